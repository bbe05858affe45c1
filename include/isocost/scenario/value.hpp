#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::scenario {

/// Where a value was written; for messages, not part of what a scenario is.
struct Origin {
    std::string file;
    int line = 0;
};

/// A number of a scenario: plain, or `{ value, low, high, source }` with low ≤ value ≤ high. NaN
/// where it was not given.
struct Number {
    double value = core::nan;
    double low = core::nan;
    double high = core::nan;
    std::string source = {};
    Origin origin = {};

    bool given() const { return !std::isnan(value); }
    bool ranged() const { return !std::isnan(low) || !std::isnan(high); }
    double value_or(double otherwise) const { return given() ? value : otherwise; }
};

/// A text of a scenario: prose, or one of a few words.
struct Text {
    std::string value = {};
    Origin origin = {};

    bool given() const { return !value.empty(); }
};

/// A list of names of a scenario.
struct NameList {
    std::vector<std::string> value = {};
    Origin origin = {};

    bool given() const { return !value.empty(); }
};

}  // namespace isocost::scenario
