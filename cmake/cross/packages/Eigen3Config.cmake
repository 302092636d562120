# Eigen's headers in SOCIAALDOMEIN_HEADERS; see ../configure.sh.
add_library(Eigen3::Eigen INTERFACE IMPORTED)
target_include_directories(Eigen3::Eigen INTERFACE ${SOCIAALDOMEIN_HEADERS})
