#pragma once

#include <array>
#include <cmath>

#include "isocost/scaling/scaling_law.hpp"

namespace isocost::scaling {

/// What a model costs over its life, p_C · 6ND + p_D · D + p_N · N in USD: its training, its data,
/// and what grows with its size, as serving does (`inference_demand.hpp`).
struct TrainingCost {
    double usd_per_flop = core::nan;         ///< p_C, of training as done: per FLOP that counts
    double usd_per_token = 0.0;              ///< p_D, of training data
    double serving_usd_per_parameter = 0.0;  ///< p_N, over the model's life
};

inline auto fields(const TrainingCost&) {
    using C = TrainingCost;
    return std::array{
        core::Field{"usd_per_flop", &C::usd_per_flop, core::positive, "USD per FLOP",
                    "price of a FLOP of training, utilization counted"},
        core::Field{"usd_per_token", &C::usd_per_token, core::nonnegative, "USD per token",
                    "price of a token of training data, 0 where data are free"},
        core::Field{"serving_usd_per_parameter", &C::serving_usd_per_parameter, core::nonnegative,
                    "USD per parameter", "cost over the model's life that grows with its size"}};
}

/// The cost of a model of N parameters trained on D tokens, part by part, USD.
struct CostParts {
    double training_usd;
    double data_usd;
    double serving_usd;

    double total_usd() const { return training_usd + data_usd + serving_usd; }
};

inline CostParts cost_parts(const TrainingCost& cost, double parameters, double tokens) {
    return {cost.usd_per_flop * training_flop(parameters, tokens), cost.usd_per_token * tokens,
            cost.serving_usd_per_parameter * parameters};
}

/// The least cost of a model whose loss is at most `loss`.
struct LossTarget {
    double loss = core::nan;
    double flop_cap = core::infinity;   ///< of training, 6ND
    double token_cap = core::infinity;  ///< unique tokens that there are
    double tolerance = 1e-9;
};

/// The least loss that a budget buys.
struct TrainingBudget {
    double budget_usd = core::infinity;
    double flop_cap = core::infinity;
    double token_cap = core::infinity;
    double tolerance = 1e-9;
};

namespace detail {

template <class Question>
std::array<core::Field<Question>, 3> limit_fields() {
    return {core::Field{"flop_cap", &Question::flop_cap, core::positive_or_infinite, "FLOP",
                        "most FLOP of training"},
            core::Field{"token_cap", &Question::token_cap, core::positive_or_infinite, "tokens",
                        "most tokens to train on"},
            core::Field{"tolerance", &Question::tolerance, core::positive, "",
                        "largest residual of a certificate that holds"}};
}

}  // namespace detail

inline auto fields(const LossTarget&) {
    const auto limits = detail::limit_fields<LossTarget>();
    return std::array{core::Field{"loss", &LossTarget::loss, core::positive, "nats per token",
                                  "loss that must be reached"},
                      limits[0], limits[1], limits[2]};
}

inline auto fields(const TrainingBudget&) {
    const auto limits = detail::limit_fields<TrainingBudget>();
    return std::array{core::Field{"budget_usd", &TrainingBudget::budget_usd,
                                  core::positive_or_infinite, "USD", "most that may be spent"},
                      limits[0], limits[1], limits[2]};
}

}  // namespace isocost::scaling
