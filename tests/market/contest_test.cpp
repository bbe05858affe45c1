#include "isocost/market/contest.hpp"

#include <doctest/doctest.h>

namespace contest_test {

using namespace isocost;
using market::Contest;
using market::IsoelasticOpex;

namespace {

const IsoelasticOpex linear{.cost_usd_per_year = 1.0, .returns = 1.0};
const Contest three{.contestants = {{"A", 10.0, linear}, {"B", 10.0, linear}, {"C", 10.0, linear}},
                    .decisiveness = 2.0};

double chance(const Contest& contest, const std::vector<double>& y, std::size_t j) {
    return market::win_chance(contest, y[j], market::rivals_weight(contest, y, j));
}

}  // namespace

TEST_CASE("chances: as capability squared, 1/n where all are 0, and what is open takes its part") {
    const std::vector<double> y{1.0, 2.0, 0.0};
    CHECK(chance(three, y, 0) == doctest::Approx(0.2).epsilon(1e-15));
    CHECK(chance(three, y, 1) == doctest::Approx(0.8).epsilon(1e-15));
    CHECK(chance(three, y, 2) == 0.0);
    CHECK(chance(three, {0.0, 0.0, 0.0}, 1) == 1.0 / 3.0);
    auto open = three;
    open.open_capability = 1.0;
    CHECK(chance(open, y, 1) == doctest::Approx(4.0 / 6.0).epsilon(1e-15));
    CHECK(chance(open, {0.0, 0.0, 0.0}, 1) == 0.0);
}

TEST_CASE("payoff is gain less Opex, and the whole prize over n for nothing when nobody is in") {
    CHECK(market::contest_payoff_usd_per_year(three, 0, 1.0, 4.0) ==
          doctest::Approx(10.0 * 0.2 - 1.0).epsilon(1e-15));
    CHECK(market::contest_payoff_usd_per_year(three, 0, 0.0, 0.0) ==
          doctest::Approx(10.0 / 3.0).epsilon(1e-15));
}

TEST_CASE("alike contestants: 2/9 of the prize each at n = 3, 2/3 of it in all") {
    const auto s = market::symmetric_contest(
        {.contestants = 3.0, .prize_usd_per_year = 90.0, .decisiveness = 1.0, .returns = 1.0});
    REQUIRE(s.status == core::Status::optimal);
    CHECK(s.opex_usd_per_year == doctest::Approx(20.0).epsilon(1e-15));
    CHECK(s.payoff_usd_per_year == doctest::Approx(10.0).epsilon(1e-14));
    CHECK(s.dissipation == doctest::Approx(2.0 / 3.0).epsilon(1e-15));
    CHECK(std::isinf(s.most_contestants));
    CHECK(s.largest_decisiveness == 1.5);
}

TEST_CASE("at r x returns = n/(n-1) everything is spent, beyond it there is no symmetric one") {
    for (const double n : {2.0, 3.0, 5.0}) {
        market::SymmetricContest s{n, 1.0, n / (n - 1.0) / 0.8, 0.8};
        s.decisiveness *= 1.0 - 1e-12;
        CHECK(market::symmetric_contest(s).dissipation == doctest::Approx(1.0).epsilon(1e-11));
        s.decisiveness += 0.02;
        const auto none = market::symmetric_contest(s);
        CHECK(none.status == core::Status::infeasible);
        CHECK(std::isnan(none.opex_usd_per_year));
        // Each of the two limits, taken alone, makes it one again.
        auto changed = s;
        changed.decisiveness = none.largest_decisiveness * (1.0 - 1e-12);
        CHECK(market::symmetric_contest(changed).status == core::Status::optimal);
        changed = s;
        changed.contestants = std::max(2.0, none.most_contestants * (1.0 - 1e-12));
        if (none.most_contestants > 2.0)
            CHECK(market::symmetric_contest(changed).status == core::Status::optimal);
    }
    CHECK(market::symmetric_contest({3.0, 1.0, 1.6, 1.0}).reason ==
          "decisiveness x returns is 1.6, above n/(n - 1) = 1.5: no symmetric pure equilibrium, "
          "spending nothing is the better reply");
}

TEST_CASE("a contest that makes no sense is refused") {
    CHECK_THROWS_WITH(market::checked(Contest{.decisiveness = 1.0}),
                      "Contest.contestants = none: must be at least one");
    auto bad = three;
    bad.contestants[1].prize_usd_per_year = 0.0;
    CHECK_THROWS_WITH(market::checked(bad),
                      "Contest.B.prize_usd_per_year = 0: must be positive and finite");
    bad = three;
    bad.decisiveness = 0.0;
    CHECK_THROWS_AS(market::checked(bad), core::InvalidParameter);
    CHECK_THROWS_WITH(market::symmetric_contest({1.0, 1.0, 1.0, 1.0}),
                      "SymmetricContest.contestants = 1: must be at least 2 and finite (number of "
                      "firms that compete)");
}

}  // namespace contest_test
