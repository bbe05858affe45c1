# cmake -DBUILD=… -DCOMPILER=… -P run.cmake
# Install the build tree into a folder of its own, then configure, build and run two projects that find it there.
set(prefix "${BUILD}/consumer/prefix")
file(REMOVE_RECURSE "${BUILD}/consumer")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}" COMMAND_ERROR_IS_FATAL ANY)

function(consume program)
    set(folder "${BUILD}/consumer/${program}")
    execute_process(COMMAND_ERROR_IS_FATAL ANY
        COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${CMAKE_CURRENT_LIST_DIR}" -B "${folder}" "-DPROGRAM=${program}"
            "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
            -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF ${ARGN})
    execute_process(COMMAND "${CMAKE_COMMAND}" --build "${folder}" COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND "${folder}/${program}" COMMAND_ERROR_IS_FATAL ANY)
    file(STRINGS "${folder}/CMakeCache.txt" found REGEX "^isocost_DIR:")
    if(NOT found MATCHES "=${prefix}/")
        message(FATAL_ERROR "found another isocost than the one installed: ${found}")
    endif()
endfunction()

# The headers must do without every dependency of the compiled library.
set(without)
foreach(package IN ITEMS NLopt fmt tomlplusplus nlohmann_json Boost)
    list(APPEND without "-DCMAKE_DISABLE_FIND_PACKAGE_${package}=ON")
endforeach()
consume(headers_alone ${without})
consume(compiled_library)
