#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/firm/capability.hpp"
#include "isocost/firm/firm.hpp"
#include "isocost/firm/solver/pieces.hpp"

namespace isocost::firm {

namespace detail {

inline double outlay_of(const Firm& firm, const std::vector<double>& x) {
    double total = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) total += firm.costs()[i].outlay(x[i]);
    return total;
}

/// A price taker on a rising supply curve does not minimize what he spends, so that a budget is a
/// fixed point and no program; trees solve it, NLopt cannot.
inline void require_no_price_taker(const Firm& firm) {
    for (std::size_t i = 0; i < firm.size(); ++i)
        if (cost::as_if(firm.costs()[i]))
            throw core::InvalidParameter(
                "costs." + firm.inputs()[i] + ".buyer", "price_taker",
                "must be monopsonist where a user's function meets a budget",
                "the budget of a price taker is not a minimization");
}

inline core::NonlinearSolver solver_of(const Firm& firm) {
    if (const auto* technology = firm.user_technology()) return technology->solver();
    for (const auto& cost : firm.costs())
        if (const auto* user = cost::user_defined(cost)) return user->solver();
    return nullptr;
}

/// A bundle inside the limits along the ray through 1 (or the benchmark).
inline std::vector<double> bundle_of_scale(const Firm& firm, double scale) {
    std::vector<double> bundle(firm.size());
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double unit = firm.tree() ? firm.tree()->benchmark[i] : 1.0;
        bundle[i] = std::clamp(scale * unit, firm.floors()[i], firm.caps()[i]);
    }
    return bundle;
}

constexpr double smallest_scale = 0x1p-60;
constexpr double largest_scale = 0x1p60;

/// Where the search begins: scaled until `enough(bundle)` first holds, by doubling.
template <class Predicate>
std::vector<double> starting_bundle(const Firm& firm, Predicate&& enough) {
    for (double scale = smallest_scale; scale < largest_scale; scale *= 2.0)
        if (auto bundle = bundle_of_scale(firm, scale); enough(bundle)) return bundle;
    return bundle_of_scale(firm, largest_scale);
}

/// The best of these bundles for the greatest profit, and whether profit still doubles with the
/// last doubling of scale: then it has no end.
struct ProfitableScale {
    std::vector<double> bundle;
    bool endless = false;
};

template <class Profit>
ProfitableScale most_profitable(const Firm& firm, Profit&& profit) {
    ProfitableScale best{bundle_of_scale(firm, smallest_scale)};
    double highest = profit(best.bundle);
    double last = highest;
    for (double scale = 2.0 * smallest_scale; scale < largest_scale; scale *= 2.0) {
        auto bundle = bundle_of_scale(firm, scale);
        const double here = profit(bundle);
        best.endless = here > 0.0 && here >= 2.0 * last * (1.0 - 1e-12);
        if (here > highest) {
            highest = here;
            best.bundle = std::move(bundle);
        }
        last = here;
    }
    return best;
}

/// The firm's problem as a nonlinear program over the pieces of its cost curves. Capability and
/// money are measured relative to `unit_capability` and `unit_money`.
struct UserProgram {
    const Firm& firm;
    Pieces pieces;
    double unit_capability;
    double unit_money;

    core::SmoothFunction cost(double sign) const {
        return {[this, sign](const std::vector<double>& y) {
                    return sign * pieces.objective(firm, y) / unit_money;
                },
                [this, sign](const std::vector<double>& y) {
                    return scaled(pieces.marginal(firm, y), sign / unit_money);
                },
                "budget"};
    }

    core::SmoothFunction capability(double sign, double less) const {
        return {[this, sign, less](const std::vector<double>& y) {
                    return sign * capability_of(firm, pieces.inputs(y)) / unit_capability - less;
                },
                [this, sign](const std::vector<double>& y) {
                    return scaled(pieces.spread(gradient_of(firm, pieces.inputs(y))),
                                  sign / unit_capability);
                },
                "capability"};
    }

    static std::vector<double> scaled(std::vector<double> values, double factor) {
        for (double& value : values) value *= factor;
        return values;
    }

    core::NonlinearProgram program(core::SmoothFunction objective,
                                   const std::vector<double>& start) const {
        return {.objective = std::move(objective),
                .lower = pieces.lower,
                .upper = pieces.upper,
                .start = pieces.split(start),
                .scale = pieces.scale(start)};
    }
};

inline UserProgram user_program(const Firm& firm, const std::vector<double>& start,
                                double capability) {
    const double money = outlay_of(firm, start) - firm.fixed_cost();
    return {firm, Pieces(firm), capability, money > 0.0 ? money : 1.0};
}

}  // namespace detail

}  // namespace isocost::firm
