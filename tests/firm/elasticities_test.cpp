#include "isocost/firm/elasticities.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace elasticities_test {

using namespace isocost;
using namespace isocost::test;

// The closed forms and identities are in tests/laws/firm_elasticities_test.cpp.

TEST_CASE("an input that a cap holds has no price elasticity, and its price moves nobody") {
    const auto r = minimize_opex(lab(flat(0.5), {{"compute", 0.7}}), {.capability = 1.0});
    const auto e = firm::elasticities(r);
    for (const auto& name : r.inputs.names()) {
        CHECK(std::abs(e.price.binding("compute", name)) <= 1e-15);
        CHECK(std::abs(e.price.binding(name, "compute")) <= 1e-15);
    }
    CHECK(e.price.free("compute", "talent") > 0.0);
    CHECK(e.price("compute", "talent") == e.price.free("compute", "talent"));
    CHECK(e.hicks.binding("compute", "talent") == doctest::Approx(0.5).epsilon(1e-12));
}

TEST_CASE("supply that rises dampens an input's own reaction") {
    auto p = lab(flat(0.5)).parameters();
    const auto fixed = firm::elasticities(minimize_opex(Firm(p), {.capability = 1.0}));
    p.costs.at("talent") = IsoelasticCost(
        {.price = 0.2, .reference = 1.0, .inverse_elasticity = 0.5, .buyer = Buyer::monopsonist});
    const auto rising = firm::elasticities(minimize_opex(Firm(p), {.capability = 1.0}));
    const double own = fixed.price.free("talent", "talent");
    // x = own · (shift + η x), at the same shares since (1 + η) p is the benchmark's price.
    CHECK(rising.price.free("talent", "talent") ==
          doctest::Approx(own / (1.0 - 0.5 * own)).epsilon(1e-12));
    CHECK(rising.allen.free("talent", "compute") == doctest::Approx(0.5).epsilon(1e-12));
}

TEST_CASE("the first name of Morishima's is the price that moves: it is not symmetric") {
    const auto e = firm::elasticities(minimize_opex(lab(nested(0.3, 2.0)), {.capability = 1.0}));
    CHECK(e.morishima.free("compute", "data") !=
          doctest::Approx(e.morishima.free("data", "compute")));
}

TEST_CASE("elasticities of an unsolved firm or of a user's technology are refused") {
    const auto infeasible = minimize_opex(lab(flat(0.5), {{"compute", 0.1}}), {.capability = 1.0});
    CHECK_THROWS_AS((void)firm::elasticities(infeasible), NotOptimal);
    const UserTechnology own(
        {"compute"}, [](const std::vector<double>& x) { return x[0]; },
        [](const std::vector<double>&) { return std::vector<double>{1.0}; });
    const auto r =
        minimize_opex(Firm({.technology = own, .costs = {{"compute", LinearCost({.price = 1.0})}}}),
                      {.capability = 1.0});
    CHECK(refusal([&] { (void)firm::elasticities(r); }) ==
          "technology = UserTechnology: must be a CES or a nest");
    const auto e = firm::elasticities(minimize_opex(lab(flat(0.5)), {.capability = 1.0}));
    CHECK(refusal([&] { (void)e.allen.free("compute", "power"); }) ==
          "elasticity = \"power\": must be one of: compute, talent, data");
}

}  // namespace elasticities_test
