#include "isocost/firm/derivatives.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace derivatives_test {

using namespace isocost;
using namespace isocost::test;

// That they equal re-solves, for every firm and parameter, is in
// tests/laws/firm_derivatives_test.cpp.

TEST_CASE("derivatives are asked for by the names that results and parameters have") {
    const auto r = minimize_opex(lab(flat(0.5), {{"compute", 0.7}}), {.capability = 1.0});
    const auto d = firm::derivatives(r);
    CHECK(d("opex", "caps.compute") == doctest::Approx(-r.shadow_prices["compute"]).epsilon(1e-13));
    CHECK(d("opex", "capability") == doctest::Approx(r.marginal_cost).epsilon(1e-13));
    CHECK(d("opex", "costs.talent.price") == doctest::Approx(r.inputs["talent"]).epsilon(1e-13));
    CHECK(d("inputs.compute", "caps.compute") == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(d("capability", "capability") == 1.0);
    CHECK(d.values().rows() == static_cast<Eigen::Index>(d.quantities().size()));
    CHECK(d.values().cols() == static_cast<Eigen::Index>(d.parameters().size()));
}

TEST_CASE("profit moves with revenue's own parameters") {
    const auto r = maximize_profit(lab(flat(0.5)), {.value = 2.0, .exponent = 0.5, .users = 1.5});
    const auto d = firm::derivatives(r);
    CHECK(d("profit", "value") == doctest::Approx(r.revenue / 2.0).epsilon(1e-13));
    CHECK(d("profit", "users") == doctest::Approx(r.revenue / 1.5).epsilon(1e-13));
    CHECK(d("profit", "exponent") ==
          doctest::Approx(r.revenue * std::log(r.capability)).epsilon(1e-12));
}

TEST_CASE("at sigma of 0 the slope in sigma has no two sides, and none is given") {
    const auto d = firm::derivatives(minimize_opex(lab(flat(0.0)), {.capability = 1.0}));
    CHECK(std::isnan(d("inputs.compute", "technology.sigma")));
    CHECK(d("inputs.compute", "costs.talent.price") == 0.0);
}

TEST_CASE("two perfect substitutes at one price have no demand of their own") {
    const auto r = minimize_opex(lab(flat(infinity)), {.capability = 1.0});
    CHECK(std::isnan(firm::derivatives(r)("inputs.compute", "costs.compute.price")));
}

TEST_CASE(
    "an unknown name is refused with the names there are, an unsolved firm with its explanation") {
    const auto r = minimize_opex(lab(flat(0.5), {{"compute", 0.7}}), {.capability = 1.0});
    const auto d = firm::derivatives(r);
    CHECK(refusal([&] { (void)d("profit", "capability"); })
              .starts_with("quantity = \"profit\": must be one of: inputs.compute, costs.compute, "
                           "virtual_prices.compute, shadow_prices.compute"));
    CHECK(refusal([&] { (void)d("opex", "caps.talent"); })
              .starts_with("parameter = \"caps.talent\": must be one of: costs.compute.price, "
                           "technology.efficiency.compute"));
    const auto infeasible = minimize_opex(lab(flat(0.5), {{"compute", 0.1}}), {.capability = 1.0});
    CHECK_THROWS_WITH_AS((void)firm::derivatives(infeasible), infeasible.explain().c_str(),
                         NotOptimal);
}

TEST_CASE("a function of the user's has no parameters to differentiate by") {
    auto p = lab(flat(0.5)).parameters();
    p.costs.at("data") =
        UserCost([](double x) { return 0.2 * x; }, [](double) { return 0.2; }, true);
    const auto r = minimize_opex(Firm(p), {.capability = 1.0});
    CHECK(refusal([&] { (void)firm::derivatives(r); }) ==
          "firm = user-defined: must be made of the library's curves");
}

}  // namespace derivatives_test
