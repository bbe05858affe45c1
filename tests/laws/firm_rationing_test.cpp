#include <doctest/doctest.h>

#include "isocost/firm/derivatives.hpp"
#include "isocost/firm/limit_cost.hpp"
#include "isocost/production/unit_cost.hpp"
#include "laws/firm_differences.hpp"
#include "laws/firm_labs.hpp"

namespace firm_rationing_test {

using namespace isocost;
using namespace isocost::laws;

// Neary and Roberts 1980: a rationed firm behaves like a free one at the prices that would make it
// choose its ration.

namespace {

/// 160 Gauss points on a smooth integrand leave rounding alone.
constexpr double integrated = 1e-11;
constexpr double exact = 1e-12;

struct Rationed {
    std::string name;
    Firm firm;
};

/// Every technology in which compute can be replaced, at linear and at rising prices, with a cap of
/// 0.9 of what the free firm uses.
std::vector<Rationed> rationed_firms() {
    std::vector<Rationed> all;
    for (const auto& [name, nest] : laws::detail::lab_technologies()) {
        if (nest.sigma == 0.0 || name == "flat 0.05" || std::isinf(nest.sigma) ||
            name == "nested 0.5/inf")
            continue;  // no cap below the free demand is feasible, or the demand is all or nothing
        for (const auto& style : laws::detail::lab_costs()) {
            if (style.name != "linear" && style.name != "monopsonist") continue;
            const firm::Costs costs{
                {"compute", style.compute}, {"talent", style.talent}, {"data", style.data}};
            const Firm free({.technology = Nest(nest), .costs = costs});
            const double used = minimize_opex(free, {.capability = 1.0}).inputs["compute"];
            all.push_back({name + ", " + style.name, Firm({.technology = Nest(nest),
                                                           .costs = costs,
                                                           .caps = {{"compute", 0.9 * used}}})});
        }
    }
    return all;
}

firm::Result at_cap(const Firm& firm, double cap) {
    auto p = firm.parameters();
    p.caps = {{"compute", cap}};
    return minimize_opex(Firm(p), {.capability = 1.0});
}

bool linear(const Firm& firm) {
    return std::holds_alternative<LinearCost>(firm.costs().front().curve());
}

}  // namespace

TEST_CASE(
    "a cap costs the area under its shadow price, from the cap to what the firm would have used") {
    int checked = 0;
    for (const auto& [name, firm] : rationed_firms()) {
        INFO(name);
        const auto cost = firm::limit_cost(firm, {.capability = 1.0});
        if (cost.limited.status == Status::infeasible) continue;
        const double used = cost.free.inputs["compute"];
        const double missing = used - firm.parameters().caps.at("compute");
        // Near what the free firm uses μ rises the more steeply the closer the substitutes: with
        // cap = used − missing · t^8 the integrand is smooth.
        const double area = integral(
            [&, &firm = firm](double t) {
                const double price =
                    at_cap(firm, used - missing * std::pow(t, 8)).shadow_prices["compute"];
                return 8.0 * missing * std::pow(t, 7) * price;
            },
            0.0, 1.0);
        CHECK(area > 0.0);
        CHECK(std::abs(area - cost.cost_usd_per_year) <= integrated * cost.free.opex);
        ++checked;
    }
    CHECK(checked >= 16);
}

TEST_CASE("a rationed firm is a free one at its virtual prices, less what the ration is worth") {
    for (const auto& [name, firm] : rationed_firms()) {
        INFO(name);
        if (!linear(firm)) continue;
        const auto r = minimize_opex(firm, {.capability = 1.0});
        if (!r.solved()) continue;
        firm::Costs at_virtual_prices;
        for (std::size_t i = 0; i < r.inputs.size(); ++i)
            at_virtual_prices.emplace(r.inputs.names()[i],
                                      LinearCost({.price = r.virtual_prices[i]}));
        const auto free = minimize_opex(
            Firm({.technology = firm.parameters().technology, .costs = at_virtual_prices}),
            {.capability = 1.0});
        for (std::size_t i = 0; i < r.inputs.size(); ++i)
            CHECK(free.inputs[i] == doctest::Approx(r.inputs[i]).epsilon(exact));
        const double rent = r.shadow_prices["compute"] * firm.parameters().caps.at("compute");
        const double e = production::expenditure(*firm.tree(), r.virtual_prices.values(), 1.0);
        CHECK(r.opex == doctest::Approx(e - rent).epsilon(exact));
    }
}

TEST_CASE("with a ration, too, a dearer input costs its quantity more") {
    for (const auto& [name, firm] : rationed_firms()) {
        INFO(name);
        if (!linear(firm)) continue;
        const auto r = minimize_opex(firm, {.capability = 1.0});
        if (!r.solved()) continue;
        const auto d = firm::derivatives(r);
        for (const auto& input : r.inputs.names())
            CHECK(d("opex", "costs." + input + ".price") ==
                  doctest::Approx(r.inputs[input]).epsilon(exact));
        CHECK(d("opex", "caps.compute") ==
              doctest::Approx(-r.shadow_prices["compute"]).epsilon(exact));
    }
}

TEST_CASE("the tariff equivalent makes a free firm choose the ration") {
    for (const auto& [name, firm] : rationed_firms()) {
        INFO(name);
        const auto r = minimize_opex(firm, {.capability = 1.0});
        if (!r.solved()) continue;
        auto p = firm.parameters();
        p.caps.clear();
        const double tariff = 1.0 + r.tariff_equivalents["compute"];
        const auto& compute = p.costs.at("compute").curve();
        if (const auto* curve = std::get_if<IsoelasticCost>(&compute)) {
            auto dearer = curve->parameters();
            dearer.price *= tariff;
            p.costs.at("compute") = IsoelasticCost(dearer);
        } else {
            p.costs.at("compute") =
                LinearCost({.price = tariff * std::get<LinearCost>(compute).parameters().price});
        }
        const auto free = minimize_opex(Firm(p), {.capability = 1.0});
        CHECK(free.inputs["compute"] == doctest::Approx(r.inputs["compute"]).epsilon(exact));
        CHECK(free.inputs["talent"] == doctest::Approx(r.inputs["talent"]).epsilon(exact));
    }
}

}  // namespace firm_rationing_test
