#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "isocost/market/pool.hpp"
#include "isocost/talent/migration.hpp"

namespace isocost::market {

/// People choose where to work by the wage in purchasing power, a friction and their own taste:
/// the share of those from origin o who go to destination d is
///
///     s_od = e^{(u_d − m_od)/τ} / Σ_k e^{(u_k − m_ok)/τ},   u_d = ln(w_d / purchasing power),
///
/// a logit (McFadden 1974), ∂ ln s_od/∂u_d = (1 − s_od)/τ. `friction` (m_od, in percent of pay as a
/// logarithm; row origin, column destination, 0 at home, +∞ a closed border) and `tau` > 0, the
/// spread of taste. Only m/τ can be read off shares: see `friction_of_shares`. Below τ of about
/// 1e-4 a rounding of ln w moves more than 1e-10 of the people across an open border, and no
/// equilibrium can be told as closely as its certificate asks.
struct Migration {
    Eigen::MatrixXd friction = {};
    double tau = core::nan;
};

/// Where the people of every pool work, at given wages.
///
/// How many of origin o work at all is N_o = S_o (I_o/I_o0)^{ε_o}, I_o = [Σ_d e^{(u_d − m_od)/τ}]^τ
/// the certain wage that is worth as much as the choice (the inclusive value), I_o0 at reference
/// wages. Then ∂ ln(N_o s_od)/∂u_k = δ_dk/τ + (ε_o − 1/τ) s_ok: wages elsewhere draw people away,
/// and destinations are gross substitutes, exactly when ε_o ≤ 1/τ. Beyond, a better wage abroad
/// brings out more people than it draws from here; that is allowed, but uniqueness of an
/// equilibrium is then not a theorem.
struct Allocation {
    Eigen::MatrixXd fte;         ///< N_o s_od, row origin, column destination
    Eigen::VectorXd log_value;   ///< ln I_o
    Eigen::VectorXd supply_fte;  ///< S_d = Σ_o N_o s_od
    Eigen::MatrixXd slope;       ///< ∂S_d/∂ ln w_k
};

namespace detail {

/// ln I_o and, in `shares`, s_od.
inline double log_inclusive(const Eigen::VectorXd& u, const Eigen::VectorXd& friction, double tau,
                            Eigen::VectorXd& shares) {
    const Eigen::ArrayXd z = (u - friction).array() / tau;
    const double top = z.maxCoeff();
    // std::exp, as a vectorized one gives a closed border 1e-306 of the people.
    shares = (z - top).unaryExpr([](double each) { return std::exp(each); }).matrix();
    const double sum = shares.sum();
    shares /= sum;
    return tau * (top + std::log(sum));
}

/// ln I_o − ln I_o0. At large τ the difference of the two would be τ times a rounding: from the
/// shares before, τ ln Σ_d s_od0 e^{Δu_d/τ}, with the largest Δu taken out. At small τ those shares
/// may be 0 where people go now, and the difference is exact.
inline double log_growth(const Eigen::VectorXd& u, const Eigen::VectorXd& u0,
                         const Eigen::VectorXd& friction, double tau) {
    Eigen::VectorXd shares(u.size());
    const double before = log_inclusive(u0, friction, tau, shares);
    if (tau > 1.0) {
        const Eigen::VectorXd change = u - u0;
        double most = -core::infinity;
        for (Eigen::Index d = 0; d < u.size(); ++d)
            if (shares[d] > 0.0) most = std::max(most, change[d]);
        double sum = 0.0;
        for (Eigen::Index d = 0; d < u.size(); ++d)
            if (shares[d] > 0.0) sum += shares[d] * std::expm1((change[d] - most) / tau);
        return most + tau * std::log1p(sum);
    }
    return log_inclusive(u, friction, tau, shares) - before;
}

inline Eigen::VectorXd compared_wages(const std::vector<Pool>& pools,
                                      const Eigen::VectorXd& log_wages) {
    Eigen::VectorXd u = log_wages;
    for (Eigen::Index p = 0; p < u.size(); ++p)
        u[p] -= std::log(pools[static_cast<std::size_t>(p)].purchasing_power);
    return u;
}

inline Eigen::VectorXd reference_log_wages(const std::vector<Pool>& pools) {
    Eigen::VectorXd log_wages(static_cast<Eigen::Index>(pools.size()));
    for (std::size_t p = 0; p < pools.size(); ++p)
        log_wages[static_cast<Eigen::Index>(p)] = std::log(pools[p].wage_usd_per_year);
    return log_wages;
}

inline void require_friction(const Migration& migration, std::size_t pools) {
    const auto n = static_cast<Eigen::Index>(pools);
    core::require("Migration.tau", migration.tau, core::positive,
                  "taste is spread, however little");
    if (migration.friction.rows() != n || migration.friction.cols() != n)
        throw core::InvalidParameter("Migration.friction",
                                     std::to_string(migration.friction.rows()) + " x " +
                                         std::to_string(migration.friction.cols()),
                                     "must have a row and a column for every pool");
    for (Eigen::Index o = 0; o < n; ++o)
        for (Eigen::Index d = 0; d < n; ++d) {
            const double m = migration.friction(o, d);
            if (o == d ? m != 0.0 : !(m > -core::infinity))
                throw core::InvalidParameter(
                    "Migration.friction[" + std::to_string(o) + "," + std::to_string(d) + "]", m,
                    o == d ? "must be 0, staying at home" : "must be a number or +inf");
        }
}

/// Whether people of origin o may work at destination d: the border is open, however costly.
inline bool may_go(const std::optional<Migration>& migration, std::size_t o, std::size_t d) {
    if (!migration) return o == d;
    return migration->friction(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(d)) <
           core::infinity;
}

}  // namespace detail

/// Throws InvalidParameter where the friction does not fit the pools.
inline Allocation allocate(const std::vector<Pool>& pools, const Migration& migration,
                           const Eigen::VectorXd& log_wages) {
    detail::require_friction(migration, pools.size());
    const auto n = static_cast<Eigen::Index>(pools.size());
    const Eigen::VectorXd u = detail::compared_wages(pools, log_wages);
    const Eigen::VectorXd u0 = detail::compared_wages(pools, detail::reference_log_wages(pools));
    Allocation answer{Eigen::MatrixXd(n, n), Eigen::VectorXd(n), Eigen::VectorXd(n),
                      Eigen::MatrixXd::Zero(n, n)};
    for (Eigen::Index o = 0; o < n; ++o) {
        const auto& pool = pools[static_cast<std::size_t>(o)];
        const Eigen::VectorXd friction = migration.friction.row(o).transpose();
        Eigen::VectorXd s(n);
        const double growth = detail::log_growth(u, u0, friction, migration.tau);
        answer.log_value[o] = detail::log_inclusive(u, friction, migration.tau, s);
        const double people = pool.supply_fte * std::exp(pool.supply_elasticity * growth);
        const Eigen::VectorXd going = people * s;
        answer.fte.row(o) = going.transpose();
        answer.slope += going.asDiagonal().toDenseMatrix() / migration.tau +
                        (pool.supply_elasticity - 1.0 / migration.tau) * going * s.transpose();
    }
    answer.supply_fte = answer.fte.colwise().sum().transpose();
    return answer;
}

/// m_od = u_d − u_o − τ ln(s_od/s_oo): the friction at which people go where they were seen to go,
/// at the pools' reference wages. `shares` in rows that sum to 1 within 1e-9, everyone's own share
/// positive; a share of 0 is a closed border. τ is assumed: shares alone do not tell it from m.
/// Throws InvalidParameter.
inline Eigen::MatrixXd friction_of_shares(const std::vector<Pool>& pools,
                                          const Eigen::MatrixXd& shares, double tau) {
    const auto n = static_cast<Eigen::Index>(pools.size());
    if (shares.rows() != n || shares.cols() != n)
        throw core::InvalidParameter(
            "friction_of_shares.shares",
            std::to_string(shares.rows()) + " x " + std::to_string(shares.cols()),
            "must have a row and a column for every pool");
    const Eigen::VectorXd u = detail::compared_wages(pools, detail::reference_log_wages(pools));
    for (Eigen::Index o = 0; o < n; ++o)
        if (!(std::abs(shares.row(o).sum() - 1.0) <= 1e-9))
            throw core::InvalidParameter("friction_of_shares.shares[" + std::to_string(o) + "]",
                                         shares.row(o).sum(), "must sum to 1");
    const Eigen::MatrixXd friction = talent::frictions_from_shares(u, shares, tau);
    detail::require_friction({friction, tau}, pools.size());
    return friction;
}

}  // namespace isocost::market
