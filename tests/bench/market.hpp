#pragma once
// Markets of flat firms, read from a file of plain numbers, and the same solved with other people's
// tools: TOMS748 on the wage around NLopt's SLSQP for every firm, Newton's method with a dense
// factorization for spillovers. The reference wage is in long double, from closed forms.
#include <Eigen/LU>
#include <algorithm>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <isocost/market/flat_spillovers.hpp>
#include <string>
#include <utility>
#include <vector>

#include "nlopt_slsqp.hpp"

namespace bench {

using isocost::market::FlatMarket;
namespace solver = isocost::market::detail;

inline constexpr double elasticity = 0.5;

/// One record per firm: sigma, price of compute, of data, shares of compute, talent, data, target,
/// cap on compute.
inline FlatMarket<3> read_market(const std::string& file, int firms) {
    std::ifstream in(file, std::ios::binary);
    FlatMarket<3> market{.talent = 1,
                         .pool = {.supply_fte = 0.0,
                                  .reference_wage_usd_per_year = 1.0,
                                  .supply_elasticity = elasticity}};
    double row[8];
    for (int j = 0; j < firms && in.read(reinterpret_cast<char*>(row), sizeof row); ++j) {
        market.firms.push_back({.inputs = {{{.share = row[3], .price = row[1], .cap = row[7]},
                                            {.share = row[4], .price = 1.0},
                                            {.share = row[5], .price = row[2]}}},
                                .sigma = row[0]});
        market.targets.push_back({.capability = row[6]});
        market.pool.supply_fte += 0.7 * row[6];
    }
    return market;
}

inline Problem problem(const FlatMarket<3>& market, std::size_t j, double wage) {
    const auto& f = market.firms[j];
    return {f.sigma,           0.0,
            f.inputs[0].price, wage,
            f.inputs[2].price, 1.0,
            f.inputs[0].share, f.inputs[1].share,
            f.inputs[2].share, market.targets[j].capability,
            f.inputs[0].cap,   0.0};
}

/// Demand of one firm in closed form: the free CES, or compute at its cap and a CES of the rest.
inline long double demand(const FlatMarket<3>& market, std::size_t j, long double wage) {
    using Number = long double;
    const auto& f = market.firms[j];
    const Number s = f.sigma;
    const Number y = market.targets[j].capability;
    const Number price[3] = {f.inputs[0].price, wage, f.inputs[2].price};
    Number part[3];
    for (int i = 0; i < 3; ++i)
        part[i] = std::pow(Number(f.inputs[i].share), s) * std::pow(price[i], 1 - s);
    const auto bought = [&](int i, Number level, Number cost) {
        return level * std::pow(f.inputs[i].share * cost / price[i], s);
    };
    const Number cost = std::pow(part[0] + part[1] + part[2], 1 / (1 - s));
    if (bought(0, y, cost) <= f.inputs[0].cap) return bought(1, y, cost);
    const Number rho = (s - 1) / s;
    const Number rest =
        std::pow(y, rho) - f.inputs[0].share * std::pow(Number(f.inputs[0].cap), rho);
    return bought(1, std::pow(rest, 1 / rho), std::pow(part[1] + part[2], 1 / (1 - s)));
}

inline double reference_wage(const FlatMarket<3>& market, double near) {
    const auto excess = [&](long double log_wage) {
        long double sum = 0;
        for (std::size_t j = 0; j < market.firms.size(); ++j)
            sum += demand(market, j, std::exp(log_wage));
        return std::log(sum / market.pool.supply_fte) - elasticity * log_wage;
    };
    std::uintmax_t iterations = 60;
    const long double at = std::log(static_cast<long double>(near));
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, at - 0.1L, at + 0.1L, boost::math::tools::eps_tolerance<long double>(62),
        iterations);
    return static_cast<double>(std::exp((low + high) / 2));
}

struct Nested {
    double wage = 0.0;
    int evaluations = 0;
};

/// TOMS748 on ln w, an SLSQP of its own for every firm and wage.
inline Nested nested_nlopt(const FlatMarket<3>& market) {
    Nested nested;
    const auto excess = [&](double log_wage) {
        ++nested.evaluations;
        double sum = 0.0;
        for (std::size_t j = 0; j < market.firms.size(); ++j)
            sum += nlopt_slsqp::solve(problem(market, j, std::exp(log_wage))).L;
        return std::log(sum / market.pool.supply_fte) - elasticity * log_wage;
    };
    std::uintmax_t iterations = 60;
    const auto [low, high] = boost::math::tools::toms748_solve(
        excess, -2.0, 2.0, boost::math::tools::eps_tolerance<double>(40), iterations);
    nested.wage = std::exp((low + high) / 2);
    return nested;
}

/// Everyone hears of everyone, with weights that sum to 1; efficiencies were measured at talents up
/// to half of e away from those without spillovers.
inline isocost::market::Spillovers spillovers(const FlatMarket<3>& market, double strength,
                                              std::uint64_t seed) {
    const auto without = isocost::market::clear(market);
    const auto firms = static_cast<Eigen::Index>(market.firms.size());
    Stream stream(seed, market.firms.size(), 0);
    isocost::market::Spillovers s{.strength = strength};
    s.weights.resize(firms, firms);
    s.reference_talent_fte.resize(firms);
    for (Eigen::Index j = 0; j < firms; ++j)
        s.reference_talent_fte[j] = without.firms[static_cast<std::size_t>(j)].inputs[1] *
                                    std::exp(stream.between(-0.5, 0.5));
    for (Eigen::Index j = 0; j < firms; ++j) {
        for (Eigen::Index k = 0; k < firms; ++k) s.weights(j, k) = stream.unit();
        s.weights.row(j) /= s.weights.row(j).sum();
    }
    return s;
}

/// Newton's method from the same start with a factorization of the whole Jacobian; ln w.
inline double dense_newton(const FlatMarket<3>& market, const isocost::market::Spillovers& s) {
    isocost::market::FlatOracle<3> oracle(market);
    solver::SpilloverSystem system(oracle, market.pool, s);
    auto p = *solver::unrelated(system);
    p = *solver::feasible_start(system, p.state.log_talent, s.strength, p.state.log_wage);
    const auto n = p.residual.size();
    for (int k = 0; k < 30 && p.worst > 1e-11; ++k) {
        const Eigen::MatrixXd matrix =
            Eigen::MatrixXd::Identity(n, n) - system.response(p, s.strength);
        const solver::Vector step = matrix.partialPivLu().solve(p.residual);
        auto next = solver::line_search(system, p, s.strength, step);
        if (!next) break;
        p = std::move(*next);
    }
    return p.state.log_wage;
}

}  // namespace bench
