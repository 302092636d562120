# What only those who work on the library want. Nothing in this file reaches a consumer: options are PRIVATE to our
# targets, and the variables are set only when this is the top-level project.

function(sociaaldomein_develop target)
    if(NOT SOCIAALDOMEIN_DEVELOPER)
        return()
    endif()
    set(warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast)
    target_compile_options(${target} PRIVATE
        "$<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:${warnings};-Werror>" "$<$<CXX_COMPILER_ID:MSVC>:/W4;/WX>")
endfunction()

if(NOT SOCIAALDOMEIN_DEVELOPER)
    return()
endif()

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")  # -g1: line numbers, at a fifth of the size of -g

find_program(SOCIAALDOMEIN_CCACHE ccache)
if(SOCIAALDOMEIN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache takes units with a precompiled header only when told that __TIME__ in it does not matter.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${SOCIAALDOMEIN_CCACHE})
endif()
find_program(SOCIAALDOMEIN_LLD ld.lld)
if(SOCIAALDOMEIN_LLD AND NOT CMAKE_CROSSCOMPILING)
    add_link_options(-fuse-ld=lld)
endif()

if(SOCIAALDOMEIN_SANITIZE)
    add_compile_options(-fsanitize=${SOCIAALDOMEIN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SOCIAALDOMEIN_SANITIZE})
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
    set(SOCIAALDOMEIN_PACKAGE_TESTS OFF)  # a consumer cannot link a sanitized library without the sanitizer
endif()
