#include "isocost/knowledge/counts.hpp"

#include <doctest/doctest.h>

namespace counts_test {

using namespace isocost;

TEST_CASE("a count is a whole number within its range") {
    CHECK_NOTHROW(knowledge::require_count("k", 3.0, 0.0, 3.0));
    CHECK_THROWS_WITH(knowledge::require_count("k", 4.0, 0.0, 3.0, "there are three"),
                      "k = 4: must be from 0 to 3 (there are three)");
    CHECK_THROWS_WITH(knowledge::require_count("k", 2.5, 0.0, 3.0),
                      "k = 2.5: must be a whole number");
    CHECK_THROWS_AS(knowledge::require_count("k", core::nan, 0.0, 3.0), core::InvalidParameter);
    CHECK_THROWS_WITH(knowledge::require_whole("k", 0.1), "k = 0.1: must be a whole number");
}

}  // namespace counts_test
