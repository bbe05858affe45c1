#include "isocost/scenario/bridge.hpp"

#include <doctest/doctest.h>

#include <string>

#include "isocost/scenario/reform.hpp"
#include "lab.hpp"

namespace bridge_test {

using namespace isocost;
using doctest::Approx;

namespace {

scenario::Scenario example(const std::string& name) {
    return scenario::load(std::string(ISOCOST_SOURCE_DIR) + "/examples/scenarios/" + name +
                          ".toml");
}

scenario::Bridge bridged(const scenario::Scenario& scenario, const std::string& change = "") {
    return scenario::bridge(
        change.empty() ? scenario : scenario::apply(scenario, scenario::parse_change(change)));
}

}  // namespace

TEST_CASE("lines go to inputs, in USD, by the scope") {
    const auto accounts = scenario::load_text(test::lab_with_accounts());
    const auto research = bridged(accounts);
    CHECK(research.cost_usd_per_year.at("compute") == Approx(25e6));
    CHECK(research.cost_usd_per_year.at("talent") == Approx(12e6 + 3e6));
    CHECK(research.residual_usd_per_year == Approx(3e6));
    CHECK(research.outside_usd_per_year == Approx(8e6));
    CHECK(research.cost_of_sales_usd_per_year == Approx(2e6));
    CHECK(research.compute_share == Approx(25.0 / 40.0));
    const auto opex = bridged(accounts, "accounts.scope=opex");
    CHECK(opex.compute_share == Approx(25.0 / 48.0));
    CHECK(opex.outside_usd_per_year == 0.0);
}

TEST_CASE("every dollar of reported Opex is inside the technology or outside it") {
    for (const char* name : {"minimax_fy2024", "zhipu_fy2024"})
        for (const char* scope : {"", "accounts.scope=opex"}) {
            const auto scenario = example(name);
            const auto bridge = bridged(scenario, scope);
            const double rate = scenario.contents().accounts->fx.empty() ? 1.0 : 7.19;
            CHECK(bridge.technology_usd_per_year + bridge.outside_usd_per_year ==
                  Approx(scenario.contents().accounts->totals.opex_mn.value * 1e6 / rate)
                      .epsilon(1e-12));
        }
}

TEST_CASE("the compute shares of the two prospectuses, by scope") {
    CHECK(bridged(example("minimax_fy2024")).compute_share == Approx(0.744).epsilon(1e-3));
    CHECK(bridged(example("minimax_fy2024"), "accounts.scope=opex").compute_share ==
          Approx(0.484).epsilon(1e-3));
    const auto zhipu = example("zhipu_fy2024");
    CHECK(bridged(zhipu).compute_share == Approx(0.707).epsilon(1e-3));
    CHECK(bridged(zhipu, "accounts.scope=opex").compute_share == Approx(0.572).epsilon(1e-3));
    CHECK(bridged(zhipu, "accounts.residual_to=outside").compute_share ==
          Approx(0.827).epsilon(1e-3));
    CHECK(bridged(zhipu, "accounts.residual_to=outside").compute_share_reported ==
          Approx(0.707).epsilon(1e-3));
    CHECK(bridged(example("openai_2024")).compute_share == Approx(0.50).epsilon(1e-2));
}

TEST_CASE("all of Zhipu's chip depreciation in research makes compute 81 % of it") {
    const auto reform = scenario::load_reform(
        std::string(ISOCOST_SOURCE_DIR) + "/examples/scenarios/reforms/zhipu_depreciation.toml");
    CHECK(scenario::bridge(scenario::apply(example("zhipu_fy2024"), reform)).compute_share ==
          Approx(0.81).epsilon(2e-3));
}

TEST_CASE("a scenario without accounts has no bridge") {
    CHECK_THROWS_AS(scenario::bridge(test::lab()), core::InvalidParameter);
}

}  // namespace bridge_test
