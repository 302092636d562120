# As the header says: FMT_VERSION is 90100 for 9.1.
file(STRINGS ${SOCIAALDOMEIN_HEADERS}/fmt/core.h line REGEX "#define FMT_VERSION [0-9]+")
string(REGEX REPLACE "[^0-9]*([0-9]+)$" "\\1" number "${line}")
math(EXPR major "${number} / 10000")
math(EXPR minor "${number} / 100 % 100")
set(PACKAGE_VERSION ${major}.${minor})
if(PACKAGE_VERSION VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION)
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
