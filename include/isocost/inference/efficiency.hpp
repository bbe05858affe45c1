#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"
#include "isocost/inference/models.hpp"

namespace isocost::inference {

/// What serving for a share less is worth: tokens × cost per token × share, USD per year. One
/// percent is 0.01. Throws InvalidParameter.
inline double value_of_efficiency_usd_per_year(double tokens_per_year, double usd_per_mtok,
                                               double share) {
    core::require("tokens_per_year", tokens_per_year, core::nonnegative, "tokens served");
    core::require("usd_per_mtok", usd_per_mtok, core::nonnegative, "cost of serving");
    core::require("share", share, {0.0, 1.0, false, false, "must be from 0 to 1"}, "saved");
    return tokens_per_year * usd_per_mtok / tokens_per_mtok * share;
}

/// Energy of a token: chips × W per chip, its share of server and cooling included, over tokens/s.
inline double joules_per_token(double chips, double chip_w, double tokens_per_s) {
    core::require("chips", chips, core::positive, "that serve");
    core::require("chip_w", chip_w, core::positive, "power per chip, all included");
    core::require("tokens_per_s", tokens_per_s, core::positive, "of all users");
    return chips * chip_w / tokens_per_s;
}

/// A model on a placement that might solve the tasks at hand.
struct ReasoningCandidate {
    std::string name = {};
    double score = core::nan;  ///< on a benchmark, any scale that starts at 0
    double tokens_per_task = core::nan;
    double joules_per_token = core::nan;
    double usd_per_task = core::nan;
};

inline auto fields(const ReasoningCandidate&) {
    using C = ReasoningCandidate;
    return std::array{
        core::Field{"score", &C::score, core::nonnegative, "", "score on a benchmark"},
        core::Field{"tokens_per_task", &C::tokens_per_task, core::positive, "tokens",
                    "tokens that a task takes"},
        core::Field{"joules_per_token", &C::joules_per_token, core::positive, "J",
                    "energy of a token"},
        core::Field{"usd_per_task", &C::usd_per_task, core::nonnegative, "USD", "cost of a task"}};
}

/// Reasoning per watt: score/(tokens per task · J per token), in score per joule.
inline double score_per_joule(const ReasoningCandidate& c) {
    core::checked(c, "ReasoningCandidate(" + c.name + ")");
    return c.score / (c.tokens_per_task * c.joules_per_token);
}

/// One candidate and why it was not taken; empty for the one that was.
struct ParityRow {
    std::string name;
    double score_per_joule;
    double usd_per_task;
    std::string why_not;
};

/// The cheapest candidate at parity, with all candidates as the proof. Infeasible when none reaches
/// the rival; then `joules_factor` on the best one's energy per task would.
struct Parity {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    std::string cheapest = {};
    double usd_per_task = core::nan;
    double joules_factor = core::nan;
    std::vector<ParityRow> rows = {};
};

namespace detail {

inline std::string why_not(const ParityRow& row, double rival, const ParityRow* taken) {
    if (row.score_per_joule < rival)
        return core::text(row.score_per_joule, 4) + " of " + core::text(rival, 4) +
               " score per joule";
    if (taken == nullptr || row.name == taken->name) return "";
    return "reaches it for " + core::text(row.usd_per_task, 4) + " USD a task, " + taken->name +
           " for " + core::text(taken->usd_per_task, 4);
}

inline const ParityRow* cheapest_at(const std::vector<ParityRow>& rows, double rival) {
    const ParityRow* taken = nullptr;
    for (const auto& row : rows)
        if (row.score_per_joule >= rival &&
            (taken == nullptr || row.usd_per_task < taken->usd_per_task))
            taken = &row;
    return taken;
}

inline std::vector<ParityRow> rows_of(const std::vector<ReasoningCandidate>& candidates) {
    std::vector<ParityRow> rows;
    for (const auto& c : candidates) {
        for (const auto& row : rows)
            if (row.name == c.name)
                throw core::InvalidParameter("candidates", "\"" + c.name + "\"",
                                             "must have names of their own");
        rows.push_back({c.name, score_per_joule(c), c.usd_per_task, ""});
    }
    return rows;
}

}  // namespace detail

/// Parity at scale: the least cost per task among the candidates whose score per joule is the
/// rival's or more. Throws InvalidParameter.
inline Parity parity(const std::vector<ReasoningCandidate>& candidates,
                     double rival_score_per_joule) {
    core::require("rival_score_per_joule", rival_score_per_joule, core::positive);
    if (candidates.empty())
        throw core::InvalidParameter("candidates", "{}", "must have at least one");
    Parity answer;
    answer.rows = detail::rows_of(candidates);
    const ParityRow* taken = detail::cheapest_at(answer.rows, rival_score_per_joule);
    for (auto& row : answer.rows) row.why_not = detail::why_not(row, rival_score_per_joule, taken);
    if (taken != nullptr) {
        answer.status = core::Status::optimal;
        answer.cheapest = taken->name;
        answer.usd_per_task = taken->usd_per_task;
        return answer;
    }
    const auto best = std::max_element(
        answer.rows.begin(), answer.rows.end(),
        [](const auto& a, const auto& b) { return a.score_per_joule < b.score_per_joule; });
    answer.joules_factor = best->score_per_joule / rival_score_per_joule;
    answer.reason = "none reaches " + core::text(rival_score_per_joule, 4) + " score per joule; " +
                    best->name + " would with " + core::text(answer.joules_factor, 4) +
                    " of its energy per task";
    return answer;
}

}  // namespace isocost::inference
