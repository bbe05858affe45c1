#pragma once

#include <algorithm>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "isocost/production/ces.hpp"
#include "isocost/production/nest.hpp"

/// The textbook's formulas in 100 digits, straight from the numbers that a person gives, sharing
/// nothing with the library: (Σ θ z^ρ)^{1/ρ} as it stands loses k digits at |σ − 1| = 10^−k, of
/// which 100 leave enough.
namespace isocost::laws::exact {

using Real = boost::multiprecision::cpp_bin_float_100;
using Reals = std::vector<Real>;
using Data = production::Nest::Parameters;

inline Reals reals(const std::vector<double>& numbers) { return {numbers.begin(), numbers.end()}; }

/// A nest's value and its slopes by the leaves below it, in their order.
struct Mean {
    Real value;
    Reals slopes;
};

namespace detail {

inline bool linear(double sigma) { return std::isinf(sigma); }

/// (Σ θ z^ρ)^{1/ρ}, with the limits by name.
inline Real ces(const Reals& share, const Reals& z, double sigma) {
    if (sigma == 0.0) return *std::min_element(z.begin(), z.end());
    const Real s(sigma);
    const Real rho = linear(sigma) ? Real(1) : Real((s - 1) / s);
    Real sum = 0;
    for (std::size_t k = 0; k < z.size(); ++k) {
        const Real term = linear(sigma)  ? z[k]
                          : sigma == 1.0 ? Real(log(z[k]))
                                         : Real(pow(z[k], rho));
        sum += share[k] * term;
    }
    if (linear(sigma)) return sum;
    return sigma == 1.0 ? Real(exp(sum)) : Real(pow(sum, 1 / rho));
}

/// ∂M/∂z_k = θ_k (M/z_k)^{1/σ}; at σ = 0 that of the scarcest, where it is alone.
inline Real weight(const Real& share, const Real& mean, const Real& z, double sigma) {
    if (sigma == 0.0) return z == mean ? Real(1) : Real(0);
    return linear(sigma) ? share : Real(share * pow(mean / z, 1 / Real(sigma)));
}

inline Mean mean(const Data& nest, const Reals& z, std::size_t& leaf) {
    Real total = 0;
    for (const auto& child : nest.children) total += Real(child.share);
    Reals share;
    std::vector<Mean> below;
    Reals values;
    for (const auto& child : nest.children) {
        share.push_back(Real(child.share) / total);
        below.push_back(child.nest.empty() ? Mean{z[leaf++], {Real(1)}}
                                           : mean(child.nest.front().parameters(), z, leaf));
        values.push_back(below.back().value);
    }
    Mean all{ces(share, values, nest.sigma), {}};
    for (std::size_t k = 0; k < below.size(); ++k)
        for (const Real& slope : below[k].slopes)
            all.slopes.push_back(slope * weight(share[k], all.value, values[k], nest.sigma));
    return all;
}

inline void leaf_names(const Data& nest, std::vector<std::string>& names) {
    for (const auto& child : nest.children) {
        if (child.nest.empty())
            names.push_back(child.name);
        else
            leaf_names(child.nest.front().parameters(), names);
    }
}

}  // namespace detail

/// x̂ per x: a_i/x_i0 of every input.
inline Reals scales(const Data& technology) {
    std::vector<std::string> names;
    detail::leaf_names(technology, names);
    Reals scale;
    for (const auto& name : names) {
        const auto x0 = technology.benchmark.find(name);
        const auto a = technology.efficiency.find(name);
        scale.push_back((a == technology.efficiency.end() ? Real(1) : Real(a->second)) /
                        (x0 == technology.benchmark.end() ? Real(1) : Real(x0->second)));
    }
    return scale;
}

/// Capability and marginal products of a bundle: y0 M(x̂)^υ.
struct Output {
    Real value;
    Reals marginal_products;
};

inline Output output(const Data& technology, const Reals& inputs) {
    const Reals scale = scales(technology);
    Reals z;
    for (std::size_t i = 0; i < inputs.size(); ++i) z.push_back(inputs[i] * scale[i]);
    std::size_t leaf = 0;
    const Mean m = detail::mean(technology, z, leaf);
    const Real upsilon(technology.returns);
    Output y{Real(technology.output) * pow(m.value, upsilon), {}};
    for (std::size_t i = 0; i < inputs.size(); ++i)
        y.marginal_products.push_back(upsilon * y.value / m.value * m.slopes[i] * scale[i]);
    return y;
}

namespace detail {

/// Least cost of one unit of a nest, [Σ θ^σ p^{1−σ}]^{1/(1−σ)}, from the costs of its leaves.
inline Real unit_cost(const Data& nest, const Reals& price, std::size_t& leaf) {
    Real total = 0;
    for (const auto& child : nest.children) total += Real(child.share);
    Reals share;
    Reals ratio;
    for (const auto& child : nest.children) {
        share.push_back(Real(child.share) / total);
        const Real p = child.nest.empty() ? price[leaf++]
                                          : unit_cost(child.nest.front().parameters(), price, leaf);
        ratio.push_back(p / share.back());
    }
    if (linear(nest.sigma)) return *std::min_element(ratio.begin(), ratio.end());
    const Real order = 1 - Real(nest.sigma);
    Real sum = 0;
    for (std::size_t k = 0; k < share.size(); ++k)
        sum += share[k] * (order == 0 ? Real(log(ratio[k])) : Real(pow(ratio[k], order)));
    return order == 0 ? Real(exp(sum)) : Real(pow(sum, 1 / order));
}

}  // namespace detail

/// e(p, y) = (y/y0)^{1/υ} m(p̂), p̂_i = p_i x_i0/a_i.
inline Real expenditure(const Data& technology, Reals prices, const Real& y) {
    const Reals scale = scales(technology);
    for (std::size_t i = 0; i < prices.size(); ++i) prices[i] /= scale[i];
    std::size_t leaf = 0;
    return pow(y / Real(technology.output), 1 / Real(technology.returns)) *
           detail::unit_cost(technology, prices, leaf);
}

/// Shephard's lemma, x_i = ∂e/∂p_i, as a difference over 1e-30, which has 30 digits.
inline Reals demand(const Data& technology, const Reals& prices, const Real& y) {
    const Real h("1e-30");
    const Real here = expenditure(technology, prices, y);
    Reals x;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        Reals there = prices;
        there[i] *= 1 + h;
        x.push_back((expenditure(technology, there, y) - here) / (prices[i] * h));
    }
    return x;
}

/// The same numbers of a single CES.
inline Data data(const production::CES& ces) {
    const auto& p = ces.parameters();
    Data all{.sigma = p.sigma,
             .children = {},
             .returns = p.returns,
             .output = p.output,
             .benchmark = p.benchmark,
             .efficiency = p.efficiency};
    for (const auto& [name, share] : p.shares) all.children.emplace_back(name, share);
    return all;
}
inline Data data(const production::Nest& nest) { return nest.parameters(); }

/// |a − b| / |b| of a double against the exact number.
inline double error(double found, const Real& known) {
    if (known == 0) return found == 0.0 ? 0.0 : 1.0;
    return static_cast<double>(abs((Real(found) - known) / known));
}

/// σ = 1 ± 10^−k for k = 1…15, and 1 itself.
inline std::vector<double> sigmas_around_one() {
    std::vector<double> all{1.0};
    for (int k = 1; k <= 15; ++k) {
        all.push_back(1.0 - std::pow(10.0, -k));
        all.push_back(1.0 + std::pow(10.0, -k));
    }
    return all;
}

}  // namespace isocost::laws::exact
