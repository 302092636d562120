# Install rules: library, headers, CMake package, pkg-config file, program.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/sociaaldomein)

# Three components, which become three packages (Package.cmake): what programs load, what they are built with, the program.
macro(install_library)
    install(TARGETS ${ARGV} EXPORT sociaaldomeinTargets
        RUNTIME COMPONENT library
        LIBRARY COMPONENT library NAMELINK_COMPONENT development
        ARCHIVE COMPONENT development
        FILE_SET HEADERS COMPONENT development)
endmacro()
install_library(sociaaldomein)
if(TARGET sociaaldomein_c)
    # The static C library needs the static C++ one, which is installed when that is what is built.
    set(c_targets sociaaldomein_c)
    if(NOT BUILD_SHARED_LIBS)
        list(APPEND c_targets sociaaldomein_c_static)
    endif()
    install_library(${c_targets})
endif()
install(EXPORT sociaaldomeinTargets NAMESPACE sociaaldomein:: DESTINATION ${package_dir}
    COMPONENT development)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/sociaaldomeinConfig.cmake.in
    ${PROJECT_BINARY_DIR}/package/sociaaldomeinConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/sociaaldomeinConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/package/sociaaldomeinConfig.cmake
    ${PROJECT_BINARY_DIR}/package/sociaaldomeinConfigVersion.cmake
    DESTINATION ${package_dir} COMPONENT development)

# The prefix in the .pc file is relative to that file: the installed tree can be moved. Boost has no .pc file to
# require; its directory is named only where compilers do not look by themselves.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
    BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE pc_prefix)
get_target_property(pc_boost Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
list(REMOVE_ITEM pc_boost ${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES})
list(TRANSFORM pc_boost PREPEND " -I")
list(JOIN pc_boost "" pc_cflags)
set(pc_private "${CMAKE_THREAD_LIBS_INIT}")
if(BUILD_SHARED_LIBS)
    string(APPEND pc_cflags " -DSOCIAALDOMEIN_SHARED")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/sociaaldomein.pc.in ${PROJECT_BINARY_DIR}/package/sociaaldomein.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/sociaaldomein.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)

if(TARGET sociaaldomein_c)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/sociaaldomein_c.pc.in ${PROJECT_BINARY_DIR}/package/sociaaldomein_c.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/package/sociaaldomein_c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)
endif()

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT library)
if(TARGET sociaaldomein_cli)
    install(TARGETS sociaaldomein_cli COMPONENT program)
endif()
