#pragma once

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

namespace isocost::market {

/// What firms know of each other through the people that each employs: ideas that leak raise or
/// lower the capability of a given bundle,
///
///     ln A_j = ln A_j0 + γ Σ_k G_jk ln(L_k/L̄_k)
///
/// L̄ is the talent at which A_j0 was measured. The sign and size of γ are parameters, not laws:
/// hires from more productive firms raised productivity by 0.35 % a year in Stoyanov and Zubanov
/// 2012 (American Economic Journal: Applied Economics 4(1)), others found less.
struct Spillovers {
    double strength = core::nan;   ///< γ, of either sign; 0: none
    Eigen::MatrixXd weights = {};  ///< G, row j: what firm j has from each; any finite numbers
    Eigen::VectorXd reference_talent_fte = {};  ///< L̄
};

inline auto fields(const Spillovers&) {
    return std::array{core::Field{"strength",
                                  &Spillovers::strength,
                                  {-core::infinity, core::infinity, true, true, "must be finite"},
                                  "",
                                  "percent of capability per percent of others' talent"}};
}

/// Where to look for equilibria. There may be several: a second start costs as much as the first.
struct SpilloverOptions {
    int starts = 1;                 ///< the market without spillovers first, then random ones
    double spread = 2.0;            ///< of the random starts, in ln L around L̄
    std::uint64_t seed = 1;         ///< of the random starts
    int most_response_steps = 200;  ///< for the spectral radius; 0: leave it out
    double tolerance = 1e-9;        ///< largest residual that counts as an equilibrium
};

/// Wage, talent and efficiencies that fit each other.
struct SpilloverEquilibrium {
    double log_wage = core::nan;
    Eigen::VectorXd log_talent = {};      ///< ln L_j
    Eigen::VectorXd log_efficiency = {};  ///< ln A_j/A_j0
    double residual = core::nan;          ///< worst |ln L_j − its demand|, |ln D − ln S|
    /// Spectral radius of the response map at the equilibrium: everyone answers to what the others
    /// did, at the wage that clears. Below 1 such rounds return to it, above 1 they leave it.
    double response_radius = core::nan;
    /// The same talents and efficiencies fit other wages next to this one as well: neither demand
    /// nor supply answers to the wage there.
    bool indeterminate = false;
};

/// All distinct equilibria that the starts led to. That others do not exist is never claimed: no
/// theorem says so.
struct SpilloverSolution {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<SpilloverEquilibrium> equilibria = {};
    int starts_without = 0;  ///< that led to none
    std::optional<std::size_t> infeasible_firm = std::nullopt;
    /// The strength up to which the equilibrium without spillovers could be followed; the strength
    /// itself when it was not needed or succeeded.
    double followed_strength = core::nan;
    double followed_radius = core::nan;  ///< of the response there, when it ends; 1 at a fold
    int evaluations = 0;                 ///< of all firms' demands
};

/// Throws InvalidParameter unless all is finite and fits a number of firms.
inline const Spillovers& checked(const Spillovers& spillovers, std::size_t firms) {
    core::checked(spillovers, "Spillovers");
    const auto n = static_cast<double>(firms);
    const core::Bounds same{n, n, false, false, "must be as many as firms"};
    core::require("Spillovers.weights rows", static_cast<double>(spillovers.weights.rows()), same);
    core::require("Spillovers.weights columns", static_cast<double>(spillovers.weights.cols()),
                  same);
    core::require("Spillovers.reference_talent_fte",
                  static_cast<double>(spillovers.reference_talent_fte.size()), same);
    core::require("Spillovers.weights", spillovers.weights.sum(),
                  {-core::infinity, core::infinity, true, true, "must be finite"}, "their sum");
    for (Eigen::Index j = 0; j < spillovers.reference_talent_fte.size(); ++j)
        core::require("Spillovers.reference_talent_fte", spillovers.reference_talent_fte[j],
                      core::positive, "talent at which a firm's efficiency was measured");
    return spillovers;
}

inline const SpilloverOptions& checked(const SpilloverOptions& options) {
    core::require("SpilloverOptions.starts", options.starts,
                  {1.0, 1e6, false, false, "must be 1 to 1e6"});
    core::require("SpilloverOptions.spread", options.spread, core::nonnegative);
    core::require("SpilloverOptions.most_response_steps", options.most_response_steps,
                  core::nonnegative);
    core::require("SpilloverOptions.tolerance", options.tolerance, core::positive);
    return options;
}

}  // namespace isocost::market
