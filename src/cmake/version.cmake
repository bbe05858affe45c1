# The version is written once, in include/isocost/version.hpp.
set(version_header "${CMAKE_CURRENT_SOURCE_DIR}/include/isocost/version.hpp")
file(STRINGS "${version_header}" version_line REGEX "version = \"")
if(NOT version_line MATCHES "version = \"([0-9]+\\.[0-9]+\\.[0-9]+)\"")
    message(FATAL_ERROR "no version = \"x.y.z\" in ${version_header}")
endif()
set(ISOCOST_VERSION "${CMAKE_MATCH_1}")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${version_header}")
