#include "isocost/inference/own_silicon.hpp"

#include <doctest/doctest.h>

namespace own_silicon_test {

using namespace isocost;
using inference::OwnSilicon;

namespace {

const OwnSilicon chip{.fixed_usd = 5e8,
                      .rate_per_year = 0.1,
                      .lifetime_years = 4.0,
                      .own_usd_per_flop = 1.0e-18,
                      .bought_usd_per_flop = 1.5e-18};

}  // namespace

TEST_CASE("break-even volume: both cost the same there, own chips less above and more below") {
    const auto answer = inference::break_even_volume(chip);
    REQUIRE(answer.status == core::Status::optimal);
    // 5e8 · 0.1/(1 − 1.1^−4) = 157 735 401.85 USD a year, over 5e-19 USD.
    CHECK(answer.annuity_usd_per_year == doctest::Approx(157735401.85).epsilon(1e-10));
    CHECK(answer.flop_per_year == doctest::Approx(3.154708037e26).epsilon(1e-9));
    const auto at = inference::compare_silicon(chip, answer.flop_per_year);
    CHECK(at.own_usd_per_year == doctest::Approx(at.bought_usd_per_year).epsilon(1e-14));
    CHECK(inference::compare_silicon(chip, 1.001 * answer.flop_per_year).own);
    CHECK(!inference::compare_silicon(chip, 0.999 * answer.flop_per_year).own);
    CHECK(!inference::compare_silicon(chip, 0.0).own);
}

TEST_CASE("without a fixed cost own chips are better from the first FLOP") {
    auto free = chip;
    free.fixed_usd = 0.0;
    CHECK(inference::break_even_volume(free).flop_per_year == 0.0);
    CHECK(inference::compare_silicon(free, 1.0).own);
}

TEST_CASE("an own FLOP that costs no less never breaks even") {
    auto dear = chip;
    dear.own_usd_per_flop = 2e-18;
    const auto answer = inference::break_even_volume(dear);
    CHECK(answer.status == core::Status::infeasible);
    CHECK(answer.reason ==
          "an own FLOP costs 2e-18 USD; it must cost less than a bought one, 1.5e-18");
    CHECK(std::isnan(answer.flop_per_year));
    CHECK(!inference::compare_silicon(dear, 1e30).own);
}

TEST_CASE("own silicon that makes no sense is refused") {
    auto wrong = chip;
    wrong.lifetime_years = 0.0;
    CHECK_THROWS_WITH(inference::break_even_volume(wrong),
                      "OwnSilicon.lifetime_years = 0: must be positive and finite (years that a "
                      "generation serves)");
    CHECK_THROWS_AS(inference::compare_silicon(chip, -1.0), core::InvalidParameter);
}

}  // namespace own_silicon_test
