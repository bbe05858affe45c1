// Units are names: FLOP or 1e18 FLOP, USD or M USD, an index of 1 or of 100.

#include "laws/units.hpp"

#include <doctest/doctest.h>

#include <string>

#include "laws/closeness.hpp"
#include "laws/firm_labs.hpp"

namespace units_test {

namespace {

using namespace isocost;
using namespace isocost::laws;

// Asked of the library. A change of units rounds every number of the problem once.
constexpr double same = 1e-12;

const std::vector<Units> changes{{.inputs = {{"compute", 1e-18}}},
                                 {.money = 1e-6},
                                 {.output = 100.0},
                                 {.inputs = {{"compute", 1e-18}, {"talent", 12.0}, {"data", 1e9}},
                                  .money = 1e-6,
                                  .output = 1e-3}};

struct Both {
    firm::Result before;
    firm::Result after;
    Units units;
};

void check_inputs(const Both& both) {
    for (std::size_t i = 0; i < both.before.inputs.size(); ++i) {
        const auto& name = both.before.inputs.names()[i];
        CAPTURE(name);
        const double q = both.units.of(name);
        CHECK(relative_error(both.after.inputs[i], both.before.inputs[i] * q) <= same);
        CHECK(relative_error(both.after.costs[i], both.before.costs[i] * both.units.money) <= same);
    }
}

/// Prices of limits, USD per unit of the input. One that is a difference of nearly equal prices is
/// known to the rounding of the prices.
void check_limits(const Both& both, core::NamedValues firm::Result::*prices) {
    const auto& before = both.before.*prices;
    for (std::size_t k = 0; k < before.size(); ++k) {
        const auto& name = before.names()[k];
        CAPTURE(name);
        const double per_unit = both.units.money / both.units.of(name);
        const double known = before[k] * per_unit;
        const double price = both.before.virtual_prices[name] * per_unit + known;
        const double found = (both.after.*prices)[k];
        if (found == known) continue;  // also of ∞, a cap's price when money is left over
        CHECK(std::abs(found - known) <= same * price);
    }
}

void check_certificate(const core::Certificate& before, const core::Certificate& after) {
    CHECK(before.holds(1e-9) == after.holds(1e-9));
    CHECK(std::isnan(before.gap) == std::isnan(after.gap));
    // λY/Opex is as exact as λ.
    CHECK(relative_error(before.condition, after.condition) <= same);
}

void check_solved(const Both& both) {
    const auto& units = both.units;
    CHECK(relative_error(both.after.opex, both.before.opex * units.money) <= same);
    CHECK(relative_error(both.after.capability, both.before.capability * units.output) <= same);
    CHECK(relative_error(both.after.marginal_cost,
                         both.before.marginal_cost * units.money / units.output) <= same);
    check_inputs(both);
    check_limits(both, &firm::Result::shadow_prices);
    check_limits(both, &firm::Result::floor_prices);
    check_certificate(both.before.certificate, both.after.certificate);
}

void check_infeasible(const Both& both) {
    const auto& before = *both.before.infeasibility;
    const auto& after = *both.after.infeasibility;
    CHECK(before.limits == after.limits);
    if (!std::isnan(before.ceiling))
        CHECK(relative_error(after.ceiling, before.ceiling * both.units.output) <= same);
    if (!std::isnan(before.common_factor))
        CHECK(relative_error(after.common_factor, before.common_factor) <= same);
    CHECK(before.relaxation.size() == after.relaxation.size());
    for (const auto& [name, value] : before.relaxation) {
        const double factor = name == "budget" ? both.units.money : both.units.of(name);
        CHECK(relative_error(after.relaxation.at(name), value * factor) <= same);
    }
}

void check_units(const RandomProblem& problem, const Units& units) {
    const Both both{solve(problem),
                    solve({in_units(problem.firm, units), in_units(problem.question, units)}),
                    units};
    CHECK(both.after.status == both.before.status);
    if (both.after.status != both.before.status) return;
    if (both.before.solved()) check_solved(both);
    CHECK(both.before.infeasibility.has_value() == both.after.infeasibility.has_value());
    if (both.before.infeasibility) check_infeasible(both);
}

}  // namespace

TEST_CASE("other units change nothing but the units") {
    for (const Lab& lab : labs()) {
        CAPTURE(lab.name);
        for (std::size_t k = 0; k < changes.size(); ++k) {
            CAPTURE(k);
            check_units(lab.problem, changes[k]);
        }
    }
}

}  // namespace units_test
