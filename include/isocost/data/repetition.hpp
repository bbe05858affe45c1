#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/status.hpp"
#include "isocost/data/source.hpp"

namespace isocost::data {

/// Decay of the worth of repeated tokens, R*_D, and of excess parameters, R*_N: Muennighoff et al.
/// 2023 (arXiv:2305.16264), fitted to runs on C4 with α = β; figures from a secondary source.
inline constexpr double repeat_decay_tokens = 15.387756;
inline constexpr double repeat_decay_parameters = 5.309743;

namespace detail {

inline void check_repetition(double unique, double used, double decay) {
    core::require("repetition.unique", unique, core::positive, "what there is without repetition");
    core::require("repetition.used", used, core::positive_or_infinite);
    core::require("repetition.decay", decay, core::positive, "R*, repeats until worth is 1/e");
}

/// R = max(used/unique − 1, 0), repeats beyond the first pass.
inline double repeats(double unique, double used) { return std::max(used / unique - 1.0, 0.0); }

/// U + U R*(1 − e^{−R/R*}), U what is used of the unique stock.
inline double effective(double unique, double used, double decay) {
    check_repetition(unique, used, decay);
    const double base = std::min(unique, used);
    return base + base * decay * -std::expm1(-repeats(unique, used) / decay);
}

}  // namespace detail

/// What `tokens` seen in training are worth in unique ones when there are only `unique_tokens`:
/// D' = U + U R*(1 − e^{−R/R*}), R = max(D/U − 1, 0) repeats. Below U nothing repeats and D' = D.
inline double effective_tokens(double unique_tokens, double tokens,
                               double decay = repeat_decay_tokens) {
    return detail::effective(unique_tokens, tokens, decay);
}

/// The same for parameters beyond the best number for the unique tokens, `matched_parameters`: N'.
inline double effective_parameters(double matched_parameters, double parameters,
                                   double decay = repeat_decay_parameters) {
    return detail::effective(matched_parameters, parameters, decay);
}

/// What D' tends to as the tokens are repeated without end: (1 + R*)U, never reached.
inline double effective_token_ceiling(double unique_tokens, double decay = repeat_decay_tokens) {
    return effective_tokens(unique_tokens, core::infinity, decay);
}

/// dD'/dD, what one more token seen is worth against a fresh one: 1 up to U, then e^{−R/R*}.
inline double value_of_repeated_token(double unique_tokens, double tokens,
                                      double decay = repeat_decay_tokens) {
    detail::check_repetition(unique_tokens, tokens, decay);
    return std::exp(-detail::repeats(unique_tokens, tokens) / decay);
}

/// How often a stock must be read. Infeasible: how many unique tokens would be too few.
struct Epochs {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double epochs = core::nan;
    double tokens = core::nan;  ///< to be seen in training
    double ceiling_effective_tokens = core::nan;
    double least_unique_tokens = core::nan;  ///< more than this many would do
};

/// The inverse: epochs D/U that make D' = effective_tokens, R = −R* ln(1 − (D'/U − 1)/R*).
/// Infeasible at the ceiling (1 + R*)U and above; then more than D'/(1 + R*) unique tokens help.
[[nodiscard]] inline Epochs epochs_needed(double unique_tokens, double effective_tokens,
                                          double decay = repeat_decay_tokens) {
    core::require("epochs_needed.effective_tokens", effective_tokens, core::positive);
    Epochs answer{.ceiling_effective_tokens = effective_token_ceiling(unique_tokens, decay),
                  .least_unique_tokens = effective_tokens / (1.0 + decay)};
    const double over = (effective_tokens / unique_tokens - 1.0) / decay;
    if (effective_tokens >= answer.ceiling_effective_tokens || over >= 1.0) {
        answer.status = core::Status::infeasible;
        answer.reason = "However often they are read, " + core::text(unique_tokens, 6) +
                        " unique tokens are worth less than " +
                        core::text(answer.ceiling_effective_tokens, 6) + "; more than " +
                        core::text(answer.least_unique_tokens, 6) + " unique ones are needed.";
        return answer;
    }
    answer.status = core::Status::optimal;
    answer.epochs =
        over <= 0.0 ? effective_tokens / unique_tokens : 1.0 - decay * std::log1p(-over);
    answer.tokens = answer.epochs * unique_tokens;
    return answer;
}

/// A finite source as one source per pass over it, each of lower quality by what repetition loses:
/// pass k has quality z (D'(k) − D'(k−1)) at U = 1. The price is paid per token of every pass. This
/// puts repeating a stock into the same merit order as buying fresh tokens.
inline std::vector<DataSource> by_epoch(const DataSource& source, int epochs,
                                        double decay = repeat_decay_tokens) {
    checked_source(source);
    core::require("by_epoch.epochs", epochs, {1.0, 1e4, false, false, "must be from 1 to 10000"});
    core::require("DataSource(" + source.name + ").tokens_per_year", source.tokens_per_year,
                  core::positive, "an endless source needs no repetition");
    std::vector<DataSource> passes;
    double before = 0.0;
    for (int k = 1; k <= epochs; ++k) {
        const double worth = effective_tokens(1.0, k, decay);
        DataSource pass = source;
        if (k > 1) pass.name += ", epoch " + std::to_string(k);
        pass.quality = source.quality * (worth - before);
        passes.push_back(pass);
        before = worth;
    }
    return passes;
}

}  // namespace isocost::data
