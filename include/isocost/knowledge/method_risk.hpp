#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "isocost/knowledge/departure.hpp"

namespace isocost::knowledge {

/// One method in a lab, with all that its risk depends on.
struct MethodAtRisk {
    double value_usd = core::nan;          ///< what its loss costs
    double codified_share = core::nan;     ///< of the value that stays without its knowers
    double knowers = core::nan;            ///< k
    double headcount = core::nan;          ///< n, people of the lab
    double leave_probability = core::nan;  ///< q, within the period
    double pod_correlation = core::nan;    ///< of leaving of two knowers
};

inline auto fields(const MethodAtRisk&) {
    using M = MethodAtRisk;
    return std::array{
        core::Field{"value_usd", &M::value_usd, core::nonnegative, "USD", "what its loss costs"},
        core::Field{"codified_share", &M::codified_share, share, "",
                    "share of the value that stays when all knowers are gone"},
        core::Field{"knowers", &M::knowers, at_least_one, "persons", "people who know it"},
        core::Field{"headcount", &M::headcount, at_least_one, "persons", "people of the lab"},
        core::Field{"leave_probability", &M::leave_probability, share, "",
                    "probability that someone leaves within the period"},
        core::Field{"pod_correlation", &M::pod_correlation, share, "",
                    "correlation of leaving of two knowers"}};
}

/// The least probability that all k knowers leave among n people who are alike, when a share q
/// leaves on average: that of as fixed a number of leavers as there is, d = ⌊qn⌋ or one more. The
/// product Π_{i<k}(d − i)/(n − i), 0 below k, is convex over whole d, so that any other
/// distribution of d with the same mean loses the method at least as often (Jensen). Throws
/// InvalidParameter.
inline double least_loss_probability(double headcount, double leave_probability, double knowers) {
    core::require("leave_probability", leave_probability, share);
    const double leavers = headcount * leave_probability;
    const double fewer = std::min(std::floor(leavers), headcount - 1.0);
    const double part = leavers - fewer;
    return (1.0 - part) * loss_probability_of_leavers(headcount, fewer, knowers) +
           part * loss_probability_of_leavers(headcount, fewer + 1.0, knowers);
}

/// How often the method is lost, by how leaving hangs together, from the least to the most that is
/// possible at the same mean, and what that costs in expectation.
struct MethodRisk {
    double least_probability = core::nan;        ///< as fixed a number of leavers as there is
    double independent_probability = core::nan;  ///< q^k
    double pods_probability = core::nan;         ///< B(α + k, β)/B(α, β)
    double together_probability = core::nan;     ///< q: all knowers leave as one
    double pods_over_independent = core::nan;    ///< NaN when nobody leaves
    double at_stake_usd = core::nan;             ///< value not codified
    double independent_loss_usd = core::nan;
    double pods_loss_usd = core::nan;
    double cost_of_losing_one_usd = core::nan;  ///< of one researcher at random; 0 for k ≥ 2
};

/// Throws InvalidParameter.
inline MethodRisk risk_of(const MethodAtRisk& method) {
    core::checked(method, "MethodAtRisk");
    require_count("MethodAtRisk.headcount", method.headcount, 1.0, most_people);
    require_count("MethodAtRisk.knowers", method.knowers, 1.0, method.headcount);
    const double q = method.leave_probability, k = method.knowers;
    const Departure pods{.leave_probability = q, .pod_correlation = method.pod_correlation};
    MethodRisk risk;
    risk.least_probability = least_loss_probability(method.headcount, q, k);
    risk.independent_probability = std::pow(q, k);
    risk.pods_probability = loss_probability(pods, k);
    risk.together_probability = q;
    risk.pods_over_independent = risk.pods_probability / risk.independent_probability;
    risk.at_stake_usd = method.value_usd * (1.0 - method.codified_share);
    risk.independent_loss_usd = risk.at_stake_usd * risk.independent_probability;
    risk.pods_loss_usd = risk.at_stake_usd * risk.pods_probability;
    risk.cost_of_losing_one_usd =
        risk.at_stake_usd * loss_probability_of_leavers(method.headcount, 1.0, k);
    return risk;
}

}  // namespace isocost::knowledge
