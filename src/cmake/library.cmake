# isocost::headers needs Eigen alone; isocost::isocost adds what iterates over a third party or reads files.
find_package(Eigen3 REQUIRED CONFIG)  # without a version: 3.4 refuses Eigen 5

add_library(isocost_headers INTERFACE)
add_library(isocost::headers ALIAS isocost_headers)
isocost_sources(headers include/isocost/*.hpp)
target_sources(isocost_headers INTERFACE FILE_SET HEADERS BASE_DIRS include FILES ${headers})
target_compile_features(isocost_headers INTERFACE cxx_std_20)
target_link_libraries(isocost_headers INTERFACE Eigen3::Eigen)
set_target_properties(isocost_headers PROPERTIES EXPORT_NAME headers)

# Every header compiles alone: built by the target all_verify_interface_header_sets.
set_target_properties(isocost_headers PROPERTIES VERIFY_INTERFACE_HEADER_SETS ${PROJECT_IS_TOP_LEVEL})

isocost_sources(library_sources src/*.cpp)
list(FILTER library_sources EXCLUDE REGEX "/src/cli/")
if(NOT library_sources)
    set(ISOCOST_LIBRARY OFF)
endif()
if(ISOCOST_LIBRARY)
    # Debian has two NLopt packages whose folders differ only by a suffix: take the plain one.
    set(CMAKE_FIND_PACKAGE_SORT_ORDER NAME)
    set(CMAKE_FIND_PACKAGE_SORT_DIRECTION ASC)
    find_package(NLopt REQUIRED CONFIG)
    find_package(fmt REQUIRED CONFIG)
    find_package(tomlplusplus REQUIRED CONFIG)
    find_package(nlohmann_json REQUIRED CONFIG)
    find_package(Boost REQUIRED CONFIG)

    add_library(isocost ${library_sources})
    add_library(isocost::isocost ALIAS isocost)
    isocost_options(isocost)
    # Most of a source's compile time is the headers that it shares with its neighbors: compiled together, a third of it.
    set_target_properties(isocost PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    include(batches)
    target_link_libraries(isocost
        PUBLIC isocost_headers
        PRIVATE NLopt::nlopt fmt::fmt tomlplusplus::tomlplusplus
                $<BUILD_INTERFACE:nlohmann_json::nlohmann_json> $<BUILD_INTERFACE:Boost::headers>)
    set_target_properties(isocost PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
endif()
