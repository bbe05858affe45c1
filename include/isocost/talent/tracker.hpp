#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "isocost/core/field.hpp"
#include "isocost/talent/retention.hpp"

/// Where the top tier (about 20 %) of AI researchers of 2022 comes from and works: MacroPolo,
/// Global AI Talent Tracker 2.0 (NeurIPS 2022 papers), by reports of it: origins 47 % China, 18 %
/// United States (ITIF); work in the United States 42 %, China 28 % (latest.com); of those at
/// institutions of the United States 38 % are of Chinese and 37 % of American origin (Lianhe
/// Zaobao). Secondary sources throughout; origin is where somebody was an undergraduate.
///
/// These are margins and one column. They imply 16.0 and 15.5 % of the world in that column, so
/// 34.0 % of Chinese and 86.3 % of American origin; the rest of the table they only bound.
namespace isocost::talent {

/// Order of rows and columns.
inline constexpr std::array<std::string_view, 3> tracker_places{"china", "united_states", "rest"};

struct TrackerShares {
    std::array<double, 3> origin{};         ///< shares of the world
    std::array<double, 3> work{};           ///< shares of the world
    std::array<double, 3> united_states{};  ///< by origin, of those who work there
};

inline constexpr TrackerShares tracker_2022{
    .origin = {0.47, 0.18, 0.35}, .work = {0.28, 0.42, 0.30}, .united_states = {0.38, 0.37, 0.25}};

/// The lowest and highest share of the world that a cell can have.
struct TableBounds {
    Eigen::Matrix3d lower = Eigen::Matrix3d::Zero();
    Eigen::Matrix3d upper = Eigen::Matrix3d::Zero();
};

namespace detail {

inline constexpr Eigen::Index china = 0;
inline constexpr Eigen::Index united_states = 1;
inline constexpr Eigen::Index rest = 2;

inline double in_united_states(const TrackerShares& t, Eigen::Index origin) {
    return t.united_states[static_cast<std::size_t>(origin)] * t.work[united_states];
}

/// Of an origin, outside the United States.
inline double elsewhere(const TrackerShares& t, Eigen::Index origin) {
    return t.origin[static_cast<std::size_t>(origin)] - in_united_states(t, origin);
}

}  // namespace detail

/// Fréchet's bounds on origin × place: the column of the United States is known, in the other two a
/// cell lies between max(0, row + column − all) and min(row, column). At most 28 of the 47 % of
/// Chinese origin work in China, 60 %.
inline TableBounds tracker_bounds(const TrackerShares& t = tracker_2022) {
    TableBounds b;
    const double all = t.work[detail::china] + t.work[detail::rest];
    for (Eigen::Index o = 0; o < 3; ++o) {
        b.lower(o, detail::united_states) = detail::in_united_states(t, o);
        b.upper(o, detail::united_states) = b.lower(o, detail::united_states);
        for (const auto d : {detail::china, detail::rest}) {
            const double row = detail::elsewhere(t, o);
            const double column = t.work[static_cast<std::size_t>(d)];
            b.lower(o, d) = std::max(0.0, row + column - all);
            b.upper(o, d) = std::min(row, column);
        }
    }
    return b;
}

/// One table within the bounds. `chinese_share_of_china` is assumed: how many of those who work in
/// China are of Chinese origin, 1 at the upper bound; the others there are of both other origins in
/// proportion to who is left. Shares of the world, they sum to 1. Throws InvalidParameter.
inline Eigen::Matrix3d tracker_table(double chinese_share_of_china,
                                     const TrackerShares& t = tracker_2022) {
    const auto bounds = tracker_bounds(t);
    const double column = t.work[detail::china];
    core::require("chinese_share_of_china", chinese_share_of_china,
                  {bounds.lower(0, 0) / column, bounds.upper(0, 0) / column, false, false,
                   "must agree with the margins of the table"},
                  "0.037 to 1 in 2022");
    Eigen::Matrix3d table = bounds.lower;
    const double others =
        detail::elsewhere(t, detail::united_states) + detail::elsewhere(t, detail::rest);
    for (Eigen::Index o = 0; o < 3; ++o) {
        const double in_china = o == detail::china ? chinese_share_of_china * column
                                                   : (1.0 - chinese_share_of_china) * column *
                                                         detail::elsewhere(t, o) / others;
        table(o, detail::china) = in_china;
        table(o, detail::rest) = detail::elsewhere(t, o) - in_china;
    }
    return table;
}

/// Each row over its sum: where people of an origin work, the s_od of the migration model.
inline Eigen::Matrix3d shares_of_origin(const Eigen::Matrix3d& table) {
    return table.array().colwise() / table.rowwise().sum().array();
}

/// Of 100 authors of Chinese origin at NeurIPS 2019 who were in the United States, in 2025 87 still
/// were, 10 were in China and 3 elsewhere (Carnegie Endowment, Sheehan & Zhuang, 3 December 2025).
struct ReturnRecord {
    double stayed;
    double returned;
    double elsewhere;
    double years;
};

inline constexpr ReturnRecord return_record{0.87, 0.10, 0.03, 6.0};

/// −ln(1 − 0.10)/6 = 1.76 % per year, which counts those who went elsewhere as still at risk.
inline double return_hazard_per_year(const ReturnRecord& record = return_record) {
    return hazard_from_retention(1.0 - record.returned, record.years);
}

/// The same with both ways out competing, −ln(stayed)/years · returned/(returned + elsewhere): 1.79
/// %.
inline double competing_return_hazard_per_year(const ReturnRecord& record = return_record) {
    return hazard_from_retention(record.stayed, record.years) * record.returned /
           (record.returned + record.elsewhere);
}

}  // namespace isocost::talent
