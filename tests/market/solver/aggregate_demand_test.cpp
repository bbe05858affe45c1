#include "isocost/market/solver/aggregate_demand.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace aggregate_demand_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

namespace {

detail::DemandCurve curve(const Market& market) {
    std::vector<std::size_t> all(market.employers().size());
    for (std::size_t j = 0; j < all.size(); ++j) all[j] = j;
    return {market, all};
}

Eigen::VectorXd logs(double wage) { return Eigen::VectorXd::Constant(1, std::log(wage)); }

}  // namespace

TEST_CASE("aggregate demand is the sum of what employers want, each solved by itself") {
    const auto market = tests::three_labs(1.0);
    auto demand = curve(market);
    const double wage = 1.3;
    const auto all = demand(logs(wage));
    REQUIRE(all.kind == detail::Demand::Kind::found);
    double sum = 0.0;
    for (std::size_t j = 0; j < 3; ++j) {
        const auto firm = detail::firm_at(market.employers()[j], market.hires(j), {wage});
        const auto& question = market.employers()[j].question;
        const auto alone = firm::conclude(firm, question, detail::propose(firm, question));
        REQUIRE(alone.solved());
        sum += alone.inputs["talent"];
    }
    CHECK(all.fte[0] == Approx(sum).epsilon(1e-14));  // the same solves, added in the same order
    CHECK(demand.evaluations() == 1);
}

TEST_CASE("its slope is that of demand solved anew") {
    const auto market = tests::three_labs(1.0);
    auto demand = curve(market);
    const double h = 1e-6;
    const double slope =
        (demand(logs(1.3 * std::exp(h))).fte[0] - demand(logs(1.3 * std::exp(-h))).fte[0]) /
        (2.0 * h);
    // central differences: h^2 and rounding over h
    CHECK(demand(logs(1.3)).slope(0, 0) == Approx(slope).epsilon(1e-7));
}

TEST_CASE("who has no answer is named, and why") {
    auto lab =
        tests::capped(tests::lab("short", 0.5, firm::CapabilityTarget{.capability = 30.0}), 5.0);
    const Market market({.pools = {tests::pool("home", 60.0, 1.0)}, .employers = {lab}});
    auto demand = curve(market);
    CHECK(demand(logs(1.0)).kind == detail::Demand::Kind::infeasible);
    auto poor = tests::lab("poor", 1.0, firm::Budget{.budget = 10.0});
    poor.floors["talent"] = 5.0;
    const Market dear({.pools = {tests::pool("home", 60.0, 1.0)}, .employers = {poor}});
    auto of_the_poor = curve(dear);
    CHECK(of_the_poor(logs(1.0)).kind == detail::Demand::Kind::found);
    CHECK_FALSE(of_the_poor(logs(1.0)).poor);
    CHECK(of_the_poor(Eigen::VectorXd::Constant(1, 700.0)).kind == detail::Demand::Kind::beyond);
    CHECK(of_the_poor(Eigen::VectorXd::Constant(1, -700.0)).kind == detail::Demand::Kind::beyond);
}

TEST_CASE("a budget that its floors exceed is left with them, and demand goes there smoothly") {
    auto poor = tests::lab("poor", 1.0, firm::Budget{.budget = 10.0});
    poor.floors["talent"] = 5.0;
    const Market market({.pools = {tests::pool("home", 60.0, 1.0)}, .employers = {poor}});
    auto demand = curve(market);
    const auto beyond = demand(logs(3.0));
    CHECK(beyond.kind == detail::Demand::Kind::found);
    CHECK(beyond.poor == 0U);
    CHECK(beyond.fte[0] == 5.0);
    CHECK(beyond.slope(0, 0) == 0.0);
    // he just pays for five at a wage of 2
    const auto just = demand(logs(2.0 * (1.0 - 1e-9)));
    CHECK_FALSE(just.poor);
    CHECK(just.fte[0] == Approx(5.0).epsilon(1e-8));
}

}  // namespace aggregate_demand_test
