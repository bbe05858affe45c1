#include "isocost/market/solver/spillover_system.hpp"

#include <doctest/doctest.h>

#include "isocost/market/flat_spillovers.hpp"
#include "market/spillover_lab.hpp"

namespace spillover_system_test {

using namespace isocost;
using namespace isocost::test;
using market::detail::SpilloverSystem;
using market::detail::Vector;

TEST_CASE("the response is the slope of what everyone answers, the wage clearing") {
    laws::Draw draw(71);
    const auto market = random_market(draw, 5);
    const auto s = random_spillovers(draw, 5, 0.4);
    market::FlatOracle<3> oracle(market);
    SpilloverSystem system(oracle, market.pool, s);
    const auto answer = [&](const Vector& talents) {
        const Vector a = s.strength * (s.weights * (talents - system.log_reference()));
        const double wage = system.clearing_wage(a, 0.0);
        return *system.at({talents, wage}, s.strength);
    };
    const Vector at = Vector::LinSpaced(5, -0.4, 0.3);
    const auto p = answer(at);
    CHECK(std::abs(p.excess) < 1e-13);
    const auto matrix = system.response(p, s.strength);
    for (Eigen::Index k = 0; k < 5; ++k) {
        const Vector unit = Vector::Unit(5, k);
        CHECK((system.response(p, s.strength, unit) - matrix.col(k)).norm() < 1e-14);
        // Central differences of 1e-5: errors of 1e-10 from either end.
        const Vector slope =
            (answer(at + 1e-5 * unit).demand - answer(at - 1e-5 * unit).demand) / 2e-5;
        CHECK((slope - matrix.col(k)).norm() < 1e-7);
    }
}

TEST_CASE("a firm that cannot is remembered, and there is no point") {
    const auto market = worn_firm(0.9);
    const auto s = wear();
    market::FlatOracle<2> oracle(market);
    SpilloverSystem system(oracle, market.pool, s);
    CHECK(system.at({Vector::Zero(1), 0.0}, -0.5).has_value());
    CHECK(!system.infeasible().has_value());
    CHECK(!system.at({Vector::Constant(1, 2.0), 0.0}, -0.5).has_value());
    REQUIRE(system.infeasible().has_value());
    CHECK(*system.infeasible() == 0);
    CHECK(std::isnan(system.clearing_wage(Vector::Constant(1, -1.0), 0.0)));
}

}  // namespace spillover_system_test
