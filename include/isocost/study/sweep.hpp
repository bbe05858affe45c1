#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/scenario/run.hpp"

namespace isocost::study {

/// The values of one number of a scenario, from first to last.
struct Sweep {
    std::string path;
    std::vector<double> values;
};

/// `path=a:b:n`, n values from a to b: evenly spaced, or evenly in logarithms for
/// `path=a:b:n:log`. Throws ScenarioError.
[[nodiscard]] Sweep parse_sweep(std::string_view text);

/// One scenario solved for every value, in the order of the values.
struct SweepTable {
    std::string path;
    scenario::Solved baseline;
    std::vector<double> values;
    std::vector<firm::Result> results;
};

/// Solves the scenario at every value; `progress(done, all)` is called after each. A value that the
/// scenario's rules forbid, and a number on which no result depends, is a ScenarioError.
[[nodiscard]] SweepTable sweep(const scenario::Scenario& scenario, const Sweep& over,
                               const std::function<void(std::size_t, std::size_t)>& progress = {});

/// The table as aligned text, as comma-separated values (RFC 4180), and as JSON.
[[nodiscard]] std::string to_text(const SweepTable& table);
[[nodiscard]] std::string to_csv(const SweepTable& table);
[[nodiscard]] std::string to_json(const SweepTable& table);

}  // namespace isocost::study
