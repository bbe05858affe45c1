#pragma once

/// The version of the library, written here and read by CMake and by the Python package.
namespace isocost {

inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;
inline constexpr const char* version = "0.1.0";

}  // namespace isocost
