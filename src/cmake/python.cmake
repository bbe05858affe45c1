# The raw module isocost._core, beside links to the package's sources so that the build tree can be imported.
isocost_sources(module_sources python/src/*.cpp)
if(module_sources)
    execute_process(COMMAND "${Python_EXECUTABLE}" -m pybind11 --cmakedir
        OUTPUT_VARIABLE pybind11_DIR OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "${Python_EXECUTABLE} has no pybind11: run sh src/tools/setup.sh first, "
            "or configure with -DISOCOST_PYTHON=OFF")
    endif()
    find_package(pybind11 3 REQUIRED CONFIG)

    pybind11_add_module(_core MODULE NO_EXTRAS ${module_sources})
    isocost_options(_core)
    if(ISOCOST_LIBRARY)
        target_link_libraries(_core PRIVATE isocost)
    else()
        target_link_libraries(_core PRIVATE isocost_headers)
    endif()
    target_include_directories(_core PRIVATE python/src)
    isocost_precompile(_core <pybind11/pybind11.h> <pybind11/stl.h> <pybind11/eigen.h>)
    if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
        target_compile_options(_core PRIVATE -O1)
    endif()

    set(ISOCOST_PYTHON_PATH "${CMAKE_CURRENT_BINARY_DIR}/python")
    set_target_properties(_core PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${ISOCOST_PYTHON_PATH}/isocost")
    file(GLOB_RECURSE package_files CONFIGURE_DEPENDS
        RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}/python" python/isocost/*)
    list(FILTER package_files EXCLUDE REGEX "__pycache__|\\.pyc$")
    foreach(file IN LISTS package_files)
        cmake_path(GET file PARENT_PATH folder)
        file(MAKE_DIRECTORY "${ISOCOST_PYTHON_PATH}/${folder}")
        file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}/python/${file}" "${ISOCOST_PYTHON_PATH}/${file}" SYMBOLIC)
    endforeach()

    if(SKBUILD)
        install(TARGETS _core LIBRARY DESTINATION isocost COMPONENT python)
    endif()
endif()
