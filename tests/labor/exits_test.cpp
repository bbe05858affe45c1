#include "isocost/labor/exits.hpp"

#include <doctest/doctest.h>

#include "laws/closeness.hpp"
#include "laws/field_table.hpp"

namespace exits_test {

using namespace isocost;
using labor::Exit;
using labor::exit_costs;
using labor::ExitTerms;
using laws::relative_error;

namespace {

/// Sums of a few amounts of like size.
constexpr double rounding = 1e-14;

/// N of 2.5, an even chance in court, idle if kept, a year of term left.
const ExitTerms terms{.severance_monthly_wages = 2.5,
                      .negotiated_extra_months = 2.0,
                      .months_to_expiry = 12.0,
                      .dismissed_people = 20.0,
                      .staff_people = 1'000.0,
                      .unlawful_probability = 0.5,
                      .reinstatement_probability = 0.0,
                      .back_pay_months = 9.0,
                      .retained_value_ratio = 0.0,
                      .retraining_monthly_wages = 0.0,
                      .discount_rate_per_year = 0.0,
                      .attrition_per_year = 0.0,
                      .horizon_years = 5.0};

double months(const ExitTerms& e, Exit exit) { return exit_costs(e).of(exit).monthly_wages; }

}  // namespace

TEST_CASE("N of two and a half: what each exit costs in monthly wages") {
    const auto c = exit_costs(terms);
    CHECK(c.of(Exit::negotiated).monthly_wages == 4.5);
    CHECK(c.of(Exit::collective).monthly_wages == 2.5);
    CHECK(relative_error(c.of(Exit::expiry).monthly_wages, 12.0 + 2.5) <= rounding);
    CHECK(relative_error(c.of(Exit::retained).monthly_wages, 60.0) <= rounding);
    CHECK(relative_error(c.of(Exit::contested).monthly_wages, 0.5 * 3.5 + 0.5 * 5.0) <= rounding);
    CHECK(c.cheapest.exit == Exit::collective);
    CHECK(c.cheapest.monthly_wages == 2.5);
}

TEST_CASE(
    "with nineteen of a thousand the contested exit is the cheapest, until the court is sure") {
    auto e = terms;
    e.dismissed_people = 19.0;
    const auto c = exit_costs(e);
    CHECK(!c.of(Exit::collective).available);
    CHECK(std::isnan(c.of(Exit::collective).monthly_wages));
    CHECK(c.of(Exit::collective).reason ==
          "fewer than 20 people and less than 10 % of the staff (LCL art. 41)");
    CHECK(c.cheapest.exit == Exit::contested);
    e.unlawful_probability = 1.0;
    CHECK(months(e, Exit::contested) == 5.0);
    CHECK(exit_costs(e).cheapest.exit == Exit::negotiated);
    e.dismissed_people = 0.0;
    CHECK(exit_costs(e).of(Exit::collective).reason == "nobody would leave");
}

TEST_CASE("reinstatement costs back pay and the post again") {
    auto e = terms;
    e.unlawful_probability = 1.0;
    e.reinstatement_probability = 1.0;
    CHECK(relative_error(months(e, Exit::contested), 9.0 + 60.0) <= rounding);
    e.reinstatement_probability = 0.1;
    CHECK(relative_error(months(e, Exit::contested), 0.9 * 5.0 + 0.1 * 69.0) <= rounding);
}

TEST_CASE("N of 2.5 to 4: out of court or in it 3.5 to 8 wages, a year's only by reinstatement") {
    for (const double n : {2.5, 3.0, 4.0}) {
        auto e = terms;
        e.severance_monthly_wages = n;
        e.negotiated_extra_months = 1.0;
        e.unlawful_probability = 1.0;
        for (const auto exit : {Exit::negotiated, Exit::contested}) {
            CHECK(months(e, exit) >= 3.5);
            CHECK(months(e, exit) <= 8.0);
        }
        // 2N(1 − q) + 69q = 12 at nine months of back pay and five idle years.
        const double enough = (12.0 - 2.0 * n) / (69.0 - 2.0 * n);
        e.reinstatement_probability = enough + 1e-6;
        CHECK(months(e, Exit::contested) > 12.0);
        e.reinstatement_probability = enough - 1e-6;
        CHECK(months(e, Exit::contested) < 12.0);
    }
}

TEST_CASE("a term that ends today costs N, one that never ends is no exit") {
    auto e = terms;
    e.months_to_expiry = 0.0;
    e.retraining_monthly_wages = 1.0;  // nobody is kept, so nobody is retrained
    CHECK(months(e, Exit::expiry) == 2.5);
    e.months_to_expiry = 61.0;
    CHECK(exit_costs(e).of(Exit::expiry).reason == "the contract ends beyond the horizon");
    e.months_to_expiry = core::infinity;
    CHECK(!exit_costs(e).of(Exit::expiry).available);
    CHECK(exit_costs(e).of(Exit::expiry).reason == "the contract has no term (LCL art. 14)");
}

TEST_CASE("carrying is the sum over the years of those who are still there") {
    auto e = terms;
    e.retained_value_ratio = 0.6;
    e.retraining_monthly_wages = 1.0;
    e.discount_rate_per_year = 0.1;
    e.attrition_per_year = 0.15;
    double sum = 1.0;
    double there = 1.0;
    for (int year = 1; year <= 5; ++year) {
        there *= 0.85 / 1.1;
        sum += 12.0 * 0.4 * there;
    }
    CHECK(relative_error(months(e, Exit::retained), sum) <= rounding);
    e.months_to_expiry = 24.0;
    const double left = 0.85 / 1.1;
    CHECK(relative_error(months(e, Exit::expiry), 1.0 + 4.8 * left + (4.8 + 2.5) * left * left) <=
          rounding);
}

TEST_CASE("no post costs more than the least of buying out and carrying") {
    for (const double n : {0.5, 2.5, 12.0})
        for (const double psi : {0.0, 0.6, 1.0, 1.1})
            for (const double attrition : {0.0, 0.3, 0.9})
                for (const double unlawful : {0.0, 0.5, 1.0})
                    for (const double people : {10.0, 20.0}) {
                        auto e = terms;
                        e.severance_monthly_wages = n;
                        e.retained_value_ratio = psi;
                        e.attrition_per_year = attrition;
                        e.unlawful_probability = unlawful;
                        e.dismissed_people = people;
                        const auto c = exit_costs(e);
                        CHECK(c.cheapest.available);
                        CHECK(c.cheapest.monthly_wages <= n + 2.0);
                        CHECK(c.cheapest.monthly_wages <= c.of(Exit::retained).monthly_wages);
                        for (const auto& exit : c.all)
                            CHECK((!exit.available ||
                                   exit.monthly_wages >= c.cheapest.monthly_wages));
                    }
}

TEST_CASE("people who yield more than their wages are no burden") {
    auto e = terms;
    e.retained_value_ratio = 1.1;
    CHECK(months(e, Exit::retained) < 0.0);
    CHECK(exit_costs(e).cheapest.exit == Exit::retained);
}

TEST_CASE("exits have names, and terms a domain") {
    laws::check_field_table<ExitTerms>();
    const std::array names{"negotiated", "expiry", "collective", "retained", "contested"};
    for (const auto exit : labor::all_exits) {
        CHECK(labor::name(exit) == names[static_cast<std::size_t>(exit)]);
        CHECK(exit_costs(terms).of(exit).exit == exit);
    }
    auto e = terms;
    e.dismissed_people = 1'001.0;
    CHECK_THROWS_AS(exit_costs(e), core::InvalidParameter);
    e = terms;
    e.attrition_per_year = 1.0;
    CHECK_THROWS_AS(exit_costs(e), core::InvalidParameter);
}

}  // namespace exits_test
