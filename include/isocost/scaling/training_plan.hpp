#pragma once

#include <cmath>
#include <string>

#include "isocost/scaling/solver/training_run.hpp"

namespace isocost::scaling {

/// The model to train: how the search ended, its size, data, loss and cost, what the limits are
/// worth, and the certificate. Numbers are NaN unless a run was found.
///
/// Shadow prices are ≥ 0: what one more unit of a limit saves, in USD where the least cost was
/// asked (−dcost/dcap), in nats per token where the least loss was (−dloss/dcap). A limit that does
/// not bind is worth 0.
struct TrainingPlan {
    core::Status status = core::Status::stalled;
    core::Certificate certificate = {};
    std::string reason = {};  ///< what is in the way, in words; empty when optimal

    double parameters = core::nan;
    double tokens = core::nan;
    double flop = core::nan;  ///< of training, 6ND
    double loss = core::nan;  ///< nats per token
    double cost_usd = core::nan;
    double training_usd = core::nan;
    double data_usd = core::nan;
    double serving_usd = core::nan;

    double marginal_cost_usd = core::nan;  ///< −dcost/dloss, USD per nat; ∞ if money is left over
    double flop_shadow_price = core::nan;
    double token_shadow_price = core::nan;
    double budget_shadow_price = core::nan;  ///< nats per USD, where the least loss was asked

    /// When infeasible: the least cap on FLOP, and on tokens, that would do with the other as it
    /// is; ∞ where none would, and where that is so of both the reason has a pair that does.
    double least_flop_cap = core::nan;
    double least_token_cap = core::nan;

    bool solved() const { return status == core::Status::optimal; }

