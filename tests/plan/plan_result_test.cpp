#include "isocost/plan/plan_result.hpp"

#include <doctest/doctest.h>

namespace plan_result_test {

using namespace isocost;

TEST_CASE("a script gets the result or the reason why there is none") {
    plan::PlanResult result;
    CHECK(result.status == core::Status::stalled);
    result.reason = "Because.";
    CHECK_THROWS_WITH(result.require_optimal(),
                      "The solver stopped at a point whose certificate does not hold. Because.");
    result.status = core::Status::optimal;
    CHECK(&result.require_optimal() == &result);
}

}  // namespace plan_result_test
