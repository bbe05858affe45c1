#pragma once

#include <array>
#include <cmath>

#include "isocost/knowledge/counts.hpp"

namespace isocost::knowledge {

/// How people leave within the period of interest, a year unless said. Members of a pod (a team
/// that hangs together) leave with a common probability that varies from pod to pod as a beta
/// distribution; given it, each on his own. Correlation 0: everyone leaves on his own; 1: the pod
/// leaves as one.
struct Departure {
    double leave_probability = core::nan;  ///< mean over pods
    double pod_correlation = core::nan;    ///< of two members' leaving
};

inline auto fields(const Departure&) {
    using D = Departure;
    return std::array{core::Field{"leave_probability", &D::leave_probability, share, "",
                                  "probability that someone leaves within the period"},
                      core::Field{"pod_correlation", &D::pod_correlation, share, "",
                                  "correlation of leaving of two members of a pod"}};
}

/// Parameters of the beta distribution of a pod's leaving probability.
struct BetaShape {
    double alpha = core::nan;
    double beta = core::nan;
};

inline auto fields(const BetaShape&) {
    using B = BetaShape;
    return std::array{core::Field{"alpha", &B::alpha, core::positive, "", "weight of leaving"},
                      core::Field{"beta", &B::beta, core::positive, "", "weight of staying"}};
}

/// α = m(1 − ρ)/ρ, β = (1 − m)(1 − ρ)/ρ for mean m and correlation ρ = 1/(α + β + 1).
/// Throws InvalidParameter; also for m and ρ of 0 or 1, where there is no beta distribution.
inline BetaShape beta_shape(const Departure& departure) {
    constexpr core::Bounds inside{0.0, 1.0, true, true, "must be above 0 and below 1"};
    core::require("Departure.leave_probability", departure.leave_probability, inside);
    core::require("Departure.pod_correlation", departure.pod_correlation, inside);
    const double both = (1.0 - departure.pod_correlation) / departure.pod_correlation;
    return {.alpha = departure.leave_probability * both,
            .beta = (1.0 - departure.leave_probability) * both};
}

/// The inverse of `beta_shape`. Throws InvalidParameter.
inline Departure departure_of(const BetaShape& shape) {
    core::checked(shape, "BetaShape");
    const double both = shape.alpha + shape.beta;
    return {.leave_probability = shape.alpha / both, .pod_correlation = 1.0 / (both + 1.0)};
}

/// Probability that someone leaves within some years at a constant hazard δ: 1 − e^{−δt}. A hazard
/// of 11 to 22 % a year is a probability of 10.4 to 19.7 %; `talent::hazard_from_retention` says
/// what hazard a retention is. A hazard is a rate, not a share: above 1 it is legal, and 11 percent
/// are 0.11. Throws InvalidParameter.
inline double leave_probability(double hazard_per_year, double years) {
    core::require("hazard_per_year", hazard_per_year, core::nonnegative_or_infinite);
    core::require("years", years, core::nonnegative);
    return years > 0.0 ? -std::expm1(-hazard_per_year * years) : 0.0;
}

/// Probability that all k who know a method leave, when d of n people leave at random:
/// Π_{i<k}(d − i)/(n − i) (hypergeometric), 0 if d < k. n, d, k are whole numbers with d, k ≤ n.
/// Throws InvalidParameter.
inline double loss_probability_of_leavers(double headcount, double leavers, double knowers) {
    require_count("headcount", headcount, 1.0, most_people);
    require_count("leavers", leavers, 0.0, headcount);
    require_count("knowers", knowers, 1.0, headcount);
    double probability = 1.0;
    for (double i = 0.0; i < knowers && probability > 0.0; i += 1.0)
        probability *= (leavers - i) / (headcount - i);
    return probability;
}

namespace detail {

/// Probability that one more member of a pod leaves when i others have left:
/// (m(1 − ρ) + iρ)/(1 − ρ + iρ), i ≥ 1.
inline double joins_those_who_left(const Departure& d, double others) {
    const double alone = 1.0 - d.pod_correlation;
    return (d.leave_probability * alone + others * d.pod_correlation) /
           (alone + others * d.pod_correlation);
}

/// E[p^k] of a beta distribution by mean and correlation, B(α + k, β)/B(α, β): the first leaves
/// with probability m, each other joins those who left. m^k at ρ = 0, m at ρ = 1.
inline double all_leave(const Departure& d, double knowers) {
    double probability = d.leave_probability;
    for (double i = 1.0; i < knowers && probability > 0.0; i += 1.0)
        probability *= joins_those_who_left(d, i);
    return probability;
}

}  // namespace detail

/// Probability that all k who know a method leave within the period, when they are members of one
/// pod; with correlation 0 the pod does not matter. Never below `loss_probability_of_leavers` at
/// d = leave_probability · n: that a fixed number leaves makes joint leaving rarer.
/// Throws InvalidParameter.
inline double loss_probability(const Departure& departure, double knowers) {
    core::checked(departure, "Departure");
    require_count("knowers", knowers, 1.0, most_people);
    return detail::all_leave(departure, knowers);
}

}  // namespace isocost::knowledge
