#include "isocost/study/demo.hpp"

#include <doctest/doctest.h>

namespace demo_test {

using namespace isocost;

TEST_CASE("the demo solves, and its cap binds") {
    const auto outcome = study::demo();
    CHECK(outcome.baseline.result.status == core::Status::optimal);
    CHECK(outcome.reform->result.status == core::Status::optimal);
    CHECK(outcome.reform->result.shadow_prices["compute"] > 0.0);
    CHECK(outcome.difference->opex_share > 0.0);
}

}  // namespace demo_test
