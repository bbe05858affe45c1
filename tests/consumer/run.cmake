# cmake -DBUILD=… -DCONFIG=… -DCOMPILER=… -DFLAGS=… -P run.cmake
# Install the build tree into a folder of its own, then configure, build and run both consumers against it.
set(prefix "${BUILD}/consumer/prefix")
file(REMOVE_RECURSE "${BUILD}/consumer")
execute_process(COMMAND_ERROR_IS_FATAL ANY
    COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${prefix}")

foreach(library IN ITEMS OFF ON)
    set(folder "${BUILD}/consumer/library-${library}")
    execute_process(COMMAND_ERROR_IS_FATAL ANY
        COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}" -B "${folder}"
            "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}"
            -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF -DLIBRARY=${library})
    execute_process(COMMAND "${CMAKE_COMMAND}" --build "${folder}" COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${folder}/consumer" COMMAND_ERROR_IS_FATAL ANY)
    file(STRINGS "${folder}/CMakeCache.txt" found REGEX "^isocost_DIR:")
    if(NOT found MATCHES "=${prefix}/")
        message(FATAL_ERROR "found another isocost than the one installed: ${found}")
    endif()
endforeach()
