#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "isocost/compute/fleet.hpp"
#include "isocost/core/certificate.hpp"
#include "isocost/core/status.hpp"

namespace isocost::compute {

/// Owned chips whose utilization rises with the engineers put on their software.
struct AdaptedClass {
    std::string name;
    double peak_flop_per_year = core::nan;   ///< n τ a × a year, at utilization 1
    double base_utilization = core::nan;     ///< u0, without anyone
    double highest_utilization = core::nan;  ///< u_max, with endlessly many
    double scale_fte = core::nan;            ///< engineers that close 63 % of the gap
};

inline auto fields(const AdaptedClass&) {
    using A = AdaptedClass;
    constexpr core::Bounds from_zero{0.0, 1.0, false, true, "must be 0 or more and below 1"};
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{core::Field{"peak_flop_per_year", &A::peak_flop_per_year, core::positive,
                                  "FLOP per year", "chips at work all they can, at utilization 1"},
                      core::Field{"base_utilization", &A::base_utilization, from_zero, "",
                                  "utilization without engineers"},
                      core::Field{"highest_utilization", &A::highest_utilization, fraction, "",
                                  "utilization with endlessly many engineers"},
                      core::Field{"scale_fte", &A::scale_fte, core::positive, "FTE",
                                  "engineers that close 63 % of the gap"}};
}

/// The class, if each figure lies in its domain and there is a gap to close. Throws
/// InvalidParameter.
inline const AdaptedClass& checked(const AdaptedClass& chips) {
    const std::string where = "AdaptedClass(" + chips.name + ")";
    core::checked(chips, where);
    if (chips.highest_utilization <= chips.base_utilization)
        throw core::InvalidParameter(where + ".highest_utilization", chips.highest_utilization,
                                     "must be above base_utilization");
    return chips;
}

/// A class of a fleet, its utilization taken as that without engineers. Throws InvalidParameter.
inline AdaptedClass adapted(const FleetClass& chips, double highest_utilization, double scale_fte) {
    return checked(AdaptedClass{chips.name,
                                chips.count * flop_per_chip_year(chips) / chips.utilization,
                                chips.utilization, highest_utilization, scale_fte});
}

/// u(ℓ) = u0 + (u_max − u0)(1 − e^{−ℓ/ℓ̄}): software-defined performance. A form, not a finding: the
/// gains of the first engineers are the largest and end at u_max.
inline double utilization(const AdaptedClass& chips, double fte) {
    return chips.base_utilization - (chips.highest_utilization - chips.base_utilization) *
                                        std::expm1(-fte / chips.scale_fte);
}

/// du/dℓ × peak: what one more engineer on the class adds, FLOP per year.
inline double flop_per_engineer(const AdaptedClass& chips, double fte) {
    return chips.peak_flop_per_year * (chips.highest_utilization - chips.base_utilization) /
           chips.scale_fte * std::exp(-fte / chips.scale_fte);
}

/// Engineers over classes, and the FLOP per year they make of the fleet.
struct AdaptationPlan {
    core::Status status = core::Status::infeasible;
    double fte = core::nan;                    ///< in all
    double flop_per_year = core::nan;          ///< delivered
    double flop_per_engineer = core::nan;      ///< dcap/dℓ, of the next engineer
    std::vector<double> split_fte = {};        ///< in the order of the classes
    std::string reason = {};                   ///< empty when optimal
    double ceiling_flop_per_year = core::nan;  ///< with endlessly many engineers, never reached
};

namespace detail {

inline double delivered(const std::vector<AdaptedClass>& classes, const std::vector<double>& fte) {
    double sum = 0.0;
    for (std::size_t k = 0; k < classes.size(); ++k)
        sum += classes[k].peak_flop_per_year * utilization(classes[k], fte[k]);
    return sum;
}

inline double ceiling(const std::vector<AdaptedClass>& classes) {
    double sum = 0.0;
    for (const auto& c : classes) sum += c.peak_flop_per_year * c.highest_utilization;
    return sum;
}

/// Classes by what their first engineer adds, the most first.
inline std::vector<std::size_t> by_first_engineer(const std::vector<AdaptedClass>& classes) {
    std::vector<std::size_t> order(classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return flop_per_engineer(classes[a], 0.0) > flop_per_engineer(classes[b], 0.0);
    });
    return order;
}

/// ln m of a multiplier that classes share, from the classes that are worth an engineer at it:
/// ℓ_k = ℓ̄_k (ln g_k − ln m). `solve` gives ln m if just the classes so far are; it is right once
/// the next class's first engineer adds no more than m.
template <class Add, class Solve>
double log_multiplier(const std::vector<AdaptedClass>& classes, Add&& add, Solve&& solve) {
    const auto order = by_first_engineer(classes);
    double log_m = core::infinity;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && std::log(flop_per_engineer(classes[order[i]], 0.0)) <= log_m) break;
        add(classes[order[i]]);
        log_m = solve();
    }
    return log_m;
}

