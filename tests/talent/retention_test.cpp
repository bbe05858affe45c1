#include "isocost/talent/retention.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace retention_test {

using namespace isocost;

TEST_CASE("64 and 80 % after two years are 22 and 11 % a year") {
    CHECK(std::abs(talent::hazard_from_retention(0.64, 2.0) - 0.2231) < 5e-5);
    CHECK(std::abs(talent::hazard_from_retention(0.80, 2.0) - 0.1116) < 5e-5);
    CHECK(talent::retention_from_hazard(talent::hazard_from_retention(0.67, 2.0), 2.0) ==
          doctest::Approx(0.67).epsilon(1e-15));
}

TEST_CASE("10 of 100 gone back in six years: 1.76 % a year") {
    CHECK(std::abs(talent::hazard_from_retention(0.90, 6.0) - 0.0176) < 5e-5);
}

TEST_CASE("the records, best first") {
    CHECK(talent::retention_records.front().firm == "Anthropic");
    for (std::size_t i = 1; i < talent::retention_records.size(); ++i)
        CHECK(talent::retention_records[i - 1].quits_per_year() <
              talent::retention_records[i].quits_per_year());
}

TEST_CASE("a contrast gives back the curve that it was made from") {
    const double low = 0.4 * std::exp(-3.0 * 0.1);
    const double high = 0.4 * std::exp(-3.0 * 0.5);
    const auto q = talent::quit_curve({1.1, 1.5, std::exp(-2.0 * low), std::exp(-2.0 * high), 2.0});
    CHECK(q.kappa == doctest::Approx(3.0).epsilon(1e-13));
    CHECK(q.quits_at_outside_wage_per_year == doctest::Approx(0.4).epsilon(1e-13));
}

TEST_CASE("field table and refusals") {
    laws::check_field_table<talent::RetentionContrast>();
    CHECK_THROWS_WITH_AS(talent::hazard_from_retention(0.0, 2.0),
                         "retained = 0: must be above 0 and at most 1 (share still there)",
                         core::InvalidParameter);
    CHECK_THROWS_WITH_AS(talent::quit_curve({1.1, 1.1, 0.6, 0.7, 2.0}),
                         "RetentionContrast.high_pay_multiple = 1.1: must be above "
                         "low_pay_multiple (equal pay says nothing about what pay does)",
                         core::InvalidParameter);
}

}  // namespace retention_test
