#include "isocost/talent/pay.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace pay_test {

using namespace isocost;
using core::infinity;
using talent::EquityMatch;
using talent::match_offer;
using talent::value_pay;

TEST_CASE("half a million in cash and a million in equity at a discount of 40 %") {
    const auto v = value_pay({5e5, 1e6, 0.4});
    CHECK(v.valued_usd_per_year == doctest::Approx(1.1e6).epsilon(1e-15));
    CHECK(v.cost_usd_per_year == 1.5e6);
    CHECK(v.wedge_usd_per_year == doctest::Approx(4e5).epsilon(1e-14));
    CHECK(v.parity_usd_per_year == v.valued_usd_per_year);
}

TEST_CASE("where prices are half the same pay is worth twice to a mover") {
    const auto v = value_pay({5e5, 1e6, 0.4, 0.5, 1.0});
    CHECK(v.parity_usd_per_year == doctest::Approx(2.2e6).epsilon(1e-15));
    CHECK(v.log_parity_pay == doctest::Approx(std::log(2.2e6)).epsilon(1e-15));
    CHECK(v.cost_usd_per_year == 1.5e6);
}

TEST_CASE("equity that matches an offer, valued anew, is as good as the offer") {
    for (const double discount : {-0.5, 0.0, 0.28, 0.9})
        for (const double level : {0.5, 1.0, 1.3}) {
            const auto a = match_offer({2e6, 4e5, infinity, discount, level, 1.0});
            REQUIRE(a.status == core::Status::optimal);
            CHECK(
                value_pay({4e5, a.equity_usd_per_year, discount, level, 1.0}).parity_usd_per_year ==
                doctest::Approx(2e6).epsilon(1e-14));
            CHECK(a.residual < 1e-14);
            CHECK(a.cash_only_cost_usd_per_year == doctest::Approx(2e6 * level).epsilon(1e-15));
        }
}

TEST_CASE("equity costs more than the cash it replaces exactly when 1 - d is below its cost") {
    CHECK(match_offer({2e6, 4e5, infinity, 0.5, 1.0, 1.0}).premium_over_cash_usd_per_year ==
          doctest::Approx(1.6e6).epsilon(1e-14));
    CHECK(match_offer({2e6, 4e5, infinity, 0.5, 1.0, 0.4}).premium_over_cash_usd_per_year < 0.0);
    CHECK(match_offer({2e6, 4e5, infinity, 0.5, 1.0, 0.5}).premium_over_cash_usd_per_year ==
          doctest::Approx(0.0));
}

TEST_CASE("cash that beats the offer needs no equity") {
    const auto a = match_offer({2e6, 3e6, 0.0, 1.0, 1.0, 1.0});
    CHECK(a.status == core::Status::optimal);
    CHECK(a.equity_usd_per_year == 0.0);
    CHECK(a.cost_usd_per_year == 3e6);
}

TEST_CASE("too little equity: what it takes, and the least cash that does") {
    EquityMatch match{2e6, 4e5, 1e6, 0.5, 1.0, 1.0};
    const auto a = match_offer(match);
    CHECK(a.status == core::Status::infeasible);
    CHECK(
        a.reason ==
        "it takes 3.2e+06 USD per year of equity and there is 1e+06; cash of 1.5e+06 USD per year "
        "would do");
    match.cash_usd_per_year = a.least_cash_usd_per_year;
    const auto with = match_offer(match);
    CHECK(with.status == core::Status::optimal);
    CHECK(with.equity_usd_per_year == doctest::Approx(1e6).epsilon(1e-15));
}

TEST_CASE("equity worth nothing to its holder matches nothing") {
    const auto a = match_offer({2e6, 4e5, infinity, 1.0, 1.0, 1.0});
    CHECK(a.status == core::Status::infeasible);
    CHECK(a.least_cash_usd_per_year == 2e6);
    CHECK(a.reason == "equity is worth nothing to its holder; cash of 2e+06 USD per year would do");
}

TEST_CASE("just enough equity, or just enough cash, is enough whatever the rounding") {
    for (int i = 1; i <= 40; ++i)
        for (int j = 0; j < 40; ++j)
            for (const double level : {0.37, 1.0, 1.3}) {
                const double rival = 1e5 * i / 0.7, cash = 3e3 * j, discount = 0.023 * j;
                const double limit = std::max(0.0, (rival * level - cash) / (1.0 - discount));
                EquityMatch match{rival, cash, limit, discount, level, 1.0};
                CHECK(match_offer(match).status == core::Status::optimal);
                // Up to 4 roundings of what was needed, within 1e-12 of it.
                match.equity_limit_usd_per_year = limit * (1.0 - 4e-16);
                CHECK(match_offer(match).status == core::Status::optimal);
                match.equity_limit_usd_per_year = limit * (1.0 - 1e-9);
                if (limit * (1.0 - discount) > 0.1 * rival * level)
                    CHECK(match_offer(match).status == core::Status::infeasible);
                match = {rival, rival * level * (1.0 - 4e-16), 0.0, 1.0, level, 1.0};
                const auto all_cash = match_offer(match);
                CHECK(all_cash.status == core::Status::optimal);
                CHECK(all_cash.equity_usd_per_year == 0.0);
            }
}

TEST_CASE("field tables and refusal") {
    laws::check_field_table<talent::PayPackage>();
    laws::check_field_table<EquityMatch>();
    CHECK_THROWS_WITH_AS(
        value_pay({5e5, 1e6, 1.1}),
        "PayPackage.equity_discount = 1.1: must be at most 1 (what its holder takes "
        "off the equity; negative if worth more than its price)",
        core::InvalidParameter);
}

}  // namespace pay_test
