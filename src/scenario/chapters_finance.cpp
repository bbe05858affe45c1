#include "chapters.hpp"
#include "isocost/finance/black_scholes.hpp"
#include "isocost/finance/employee_value.hpp"
#include "isocost/finance/equity_grant.hpp"
#include "isocost/finance/marketability_discount.hpp"
#include "isocost/finance/runway.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::finance;

Answer option(const ChapterSection& section) {
    const auto kind = section.word("kind") == "put" ? OptionKind::put : OptionKind::call;
    const auto v = value_option(parameters_of<EuropeanOption>(section), kind);
    Answer answer{"", "a European option (Black and Scholes 1973)"};
    answer.lines = {{"value", v.value_usd, "USD"},
                    {"delta", v.delta, ""},
                    {"gamma", v.gamma_per_usd, "1 per USD"},
                    {"vega", v.vega_usd, "USD per 1.00 of volatility"},
                    {"theta", v.theta_usd_per_year, "USD per year"},
                    {"rho", v.rho_usd, "USD per 1.00 of the rate"}};
    return answer;
}

Answer marketability(const ChapterSection& section) {
    const auto d = marketability_discounts(parameters_of<Restriction>(section));
    Answer answer{"", "what an investor takes off equity that cannot be sold yet"};
    answer.lines = {{"chaffe", d.chaffe, "of the value"},
                    {"finnerty", d.finnerty, "of the value"},
                    {"ghaidarov", d.ghaidarov, "of the value"},
                    {"longstaff_upper_bound", d.longstaff_bound, "of the value"},
                    {"longstaff", d.longstaff, "of the value"}};
    return answer;
}

Answer equity_grant(const ChapterSection& section) {
    const auto grant = parameters_of<EquityGrant>(section);
    const auto holder = parameters_of<Holder>(section);
    const auto own = value_grant(grant, holder);
    Answer answer{"",
                  "what a grant of equity is worth to the one who holds it (Hall and Murphy "
                  "2002), and to an investor who may not sell it either"};
    answer.lines = {{"worth", own.worth_usd, "USD"},
                    {"discount", own.discount, "of the value"},
                    {"survival", own.survival_probability, ""}};
    for (const auto model : all_discount_models)
        answer.lines.push_back({"discount_by_" + std::string(name(model)),
                                value_grant(grant, model).discount, "of the value"});
    return answer;
}

Answer runway(const ChapterSection& section) {
    const auto outlook = runway_outlook(parameters_of<Runway>(section));
    Answer answer{"", "how long the cash lasts, and the chance that the firm does"};
    answer.lines = {{"runway", outlook.months, "months"},
                    {"exposed", outlook.exposed_years, "years"},
                    {"survival", outlook.survival_probability, ""},
                    {"opex_that_cash_pays", outlook.opex_budget_usd_per_year, "USD per year"}};
    return answer;
}

}  // namespace

std::vector<Chapter> finance_chapters() {
    return {
        {"option", "an option and its Greeks",
         joined({word_row("kind", {"call", "put"}, "right to buy, or to sell")},
                rows_of_fields<EuropeanOption>()),
         option},
        {"marketability", "equity that cannot be sold yet", rows_of_fields<Restriction>(),
         marketability},
        {"equity_grant", "equity as pay",
         joined(rows_of_fields<EquityGrant>(), rows_of_fields<Holder>()), equity_grant},
        {"runway", "cash against what is spent", rows_of_fields<Runway>(), runway},
    };
}

}  // namespace isocost::scenario::detail
