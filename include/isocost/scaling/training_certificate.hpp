#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/core/certificate.hpp"
#include "isocost/scaling/training_cost.hpp"

namespace isocost::scaling {

/// A model with the prices, ≥ 0, that are said to support it. They are in USD where the least cost
/// is asked (`usd_price` 1), in nats per token where the least loss is (`loss_price` 1).
struct PricedRun {
    double parameters = core::nan;
    double tokens = core::nan;
    double usd_price = core::nan;   ///< of a USD: 0 where money is left over
    double loss_price = core::nan;  ///< of a nat per token
    double flop_price = 0.0;        ///< what one more FLOP under the cap saves
    double token_price = 0.0;       ///< what one more token under the cap saves
};

namespace detail {

/// Weights of the dual of a geometric program: one for every term of cost, limit and loss.
struct DualWeights {
    double training;
    double data;
    double serving;
    double flop_cap;
    double token_cap;
    double of_parameters;  ///< of A N^−α
    double of_tokens;      ///< of B D^−β

    double money() const { return training + data + serving; }
    double loss() const { return of_parameters + of_tokens; }
    DualWeights scaled(double by) const {
        return {training * by,  data * by,          serving * by,  flop_cap * by,
                token_cap * by, of_parameters * by, of_tokens * by};
    }
};

/// δ (ln c − ln δ), 0 at δ = 0.
inline double dual_term(double weight, double coefficient) {
    return weight == 0.0 ? 0.0 : weight * (std::log(coefficient) - std::log(weight));
}

/// δ ln δ, 0 at δ = 0.
inline double self_term(double weight) { return weight == 0.0 ? 0.0 : weight * std::log(weight); }

/// Weights that meet the dual's equations exactly, whatever the point and its prices are: those of
/// cost and limits from their values, those of the loss from the equations
/// α δ_A = δ_training + δ_serving + δ_flop, β δ_B = δ_training + δ_data + δ_flop + δ_token.
inline DualWeights dual_weights(const ScalingLaw& law, const TrainingCost& cost,
                                const PricedRun& run) {
    const auto parts = cost_parts(cost, run.parameters, run.tokens);
    const double training = run.usd_price * parts.training_usd;
    const double data = run.usd_price * parts.data_usd;
    const double serving = run.usd_price * parts.serving_usd;
    const double flop = run.flop_price * training_flop(run.parameters, run.tokens);
    const double token = run.token_price * run.tokens;
    return {training,
            data,
            serving,
            flop,
            token,
            (training + serving + flop) / law.parameter_exponent,
            (training + data + flop + token) / law.token_exponent};
}

/// The part of the dual's logarithm that both questions share.
inline double dual_terms(const ScalingLaw& law, const TrainingCost& cost, const DualWeights& w,
                         double flop_cap, double token_cap) {
    double log_bound = dual_term(w.training, cost.usd_per_flop * flop_per_parameter_and_token) +
                       dual_term(w.data, cost.usd_per_token) +
                       dual_term(w.serving, cost.serving_usd_per_parameter) +
                       dual_term(w.of_parameters, law.parameter_coefficient) +
                       dual_term(w.of_tokens, law.token_coefficient);
    if (w.flop_cap > 0.0)
        log_bound -= w.flop_cap * std::log(flop_cap / flop_per_parameter_and_token);
    if (w.token_cap > 0.0) log_bound -= w.token_cap * std::log(token_cap);
    return log_bound;
}

/// Violation of first-order conditions in ln N and ln D, over the largest of their terms.
inline double stationarity(const ScalingLaw& law, const TrainingCost& cost, const PricedRun& run) {
    const auto w = dual_weights(law, cost, run);
    const double by_parameters = run.loss_price * law.parameter_exponent *
                                 law.parameter_coefficient *
                                 std::pow(run.parameters, -law.parameter_exponent);
    const double by_tokens = run.loss_price * law.token_exponent * law.token_coefficient *
                             std::pow(run.tokens, -law.token_exponent);
    const double needed_parameters = w.of_parameters * law.parameter_exponent;
    const double needed_tokens = w.of_tokens * law.token_exponent;
    const double scale = std::max({by_parameters, by_tokens, needed_parameters, needed_tokens});
    return core::worse(std::abs(by_parameters - needed_parameters),
                       std::abs(by_tokens - needed_tokens)) /
           scale;
}

/// How far x is above its limit, relative; 0 within.
inline double excess(double x, double limit) {
    return limit == core::infinity ? 0.0 : std::max(0.0, x / limit - 1.0);
}

/// Price × slack of a limit.
inline double slackness(double price, double x, double limit) {
    return price == 0.0 ? 0.0 : price * std::abs(limit - x);
}

/// Residuals of the limits on FLOP and tokens, shared by both questions.
template <class Question>
core::Certificate limit_residuals(const Question& question, const PricedRun& run, double scale) {
    const double flop = training_flop(run.parameters, run.tokens);
    core::Certificate residuals;
    residuals.feasibility =
        core::worse(excess(flop, question.flop_cap), excess(run.tokens, question.token_cap));
    residuals.complementarity =
        core::worse(slackness(run.flop_price, flop, question.flop_cap),
                    slackness(run.token_price, run.tokens, question.token_cap)) /
        scale;
    residuals.condition = 1.0;
    return residuals;
}

}  // namespace detail

/// How far a run is from the cheapest of its loss, by the run and its prices alone: no solver has a
/// hand in it. In ln N and ln D the problem is convex (a geometric program, Duffin, Peterson and
/// Zener 1967), so that small residuals prove the optimum. The gap is (cost − bound)/cost, the
/// bound Π (c_k/δ_k)^{δ_k} (A'/δ_A)^{δ_A} (B'/δ_B)^{δ_B} (δ_A + δ_B)^{δ_A + δ_B} over the limits to
/// their weights, A' = A/(ℓ − E); weights that meet the dual's equations are made from any run and
/// any prices ≥ 0. The condition is λℓ/cost, what a relative change of ℓ moves the cost by; the
/// complementarity of the target is over λℓ where that is more than the cost.
inline core::Certificate certify(const ScalingLaw& law, const TrainingCost& cost,
                                 const LossTarget& target, const PricedRun& run) {
    const double usd = cost_parts(cost, run.parameters, run.tokens).total_usd();
    auto residuals = detail::limit_residuals(target, run, usd);
    const double reducible = target.loss - law.irreducible_loss;
    const double reached = loss(law, run.parameters, run.tokens);
    const double short_of = (reached - target.loss) / target.loss;
    residuals.stationarity = detail::stationarity(law, cost, run);
    residuals.feasibility = core::worse(residuals.feasibility, std::max(0.0, short_of));
    const double target_usd = run.loss_price * target.loss;
    residuals.complementarity = core::worse(
        residuals.complementarity, std::abs(short_of) * (target_usd / std::max(usd, target_usd)));
    residuals.condition = std::max(1.0, target_usd / usd);
    const auto raw = detail::dual_weights(law, cost, run);
    const auto w = raw.scaled(1.0 / raw.money());
    const double log_bound = detail::dual_terms(law, cost, w, target.flop_cap, target.token_cap) +
                             detail::self_term(w.loss()) - w.loss() * std::log(reducible);
    residuals.gap = -std::expm1(log_bound - std::log(usd));
    return residuals;
}

/// The same for the least loss of a budget: the gap is (ℓ − bound)/(ℓ − E), complementarity is
/// relative to ℓ − E.
inline core::Certificate certify(const ScalingLaw& law, const TrainingCost& cost,
                                 const TrainingBudget& budget, const PricedRun& run) {
    const double usd = cost_parts(cost, run.parameters, run.tokens).total_usd();
    const double reducible = loss(law, run.parameters, run.tokens) - law.irreducible_loss;
    auto residuals = detail::limit_residuals(budget, run, reducible);
    residuals.stationarity = detail::stationarity(law, cost, run);
    residuals.feasibility =
        core::worse(residuals.feasibility, detail::excess(usd, budget.budget_usd));
    residuals.complementarity =
        core::worse(residuals.complementarity,
                    detail::slackness(run.usd_price, usd, budget.budget_usd) / reducible);
    const auto raw = detail::dual_weights(law, cost, run);
    const auto w = raw.scaled(1.0 / raw.loss());
    double log_bound = detail::dual_terms(law, cost, w, budget.flop_cap, budget.token_cap) +
                       detail::self_term(w.money());
    if (w.money() > 0.0) log_bound -= w.money() * std::log(budget.budget_usd);
    residuals.gap = -std::expm1(log_bound - std::log(reducible));
    return residuals;
}

}  // namespace isocost::scaling
