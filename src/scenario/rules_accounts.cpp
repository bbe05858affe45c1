#include <algorithm>
#include <cmath>

#include "benchmark.hpp"
#include "isocost/scenario/near.hpp"
#include "rules.hpp"

namespace isocost::scenario::detail {

namespace {

class AccountsRules {
public:
    AccountsRules(const Contents& contents, Mistakes& mistakes)
        : accounts_(*contents.accounts), mistakes_(mistakes) {
        for (const auto& input : contents.inputs) places_.push_back(input.name);
        inputs_and_outside_ = places_;
        inputs_and_outside_.emplace_back("outside");
        places_ = inputs_and_outside_;
        places_.emplace_back("residual");
    }

    void check() {
        if (!mistakes_.clean("accounts")) return;
        if (accounts_.lines.empty())
            mistakes_.add(accounts_.origin, "accounts.lines", "", "must have at least one line");
        for (const auto& line : accounts_.lines) check_line(line);
        residuals();
        rates();
        if (mistakes_.clean("accounts")) totals();
    }

private:
    void place(const Text& to, const std::string& path, const core::Names& places) {
        if (std::find(places.begin(), places.end(), to.value) == places.end())
            mistakes_.add(to.origin, path, "\"" + printable(to.value) + "\"",
                          "must be one of: " + core::joined(places),
                          near_matches(to.value, places));
    }

    void check_line(const LineSection& line) {
        const std::string path = "accounts.lines." + printable(line.name);
        if (!is_plain_name(line.name))
            mistakes_.add(line.origin, path, "",
                          "the name of a line must be lower-case letters, digits and underscores");
        place(line.to, path + ".to", places_);
        if (line.reported_in.value == "cost_of_sales" && line.to.value != "outside")
            mistakes_.add(line.to.origin, path + ".to", "\"" + printable(line.to.value) + "\"",
                          "must be \"outside\": cost of sales is not part of Opex");
        if (line.to.value == "residual" && !line.amount_mn.ranged())
            mistakes_.add(line.amount_mn.origin, path + ".amount_mn",
                          core::text(line.amount_mn.value),
                          "a residual needs bounds, { value, low, high, source }");
        const auto& currency = line.currency.given() ? line.currency : accounts_.currency;
        if (rate_missing(currency.value))
            mistakes_.add(currency.origin,
                          line.currency.given() ? path + ".currency" : "accounts.currency",
                          "\"" + printable(currency.value) + "\"",
                          "needs its rate in [accounts.fx], units per USD");
    }

    bool rate_missing(const std::string& currency) const {
        return currency != "USD" &&
               std::none_of(accounts_.fx.begin(), accounts_.fx.end(),
                            [&](const auto& rate) { return rate.first == currency; });
    }

    void residuals() {
        const bool any = std::any_of(accounts_.lines.begin(), accounts_.lines.end(),
                                     [](const auto& line) { return line.to.value == "residual"; });
        const auto& to = accounts_.residual_to;
        if (to.given()) place(to, "accounts.residual_to", inputs_and_outside_);
        if (any && !to.given())
            mistakes_.add(accounts_.origin, "accounts.residual_to", "",
                          "must be given: a line goes to \"residual\"");
        if (!any && to.given())
            mistakes_.add(to.origin, "accounts.residual_to", "\"" + printable(to.value) + "\"",
                          "is read only when a line goes to \"residual\"");
    }

    bool is_used(const std::string& currency) const {
        return currency == accounts_.currency.value ||
               std::any_of(accounts_.lines.begin(), accounts_.lines.end(),
                           [&](const auto& line) { return line.currency.value == currency; });
    }

    void rates() {
        for (const auto& [currency, rate] : accounts_.fx) {
            const std::string path = "accounts.fx." + printable(currency);
            if (currency == "USD")
                mistakes_.add(rate.origin, path, core::text(rate.value),
                              "the rate of the USD is 1; leave it out");
            else if (!is_used(currency))
                mistakes_.add(rate.origin, path, core::text(rate.value),
                              "no amount is in this currency");
        }
    }

    /// Sum of the lines of some statements, in millions of the accounts' currency.
    double sum(bool research, bool sales, bool cost_of_sales) const {
        double total = 0.0;
        for (const auto& line : accounts_.lines) {
            const auto& in = line.reported_in.value;
            if ((in == "research" && research) || (in == "sales_and_administration" && sales) ||
                (in == "cost_of_sales" && cost_of_sales))
                total += line.amount_mn.value / rate(line.currency) * rate(accounts_.currency);
        }
        return total;
    }

    double rate(const Text& currency) const {
        const auto& name = currency.given() ? currency.value : accounts_.currency.value;
        for (const auto& [known, value] : accounts_.fx)
            if (known == name) return value.value;
        return 1.0;
    }

    void total(const Number& reported, const std::string& key, const std::string& lines,
               double sum) {
        if (!reported.given()) return;
        const double difference = sum - reported.value;
        if (std::abs(difference) <= 1e-9 * reported.value) return;
        mistakes_.add(reported.origin, "accounts.totals." + key, core::text(reported.value),
                      "the " + lines + " lines sum to " + core::text(sum, 12) + ", " +
                          core::text(std::abs(difference), 6) + " million " +
                          accounts_.currency.value +
                          (difference > 0.0 ? " too much" : " too little"));
    }

    void totals() {
        const auto& reported = accounts_.totals;
        total(reported.research_mn, "research_mn", "research", sum(true, false, false));
        total(reported.opex_mn, "opex_mn", "research and sales_and_administration",
              sum(true, true, false));
        total(reported.cost_of_sales_mn, "cost_of_sales_mn", "cost_of_sales",
              sum(false, false, true));
        const bool opex = accounts_.scope.value == "opex";
        if (!(opex ? reported.opex_mn : reported.research_mn).given())
            mistakes_.add(reported.origin, "accounts.totals", "",
                          "the scope \"" + accounts_.scope.value + "\" needs " +
                              (opex ? "opex_mn" : "research_mn"));
    }

    const AccountsSection& accounts_;
    Mistakes& mistakes_;
    core::Names inputs_and_outside_;
    core::Names places_;
};

}  // namespace

void check_accounts(const Contents& contents, Mistakes& mistakes) {
    AccountsRules(contents, mistakes).check();
}

}  // namespace isocost::scenario::detail
