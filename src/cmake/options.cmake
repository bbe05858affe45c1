# How our own targets are compiled. Dependencies are imported targets, hence system headers.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ${PROJECT_IS_TOP_LEVEL})

# No fused multiply-add and nothing like -ffast-math: the same digits on every machine.
function(isocost_options target)
    target_compile_features(${target} PRIVATE cxx_std_20)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow
        $<$<BOOL:${ISOCOST_WERROR}>:-Werror>
        -ffp-contract=off)
endfunction()

# Is there anything to build below a folder? A part without files is not built; a part with files must build.
function(isocost_sources result)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${ARGN})
    list(SORT files)
    set(${result} "${files}" PARENT_SCOPE)
endfunction()
