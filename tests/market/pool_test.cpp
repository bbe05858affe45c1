#include "isocost/market/pool.hpp"

#include <doctest/doctest.h>

#include "laws/refused.hpp"

namespace pool_test {

using namespace isocost;
using market::Pool;

TEST_CASE("a pool supplies its reference at its wage, and eps percent more per percent") {
    const Pool pool{
        .name = "home", .supply_fte = 200.0, .wage_usd_per_year = 1e5, .supply_elasticity = 2.0};
    CHECK(market::supply(pool, 1e5) == 200.0);
    CHECK(market::supply(pool, 2e5) == 800.0);
}

TEST_CASE("a pool without elasticity supplies the same at any wage") {
    const Pool pool{
        .name = "home", .supply_fte = 200.0, .wage_usd_per_year = 1e5, .supply_elasticity = 0.0};
    CHECK(market::supply(pool, 1.0) == 200.0);
    CHECK(market::supply(pool, 1e9) == 200.0);
}

TEST_CASE("a pool has no defaults that hide a missing number") {
    const Pool missing{.name = "home", .supply_fte = 1.0, .wage_usd_per_year = 1.0};
    CHECK(laws::refused([&] { core::checked(missing, "Pool"); }) ==
          "Pool.supply_elasticity = nan: must be 0 or more and finite (percent more people per "
          "percent of wage; supply does not slope downward)");
}

}  // namespace pool_test
