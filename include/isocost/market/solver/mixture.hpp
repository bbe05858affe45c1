#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/firm/capability.hpp"
#include "isocost/market/solver/aggregate_demand.hpp"

namespace isocost::market::detail {

/// A share of the way between answers of one employer at the same wages (to rounding), all equally
/// good: his choices are a convex set, and the prices of any one answer support every other (weak
/// duality). Limits that the answers do not share are worth nothing to the mixture. Prices are the
/// first answer's; `weights` sum to 1.
inline firm::Proposal mixture(const firm::Firm& firm, const std::vector<firm::Proposal>& answers,
                              const std::vector<double>& weights) {
    firm::Proposal mixed = answers.front();
    firm::Point& point = mixed.point;
    bool same = true;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        double x = 0.0;
        bool moves = false;
        for (std::size_t k = 0; k < answers.size(); ++k) {
            x += weights[k] * answers[k].point.inputs[i];
            moves = moves || answers[k].point.inputs[i] != point.inputs[i];
        }
        if (!moves) continue;
        same = false;
        point.inputs[i] = x;
        point.log_inputs[i] = std::log(x);
        point.cap_prices[i] = point.floor_prices[i] = 0.0;
    }
    if (!same) point.capability = std::exp(firm::log_capability(firm, point));
    return mixed;
}

/// Replaces every employer's answer by the mixture of several demands.
inline Demand mixture(const DemandCurve& curve, const std::vector<double>& wages,
                      const std::vector<Demand>& demands, const std::vector<double>& weights) {
    Demand mixed = demands.front();
    mixed.fte.setZero();
    for (const Demand& demand : demands)
        if (demand.poor) mixed.poor = demand.poor;
    for (std::size_t at = 0; at < curve.employers().size(); ++at) {
        const std::size_t j = curve.employers()[at];
        const auto& hires = curve.market().hires(j);
        const firm::Firm firm = firm_at(curve.market().employers()[j], hires, wages);
        std::vector<firm::Proposal> answers;
        for (const Demand& demand : demands) answers.push_back(demand.proposals[at]);
        mixed.proposals[at] = mixture(firm, answers, weights);
        for (const auto& [input, pool] : hires)
            mixed.fte[static_cast<Eigen::Index>(pool)] += mixed.proposals[at].point.inputs[input];
    }
    return mixed;
}

}  // namespace isocost::market::detail
