#include <algorithm>
#include <cmath>
#include <optional>

#include "isocost/market/attribution.hpp"
#include "isocost/market/clear.hpp"
#include "isocost/market/welfare.hpp"
#include "isocost/scenario/market.hpp"
#include "market_parts.hpp"

namespace isocost::scenario {

namespace {

/// A change, or 0 where it is within what two equilibria are known to, 1e-10 of supply each.
double beyond_rounding(double change, double level) {
    constexpr double known = 1e-9;
    return std::abs(change) <= known * std::abs(level) ? 0.0 : change;
}

std::vector<Answer> answers_of(const market::Welfare& welfare, const market::MarketResult& now) {
    std::vector<Answer> all;
    const auto& gain = welfare.researchers_gain_usd_per_year;
    for (std::size_t p = 0; p < gain.size(); ++p) {
        all.push_back({"researchers." + gain.names()[p], ""});
        all.back().lines = {
            {"gain_of_those_from_there", gain[p], "USD per year as if earned there"},
            {"gain_over_their_pay", gain[p] / welfare.researchers_pay_usd_per_year[p], ""},
            {"more_pay_to_those_who_work_there", welfare.pay_change_usd_per_year[p],
             "USD per year"}};
    }
    const auto& bill = welfare.bill_change_usd_per_year;
    for (std::size_t j = 0; j < bill.size(); ++j) {
        all.push_back({"employer." + bill.names()[j], ""});
        auto& lines = all.back().lines;
        lines = {{"more_wages", bill[j], "USD per year"},
                 {"more_opex",
                  beyond_rounding(welfare.opex_change_usd_per_year[j], now.employers[j].opex),
                  "USD per year"},
                 {"more_capability", welfare.capability_change[j], "benchmark = 1"}};
        const double profit = welfare.profit_change_usd_per_year[j];
        if (!std::isnan(profit)) lines.push_back({"more_profit", profit, "USD per year"});
    }
    return all;
}

/// The caps that bind in an equilibrium.
std::vector<market::Change> binding(const market::MarketResult& result) {
    std::vector<market::Change> caps;
    for (std::size_t j = 0; j < result.employers.size(); ++j) {
        const auto& employer = result.market->employers()[j];
        const auto& prices = result.employers[j].shadow_prices;
        for (std::size_t k = 0; k < prices.size(); ++k)
            if (prices[k] > 0.0 && employer.caps.contains(prices.names()[k]))
                caps.push_back({employer.name, prices.names()[k]});
    }
    return caps;
}

/// "of_china" from "wages.china", with what it measures in front.
std::string figure_name(const std::string& outcome) {
    const auto dot = outcome.find('.');
    return (outcome.substr(0, dot) == "wages" ? "wage_in_" : "opex_of_") + outcome.substr(dot + 1);
}

Answer cause(const market::Attribution& all, std::size_t column) {
    Answer answer{"cap." + all.changes[column].substr(std::string("caps.").size()), ""};
    const auto c = static_cast<Eigen::Index>(column);
    for (std::size_t k = 0; k < all.outcomes.size(); ++k) {
        const auto row = static_cast<Eigen::Index>(k);
        const bool wage = all.outcomes[k].find("wages.") == 0;
        const std::string unit = wage ? "USD per FTE and year" : "USD per year";
        const std::string name = figure_name(all.outcomes[k]);
        const auto share = [&](const Eigen::MatrixXd& shares) {
            return beyond_rounding(shares(row, c), all.with[row]);
        };
        // Who spends a budget spends it under every cap.
        if (!wage && beyond_rounding(all.with[row] - all.without[row], all.with[row]) == 0.0)
            continue;
        answer.lines.push_back({name + "_shapley_share", share(all.shapley), unit});
        if (wage) answer.lines.push_back({name + "_alone", share(all.alone), unit});
    }
    return answer;
}

/// The equilibrium of a market, or why its wages are open; neither where there is none.
struct Settled {
    std::optional<market::MarketResult> result = std::nullopt;
    std::string open = {};
};

Settled settled(const Scenario& scenario) {
    Settled answer;
    if (scenario.contents().spillovers) {
        const auto found = detail::spillover_markets(scenario);
        if (found.status != core::Status::optimal) return {};
        if (found.equilibria.size() > 1) return {std::nullopt, found.reason};
        answer.result = found.equilibria.front().cleared;
    } else {
        answer.result = clear(scenario);
    }
    if (!answer.result->solved()) return {};
    if (answer.result->uniqueness == market::Uniqueness::indeterminate)
        return {std::nullopt, answer.result->explain()};
    return answer;
}

}  // namespace

std::vector<Answer> market_comparison(const Scenario& before, const Scenario& after) {
    if (!before.contents().has_market() || !after.contents().has_market()) return {};
    const auto from = settled(before);
    const auto to = settled(after);
    for (const auto* each : {&from, &to})
        if (!each->open.empty())
            return {{"researchers", "who gains", core::Status::stalled, each->open, {}}};
    if (!from.result || !to.result) return {};
    return answers_of(market::welfare(*from.result, *to.result), *to.result);
}

std::vector<Answer> market_causes(const Scenario& scenario) {
    const auto none = [](core::Status status, const std::string& reason) {
        return std::vector<Answer>{{"cap", "what each cap does to wages", status, reason, {}}};
    };
    const auto result = clear(scenario);
    if (!result.solved()) return none(result.status, result.explain());
    const auto caps = binding(result);
    if (caps.empty()) return {};
    const auto all = market::attribute(*result.market, caps);
    if (!all.reason.empty()) return none(all.status, all.reason);
    std::vector<Answer> answers;
    for (std::size_t k = 0; k < all.changes.size(); ++k) answers.push_back(cause(all, k));
    return answers;
}

}  // namespace isocost::scenario
