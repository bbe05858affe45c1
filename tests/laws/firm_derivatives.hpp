#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/firm/derivatives.hpp"
#include "laws/firm_differences.hpp"
#include "laws/firm_moved.hpp"

/// Every derivative of a solved problem against re-solves of the problem that one would write down
/// with the parameter moved.
namespace isocost::laws {

/// A quantity of a result by the name that `derivatives` gives it, and the size that makes its
/// change a relative one.
struct Quantity {
    double value;
    double size;
};

inline Quantity quantity(const firm::Result& r, const std::string& name) {
    const auto dot = name.find('.');
    const std::string kind = name.substr(0, dot);
    const std::string input = dot == std::string::npos ? "" : name.substr(dot + 1);
    const auto own = [](double value) { return Quantity{value, std::abs(value)}; };
    if (kind == "inputs") return own(r.inputs[input]);
    if (kind == "costs") return own(r.costs[input]);
    if (kind == "virtual_prices") return own(r.virtual_prices[input]);
    if (kind == "shadow_prices") return {r.shadow_prices[input], r.virtual_prices[input]};
    if (kind == "floor_prices")
        return {r.floor_prices[input], r.virtual_prices[input] + r.floor_prices[input]};
    if (kind == "opex") return own(r.opex);
    if (kind == "marginal_cost") return own(r.marginal_cost);
    if (kind == "capability") return own(r.capability);
    if (kind == "revenue") return own(r.revenue);
    return {r.profit, r.revenue};
}

namespace detail {

inline int tier_of(const cost::Cost& cost, double x) {
    const auto* tiered = std::get_if<TieredCost>(&cost::running(cost).curve());
    if (!tiered) return 0;
    int tier = 0;
    double end = 0.0;
    for (const auto& t : tiered->tiers()) tier += x > (end += t.width) ? 1 : 0;
    return tier;
}

/// Which conditions hold with equality: where this changes between two points, a difference
/// between them is no derivative.
inline std::vector<int> regime(const firm::Result& r) {
    std::vector<int> all{static_cast<int>(r.status)};
    for (std::size_t i = 0; i < r.inputs.size() && r.solved(); ++i) {
        const double x = r.inputs[i];
        all.push_back((r.point.cap_prices[i] > 0.0) + 2 * (r.point.floor_prices[i] > 0.0) +
                      4 * (x == 0.0) + 8 * (r.virtual_prices[i] == 0.0) +
                      16 *
                          (firm::detail::response_of(*r.firm, r.point, i) == firm::Response::held) +
                      32 * tier_of(r.firm->costs()[i], x));
    }
    return all;
}

inline std::vector<double> quantities(const firm::Result& r, const core::Names& names) {
    std::vector<double> values;
    for (const auto& name : names) values.push_back(quantity(r, name).value);
    return values;
}

}  // namespace detail

/// The problem re-solved with a parameter moved; nothing where no such firm exists (a floor above a
/// cap, a share of 0).
inline std::optional<firm::Result> resolved(const RandomProblem& problem,
                                            const std::string& parameter, double by) {
    try {
        return solve(moved(problem, parameter, by));
    } catch (const InvalidParameter&) {
        return std::nullopt;
    }
}

/// What a difference is taken of: any numbers of a result.
using Measure = std::function<std::vector<double>(const firm::Result&)>;

/// d measure/dparameter, from re-solves with steps of 1e-3 of the parameter and smaller; steps that
/// cross into another regime are left out. A parameter at 0 is moved up only.
inline std::vector<Difference> differences(const RandomProblem& problem, const firm::Result& at,
                                           const std::string& parameter, const Measure& measure) {
    const double value = parameter_value(problem, parameter);
    const bool central = value != 0.0;
    const auto here = detail::regime(at);
    const auto base = measure(at);
    std::vector<Richardson> tables(base.size(), Richardson(central));
    double h = central ? 1e-3 * value : 1e-3;
    for (int level = 0, used = 0; level < 14 && used < 6; ++level, h /= 2.0) {
        const auto above = resolved(problem, parameter, h);
        const auto below = central ? resolved(problem, parameter, -h) : at;
        if (!above || !below || detail::regime(*above) != here || detail::regime(*below) != here)
            continue;
        ++used;
        const auto m_above = measure(*above);
        const auto m_below = central ? measure(*below) : base;
        for (std::size_t q = 0; q < base.size(); ++q)
            tables[q].add(m_above[q], m_below[q], central ? 2.0 * h : h);
    }
    std::vector<Difference> best;
    for (const auto& table : tables) best.push_back(table.best());
    return best;
}

/// Where the library may say that there is no derivative: σ at 0, a cap at 0 (its price is +∞ at
/// σ < ∞), a virtual price that is +∞, and where nothing is scarce or everything is at its cap.
inline bool may_have_none(const firm::Result& r, const std::string& name,
                          const std::string& parameter, double value) {
    const bool idle = r.marginal_cost == 0.0 || std::isinf(r.marginal_cost);
    const bool corner =
        value == 0.0 && (parameter.ends_with("sigma") || parameter.starts_with("caps."));
    return idle || corner ||
           (name.find("prices.") != std::string::npos && std::isinf(quantity(r, name).size));
}

/// What comparisons found, in elasticities: error over 1 + |elasticity|.
struct DerivativeErrors {
    double worst = 0.0;
    std::string where;
    int compared = 0;
    int missing = 0;     ///< the library says that there is no derivative where there is one
    int unresolved = 0;  ///< the differences themselves are not good enough to judge

    void add(const DerivativeErrors& other) {
        if (other.worst > worst) where = other.where;
        worst = std::max(worst, other.worst);
        compared += other.compared;
        missing += other.missing;
        unresolved += other.unresolved;
    }
};

inline void compare(DerivativeErrors& errors, const std::string& where, double stated,
                    const Difference& found, double unit) {
    if (std::isnan(stated)) {
        ++errors.missing;
        errors.where = where;
        return;
    }
    const double elasticity = stated * unit;
    const double scale = 1.0 + std::abs(elasticity);
    if (!(found.error * unit <= 1e-7 * scale)) {
        ++errors.unresolved;
        return;
    }
    ++errors.compared;
    const double error = std::abs(found.value * unit - elasticity) / scale;
    if (error > errors.worst) {
        errors.worst = error;
        errors.where =
            where + ": stated " + core::text(stated) + ", re-solved " + core::text(found.value);
    }
}

inline DerivativeErrors derivative_errors(const RandomProblem& problem) {
    DerivativeErrors errors;
    const auto result = solve(problem);
    if (!result.solved()) return errors;
    const auto stated = firm::derivatives(result);
    const auto& names = stated.quantities();
    for (const auto& parameter : stated.parameters()) {
        const double value = parameter_value(problem, parameter);
        if (std::isinf(value)) continue;  // σ = ∞, and a tier without end
        const auto found = differences(problem, result, parameter, [&](const firm::Result& r) {
            return detail::quantities(r, names);
        });
        for (std::size_t q = 0; q < names.size(); ++q) {
            const double size = quantity(result, names[q]).size;
            if (size == 0.0) continue;  // an input that is not used, and what it costs
            if (std::isnan(stated(names[q], parameter)) &&
                may_have_none(result, names[q], parameter, value))
                continue;
            compare(errors, "d " + names[q] + "/d " + parameter, stated(names[q], parameter),
                    found[q], (value == 0.0 ? 1.0 : value) / size);
        }
    }
    return errors;
}

}  // namespace isocost::laws
