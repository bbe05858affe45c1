# ccache when it is there; precompiled headers need these two allowances.
find_program(ISOCOST_CCACHE ccache)
mark_as_advanced(ISOCOST_CCACHE)
if(ISOCOST_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros
        CCACHE_BASEDIR=${CMAKE_CURRENT_SOURCE_DIR}
        CCACHE_NOHASHDIR=1
        ${ISOCOST_CCACHE})
endif()

# Headers that many files of one target include, compiled once.
function(isocost_precompile target)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -fpch-preprocess)
    elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
    endif()
endfunction()
