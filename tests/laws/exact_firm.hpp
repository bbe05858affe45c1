#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/isocost.hpp"
#include "laws/exact_technology.hpp"

/// A firm's optimum in 100 digits from its first-order conditions as the textbook has them:
/// c_i'(x_i) + μ_i = λ ∂F/∂x_i, with the target, the budget or R'(y) = λ to close them.
namespace isocost::laws::exact {

/// An input with linear (η = 0) or isoelastic supply, and a cap.
struct Input {
    double price;
    double inverse_elasticity = 0.0;
    double reference = 1.0;
    Buyer buyer = Buyer::monopsonist;
    double cap = core::infinity;

    Real unit_price(const Real& x) const {
        return Real(price) * pow(x / Real(reference), Real(inverse_elasticity));
    }
    Real marginal(const Real& x) const {
        const Real markup = buyer == Buyer::monopsonist ? 1 + Real(inverse_elasticity) : Real(1);
        return markup * unit_price(x);
    }
};

struct Economy {
    Data technology;
    std::vector<Input> inputs;  ///< in the order of the leaves
    firm::Question question;
};

struct Optimum {
    Reals inputs;
    Reals shadow_prices;
    Real marginal_cost;
    Real capability;
    Real opex;
    Real residual;  ///< of the first-order conditions, in logarithms
    bool certified =
        false;  ///< caps hold, and binding ones are worth something: so it is the optimum
};

namespace detail {

inline Real spending(const Economy& economy, const Reals& x) {
    Real sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += economy.inputs[i].unit_price(x[i]) * x[i];
    return sum;
}

/// What closes the conditions: ln of what is had over what is wanted.
inline Real closing(const Economy& economy, const Reals& x, const Real& lambda, const Real& y) {
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&economy.question))
        return log(y / Real(target->capability));
    if (const auto* budget = std::get_if<firm::Budget>(&economy.question))
        return log(spending(economy, x) / Real(budget->budget));
    const auto& r = std::get<firm::Revenue>(economy.question);
    const Real worth =
        Real(r.value) * Real(r.users) * Real(r.exponent) * pow(y, Real(r.exponent) - 1);
    return log(worth / lambda);
}

/// The conditions at z = (ln x of the free inputs, ln λ).
class Conditions {
public:
    Conditions(const Economy& economy, const std::vector<double>& guess) : economy_(economy) {
        for (std::size_t i = 0; i < guess.size(); ++i)
            if (guess[i] < economy.inputs[i].cap) free_.push_back(i);
        x_ = reals(guess);
    }

    const std::vector<std::size_t>& free() const { return free_; }

    Reals bundle(const Reals& z) const {
        Reals x = x_;
        for (std::size_t k = 0; k < free_.size(); ++k) x[free_[k]] = exp(z[k]);
        return x;
    }

    Reals operator()(const Reals& z) const {
        const Reals x = bundle(z);
        const Output f = output(economy_.technology, x);
        const Real lambda = exp(z.back());
        Reals residual;
        for (const std::size_t i : free_)
            residual.push_back(
                log(economy_.inputs[i].marginal(x[i]) / (lambda * f.marginal_products[i])));
        residual.push_back(closing(economy_, x, lambda, f.value));
        return residual;
    }

private:
    const Economy& economy_;
    std::vector<std::size_t> free_;
    Reals x_;
};

/// Gaussian elimination with pivots: the step d with J d = r.
inline Reals solved(std::vector<Reals> J, Reals r) {
    const std::size_t n = r.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i)
            if (abs(J[i][k]) > abs(J[pivot][k])) pivot = i;
        std::swap(J[k], J[pivot]);
        std::swap(r[k], r[pivot]);
        for (std::size_t i = k + 1; i < n; ++i) {
            const Real factor = J[i][k] / J[k][k];
            for (std::size_t j = k; j < n; ++j) J[i][j] -= factor * J[k][j];
            r[i] -= factor * r[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) r[k] -= J[k][j] * r[j];
        r[k] /= J[k][k];
    }
    return r;
}

inline Real largest(const Reals& r) {
    Real most = 0;
    for (const Real& ri : r) most = std::max(most, Real(abs(ri)));
    return most;
}

/// Newton's method with slopes by differences over 1e-35, whose error is of that order.
inline Reals newton(const Conditions& conditions, Reals z) {
    const Real h("1e-35");
    for (int step = 0; step < 12; ++step) {
        const Reals here = conditions(z);
        if (largest(here) < Real("1e-50")) break;
        std::vector<Reals> J(z.size(), Reals(z.size()));
        for (std::size_t k = 0; k < z.size(); ++k) {
            Reals there = z;
            there[k] += h;
            const Reals moved = conditions(there);
            for (std::size_t i = 0; i < z.size(); ++i) J[i][k] = (moved[i] - here[i]) / h;
        }
        const Reals d = solved(std::move(J), here);
        for (std::size_t k = 0; k < z.size(); ++k) z[k] -= d[k];
    }
    return z;
}

}  // namespace detail

/// The optimum, found from a guess that says which caps bind; `certified` says whether they do.
inline Optimum optimum(const Economy& economy, const std::vector<double>& guess, double lambda) {
    const detail::Conditions conditions(economy, guess);
    Reals z;
    for (const std::size_t i : conditions.free()) z.push_back(log(Real(guess[i])));
    z.push_back(log(Real(lambda)));
    z = detail::newton(conditions, z);
    Optimum o;
    o.residual = detail::largest(conditions(z));
    o.inputs = conditions.bundle(z);
    o.marginal_cost = exp(z.back());
    const Output f = output(economy.technology, o.inputs);
    o.capability = f.value;
    o.opex = detail::spending(economy, o.inputs);
    o.certified = o.residual < Real("1e-45");
    for (std::size_t i = 0; i < o.inputs.size(); ++i) {
        const Input& input = economy.inputs[i];
        const bool capped = guess[i] >= input.cap;
        o.shadow_prices.push_back(
            capped ? Real(o.marginal_cost * f.marginal_products[i] - input.marginal(o.inputs[i]))
                   : Real(0));
        o.certified = o.certified && o.shadow_prices[i] >= 0 && o.inputs[i] <= Real(input.cap);
    }
    return o;
}

/// The same economy for the library to solve.
inline Firm firm(const Economy& economy) {
    const Nest nest(economy.technology);
    isocost::firm::Costs costs;
    production::Values caps;
    for (std::size_t i = 0; i < economy.inputs.size(); ++i) {
        const Input& input = economy.inputs[i];
        const auto& name = nest.inputs()[i];
        if (input.cap < core::infinity) caps[name] = input.cap;
        if (input.inverse_elasticity == 0.0)
            costs.emplace(name, LinearCost({.price = input.price}));
        else
            costs.emplace(name, IsoelasticCost({.price = input.price,
                                                .reference = input.reference,
                                                .inverse_elasticity = input.inverse_elasticity,
                                                .buyer = input.buyer}));
    }
    return Firm({.technology = nest, .costs = costs, .caps = caps});
}

}  // namespace isocost::laws::exact
