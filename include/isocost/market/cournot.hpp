#pragma once

#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/nash.hpp"

namespace isocost::market {

/// Demand Q = scale · p^(−elasticity).
struct IsoelasticDemand {
    double scale = core::nan;
    double elasticity = core::nan;
};

inline auto fields(const IsoelasticDemand&) {
    using D = IsoelasticDemand;
    return std::array{
        core::Field{"scale", &D::scale, core::positive, "units per year", "demand at price 1"},
        core::Field{"elasticity", &D::elasticity, core::positive, "",
                    "percent of demand lost per percent of price"}};
}

/// A seller with marginal cost c + (q/scale)^(1/exponent), cost
/// c q + exponent/(exponent + 1) scale^(−1/exponent) q^((exponent + 1)/exponent) (Murphy, Sherali
/// and Soyster 1982, Mathematical Programming 24).
struct CournotFirm {
    double linear_cost = core::nan;
    double scale = core::nan;
    double exponent = core::nan;
};

inline auto fields(const CournotFirm&) {
    using F = CournotFirm;
    return std::array{
        core::Field{"linear_cost", &F::linear_cost, core::positive, "USD per unit",
                    "marginal cost of the first unit"},
        core::Field{"scale", &F::scale, core::positive, "units per year",
                    "quantity that costs 1 more at the margin"},
        core::Field{"exponent", &F::exponent, core::positive, "",
                    "percent of quantity per percent of the rising part of marginal cost"}};
}

/// Nash equilibrium in quantities; who cannot sell at its first unit's cost sells exactly nothing.
/// `unbounded`: demand so inelastic that n · elasticity ≤ 1, every
/// seller would rather sell less at any price; `least_elasticity` is what they would need at least.
struct CournotResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double price = core::nan;
    double quantity = core::nan;
    std::vector<double> quantities = {};
    std::vector<double> profits = {};
    double largest_regret = core::nan;
    double least_elasticity = core::nan;
};

/// Cost of a quantity, USD per year.
inline double cournot_cost(const CournotFirm& f, double q) {
    return f.linear_cost * q + f.exponent / (f.exponent + 1.0) *
                                   std::pow(f.scale, -1.0 / f.exponent) *
                                   std::pow(q, (f.exponent + 1.0) / f.exponent);
}

namespace detail {

inline double sum(const std::vector<double>& values) {
    double total = 0.0;
    for (const double value : values) total += value;
    return total;
}

inline NashGame cournot_game(const IsoelasticDemand& d, const std::vector<CournotFirm>& firms) {
    NashGame game;
    const auto price = [d](double q) { return std::pow(q / d.scale, -1.0 / d.elasticity); };
    game.payoff = [firms, price](std::size_t j, const std::vector<double>& q) {
        return q[j] == 0.0 ? 0.0 : price(sum(q)) * q[j] - cournot_cost(firms[j], q[j]);
    };
    game.slope = [firms, price, d](std::size_t j, const std::vector<double>& q) {
        const double p = price(sum(q));
        const CournotFirm& f = firms[j];
        return p * (1.0 - q[j] / (d.elasticity * sum(q))) - f.linear_cost -
               std::pow(q[j] / f.scale, 1.0 / f.exponent);
    };
    for (const auto& f : firms)  // more than this sells below the cost of the first unit
        game.upper.push_back(d.scale * std::pow(f.linear_cost, -d.elasticity));
    game.lower.assign(firms.size(), 0.0);
    return game;
}

/// Quantities above a trace of what each could sell at its first unit's cost: at none at all the
/// price has no end.
inline NashResult cournot_inside(const IsoelasticDemand& d, const std::vector<CournotFirm>& firms) {
    constexpr double trace = 1e-9;
    auto game = cournot_game(d, firms);
    for (std::size_t j = 0; j < firms.size(); ++j) game.lower[j] = trace * game.upper[j];
    auto nash = nash_equilibrium(game);
    for (std::size_t j = 0; j < firms.size() && nash.status == core::Status::optimal; ++j)
        if (nash.point.actions[j] <= game.lower[j] * (1.0 + 1e-9)) nash.point.actions[j] = 0.0;
    return nash;
}

/// The equilibrium of those who sell, the others at 0, judged with all of them over all quantities.
/// A round for each time that somebody turns out to be priced out.
inline NashResult cournot_nash(const IsoelasticDemand& d, const std::vector<CournotFirm>& firms) {
    std::vector<std::size_t> in(firms.size());
    std::iota(in.begin(), in.end(), std::size_t{0});
    for (;;) {
        std::vector<CournotFirm> sellers;
        for (const std::size_t j : in) sellers.push_back(firms[j]);
        auto nash = cournot_inside(d, sellers);
        if (nash.status != core::Status::optimal) return nash;
        std::vector<double> quantities(firms.size(), 0.0);
        std::vector<std::size_t> left;
        for (std::size_t k = 0; k < in.size(); ++k) {
            quantities[in[k]] = nash.point.actions[k];
            if (nash.point.actions[k] > 0.0) left.push_back(in[k]);
        }
        const bool again =
            left.size() < in.size() && static_cast<double>(left.size()) * d.elasticity > 1.0;
        if (again) {
            in = std::move(left);
            continue;
        }
        nash.point = nash_regrets(cournot_game(d, firms), quantities);
        if (nash.point.largest_regret <= NashOptions{}.tolerance) return nash;
        nash.status = core::Status::stalled;
        nash.reason =
            "a seller would gain by another quantity, less than the search can tell from 0";
        return nash;
    }
}

}  // namespace detail

/// Each seller's best quantity given the others' (Cournot). Throws InvalidParameter.
[[nodiscard]] inline CournotResult cournot_equilibrium(const IsoelasticDemand& demand,
                                                       const std::vector<CournotFirm>& firms) {
    core::checked(demand, "IsoelasticDemand");
    if (firms.empty()) throw core::InvalidParameter("firms", "none", "must be at least one");
    for (const auto& firm : firms) core::checked(firm, "CournotFirm");
    CournotResult result;
    const auto n = static_cast<double>(firms.size());
    result.least_elasticity = 1.0 / n;
    if (demand.elasticity <= result.least_elasticity) {
        result.status = core::Status::unbounded;
        result.reason = "at an elasticity of " + core::text(demand.elasticity, 4) +
                        " every seller gains by selling less; more than " +
                        core::text(result.least_elasticity, 4) + " is needed";
        return result;
    }
    const auto nash = detail::cournot_nash(demand, firms);
    result.status = nash.status;
    result.reason = nash.reason;
    result.quantities = nash.point.actions;
    result.profits = nash.point.payoffs;
    result.largest_regret = nash.point.largest_regret;
    result.quantity = detail::sum(result.quantities);
    result.price = std::pow(result.quantity / demand.scale, -1.0 / demand.elasticity);
    return result;
}

}  // namespace isocost::market
