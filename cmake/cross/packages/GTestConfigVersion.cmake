# As Debian's sources say.
file(STRINGS /usr/src/googletest/CMakeLists.txt line REGEX "GOOGLETEST_VERSION [0-9.]+")
string(REGEX MATCH "[0-9]+[0-9.]+" PACKAGE_VERSION "${line}")
if(PACKAGE_VERSION VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION)
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
