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
# A C program that links statically needs the C++ library and what that stands on.
set(pc_c_private "-lsociaaldomein_cpp ${pc_private}")
foreach(name IN ITEMS stdc++ c++ m)
    if(name IN_LIST CMAKE_CXX_IMPLICIT_LINK_LIBRARIES)
        string(APPEND pc_c_private " -l${name}")
    endif()
endforeach()
set(pc_names sociaaldomein_cpp)
if(TARGET sociaaldomein_c)
    list(APPEND pc_names sociaaldomein)
endif()
foreach(name IN LISTS pc_names)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in ${PROJECT_BINARY_DIR}/package/${name}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/package/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT development)
endforeach()

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT library)
if(TARGET sociaaldomein_cli)
    install(TARGETS sociaaldomein_cli COMPONENT program)
endif()
