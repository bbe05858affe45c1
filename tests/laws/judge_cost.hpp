#pragma once
// Cost curves in 50 decimal digits.
#include "judge_output.hpp"

namespace laws {

/// The marginal costs that a quantity allows: an interval at a tier's kink, where a quantity within
/// `snap` of the kink is at it. For a price taker, the price.
struct Marginal {
    Real low = 0, high = 0;
};

inline Real tier_price(const Tiers& curve, const Real& x) {
    Real end = 0, price = 0;
    for (const Tier& t : curve.tiers) {
        if (t.width == 0) continue;
        price = t.price;
        if (t.width == infinity || x < (end += t.width)) break;
    }
    return price;
}

inline Real isoelastic_price(const Isoelastic& c, const Positive& x) {
    if (c.eta == 0) return c.price;
    if (x.zero) return 0;
    return c.price * exp(Real(c.eta) * (x.log - log(Real(c.reference))));
}

inline Marginal marginal_cost(const Input& input, const Positive& x) {
    if (const auto* c = std::get_if<Linear>(&input.cost)) return {c->price, c->price};
    if (const auto* c = std::get_if<Isoelastic>(&input.cost)) {
        const Real markup = c->monopsonist ? 1 + Real(c->eta) : Real(1);
        const Real m = markup * isoelastic_price(*c, x);
        return {m, m};
    }
    const auto& tiers = std::get<Tiers>(input.cost);
    return {tier_price(tiers, number(x) * (1 - snap)), tier_price(tiers, number(x) * (1 + snap))};
}

/// What is paid, the fixed cost included.
inline Real outlay(const Input& input, const Positive& x) {
    if (const auto* c = std::get_if<Linear>(&input.cost)) return input.fixed + c->price * number(x);
    if (const auto* c = std::get_if<Isoelastic>(&input.cost))
        return input.fixed + isoelastic_price(*c, x) * number(x);
    Real paid = input.fixed, left = number(x), price = 0;
    for (const Tier& t : std::get<Tiers>(input.cost).tiers) {
        const Real bought = t.width == infinity ? left : std::min(left, Real(t.width));
        price = t.price;
        paid += price * bought;
        left -= bought;
    }
    return paid + price * left;  // beyond the end: infeasible, and said so elsewhere
}

/// What the buyer's decision minimizes: the outlay, or for a price taker the area under the price.
inline Real as_if_cost(const Input& input, const Positive& x) {
    const auto* c = std::get_if<Isoelastic>(&input.cost);
    if (!c || c->monopsonist) return outlay(input, x);
    return input.fixed + isoelastic_price(*c, x) * number(x) / (1 + Real(c->eta));
}

}  // namespace laws
