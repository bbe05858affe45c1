#include "isocost/cost/supply.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/cost/isoelastic.hpp"
#include "isocost/cost/linear.hpp"
#include "isocost/cost/tiered.hpp"
#include "laws/closeness.hpp"

namespace supply_test {

using isocost::core::infinity;
using namespace isocost::cost;
using isocost::laws::relative_error;

TEST_CASE("a supply that nobody filled in has no stretch, no slope and no fixed amount") {
    const Supply none;
    CHECK(none.steps.empty());
    CHECK(none.inverse_elasticity == 0.0);
    CHECK(none.fixed == 0.0);
}

TEST_CASE("a fixed price is one endless stretch without slope") {
    const Supply supply = LinearCost({.price = 3.0}).supply();
    CHECK(supply.steps.size() == 1);
    CHECK(supply.steps[0].end == infinity);
    CHECK(supply.steps[0].log_price == std::log(3.0));
    CHECK(supply.inverse_elasticity == 0.0);
}

TEST_CASE("rising supply is one endless stretch, a monopsonist's above a price taker's") {
    const auto supply = [](Buyer buyer) {
        return IsoelasticCost(
                   {.price = 3.0, .reference = 2.0, .inverse_elasticity = 0.5, .buyer = buyer})
            .supply();
    };
    const Supply taker = supply(Buyer::price_taker);
    CHECK(taker.steps.size() == 1);
    CHECK(taker.inverse_elasticity == 0.5);
    // One rounding of the logarithm 1.4.
    CHECK(std::abs(taker.steps[0].log_price + 0.5 * std::log(2.0) - std::log(3.0)) <= 1e-15);
    CHECK(std::abs(supply(Buyer::monopsonist).steps[0].log_price - taker.steps[0].log_price -
                   std::log(1.5)) <= 1e-15);
}

TEST_CASE("tiers are stretches without slope that end where the next begins") {
    const Supply supply = TieredCost({{0.5, 1.0}, {0.25, 2.0}, {infinity, 4.0}}).supply();
    CHECK(supply.steps.size() == 3);
    CHECK(supply.steps[0].end == 0.5);
    CHECK(supply.steps[1].end == 0.75);
    CHECK(supply.steps[2].end == infinity);
    CHECK(supply.steps[2].log_price == std::log(4.0));
    CHECK(supply.inverse_elasticity == 0.0);
}

}  // namespace supply_test
