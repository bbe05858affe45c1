#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/firm/result.hpp"
#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/build.hpp"
#include "isocost/scenario/reform.hpp"

namespace isocost::scenario {

/// What every result carries: which scenario, in which money, with which elasticities, by which
/// program and how exactly.
struct Provenance {
    std::string title;
    std::string hash;  ///< of the scenario that was solved, reforms included
    int price_year;
    std::vector<std::pair<std::string, double>>
        sigma;                  ///< of every nest; the outermost is "technology"
    std::string compute_means;  ///< empty without compute
    double tolerance;
    std::string version;
};

/// A scenario, the model built from it, and its equilibrium.
struct Solved {
    Provenance provenance;
    Scenario scenario;
    Model model;
    firm::Result result;
    std::vector<Answer> answers = {};  ///< of the chapters that the scenario asks as well
};

/// Reform against baseline: reform − baseline, and the ratio minus 1. NaN unless both are solved.
struct Difference {
    double opex_usd_per_year = core::nan;
    double opex_share = core::nan;
    double capability_share = core::nan;
    double marginal_cost_share = core::nan;
    double profit_usd_per_year = core::nan;
    core::NamedValues inputs;        ///< own unit per year
    core::NamedValues input_shares;  ///< ratio − 1
};

/// A scenario as it stands and, when reforms were given, with all of them made.
struct Outcome {
    Solved baseline;
    std::vector<Reform> reforms = {};
    std::optional<Solved> reform = {};
    std::optional<Difference> difference = {};
};

/// Solves a model's question: minimize_opex, maximize_capability or maximize_profit.
[[nodiscard]] firm::Result solve(const Model& model);

/// Builds and solves a scenario as it stands.
[[nodiscard]] Solved solve(const Scenario& scenario);

/// Solves the scenario without and with the reforms. Throws ScenarioError as `apply` does, and for
/// a change on which the result does not depend: it was meant to do something, and does nothing.
[[nodiscard]] Outcome run(const Scenario& scenario, const std::vector<Reform>& reforms = {});

}  // namespace isocost::scenario
