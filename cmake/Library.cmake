# The library target. Nothing here depends on who builds it, except the call to sociaaldomein_develop().

# Global, so that a project that adds us as a subdirectory can link what we link.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
find_package(Boost 1.81 CONFIG REQUIRED)
find_package(Eigen3 3.4 CONFIG REQUIRED)
find_package(fmt 9 CONFIG REQUIRED)
find_package(Threads REQUIRED)
unset(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL)

set(library_sources)
foreach(layer IN LISTS SOCIAALDOMEIN_LAYERS)
    file(GLOB_RECURSE layer_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${layer}/*.cpp)
    list(APPEND library_sources ${layer_sources})
endforeach()
if("projection" IN_LIST SOCIAALDOMEIN_LAYERS)
    include(cmake/Kernels.cmake)
    list(APPEND library_sources ${kernel_sources})
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE MATCHES "Rel")
    # At -O2 g++ 12 copies numbers one by one: reading an archive of a panel would take a fifth longer.
    set_source_files_properties(${PROJECT_SOURCE_DIR}/src/io/detail/archive_reader.cpp PROPERTIES COMPILE_OPTIONS -O3)
endif()
# A text that is about to be filled need not be filled before: C++23 can say so.
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/io/detail/lengthen.cpp PROPERTIES
    COMPILE_OPTIONS $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-std=c++2b>
    SKIP_PRECOMPILE_HEADERS ON)
file(GLOB_RECURSE library_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/*.hpp)

# What all our code is compiled with, whoever builds it.
function(sociaaldomein_common target scope)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    # Fused multiply-add rounds once where two operations round twice: results would depend on the machine.
    target_compile_options(${target} ${scope} $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-ffp-contract=off>)
    # fmt header-only, and by its include directory instead of its target: who links us need not have it.
    target_compile_definitions(${target} ${scope} FMT_HEADER_ONLY=1)
    target_include_directories(${target} SYSTEM ${scope}
        $<TARGET_PROPERTY:fmt::fmt-header-only,INTERFACE_INCLUDE_DIRECTORIES>)
endfunction()

# A function, because a shared developer build needs the same library once more: tests reach private functions,
# which a shared library hides.
function(sociaaldomein_add_library name type)
    add_library(${name} ${type} ${library_sources})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include
        FILES ${library_headers})
    target_compile_features(${name} PUBLIC cxx_std_20)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC Boost::headers Eigen3::Eigen PRIVATE Threads::Threads)
    sociaaldomein_common(${name} PRIVATE)
    if(type STREQUAL SHARED)
        target_compile_definitions(${name} PUBLIC SOCIAALDOMEIN_SHARED PRIVATE SOCIAALDOMEIN_BUILDING)
    endif()
    set_target_properties(${name} PROPERTIES
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON)
    sociaaldomein_develop(${name})
endfunction()

if(BUILD_SHARED_LIBS)
    sociaaldomein_add_library(sociaaldomein SHARED)
else()
    sociaaldomein_add_library(sociaaldomein STATIC)
endif()
add_library(sociaaldomein::sociaaldomein ALIAS sociaaldomein)
# Plain libsociaaldomein is the C library (bindings/c): what other languages name.
set_target_properties(sociaaldomein PROPERTIES
    OUTPUT_NAME sociaaldomein_cpp
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}  # before 1.0 a minor version may break
    VERIFY_INTERFACE_HEADER_SETS ${SOCIAALDOMEIN_DEVELOPER})
