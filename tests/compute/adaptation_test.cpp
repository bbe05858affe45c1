#include "isocost/compute/adaptation.hpp"

#include <doctest/doctest.h>

#include <random>

namespace adaptation_test {

using namespace isocost;
using compute::AdaptedClass;

namespace {

const AdaptedClass ascend{.name = "Ascend",
                          .peak_flop_per_year = 1e26,
                          .base_utilization = 0.1,
                          .highest_utilization = 0.35,
                          .scale_fte = 40};
const AdaptedClass h20{.name = "H20",
                       .peak_flop_per_year = 4e25,
                       .base_utilization = 0.3,
                       .highest_utilization = 0.5,
                       .scale_fte = 10};
const AdaptedClass old{.name = "V100",
                       .peak_flop_per_year = 5e24,
                       .base_utilization = 0.2,
                       .highest_utilization = 0.4,
                       .scale_fte = 15};
const std::vector<AdaptedClass> three{old, ascend, h20};

}  // namespace

TEST_CASE(
    "utilization: nothing changes without engineers, 63 % of the gap at the scale, a ceiling") {
    CHECK(compute::utilization(ascend, 0.0) == 0.1);
    CHECK(compute::utilization(ascend, 40.0) ==
          doctest::Approx(0.1 + 0.25 * (1.0 - std::exp(-1.0))).epsilon(1e-15));
    CHECK(compute::utilization(ascend, 1e6) == doctest::Approx(0.35).epsilon(1e-15));
    // A central difference over ± 0.001 FTE, second-order error 1e-10.
    const auto cap = [](double fte) { return 1e26 * compute::utilization(ascend, fte); };
    CHECK((cap(20.001) - cap(19.999)) / 0.002 ==
          doctest::Approx(compute::flop_per_engineer(ascend, 20.0)).epsilon(1e-8));
}

TEST_CASE("the best split equalizes what one more engineer adds, and its certificate says so") {
    for (const double fte : {0.0, 0.5, 5.0, 50.0, 500.0}) {
        INFO("engineers ", fte);
        const auto plan = compute::best_split(three, fte);
        CHECK(plan.status == core::Status::optimal);
        CHECK(plan.fte == doctest::Approx(fte).epsilon(1e-12));
        CHECK(compute::certify(three, plan).holds(1e-12));
    }
    // A few engineers go where the first one adds most; the smallest class waits.
    CHECK(compute::best_split(three, 1.0).split_fte[0] == 0.0);
    CHECK(compute::best_split(three, 300.0).split_fte[0] > 0.0);
}

TEST_CASE("no other split delivers more") {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    for (const double fte : {1.0, 10.0, 80.0, 300.0}) {
        const double best = compute::best_split(three, fte).flop_per_year;
        for (int trial = 0; trial < 500; ++trial) {
            const double a = unit(random), b = unit(random), c = unit(random);
            const std::vector<double> other{fte * a / (a + b + c), fte * b / (a + b + c),
                                            fte * c / (a + b + c)};
            CHECK(compute::detail::delivered(three, other) <= best * (1.0 + 1e-14));
        }
    }
}

TEST_CASE("a wrong split fails its certificate") {
    auto plan = compute::best_split(three, 50.0);
    std::swap(plan.split_fte[1], plan.split_fte[2]);
    CHECK(compute::certify(three, plan).stationarity > 0.1);
}

TEST_CASE("the fewest engineers invert the best split") {
    for (const double fte : {0.5, 5.0, 50.0, 500.0}) {
        const auto plan = compute::best_split(three, fte);
        const auto back = compute::least_engineers(three, plan.flop_per_year);
        // Near the ceiling a digit of C is worth many engineers: 1e-16/(1 − C/ceiling).
        CHECK(back.fte == doctest::Approx(fte).epsilon(1e-9));
        CHECK(back.flop_per_engineer == doctest::Approx(plan.flop_per_engineer).epsilon(1e-9));
        CHECK(compute::certify(three, back).holds(1e-12));
    }
    const double base = compute::base_flop_per_year(three);
    CHECK(compute::least_engineers(three, 0.5 * base).fte == 0.0);
    CHECK(compute::least_engineers(three, base).fte == 0.0);
    CHECK(compute::least_engineers(three, base * 1.0001).fte > 0.0);
}

TEST_CASE("from the ceiling on no number of engineers is enough") {
    const double ceiling = 0.4 * 5e24 + 0.35 * 1e26 + 0.5 * 4e25;
    const auto plan = compute::least_engineers(three, 6e25);
    CHECK(plan.status == core::Status::infeasible);
    CHECK(std::isnan(plan.fte));
    CHECK(plan.ceiling_flop_per_year == doctest::Approx(ceiling).epsilon(1e-15));
    CHECK(plan.reason.find("FLOP per year, 6e+25 are asked for: more chips") != std::string::npos);
    CHECK(compute::least_engineers(three, ceiling * (1.0 - 1e-9)).status == core::Status::optimal);
}

TEST_CASE("a class of a fleet takes its utilization as that without engineers") {
    const compute::FleetClass chips{.name = "Ascend",
                                    .chip = {.name = "910B", .dense_16bit_flop_per_s = 376e12},
                                    .count = 1000,
                                    .utilization = 0.15,
                                    .availability = 0.9,
                                    .contract = compute::Rented{.rent_usd_per_hour = 1.0}};
    const auto a = compute::adapted(chips, 0.3, 50);
    CHECK(a.peak_flop_per_year * a.base_utilization ==
          doctest::Approx(1000 * compute::flop_per_chip_year(chips)).epsilon(1e-15));
    CHECK_THROWS_WITH(compute::adapted(chips, 0.1, 50),
                      "AdaptedClass(Ascend).highest_utilization = 0.1: must be above "
                      "base_utilization");
    CHECK_THROWS_WITH(compute::adapted(chips, 0.3, -1),
                      "AdaptedClass(Ascend).scale_fte = -1: must be positive and finite "
                      "(engineers that close 63 % of the gap)");
    CHECK_THROWS_WITH(compute::best_split({}, 5.0), "classes = {}: must have at least one class");
    CHECK_THROWS_WITH(compute::best_split({a}, -5.0),
                      "best_split.fte = -5: must be 0 or more and finite");
}

}  // namespace adaptation_test
