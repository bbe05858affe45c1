#include "isocost/firm/optimize.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace optimize_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// A closed form and a solve of a few steps.
constexpr double exact = 1e-12;

firm::Result sell(const Firm& firm, double value, double exponent) {
    return maximize_profit(firm, {.value = value, .exponent = exponent});
}

}  // namespace

TEST_CASE("at benchmark prices every sigma buys the benchmark, whatever is asked") {
    for (const double sigma : {0.0, 0.05, 0.5, 1.0, 2.583, 20.0})
        for (const auto& technology : {production::AnyTechnology(flat(sigma)),
                                       production::AnyTechnology(nested(sigma, 0.7))}) {
            INFO("sigma ", sigma);
            const Firm firm = lab(technology);
            const auto cheap = minimize_opex(firm, {.capability = 1.0});
            const auto strong = maximize_capability(firm, {.budget = 1.0});
            const auto rich = sell(firm, 2.0, 0.5);
            for (const auto* r : {&cheap, &strong, &rich}) {
                CHECK(r->status == Status::optimal);
                CHECK(r->certificate.holds(1e-9));
                CHECK(r->capability == doctest::Approx(1.0).epsilon(exact));
                CHECK(r->opex == doctest::Approx(1.0).epsilon(exact));
                CHECK(r->marginal_cost == doctest::Approx(1.0).epsilon(exact));
                for (std::size_t i = 0; i < 3; ++i)
                    CHECK(r->inputs[i] == doctest::Approx(1.0).epsilon(exact));
            }
            CHECK(rich.revenue == doctest::Approx(2.0).epsilon(exact));
            CHECK(rich.profit == doctest::Approx(1.0).epsilon(exact));
        }
}

TEST_CASE("perfect substitutes: the cheapest per unit of capability is all that is bought") {
    auto p = lab(flat(infinity)).parameters();
    p.costs.at("compute") = LinearCost({.price = 0.4});
    const auto r = minimize_opex(Firm(p), {.capability = 1.0});
    CHECK(r.status == Status::optimal);
    CHECK(r.inputs.values() == std::vector<double>{2.0, 0.0, 0.0});
    CHECK(r.opex == 0.8);
}

TEST_CASE("floors that give more than is asked make capability free at the margin") {
    const auto r =
        minimize_opex(lab(flat(0.5), {}, {{"compute", 2.0}, {"talent", 2.0}, {"data", 2.0}}),
                      {.capability = 1.0});
    CHECK(r.status == Status::optimal);
    CHECK(r.marginal_cost == 0.0);
    CHECK(r.opex == 2.0);
    CHECK(r.floor_prices.values() == std::vector<double>{0.5, 0.3, 0.2});
}

TEST_CASE("a budget that the limits do not let the firm spend is left over") {
    const auto r = maximize_capability(
        lab(flat(0.5), {{"compute", 1.0}, {"talent", 1.0}, {"data", 1.0}}), {.budget = 7.0});
    CHECK(r.status == Status::optimal);
    CHECK(r.marginal_cost == infinity);
    CHECK(r.opex == doctest::Approx(1.0).epsilon(exact));
    CHECK(r.capability == doctest::Approx(1.0).epsilon(exact));
}

TEST_CASE("an embargo on an input that others can replace is no obstacle") {
    const auto r = minimize_opex(lab(flat(2.0), {{"compute", 0.0}}), {.capability = 1.0});
    CHECK(r.status == Status::optimal);
    CHECK(r.inputs["compute"] == 0.0);
    CHECK(r.shadow_prices["compute"] == infinity);  // the first unit's marginal product is
}

TEST_CASE("revenue that grows as fast as capability costs is worth nothing or without end") {
    const auto dear = sell(lab(flat(0.5)), 0.9, 1.0);
    CHECK(dear.status == Status::optimal);
    CHECK(dear.capability == 0.0);
    CHECK(dear.profit == 0.0);
    const auto cheap = sell(lab(flat(0.5)), 1.1, 1.0);
    CHECK(cheap.status == Status::unbounded);
    CHECK(std::isnan(cheap.opex));
    const auto bounded = sell(lab(flat(0.5), {{"compute", 0.7}}), 5.0, 1.0);
    CHECK(bounded.status == Status::optimal);
    CHECK(bounded.inputs["compute"] == 0.7);
}

TEST_CASE("revenue that outruns cost is unbounded, or locally optimal where caps end it") {
    CHECK(sell(lab(flat(0.5)), 1.0, 1.2).status == Status::unbounded);
    CHECK(sell(lab(flat(2.0), {{"compute", 1.0}}), 1.0, 1.2).status == Status::unbounded);
    const auto r =
        sell(lab(flat(0.5), {{"compute", 1.0}, {"talent", 1.0}, {"data", 1.0}}), 3.0, 1.2);
    CHECK(r.status == Status::locally_optimal);
    CHECK(r.solved());
    CHECK(r.capability == doctest::Approx(1.0).epsilon(exact));
    CHECK(std::isnan(r.certificate.gap));
    CHECK_THROWS_AS(r.require_optimal(), NotOptimal);
}

TEST_CASE("what is larger than a double is out of range, and nothing is claimed") {
    auto p = lab(flat(0.5)).parameters();
    p.technology = flat(0.5, 0.1);
    const auto r = minimize_opex(Firm(p), {.capability = 1e40});  // inputs of 1e400
    CHECK(r.status == Status::out_of_range);
    CHECK_FALSE(r.solved());
    CHECK_THROWS_AS(r.require_optimal(), NotOptimal);
}

TEST_CASE("the breakdown adds up to Opex, to the last bit") {
    auto p = lab(nested(0.5, 1.2), {{"compute", 0.7}}).parameters();
    p.costs.at("talent") = IsoelasticCost(
        {.price = 0.3, .reference = 0.7, .inverse_elasticity = 0.4, .buyer = Buyer::monopsonist});
    p.costs.at("data") = FixedCost(0.1, TieredCost({{0.3, 0.2}, {infinity, 0.35}}));
    const auto r = minimize_opex(Firm(p), {.capability = 1.1});
    double sum = 0.0;
    for (const double cost : r.costs.values()) sum += cost;
    CHECK(sum == r.opex);
    CHECK(r.costs["compute"] == 0.35);
}

}  // namespace optimize_test
