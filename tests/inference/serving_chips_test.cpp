#include "isocost/inference/serving_chips.hpp"

#include <doctest/doctest.h>

#include "isocost/compute/catalog.hpp"

namespace serving_chips_test {

using namespace isocost;
using inference::Precision;

TEST_CASE("Erdil's chips are his own, not those of the catalog") {
    const auto h100 = inference::checked(inference::erdil_h100());
    const auto listed = inference::serving_chip(compute::accelerator("NVIDIA H100 SXM5 80GB"), 2.1);
    CHECK(h100.memory_bandwidth_bytes_per_s == 3.3e12);
    CHECK(listed.memory_bandwidth_bytes_per_s == 3.35e12);
    // 1.506666… as the notebook prints it, rounded once.
    CHECK(inference::checked(inference::erdil_a100()).rent_usd_per_hour ==
          doctest::Approx(1.5066666666666666).epsilon(1e-15));
}

TEST_CASE("a chip of the catalog at 16 and at 8 bits") {
    const auto h100 = compute::accelerator("NVIDIA H100 SXM5 80GB");
    CHECK(inference::serving_chip(h100, 2.0).flop_per_s == 989.4e12);
    CHECK(inference::serving_chip(h100, 2.0, Precision::bits_8).flop_per_s == 1979e12);
    CHECK(inference::serving_chip(h100, 2.0).memory_bytes == 80e9);
}

TEST_CASE("a figure that the catalog lacks is named, not guessed") {
    CHECK_THROWS_WITH(inference::serving_chip(compute::accelerator("NVIDIA H800 PCIe"), 2.0),
                      "Accelerator(NVIDIA H800 PCIe).memory_bytes = nan: must be positive and "
                      "finite (serving needs it)");
    auto blind = compute::accelerator("NVIDIA H100 SXM5 80GB");
    blind.memory_bandwidth_bytes_per_s = core::nan;
    CHECK_THROWS_AS(inference::serving_chip(blind, 2.0), core::InvalidParameter);
    blind = compute::accelerator("NVIDIA H100 SXM5 80GB");
    blind.dense_8bit_op_per_s = core::nan;
    CHECK_NOTHROW(inference::serving_chip(blind, 2.0));
    CHECK_THROWS_AS(inference::serving_chip(blind, 2.0, Precision::bits_8), core::InvalidParameter);
    CHECK_THROWS_WITH(inference::serving_chip(compute::accelerator("NVIDIA H100 SXM5 80GB"), 0.0),
                      "ServingChip(NVIDIA H100 SXM5 80GB).rent_usd_per_hour = 0: must be positive "
                      "and finite (rent of a chip)");
}

}  // namespace serving_chips_test
