#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "isocost/core/field.hpp"

namespace isocost::knowledge {

inline constexpr core::Bounds share{0.0, 1.0, false, false, "must be from 0 to 1"};
inline constexpr core::Bounds at_least_one{1.0, core::infinity, false, true,
                                           "must be 1 or more and finite"};

inline constexpr double most_people = 1e6;  ///< of a lab; what counts people one by one ends

/// Throws InvalidParameter unless the value counts something: people, directions, experiments.
inline void require_whole(std::string_view where, double value) {
    if (std::floor(value) != value)
        throw core::InvalidParameter(std::string(where), value, "must be a whole number");
}

/// Throws InvalidParameter unless the value is a whole number from `least` to `most`.
inline void require_count(std::string_view where, double value, double least, double most,
                          std::string_view why = "") {
    if (!(value >= least && value <= most))
        throw core::InvalidParameter(
            std::string(where), value,
            "must be from " + core::text(least) + " to " + core::text(most), std::string(why));
    require_whole(where, value);
}

}  // namespace isocost::knowledge
