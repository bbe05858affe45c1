#include "isocost/market/wage_posting.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace wage_posting_test {

using namespace isocost;
using market::WagePosting;

namespace {

struct Known {
    WagePosting posting;
    std::array<double, 5> figures;  // highest wage, mean offer, mean wage, unemployment, profit
    std::vector<std::array<double, 3>> grid;  // wage, F, G
};

// Closed forms of Burdett and Mortensen 1998, evaluated apart from this library.
const std::vector<Known> cases{
    {{2.0, 0.8, 0.142, 0.287},
     {1.4629305426508223, 1.1533777799512066, 1.1972027972027972, 0.668997668997669,
      0.2657277454480252},
     {{0.8, 0.0, 0.0},
      {0.9657326356627056, 0.21637302393863084, 0.15592003791129871},
      {1.1314652713254112, 0.4508971710463652, 0.35456767845995546},
      {1.2971979069881168, 0.7090893987227211, 0.6198686851017501},
      {1.4629305426508223, 0.9999999999999999, 0.9999999999999999}}},
    {{2.5, 0.8, 0.142, 0.287},
     {1.7391516020886648, 1.3006185215975425, 1.3627039627039628, 0.668997668997669,
      0.3764476393847023},
     {{0.8, 0.0, 0.0},
      {1.0347879005221663, 0.21637302393863084, 0.15592003791129871},
      {1.2695758010443323, 0.45089717104636484, 0.3545676784599552},
      {1.5043637015664986, 0.7090893987227211, 0.6198686851017501},
      {1.7391516020886648, 0.9999999999999996, 0.9999999999999993}}},
    {{1.0, 0.5, 0.2, 0.05},
     {0.98, 0.7933333333333333, 0.9, 0.2, 0.08},
     {{0.5, 0.0, 0.0},
      {0.62, 0.16027526411483167, 0.03676966733820222},
      {0.74, 0.3486121811340026, 0.09668762264076818},
      {0.86, 0.5885621722338523, 0.22245559126153402},
      {0.98, 0.9999999999999999, 0.9999999999999994}}},
    {{100.0, 60.0, 1.0, 0.1},
     {99.6694214876033, 85.34435261707989, 96.36363636363636, 0.09090909090909091,
      3.3057851239669422},
     {{60.0, 0.0, 0.0},
      {69.91735537190083, 0.14606079858305432, 0.01531133203941101},
      {79.83471074380165, 0.31897503240933445, 0.040840567926185546},
      {89.75206611570248, 0.5432235637169978, 0.09756583222945238},
      {99.6694214876033, 0.9999999999999994, 0.9999999999999939}}},
};

}  // namespace

TEST_CASE("wage posting: four markets to the digits") {
    for (const auto& known : cases) {
        const auto answer = market::wage_dispersion(known.posting);
        const std::array figures{answer.highest_wage_usd_per_year, answer.mean_offer_usd_per_year,
                                 answer.mean_wage_usd_per_year, answer.unemployment,
                                 answer.profit_usd_per_year};
        for (std::size_t i = 0; i < figures.size(); ++i)
            CHECK(figures[i] == doctest::Approx(known.figures[i]).epsilon(1e-14));
        for (const auto& [wage, offers, employed] : known.grid) {
            // near the highest wage the square root loses a digit or two
            CHECK(market::offers_up_to(known.posting, wage) ==
                  doctest::Approx(offers).epsilon(1e-13));
            CHECK(market::employed_up_to(known.posting, wage) ==
                  doctest::Approx(employed).epsilon(1e-12));
        }
    }
}

TEST_CASE("profit is the same at every wage that is posted and less beyond") {
    for (const auto& known : cases) {
        const auto answer = market::wage_dispersion(known.posting);
        const double r = known.posting.reservation_usd_per_year;
        const double top = answer.highest_wage_usd_per_year;
        for (int k = 0; k <= 10; ++k)
            CHECK(market::posting_profit_usd_per_year(known.posting, r + 0.1 * k * (top - r)) ==
                  doctest::Approx(answer.profit_usd_per_year).epsilon(1e-12));
        CHECK(market::posting_profit_usd_per_year(known.posting, 1.001 * top) <
              answer.profit_usd_per_year);
        CHECK(market::posting_profit_usd_per_year(known.posting, 0.999 * r) == 0.0);
    }
}

TEST_CASE("the mean offer is the integral of 1 − F above the reservation wage") {
    for (const auto& known : cases) {
        const double r = known.posting.reservation_usd_per_year;
        const double top = market::wage_dispersion(known.posting).highest_wage_usd_per_year;
        constexpr int n = 2000;
        double above = 0.0;
        for (int k = 0; k < n; ++k)
            above += 1.0 - market::offers_up_to(known.posting, r + (k + 0.5) * (top - r) / n);
        // midpoint rule: error of order 1/n²
        CHECK(r + above * (top - r) / n ==
              doctest::Approx(market::wage_dispersion(known.posting).mean_offer_usd_per_year)
                  .epsilon(1e-6));
    }
}

TEST_CASE("more offers: wages rise toward productivity, unemployment falls") {
    auto posting = cases[2].posting;
    const auto few = market::wage_dispersion(posting);
    posting.offer_rate_per_year *= 1000.0;
    const auto many = market::wage_dispersion(posting);
    CHECK(many.mean_wage_usd_per_year > few.mean_wage_usd_per_year);
    CHECK(many.mean_wage_usd_per_year == doctest::Approx(1.0).epsilon(1e-3));
    CHECK(many.unemployment < few.unemployment);
}

TEST_CASE("a market that makes no sense is refused") {
    CHECK_THROWS_WITH(market::wage_dispersion({1.0, 1.0, 0.1, 0.1}),
                      "WagePosting.reservation_usd_per_year = 1: must be below the productivity");
    CHECK_THROWS_AS(market::wage_dispersion({}), core::InvalidParameter);
    CHECK_THROWS_AS(market::offers_up_to(cases[0].posting, -1.0), core::InvalidParameter);
}

}  // namespace wage_posting_test
