# As the headers say: BOOST_VERSION is 108100 for 1.81.
file(STRINGS ${SOCIAALDOMEIN_HEADERS}/boost/version.hpp line REGEX "#define BOOST_VERSION [0-9]+")
string(REGEX REPLACE "[^0-9]*([0-9]+)$" "\\1" number "${line}")
math(EXPR major "${number} / 100000")
math(EXPR minor "${number} / 100 % 1000")
set(PACKAGE_VERSION ${major}.${minor})
if(PACKAGE_VERSION VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION)
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