    /// *this, or NotOptimal with the reason.
    const TrainingPlan& require_optimal() const {
        if (!solved()) throw core::NotOptimal(std::string(sentence(status)) + " " + reason);
        return *this;
    }
};

/// The plan for a person: how it ended, what is trained at what cost, and what the limits are
/// worth.
inline std::string explain(const TrainingPlan& plan) {
    std::string text = std::string(sentence(plan.status));
    if (!plan.reason.empty()) text += "\n" + plan.reason;
    if (std::isnan(plan.parameters)) return text;
    const auto row = [&](const char* label, double value, const char* unit) {
        if (value > 0.0) text += "\n" + std::string(label) + core::text(value, 6) + unit;
    };
    row("  parameters    ", plan.parameters, "");
    row("  tokens        ", plan.tokens, "");
    row("  training      ", plan.flop, " FLOP");
    row("  loss          ", plan.loss, " nats per token");
    row("  cost          ", plan.cost_usd, " USD");
    row("    training    ", plan.training_usd, " USD");
    row("    data        ", plan.data_usd, " USD");
    row("    serving     ", plan.serving_usd, " USD");
    const bool of_loss = !std::isnan(plan.budget_shadow_price);
    row("  one more FLOP saves    ", plan.flop_shadow_price, of_loss ? " nats" : " USD");
    row("  one more token saves   ", plan.token_shadow_price, of_loss ? " nats" : " USD");
    row("  one more USD saves     ", plan.budget_shadow_price, " nats");
    return text;
}

namespace detail {

/// Fills in what follows from the point, certifies it and judges it by that alone.
template <class Question>
TrainingPlan concluded(const ScalingLaw& law, const TrainingCost& cost, const Question& question,
                       const PricedRun& run) {
    TrainingPlan plan;
    const double flop = training_flop(run.parameters, run.tokens);
    const auto parts = cost_parts(cost, run.parameters, run.tokens);
    for (const double x : {run.parameters, run.tokens, flop, parts.total_usd()})
        if (!core::positive.contains(x)) {
            plan.status = core::Status::out_of_range;
            plan.reason = std::string(sentence(plan.status));
            return plan;
        }
    plan.certificate = certify(law, cost, question, run);
    const bool holds = plan.certificate.holds(question.tolerance);
    plan.status = holds ? core::Status::optimal : core::Status::stalled;
    if (!holds)
        plan.reason = std::isfinite(run.loss_price)
                          ? "The certificate does not hold to the tolerance that was asked."
                          : "No finite prices support the run: a limit is the least that will do.";
    plan.parameters = run.parameters;
    plan.tokens = run.tokens;
    plan.flop = flop;
    plan.loss = loss(law, run.parameters, run.tokens);
    plan.training_usd = parts.training_usd;
    plan.data_usd = parts.data_usd;
    plan.serving_usd = parts.serving_usd;
    plan.cost_usd = parts.total_usd();
    plan.marginal_cost_usd = run.loss_price / run.usd_price;
    plan.flop_shadow_price = run.flop_price;
    plan.token_shadow_price = run.token_price;
    return plan;
}

/// Which cap is in the way, and the least that would do.
inline TrainingPlan too_tight(const ScalingLaw& law, const LossTarget& target) {
    const IsolossCurve curve(law, std::log(target.loss - law.irreducible_loss));
    const double log_size = std::log(target.flop_cap / flop_per_parameter_and_token);
    const double z = std::min(curve.compute_optimal(), curve.at_tokens(std::log(target.token_cap)));
    TrainingPlan plan{core::Status::infeasible};
    plan.least_flop_cap = flop_per_parameter_and_token * std::exp(curve.log_size(z));
    const bool by_tokens = curve.log_size(curve.compute_optimal()) <= log_size;
    plan.least_token_cap =
        by_tokens ? std::exp(curve.log_tokens(curve.at_size(log_size, -1.0))) : core::infinity;
    plan.reason = "No model within the caps gets to a loss of " + core::text(target.loss, 6) + ".";
    if (plan.least_flop_cap < core::infinity)
        plan.reason += " A cap of " + core::text(plan.least_flop_cap, 6) + " FLOP would do.";
    if (plan.least_token_cap < core::infinity)
        plan.reason += " A cap of " + core::text(plan.least_token_cap, 6) + " tokens would do.";
    if (plan.least_flop_cap == core::infinity && plan.least_token_cap == core::infinity) {
        const auto free = compute_optimal_for_loss(law, target.loss);
        plan.reason += " Caps of " + core::text(free.flop, 6) + " FLOP and " +
                       core::text(free.tokens, 6) + " tokens together would do.";
    }
    return plan;
}

inline TrainingPlan endless(const ScalingLaw& law, const TrainingBudget& budget) {
    TrainingPlan plan{core::Status::unbounded};
    const double end = loss(law, core::infinity, budget.token_cap);
    plan.reason =
        "Neither a budget nor a cap on FLOP stops the model from growing: its loss falls towards " +
        core::text(end, 6) + " and never gets there.";
    return plan;
}

}  // namespace detail

/// min p_C 6ND + p_D D + p_N N subject to ℓ(N, D) ≤ loss, 6ND ≤ flop_cap, D ≤ token_cap.
///
/// Convex in ln N and ln D, so the optimum is one and the certificate proves it. With p_N > 0 it is
/// the model of Sardana et al. 2024 that pays for its inference. Infeasible for a loss at or below
/// the irreducible one, or caps that are too tight: then the plan names the least that would do.
/// Throws InvalidParameter.
[[nodiscard]] inline TrainingPlan minimize_training_cost(const ScalingLaw& law,
                                                         const TrainingCost& cost,
                                                         const LossTarget& target) {
    core::checked(law, "ScalingLaw");
    core::checked(cost, "TrainingCost");
    core::checked(target, "minimize_training_cost");
    if (target.loss <= law.irreducible_loss) {
        TrainingPlan plan{core::Status::infeasible};
        plan.reason = compute_optimal_for_loss(law, target.loss).reason;
        plan.least_flop_cap = plan.least_token_cap = core::infinity;
        return plan;
    }
    const double log_reducible = std::log(target.loss - law.irreducible_loss);
    const auto point = detail::cheapest_run(law, cost, target, log_reducible);
    if (point.status != core::Status::optimal) return detail::too_tight(law, target);
    return detail::concluded(law, cost, target, point.run);
}

/// min ℓ(N, D) subject to p_C 6ND + p_D D + p_N N ≤ budget_usd, 6ND ≤ flop_cap, D ≤ token_cap.
///
/// Unbounded, with the loss that is approached, when neither a budget nor a cap on FLOP is given.
/// Throws InvalidParameter.
[[nodiscard]] inline TrainingPlan minimize_loss(const ScalingLaw& law, const TrainingCost& cost,
                                                const TrainingBudget& budget) {
    core::checked(law, "ScalingLaw");
    core::checked(cost, "TrainingCost");
    core::checked(budget, "minimize_loss");
    if (budget.flop_cap == core::infinity && budget.budget_usd == core::infinity)
        return detail::endless(law, budget);
    PricedRun run{};
    bool affordable = false;
    if (budget.flop_cap < core::infinity) {
        run = detail::run_at_caps(law, budget);
        affordable = cost_parts(cost, run.parameters, run.tokens).total_usd() <= budget.budget_usd;
    }
    if (!affordable) run = detail::run_of_budget(law, cost, budget);
    auto plan = detail::concluded(law, cost, budget, run);
    if (plan.status != core::Status::out_of_range) plan.budget_shadow_price = run.usd_price;
    return plan;
}

}  // namespace isocost::scaling
