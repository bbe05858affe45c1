#include "chapters.hpp"
#include "isocost/market/contest.hpp"
#include "isocost/market/defender.hpp"
#include "isocost/market/free_entry.hpp"
#include "isocost/market/involution.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::market;

Answer contest(const ChapterSection& section) {
    const auto all = symmetric_contest(parameters_of<SymmetricContest>(section));
    Answer answer{"", "what alike firms spend to win a prize (Tullock 1980)", all.status,
                  all.reason};
    answer.lines = {{"opex", all.opex_usd_per_year, "USD per firm and year"},
                    {"payoff", all.payoff_usd_per_year, "USD per firm and year"},
                    {"dissipation", all.dissipation, "of the prize"},
                    {"largest_decisiveness", all.largest_decisiveness, ""}};
    return answer;
}

Answer fought(const ChapterSection& section) {
    const auto all = involution(parameters_of<Involution>(section));
    Answer answer{"",
                  "what firms spend on a prize when one is held back, or something is open to "
                  "everyone",
                  all.status, all.reason};
    answer.lines = {{"active", all.active, "firms"},
                    {"equilibria_found", all.equilibria, ""},
                    {"opex_of_all", all.opex_usd_per_year, "USD per year"},
                    {"dissipation", all.dissipation, "of the prize as won"},
                    {"one_opex", all.one_opex_usd_per_year, "USD per year"},
                    {"one_wins", all.one_win_chance, "probability"},
                    {"other_opex", all.other_opex_usd_per_year, "USD per year"},
                    {"other_wins", all.other_win_chance, "probability"},
                    {"nobody_wins", all.open_chance, "probability"}};
    return answer;
}

Answer entry(const ChapterSection& section) {
    const auto entry = parameters_of<FreeEntry>(section);
    const auto firms = free_entry(entry);
    Answer answer{"", "how many enter a contest, and how many fewer when wages rise", firms.status,
                  firms.reason};
    answer.lines = {{"entrants", firms.entrants, "firms"},
                    {"entrants_before_rounding", firms.entrants_root, "firms"},
                    {"dissipation", firms.dissipation, "of the prize, fixed costs included"}};
    if (!answer.solved()) return answer;
    const auto lost = entrants_lost(entry, section.number("wage_rise").value_or(0.1));
    answer.lines.push_back({"lost_to_the_wage_rise", lost.lost_root, "firms before rounding"});
    return answer;
}

Answer defender(const ChapterSection& section) {
    const auto fight = defend(parameters_of<Incumbency>(section));
    Answer answer{"",
                  "what an incumbent and an entrant spend on the same step (Gilbert and "
                  "Newbery 1982)",
                  fight.status, fight.reason};
    answer.lines = {{"incumbent_stake", fight.incumbent_prize_usd_per_year, "USD per year"},
                    {"entrant_stake", fight.entrant_prize_usd_per_year, "USD per year"},
                    {"hires_defensively", core::nan, "", fight.hires_defensively ? "yes" : "no"},
                    {"incumbent_opex", fight.incumbent_opex_usd_per_year, "USD per year"},
                    {"entrant_opex", fight.entrant_opex_usd_per_year, "USD per year"},
                    {"incumbent_wins", fight.incumbent_chance, "probability"}};
    return answer;
}

}  // namespace

std::vector<Chapter> contest_chapters() {
    return {
        {"contest", "a prize that alike firms compete for", rows_of_fields<SymmetricContest>(),
         contest},
        {"involution", "a prize, a firm under a ceiling, and open weights",
         rows_of_fields<Involution>(), fought},
        {"entry", "who enters a contest at a fixed cost",
         joined(rows_of_fields<FreeEntry>(),
                {number_row("wage_rise", core::nonnegative, "",
                            "rise of wages to compare with, 0.1 for 10 %", "0.1")}),
         entry},
        {"defender", "an incumbent against an entrant", rows_of_fields<Incumbency>(), defender},
    };
}

}  // namespace isocost::scenario::detail
