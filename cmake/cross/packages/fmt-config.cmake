# fmt's headers in SOCIAALDOMEIN_HEADERS; see ../configure.sh.
add_library(fmt::fmt-header-only INTERFACE IMPORTED)
target_include_directories(fmt::fmt-header-only INTERFACE ${SOCIAALDOMEIN_HEADERS})
