#include "isocost/market/solver/surroundings.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace surroundings_test {

using namespace isocost;
using namespace isocost::market;

namespace {

/// Talent from near and far as perfect substitutes, θ = 1/2 each: 100 of the two together give 50.
/// They cost the same at 4 USD, where 10·√4 + 5·4² = 100 are supplied, a fifth of them near.
Market tie() {
    Employer either{.name = "either",
                    .technology = production::CES(
                        {.shares = {{"near", 0.5}, {"far", 0.5}}, .sigma = core::infinity}),
                    .question = firm::CapabilityTarget{.capability = 50.0},
                    .hires = {{"near", "home"}, {"far", "away"}}};
    return Market({.pools = {tests::pool("home", 10.0, 0.5), tests::pool("away", 5.0, 2.0)},
                   .employers = {either}});
}

/// Pools that one employer each hires from and that the same people fill.
Market chain_of(std::size_t pools) {
    Market::Parameters p;
    for (std::size_t k = 0; k < pools; ++k) {
        const std::string name = "pool" + std::to_string(k);
        p.pools.push_back(tests::pool(name, 10.0, 0.5));
        p.employers.push_back(tests::lab("lab" + name, 0.5, firm::Budget{.budget = 20.0}, name));
    }
    const auto n = static_cast<Eigen::Index>(pools);
    p.migration = Migration{Eigen::MatrixXd::Constant(n, n, 0.5), 0.5};
    p.migration->friction.diagonal().setZero();
    return Market(p);
}

Eigen::VectorXd logs(double home, double away) {
    return Eigen::Vector2d(std::log(home), std::log(away));
}

}  // namespace

TEST_CASE("off by a billionth along a tie: one mixture misses supply, Newton steps do not") {
    const auto market = tie();
    const auto parts = detail::parts_of(market);
    REQUIRE(parts.size() == 1);
    detail::DemandCurve curve(market, parts[0].employers);
    const double off = 4.0 * (1.0 + 1e-9);
    detail::Surroundings around(curve, parts[0], logs(off, off));
    around.look(1e-11);
    // supply of both is more than 100 by some 1e-9 of itself
    CHECK(around.missed() > 1e-10);
    CHECK(around.missed() < 1e-8);
    around.polish();
    const auto answer = around.mixed();
    REQUIRE(answer.kind == detail::Clearing::Kind::found);
    CHECK(answer.jump);
    // some roundings of ln w times an elasticity of 2
    CHECK(detail::missed(market, parts[0], answer) <= 1e-14);
    CHECK(std::exp(answer.log_wages[0]) == doctest::Approx(4.0).epsilon(1e-14));
    CHECK(std::exp(answer.log_wages[1]) == doctest::Approx(4.0).epsilon(1e-14));
    CHECK(answer.demand.fte[0] == doctest::Approx(20.0).epsilon(1e-13));
    CHECK(answer.demand.fte[1] == doctest::Approx(80.0).epsilon(1e-13));
}

TEST_CASE("beside a tie by more than a hair one choice alone is seen, and no step is taken") {
    const auto market = tie();
    const auto parts = detail::parts_of(market);
    detail::DemandCurve curve(market, parts[0].employers);
    detail::Surroundings around(curve, parts[0], logs(4.0, 4.0001));
    around.look(1e-11);
    around.polish();
    const auto answer = around.mixed();
    CHECK(detail::missed(market, parts[0], answer) > 0.5);  // all of them at home
    CHECK(answer.log_wages == logs(4.0, 4.0001));
}

TEST_CASE("without a jump the steps are Newton's") {
    const auto market = chain_of(2);
    const auto parts = detail::parts_of(market);
    const auto wage = clear(market).wages_usd_per_year[0] * (1.0 + 1e-7);
    detail::DemandCurve curve(market, parts[0].employers);
    detail::Surroundings around(curve, parts[0], logs(wage, wage));
    around.look(1e-13);
    CHECK(around.missed() > 1e-8);
    around.polish();
    // the error squared, 1e-14, and some roundings
    CHECK(detail::missed(market, parts[0], around.mixed()) <= 1e-13);
}

TEST_CASE("of up to four pools every order of distances is seen, of more one per pool") {
    for (const auto& [pools, sides] : {std::pair{2U, 2 * 4}, {4U, 24 * 16}, {5U, 5 * 32}}) {
        const auto market = chain_of(pools);
        const auto parts = detail::parts_of(market);
        detail::DemandCurve curve(market, parts[0].employers);
        detail::Surroundings around(curve, parts[0], Eigen::VectorXd::Zero(pools));
        around.look(1e-11);
        CHECK(curve.evaluations() == sides);
    }
}

TEST_CASE("where nobody has an answer there is nothing to mix") {
    const Market market(
        {.pools = {tests::pool("home", 10.0, 1.0)},
         .employers = {tests::capped(
             tests::lab("short", 0.5, firm::CapabilityTarget{.capability = 30.0}), 5.0)}});
    const auto parts = detail::parts_of(market);
    detail::DemandCurve curve(market, parts[0].employers);
    const auto answer =
        detail::mixed_near(curve, parts[0], Eigen::VectorXd::Zero(1), {1e-12, 1e-11});
    CHECK(answer.kind == detail::Clearing::Kind::stalled);
    CHECK(detail::missed(market, parts[0], answer) == core::infinity);
}

TEST_CASE("the first distance that sees both sides of a tie is taken") {
    const auto market = tie();
    const auto parts = detail::parts_of(market);
    detail::DemandCurve curve(market, parts[0].employers);
    const auto answer =
        detail::mixed_near(curve, parts[0], logs(4.0, 4.0 * (1.0 + 2e-11)), {1e-12, 1e-11, 1e-3});
    REQUIRE(answer.kind == detail::Clearing::Kind::found);
    CHECK(detail::missed(market, parts[0], answer) <= detail::cleared);
    // the hairs of 1e-3 would leave the wages where they were, 2e-11 apart; steps keep the ratio,
    // to the roundings of two logs near 1.4: 4e-16 of 2e-11
    CHECK(answer.log_wages[1] - answer.log_wages[0] == doctest::Approx(2e-11).epsilon(1e-4));
}

}  // namespace surroundings_test
