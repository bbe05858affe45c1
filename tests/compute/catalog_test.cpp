#include "isocost/compute/catalog.hpp"

#include <doctest/doctest.h>

#include <set>

namespace catalog_test {

using namespace isocost;

TEST_CASE("every chip of the catalog is valid, named once, and has a source") {
    std::set<std::string> names;
    for (const auto& chip : compute::accelerators()) {
        INFO(chip.name);
        CHECK_NOTHROW(compute::checked(chip));
        CHECK(names.insert(chip.name).second);
        CHECK_FALSE(chip.source.empty());
        CHECK(compute::total_processing_performance(chip) > 0.0);
    }
    CHECK(names.size() == 32);
}

TEST_CASE("figures of the catalog are in units of bytes, seconds, watts and dollars") {
    const auto h100 = compute::accelerator("NVIDIA H100 SXM5 80GB");
    CHECK(h100.dense_16bit_flop_per_s == 989.4e12);
    CHECK(h100.memory_bytes == 80e9);
    CHECK(h100.memory_bandwidth_bytes_per_s == 3.35e12);
    CHECK(h100.interconnect_bytes_per_s == 900e9);
    CHECK(h100.price_includes_server);
    CHECK(compute::total_processing_performance(h100) == 15832.0);
}

TEST_CASE("a chip that the catalog does not have is an error that lists those it has") {
    CHECK_THROWS_WITH_AS(compute::accelerator("H100"),
                         doctest::Contains("accelerator = \"H100\": must be one of: NVIDIA Tesla "
                                           "V100 SXM2 32 GB, NVIDIA A100 SXM4 40 GB"),
                         core::InvalidParameter);
}

}  // namespace catalog_test