inline AdaptationPlan plan_at(const std::vector<AdaptedClass>& classes, double log_m) {
    AdaptationPlan plan{.status = core::Status::optimal,
                        .fte = 0.0,
                        .flop_per_engineer = std::exp(log_m),
                        .ceiling_flop_per_year = ceiling(classes)};
    for (const auto& c : classes) {
        const double gain = std::log(flop_per_engineer(c, 0.0)) - log_m;
        plan.split_fte.push_back(std::max(0.0, c.scale_fte * gain));
        plan.fte += plan.split_fte.back();
    }
    plan.flop_per_year = delivered(classes, plan.split_fte);
    return plan;
}

inline const std::vector<AdaptedClass>& checked_all(const std::vector<AdaptedClass>& classes) {
    if (classes.empty())
        throw core::InvalidParameter("classes", "{}", "must have at least one class");
    for (const auto& c : classes) checked(c);
    return classes;
}

}  // namespace detail

/// The fleet without engineers, FLOP per year.
inline double base_flop_per_year(const std::vector<AdaptedClass>& classes) {
    return detail::delivered(detail::checked_all(classes),
                             std::vector<double>(classes.size(), 0.0));
}

/// The split of ℓ engineers that delivers most: max Σ A_k u_k(ℓ_k), Σ ℓ_k = ℓ. Concave; classes
/// with engineers share one dcap/dℓ = m, the others offer no more, and in closed form ln m = (Σ ℓ̄_k
/// ln g_k − ℓ)/Σ ℓ̄_k over the former, g_k what the first engineer of k adds. Throws
/// InvalidParameter.
inline AdaptationPlan best_split(const std::vector<AdaptedClass>& classes, double fte) {
    detail::checked_all(classes);
    core::require("best_split.fte", fte, core::nonnegative);
    double scales = 0.0;
    double weighted = -fte;
    const double log_m = detail::log_multiplier(
        classes,
        [&](const AdaptedClass& c) {
            scales += c.scale_fte;
            weighted += c.scale_fte * std::log(flop_per_engineer(c, 0.0));
        },
        [&] { return weighted / scales; });
    return detail::plan_at(classes, log_m);
}

/// The fewest engineers that make the fleet deliver C FLOP per year: the inverse of `best_split`,
/// m = (Σ A_k (u_max,k − u0,k) − (C − C_0))/Σ ℓ̄_k over the classes with engineers. None up to C_0;
/// `infeasible` from the ceiling on, which no number of engineers reaches. Throws InvalidParameter.
inline AdaptationPlan least_engineers(const std::vector<AdaptedClass>& classes,
                                      double flop_per_year) {
    const double base = base_flop_per_year(classes);
    core::require("least_engineers.flop_per_year", flop_per_year, core::positive);
    AdaptationPlan none{.ceiling_flop_per_year = detail::ceiling(classes)};
    if (flop_per_year >= none.ceiling_flop_per_year) {
        none.reason = "the fleet's ceiling is " + core::text(none.ceiling_flop_per_year) +
                      " FLOP per year, " + core::text(flop_per_year) +
                      " are asked for: more chips, or a higher highest_utilization";
        return none;
    }
    if (flop_per_year <= base) return best_split(classes, 0.0);
    double scales = 0.0;
    double gap = base - flop_per_year;
    const double log_m = detail::log_multiplier(
        classes,
        [&](const AdaptedClass& c) {
            scales += c.scale_fte;
            gap += c.peak_flop_per_year * (c.highest_utilization - c.base_utilization);
        },
        // Classes so far cannot close it alone while the gap is not positive.
        [&] { return gap > 0.0 ? std::log(gap / scales) : -core::infinity; });
    return detail::plan_at(classes, log_m);
}

/// Certificate of a split, from the classes alone: `stationarity`, the worst of |g_k(ℓ_k) − m|/m
/// where there are engineers and of (g_k(0) − m)/m where there are none; `feasibility`, by how much
/// the parts miss the total. The gap follows from concavity and is not computed.
inline core::Certificate certify(const std::vector<AdaptedClass>& classes,
                                 const AdaptationPlan& plan) {
    core::Certificate certificate{.stationarity = 0.0, .feasibility = 0.0, .complementarity = 0.0};
    const double m = plan.flop_per_engineer;
    double sum = 0.0;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        const double excess = flop_per_engineer(classes[k], plan.split_fte[k]) / m - 1.0;
        const double residual = plan.split_fte[k] > 0.0 ? std::abs(excess) : std::max(0.0, excess);
        certificate.stationarity = core::worse(certificate.stationarity, residual);
        sum += plan.split_fte[k];
    }
    certificate.feasibility = std::abs(sum - plan.fte) / std::max(plan.fte, 1.0);
    return certificate;
}

}  // namespace isocost::compute
