#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "isocost/isocost.hpp"

/// A lab with fixed prices in plain numbers, and its textbook answers: Varian 1992, ch. 4.
namespace isocost::zoo {

struct PricedInput {
    std::string name;
    double share;             ///< θ
    double price;             ///< p, USD per unit
    double benchmark = 1.0;   ///< x0
    double efficiency = 1.0;  ///< a

    /// USD per benchmark quantity of effective input.
    double effective_price() const { return price * benchmark / efficiency; }
    double units(double effective) const { return effective * benchmark / efficiency; }
};

struct PricedLab {
    std::vector<PricedInput> inputs;
    double sigma;
    double returns = 1.0;
    double output = 1.0;

    Firm firm(const production::Values& caps = {}, const production::Values& floors = {}) const {
        production::CES::Parameters p{.sigma = sigma, .returns = returns, .output = output};
        firm::Costs costs;
        for (const auto& input : inputs) {
            p.shares.emplace_back(input.name, input.share);
            p.benchmark[input.name] = input.benchmark;
            p.efficiency[input.name] = input.efficiency;
            costs.emplace(input.name, LinearCost({.price = input.price}));
        }
        return Firm({.technology = CES(p), .costs = costs, .caps = caps, .floors = floors});
    }
};

/// What the textbook says about the mean M = (y/y0)^{1/υ} = 1: its cost and effective inputs.
struct UnitBundle {
    double cost;
    std::vector<double> effective;
};

inline UnitBundle cobb_douglas_unit(const PricedLab& lab) {
    double m = 1.0;
    for (const auto& i : lab.inputs) m *= std::pow(i.effective_price() / i.share, i.share);
    UnitBundle unit{m, {}};
    for (const auto& i : lab.inputs) unit.effective.push_back(i.share * m / i.effective_price());
    return unit;
}

inline UnitBundle leontief_unit(const PricedLab& lab) {
    UnitBundle unit{0.0, std::vector<double>(lab.inputs.size(), 1.0)};
    for (const auto& i : lab.inputs) unit.cost += i.effective_price();
    return unit;
}

/// All of the input that is cheapest per unit of output.
inline UnitBundle linear_unit(const PricedLab& lab) {
    std::size_t best = 0;
    const auto price = [&](std::size_t i) {
        return lab.inputs[i].effective_price() / lab.inputs[i].share;
    };
    for (std::size_t i = 1; i < lab.inputs.size(); ++i)
        if (price(i) < price(best)) best = i;
    UnitBundle unit{price(best), std::vector<double>(lab.inputs.size(), 0.0)};
    unit.effective[best] = 1.0 / lab.inputs[best].share;
    return unit;
}

/// m = (Σ θ^σ q^{1−σ})^{1/(1−σ)}, x̂_i = (θ_i m/q_i)^σ.
inline UnitBundle ces_unit(const PricedLab& lab) {
    const double s = lab.sigma;
    double sum = 0.0;
    for (const auto& i : lab.inputs)
        sum += std::pow(i.share, s) * std::pow(i.effective_price(), 1.0 - s);
    UnitBundle unit{std::pow(sum, 1.0 / (1.0 - s)), {}};
    for (const auto& i : lab.inputs)
        unit.effective.push_back(std::pow(i.share * unit.cost / i.effective_price(), s));
    return unit;
}

inline UnitBundle textbook_unit(const PricedLab& lab) {
    if (lab.sigma == 0.0) return leontief_unit(lab);
    if (lab.sigma == 1.0) return cobb_douglas_unit(lab);
    return std::isinf(lab.sigma) ? linear_unit(lab) : ces_unit(lab);
}

}  // namespace isocost::zoo
