#include "isocost/market/solver/anderson.hpp"

#include <doctest/doctest.h>

#include "isocost/market/flat_spillovers.hpp"
#include "market/spillover_lab.hpp"

namespace anderson_test {

using namespace isocost;
using namespace isocost::test;
using market::detail::anderson;
using market::detail::newton;
using market::detail::SpilloverSystem;

TEST_CASE("mixing ends where Newton's method ends") {
    laws::Draw draw(91);
    for (const int firms : {3, 30, 80}) {
        const auto market = random_market(draw, firms);
        const auto s = random_spillovers(draw, firms, 0.3);
        market::FlatOracle<3> oracle(market);
        SpilloverSystem system(oracle, market.pool, s);
        const auto start = *system.at({system.log_reference(), 0.0}, 0.3);
        const auto mixed = anderson(system, start, 0.3);
        REQUIRE(mixed.has_value());
        CHECK(mixed->worst < 1e-11);
        const auto other = newton(system, start, 0.3);
        CHECK((mixed->demand - other.demand).cwiseAbs().maxCoeff() < 1e-10);
        CHECK(mixed->state.log_wage == doctest::Approx(other.state.log_wage).epsilon(1e-10));
    }
}

TEST_CASE("out of the set where all firms can: none") {
    const auto market = worn_firm(0.9);
    const auto s = wear();
    market::FlatOracle<2> oracle(market);
    SpilloverSystem system(oracle, market.pool, s);
    const auto start = *system.at({market::detail::Vector::Constant(1, 0.5), 0.0}, -0.5);
    CHECK(!anderson(system, start, -0.5).has_value());
}

}  // namespace anderson_test
