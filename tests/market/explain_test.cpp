#include "isocost/market/explain.hpp"

#include <doctest/doctest.h>

#include "market/clear_labs.hpp"

namespace explain_test {

using namespace isocost;
using namespace isocost::market;

namespace {

bool says(const MarketResult& result, const std::string& words) {
    INFO(result.explain());
    return result.explain().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a solved market says what every pool pays and that there is no other answer") {
    const auto result = clear(tests::three_labs(1.0));
    CHECK(says(result, "optimal: home pays "));
    CHECK(says(result, "There is no other equilibrium."));
}

TEST_CASE("a pool that is too small names who needs how many, most first") {
    auto small = tests::lab("small", 0.5, firm::CapabilityTarget{.capability = 2.0});
    auto large = tests::lab("large", 0.5, firm::CapabilityTarget{.capability = 10.0});
    const auto result =
        clear(Market({.pools = {tests::pool("home", 1.0, 0.0)}, .employers = {small, large}}));
    // σ = 0.5: with any amount of compute x = (0.4/y^-1)^{..} = 0.4 y is the least talent.
    CHECK(says(result, "At any wage large needs 4, small needs 0.8 FTE."));
    CHECK(says(result, "A supply of more than 4.8 FTE would do, in place of 1."));
}

TEST_CASE("a pool that is too large says how many are hired however little they are paid") {
    const auto fixed = tests::lab("a", 0.0, firm::CapabilityTarget{.capability = 5.0});
    const auto result =
        clear(Market({.pools = {tests::pool("home", 8.0, 0.0)}, .employers = {fixed}}));
    CHECK(result.status == core::Status::infeasible);
    CHECK(says(result, "A supply of less than 5 FTE would be hired, in place of 8."));
}

TEST_CASE("a pool that nobody is hired from at any wage gets no advice of less than none") {
    MarketResult result;
    result.infeasibility = NoEquilibrium{.pool = "x", .supply_fte = 8.0, .most_supply_fte = 0.0};
    CHECK_FALSE(says(result, "would be hired"));
}

}  // namespace explain_test
