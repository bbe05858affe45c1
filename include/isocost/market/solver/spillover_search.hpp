#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/solver/anderson.hpp"
#include "isocost/market/solver/spillover_newton.hpp"
#include "isocost/market/solver/spillover_system.hpp"
#include "isocost/market/spillovers.hpp"

namespace isocost::market {

namespace detail {

/// Uniform in (−1, 1), a function of seed and counter alone (SplitMix64; Steele, Lea and Flood
/// 2014).
inline double random_sign_uniform(std::uint64_t seed, std::uint64_t counter) {
    std::uint64_t z = seed + (counter + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return 2.0 * (static_cast<double>(z >> 11) + 0.5) * 0x1p-53 - 1.0;
}

/// The point at talent ℓ and the wage that clears there; ℓ drawn toward ℓ̄, where every firm is as
/// it was described, until all firms can reach their capability.
template <class System>
std::optional<SpilloverPoint> feasible_start(System& system, const Vector& log_talent,
                                             double strength, double log_wage) {
    const Vector away = log_talent - system.log_reference();
    for (double length = 1.0; length > 1e-12; length *= 0.5) {
        SpilloverState state{system.log_reference() + length * away, log_wage};
        const auto p = system.at(state, strength);
        if (!p) continue;
        const double wage = system.clearing_wage(p->log_efficiency, log_wage);
        if (std::isfinite(wage)) state.log_wage = wage;
        return system.at(state, strength);
    }
    return std::nullopt;
}

/// From a point to where a method ends: Newton's with a dense factorization for few firms,
/// Anderson's mixing for many, and Newton's with GMRES where that fails.
template <class System>
SpilloverPoint search(System& system, const SpilloverPoint& start, double strength) {
    if (system.size() > dense_firms) {
        const auto end = anderson(system, start, strength);
        if (end && end->worst <= 1e-11) return *end;
    }
    return newton(system, start, strength);
}

/// Follows the equilibrium without spillovers as their strength grows; `followed` is how far it
/// came, as a share.
template <class System>
SpilloverPoint follow(System& system, SpilloverPoint p, double strength, double& followed) {
    followed = 0.0;
    for (double stride = 0.25; followed < 1.0 && stride > 1e-3;) {
        const double next = std::min(1.0, followed + stride);
        auto q = system.at(p.state, strength * next);
        if (q) q = newton(system, std::move(*q), strength * next);
        if (q && q->worst <= 1e-10) {
            p = std::move(*q);
            followed = next;
            stride = std::min(0.25, 2.0 * stride);
        } else {
            stride *= 0.5;
        }
    }
    return p;
}

/// Spectral radius of the response map by power iteration, from the growth over the later half of
/// the steps, so that a complex pair only ripples. Ends early where ten steps agree to 1e-8.
template <class System>
double response_radius(const System& system, const SpilloverPoint& p, double strength, int most) {
    if (strength == 0.0) return 0.0;
    Vector v(p.residual.size());
    for (Eigen::Index j = 0; j < v.size(); ++j)
        v[j] = 1.0 + 0.5 * random_sign_uniform(0, static_cast<std::uint64_t>(j));
    v.normalize();
    double before = core::nan;
    double logs = 0.0;
    int agree = 0;
    int counted = 0;
    for (int k = 0; k < most && agree < 10; ++k) {
        v = system.response(p, strength, v);
        const double growth = v.norm();
        if (!(growth > 1e-200)) return growth;
        v /= growth;
        agree = std::abs(growth - before) <= 1e-8 * growth ? agree + 1 : 0;
        before = growth;
        if (2 * k < most) continue;
        logs += std::log(growth);
        ++counted;
    }
    return agree == 10 || counted == 0 ? before : std::exp(logs / counted);
}

template <class System>
void keep(System& system, const SpilloverPoint& p, const SpilloverOptions& options,
          SpilloverSolution& solution) {
    for (const auto& known : solution.equilibria)
        if ((known.log_talent - p.demand).cwiseAbs().maxCoeff() < 1e-6) return;
    const double radius =
        options.most_response_steps > 0
            ? response_radius(system, p, system.strength(), options.most_response_steps)
            : core::nan;
    solution.equilibria.push_back(
        {p.state.log_wage, p.demand, p.log_efficiency, p.worst, radius, system.indeterminate(p)});
}

/// The market without spillovers: where the search begins.
template <class System>
std::optional<SpilloverPoint> unrelated(System& system) {
    const Vector none = Vector::Zero(static_cast<Eigen::Index>(system.size()));
    const double start = std::log(system.pool().reference_wage_usd_per_year);
    const double wage = system.clearing_wage(none, start);
    if (!std::isfinite(wage)) return std::nullopt;
    Vector talent = none;
    for (std::size_t j = 0; j < system.size(); ++j)
        talent[static_cast<Eigen::Index>(j)] = system.demand()[j].log_talent;
    return system.at({talent, wage}, 0.0);
}

template <class System>
void search_all(System& system, const SpilloverPoint& base, const SpilloverOptions& options,
                SpilloverSolution& solution) {
    const double strength = system.strength();
    solution.followed_strength = strength;
    const auto n = static_cast<std::uint64_t>(system.size());
    for (int k = 0; k < options.starts; ++k) {
        Vector talent = base.state.log_talent;
        for (std::uint64_t j = 0; k > 0 && j < n; ++j) {
            const auto i = static_cast<Eigen::Index>(j);
            const auto draw = static_cast<std::uint64_t>(k) * n + j;
            talent[i] = system.log_reference()[i] +
                        options.spread * random_sign_uniform(options.seed, draw);
        }
        auto p = feasible_start(system, talent, strength, base.state.log_wage);
        if (p) p = search(system, *p, strength);
        if (k == 0 && !(p && p->worst <= options.tolerance)) {
            double followed = 0.0;
            p = follow(system, base, strength, followed);
            solution.followed_strength = followed * strength;
            if (followed < 1.0) {
                const int steps = std::max(options.most_response_steps, 50);
                solution.followed_radius =
                    response_radius(system, *p, solution.followed_strength, steps);
                p = std::nullopt;
            }
        }
        if (p && p->worst <= options.tolerance)
            keep(system, *p, options, solution);
        else
            ++solution.starts_without;
    }
}

inline std::string found_nothing(const SpilloverSolution& solution, double strength) {
    std::string reason =
        "no equilibrium was found; whether there is one is open. Without "
        "spillovers there is, and it can be followed up to strength " +
        core::text(solution.followed_strength, 4) + " of " + core::text(strength, 4);
    // At a fold the response map has eigenvalue 1, which is approached as a square root.
    if (solution.followed_radius > 0.8)
        reason += ", where everyone's answers to everyone grow so strong (response radius " +
                  core::text(solution.followed_radius, 3) +
                  ") that it meets another equilibrium and both end";
    else if (solution.infeasible_firm)
        reason += ", where firm " + std::to_string(*solution.infeasible_firm) +
                  " comes to what its caps allow";
    return reason;
}

}  // namespace detail

/// Equilibria of a market in which the talent of each firm moves the efficiency of others: for any
/// firms that an oracle answers for. Looks from the market without spillovers and from random
/// starts, and returns all distinct ones it meets. `infeasible`: without spillovers already no wage
/// clears the market. `stalled`: none was found; `reason` says how far it came. No NaN in what is
/// returned. Throws InvalidParameter.
template <DemandOracle Oracle>
[[nodiscard]] SpilloverSolution find_equilibria(Oracle& oracle, const FlatPool& pool,
                                                const Spillovers& spillovers,
                                                const SpilloverOptions& options = {}) {
    core::checked(pool, "FlatPool");
    checked(spillovers, oracle.size());
    checked(options);
    detail::SpilloverSystem<Oracle> system(oracle, pool, spillovers);
    SpilloverSolution solution;
    const auto base = detail::unrelated(system);
    if (base) detail::search_all(system, *base, options, solution);
    solution.evaluations = system.evaluations();
    if (!base || solution.equilibria.empty()) solution.infeasible_firm = system.infeasible();
    if (!base) {
        solution.status = core::Status::infeasible;
        solution.reason = "without spillovers no wage clears the market already";
        if (solution.infeasible_firm)
            solution.reason += ": firm " + std::to_string(*solution.infeasible_firm) +
                               " cannot reach its capability";
    } else if (solution.equilibria.empty()) {
        solution.reason = detail::found_nothing(solution, spillovers.strength);
    } else {
        solution.status = core::Status::optimal;
        const auto several = solution.equilibria.size();
        if (several > 1)
            solution.reason = std::to_string(several) +
                              " equilibria were found; which one the market reaches depends on "
                              "where it starts";
        if (std::any_of(solution.equilibria.begin(), solution.equilibria.end(),
                        [](const auto& each) { return each.indeterminate; }))
            solution.reason += std::string(several > 1 ? "; " : "") +
                               "where an equilibrium is indeterminate, other wages fit it as well";
    }
    return solution;
}

}  // namespace isocost::market
