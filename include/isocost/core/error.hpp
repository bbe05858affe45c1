#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "isocost/core/text.hpp"

namespace isocost::core {

/// A parameter outside its domain: where it stands, its value, the rule it breaks, and why the
/// rule exists. Reads `talent.inverse_elasticity = -0.3: must be 0 or more (supply slopes upward)`.
class InvalidParameter : public std::invalid_argument {
public:
    InvalidParameter(std::string where, const std::string& value, std::string rule,
                     const std::string& why = "")
        : std::invalid_argument(where + " = " + value + ": " + rule +
                                (why.empty() ? "" : " (" + why + ")")),
          where_(std::move(where)),
          rule_(std::move(rule)) {}

    InvalidParameter(std::string where, double value, std::string rule, const std::string& why = "")
        : InvalidParameter(std::move(where), text(value), std::move(rule), why) {}

    const std::string& where() const noexcept { return where_; }
    const std::string& rule() const noexcept { return rule_; }

private:
    std::string where_;
    std::string rule_;
};

/// A result was asked to be optimal and is not; the message is its `explain()`.
class NotOptimal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace isocost::core
