#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/core/status.hpp"
#include "isocost/scaling/solver/isoloss.hpp"
#include "isocost/scaling/training_certificate.hpp"

namespace isocost::scaling {

namespace detail {

/// A point of an isoloss curve with its prices in USD; status optimal means that there is one.
struct CurvePoint {
    core::Status status = core::Status::infeasible;
    PricedRun run = {};
    double log_usd = core::infinity;
    double elasticity = core::nan;  ///< −d ln cost/d ln(ℓ − E)
};

/// Limits on an isoloss curve: z from `lower` to the least of `upper` and `most_tokens`.
struct CurveRange {
    double lower;
    double upper;
    double most_tokens;
    bool empty;

    double last() const { return std::min(upper, most_tokens); }
};

/// Rounding of a logarithm of size: what lets a cap that is met exactly pass.
inline double rounding_of(double log_limit) { return 4e-16 * std::max(1.0, std::abs(log_limit)); }

template <class Question>
CurveRange range_on(const IsolossCurve& curve, const Question& question) {
    const double log_size = std::log(question.flop_cap / flop_per_parameter_and_token);
    const double most_tokens = curve.at_tokens(std::log(question.token_cap));
    const double least = curve.log_size(std::min(curve.compute_optimal(), most_tokens));
    const bool empty =
        most_tokens == -core::infinity || least > log_size + 4.0 * rounding_of(log_size);
    return {curve.at_size(log_size, -1.0), curve.at_size(log_size, 1.0), most_tokens, empty};
}

/// Prices from the first-order conditions at a point whose limits are known: with M the FLOP cap's
/// value and T the token cap's, (training + serving + M) = λ α A N^−α and
/// (training + data + M + T) = λ β B D^−β.
template <class Question>
CurvePoint priced(const ScalingLaw& law, const TrainingCost& cost, const Question& question,
                  const IsolossCurve& curve, double z, double log_reducible, bool at_flop_cap,
                  bool at_token_cap) {
    CurvePoint point{core::Status::optimal};
    auto& run = point.run;
    // A cap that binds is met to the last bit: near the least that will do its price is large.
    run.tokens = at_token_cap ? question.token_cap : std::exp(curve.log_tokens(z));
    run.parameters = at_flop_cap ? question.flop_cap / flop_per_parameter_and_token / run.tokens
                                 : std::exp(curve.log_parameters(z));
    const auto parts = cost_parts(cost, run.parameters, run.tokens);
    const double by_parameters =
        (parts.training_usd + parts.serving_usd) * -curve.parameter_slope(z);
    const double by_tokens = (parts.training_usd + parts.data_usd) * curve.token_slope(z);
    double flop_value = 0.0;
    if (at_flop_cap)
        flop_value = std::max(
            0.0, (by_parameters - by_tokens) / (curve.token_slope(z) + curve.parameter_slope(z)));
    if (at_token_cap)
        run.token_price =
            std::max(0.0, (by_parameters - by_tokens) / curve.token_slope(z)) / run.tokens;
    const double parameter_value = parts.training_usd + parts.serving_usd + flop_value;
    const double loss_value = parameter_value / (law.parameter_exponent * IsolossCurve::share(z));
    run.usd_price = 1.0;
    run.loss_price = loss_value / std::exp(log_reducible);
    run.flop_price = flop_value / training_flop(run.parameters, run.tokens);
    point.log_usd = std::log(parts.total_usd());
    point.elasticity = loss_value / parts.total_usd();
    return point;
}

/// The cheapest run on an isoloss curve within the limits.
template <class Question>
CurvePoint cheapest_run(const ScalingLaw& law, const TrainingCost& cost, const Question& question,
                        double log_reducible) {
    const IsolossCurve curve(law, log_reducible);
    const auto range = range_on(curve, question);
    if (range.empty) return {};
    const double free = cheapest_on(curve, cost);
    const double z = std::min(std::max(free, range.lower), range.last());
    const bool at_token_cap = free > z && range.most_tokens <= range.upper;
    const bool at_flop_cap = free != z && !at_token_cap;
    return priced(law, cost, question, curve, z, log_reducible, at_flop_cap, at_token_cap);
}

/// The least loss under caps alone, in nats, with money left over.
inline PricedRun run_at_caps(const ScalingLaw& law, const TrainingBudget& budget) {
    const auto free = compute_optimal(law, budget.flop_cap);
    PricedRun run{
        .tokens = std::min(free.tokens, budget.token_cap), .usd_price = 0.0, .loss_price = 1.0};
    run.parameters = budget.flop_cap / flop_per_parameter_and_token / run.tokens;
    const double by_parameters = law.parameter_exponent * law.parameter_coefficient *
                                 std::pow(run.parameters, -law.parameter_exponent);
    const double by_tokens =
        law.token_exponent * law.token_coefficient * std::pow(run.tokens, -law.token_exponent);
    run.flop_price = by_parameters / budget.flop_cap;
    if (run.tokens < free.tokens)
        run.token_price = std::max(0.0, by_tokens - by_parameters) / run.tokens;
    return run;
}

/// ln(ℓ − E) that so many FLOP give: 6ND at a reducible loss of 1, which grows by 1/α + 1/β per
/// logarithm that the loss falls by.
inline double log_reducible_of(const ScalingLaw& law, double log_flop) {
    const IsolossCurve one(law, 0.0);
    const double flop_of_one =
        std::log(flop_per_parameter_and_token) + one.log_size(one.compute_optimal());
    return (flop_of_one - log_flop) * compute_exponent(law);
}

/// The budget's run: the loss at which the cheapest run costs the budget. ln cost is convex and
/// decreasing in ln(ℓ − E), so that Newton's method comes from the side of low losses.
inline PricedRun run_of_budget(const ScalingLaw& law, const TrainingCost& cost,
                               const TrainingBudget& budget) {
    const double log_budget = std::log(budget.budget_usd);
    CurvePoint point;
    const auto left_over = [&](double log_reducible) {
        point = cheapest_run(law, cost, budget, log_reducible);
        return core::ValueAndSlope{log_budget - point.log_usd, point.elasticity};
    };
    core::monotone_root(left_over, log_reducible_of(law, log_budget - std::log(cost.usd_per_flop)),
                        0.0);
    auto run = point.run;
    run.usd_price = 1.0 / run.loss_price;
    run.flop_price /= run.loss_price;
    run.token_price /= run.loss_price;
    run.loss_price = 1.0;
    return run;
}

}  // namespace detail

}  // namespace isocost::scaling
