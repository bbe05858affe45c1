#pragma once

#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// `[question]`: what the lab wants.
struct QuestionSection {
    Origin origin = {};
    Text goal = {};
    Number capability = {};
    Number budget_usd_per_year = {};
    Number budget_share = {};
    Number value_usd_per_year = {};
    Number exponent = {};
    Number users = {};
};

inline Keys<QuestionSection> keys(const QuestionSection&) {
    using S = QuestionSection;
    return {
        choice("goal", &S::goal, {"minimize_opex", "maximize_capability", "maximize_profit"},
               "the least Opex for a capability, the most capability for a budget, or the most "
               "profit"),
        number("capability", &S::capability, core::positive, "benchmark = 1",
               "capability that must be reached; for minimize_opex", "not asked for"),
        number("budget_usd_per_year", &S::budget_usd_per_year, core::positive, "USD per year",
               "most that may be spent; for maximize_capability", "budget_share"),
        number("budget_share", &S::budget_share, core::positive, "",
               "the same, as a multiple of the benchmark's Opex", "budget_usd_per_year"),
        number(
            "value_usd_per_year", &S::value_usd_per_year, core::positive, "USD per year and user",
            "revenue per user at the benchmark's capability; for maximize_profit", "not asked for"),
        number("exponent", &S::exponent, core::positive, "",
               "percent of revenue per percent of capability; for maximize_profit",
               "not asked for"),
        number("users", &S::users, core::positive, "persons",
               "users that an improvement reaches; for maximize_profit", "1"),
    };
}

/// `[tolerance]`: when an answer counts as solved.
struct ToleranceSection {
    Origin origin = {};
    Number certificate = {};
};

inline Keys<ToleranceSection> keys(const ToleranceSection&) {
    return {number("certificate", &ToleranceSection::certificate, fraction, "",
                   "largest residual of a certificate that holds", "1e-9")};
}

}  // namespace isocost::scenario
