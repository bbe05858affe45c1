#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/clear.hpp"

namespace isocost::market {

/// Something that is in force in a market and might not be: an employer's cap on an input, or the
/// employer himself, an entrant, where `input` is empty.
struct Change {
    std::string employer = {};
    std::string input = {};
};

/// What each of several changes does to wages and to every employer's Opex. What one does depends
/// on which others are in force, so that three answers are given, by outcome (row) and change
/// (column):
///
/// alone    v({i}) − v(∅), the first of them
/// last     v(N) − v(N∖{i}), the last of them
/// shapley  its average over all orders; these add up to v(N) − v(∅) (Shapley 1953)
///
/// Outcomes are "wages.<pool>" in USD per year and "opex.<employer>" in USD per year, 0 of an
/// entrant who is not there. Where some combination has no equilibrium, `status` and `reason` are
/// that market's; where its wages are indeterminate there is nothing to take differences of,
/// `stalled`. All numbers are NaN then.
struct Attribution {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    core::Names outcomes = {};
    core::Names changes = {};      ///< "caps.<employer>.<input>" or "employer.<employer>"
    Eigen::VectorXd without = {};  ///< with none of the changes
    Eigen::VectorXd with = {};     ///< with all of them: the market as given
    Eigen::MatrixXd alone = {};
    Eigen::MatrixXd last = {};
    Eigen::MatrixXd shapley = {};
    int markets = 0;        ///< that were cleared
    double residual = 0.0;  ///< the largest of their certificates', relative: a difference below
                            ///< this part of its outcome is not told from 0
};

namespace detail {

inline constexpr std::size_t most_changes = 12;  ///< 4096 markets

inline std::string name_of(const Change& change) {
    return change.input.empty() ? "employer." + change.employer
                                : "caps." + change.employer + "." + change.input;
}

inline void require_change(const Market& market, const Change& change) {
    const auto at = core::position(*market.employer_names(), change.employer, "attribute.employer");
    const auto& caps = market.employers()[at].caps;
    if (!change.input.empty() && !caps.contains(change.input))
        throw core::InvalidParameter("attribute.input", "\"" + change.input + "\"",
                                     "must be an input that " + change.employer + " has a cap on");
}

/// The market with those changes in force whose bit is set; empty when no employer is left.
inline std::optional<Market> with_changes(const Market& market, const std::vector<Change>& changes,
                                          std::uint32_t set) {
    auto p = market.parameters();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if ((set >> i & 1U) != 0U) continue;
        for (auto& employer : p.employers)
            if (employer.name == changes[i].employer) employer.caps.erase(changes[i].input);
        if (changes[i].input.empty())
            std::erase_if(p.employers,
                          [&](const Employer& e) { return e.name == changes[i].employer; });
    }
    if (p.employers.empty()) return std::nullopt;
    return Market(std::move(p));
}

inline core::Names outcome_names(const Market& market) {
    core::Names names;
    for (const auto& pool : market.pools()) names.push_back("wages." + pool.name);
    for (const auto& employer : market.employers()) names.push_back("opex." + employer.name);
    return names;
}

inline Eigen::VectorXd outcomes_of(const Market& whole, const MarketResult& result) {
    const auto pools = static_cast<Eigen::Index>(whole.pools().size());
    Eigen::VectorXd values =
        Eigen::VectorXd::Zero(pools + static_cast<Eigen::Index>(whole.employers().size()));
    for (Eigen::Index p = 0; p < pools; ++p)
        values[p] = result.wages_usd_per_year[static_cast<std::size_t>(p)];
    const auto& there = *result.market->employer_names();
    for (std::size_t j = 0; j < there.size(); ++j)
        values[pools + static_cast<Eigen::Index>(
                           core::position(*whole.employer_names(), there[j], "employer"))] =
            result.employers[j].opex;
    return values;
}

/// |S|! (n − |S| − 1)! / n!, the share of orders in which exactly S stands before a change.
inline double shapley_weight(std::size_t before, std::size_t n) {
    return std::exp(std::lgamma(static_cast<double>(before) + 1.0) +
                    std::lgamma(static_cast<double>(n - before)) -
                    std::lgamma(static_cast<double>(n) + 1.0));
}

/// Why a combination has no outcomes of which differences mean something; empty when it has.
inline std::string no_outcomes(const MarketResult& result) {
    if (!result.solved())
        return "One combination of the changes has no equilibrium: " + result.reason;
    if (result.uniqueness != Uniqueness::indeterminate) return {};
    return "One combination of the changes has no certain wages: " + result.explain();
}

/// All numbers NaN.
inline void leave_open(Attribution& answer) {
    const auto rows = static_cast<Eigen::Index>(answer.outcomes.size());
    const auto columns = static_cast<Eigen::Index>(answer.changes.size());
    answer.without = answer.with = Eigen::VectorXd::Constant(rows, core::nan);
    answer.alone = answer.last = answer.shapley =
        Eigen::MatrixXd::Constant(rows, columns, core::nan);
    answer.residual = core::nan;
}

/// The three attributions from the outcomes of all 2^n combinations.
inline void share_out(Attribution& answer, const std::vector<Eigen::VectorXd>& value) {
    const std::size_t n = answer.changes.size();
    const auto rows = static_cast<Eigen::Index>(answer.outcomes.size());
    const auto all = static_cast<std::uint32_t>(value.size() - 1);
    answer.without = value.front();
    answer.with = value.back();
    answer.alone = answer.last = answer.shapley =
        Eigen::MatrixXd::Zero(rows, static_cast<Eigen::Index>(n));
    for (std::size_t i = 0; i < n; ++i) {
        const auto column = static_cast<Eigen::Index>(i);
        const std::uint32_t own = 1U << i;
        answer.alone.col(column) = value[own] - value[0];
        answer.last.col(column) = value[all] - value[all & ~own];
        for (std::uint32_t set = 0; set <= all; ++set) {
            if ((set & own) != 0U) continue;
            std::size_t before = 0;
            for (std::size_t k = 0; k < n; ++k) before += set >> k & 1U;
            answer.shapley.col(column) +=
                shapley_weight(before, n) * (value[set | own] - value[set]);
        }
    }
}

}  // namespace detail

