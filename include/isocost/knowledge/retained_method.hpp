#pragma once

#include <array>
#include <string>
#include <vector>

#include "isocost/knowledge/departure.hpp"

namespace isocost::knowledge {

/// Something that a lab can do because some of its people know how.
struct Method {
    std::string name = {};
    double value_usd = core::nan;       ///< what its loss costs: finding it anew, and the wait
    double knowers = core::nan;         ///< people who know it
    double codified_share = core::nan;  ///< of the value that stays without them
};

inline auto fields(const Method&) {
    using M = Method;
    return std::array{
        core::Field{"value_usd", &M::value_usd, core::nonnegative, "USD", "what its loss costs"},
        core::Field{"knowers", &M::knowers, at_least_one, "persons", "people who know it"},
        core::Field{"codified_share", &M::codified_share, share, "",
                    "share of the value that stays when all of them are gone"}};
}

inline const Method& checked(const Method& method) {
    const auto where = "Method(" + method.name + ")";
    core::checked(method, where);
    require_whole(where + ".knowers", method.knowers);
    return method;
}

/// One method's risk.
struct MethodLoss {
    std::string name = {};
    double knowers = core::nan;
    double at_stake_usd = core::nan;  ///< value not codified
    double loss_probability = core::nan;
    double expected_loss_usd = core::nan;
};

/// All methods and their totals; losses of single methods add up in expectation, however they are
/// correlated.
struct MethodLosses {
    std::vector<MethodLoss> rows = {};
    double at_stake_usd = core::nan;
    double methods_lost = core::nan;  ///< expected number
    double expected_loss_usd = core::nan;
};

namespace detail {

template <class Probability>
MethodLosses losses(const std::vector<Method>& methods, const Probability& probability) {
    MethodLosses all{
        .rows = {}, .at_stake_usd = 0.0, .methods_lost = 0.0, .expected_loss_usd = 0.0};
    for (const auto& method : methods) {
        checked(method);
        const double at_stake = method.value_usd * (1.0 - method.codified_share);
        const double p = probability(method.knowers);
        all.rows.push_back({method.name, method.knowers, at_stake, p, at_stake * p});
        all.at_stake_usd += at_stake;
        all.methods_lost += p;
        all.expected_loss_usd += at_stake * p;
    }
    return all;
}

}  // namespace detail

/// Expected loss Σ value(1 − codified) · P(all knowers leave) within the period, the knowers of a
/// method in one pod. Throws InvalidParameter.
inline MethodLosses expected_losses(const std::vector<Method>& methods,
                                    const Departure& departure) {
    return detail::losses(methods, [&](double k) { return loss_probability(departure, k); });
}

/// The same when exactly d of n people leave, at random. Throws InvalidParameter.
inline MethodLosses expected_losses_of_leavers(const std::vector<Method>& methods, double headcount,
                                               double leavers) {
    return detail::losses(
        methods, [&](double k) { return loss_probability_of_leavers(headcount, leavers, k); });
}

/// What it costs in expectation to lose one researcher at random, USD: Σ value(1 − codified)/n over
/// the methods that one person alone knows; 0 when every method has a second knower.
/// Throws InvalidParameter.
inline double cost_of_losing_one_usd(const std::vector<Method>& methods, double headcount) {
    return expected_losses_of_leavers(methods, headcount, 1.0).expected_loss_usd;
}

}  // namespace isocost::knowledge
