#include "chapters.hpp"
#include "isocost/talent/assignment.hpp"
#include "isocost/talent/migration.hpp"
#include "isocost/talent/noncompete.hpp"
#include "isocost/talent/pay.hpp"
#include "isocost/talent/superstar_wage.hpp"
#include "isocost/talent/turnover.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::talent;

Answer superstar(const ChapterSection& section) {
    const auto best = cheapest_quality(parameters_of<SuperstarWage>(section));
    Answer answer{"", "the quality of researcher whose work is the cheapest (Rosen 1981)",
                  best.status};
    answer.lines = {{"quality", best.quality, "efficiency units"},
                    {"held_by_the_range", core::nan, "", std::string(name(best.limit))},
                    {"pay", best.pay_usd_per_year, "USD per head and year"},
                    {"efficiency_unit", best.efficiency_unit_usd_per_year, "USD per year"}};
    return answer;
}

Answer assignment(const ChapterSection& section) {
    const auto market = parameters_of<Assignment>(section);
    const double rank = section["rank"];
    Answer answer{"", "pay by rank where the best work for the largest (Gabaix and Landier 2008)"};
    answer.lines = {{"pay", rank_pay_usd_per_year(market, rank), "USD per year"},
                    {"pay_over_reference", pay_ratio(market, rank, market.reference_rank), ""},
                    {"firm_size", firm_size_usd(market, rank), "USD"}};
    return answer;
}

Answer retention(const ChapterSection& section) {
    const auto best = retention_premium(parameters_of<Turnover>(section));
    Answer answer{"", "pay above the next employer's, to keep people (Salop 1979)", best.status};
    answer.lines = {{"pay_multiple", best.pay_multiple, "outside wages"},
                    {"premium", best.premium_usd_per_year, "USD per head and year"},
                    {"quits", best.quits_per_year, "per year"},
                    {"cost_of_a_head", best.head_cost_usd_per_year, "USD per year"},
                    {"saved", best.saved_usd_per_year, "USD per head and year"}};
    return answer;
}

Answer pay(const ChapterSection& section) {
    const auto value = value_pay(parameters_of<PayPackage>(section));
    Answer answer{"", "what a package of cash and equity is worth to a mover, and costs"};
    answer.lines = {{"valued", value.valued_usd_per_year, "USD per year"},
                    {"at_parity_prices", value.parity_usd_per_year, "USD per year"},
                    {"cost", value.cost_usd_per_year, "USD per year"},
                    {"paid_and_not_received", value.wedge_usd_per_year, "USD per year"}};
    return answer;
}

Answer matching(const ChapterSection& section) {
    const auto match = match_offer(parameters_of<EquityMatch>(section));
    Answer answer{"", "the least equity that matches another offer", match.status, match.reason};
    answer.lines = {{"equity", match.equity_usd_per_year, "USD per year"},
                    {"cost", match.cost_usd_per_year, "USD per year"},
                    {"cost_in_cash_alone", match.cash_only_cost_usd_per_year, "USD per year"}};
    return answer;
}

Answer noncompete(const ChapterSection& section) {
    const auto place = section.word("jurisdiction") == "california" ? Jurisdiction::california
                                                                    : Jurisdiction::china;
    const auto value = value_noncompete(parameters_of<NonCompete>(section), place);
    Answer answer{"", "whether binding leavers pays"};
    answer.reason = value.reason;
    answer.lines = {{"worthwhile", core::nan, "", value.worthwhile ? "yes" : "no"},
                    {"below_default_pay", core::nan, "", value.below_default_pay ? "yes" : "no"},
                    {"offers_left", value.offers_per_year, "per year"},
                    {"cost", value.cost_usd_per_leaver, "USD per leaver"},
                    {"expected_gain", value.expected_gain_usd_per_leaver, "USD per leaver"},
                    {"net", value.net_usd_per_leaver, "USD per leaver"},
                    {"break_even_enforcement", value.break_even_enforcement, ""}};
    return answer;
}

Answer friction(const ChapterSection& section) {
    const auto keeps = migration_friction(parameters_of<MigrationRoute>(section));
    Answer answer{"", "what keeps people at home, from who went, at an assumed spread of tastes"};
    answer.lines = {{"friction", keeps.friction, "log pay"},
                    {"as_a_multiple_of_pay", keeps.friction_pay_multiple, ""},
                    {"elasticity_away", keeps.elasticity_away, ""},
                    {"elasticity_home", keeps.elasticity_home, ""}};
    return answer;
}

}  // namespace

std::vector<Chapter> talent_chapters() {
    return {
        {"superstar", "pay that rises faster than quality", rows_of_fields<SuperstarWage>(),
         superstar},
        {"assignment", "pay by rank",
         joined(rows_of_fields<Assignment>(),
                {number_row("rank", core::positive, "", "rank to be paid, 1 the best")}),
         assignment},
        {"retention", "pay against quits", rows_of_fields<Turnover>(), retention},
        {"pay", "cash and equity in one place or another", rows_of_fields<PayPackage>(), pay},
        {"matching", "an offer of another firm", rows_of_fields<EquityMatch>(), matching},
        {"noncompete", "a ban on working for rivals",
         joined({word_row("jurisdiction", {"china", "california"}, "whose law holds")},
                rows_of_fields<NonCompete>()),
         noncompete},
        {"friction", "why people do not move", rows_of_fields<MigrationRoute>(), friction},
    };
}

}  // namespace isocost::scenario::detail
