// Boost's JSON tokenizer, compiled into this library: the static one of distributions is not position-independent.
// Layer: io (private).
#pragma once

#include <boost/json/basic_parser_impl.hpp>
