#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

/// What a change does to the value at its path. A range moves with its value; `set` replaces it.
enum class Operation { set, multiply, add };

/// One lever of a reform: `path = "compute.cap_share"`, `set = 0.6`.
struct Change {
    std::string path;
    Operation operation = Operation::set;
    std::variant<Number, Text> operand;
    Origin origin = {};

    /// `compute.cap_share = 0.6`, `talent.wage_usd_per_year * 1.2`.
    std::string text() const;
};

/// A counterfactual: changes to a scenario, with who proposes it and where it comes from.
/// `baseline` is the title or the hash of the scenario that it was written for, empty for any.
struct Reform {
    std::string title;
    std::string author = {};
    std::string source = {};
    std::string baseline = {};
    std::vector<Change> changes = {};
    Origin origin = {};
};

/// Reads a reform from a TOML file or from text. Throws ScenarioError with every mistake.
[[nodiscard]] Reform load_reform(const std::string& path);
[[nodiscard]] Reform load_reform_text(std::string_view text, const std::string& name = "text");

/// A reform of one change from `path=value`, the value a number or a word.
[[nodiscard]] Reform parse_change(std::string_view text);

/// `path=value` where there is an equals sign, else the name of a file.
[[nodiscard]] Reform reform_from(const std::string& text);

/// The scenario with the changes made, one after the other; the given one is as before. Throws
/// ScenarioError for a path that does not exist (naming near ones), a change that leaves its value
/// as it was, a baseline that is not this scenario, and rules broken by the result.
[[nodiscard]] Scenario apply(const Scenario& scenario, const Reform& reform);

/// The same for several reforms, made in their order; only what comes out at the end must be valid.
[[nodiscard]] Scenario apply_all(const Scenario& scenario, const std::vector<Reform>& reforms);

/// The scenario with one number replaced, also by the value it has: for sweeps.
[[nodiscard]] Scenario replaced(const Scenario& scenario, const std::string& path, double value);

/// All paths that a change can name in this scenario.
core::Names levers(const Scenario& scenario);

}  // namespace isocost::scenario
