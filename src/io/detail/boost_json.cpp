#include "io/detail/boost_json.hpp"

#include <boost/json/src.hpp>
