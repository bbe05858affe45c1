#include "isocost/scenario/input.hpp"

#include <doctest/doctest.h>

#include "isocost/scenario/build.hpp"
#include "isocost/scenario/run.hpp"
#include "lab.hpp"

namespace input_test {

using namespace isocost;
using doctest::Approx;
using test::lab;

namespace {

scenario::InputFacts facts(const scenario::Scenario& scenario, std::size_t i) {
    return scenario::build(scenario).inputs[i];
}

}  // namespace

TEST_CASE("every kind has its own unit and keys, and unknown names are other") {
    CHECK(scenario::kind_named("talent").quantity == "quantity_fte");
    CHECK(scenario::kind_named("power").name == "other");
    scenario::InputSection power;
    power.name = "power";
    CHECK_FALSE(power.is_default());
    power.kind.value = "data";
    CHECK(power.kind_of().unit == "tokens per year");
}

TEST_CASE("two of quantity, price and cost give the third") {
    const auto plain = facts(lab(), 0);
    CHECK(plain.cost_usd_per_year == Approx(2e7));
    const auto by_cost =
        facts(lab({{"quantity_flop_per_year = 1e25", "cost_usd_per_year = 2e7"}}), 0);
    CHECK(by_cost.quantity == Approx(1e25));
    const auto by_quantity =
        facts(lab({{"price_usd_per_flop = 2e-18", "cost_usd_per_year = 2e7"}}), 0);
    CHECK(by_quantity.price_usd == Approx(2e-18));
}

TEST_CASE("rent over 3600 x peak x utilization is the price of a FLOP") {
    const auto rented =
        facts(lab({{"price_usd_per_flop = 2e-18",
                    "rent_usd_per_hour = 2\npeak_flop_per_s = 989.4e12\nutilization = 0.375"}}),
              0);
    CHECK(rented.price_usd == Approx(2.0 / (3600 * 989.4e12 * 0.375)).epsilon(1e-15));
}

TEST_CASE("inputs of other names have the keys of their kind") {
    const auto text =
        test::with(test::lab_text(),
                   {{"price_year", "inputs = [\"compute\", \"talent\", \"power\"]\nprice_year"}}) +
        "\n[power]\nkind = \"other\"\nquantity_units_per_year = 5\nprice_usd_per_unit = 1e6\n";
    const auto model = scenario::build(scenario::load_text(text));
    CHECK(model.inputs.size() == 3);
    CHECK(model.inputs[2].unit == "units per year");
}

TEST_CASE("tiers by ratio follow the benchmark's price and quantity") {
    const auto tiered = test::lab_text() +
                        "\n[[compute.tier]]\nwidth_share = 1\nprice_ratio = 1\n"
                        "[[compute.tier]]\nwidth_share = inf\nprice_ratio = 1.5\n";
    const auto model = scenario::build(scenario::load_text(tiered));
    CHECK(model.firm.costs()[0].outlay(2e25) == Approx(2e7 + 3e7));
    CHECK(scenario::solve(model).inputs["compute"] == Approx(1e25));
}

TEST_CASE("tiers in USD give price and cost themselves") {
    const auto text = test::with(test::lab_text(), {{"price_usd_per_flop = 2e-18\n", ""}}) +
                      "\n[[compute.tier]]\nwidth_flop_per_year = 5e24\nprice_usd_per_flop = 1e-18\n"
                      "[[compute.tier]]\nwidth_flop_per_year = inf\nprice_usd_per_flop = 3e-18\n";
    const auto compute = facts(scenario::load_text(text), 0);
    CHECK(compute.cost_usd_per_year == Approx(5e6 + 1.5e7));
    CHECK(compute.price_usd == Approx(2e-18));
}

TEST_CASE("a cluster splits compute into final runs, capped, and experiments") {
    const auto text =
        test::with(test::lab_text(),
                   {{"price_usd_per_flop = 2e-18",
                     "price_usd_per_flop = 2e-18\npeak_flop_per_s = 1e15\nutilization = 0.4"}}) +
        "\n[compute.cluster]\nrun_share = 0.1\nchips = 100\ndays_per_run = 90\nruns_per_year = 2\n"
        "availability = 0.9\n";
    const auto model = scenario::build(scenario::load_text(text));
    CHECK(model.firm.inputs() == core::Names{"run", "experiments", "talent"});
    CHECK(model.inputs[0].quantity == Approx(1e24));
    CHECK(model.inputs[1].quantity == Approx(9e24));
    CHECK(model.firm.caps()[0] == Approx(2 * 100 * 1e15 * 0.4 * 0.9 * 90 * 86400.0));
    CHECK(model.firm.caps()[1] == core::infinity);
}

}  // namespace input_test
