#pragma once
// The technology in 50 decimal digits: values and slopes of the tree, its unit cost, its ceiling.
#include <algorithm>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cstddef>
#include <optional>
#include <vector>

#include "judge_problem.hpp"

namespace laws {

using Real = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>,
                                           boost::multiprecision::et_off>;

inline Real rho_of(double sigma) {
    return sigma == infinity ? Real(1) : Real((Real(sigma) - 1) / Real(sigma));
}

inline Real share_of(const Node& nest, std::size_t j) {
    Real sum = 0;
    for (const Node& child : nest.children) sum += child.share;
    return Real(nest.children[j].share) / sum;
}

/// A number >= 0 by its logarithm, so that powers cannot run out of range.
struct Positive {
    bool zero = true;
    Real log = 0;
};

inline Real number(const Positive& p) { return p.zero ? Real(0) : Real(exp(p.log)); }

/// The CES mean of values with weights theta; values that are zero add nothing if sigma > 1 and
/// make the mean zero otherwise.
inline Positive ces_mean(double sigma, const std::vector<Real>& theta,
                         const std::vector<Positive>& values) {
    const bool any_zero = std::any_of(values.begin(), values.end(), [](auto& v) { return v.zero; });
    if (any_zero && sigma <= 1) return {};
    const Real rho = sigma == 0 ? Real(0) : rho_of(sigma);
    std::optional<Real> least;
    Real sum = 0;
    for (std::size_t j = 0; j < values.size(); ++j) {
        if (values[j].zero) continue;
        if (!least || values[j].log < *least) least = values[j].log;
        sum += sigma == 1   ? Real(theta[j] * values[j].log)
               : sigma == 0 ? Real(0)
                            : Real(theta[j] * exp(rho * values[j].log));
    }
    if (!least) return {};
    if (sigma == 0) return {false, *least};
    return {false, sigma == 1 ? sum : Real(log(sum) / rho)};
}

/// Identically zero because an input under a cap of 0 is essential to it.
inline bool dead(const Node& n, const std::vector<Input>& inputs) {
    if (n.leaf()) return inputs[static_cast<std::size_t>(n.input)].cap == 0;
    const auto child_dead = [&](const Node& c) { return dead(c, inputs); };
    return n.sigma > 1 ? std::all_of(n.children.begin(), n.children.end(), child_dead)
                       : std::any_of(n.children.begin(), n.children.end(), child_dead);
}

/// A node with its value and the slope dV_parent/dV_node; at sigma = 0 the slope is not used, but
/// whether the node is one of the scarcest.
struct Valued {
    const Node* node = nullptr;
    bool dead = false, scarce = true, infinite_slope = false;
    Positive value;
    Real slope = 1;
    std::vector<Valued> children;
};

/// Values that differ by less than this, relatively, count as equal (kinks of tiers and of sigma =
/// 0).
inline const Real snap("1e-11");

inline void set_slopes(Valued& v) {
    const Node& n = *v.node;
    for (std::size_t j = 0; j < v.children.size(); ++j) {
        Valued& c = v.children[j];
        if (c.dead) continue;
        if (n.sigma == 0) {
            c.scarce = c.value.zero || c.value.log <= v.value.log + snap;
        } else if (n.sigma == infinity) {
            c.slope = share_of(n, j);
        } else if (c.value.zero) {
            c.infinite_slope = true;
        } else {
            c.slope = share_of(n, j) * exp((rho_of(n.sigma) - 1) * (c.value.log - v.value.log));
        }
    }
}

/// `log_v[i]` is the value of leaf i.
inline Valued valued(const Node& n, const std::vector<Input>& inputs,
                     const std::vector<Positive>& leaves) {
    Valued v{.node = &n, .dead = dead(n, inputs), .value = {}, .children = {}};
    if (n.leaf()) {
        v.value = leaves[static_cast<std::size_t>(n.input)];
        return v;
    }
    std::vector<Real> theta;
    std::vector<Positive> values;
    for (std::size_t j = 0; j < n.children.size(); ++j) {
        v.children.push_back(valued(n.children[j], inputs, leaves));
        theta.push_back(share_of(n, j));
        values.push_back(v.children.back().value);
    }
    v.value = ces_mean(n.sigma, theta, values);
    if (!v.value.zero) set_slopes(v);
    return v;
}

/// The CES dual, the cost of one unit of V at the children's prices P:
/// [sum theta (P/theta)^(1-sigma)]^(1/(1-sigma)).
inline Real dual_mean(double sigma, const std::vector<Real>& theta,
                      const std::vector<Real>& prices) {
    Real sum = 0, least = -1;
    for (std::size_t j = 0; j < prices.size(); ++j) {
        const Real each = prices[j] / theta[j];
        if (least < 0 || each < least) least = each;
        if (each == 0 || sigma == infinity) continue;
        sum += sigma == 0   ? prices[j]
               : sigma == 1 ? Real(theta[j] * log(each))
                            : Real(theta[j] * exp((1 - Real(sigma)) * log(each)));
    }
    if (sigma == infinity || (sigma >= 1 && least == 0)) return least;
    if (sigma == 0 || sum == 0) return sigma == 1 ? Real(1) : sum;
    return sigma == 1 ? Real(exp(sum)) : Real(exp(log(sum) / (1 - Real(sigma))));
}

/// Least cost of one unit of V at prices per unit of the leaves' values. None: V is dead.
inline std::optional<Real> unit_cost(const Node& n, const std::vector<Input>& inputs,
                                     const std::vector<Real>& prices) {
    if (dead(n, inputs)) return std::nullopt;
    if (n.leaf()) return prices[static_cast<std::size_t>(n.input)];
    std::vector<Real> theta, alive;
    for (std::size_t j = 0; j < n.children.size(); ++j) {
        const auto price = unit_cost(n.children[j], inputs, prices);
        if (!price) continue;
        theta.push_back(share_of(n, j));
        alive.push_back(*price);
    }
    return dual_mean(n.sigma, theta, alive);
}

/// Most that an input's supply and cap allow.
inline double cap_of(const Input& input) {
    const auto* tiers = std::get_if<Tiers>(&input.cost);
    if (!tiers) return input.cap;
    Real capacity = 0;
    for (const Tier& t : tiers->tiers) capacity += t.width;
    return std::min(input.cap, static_cast<double>(capacity));
}

inline Positive leaf_value(const Input& input, const Positive& x) {
    if (x.zero) return {};
    return {false, x.log + log(Real(input.efficiency)) - log(Real(input.benchmark))};
}

/// sup V over the box of caps, floors aside.
struct Ceiling {
    bool bounded = false;   // otherwise V has no upper bound
    bool attained = false;  // by some point of the box
    Positive value;
};

inline Ceiling leontief_ceiling(const std::vector<Ceiling>& bounded) {
    Ceiling least = bounded.front();
    for (const Ceiling& c : bounded) {
        const bool lower = !least.value.zero && (c.value.zero || c.value.log < least.value.log);
        const bool equal =
            least.value.zero == c.value.zero && (c.value.zero || c.value.log == least.value.log);
        if (lower) least = c;
        if (equal) least.attained = least.attained && c.attained;
    }
    return least;
}

/// A nest is bounded iff all its children are, or one is and sigma < 1 (or one is always zero and
/// sigma = 1). The unbounded ones then drop out of the sum, and the bound is approached, not
/// reached; at sigma = 0 it is reached, since the others need not be infinite.
inline Ceiling ceiling(const Node& n, const std::vector<Input>& inputs) {
    if (n.leaf()) {
        const Input& input = inputs[static_cast<std::size_t>(n.input)];
        const double cap = cap_of(input);
        if (cap == infinity) return {};
        const Positive x = cap == 0 ? Positive{} : Positive{false, log(Real(cap))};
        return {true, true, leaf_value(input, x)};
    }
    std::vector<Ceiling> bounded;
    std::vector<Real> theta;
    std::vector<Positive> values;
    bool all_attained = true;
    for (std::size_t j = 0; j < n.children.size(); ++j) {
        const Ceiling c = ceiling(n.children[j], inputs);
        if (!c.bounded) continue;
        bounded.push_back(c);
        theta.push_back(share_of(n, j));
        values.push_back(c.value);
        all_attained = all_attained && c.attained;
    }
    const bool all = bounded.size() == n.children.size();
    const bool zero = std::any_of(values.begin(), values.end(), [](auto& v) { return v.zero; });
    if (n.sigma <= 1 && zero) return {true, true, {}};
    if (bounded.empty() || (!all && n.sigma >= 1)) return {};
    if (n.sigma == 0) return leontief_ceiling(bounded);
    return {true, all && all_attained, ces_mean(n.sigma, theta, values)};
}

}  // namespace laws
