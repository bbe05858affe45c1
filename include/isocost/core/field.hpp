#pragma once

#include <cmath>
#include <concepts>
#include <limits>
#include <string>
#include <string_view>

#include "isocost/core/error.hpp"

namespace isocost::core {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The domain of a parameter, with the sentence that a person reads who left it.
struct Bounds {
    double lower;
    double upper;
    bool open_lower;
    bool open_upper;
    std::string_view rule;

    constexpr bool contains(double value) const {
        return (open_lower ? value > lower : value >= lower) &&
               (open_upper ? value < upper : value <= upper);
    }
};

inline constexpr Bounds positive{0.0, infinity, true, true, "must be positive and finite"};
inline constexpr Bounds positive_or_infinite{0.0, infinity, true, false, "must be positive"};
inline constexpr Bounds nonnegative{0.0, infinity, false, true, "must be 0 or more and finite"};
inline constexpr Bounds nonnegative_or_infinite{0.0, infinity, false, false, "must be 0 or more"};

/// One row of a field table, the only place where a parameter is written down. Validation,
/// scenario keys, Python attributes and the reference page all read it.
template <class Parameters>
struct Field {
    std::string_view key;
    double Parameters::*member;
    Bounds bounds;
    std::string_view unit;
    std::string_view meaning;
};

template <class Parameters>
Field(std::string_view, double Parameters::*, Bounds, std::string_view, std::string_view)
    -> Field<Parameters>;

/// Throws InvalidParameter unless the value lies within the bounds (NaN never does).
inline void require(std::string_view where, double value, const Bounds& bounds,
                    std::string_view why = "") {
    if (!bounds.contains(value))
        throw InvalidParameter(std::string(where), value, std::string(bounds.rule),
                               std::string(why));
}

/// The same for a place that takes words to build: `where` is a function and called on failure.
template <std::invocable Where>
void require(const Where& where, double value, const Bounds& bounds, std::string_view why = "") {
    if (!bounds.contains(value)) require(std::string_view(where()), value, bounds, why);
}

/// Checks every field of a parameter struct against its table `fields(Parameters)`.
template <class Parameters, std::invocable Where>
const Parameters& checked(const Parameters& parameters, const Where& where) {
    for (const auto& field : fields(parameters))
        if (!field.bounds.contains(parameters.*field.member))
            require(where() + "." + std::string(field.key), parameters.*field.member, field.bounds,
                    field.meaning);
    return parameters;
}
template <class Parameters>
const Parameters& checked(const Parameters& parameters, std::string_view where) {
    return checked(parameters, [where] { return std::string(where); });
}

}  // namespace isocost::core
