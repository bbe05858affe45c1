# The rules of the house as tests, and a test that each of them can fail.
foreach(check IN ITEMS layers walls twins lengths macros titles words top_level)
    add_test(NAME "checks/${check}"
        COMMAND "${Python_EXECUTABLE}" -B "${CMAKE_CURRENT_SOURCE_DIR}/tests/checks/run.py" ${check})
endforeach()
add_test(NAME "checks/each can fail"
    COMMAND "${Python_EXECUTABLE}" -B -m pytest -q -p no:cacheprovider --rootdir "${CMAKE_CURRENT_SOURCE_DIR}"
            "${CMAKE_CURRENT_SOURCE_DIR}/tests/checks")

# Install, then build and run a project that finds the package.
if(TARGET isocost)
    add_test(NAME consumer
        COMMAND "${CMAKE_COMMAND}" "-DBUILD=${CMAKE_CURRENT_BINARY_DIR}" "-DCOMPILER=${CMAKE_CXX_COMPILER}"
            -P "${CMAKE_CURRENT_SOURCE_DIR}/tests/consumer/run.cmake")
    set_tests_properties(consumer PROPERTIES TIMEOUT 600)
endif()
