#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "isocost/scenario/path.hpp"

/// Private to src/scenario: how chapters make columns.
namespace isocost::scenario::detail {

/// A figure of a year and where it stands in a table.
template <class Year>
struct YearFigure {
    const char* name;
    const char* unit;
    const char* group;
    double Year::*member;
};

template <class Year, std::size_t n>
std::vector<PathColumn> columns_of(const std::vector<Year>& years,
                                   const std::array<YearFigure<Year>, n>& figures) {
    std::vector<PathColumn> columns;
    for (const auto& figure : figures) {
        columns.push_back({figure.name, figure.unit, figure.group, {}});
        for (const auto& year : years) columns.back().values.push_back(year.*figure.member);
    }
    return columns;
}

/// 0, 1, … count − 1.
inline std::vector<double> years_from_0(std::size_t count) {
    std::vector<double> years;
    for (std::size_t t = 0; t < count; ++t) years.push_back(static_cast<double>(t));
    return years;
}

/// `points` + 1 times from 0 to the last, evenly.
inline std::vector<double> even_times(double last, double points) {
    std::vector<double> times;
    for (int k = 0; k <= static_cast<int>(points); ++k)
        times.push_back(last * static_cast<double>(k) / points);
    return times;
}

}  // namespace isocost::scenario::detail
