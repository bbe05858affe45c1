#pragma once
// Is it true that a problem has no answer? From its data alone: infeasible when the ceiling over
// the caps is below the target (or the floors cost more than the budget), unbounded when revenue
// outgrows cost.
#include "judge_cost.hpp"

namespace laws {

/// `excess` is log(demanded / possible): positive or, when what is possible is only approached,
/// zero means infeasible. Near zero the verdict hangs on the last digits of the data.
struct Infeasibility {
    bool justified = false;
    double excess = -infinity;
};

inline Infeasibility infeasible_target(const Problem& p, const Target& target) {
    const Ceiling top = ceiling(p.root, p.inputs);
    if (!top.bounded) return {};
    if (top.value.zero) return {true, infinity};
    const Real possible = log(Real(p.output)) + p.returns * top.value.log;
    const Real excess = log(Real(target.capability)) - possible;
    return {excess > 0 || (excess == 0 && !top.attained), static_cast<double>(excess)};
}

inline Infeasibility infeasible_budget(const Problem& p, const Budget& budget) {
    Real least = 0;
    for (const Input& input : p.inputs) {
        const Positive x = input.floor > 0 ? Positive{false, log(Real(input.floor))} : Positive{};
        least += outlay(input, x);
    }
    if (least == 0) return {};
    const Real excess = log(least / budget.budget);
    return {excess > 0, static_cast<double>(excess)};
}

/// What a claim of `infeasible` is worth.
inline Infeasibility judge_infeasible(const Problem& p) {
    if (const auto* t = std::get_if<Target>(&p.question)) return infeasible_target(p, *t);
    if (const auto* b = std::get_if<Budget>(&p.question)) return infeasible_budget(p, *b);
    return {};
}

/// The least cost of V grows as V^power; where power is 1 one more unit costs `unit` in the end.
/// Nothing: V is bounded.
struct Growth {
    Real power = 1;
    Real unit = 0;
};

inline Growth leaf_growth(const Input& input) {
    const Real per_value = Real(input.benchmark) / input.efficiency;
    if (const auto* c = std::get_if<Isoelastic>(&input.cost))
        return {1 + Real(c->eta), c->eta == 0 ? Real(c->price * per_value) : Real(0)};
    if (const auto* c = std::get_if<Linear>(&input.cost)) return {1, c->price * per_value};
    return {1, std::get<Tiers>(input.cost).tiers.back().price * per_value};
}

/// Substitutes grow along the cheapest child, complements along the dearest; at sigma = 1 the
/// powers combine as 1/power = sum theta/power_j, a bounded child counting as infinite.
inline Real combined_power(double sigma, const std::vector<Real>& theta,
                           const std::vector<Real>& powers) {
    if (sigma != 1)
        return sigma > 1 ? *std::min_element(powers.begin(), powers.end())
                         : *std::max_element(powers.begin(), powers.end());
    Real inverse = 0;
    for (std::size_t j = 0; j < powers.size(); ++j) inverse += theta[j] / powers[j];
    return abs(inverse - 1) < Real("1e-40") ? Real(1) : Real(1 / inverse);
}

inline std::optional<Growth> growth(const Node& n, const std::vector<Input>& inputs) {
    if (n.leaf()) {
        const Input& input = inputs[static_cast<std::size_t>(n.input)];
        if (cap_of(input) < infinity) return std::nullopt;
        return leaf_growth(input);
    }
    if (dead(n, inputs)) return std::nullopt;
    std::vector<Real> theta, powers, slow_theta, slow_units;  // slow: of power 1
    for (std::size_t j = 0; j < n.children.size(); ++j) {
        const auto g = growth(n.children[j], inputs);
        if (!g && n.sigma < 1) return std::nullopt;
        if (!g) continue;
        theta.push_back(share_of(n, j));
        powers.push_back(g->power);
        if (g->power != 1) continue;
        slow_theta.push_back(theta.back());
        slow_units.push_back(g->unit);
    }
    if (powers.empty()) return std::nullopt;
    const Real power = combined_power(n.sigma, theta, powers);
    return Growth{power, power == 1 ? dual_mean(n.sigma, slow_theta, slow_units) : Real(0)};
}

enum class Profits { bounded, unbounded, undecided };

/// What a claim of `unbounded` is worth: revenue grows as V^(returns exponent), cost as V^power.
inline Profits judge_unbounded(const Problem& p) {
    const auto* r = std::get_if<Profit>(&p.question);
    const auto cost = r ? growth(p.root, p.inputs) : std::nullopt;
    if (!cost) return Profits::bounded;
    const Real lead = Real(p.returns * r->exponent) - cost->power;
    if (abs(lead) > Real("1e-14")) return lead > 0 ? Profits::unbounded : Profits::bounded;
    if (cost->power != 1) return Profits::undecided;
    const Real worth = Real(r->value) * r->users * exp(r->exponent * log(Real(p.output)));
    const Real margin = worth / cost->unit - 1;
    if (abs(margin) < snap) return Profits::undecided;
    return margin > 0 ? Profits::unbounded : Profits::bounded;
}

}  // namespace laws
