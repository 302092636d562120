# The kernels: each src/projection/kernels/NAME.inl that has a NAME.hpp beside it becomes a unit per instruction set.
# lanes.inl explains why they share nothing.

# The wide kernels are the same source at other widths. A build that asks something else of them does without: most of
# the time of an instrumented build would be theirs.
option(SOCIAALDOMEIN_WIDE_KERNELS "Kernels for AVX2 and AVX-512 too, where the machine can have them (developers)" ON)

# As instruction_set.hpp has it.
if(SOCIAALDOMEIN_WIDE_KERNELS AND NOT WIN32
        AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" AND CMAKE_SIZEOF_VOID_P EQUAL 8)
    set(kernel_sets base v3 v4)
else()
    set(kernel_sets base)
    add_compile_definitions(SD_BASE_KERNELS_ONLY)
endif()
set(kernel_bytes_base 16)
set(kernel_bytes_v3 32)
set(kernel_bytes_v4 64)
set(kernel_flags_v3 -march=x86-64-v3)
set(kernel_flags_v4 -march=x86-64-v4 -mprefer-vector-width=512)

# Sanitizers would check each reference to each local vector, thousands of them inlined into one function, and the compiler
# be busy for minutes. What a kernel can do wrong with addresses, the address sanitizer sees.
set(kernel_instruments)
if(SOCIAALDOMEIN_SANITIZE)
    set(kernel_instruments -fno-sanitize=null,alignment,object-size,pointer-overflow,bounds)
elseif(CMAKE_CXX_FLAGS MATCHES "coverage")
    set(kernel_instruments -fno-profile-arcs -fno-test-coverage)  # no promise is made about their branches
endif()

set(kernel_sources)
file(GLOB kernel_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/projection/kernels/*.inl)
foreach(kernel IN LISTS kernel_files)
    cmake_path(GET kernel STEM name)
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/src/projection/kernels/${name}.hpp)
        continue()  # an ingredient of kernels
    endif()
    foreach(set IN LISTS kernel_sets)
        set(unit ${PROJECT_BINARY_DIR}/kernels/${name}_${set}.cpp)
        file(CONFIGURE OUTPUT ${unit} CONTENT "#define SD_KERNEL_SET ${set}
#define SD_KERNEL_BYTES ${kernel_bytes_${set}}
#include \"projection/kernels/${name}.inl\"
")
        # A kernel is optimised in a debug build too: its always-inline arithmetic would be unusably slow, and its bits
        # do not depend on it. Without exceptions it refers to no symbol of the C++ run time. -Wpsabi warns of vectors passed between units, which never happens.
        set_source_files_properties(${unit} PROPERTIES
            COMPILE_OPTIONS "-O2;${kernel_flags_${set}};-fno-exceptions;-fno-math-errno;-fno-trapping-math;-Wno-psabi;-Wno-old-style-cast;${kernel_instruments}"
            SKIP_PRECOMPILE_HEADERS ON)
        list(APPEND kernel_sources ${unit})
    endforeach()
endforeach()
