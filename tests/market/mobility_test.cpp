#include "isocost/market/mobility.hpp"

#include <doctest/doctest.h>

#include <numeric>

namespace mobility_test {

using namespace isocost;
using market::Mobility;
using market::Place;

namespace {

const Mobility tastes{.pay_weight = 4.0, .compute_weight = 0.8, .offer_rate_per_year = 2.0};
const std::vector<Place> places{
    {.name = "a",
     .cash_usd_per_year = 3e5,
     .equity_usd_per_year = 4e5,
     .equity_discount = 0.5,
     .compute_flop_per_year = 1e24,
     .mission_utils = 0.2},
    {.name = "b", .cash_usd_per_year = 8e5, .compute_flop_per_year = 1e25},
    {.name = "c", .cash_usd_per_year = 5e5, .compute_flop_per_year = 5e24, .mission_utils = -0.3}};
const market::SwitchingCosts costs{{0, 1, 3}, {0.2, 0, 0.5}, {2, 1.5, 0}};

double total(const std::vector<double>& x) { return std::accumulate(x.begin(), x.end(), 0.0); }

}  // namespace

TEST_CASE("flows leave the heads at rest as they are, no person is lost") {
    const auto flows = market::stationary_flows(tastes, places, 1000.0, costs);
    CHECK(total(flows.persons) == doctest::Approx(1000.0).epsilon(1e-12));
    CHECK(flows.stationarity <= 1e-12);  // relative; exponents of 50 are known to 50 roundings
    for (std::size_t j = 0; j < 3; ++j) {
        double joiners = 0.0;
        for (std::size_t i = 0; i < 3; ++i) joiners += flows.persons_per_year[i][j];
        CHECK(joiners == doctest::Approx(flows.leavers_per_year[j]).epsilon(1e-12));
        CHECK(total(flows.rates_per_year[j]) == doctest::Approx(2.0).epsilon(1e-14));
    }
}

TEST_CASE("flows at heads that are not at rest conserve persons too") {
    const auto flows = market::flows_at(tastes, places, {700.0, 200.0, 100.0}, costs);
    double net = 0.0;
    for (std::size_t j = 0; j < 3; ++j)
        for (std::size_t i = 0; i < 3; ++i)
            net += flows.persons_per_year[i][j] - flows.persons_per_year[j][i];
    CHECK(std::abs(net) <= 1e-12 * 1000.0);
    CHECK(flows.stationarity > 1e-3);
}

TEST_CASE("without switching costs: ε = β(1 − s)/(1 + κ), shares by logit") {
    for (const double kappa : {0.0, 0.8, 3.0}) {
        auto with = tastes;
        with.compute_weight = kappa;
        // equal compute: for unequal shares ε is one row of (I + κJ)^{-1}J, of the same form
        const auto flows = market::stationary_flows(with, places, 50.0);
        for (std::size_t j = 0; j < 3; ++j)
            CHECK(flows.elasticities[j][j] ==
                  doctest::Approx(4.0 * (1.0 - flows.persons[j] / 50.0) / (1.0 + kappa))
                      .epsilon(1e-12));
    }
}

TEST_CASE("β = 4, κ = 0.8, symmetric switching costs: the closed form of n equal places") {
    const std::vector<Place> same(3, {.cash_usd_per_year = 1e6, .compute_flop_per_year = 1e24});
    for (const double k : {0.0, 1.0, 4.0}) {
        const market::SwitchingCosts symmetric{{0, k, k}, {k, 0, k}, {k, k, 0}};
        const double stay = 1.0 / (1.0 + 2.0 * std::exp(-k));
        const double own = 1.0 + stay - 2.0 / 3.0;  // ∂ln s_j/∂U_j, s_j ∝ Z_j e^{U_j}
        for (const double kappa : {0.0, 0.8}) {
            auto with = tastes;
            with.compute_weight = kappa;
            const auto flows = market::stationary_flows(with, same, 30.0, symmetric);
            CHECK(flows.elasticities[0][0] ==
                  doctest::Approx(4.0 * own / (1.0 + kappa * own * 1.5)).epsilon(1e-12));
        }
    }
}

TEST_CASE("elasticities with one-way switching costs are those of a second solve") {
    const auto flows = market::stationary_flows(tastes, places, 50.0, costs);
    constexpr double h = 1e-4;
    auto up = places, down = places;
    up[1].cash_usd_per_year *= std::exp(h), down[1].cash_usd_per_year *= std::exp(-h);
    const auto more = market::stationary_flows(tastes, up, 50.0, costs);
    const auto less = market::stationary_flows(tastes, down, 50.0, costs);
    for (std::size_t i = 0; i < 3; ++i)  // h² times a third derivative of order β³
        CHECK(std::log(more.persons[i] / less.persons[i]) / (2.0 * h) ==
              doctest::Approx(flows.elasticities[i][1]).epsilon(1e-6));
}

TEST_CASE("compute buys talent: one percent more of it lets pay fall at the same heads") {
    const auto before = market::stationary_flows(tastes, places, 50.0, costs);
    auto changed = places;
    const double more = 1e-4 * changed[1].compute_flop_per_year;
    const double saved =
        more * market::wage_bill_saved_usd_per_flop(tastes, places[1], before.persons[1]);
    changed[1].compute_flop_per_year += more;
    changed[1].cash_usd_per_year -= saved / before.persons[1];
    const auto after = market::stationary_flows(tastes, changed, 50.0, costs);
    // the saving is a derivative: what is left is of second order in 1e-4
    CHECK(after.persons[1] == doctest::Approx(before.persons[1]).epsilon(1e-7));
    changed[1].cash_usd_per_year = places[1].cash_usd_per_year;
    CHECK(market::stationary_flows(tastes, changed, 50.0, costs).persons[1] >
          before.persons[1] * (1.0 + 1e-5));
}

TEST_CASE("an outside option: the dearer it is, the fewer work, no crowding there") {
    auto with = places;
    with.push_back(
        {.name = "outside", .cash_usd_per_year = 2e5, .mission_utils = 44.0, .outside = true});
    const auto flows = market::stationary_flows(tastes, with, 50.0);
    with.back().cash_usd_per_year *= 1.5;
    const auto dearer = market::stationary_flows(tastes, with, 50.0);
    CHECK(dearer.persons.back() > flows.persons.back());
    CHECK(dearer.persons[0] < flows.persons[0]);
    const auto values = market::utilities(tastes, with, dearer.persons);
    CHECK(values.back() == doctest::Approx(4.0 * std::log(3e5) + 44.0).epsilon(1e-14));
}

TEST_CASE("a place that hardly anybody is at has its heads and elasticity to the last digits") {
    // Two places, no crowding: shares e^U, ε = β(1 − s), here of a share of e^{-80}.
    auto alone = tastes;
    alone.compute_weight = 0.0;
    std::vector<Place> two{{.name = "a", .cash_usd_per_year = 1e5, .mission_utils = -80.0},
                           {.name = "b", .cash_usd_per_year = 1e5}};
    const auto flows = market::stationary_flows(alone, two, 1.0);
    // an exponent of 126 is known to 126 roundings
    CHECK(flows.persons[0] == doctest::Approx(std::exp(-80.0)).epsilon(1e-13));
    CHECK(flows.elasticities[0][0] == doctest::Approx(4.0).epsilon(1e-13));
    CHECK(flows.stationarity <= 1e-13);
}

TEST_CASE("who cannot move does not: offers at rate 0") {
    auto still = tastes;
    still.offer_rate_per_year = 0.0;
    const auto flows = market::flows_at(still, places, {1.0, 1.0, 1.0});
    CHECK(total(flows.leavers_per_year) == 0.0);
}

TEST_CASE("places that make no sense are refused") {
    CHECK_THROWS_AS(market::stationary_flows({}, places, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(market::stationary_flows(tastes, {places[0]}, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(market::stationary_flows(tastes, places, 0.0), core::InvalidParameter);
    CHECK_THROWS_WITH(
        market::stationary_flows(tastes, places, 1.0, {{0, 1, 1}, {1, 0, 1}, {1, 1, 1}}),
        "switching_utils = 1: must be 0 (who stays does not switch)");
    CHECK_THROWS_AS(market::stationary_flows(tastes, places, 1.0, {{0.0}}), core::InvalidParameter);
    auto unpaid = places;
    unpaid[1].cash_usd_per_year = 0.0;
    CHECK_THROWS_WITH(market::stationary_flows(tastes, unpaid, 1.0),
                      "Place(b).valued_pay_usd_per_year = 0: must be positive and finite (cash and "
                      "what equity is worth to its holder)");
    CHECK_THROWS_WITH(
        market::stationary_flows(tastes, places, 1.0, {{0, 301, 1}, {1, 0, 1}, {1, 1, 0}}),
        "switching_utils = 301: must be from 0 to 300 (moving is no gain by itself, "
        "and e^-300 is as good as never)");
    auto wrong = places;
    wrong[0].equity_discount = 1.5;
    CHECK_THROWS_WITH(market::stationary_flows(tastes, wrong, 1.0),
                      "Place(a).equity_discount = 1.5: must be from 0 to 1 (share of its face "
                      "value that equity is worth less to its holder)");
}

}  // namespace mobility_test
