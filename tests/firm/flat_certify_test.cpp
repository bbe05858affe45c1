#include "isocost/firm/flat_certify.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include "isocost/firm/flat.hpp"

namespace flat_certify_test {

using namespace isocost;
using core::Status;

TEST_CASE("a flat answer's certificate rejects what is not the answer") {
    const firm::FlatFirm<2> f{
        .inputs = {{{.share = 0.6, .price = 0.6, .cap = 0.9}, {.share = 0.4, .price = 0.4}}},
        .sigma = 0.5};
    const firm::CapabilityTarget target{.capability = 1.0};
    const auto r = firm::minimize_opex(f, target);
    REQUIRE(firm::certify(f, target, r).holds(1e-9));
    for (const double factor : {1.0 - 1e-6, 1.0 + 1e-6}) {
        for (std::size_t i = 0; i < 2; ++i) {
            auto other = r;
            other.inputs[i] *= factor;
            CHECK_FALSE(firm::certify(f, target, other).holds(1e-9));
        }
        auto dearer = r;
        dearer.marginal_cost *= factor;
        CHECK_FALSE(firm::certify(f, target, dearer).holds(1e-9));
        auto limit = r;
        limit.shadow_prices[0] *= factor;
        CHECK_FALSE(firm::certify(f, target, limit).holds(1e-9));
    }
}

TEST_CASE("a flat answer's certificate holds for nothing that is not a number") {
    const firm::FlatFirm<2> f{
        .inputs = {{{.share = 0.6, .price = 0.6, .cap = 0.9}, {.share = 0.4, .price = 0.4}}},
        .sigma = 0.5};
    const firm::CapabilityTarget target{.capability = 1.0};
    const auto r = firm::minimize_opex(f, target);
    for (std::size_t i = 0; i < 2; ++i) {
        for (const auto field : {&firm::FlatResult<2>::inputs, &firm::FlatResult<2>::shadow_prices,
                                 &firm::FlatResult<2>::floor_prices}) {
            auto other = r;
            (other.*field)[i] = core::nan;
            CHECK_FALSE(firm::certify(f, target, other).holds(1e-9));
        }
    }
    auto worthless = r;
    worthless.marginal_cost = core::nan;
    CHECK_FALSE(firm::certify(f, target, worthless).holds(1e-9));
}

TEST_CASE("where a floor alone gives enough, an input may stay unused, but only there") {
    const firm::FlatFirm<2> f{
        .inputs = {{{.share = 0.6, .price = 0.6, .floor = 3.0}, {.share = 0.4, .price = 0.4}}},
        .sigma = 4.0};
    const auto idle = firm::minimize_opex(f, {.capability = 1.0});
    CHECK(idle.status == Status::optimal);
    CHECK(idle.inputs == std::array{3.0, 0.0});
    CHECK(idle.marginal_cost == 0.0);
    CHECK(idle.floor_prices == std::array{0.6, 0.0});
    auto wasteful = idle;
    wasteful.inputs[1] = 1e-3;
    CHECK_FALSE(firm::certify(f, {.capability = 1.0}, wasteful).holds(1e-9));
    // The floor alone makes 1.52, more than is asked for: one unit more is worth nothing.
    auto worthwhile = idle;
    worthwhile.marginal_cost = 1e-3;
    CHECK_FALSE(firm::certify(f, {.capability = 1.0}, worthwhile).holds(1e-9));
}

}  // namespace flat_certify_test