/// Clears the market under every combination of the changes, all of which are in force in it. More
/// than 12 changes, one that is not there or one twice throw InvalidParameter.
[[nodiscard]] inline Attribution attribute(const Market& market, const std::vector<Change>& changes,
                                           const ClearOptions& options = {}) {
    if (changes.empty() || changes.size() > detail::most_changes)
        throw core::InvalidParameter("attribute.changes", static_cast<double>(changes.size()),
                                     "must be 1 to 12 changes", "every combination is cleared");
    Attribution answer{.outcomes = detail::outcome_names(market)};
    for (const Change& change : changes) {
        detail::require_change(market, change);
        const auto name = detail::name_of(change);
        if (std::find(answer.changes.begin(), answer.changes.end(), name) != answer.changes.end())
            throw core::InvalidParameter("attribute.changes", "\"" + name + "\"",
                                         "must be there once",
                                         "twice, each would get half of what it does");
        answer.changes.push_back(name);
    }
    std::vector<Eigen::VectorXd> value;
    answer.status = core::Status::optimal;
    for (std::uint32_t set = 0; set < 1U << changes.size(); ++set) {
        const auto part = detail::with_changes(market, changes, set);
        if (!part)
            throw core::InvalidParameter("attribute.changes", "all employers",
                                         "must leave at least one employer");
        const auto result = clear(*part, options);
        ++answer.markets;
        answer.reason = detail::no_outcomes(result);
        if (!answer.reason.empty()) {
            answer.status = result.solved() ? core::Status::stalled : result.status;
            detail::leave_open(answer);
            return answer;
        }
        if (result.status == core::Status::locally_optimal) answer.status = result.status;
        answer.residual = std::max(answer.residual, result.certificate.largest());
        value.push_back(detail::outcomes_of(market, result));
    }
    detail::share_out(answer, value);
    return answer;
}

}  // namespace isocost::market
