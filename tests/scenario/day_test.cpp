#include "isocost/scenario/day.hpp"

#include <doctest/doctest.h>

namespace day_test {

using namespace isocost;

TEST_CASE("a day is read if it is one of the calendar, written in full") {
    REQUIRE(scenario::day_of("2024-02-29").has_value());
    CHECK(scenario::day_of("2024-02-29")->day() == std::chrono::day(29));
    for (const char* no : {"2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "2024-01-01x", "",
                           "today", "2024/01/01", "-024-01-01x", "2021- 1-+1"}) {
        INFO(no);
        CHECK_FALSE(scenario::day_of(no).has_value());
    }
}

}  // namespace day_test
