#include "isocost/compute/accelerator.hpp"

#include <doctest/doctest.h>

#include <string>

namespace accelerator_test {

using namespace isocost;
using compute::Accelerator;

namespace {

/// TPP and performance density from dense TOPS (1e12/s) at a bit length.
Accelerator chip(double tops, int bits, double die_mm2 = core::nan) {
    Accelerator a{.name = "chip", .die_mm2 = die_mm2};
    (bits == 8 ? a.dense_8bit_op_per_s : a.dense_16bit_flop_per_s) = tops * 1e12;
    return a;
}

std::string message(const Accelerator& a) {
    try {
        compute::checked(a);
    } catch (const core::InvalidParameter& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("total processing performance and its density, as published") {
    struct Row {
        const char* name;
        double tops;
        int bits;
        double tpp;
        double die_mm2;
        double density;
    };
    // The two examples of BIS: 88 FR 73458 (25 October 2023). The chips: data sheets as collected
    // by Epoch AI; H200 and MI325X agree with published TPP (15 832; 20 919, rounded).
    for (const Row& row : {Row{"BIS, 8 bits", 600, 8, 4800, core::nan, core::nan},
                           Row{"BIS, 16 bits", 300, 16, 4800, core::nan, core::nan},
                           Row{"H200 SXM", 1979, 8, 15832, core::nan, core::nan},
                           Row{"MI325X", 1307.4, 16, 20918.4, core::nan, core::nan},
                           Row{"H100 SXM", 1979, 8, 15832, 814, 19.44963144963145},
                           Row{"A100 SXM", 624, 8, 4992, 826, 6.043583535108959},
                           Row{"A800 SXM", 311.8, 16, 4988.8, 826, 6.039709443099274},
                           Row{"H20", 296, 8, 2368, 814, 2.909090909090909},
                           Row{"B200", 2250, 16, 36000, core::nan, core::nan},
                           Row{"Ascend 910B", 376, 16, 6016, core::nan, core::nan}}) {
        INFO(row.name);
        const auto a = chip(row.tops, row.bits, row.die_mm2);
        CHECK(compute::total_processing_performance(a) == doctest::Approx(row.tpp).epsilon(1e-15));
        if (std::isnan(row.die_mm2))
            CHECK(std::isnan(compute::performance_density(a)));
        else
            CHECK(compute::performance_density(a) == doctest::Approx(row.density).epsilon(1e-15));
    }
    CHECK(std::isnan(compute::total_processing_performance({.name = "unknown"})));
}

TEST_CASE("the larger of the two peaks counts") {
    auto a = chip(312, 16);
    a.dense_8bit_op_per_s = 624e12;
    CHECK(compute::total_processing_performance(a) == 4992.0);
    a.dense_8bit_op_per_s = 700e12;
    CHECK(compute::total_processing_performance(a) == doctest::Approx(5600.0));
}

TEST_CASE("a chip's figures lie in their domains, and a price has a day") {
    auto a = chip(312, 16);
    CHECK(message(a) == "");
    a.tdp_w = -400;
    CHECK(message(a) ==
          "Accelerator(chip).tdp_w = -400: must be positive and finite (thermal design power)");
    a.tdp_w = 400;
    a.price_usd = 10000;
    CHECK(message(a) ==
          "Accelerator(chip).price_date = none: must be given with a price (prices of "
          "chips fall by about a quarter a year)");
    a.price_date =
        compute::Date{std::chrono::year{2024}, std::chrono::January, std::chrono::day{1}};
    CHECK(message(a) == "");
    a.name = "";
    CHECK(message(a) == "Accelerator.name = : must be given");
}

}  // namespace accelerator_test
