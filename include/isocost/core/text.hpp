#pragma once

#include <array>
#include <charconv>
#include <string>

namespace isocost::core {

/// The shortest decimal text that reads back as the same double: "0.1", "1e+25", "inf", "nan".
inline std::string text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return std::string(buffer.data(), end);
}

/// The same, rounded to a number of significant digits, for sentences that people read.
inline std::string text(double value, int significant_digits) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::general, significant_digits)
                         .ptr;
    return std::string(buffer.data(), end);
}

}  // namespace isocost::core
