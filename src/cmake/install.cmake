# cmake --install, then find_package(isocost CONFIG) gives isocost::headers and isocost::isocost.
if(SKBUILD)
    return()  # a wheel holds the package and the command alone
endif()
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/isocost")

install(TARGETS isocost_headers EXPORT headers FILE_SET HEADERS COMPONENT development)
install(EXPORT headers NAMESPACE isocost:: FILE isocost-headers.cmake
    DESTINATION "${package_folder}" COMPONENT development)
if(ISOCOST_LIBRARY)
    install(TARGETS isocost EXPORT library COMPONENT development)
    install(EXPORT library NAMESPACE isocost:: FILE isocost-library.cmake
        DESTINATION "${package_folder}" COMPONENT development)
endif()

if(BUILD_SHARED_LIBS)
    set(BUILD_SHARED_LIBS_VALUE ON)
else()
    set(BUILD_SHARED_LIBS_VALUE OFF)
endif()
configure_package_config_file(src/cmake/isocost-config.cmake.in isocost-config.cmake
    INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file(isocost-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/isocost-config.cmake" "${CMAKE_CURRENT_BINARY_DIR}/isocost-config-version.cmake"
    DESTINATION "${package_folder}" COMPONENT development)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT development)
