#include "isocost/firm/calibrate.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace calibrate_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// The benchmark solved again, a few tens of roundings away.
constexpr double replicated = 1e-12;

const production::Values quantities{{"compute", 4e3}, {"talent", 12.0}, {"data", 0.5}};

/// Curves for which marginal and average cost differ.
firm::Costs curves() {
    return {{"compute", TieredCost({{3e3, 0.002}, {infinity, 0.005}})},
            {"talent", IsoelasticCost({.price = 1.5,
                                       .reference = 12.0,
                                       .inverse_elasticity = 0.6,
                                       .buyer = Buyer::monopsonist})},
            {"data", FixedCost(2.0, IsoelasticCost({.price = 7.0,
                                                    .reference = 1.0,
                                                    .inverse_elasticity = 0.2,
                                                    .buyer = Buyer::price_taker}))}};
}

void check_replicates(const Firm& firm, double output) {
    const auto r = minimize_opex(firm, {.capability = output});
    REQUIRE(r.status == Status::optimal);
    for (const auto& [input, quantity] : quantities) {
        INFO(input);
        CHECK(r.inputs[input] == doctest::Approx(quantity).epsilon(replicated));
    }
    const auto spent = maximize_capability(firm, {.budget = r.opex});
    CHECK(spent.capability == doctest::Approx(output).epsilon(replicated));
}

std::string refused(const firm::Benchmark& year) {
    return refusal([&] { (void)firm::calibrate(flat(0.5), year); });
}

}  // namespace

TEST_CASE("shares of marginal cost, not of expenditure, reproduce the benchmark") {
    const CES ces =
        firm::calibrate(CES({.shares = {{"a", 0.4}, {"b", 0.3}, {"c", 0.3}}, .sigma = 0.7}),
                        {.quantities = {{"a", 1.0}, {"b", 1.0}, {"c", 1.0}},
                         .costs = {{"a", LinearCost({.price = 1.0})},
                                   {"b", IsoelasticCost({.price = 1.0,
                                                         .reference = 1.0,
                                                         .inverse_elasticity = 0.6,
                                                         .buyer = Buyer::monopsonist})},
                                   {"c", IsoelasticCost({.price = 1.0,
                                                         .reference = 1.0,
                                                         .inverse_elasticity = 0.2,
                                                         .buyer = Buyer::monopsonist})}}});
    const auto& shares = ces.parameters().shares;
    CHECK(shares[0].second == doctest::Approx(1.0 / 3.8).epsilon(1e-15));
    CHECK(shares[1].second == doctest::Approx(1.6 / 3.8).epsilon(1e-15));
    CHECK(shares[2].second == doctest::Approx(1.2 / 3.8).epsilon(1e-15));
}

TEST_CASE("the benchmark solved again returns itself, for every cost curve, flat or nested") {
    for (const double sigma : {0.0, 0.05, 0.5, 1.0, 2.583, 20.0}) {
        INFO("sigma ", sigma);
        const firm::Benchmark year{.quantities = quantities, .costs = curves(), .output = 7.0};
        check_replicates(
            Firm({.technology = firm::calibrate(flat(sigma, 0.9), year), .costs = curves()}), 7.0);
        check_replicates(
            Firm({.technology = firm::calibrate(nested(sigma, 0.4), year), .costs = curves()}),
            7.0);
        check_replicates(
            Firm({.technology = firm::calibrate(nested(0.4, sigma), year), .costs = curves()}),
            7.0);
    }
}

TEST_CASE("a benchmark that a cap held down replicates with the cap and its shadow price") {
    const firm::Benchmark year{.quantities = quantities,
                               .costs = curves(),
                               .shadow_prices = {{"compute", 0.01}},
                               .output = 7.0};
    for (const double sigma : {0.5, 1.0, 2.583}) {
        const Firm firm({.technology = firm::calibrate(nested(sigma, 0.8), year),
                         .costs = curves(),
                         .caps = {{"compute", 4e3}}});
        check_replicates(firm, 7.0);
        CHECK(minimize_opex(firm, {.capability = 7.0}).shadow_prices["compute"] ==
              doctest::Approx(0.01).epsilon(1e-10));
    }
}

