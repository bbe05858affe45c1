#include "isocost/firm/node_system.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace node_system_test {

using namespace isocost;
using namespace isocost::test;
using firm::Response;

namespace {

Response response(const firm::Result& r, std::size_t i) {
    return firm::detail::response_of(*r.firm, r.point, i);
}

}  // namespace

TEST_CASE("a cap or floor that is worth something holds an input, a slack one does not") {
    const auto r = minimize_opex(
        lab(flat(0.5), {{"compute", 0.7}, {"data", 9.0}}, {{"talent", 3.0}}), {.capability = 1.0});
    CHECK(response(r, 0) == Response::held);
    CHECK(response(r, 1) == Response::held);
    CHECK(response(r, 2) == Response::free);
}

TEST_CASE("a kink holds an input while its worth lies between the two prices") {
    auto p = lab(flat(0.5)).parameters();
    p.costs.at("compute") = TieredCost({{1.0, 0.3}, {infinity, 0.9}});
    CHECK(response(minimize_opex(Firm(p), {.capability = 1.0}), 0) == Response::held);
    CHECK(response(minimize_opex(Firm(p), {.capability = 3.0}), 0) == Response::free);
}

TEST_CASE(
    "an input that is not used stays unused at the margin, and is worth its share of the nest") {
    auto p = lab(flat(infinity)).parameters();
    p.costs.at("compute") = LinearCost({.price = 0.4});
    const auto r = minimize_opex(Firm(p), {.capability = 1.0});
    CHECK(response(r, 0) == Response::free);
    CHECK(response(r, 1) == Response::held);
    const firm::NodeSystem system(*r.firm->tree(), r.point,
                                  firm::detail::responses(*r.firm, r.point), {0.0, 0.0, 0.0});
    CHECK(system.u(0) == doctest::Approx(0.0).epsilon(1e-15));
    CHECK(system.priced_by_nest(system.leaf_node(1)));
}

TEST_CASE("a nest's price times its quantity is what its inputs are worth") {
    const auto r = minimize_opex(lab(nested(0.5, 1.2), {{"compute", 0.7}}), {.capability = 1.3});
    const firm::NodeSystem system(*r.firm->tree(), r.point,
                                  firm::detail::responses(*r.firm, r.point), {0.0, 0.0, 0.0});
    double worth = 0.0;
    for (std::size_t i = 0; i < 3; ++i) worth += r.virtual_prices[i] * r.inputs[i];
    CHECK(std::exp(system.u(0) + system.v(0)) == doctest::Approx(worth).epsilon(1e-14));
    CHECK(worth == doctest::Approx(r.marginal_cost * r.capability).epsilon(1e-13));  // Euler, υ = 1
}

TEST_CASE("only a rising supply curve has a slope") {
    const IsoelasticCost rising(
        {.price = 1.0, .reference = 1.0, .inverse_elasticity = 0.7, .buyer = Buyer::price_taker});
    CHECK(firm::detail::cost_slope(FixedCost(1.0, rising)) == 0.7);
    CHECK(firm::detail::cost_slope(LinearCost({.price = 1.0})) == 0.0);
    CHECK(firm::detail::cost_slope(TieredCost({{1.0, 1.0}, {infinity, 2.0}})) == 0.0);
}

TEST_CASE("a system without a unique answer has none") {
    const auto r = minimize_opex(lab(flat(infinity)), {.capability = 1.0});
    firm::NodeSystem system(*r.firm->tree(), r.point,
                            {Response::free, Response::free, Response::free}, {0.0, 0.0, 0.0});
    system(firm::NodeSystem::quantity(0), firm::NodeSystem::quantity(0)) = 1.0;
    CHECK(system.solve(Eigen::MatrixXd::Ones(8, 1)).array().isNaN().all());
}

}  // namespace node_system_test
