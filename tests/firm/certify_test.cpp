#include "isocost/firm/certify.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace certify_test {

using namespace isocost;
using namespace isocost::test;

// Random perturbations of all labs, and weak duality, are in tests/laws/firm_gap_test.cpp. Here the
// answers are written down by hand.

namespace {

/// The benchmark itself.
firm::Point benchmark() {
    return {.inputs = {1.0, 1.0, 1.0},
            .log_inputs = {0.0, 0.0, 0.0},
            .virtual_prices = {0.5, 0.3, 0.2},
            .cap_prices = {0.0, 0.0, 0.0},
            .floor_prices = {0.0, 0.0, 0.0},
            .capability = 1.0,
            .marginal_cost = 1.0};
}

const firm::CapabilityTarget target{.capability = 1.0};

core::Certificate judged(const firm::Point& point, const firm::Question& question = target,
                         const Firm& firm = lab(flat(0.5))) {
    return firm::certify(firm, question, point, true);
}

}  // namespace

TEST_CASE("the benchmark needs no solver to be certified, whatever is asked") {
    for (const firm::Question& question :
         {firm::Question(target), firm::Question(firm::Budget{.budget = 1.0}),
          firm::Question(firm::Revenue{.value = 2.0, .exponent = 0.5})})
        CHECK(judged(benchmark(), question).holds(1e-15));
}

TEST_CASE("stationarity is the relative distance of what an input costs and is worth") {
    auto point = benchmark();
    point.virtual_prices[0] = 0.55;
    CHECK(judged(point).stationarity == doctest::Approx(0.05 / 0.55).epsilon(1e-12));
    point = benchmark();
    point.marginal_cost = 1.25;
    CHECK(judged(point).stationarity == doctest::Approx(0.2).epsilon(1e-12));
}

TEST_CASE("feasibility is the target missed, the budget overspent, the limit passed, relative") {
    CHECK(judged(benchmark(), firm::CapabilityTarget{.capability = 1.25}).feasibility ==
          doctest::Approx(0.2).epsilon(1e-12));
    CHECK(judged(benchmark(), firm::Budget{.budget = 0.8}).feasibility ==
          doctest::Approx(0.25).epsilon(1e-12));
    CHECK(judged(benchmark(), target, lab(flat(0.5), {{"compute", 0.9}})).feasibility ==
          doctest::Approx(0.1).epsilon(1e-12));
    CHECK(judged(benchmark(), target, lab(flat(0.5), {}, {{"talent", 1.25}})).feasibility ==
          doctest::Approx(0.2).epsilon(1e-12));
}

TEST_CASE("a price of a limit that is negative or not there is infeasible") {
    auto point = benchmark();
    point.cap_prices[0] = -1e-30;
    CHECK(judged(point).feasibility == infinity);
    point = benchmark();
    point.inputs[1] = nan("");
    CHECK_FALSE(judged(point).holds(1e-9));
}

TEST_CASE("complementarity is the worst price of a limit that is not reached, over Opex") {
    auto point = benchmark();
    point.cap_prices[0] = 0.2;
    CHECK(judged(point, target, lab(flat(0.5), {{"compute", 1.5}})).complementarity ==
          doctest::Approx(0.1).epsilon(1e-12));
    // Capability beyond the target, at λ a unit.
    CHECK(judged(benchmark(), firm::CapabilityTarget{.capability = 0.75}).complementarity ==
          doctest::Approx(0.25).epsilon(1e-12));
}

TEST_CASE("profit wants marginal cost to be marginal revenue") {
    CHECK(judged(benchmark(), firm::Revenue{.value = 2.5, .exponent = 0.5}).stationarity ==
          doctest::Approx(0.2).epsilon(1e-12));
}

TEST_CASE("a price anywhere between two tiers supports their kink") {
    auto p = lab(flat(0.5)).parameters();
    p.costs.at("compute") = TieredCost({{1.0, 0.4}, {infinity, 0.7}});
    CHECK(judged(benchmark(), target, Firm(p)).holds(1e-15));
    p.costs.at("compute") = TieredCost({{1.0, 0.4}, {infinity, 0.45}});
    CHECK(judged(benchmark(), target, Firm(p)).stationarity ==
          doctest::Approx(0.05 / 0.5).epsilon(1e-12));
}

TEST_CASE("money left over is right when every input is at its cap, and wrong otherwise") {
    auto point = benchmark();
    point.marginal_cost = infinity;
    const Firm capped = lab(flat(0.5), {{"compute", 1.0}, {"talent", 1.0}, {"data", 1.0}});
    CHECK(judged(point, firm::Budget{.budget = 7.0}, capped).holds(1e-15));
    const Firm looser = lab(flat(0.5), {{"compute", 1.0}, {"talent", 1.0}, {"data", 1.1}});
    CHECK_FALSE(judged(point, firm::Budget{.budget = 7.0}, looser).holds(1e-9));
}

TEST_CASE("a caller who does not promise convexity gets no gap") {
    CHECK(std::isnan(firm::certify(lab(flat(0.5)), target, benchmark(), false).gap));
}

}  // namespace certify_test
