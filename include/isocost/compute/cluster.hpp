#pragma once

#include <array>

#include "isocost/compute/amortization.hpp"

namespace isocost::compute {

/// The largest set of chips that can work on one training run, and how it is used.
struct Cluster {
    double chips = core::nan;            ///< contiguous
    double peak_flop_per_s = core::nan;  ///< of a chip, dense 16-bit
    double utilization = core::nan;      ///< achieved share of the peak (MFU)
    double availability = core::nan;     ///< share of a run's days at work
    double run_days = core::nan;         ///< how long a run may take
    double runs_per_year = core::nan;    ///< runs one after another
};

inline auto fields(const Cluster&) {
    using C = Cluster;
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{
        core::Field{"chips", &C::chips, core::positive, "chips", "contiguous chips"},
        core::Field{"peak_flop_per_s", &C::peak_flop_per_s, core::positive, "FLOP per second",
                    "dense 16-bit peak of a chip"},
        core::Field{"utilization", &C::utilization, fraction, "",
                    "achieved share of the chip's peak"},
        core::Field{"availability", &C::availability, fraction, "",
                    "share of a run's days at work"},
        core::Field{"run_days", &C::run_days, core::positive, "days", "length of a run"},
        core::Field{"runs_per_year", &C::runs_per_year, core::positive, "runs per year",
                    "runs one after another"}};
}

/// The cluster, if its runs fit into a year. Throws InvalidParameter.
inline const Cluster& checked(const Cluster& cluster) {
    core::checked(cluster, "Cluster");
    if (cluster.run_days * cluster.runs_per_year > days_per_year)
        throw core::InvalidParameter("Cluster.runs_per_year", cluster.runs_per_year,
                                     "must leave run_days × runs_per_year within a year",
                                     "a cluster does one run at a time");
    return cluster;
}

/// What one contiguous chip delivers to runs, FLOP per year: τ u a × the seconds of a year's runs.
/// Throws InvalidParameter.
inline double run_flop_per_chip_year(const Cluster& cluster) {
    checked(cluster);
    constexpr double seconds_per_day = 86400.0;
    return cluster.peak_flop_per_s * cluster.utilization * cluster.availability * cluster.run_days *
           seconds_per_day * cluster.runs_per_year;
}

/// Cap on the compute of final runs, FLOP per year: n_cl τ u a T_run × runs per year. Experiments
/// have any shape and are not under it: compute is then two inputs, `run` in the nest
/// (run, (experiments, talent)). Throws InvalidParameter.
inline double run_cap_flop_per_year(const Cluster& cluster) {
    return cluster.chips * run_flop_per_chip_year(cluster);
}

/// What one more contiguous chip saves, USD per chip-year: the shadow price of `run`, USD per FLOP,
/// × what the chip delivers to runs. Throws InvalidParameter.
inline double usd_per_contiguous_chip_year(const Cluster& cluster,
                                           double run_shadow_price_usd_per_flop) {
    core::require("usd_per_contiguous_chip_year.run_shadow_price_usd_per_flop",
                  run_shadow_price_usd_per_flop, core::nonnegative);
    return run_shadow_price_usd_per_flop * run_flop_per_chip_year(cluster);
}

}  // namespace isocost::compute
