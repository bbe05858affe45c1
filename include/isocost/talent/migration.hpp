#pragma once

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <string>

#include "isocost/core/field.hpp"

/// Where people of an origin work: a logit over destinations (McFadden 1974). Rows are origins,
/// columns destinations, in the same order.
///
///   s_od = exp((u_d − m_od)/τ) / Σ_d' exp((u_d' − m_od')/τ),   u_d = ln of pay at parity prices,
///
/// m_od the friction of working there in units of log pay (+∞ where nobody may go, 0 at home), τ
/// the spread of tastes. The shares identify m/τ alone: τ has to come from elsewhere.
namespace isocost::talent {

namespace detail {

inline void check_tau(double tau) {
    core::require("tau", tau, core::positive, "spread of tastes in units of log pay");
}

inline void check_log_pay(const Eigen::VectorXd& log_pay, Eigen::Index destinations) {
    if (log_pay.size() != destinations || destinations == 0)
        throw core::InvalidParameter("log_pay", std::to_string(log_pay.size()) + " values",
                                     "must hold one number per destination",
                                     std::to_string(destinations) + " columns");
    if (!log_pay.allFinite())
        throw core::InvalidParameter("log_pay", "a value that is not finite", "must be finite");
}

inline std::string place(const char* matrix, Eigen::Index origin, Eigen::Index destination) {
    return std::string(matrix) + "[" + std::to_string(origin) + "," + std::to_string(destination) +
           "]";
}

inline void check_friction(const Eigen::MatrixXd& friction) {
    for (Eigen::Index o = 0; o < friction.rows(); ++o) {
        for (Eigen::Index d = 0; d < friction.cols(); ++d)
            core::require([&] { return place("friction", o, d); }, friction(o, d),
                          {-core::infinity, core::infinity, true, false, "must be a number"},
                          "infinite where nobody may go");
        if (friction.row(o).minCoeff() == core::infinity)
            throw core::InvalidParameter("friction row " + std::to_string(o), core::infinity,
                                         "must leave one destination open");
    }
}

inline void check_shares(const Eigen::MatrixXd& shares) {
    constexpr double rounding = 1e-9;
    if (shares.rows() != shares.cols())
        throw core::InvalidParameter(
            "shares", std::to_string(shares.rows()) + " x " + std::to_string(shares.cols()),
            "must be square", "every origin is one of the destinations");
    for (Eigen::Index o = 0; o < shares.rows(); ++o) {
        for (Eigen::Index d = 0; d < shares.cols(); ++d)
            core::require([&] { return place("shares", o, d); }, shares(o, d),
                          {0.0, 1.0, o == d, false,
                           o == d ? "must be above 0 and at most 1" : "must be from 0 to 1"},
                          "share of an origin's people");
        if (std::abs(shares.row(o).sum() - 1.0) > rounding)
            throw core::InvalidParameter("shares row " + std::to_string(o), shares.row(o).sum(),
                                         "must sum to 1", "everybody works somewhere");
    }
}

}  // namespace detail

/// The shares s_od; every row sums to 1. Each row is taken relative to its best destination, so
/// nothing overflows. Throws InvalidParameter.
inline Eigen::MatrixXd migration_shares(const Eigen::VectorXd& log_pay,
                                        const Eigen::MatrixXd& friction, double tau) {
    detail::check_tau(tau);
    detail::check_log_pay(log_pay, friction.cols());
    detail::check_friction(friction);
    Eigen::MatrixXd shares(friction.rows(), friction.cols());
    for (Eigen::Index o = 0; o < friction.rows(); ++o) {
        const Eigen::RowVectorXd utility = log_pay.transpose() - friction.row(o);
        shares.row(o) = ((utility.array() - utility.maxCoeff()) / tau).exp().matrix();
        shares.row(o) /= shares.row(o).sum();
    }
    return shares;
}

/// The frictions that replicate observed shares at the pay of their time,
///   m_od = u_d − u_o − τ ln(s_od/s_oo),  m_oo = 0:
/// exactly identified, and infinite where nobody went. Throws InvalidParameter, also when nobody of
/// an origin stayed.
inline Eigen::MatrixXd frictions_from_shares(const Eigen::VectorXd& log_pay,
                                             const Eigen::MatrixXd& shares, double tau) {
    detail::check_tau(tau);
    detail::check_log_pay(log_pay, shares.cols());
    detail::check_shares(shares);
    Eigen::MatrixXd friction(shares.rows(), shares.cols());
    for (Eigen::Index o = 0; o < shares.rows(); ++o)
        for (Eigen::Index d = 0; d < shares.cols(); ++d)
            friction(o, d) =
                o == d ? 0.0
                       : log_pay(d) - log_pay(o) - tau * std::log(shares(o, d) / shares(o, o));
    return friction;
}

/// ∂ ln s_od/∂u_d = (1 − s_od)/τ: by how many percent the share that works there grows per percent
/// of pay there. No check of the domain: for sweeps.
inline double migration_elasticity(double share, double tau) { return (1.0 - share) / tau; }

/// One way that people of one origin can take.
struct MigrationRoute {
    double home_pay_usd_per_year = core::nan;  ///< at parity prices
    double away_pay_usd_per_year = core::nan;  ///< at parity prices
    double share_home = core::nan;
    double share_away = core::nan;
    double tau = core::nan;
};

inline auto fields(const MigrationRoute&) {
    using M = MigrationRoute;
    constexpr core::Bounds share{0.0, 1.0, true, true, "must be between 0 and 1"};
    constexpr auto pay = "USD per year";
    return std::array{
        core::Field{"home_pay_usd_per_year", &M::home_pay_usd_per_year, core::positive, pay,
                    "pay at home, at parity prices"},
        core::Field{"away_pay_usd_per_year", &M::away_pay_usd_per_year, core::positive, pay,
                    "pay abroad, at parity prices"},
        core::Field{"share_home", &M::share_home, share, "", "share of the origin that stays"},
        core::Field{"share_away", &M::share_away, share, "", "share of the origin that is there"},
        core::Field{"tau", &M::tau, core::positive, "", "spread of tastes in units of log pay"}};
}

/// What keeps people at home on that way. `friction_pay_multiple` = e^m: so many times the home pay
/// would make both places equally good to the marginal person.
struct MigrationFriction {
    double friction = core::nan;  ///< in units of log pay; negative when people want to leave
    double friction_pay_multiple = core::nan;
    double elasticity_away = core::nan;  ///< of the share abroad to the pay there
    double elasticity_home = core::nan;  ///< of the share at home to the pay at home
};

/// The friction of one way, m = u_d − u_o − τ ln(s_od/s_oo), and what pay moves. Throws
/// InvalidParameter, also when the two shares are more than everybody.
inline MigrationFriction migration_friction(const MigrationRoute& route) {
    core::checked(route, "MigrationRoute");
    core::require("MigrationRoute.share_home + share_away", route.share_home + route.share_away,
                  {0.0, 1.0, true, false, "must be at most 1"}, "shares of the same people");
    const double friction = std::log(route.away_pay_usd_per_year / route.home_pay_usd_per_year) -
                            route.tau * std::log(route.share_away / route.share_home);
    return {.friction = friction,
            .friction_pay_multiple = std::exp(friction),
            .elasticity_away = migration_elasticity(route.share_away, route.tau),
            .elasticity_home = migration_elasticity(route.share_home, route.tau)};
}

}  // namespace isocost::talent
