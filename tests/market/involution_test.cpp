#include "isocost/market/involution.hpp"

#include <doctest/doctest.h>

namespace involution_test {

using namespace isocost;
using market::Involution;

namespace {

const Involution base{.contestants = 3.0,
                      .prize_usd_per_year = 90.0,
                      .decisiveness = 1.0,
                      .returns = 1.0,
                      .cost_usd_per_year = 2.0};

}  // namespace

TEST_CASE("without a ceiling and nothing open: the symmetric closed form") {
    const auto answer = market::involution(base);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.dissipation == doctest::Approx(2.0 / 3.0).epsilon(1e-12));
    CHECK(answer.one_opex_usd_per_year == doctest::Approx(20.0).epsilon(1e-12));
    CHECK(answer.other_capability == doctest::Approx(10.0).epsilon(1e-12));
    CHECK(answer.open_chance == 0.0);
}

TEST_CASE("one held to 5: the two others reply to it, by hand") {
    auto i = base;
    i.ceiling_of_one = 5.0;
    const auto answer = market::involution(i);
    REQUIRE(answer.status == core::Status::optimal);
    // 45 (5 + Y) = (5 + 2Y)²: 4Y² − 25Y − 200 = 0.
    const double y = (25.0 + std::sqrt(625.0 + 3200.0)) / 8.0;
    CHECK(answer.one_capability == doctest::Approx(5.0).epsilon(1e-12));
    CHECK(answer.other_capability == doctest::Approx(y).epsilon(1e-11));
    CHECK(answer.one_win_chance == doctest::Approx(5.0 / (5.0 + 2.0 * y)).epsilon(1e-11));
    CHECK(answer.other_win_chance > 1.0 / 3.0);
}

TEST_CASE("something open takes its chance, enough of it and nobody is in") {
    auto i = base;
    double spent = 60.0;
    for (const double open : {1.0, 5.0, 25.0}) {
        i.open_capability = open;
        const auto answer = market::involution(i);
        REQUIRE(answer.status == core::Status::optimal);
        CHECK(answer.opex_usd_per_year < spent);
        CHECK(answer.open_chance + 3.0 * answer.one_win_chance ==
              doctest::Approx(1.0).epsilon(1e-12));
        spent = answer.opex_usd_per_year;
    }
    i.open_capability = 46.0;  // from V/k = 45 on the first dollar does not pay
    CHECK(market::involution(i).active == 0.0);
}

TEST_CASE("fixed costs and decisiveness: fewer are in, or there is no equilibrium") {
    auto i = base;
    i.fixed_usd_per_year = 15.0;
    const auto pairs = market::involution(i);
    CHECK(pairs.active == 2.0);
    CHECK(pairs.equilibria == 3.0);
    CHECK(pairs.other_capability > 0.0);
    i = base;
    i.decisiveness = 2.1;
    const auto none = market::involution(i);
    CHECK(none.status == core::Status::infeasible);
    CHECK(!none.reason.empty());
    CHECK(std::isnan(none.dissipation));
}

TEST_CASE("a contest that makes no sense is refused") {
    auto i = base;
    i.contestants = 2.5;
    CHECK_THROWS_WITH(market::involution(i), "Involution.contestants = 2.5: must be whole");
    i.contestants = 1.0;
    CHECK_THROWS_AS(market::involution(i), core::InvalidParameter);
    CHECK_THROWS_AS(market::involution({}), core::InvalidParameter);
}

TEST_CASE("hardly decisive: an equilibrium, each spending V r returns (n - 1)/n^2") {
    const auto answer = market::involution({.contestants = 2.0,
                                            .prize_usd_per_year = 1e9,
                                            .decisiveness = 1e-3,
                                            .returns = 0.5,
                                            .cost_usd_per_year = 1e6});
    REQUIRE(answer.status == core::Status::optimal);
    // ln Y is ln X over r: roundings of 1e-16 grow to 1e-13, twice that in cost Y^2.
    CHECK(answer.one_opex_usd_per_year == doctest::Approx(1e9 * 1e-3 * 0.5 / 4.0).epsilon(1e-11));
}

}  // namespace involution_test
