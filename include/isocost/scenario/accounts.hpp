#pragma once

#include <string>
#include <utility>
#include <vector>

#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// `[accounts.lines.NAME]`: one line of the reported accounts, and where it goes.
struct LineSection {
    std::string name = {};
    Origin origin = {};
    Text label = {};
    Number amount_mn = {};
    Text currency = {};
    Text reported_in = {};
    Text to = {};
};

inline Keys<LineSection> keys(const LineSection&) {
    using S = LineSection;
    return {
        prose("label", &S::label, "the line in words", "its name"),
        sourced(
            number("amount_mn", &S::amount_mn, core::nonnegative, "million per year",
                   "amount in millions of the currency, with its source; a residual has bounds")),
        prose("currency", &S::currency, "three letters", "the currency of [accounts]"),
        choice("reported_in", &S::reported_in,
               {"research", "sales_and_administration", "cost_of_sales"},
               "the statement that holds it; the first two make Opex"),
        prose("to", &S::to,
              "where it goes while its statement is in scope: an input, \"outside\" the "
              "technology, or "
              "\"residual\""),
    };
}

/// `[accounts.totals]`: what the accounts report as sums, in millions of the accounts' currency.
struct TotalsSection {
    Origin origin = {};
    Number opex_mn = {};
    Number research_mn = {};
    Number cost_of_sales_mn = {};
};

inline Keys<TotalsSection> keys(const TotalsSection&) {
    using S = TotalsSection;
    const std::string unit = "million per year";
    return {
        sourced(number("opex_mn", &S::opex_mn, core::positive, unit,
                       "reported Opex: research, sales, marketing and administration",
                       "not reported")),
        sourced(number("research_mn", &S::research_mn, core::positive, unit,
                       "reported research and development expense", "not reported")),
        sourced(number("cost_of_sales_mn", &S::cost_of_sales_mn, core::positive, unit,
                       "reported cost of sales, never part of Opex", "not reported")),
    };
}

/// `[accounts]`: the bridge from reported accounts to the benchmark's costs. Every line goes to an
/// input, outside the technology, or to a named residual; the lines must sum to the totals.
struct AccountsSection {
    Origin origin = {};
    Text scope = {};
    Text currency = {};
    Text residual_to = {};
    TotalsSection totals = {};
    std::vector<std::pair<std::string, Number>> fx = {};
    std::vector<LineSection> lines = {};
};

inline Keys<AccountsSection> keys(const AccountsSection&) {
    using S = AccountsSection;
    return {
        choice("scope", &S::scope, {"research", "opex"},
               "which statements the technology explains: research alone, or all of Opex"),
        prose("currency", &S::currency, "three letters; what totals and lines are in"),
        prose("residual_to", &S::residual_to,
              "where residual lines go: an input, or \"outside\" the technology",
              "there are no residual lines"),
    };
}

/// The row of every entry of `[accounts.fx]`.
inline Row fx_row(const std::string& currency) {
    return {currency, currency + " per USD", "average exchange rate of the period, with its source",
            "USD",    core::positive,        {},
            true};
}

}  // namespace isocost::scenario