TEST_CASE("prices, amounts and curves that say the same calibrate to the same shares") {
    const firm::Benchmark by_price{.quantities = quantities,
                                   .prices = {{"compute", 0.005}, {"talent", 2.4}, {"data", 6.0}}};
    const firm::Benchmark by_amount{
        .quantities = quantities, .amounts = {{"compute", 20.0}, {"talent", 28.8}, {"data", 3.0}}};
    const auto a = firm::calibrate(nested(0.5, 1.2), by_price).tree();
    const auto b = firm::calibrate(nested(0.5, 1.2), by_amount).tree();
    for (std::size_t n = 0; n < a.nodes.size(); ++n)
        CHECK(a.nodes[n].share == doctest::Approx(b.nodes[n].share).epsilon(1e-15));
    CHECK(a.nodes[1].share == doctest::Approx(3.0 / 51.8).epsilon(1e-15));
}

TEST_CASE("at a tier's end the cheaper price counts") {
    const firm::Benchmark year{.quantities = {{"compute", 2.0}, {"talent", 1.0}},
                               .prices = {{"talent", 1.0}},
                               .costs = {{"compute", TieredCost({{2.0, 0.5}, {infinity, 3.0}})}}};
    const auto ces =
        firm::calibrate(CES({.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 0.5}), year);
    CHECK(ces.parameters().shares[0].second == 0.5);
}

TEST_CASE("a benchmark without a quantity, with two prices or an input of nobody's is refused") {
    const production::Values prices{{"compute", 1.0}, {"talent", 1.0}, {"data", 1.0}};
    CHECK(refused({.quantities = {{"compute", 1.0}, {"talent", 1.0}}, .prices = prices}) ==
          "quantities.data = nan: must be positive and finite");
    CHECK(refused({.quantities = {{"compute", 1.0}, {"talent", 1.0}, {"data", 0.0}},
                   .prices = prices}) == "quantities.data = 0: must be positive and finite");
    CHECK(refused({.quantities = quantities, .prices = {{"compute", 1.0}, {"talent", 1.0}}}) ==
          "benchmark.data = 0: must have exactly one of a price, an amount and a cost");
    CHECK(refused({.quantities = quantities, .prices = prices, .amounts = {{"talent", 1.0}}}) ==
          "benchmark.talent = 2: must have exactly one of a price, an amount and a cost");
    CHECK(refused({.quantities = quantities,
                   .prices = {{"compute", -1.0}, {"talent", 1.0}, {"data", 1.0}}}) ==
          "benchmark.compute.price = -1: must be positive and finite");
    for (const auto& [year, where] :
         {std::pair{firm::Benchmark{.quantities = {{"chips", 1.0}}}, "chips"},
          {firm::Benchmark{.quantities = quantities, .prices = {{"people", 1.0}}}, "people"},
          {firm::Benchmark{.quantities = quantities, .amounts = {{"people", 1.0}}}, "people"},
          {firm::Benchmark{.quantities = quantities, .shadow_prices = {{"core", 1.0}}}, "core"}})
        CHECK(refused(year) ==
              std::string("benchmark = \"") + where + "\": must be one of: compute, talent, data");
    CHECK(refused({.quantities = quantities,
                   .prices = prices,
                   .costs = {{"chips", LinearCost({.price = 1.0})}}}) ==
          "benchmark = \"chips\": must be one of: compute, talent, data");
    CHECK(refused(
              {.quantities = quantities, .prices = prices, .shadow_prices = {{"compute", -0.5}}}) ==
          "benchmark.compute.shadow_price = -0.5: must be 0 or more and finite");
    CHECK(refused({.quantities = quantities, .prices = prices, .output = 0.0}) ==
          "output = 0: must be positive and finite");
}

TEST_CASE("efficiencies are relative to the benchmark, so a calibrated one is 1") {
    const CES faster({.shares = {{"compute", 0.5}, {"talent", 0.5}},
                      .sigma = 0.5,
                      .efficiency = {{"compute", 2.0}}});
    CHECK(refusal([&] {
              (void)firm::calibrate(faster, {.quantities = {{"compute", 1.0}, {"talent", 1.0}}});
          }) == "efficiency.compute = 2: must be 1 at the benchmark");
}

}  // namespace calibrate_test
