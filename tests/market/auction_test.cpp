#include "isocost/market/auction.hpp"

#include <doctest/doctest.h>

namespace auction_test {

using namespace isocost;
using market::Bidder;

namespace {

const market::EfficiencyGain one_percent{.saved_share = 0.01,
                                         .inference_bill_usd_per_year = 1e9,
                                         .bill_growth_per_year = 0.3,
                                         .leak_rate_per_year = 0.5,
                                         .discount_rate_per_year = 0.1,
                                         .horizon_years = 2.0};

}  // namespace

TEST_CASE("one percent of a bill of 1 to 10 bn USD is worth tens of millions") {
    auto gain = one_percent;
    const double low = market::efficiency_value_usd(gain);
    CHECK(low > 1e7);
    gain.inference_bill_usd_per_year = 1e10;
    CHECK(market::efficiency_value_usd(gain) < 2e8);
    // the integral of e^{-0.3 t} over two years by Simpson's rule, error of order 1e-5
    CHECK(low ==
          doctest::Approx(1e7 * (1.0 + 4.0 * std::exp(-0.3) + std::exp(-0.6)) / 3.0).epsilon(1e-4));
}

TEST_CASE(
    "where growth makes up for leaks and interest the value is ε B H, and near it no digit is "
    "lost") {
    auto gain = one_percent;
    gain.bill_growth_per_year = 0.6;
    CHECK(market::efficiency_value_usd(gain) == doctest::Approx(2e7).epsilon(1e-14));
    gain.bill_growth_per_year = 0.6 - 1e-9;
    CHECK(market::efficiency_value_usd(gain) == doctest::Approx(2e7 * (1.0 - 1e-9)).epsilon(1e-14));
}

TEST_CASE("the poaching advantage is the ratio of the bills") {
    const auto advantage = market::poaching_advantage(one_percent, 2e10);
    CHECK(advantage.ratio == 20.0);
    CHECK(advantage.offer_ceiling_usd ==
          doctest::Approx(20.0 * advantage.defense_ceiling_usd).epsilon(1e-14));
}

TEST_CASE("one person: the highest value wins at the second, nobody regrets") {
    const auto sale = market::auction_for_one({{"a", 3e6}, {"b", 8e6}, {"c", 5e6}}, 1e6);
    REQUIRE(sale.status == core::Status::optimal);
    CHECK(sale.winner == "b");
    CHECK(sale.runner_up == "c");
    CHECK(sale.price_usd == 5e6);
    CHECK(sale.rent_usd == 3e6);
    CHECK(sale.largest_regret_usd == 0.0);
    const auto alone = market::auction_for_one({{"a", 3e6}}, 1e6);
    CHECK(alone.price_usd == 1e6);
    CHECK(alone.runner_up.empty());
}

TEST_CASE("nobody's value reaches the outside option: why, and what would") {
    const auto sale = market::auction_for_one({{"a", 3e6}}, 4e6);
    CHECK(sale.status == core::Status::infeasible);
    CHECK(sale.reason == "the person is worth 3e+06 USD at most, the outside option 4e+06");
    CHECK(market::auction_for_one({{"a", sale.least_value_usd}}, 4e6).status ==
          core::Status::optimal);
}

TEST_CASE(
    "what a person is worth to a firm: the marginal value, less and less the more there are") {
    const production::CES technology({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7});
    const firm::Firm lab({.technology = technology,
                          .costs = {{"compute", cost::LinearCost({.price = 1.0})},
                                    {"talent", cost::LinearCost({.price = 1.0})}}});
    const firm::Revenue revenue{.value = 300.0, .exponent = 0.5};
    const auto few = market::value_of_persons(lab, revenue, "talent", 50.0);
    const auto more = market::value_of_persons(lab, revenue, "talent", 100.0);
    REQUIRE(few.status == core::Status::optimal);
    CHECK(few.value_before_pay_usd_per_year > more.value_before_pay_usd_per_year);
    CHECK(few.value_before_pay_usd_per_year ==
          doctest::Approx(few.value_usd_per_year + 1.0).epsilon(1e-9));
    CHECK(few.value_usd_per_year == few.profit_with_usd_per_year - few.profit_without_usd_per_year);
    // At the free optimum a small change is worth its pay, no more: the envelope theorem.
    const double free = firm::maximize_profit(lab, revenue).inputs["talent"];
    CHECK(std::abs(market::value_of_persons(lab, revenue, "talent", free, 1e-3 * free)
                       .value_usd_per_year) <= 1e-5 * free);
    CHECK_THROWS_AS((void)market::value_of_persons(lab, revenue, "talent", 1.0),
                    core::InvalidParameter);
}

TEST_CASE("a firm's own limits on persons hold, and one side without an answer has none") {
    firm::Firm::Parameters p{.technology = production::CES(
                                 {.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 1.0}),
                             .costs = {{"compute", cost::LinearCost({.price = 1.0})},
                                       {"talent", cost::LinearCost({.price = 1.0})}},
                             .caps = {{"talent", 3.0}},
                             .floors = {{"talent", 2.0}}};
    const firm::Revenue revenue{.value = 10.0, .exponent = 0.5};
    const auto asked = [&](double persons, double change = 1.0) {
        return market::value_of_persons(firm::Firm(p), revenue, "talent", persons, change);
    };
    CHECK(asked(3.0).status == core::Status::optimal);
    CHECK(asked(10.0).status == core::Status::infeasible);  // more than the cap
    CHECK(std::isnan(asked(10.0).value_usd_per_year));
    CHECK(asked(3.0, 1.5).status == core::Status::infeasible);  // fewer than the floor
    CHECK_THROWS_AS((void)market::value_of_persons(firm::Firm(p), revenue, "talnet", 3.0),
                    core::InvalidParameter);
    // Locally optimal is no cover for a solve that found nothing.
    using core::Status;
    CHECK(market::detail::worse_status(Status::locally_optimal, Status::infeasible) ==
          Status::infeasible);
    CHECK(market::detail::worse_status(Status::unbounded, Status::locally_optimal) ==
          Status::unbounded);
    CHECK(market::detail::worse_status(Status::optimal, Status::locally_optimal) ==
          Status::locally_optimal);
}

TEST_CASE("bids that make no sense are refused") {
    CHECK_THROWS_AS((void)market::auction_for_one({}), core::InvalidParameter);
    CHECK_THROWS_AS((void)market::auction_for_one({{"a", core::nan}}), core::InvalidParameter);
    CHECK_THROWS_AS(market::efficiency_value_usd({}), core::InvalidParameter);
}

}  // namespace auction_test
