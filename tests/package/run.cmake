# One step of the package test; see CMakeLists.txt for the variables.

set(prefix ${WORK}/moved)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Configures the consumer in a build directory of its own.
function(configure name)
    run(${CMAKE_COMMAND} -S ${SOURCE}/tests/package/consumer -B ${WORK}/${name} -G ${GENERATOR}
        -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_COMPILER_LAUNCHER=${CCACHE} -D CMAKE_BUILD_TYPE=None
        -D BUILD_SHARED_LIBS=${SHARED} -D EXPECTED_VERSION=${VERSION} ${ARGN})
endfunction()

# Configures, builds and runs it.
function(consume name)
    configure(${name} ${ARGN})
    run(${CMAKE_COMMAND} --build ${WORK}/${name} --parallel 2)
    file(GLOB consumers ${WORK}/${name}/consumer ${WORK}/${name}/consumer_c*)  # in C++, and in C
    foreach(consumer IN LISTS consumers)
        run(${consumer} ${VERSION})
    endforeach()
endfunction()

if(STEP STREQUAL "install")
    file(REMOVE_RECURSE ${WORK}/installed ${prefix})
    run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/installed)
    file(RENAME ${WORK}/installed ${prefix})  # an installed tree can be moved
    file(GLOB_RECURSE descriptions ${prefix}/*.cmake ${prefix}/*.pc)
    foreach(file IN LISTS descriptions)
        file(READ ${file} text)
        foreach(path IN ITEMS ${SOURCE} ${WORK})
            string(FIND "${text}" "${path}/" position)
            if(NOT position EQUAL -1)
                message(FATAL_ERROR "${file} names ${path}, which the user does not have")
            endif()
        endforeach()
    endforeach()
    if(NOT descriptions)
        message(FATAL_ERROR "nothing in ${prefix} describes the package")
    endif()
elseif(STEP STREQUAL "find_package")
    # A fresh build directory, or a package that is found in the cache only would pass.
    file(REMOVE_RECURSE ${WORK}/find_package)
    consume(find_package -D CMAKE_PREFIX_PATH=${prefix})
elseif(STEP STREQUAL "pkg_config")
    file(GLOB_RECURSE pc ${prefix}/sociaaldomein_cpp.pc)
    cmake_path(GET pc PARENT_PATH pc_dir)
    set(ENV{PKG_CONFIG_PATH} ${pc_dir})
    if(SHARED)
        set(static)
    else()
        set(static --static)
    endif()
    execute_process(COMMAND ${PKG_CONFIG} ${static} --cflags --libs "sociaaldomein_cpp = ${VERSION}"
        OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags)
    run(${COMPILER} -std=c++20 ${SOURCE}/tests/package/consumer/consumer.cpp -o ${WORK}/pkg_config_consumer ${flags})
    cmake_path(GET pc_dir PARENT_PATH lib_dir)
    set(ENV{LD_LIBRARY_PATH} ${lib_dir})
    run(${WORK}/pkg_config_consumer ${VERSION})
    execute_process(COMMAND ${PKG_CONFIG} --cflags --libs "sociaaldomein = ${VERSION}"
        OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags)
    run(cc -std=c99 ${SOURCE}/tests/package/consumer/consumer.c -o ${WORK}/pkg_config_consumer_c ${flags})
    run(${WORK}/pkg_config_consumer_c ${VERSION})
    if(NOT SHARED)
        execute_process(COMMAND ${PKG_CONFIG} --static --cflags --libs sociaaldomein
            OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
        separate_arguments(flags)
        run(cc -std=c99 -static ${SOURCE}/tests/package/consumer/consumer.c -o ${WORK}/pkg_config_static_c ${flags})
        set(ENV{LD_LIBRARY_PATH} "")
        run(${WORK}/pkg_config_static_c ${VERSION})
    endif()
elseif(STEP STREQUAL "deb")
    # The packages are installed into an empty root, which a file of two of them would stop, used from there, and removed.
    file(REMOVE_RECURSE ${WORK}/deb)
    cmake_path(GET CMAKE_COMMAND PARENT_PATH tools)
    run(${tools}/cpack -G DEB --config ${BUILD}/CPackConfig.cmake -B ${WORK}/deb)
    file(GLOB packages ${WORK}/deb/*.deb)
    list(LENGTH packages count)
    if(NOT count EQUAL 3)
        message(FATAL_ERROR "found the packages ${packages}, expected library, development and program")
    endif()
    set(root ${WORK}/deb/root)
    file(MAKE_DIRECTORY ${root}/var/lib/dpkg/info ${root}/var/lib/dpkg/updates ${root}/var/lib/dpkg/triggers)
    file(TOUCH ${root}/var/lib/dpkg/status)
    # What they depend on is installed outside of the root.
    set(dpkg dpkg --root=${root} --log=/dev/null --force-depends --force-not-root --force-script-chrootless)
    run(${dpkg} --install ${packages})
    file(GLOB development ${WORK}/deb/libsociaaldomein-dev_${VERSION}*.deb)
    run(dpkg-deb --field ${development} Depends)
    run(${root}/usr/bin/sociaaldomein --version)
    run(${root}/usr/bin/sociaaldomein show ${SOURCE}/examples/zwolle/programme.json tracks)
    run(cc -std=c99 ${SOURCE}/tests/package/consumer/consumer.c -I${root}/usr/include -L${root}/usr/lib
        -lsociaaldomein -o ${WORK}/deb/consumer)
    set(ENV{LD_LIBRARY_PATH} ${root}/usr/lib)
    run(${WORK}/deb/consumer ${VERSION})
    run(${dpkg} --purge sociaaldomein libsociaaldomein-dev libsociaaldomein1)
    file(GLOB_RECURSE left LIST_DIRECTORIES false ${root}/usr/*)
    if(left)
        message(FATAL_ERROR "removing the packages left ${left}")
    endif()
elseif(STEP STREQUAL "add_subdirectory")
    # The whole library is configured, which shows that nothing of ours turns up in another's project. What is compiled
    # and linked with that project's flags is one layer, which is all that the consumer uses: the others are compiled
    # with the same, and the whole would take minutes. This build directory is kept.
    configure(add_subdirectory -D SOCIAALDOMEIN_DIR_TO_ADD=${SOURCE} -D SOCIAALDOMEIN_ONLY_LAYERS=)
    consume(add_subdirectory -D SOCIAALDOMEIN_DIR_TO_ADD=${SOURCE} -D SOCIAALDOMEIN_ONLY_LAYERS=core)
else()
    message(FATAL_ERROR "STEP is '${STEP}', expected install, find_package, pkg_config, deb or add_subdirectory")
endif()
