# Boost's headers in SOCIAALDOMEIN_HEADERS; see ../configure.sh.
add_library(Boost::headers INTERFACE IMPORTED)
target_include_directories(Boost::headers INTERFACE ${SOCIAALDOMEIN_HEADERS})
