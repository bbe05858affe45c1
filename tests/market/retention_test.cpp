#include "isocost/market/retention.hpp"

#include <doctest/doctest.h>

namespace retention_test {

using namespace isocost;

namespace {

const market::Retention person{.pay_usd_per_year = 1e6,
                               .equity_share = 0.5,
                               .equity_discount = 0.4,
                               .compute_ratio = 10.0,
                               .pay_weight = 4.0,
                               .compute_weight = 0.8,
                               .mission_utils = 0.3,
                               .switching_utils = 0.5};

}  // namespace

TEST_CASE("at the limit the two utilities are equal and the chance to stay is one half") {
    const auto limit = market::retention_limit(person);
    const std::vector<market::Place> places{{.name = "own",
                                             .cash_usd_per_year = 5e5,
                                             .equity_usd_per_year = 5e5,
                                             .equity_discount = 0.4,
                                             .compute_flop_per_year = 1e24,
                                             .mission_utils = 0.3},
                                            {.name = "other",
                                             .cash_usd_per_year = limit.offer_usd_per_year,
                                             .compute_flop_per_year = 1e25}};
    const auto u = market::utilities({4.0, 0.8, 1.0}, places, {1.0, 1.0});
    CHECK(u[0] == doctest::Approx(u[1] - 0.5).epsilon(1e-14));
    CHECK(limit.valued_pay_usd_per_year == doctest::Approx(8e5).epsilon(1e-15));
    CHECK(market::stay_probability(person, limit.offer_usd_per_year) == 0.5);
    CHECK(market::stay_probability(person, 0.0) == 1.0);
    CHECK(market::stay_probability(person, 2.0 * limit.offer_usd_per_year) ==
          doctest::Approx(1.0 / 17.0).epsilon(1e-14));
}

TEST_CASE("more liquid equity, less compute elsewhere and dearer moves hold a person up to more") {
    const double before = market::retention_limit(person).multiple_of_pay;
    for (const auto member :
         {&market::Retention::equity_discount, &market::Retention::compute_ratio}) {
        auto changed = person;
        changed.*member *= 0.5;
        CHECK(market::retention_limit(changed).multiple_of_pay > before);
    }
    auto dearer = person;
    dearer.switching_utils += 1.0;
    CHECK(market::retention_limit(dearer).multiple_of_pay ==
          doctest::Approx(before * std::exp(0.25)).epsilon(1e-14));
}

TEST_CASE("a person without figures is refused") {
    CHECK_THROWS_AS(market::retention_limit({}), core::InvalidParameter);
    CHECK_THROWS_AS(market::stay_probability(person, -1.0), core::InvalidParameter);
}

}  // namespace retention_test
