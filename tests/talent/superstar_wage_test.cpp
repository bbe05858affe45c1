#include "isocost/talent/superstar_wage.hpp"

#include <doctest/doctest.h>

#include <numbers>

#include "laws/field_table.hpp"

namespace superstar_wage_test {

using namespace isocost;
using core::infinity;
using talent::cheapest_quality;
using talent::QualityLimit;
using talent::SuperstarWage;

namespace {

const SuperstarWage wage{3e5, 2.0, 1.2e6, 0.1, infinity};

}  // namespace

TEST_CASE("theta 2 and an overhead of four unit wages: quality 2, half the cost is pay") {
    const auto a = cheapest_quality(wage);
    REQUIRE(a.status == core::Status::optimal);
    CHECK(a.limit == QualityLimit::none);
    CHECK(a.quality == doctest::Approx(2.0).epsilon(1e-15));
    CHECK(a.pay_usd_per_year == doctest::Approx(1.2e6).epsilon(1e-15));
    CHECK(a.efficiency_unit_usd_per_year == doctest::Approx(1.2e6).epsilon(1e-15));
    CHECK(a.heads_per_unit == doctest::Approx(0.5).epsilon(1e-15));
    CHECK(std::abs(a.certificate.gap) < 1e-15);
}

TEST_CASE("the unit's price is w0 theta q^(theta-1), and no other quality is cheaper") {
    for (const double theta : {1.05, 1.5, 3.0, 9.0}) {
        auto w = wage;
        w.theta = theta;
        const auto a = cheapest_quality(w);
        REQUIRE(a.status == core::Status::optimal);
        CHECK(a.efficiency_unit_usd_per_year ==
              doctest::Approx(3e5 * theta * std::pow(a.quality, theta - 1.0)).epsilon(1e-13));
        for (double q = 0.01; q < 1e3; q *= 1.1)
            CHECK(talent::efficiency_unit_usd_per_year(w, q) >=
                  a.efficiency_unit_usd_per_year * (1.0 - 1e-14));
    }
}

TEST_CASE("a range that leaves the cheapest quality out holds it at an end, and says so") {
    auto w = wage;
    w.most_quality = 1.5;
    auto a = cheapest_quality(w);
    CHECK(a.status == core::Status::optimal);
    CHECK(a.limit == QualityLimit::most);
    CHECK(talent::name(a.limit) == "most");
    CHECK(a.quality == 1.5);
    CHECK(a.unconstrained_quality == doctest::Approx(2.0).epsilon(1e-15));
    CHECK(a.efficiency_unit_usd_per_year == doctest::Approx(1.25e6).epsilon(1e-15));
    w = wage;
    w.least_quality = 3.0;
    a = cheapest_quality(w);
    CHECK(a.status == core::Status::optimal);
    CHECK(a.limit == QualityLimit::least);
    CHECK(a.efficiency_unit_usd_per_year == doctest::Approx(1.3e6).epsilon(1e-15));
}

TEST_CASE("the certificate refuses what is not the cheapest, and what is out of range") {
    CHECK(!talent::certify_quality(wage, 2.001).holds(1e-6));
    CHECK(talent::certify_quality(wage, 2.2).gap > 1e-3);
    auto w = wage;
    w.least_quality = 1.0;
    w.most_quality = 3.0;
    CHECK(!talent::certify_quality(w, 1.0).holds(1e-6));
    CHECK(!talent::certify_quality(w, 3.0).holds(1e-6));
    CHECK(talent::certify_quality(w, 3.3).feasibility == doctest::Approx(0.1).epsilon(1e-14));
}

TEST_CASE("dearer seats buy better people") {
    auto w = wage;
    w.overhead_usd_per_year = 2.4e6;
    CHECK(cheapest_quality(w).quality == doctest::Approx(2.0 * std::numbers::sqrt2).epsilon(1e-14));
}

TEST_CASE("field table and refusals") {
    laws::check_field_table<SuperstarWage>();
    auto w = wage;
    w.overhead_usd_per_year = 0.0;
    CHECK_THROWS_WITH_AS(
        cheapest_quality(w),
        "SuperstarWage.overhead_usd_per_year = 0: must be positive and finite "
        "(cost of a head whatever its quality; without it the price of quality has "
        "no minimum)",
        core::InvalidParameter);
    w = wage;
    w.theta = 1.0;
    CHECK_THROWS_AS(cheapest_quality(w), core::InvalidParameter);
    w = wage;
    w.most_quality = 0.05;
    CHECK_THROWS_WITH_AS(cheapest_quality(w),
                         "SuperstarWage.most_quality = 0.05: must be at least least_quality",
                         core::InvalidParameter);
}

}  // namespace superstar_wage_test
