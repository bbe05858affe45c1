#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/isocost.hpp"

/// A firm and its questions in other units: a number in the new unit is the old one times a factor.
namespace isocost::laws {

struct Units {
    production::Values inputs = {};  ///< 1e-18 takes FLOP to 1e18 FLOP; 1 where not named
    double money = 1.0;              ///< 1e-6 takes USD to M USD
    double output = 1.0;

    double of(const std::string& input) const {
        const auto found = inputs.find(input);
        return found == inputs.end() ? 1.0 : found->second;
    }
};

namespace detail {

inline cost::Cost in_units(const cost::Cost& cost, double quantity, double money);

inline cost::Cost in_units(const LinearCost& cost, double quantity, double money) {
    return LinearCost({.price = cost.parameters().price * money / quantity});
}
inline cost::Cost in_units(const IsoelasticCost& cost, double quantity, double money) {
    auto p = cost.parameters();
    p.price *= money / quantity;
    p.reference *= quantity;
    return IsoelasticCost(p);
}
inline cost::Cost in_units(const TieredCost& cost, double quantity, double money) {
    auto tiers = cost.tiers();
    for (auto& tier : tiers) {
        tier.width *= quantity;
        tier.price *= money / quantity;
    }
    return TieredCost(tiers);
}
inline cost::Cost in_units(const FixedCost& cost, double quantity, double money) {
    return FixedCost(cost.amount() * money, in_units(cost.then(), quantity, money));
}
inline cost::Cost in_units(const UserCost& cost, double quantity, double money) {
    return UserCost([=](double x) { return money * cost.outlay(x / quantity); },
                    [=](double x) { return money / quantity * cost.marginal(x / quantity).lower; },
                    cost.convex(), cost.solver());
}
inline cost::Cost in_units(const cost::Cost& cost, double quantity, double money) {
    return cost.visit([&](const auto& curve) { return in_units(curve, quantity, money); });
}

template <class Technology>
Technology in_units(const Technology& technology, const Units& units) {
    auto p = technology.parameters();
    const auto& tree = technology.tree();
    p.output *= units.output;
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const auto& name = technology.inputs()[i];
        p.benchmark[name] = tree.benchmark[i] * units.of(name);
    }
    return Technology(p);
}
inline production::UserTechnology in_units(const production::UserTechnology& f,
                                           const Units& units) {
    const auto before = [names = f.inputs(), units](std::vector<double> x) {
        for (std::size_t i = 0; i < x.size(); ++i) x[i] /= units.of(names[i]);
        return x;
    };
    const auto gradient = [=, names = f.inputs()](const std::vector<double>& x) {
        auto slopes = f.marginal_products(before(x));
        for (std::size_t i = 0; i < x.size(); ++i) slopes[i] *= units.output / units.of(names[i]);
        return slopes;
    };
    return {f.inputs(),
            [=](const std::vector<double>& x) { return units.output * f.output(before(x)); },
            gradient, f.returns_to_scale(), f.solver()};
}

}  // namespace detail

inline Firm in_units(const Firm& firm, const Units& units) {
    const auto scaled = [&](production::Values limits) {
        for (auto& [name, value] : limits) value *= units.of(name);
        return limits;
    };
    const auto& p = firm.parameters();
    firm::Costs costs;
    for (const auto& [name, cost] : p.costs)
        costs.emplace(name, detail::in_units(cost, units.of(name), units.money));
    const auto technology = std::visit(
        [&](const auto& f) -> production::AnyTechnology { return detail::in_units(f, units); },
        p.technology.variant());
    return Firm({.technology = technology,
                 .costs = costs,
                 .caps = scaled(p.caps),
                 .floors = scaled(p.floors)});
}

inline firm::Question in_units(const firm::Question& question, const Units& units) {
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&question))
        return firm::CapabilityTarget{.capability = target->capability * units.output};
    if (const auto* budget = std::get_if<firm::Budget>(&question))
        return firm::Budget{.budget = budget->budget * units.money};
    auto revenue = std::get<firm::Revenue>(question);
    revenue.value *= units.money * std::pow(units.output, -revenue.exponent);
    return revenue;
}

}  // namespace isocost::laws
