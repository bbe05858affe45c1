# One program per folder of tests that holds *_test.cpp; every test case is a CTest.
find_package(doctest REQUIRED CONFIG)
find_package(Boost REQUIRED CONFIG)
find_package(nlohmann_json REQUIRED CONFIG)
include("${doctest_DIR}/doctest.cmake")

add_library(isocost_test_main OBJECT tests/main.cpp)
target_link_libraries(isocost_test_main PRIVATE doctest::doctest)
target_compile_options(isocost_test_main PRIVATE -O1)

# All programs of tests/, and nothing else.
add_custom_target(isocost_test_programs)

function(isocost_test_program chapter)
    isocost_sources(sources tests/${chapter}/*.cpp)
    set(program ${chapter}_tests)
    add_executable(${program} ${sources} $<TARGET_OBJECTS:isocost_test_main>)
    add_dependencies(isocost_test_programs ${program})
    isocost_options(${program})
    # GCC 12 sees overlaps and overruns in the concatenation of two strings that are not there (GCC bug 105329).
    target_compile_options(${program} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow>)
    target_include_directories(${program} PRIVATE tests)
    target_compile_definitions(${program} PRIVATE ISOCOST_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${program} PRIVATE
        $<IF:$<TARGET_EXISTS:isocost>,isocost,isocost_headers>
        doctest::doctest Boost::headers nlohmann_json::nlohmann_json)
    # Most of a test's compile time is the solvers it includes, so files are compiled eight at a time.
    set_target_properties(${program} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    # A filter that matches nothing leaves doctest content; it must not leave us so.
    doctest_discover_tests(${program}
        TEST_PREFIX "${chapter}/"
        PROPERTIES TIMEOUT 600 FAIL_REGULAR_EXPRESSION "test cases: +0 ")
endfunction()

isocost_sources(test_files tests/*_test.cpp)
set(chapters)
foreach(file IN LISTS test_files)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/tests")
    string(REGEX MATCH "^[^/]+" chapter "${file}")
    list(APPEND chapters "${chapter}")
endforeach()
list(REMOVE_DUPLICATES chapters)
foreach(chapter IN LISTS chapters)
    isocost_test_program(${chapter})
endforeach()

# tests/python: one CTest per file, against the package of the build tree.
function(isocost_python_test name)
    add_test(NAME "${name}" COMMAND "${Python_EXECUTABLE}" ${ARGN} WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
    set_tests_properties("${name}" PROPERTIES TIMEOUT 600
        ENVIRONMENT "PYTHONPATH=${ISOCOST_PYTHON_PATH};PYTHONDONTWRITEBYTECODE=1;MPLBACKEND=Agg"
        ENVIRONMENT_MODIFICATION "PATH=path_list_prepend:${CMAKE_CURRENT_BINARY_DIR}/bin")
endfunction()
if(TARGET _core)
    isocost_sources(python_tests tests/python/test_*.py)
    foreach(file IN LISTS python_tests)
        cmake_path(GET file STEM name)
        isocost_python_test("python/${name}" -m pytest -q -p no:cacheprovider
            --rootdir "${CMAKE_CURRENT_SOURCE_DIR}" "${file}")
    endforeach()
endif()

# tests/cli: the command as a user runs it.
if(TARGET isocost_command AND TARGET _core)
    isocost_python_test(cli -m pytest -q -p no:cacheprovider
        --rootdir "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}/tests/cli")
    set_property(TEST cli APPEND PROPERTY ENVIRONMENT "ISOCOST_COMMAND=$<TARGET_FILE:isocost_command>")
endif()
