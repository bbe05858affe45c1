#include "isocost/market/solver/spillover_newton.hpp"

#include <doctest/doctest.h>

#include "isocost/market/flat_spillovers.hpp"
#include "market/spillover_lab.hpp"

namespace spillover_newton_test {

using namespace isocost;
using namespace isocost::test;
using market::detail::newton;
using market::detail::newton_step;
using market::detail::SpilloverSystem;
using market::detail::Vector;

TEST_CASE("a step solves the linear equations, with products or a factorization") {
    laws::Draw draw(81);
    for (const int firms : {12, 40}) {
        const auto market = random_market(draw, firms);
        const auto s = random_spillovers(draw, firms, 0.5);
        market::FlatOracle<3> oracle(market);
        SpilloverSystem system(oracle, market.pool, s);
        const auto p = *system.at({system.log_reference(), 0.0}, 0.5);
        const Vector step = newton_step(system, p, 0.5);
        const Vector left = step - system.response(p, 0.5, step) - p.residual;
        CHECK(left.norm() <= (firms > 20 ? 0.05 : 1e-13) * p.residual.norm());
    }
}

TEST_CASE("quadratic to rounding, every iterate with firms that can") {
    laws::Draw draw(82);
    for (const int firms : {3, 60}) {
        const auto market = random_market(draw, firms);
        const auto s = random_spillovers(draw, firms, 0.7);
        market::FlatOracle<3> oracle(market);
        SpilloverSystem system(oracle, market.pool, s);
        const auto p = newton(system, *system.at({system.log_reference(), 0.0}, 0.7), 0.7);
        CHECK(p.worst < 1e-12);
    }
}

TEST_CASE("where there is no equilibrium it ends at a point that is none, with numbers") {
    const auto market = worn_firm(0.9);
    const auto s = wear();
    market::FlatOracle<2> oracle(market);
    SpilloverSystem system(oracle, market.pool, s);
    const auto p = newton(system, *system.at({Vector::Zero(1), 0.0}, -0.5), -0.5);
    CHECK(std::isfinite(p.worst));
    CHECK(p.worst > 1e-6);
    CHECK(p.demand.allFinite());
}

}  // namespace spillover_newton_test
