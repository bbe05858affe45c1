#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "isocost/production/evaluate.hpp"
#include "isocost/production/unit_cost.hpp"
#include "laws/closeness.hpp"
#include "laws/exact_technology.hpp"

/// What every technology has to obey, whatever its elasticities, and its dual with it. A reusable
/// suite in the manner of artivis/manif's common_tester.h. Each law subsumes a textbook theorem:
/// Varian 1992, ch. 1, 4 and 5.
namespace isocost::laws {

namespace detail {

using Vector = std::vector<double>;
using production::expenditure;
using production::marginal_products;
using production::output;
using production::Tree;

/// Inputs of 1e±30 have logarithms of 69, with roundings of 1.4e-14 that 1/σ = 20 multiplies.
inline constexpr double log_rounding = 1e-12;

inline Vector scaled(Vector x, double factor) {
    for (double& xi : x) xi *= factor;
    return x;
}

inline Vector scaled(Vector x, std::size_t i, double factor) {
    x[i] *= factor;
    return x;
}

inline double dot(const Vector& a, const Vector& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

inline void check_homogeneous(const Tree& f, const Vector& x) {
    for (const double t : {1e-6, 0.5, 2.0, 1e6})
        CHECK(relative_error(output(f, scaled(x, t)), std::pow(t, f.returns) * output(f, x)) <=
              log_rounding);
}

inline void check_euler(const Tree& f, const Vector& x) {
    CHECK(relative_error(dot(marginal_products(f, x), x), f.returns * output(f, x)) <=
          log_rounding);
}

inline void check_monotone(const Tree& f, const Vector& x) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        CHECK(marginal_products(f, x)[i] >= 0.0);
        for (const double more : {1.0 + 1e-6, 2.0, 1e6})
            CHECK(output(f, scaled(x, i, more)) >= output(f, x) * (1.0 - 1e-15));
    }
}

/// F^{1/υ} is concave: above its chords. F itself is not where υ > 1.
inline void check_concave(const Tree& f, const Vector& x) {
    std::mt19937 random(20240229);
    std::uniform_real_distribution<double> spread(-2.0, 2.0);
    const auto elsewhere = [&] {
        Vector y = x;
        for (double& yi : y) yi *= std::exp(spread(random));
        return y;
    };
    const auto mean = [&](const Vector& y) { return std::pow(output(f, y), 1.0 / f.returns); };
    for (int segment = 0; segment < 20; ++segment) {
        const Vector a = elsewhere();
        const Vector b = elsewhere();
        for (const double t : {0.1, 0.5, 0.9}) {
            Vector between = a;
            for (std::size_t i = 0; i < a.size(); ++i) between[i] += t * (b[i] - a[i]);
            const double chord = (1.0 - t) * mean(a) + t * mean(b);
            CHECK(mean(between) >= chord * (1.0 - log_rounding));
        }
    }
}

inline void check_exact(const exact::Data& data, const Tree& f, const Vector& x) {
    const auto known = exact::output(data, exact::reals(x));
    CHECK(exact::error(output(f, x), known.value) <= log_rounding);
    const Vector slopes = marginal_products(f, x);
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(exact::error(slopes[i], known.marginal_products[i]) <= log_rounding);
}

/// Marginal products are the slopes of output in 100 digits: a difference over 1e-30 has 30.
inline void check_slopes(const exact::Data& data, const Tree& f, const Vector& x) {
    const exact::Real h("1e-30");
    const exact::Real here = exact::output(data, exact::reals(x)).value;
    const Vector slopes = marginal_products(f, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto there = exact::reals(x);
        there[i] *= 1 + h;
        const exact::Real slope =
            (exact::output(data, there).value - here) / (exact::Real(x[i]) * h);
        CHECK(exact::error(slopes[i], slope) <= log_rounding);
    }
}

/// The least that buys y is (y/y0)^{1/υ} times what buys y0, and rises one for one with prices.
inline void check_expenditure(const Tree& f, const Vector& prices) {
    const double one = expenditure(f, prices, f.output);
    for (const double t : {1e-6, 3.0, 1e6}) {
        CHECK(relative_error(expenditure(f, prices, t * f.output),
                             std::pow(t, 1.0 / f.returns) * one) <= log_rounding);
        CHECK(relative_error(expenditure(f, scaled(prices, t), f.output), t * one) <= log_rounding);
    }
}

/// Shephard's lemma and the duality of output and unit cost: the demands ∂e/∂p_i give y and cost e.
inline void check_dual(const exact::Data& data, const Tree& f, const Vector& prices) {
    const double y = 1.7 * f.output;
    const auto exact_prices = exact::reals(prices);
    const auto demand = exact::demand(data, exact_prices, y);
    exact::Real cost = 0;
    for (std::size_t i = 0; i < prices.size(); ++i) cost += exact_prices[i] * demand[i];
    CHECK(exact::error(expenditure(f, prices, y), cost) <= log_rounding);
    CHECK(exact::error(y, exact::output(data, demand).value) <= log_rounding);
}

/// No bundle that gives y costs less than e(p, y); at its own marginal products it costs just that.
inline void check_least(const Tree& f, const Vector& x) {
    const double y = output(f, x);
    const Vector worth = marginal_products(f, x);
    for (const double price : worth)
        if (!(price > 0.0)) return;
    CHECK(relative_error(expenditure(f, worth, y), dot(worth, x)) <= log_rounding);
    for (std::size_t i = 0; i < x.size(); ++i)
        for (const double dearer : {0.3, 3.0}) {
            const Vector prices = scaled(worth, i, dearer);
            CHECK(expenditure(f, prices, y) <= dot(prices, x) * (1.0 + log_rounding));
        }
}

template <class Technology>
void check_efficiency(const Technology& technology, const Vector& x) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto parameters = technology.parameters();
        const auto& name = technology.inputs()[i];
        const double before = technology.tree().efficiency[i];
        parameters.efficiency[name] = 2.5 * before;
        CHECK(relative_error(output(Technology(parameters).tree(), x),
                             output(technology.tree(), scaled(x, i, 2.5))) <= log_rounding);
    }
}

/// FLOP or 1e18 FLOP: the same bundle, the same output, marginal products per the new unit.
template <class Technology>
void check_units(const Technology& technology, const Vector& x) {
    const Vector before = marginal_products(technology.tree(), x);
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto parameters = technology.parameters();
        parameters.benchmark[technology.inputs()[i]] = technology.tree().benchmark[i] * 1e-18;
        const Technology other(parameters);
        const Vector y = scaled(x, i, 1e-18);
        CHECK(relative_error(output(other.tree(), y), output(technology.tree(), x)) <=
              log_rounding);
        CHECK(relative_error(marginal_products(other.tree(), y)[i] * 1e-18, before[i]) <=
              log_rounding);
    }
}

}  // namespace detail

/// The suite: a CES or a Nest at inputs x > 0, in the order of its inputs, where no two are equally
/// scarce.
template <class Technology>
void check_technology(const Technology& technology, const std::vector<double>& x) {
    const auto& f = technology.tree();
    const auto data = exact::data(technology);
    detail::check_homogeneous(f, x);
    detail::check_euler(f, x);
    detail::check_monotone(f, x);
    detail::check_concave(f, x);
    detail::check_exact(data, f, x);
    detail::check_slopes(data, f, x);
    detail::check_efficiency(technology, x);
    detail::check_units(technology, x);
    detail::check_expenditure(f, x);  // any positive numbers are prices
    detail::check_dual(data, f, x);
    detail::check_least(f, x);
}

}  // namespace isocost::laws
