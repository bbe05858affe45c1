#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "isocost/compute/accelerator.hpp"

namespace isocost::scenario {

/// A day written YYYY-MM-DD, if it is one of the calendar.
inline std::optional<compute::Date> day_of(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int read = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &read) != 3 ||
        text.size() != 10 || read != 10 ||
        text.find_first_not_of("0123456789-") != std::string::npos)
        return std::nullopt;
    const compute::Date date{std::chrono::year(year), std::chrono::month(month),
                             std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace isocost::scenario
