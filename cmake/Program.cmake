# The command-line program, in <build>/bin.

file(GLOB_RECURSE program_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/*.cpp)
if(NOT program_sources)
    message(STATUS "sociaaldomein: src/cli is empty, no program is built")
    return()
endif()
find_package(CLI11 2.1 CONFIG REQUIRED)

# All but main() in a library of its own, so that tests can call it.
set(program_main ${PROJECT_SOURCE_DIR}/src/cli/main.cpp)
list(REMOVE_ITEM program_sources ${program_main})
add_executable(sociaaldomein_cli ${program_main})
if(program_sources)
    add_library(sociaaldomein_cli_parts OBJECT ${program_sources})
    target_link_libraries(sociaaldomein_cli PRIVATE sociaaldomein_cli_parts)
    set(program_targets sociaaldomein_cli sociaaldomein_cli_parts)
else()
    set(program_targets sociaaldomein_cli)
endif()
foreach(target IN LISTS program_targets)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    sociaaldomein_common(${target} PRIVATE)
    target_link_libraries(${target} PRIVATE sociaaldomein::sociaaldomein CLI11::CLI11)
    sociaaldomein_develop(${target})
endforeach()
set_target_properties(sociaaldomein_cli PROPERTIES
    OUTPUT_NAME sociaaldomein
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
