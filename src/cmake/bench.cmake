# Programs that time; nothing timed is asserted in tests.
isocost_sources(bench_sources tests/bench/*.cpp)
if(bench_sources)
    find_package(benchmark QUIET CONFIG)
    foreach(file IN LISTS bench_sources)
        cmake_path(GET file STEM name)
        add_executable(${name} "${file}")
        isocost_options(${name})
        target_include_directories(${name} PRIVATE tests)
        target_link_libraries(${name} PRIVATE $<IF:$<TARGET_EXISTS:isocost>,isocost,isocost_headers>
            NLopt::nlopt Boost::headers $<TARGET_NAME_IF_EXISTS:benchmark::benchmark>)
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/bench")
    endforeach()
endif()
