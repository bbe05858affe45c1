#pragma once

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

namespace isocost::scaling {

/// A scaling law of training, ℓ(N, D) = E + A N^−α + B D^−β (Hoffmann et al. 2022, eq. 2): the loss
/// of a model of N parameters that has seen D tokens. E is what no model can predict.
struct ScalingLaw {
    double irreducible_loss = core::nan;       ///< E
    double parameter_coefficient = core::nan;  ///< A
    double token_coefficient = core::nan;      ///< B
    double parameter_exponent = core::nan;     ///< α
    double token_exponent = core::nan;         ///< β
};

inline auto fields(const ScalingLaw&) {
    using L = ScalingLaw;
    return std::array{
        core::Field{"irreducible_loss", &L::irreducible_loss, core::nonnegative, "nats per token",
                    "loss E that no model gets below"},
        core::Field{"parameter_coefficient", &L::parameter_coefficient, core::positive, "",
                    "A, what a model of one parameter would lose"},
        core::Field{"token_coefficient", &L::token_coefficient, core::positive, "",
                    "B, what a model that saw one token would lose"},
        core::Field{"parameter_exponent", &L::parameter_exponent, core::positive, "",
                    "α, percent of that lost less per percent of parameters"},
        core::Field{"token_exponent", &L::token_exponent, core::positive, "",
                    "β, percent of that lost less per percent of tokens"}};
}

inline constexpr double flop_per_parameter_and_token = 6.0;  ///< Kaplan et al. 2020

/// FLOP of a training run: 6 N D.
inline double training_flop(double parameters, double tokens) {
    return flop_per_parameter_and_token * parameters * tokens;
}

/// ℓ(N, D) in nats per token; N, D > 0. Throws InvalidParameter.
inline double loss(const ScalingLaw& law, double parameters, double tokens) {
    core::checked(law, "ScalingLaw");
    core::require("loss.parameters", parameters, core::positive_or_infinite);
    core::require("loss.tokens", tokens, core::positive_or_infinite);
    return law.irreducible_loss +
           law.parameter_coefficient * std::pow(parameters, -law.parameter_exponent) +
           law.token_coefficient * std::pow(tokens, -law.token_exponent);
}

/// Parameters that reach a loss with D tokens, [A/(ℓ − E − B D^−β)]^{1/α}: a point of the
/// isoquant. ∞ where no model does, so ℓ ≤ E + B D^−β. Throws InvalidParameter.
inline double needed_parameters(const ScalingLaw& law, double loss, double tokens) {
    core::checked(law, "ScalingLaw");
    core::require("needed_parameters.tokens", tokens, core::positive_or_infinite);
    core::require("needed_parameters.loss", loss, core::positive);
    const double left =
        loss - law.irreducible_loss - law.token_coefficient * std::pow(tokens, -law.token_exponent);
    if (left <= 0.0) return core::infinity;
    return std::exp(std::log(law.parameter_coefficient / left) / law.parameter_exponent);
}

/// A training run, and whether there is one; numbers are NaN unless it is optimal.
struct Allocation {
    core::Status status = core::Status::stalled;
    std::string reason = {};  ///< what is in the way, empty when optimal
    double parameters = core::nan;
    double tokens = core::nan;
    double flop = core::nan;
    double loss = core::nan;  ///< nats per token
};

namespace detail {

/// Logarithms of A, B and of G = (αA/(βB))^{1/(α+β)}, so that nothing overflows on the way.
inline double log_tilt(const ScalingLaw& law) {
    const double of_parameters =
        std::log(law.parameter_exponent) + std::log(law.parameter_coefficient);
    const double of_tokens = std::log(law.token_exponent) + std::log(law.token_coefficient);
    return (of_parameters - of_tokens) / (law.parameter_exponent + law.token_exponent);
}

inline Allocation allocation_from(const ScalingLaw& law, double log_parameters, double log_tokens) {
    Allocation run{core::Status::optimal};
    run.parameters = std::exp(log_parameters);
    run.tokens = std::exp(log_tokens);
    run.flop = training_flop(run.parameters, run.tokens);
    if (!core::positive.contains(run.flop) || !core::positive.contains(run.parameters) ||
        !core::positive.contains(run.tokens))
        return {core::Status::out_of_range, std::string(sentence(core::Status::out_of_range))};
    run.loss = loss(law, run.parameters, run.tokens);
    return run;
}

}  // namespace detail

/// a = β/(α + β), the share of growth that goes into parameters: N* ∝ C^a, D* ∝ C^{1−a}.
inline double parameter_growth_share(const ScalingLaw& law) {
    core::checked(law, "ScalingLaw");
    return law.token_exponent / (law.parameter_exponent + law.token_exponent);
}

/// αβ/(α + β), the percent that ℓ − E falls per percent of compute, along the optimum.
inline double compute_exponent(const ScalingLaw& law) {
    return law.parameter_exponent * parameter_growth_share(law);
}

/// The least loss that C FLOP give: N* = G (C/6)^a, D* = G^−1 (C/6)^b, a = β/(α+β), b = α/(α+β)
/// (Hoffmann et al. 2022, eq. 4). flop > 0. Throws InvalidParameter.
inline Allocation compute_optimal(const ScalingLaw& law, double flop) {
    core::checked(law, "ScalingLaw");
    core::require("compute_optimal.flop", flop, core::positive);
    const double log_size = std::log(flop) - std::log(flop_per_parameter_and_token);
    const double share = parameter_growth_share(law);
    const double tilt = detail::log_tilt(law);
    return detail::allocation_from(law, tilt + share * log_size, (1.0 - share) * log_size - tilt);
}

/// The least compute that reaches a loss: N(ℓ) = [A(1 + α/β)/(ℓ − E)]^{1/α},
/// D(ℓ) = [B(1 + β/α)/(ℓ − E)]^{1/β}. Infeasible for ℓ ≤ E. loss > 0. Throws InvalidParameter.
inline Allocation compute_optimal_for_loss(const ScalingLaw& law, double loss) {
    core::checked(law, "ScalingLaw");
    core::require("compute_optimal_for_loss.loss", loss, core::positive);
    const double alpha = law.parameter_exponent;
    const double beta = law.token_exponent;
    if (loss <= law.irreducible_loss)
        return {core::Status::infeasible,
                "No model gets to a loss of " + core::text(loss, 6) + ": it must be above " +
                    core::text(law.irreducible_loss, 6) + ", the irreducible loss."};
    const double log_gap = std::log(loss - law.irreducible_loss);
    const double parameters =
        (std::log(law.parameter_coefficient) + std::log1p(alpha / beta) - log_gap) / alpha;
    const double tokens =
        (std::log(law.token_coefficient) + std::log1p(beta / alpha) - log_gap) / beta;
    return detail::allocation_from(law, parameters, tokens);
}

}  // namespace isocost::scaling
