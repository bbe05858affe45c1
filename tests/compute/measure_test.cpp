#include "isocost/compute/measure.hpp"

#include <doctest/doctest.h>

#include <string>

namespace measure_test {

using namespace isocost;
using compute::Accelerator;
using compute::Measure;
using compute::MemoryStack;
using compute::Threshold;

namespace {

const Accelerator chip{.name = "chip",
                       .dense_16bit_flop_per_s = 300e12,
                       .memory_bandwidth_bytes_per_s = 2e12,
                       .interconnect_bytes_per_s = 600e9,
                       .die_mm2 = 800};

constexpr Measure of_chips[]{Measure::total_processing_performance, Measure::performance_density,
                             Measure::interconnect_gbyte_per_s,
                             Measure::memory_bandwidth_gbyte_per_s};

}  // namespace

TEST_CASE("a chip's measures, and which figure each of them lacks") {
    CHECK(value(Measure::total_processing_performance, chip) == 4800.0);
    CHECK(value(Measure::performance_density, chip) == 6.0);
    CHECK(value(Measure::interconnect_gbyte_per_s, chip) == 600.0);
    CHECK(value(Measure::memory_bandwidth_gbyte_per_s, chip) == 2000.0);
    for (const Measure measure : of_chips) {
        CHECK(missing(measure, chip).empty());
        CHECK(std::isnan(value(measure, Accelerator{.name = "blind"})));
        CHECK_FALSE(missing(measure, Accelerator{.name = "blind"}).empty());
    }
    CHECK(missing(Measure::memory_bandwidth_density, chip) == "memory_bandwidth_density");
}

TEST_CASE("memory bandwidth density is GB/s per mm2 of package") {
    const MemoryStack stack{.name = "s", .bandwidth_bytes_per_s = 819e9, .package_mm2 = 121};
    CHECK(value(Measure::memory_bandwidth_density, stack) ==
          doctest::Approx(819.0 / 121.0).epsilon(1e-15));
    CHECK(missing(Measure::memory_bandwidth_density, stack).empty());
    CHECK(missing(Measure::memory_bandwidth_density, MemoryStack{.name = "s"}) ==
          "bandwidth_bytes_per_s");
    CHECK(missing(Measure::memory_bandwidth_density,
                  MemoryStack{.name = "s", .bandwidth_bytes_per_s = 1e9}) == "package_mm2");
    CHECK(missing(Measure::performance_density, stack) == "performance density");
    CHECK_THROWS_WITH(
        core::checked(MemoryStack{.name = "s", .bandwidth_bytes_per_s = -1.0}, "MemoryStack"),
        "MemoryStack.bandwidth_bytes_per_s = -1: must be positive and finite (bandwidth of the "
        "stack)");
}

TEST_CASE("a threshold includes its lower end, excludes its upper one and what it must exceed") {
    const Threshold band{Measure::total_processing_performance, 2400, 4800};
    CHECK(band.met(2400));
    CHECK_FALSE(band.met(4800));
    const Threshold above{.measure = Measure::memory_bandwidth_density, .above = 2.0};
    CHECK_FALSE(above.met(2.0));
    CHECK(above.met(2.0000001));
    CHECK_FALSE(above.met(core::nan));
}

TEST_CASE("what a threshold says of a figure, in words") {
    const auto tpp = Measure::total_processing_performance;
    CHECK(compute::in_words({tpp, 4800}, 5000) == "TPP 5000 is 4800 or more");
    CHECK(compute::in_words({tpp, 4800}, 100) == "TPP 100 is below 4800");
    CHECK(compute::in_words({tpp, 2400, 4800}, 3000) == "TPP 3000 is from 2400 to below 4800");
    CHECK(compute::in_words({tpp, 2400, 4800}, 4800) == "TPP 4800 is 4800 or more");
    CHECK(compute::in_words({.measure = tpp, .below = 21000}, 5) == "TPP 5 is below 21000");
    const Threshold above{.measure = Measure::memory_bandwidth_density, .above = 2.0};
    CHECK(compute::in_words(above, 3) == "memory bandwidth density in GB/s/mm2 3 is above 2");
    const Threshold band{.measure = Measure::memory_bandwidth_density, .below = 3.3, .above = 2.0};
    CHECK(compute::in_words(band, 3) ==
          "memory bandwidth density in GB/s/mm2 3 is above 2 and below 3.3");
    CHECK(compute::in_words(above, 2) == "memory bandwidth density in GB/s/mm2 2 is 2 or less");
}

}  // namespace measure_test
