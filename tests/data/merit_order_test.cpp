#include "isocost/data/merit_order.hpp"

#include <doctest/doctest.h>

#include "data/sources.hpp"

namespace merit_order_test {

using namespace isocost;

TEST_CASE("sources stand in order of the price of an effective token, not of a token") {
    const auto steps = data::merit_order(test::corpus(), "lab");
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].name == "own");       // 1e-7/0.5 = 2e-7
    CHECK(steps[1].name == "web");       // 1e-6
    CHECK(steps[2].name == "licensed");  // 4e-6/2 = 2e-6
    CHECK(steps[0].width_effective_tokens_per_year == 1e12);
}

TEST_CASE("a rival's supply lacks the moat and is nowhere cheaper") {
    const auto mine = data::data_cost(data::merit_order(test::corpus(), "lab"));
    const auto his = data::data_cost(data::merit_order(test::corpus(), "rival"));
    CHECK(mine.capacity() == his.capacity() + 1e12);
    for (const double d : {1e11, 1e12, 5e12, 1.2e13}) CHECK(his.outlay(d) >= mine.outlay(d));
    // All that the moat saves once it is used up: 1e12 × (1e-6 − 2e-7).
    CHECK(his.outlay(2e12) - mine.outlay(2e12) == doctest::Approx(8e5).epsilon(1e-12));
}

TEST_CASE("the curve is convex, ends with an endless source, and keeps equal prices in order") {
    auto sources = test::corpus();
    sources[2].tokens_per_year = core::infinity;
    const auto cost = data::data_cost(data::merit_order(sources, "lab"));
    CHECK(cost.convex());
    CHECK(cost.tiers().size() == 2);
    CHECK(cost.capacity() == core::infinity);
    sources[0].price_usd_per_token = 2e-6;  // 1e-6 per effective token, as the web
    const auto steps = data::merit_order(sources, "lab");
    CHECK(steps[1].name == "licensed");
    CHECK(steps[2].name == "web");
}

TEST_CASE("without a usable source there is no supply") {
    CHECK(test::refusal([] { data::merit_order({}); }) ==
          "sources = {}: must hold at least one that the buyer can use (exclusive sources are "
          "their owner's)");
    CHECK(test::refusal([] {
              data::merit_order({test::corpus()[1]}, "rival");
          }).find("at least one") != std::string::npos);
}

}  // namespace merit_order_test
