#include "isocost/firm/parameter_shifts.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace parameter_shifts_test {

using namespace isocost;
using namespace isocost::test;

namespace {

Firm every_curve() {
    return Firm({.technology = nested(0.5, 1.2),
                 .costs = {{"compute", FixedCost(0.1, LinearCost({.price = 0.5}))},
                           {"talent", IsoelasticCost({.price = 0.3,
                                                      .reference = 1.0,
                                                      .inverse_elasticity = 0.5,
                                                      .buyer = Buyer::monopsonist})},
                           {"data", TieredCost({{0.4, 0.1}, {infinity, 0.2}})}},
                 .caps = {{"compute", 0.9}},
                 .floors = {{"data", 0.1}}});
}

firm::ParameterShift shift(const firm::Result& r, const std::string& name) {
    for (const auto& shift : firm::detail::ShiftList(r).take())
        if (shift.name == name) return shift;
    return {};
}

}  // namespace

TEST_CASE("every parameter of a firm has a name") {
    const auto r = minimize_opex(every_curve(), {.capability = 1.0});
    core::Names names;
    for (const auto& s : firm::detail::ShiftList(r).take()) names.push_back(s.name);
    CHECK(
        core::joined(names) ==
        "costs.data.tiers[0].price, costs.data.tiers[0].width, costs.data.tiers[1].price, "
        "technology.efficiency.data, technology.benchmark.data, floors.data, "
        "costs.compute.amount, costs.compute.price, technology.efficiency.compute, "
        "technology.benchmark.compute, caps.compute, "
        "costs.talent.price, costs.talent.reference, costs.talent.inverse_elasticity, "
        "technology.efficiency.talent, technology.benchmark.talent, "
        "technology.sigma, technology.shares.data, technology.shares.core, technology.core.sigma, "
        "technology.shares.compute, technology.shares.talent, technology.returns, "
        "technology.output");
}

TEST_CASE("a fixed amount moves the bill and nothing at the margin, and a price moves both") {
    const auto r = minimize_opex(every_curve(), {.capability = 1.0});
    const auto amount = shift(r, "costs.compute.amount");
    CHECK(amount.outlay[1] == 1.0);
    CHECK(amount.log_marginal.isZero());
    const auto price = shift(r, "costs.compute.price");
    CHECK(price.outlay[1] == r.inputs["compute"]);
    CHECK(price.log_marginal[1] == 2.0);
}

TEST_CASE("only the tier at the margin moves the margin, and the tiers below it only the bill") {
    const auto r = minimize_opex(every_curve(), {.capability = 1.0});
    REQUIRE(r.inputs["data"] > 0.4);
    const auto below = shift(r, "costs.data.tiers[0].price");
    CHECK(below.outlay[0] == 0.4);
    CHECK(below.log_marginal[0] == 0.0);
    const auto margin = shift(r, "costs.data.tiers[1].price");
    CHECK(margin.outlay[0] == r.inputs["data"] - 0.4);
    CHECK(margin.log_marginal[0] == 5.0);
    CHECK(shift(r, "costs.data.tiers[0].width").outlay[0] ==
          doctest::Approx(0.1 - 0.2).epsilon(1e-15));
}

TEST_CASE("phi keeps its digits through 0") {
    // ∂u/∂ρ at equal quantities is 0, at unequal ones close to θ₁θ₂ d²/2 for small d.
    const auto r = minimize_opex(lab(flat(1.0)), {.capability = 1.0});
    CHECK(shift(r, "technology.sigma").mean[0] == doctest::Approx(0.0).epsilon(1e-15));
    CHECK(shift(r, "technology.sigma").kappa[0] == -1.0);
}

TEST_CASE("each question has its own parameters") {
    const auto names = [](const firm::Question& question) {
        std::vector<firm::ParameterShift> shifts;
        firm::detail::add_question(shifts, lab(flat(0.5)), question);
        core::Names all;
        for (const auto& s : shifts) all.push_back(s.name);
        return core::joined(all);
    };
    CHECK(names(firm::CapabilityTarget{.capability = 1.0}) == "capability");
    CHECK(names(firm::Budget{.budget = 1.0}) == "budget");
    CHECK(names(firm::Revenue{.value = 1.0, .exponent = 0.5}) == "value, users, exponent");
}

}  // namespace parameter_shifts_test
