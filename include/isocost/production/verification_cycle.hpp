#pragma once

#include <array>
#include <cmath>

#include "isocost/production/ces.hpp"

namespace isocost::production {

/// The cycle of research: a researcher thinks of an idea, then waits for the experiment that tests
/// it. V = 1/(t_think/L + f_exp/(sC)) ideas verified per year, L researchers and C FLOP per year of
/// which the share s is for experiments.
struct VerificationCycle {
    double think_researcher_years = core::nan;  ///< t_think, per idea
    double experiment_flop = core::nan;         ///< f_exp, per idea
    double experiment_share = core::nan;        ///< s, of compute
};

inline auto fields(const VerificationCycle&) {
    using V = VerificationCycle;
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{
        core::Field{"think_researcher_years", &V::think_researcher_years, core::positive,
                    "researcher-years", "thinking per idea"},
        core::Field{"experiment_flop", &V::experiment_flop, core::positive, "FLOP",
                    "compute that tests an idea"},
        core::Field{"experiment_share", &V::experiment_share, fraction, "",
                    "share of compute that is for experiments, the rest for final runs"}};
}

namespace detail {

inline void require_cycle(const VerificationCycle& cycle, double flop_per_year,
                          double researchers) {
    core::checked(cycle, "VerificationCycle");
    core::require("verification.flop_per_year", flop_per_year, core::positive);
    core::require("verification.researchers", researchers, core::positive);
}

/// Researcher-years of waiting per idea, f_exp L/(sC).
inline double waiting(const VerificationCycle& cycle, double flop_per_year, double researchers) {
    return cycle.experiment_flop / (cycle.experiment_share * (flop_per_year / researchers));
}

}  // namespace detail

/// Researcher-years per idea, waiting counted: t_think + f_exp L/(sC). Throws InvalidParameter.
inline double researcher_years_per_idea(const VerificationCycle& cycle, double flop_per_year,
                                        double researchers) {
    detail::require_cycle(cycle, flop_per_year, researchers);
    return cycle.think_researcher_years + detail::waiting(cycle, flop_per_year, researchers);
}

/// V, ideas verified per year. Throws InvalidParameter.
inline double ideas_per_year(const VerificationCycle& cycle, double flop_per_year,
                             double researchers) {
    return researchers / researcher_years_per_idea(cycle, flop_per_year, researchers);
}

/// The share of researchers' time that waits for experiments. It is also the elasticity of V to
/// compute; the share of marginal cost only at a cost-minimizing bundle. Throws InvalidParameter.
inline double waiting_share(const VerificationCycle& cycle, double flop_per_year,
                            double researchers) {
    return detail::waiting(cycle, flop_per_year, researchers) /
           researcher_years_per_idea(cycle, flop_per_year, researchers);
}

/// FLOP per year and researcher at which a given share of time is spent waiting:
/// f_exp (1 − w)/(s t_think w), 0 < w < 1. Throws InvalidParameter.
inline double flop_per_researcher_at(const VerificationCycle& cycle, double waiting_share) {
    constexpr core::Bounds inside{0.0, 1.0, true, true, "must be between 0 and 1"};
    core::checked(cycle, "VerificationCycle");
    core::require("flop_per_researcher_at.waiting_share", waiting_share, inside);
    return cycle.experiment_flop * (1.0 - waiting_share) /
           (cycle.experiment_share * cycle.think_researcher_years * waiting_share);
}

/// The cycle as what it is, a CES of "compute" and "talent" with σ = ½ and υ = 1, exactly and
/// everywhere: V/V0 = [θ_C (C/C0)^−1 + θ_L (L/L0)^−1]^−1, θ_C the waiting share at the benchmark.
/// Throws InvalidParameter.
inline CES verification_ces(const VerificationCycle& cycle, double flop_per_year,
                            double researchers) {
    const double waiting = waiting_share(cycle, flop_per_year, researchers);
    return CES({.shares = {{"compute", waiting}, {"talent", 1.0 - waiting}},
                .sigma = 0.5,
                .output = ideas_per_year(cycle, flop_per_year, researchers),
                .benchmark = {{"compute", flop_per_year}, {"talent", researchers}}});
}

/// Research at the frontier, where an experiment is a fixed part of the final run,
/// f_exp = φ(1 − s) C: then V = 1/(t_think/L + φ(1 − s)/s) and no compute moves it, only s does.
/// V alone is largest at s = 1, so that s must be given or traded against final runs.
struct FrontierCycle {
    double think_researcher_years = core::nan;  ///< t_think, per idea
    double experiment_years = core::nan;        ///< φ: the final run's compute for so many years
    double experiment_share = core::nan;        ///< s
};

inline auto fields(const FrontierCycle&) {
    using F = FrontierCycle;
    constexpr core::Bounds inside{0.0, 1.0, true, true, "must be between 0 and 1"};
    return std::array{core::Field{"think_researcher_years", &F::think_researcher_years,
                                  core::positive, "researcher-years", "thinking per idea"},
                      core::Field{"experiment_years", &F::experiment_years, core::positive, "years",
                                  "experiment as years of the final run's compute"},
                      core::Field{"experiment_share", &F::experiment_share, inside, "",
                                  "share of compute that is for experiments"}};
}

/// V of frontier research, ideas per year: whatever the compute. Throws InvalidParameter.
inline double frontier_ideas_per_year(const FrontierCycle& cycle, double researchers) {
    core::checked(cycle, "FrontierCycle");
    core::require("frontier_ideas_per_year.researchers", researchers, core::positive);
    const double waiting =
        cycle.experiment_years * (1.0 - cycle.experiment_share) / cycle.experiment_share;
    return 1.0 / (cycle.think_researcher_years / researchers + waiting);
}

/// The most ideas per year that any number of researchers verify at the frontier, s/(φ(1 − s)).
/// Throws InvalidParameter.
inline double most_frontier_ideas_per_year(const FrontierCycle& cycle) {
    core::checked(cycle, "FrontierCycle");
    return cycle.experiment_share / (cycle.experiment_years * (1.0 - cycle.experiment_share));
}

/// The cycle of a frontier laboratory with that much compute. Throws
/// InvalidParameter.
inline VerificationCycle at_compute(const FrontierCycle& cycle, double flop_per_year) {
    core::checked(cycle, "FrontierCycle");
    core::require("at_compute.flop_per_year", flop_per_year, core::positive);
    return {cycle.think_researcher_years,
            cycle.experiment_years * (1.0 - cycle.experiment_share) * flop_per_year,
            cycle.experiment_share};
}

}  // namespace isocost::production
