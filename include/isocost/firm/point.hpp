#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/named_values.hpp"

namespace isocost::firm {

/// Why no bundle within the limits will do, and the least that would help.
struct Infeasibility {
    core::Names limits;          ///< inputs whose caps (P1) or floors (P2) stand in the way
    double ceiling = core::nan;  ///< sup of capability over the box of caps (P1), index
    /// All these caps times this meet the target (P1); NaN where no multiple does: a cap of 0.
    double common_factor = core::nan;
    /// For each limit that can help alone, the least value that does, the others unchanged: a cap
    /// in the input's own unit, "budget" in USD per year. Where the ceiling is only approached
    /// (other inputs are unlimited) this is an infimum: anything more is enough.
    std::map<std::string, double> relaxation;
    /// Whether these values are enough themselves, and not only anything more.
    bool attained = true;
};

/// A bundle of inputs and its prices, as a solver proposes it and `certify` judges it. Vectors in
/// the order of the firm's inputs.
struct Point {
    std::vector<double> inputs;          ///< x_i, own unit per year
    std::vector<double> log_inputs;      ///< ln x_i, also where x_i underflows
    std::vector<double> virtual_prices;  ///< λF_i = c_i' + μ_i − ν_i, USD per unit
    std::vector<double> cap_prices;      ///< μ_i ≥ 0, USD per unit of the cap
    std::vector<double> floor_prices;    ///< ν_i ≥ 0, USD per unit of the floor
    double capability = core::nan;       ///< y
    double marginal_cost = core::nan;    ///< λ, USD per unit of y
    int evaluations = 0;
    std::vector<double> log_prices = {};  ///< ln of `virtual_prices`, for those that underflow
};

/// ln of a virtual price. Only one that is too small for a double is taken from `log_prices`.
inline double log_price(const Point& point, std::size_t i) {
    constexpr double least = 1e-300;
    const double price = point.virtual_prices[i];
    if (price >= least || point.log_prices.empty()) return std::log(price);
    return std::min(point.log_prices[i], std::log(least));
}

/// How a solver came back: with a point to be certified, or with a reason why there is none.
struct Proposal {
    enum class Kind { point, infeasible, unbounded, iteration_limit, failed };

    Kind kind = Kind::failed;
    Point point = {};
    bool local = false;  ///< the problem is not convex: a point can only be locally optimal
    std::string reason = {};
    std::optional<Infeasibility> infeasibility = {};  ///< when the solver knows it best
};

}  // namespace isocost::firm
