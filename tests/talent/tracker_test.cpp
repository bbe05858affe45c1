#include "isocost/talent/tracker.hpp"

#include <doctest/doctest.h>

namespace tracker_test {

using namespace isocost;

TEST_CASE("what the rows imply: 16.0 and 15.5 % of the world, 34 and 86 % of their origins") {
    const auto table = talent::tracker_table(1.0);
    CHECK(std::abs(100.0 * table(0, 1) - 16.0) < 0.05);
    CHECK(std::abs(100.0 * table(1, 1) - 15.5) < 0.05);
    const auto shares = talent::shares_of_origin(table);
    CHECK(std::abs(shares(0, 1) - 0.340) < 5e-4);
    CHECK(std::abs(shares(1, 1) - 0.863) < 5e-4);
    CHECK(std::abs(shares(0, 0) - 0.596) < 5e-4);  // at most
}

TEST_CASE("every table has the margins, lies within the bounds and sums to 1") {
    const auto bounds = talent::tracker_bounds();
    for (const double share : {0.04, 0.5, 0.95, 1.0}) {
        const auto table = talent::tracker_table(share);
        CHECK(table.sum() == doctest::Approx(1.0).epsilon(1e-15));
        for (Eigen::Index i = 0; i < 3; ++i) {
            const auto at = static_cast<std::size_t>(i);
            CHECK(table.row(i).sum() ==
                  doctest::Approx(talent::tracker_2022.origin[at]).epsilon(1e-14));
            CHECK(table.col(i).sum() ==
                  doctest::Approx(talent::tracker_2022.work[at]).epsilon(1e-14));
        }
        CHECK((table - bounds.lower).minCoeff() >= -1e-16);
        CHECK((bounds.upper - table).minCoeff() >= -1e-16);
    }
}

TEST_CASE("margins that leave too little Chinese origin are refused") {
    CHECK_THROWS_AS(talent::tracker_table(0.03), core::InvalidParameter);
    CHECK_THROWS_AS(talent::tracker_table(1.01), core::InvalidParameter);
}

TEST_CASE("return hazards") {
    CHECK(std::abs(talent::return_hazard_per_year() - 0.0176) < 5e-5);
    CHECK(std::abs(talent::competing_return_hazard_per_year() - 0.0179) < 5e-5);
}

}  // namespace tracker_test
