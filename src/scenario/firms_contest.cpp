#include <algorithm>
#include <string>

#include "isocost/core/text.hpp"
#include "isocost/market/solve_contest.hpp"
#include "market.hpp"
#include "market_parts.hpp"

namespace isocost::scenario {

namespace {

Model lab_named(const Contents& contents, const std::string& name) {
    const auto firm = std::find_if(contents.firms.begin(), contents.firms.end(),
                                   [&](const auto& each) { return each.name.value == name; });
    return build(Scenario(detail::lab_of(contents, *firm)));
}

/// The firm whose benchmark year is worth that much in the index that all share.
firm::Firm contestant(const firm::Firm& firm, double benchmark_capability) {
    auto p = firm.parameters();
    p.technology = detail::scaled(p.technology, benchmark_capability);
    return firm::Firm(std::move(p));
}

market::Contest contest_between(const FirmsContestSection& section,
                                const std::vector<Model>& labs) {
    market::Contest contest{.contestants = {},
                            .decisiveness = section.decisiveness.value,
                            .open_capability = section.open_capability.value_or(0.0)};
    for (std::size_t j = 0; j < labs.size(); ++j) {
        const auto& one = section.firms[j];
        contest.contestants.push_back({one.name, one.prize_usd_per_year.value,
                                       contestant(labs[j].firm, one.benchmark_capability.value)});
    }
    return contest;
}

Answer contest_answer(const market::ContestResult& result) {
    Answer answer{"contest_of_firms",
                  "what firms spend to win, at the wages of the benchmark year and their own cost "
                  "of capability (Tullock 1980)",
                  result.status, result.reason};
    if (result.equilibria.size() > 1)
        answer.reason = std::to_string(result.equilibria.size()) +
                        " equilibria were found. The figures are of one with most active firms; "
                        "the others follow, numbered from 2";
    if (!result.equilibria.empty()) {
        const auto& e = result.equilibria.front();
        answer.lines = {{"active", e.active, "firms"},
                        {"opex_of_all", e.opex_usd_per_year, "USD per year"},
                        {"dissipation", e.dissipation, "of the prize as won"},
                        {"nobody_wins", e.open_chance, "probability"}};
    }
    answer.lines.push_back(
        {"equilibria", core::nan, "",
         result.unique ? "theorem" : "found_" + std::to_string(result.equilibria.size())});
    return answer;
}

Answer contestant_answer(const market::ContestOutcome& one, const market::Contestant& contestant,
                         const Model& lab, const std::string& group) {
    Answer answer{group + "." + one.name, ""};
    answer.lines = {{"capability", one.capability, "index"},
                    {"opex", one.opex_usd_per_year, "USD per year"},
                    {"wins", one.win_chance, "probability"},
                    {"payoff", one.payoff_usd_per_year, "USD per year"}};
    if (one.capability == 0.0) return answer;
    const auto bundle =
        firm::minimize_opex(std::get<firm::Firm>(contestant.opex), {.capability = one.capability});
    for (const auto& input : lab.inputs)
        answer.lines.push_back({input.name, bundle.inputs[input.name], input.unit});
    return answer;
}

}  // namespace

std::vector<Answer> contest_answers(const Scenario& scenario) {
    const auto& contents = scenario.contents();
    if (!contents.contest_of_firms) return {};
    std::vector<Model> labs;
    for (const auto& one : contents.contest_of_firms->firms)
        labs.push_back(lab_named(contents, one.name));
    const auto contest = contest_between(*contents.contest_of_firms, labs);
    const auto result = market::solve_contest(contest);
    std::vector<Answer> all{contest_answer(result)};
    for (std::size_t k = 0; k < result.equilibria.size(); ++k) {
        const std::string group = k == 0 ? "contestant" : "contest_" + std::to_string(k + 1);
        for (std::size_t j = 0; j < labs.size(); ++j)
            all.push_back(contestant_answer(result.equilibria[k].contestants[j],
                                            contest.contestants[j], labs[j], group));
    }
    return all;
}

}  // namespace isocost::scenario
