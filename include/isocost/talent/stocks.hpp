#pragma once

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <string>
#include <unsupported/Eigen/MatrixFunctions>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"
#include "isocost/talent/stock_steps.hpp"

/// Who works where as people enter, move and leave. N_od counts people of origin o who work in d:
///
///   dN_od/dt = g_o s_od + Σ_d' h^o_d'd N_od' − Σ_d' h^o_dd' N_od − δ N_od,
///
/// g_o entrants per year of whom a share s_od starts in d, h^o_d'd the hazard of moving from d' to
/// d (per origin: whoever returns home is not the one who leaves it), δ of leaving the field.
namespace isocost::talent {

struct TalentFlows {
    Eigen::VectorXd entrants_per_year = {};  ///< by origin
    Eigen::MatrixXd entry_shares = {};       ///< origin × place, rows sum to 1
    /// By origin: from × to, the diagonal not read.
    std::vector<Eigen::MatrixXd> move_hazards_per_year = {};
    double exit_hazard_per_year = core::nan;
};

/// Stocks and what certifies them, computed from flows and stocks alone. `stalled` and
/// `out_of_range` (stocks beyond double numbers) come with a reason.
struct TalentStocks {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    Eigen::MatrixXd persons = {};  ///< origin × place
    double residual = core::nan;   ///< worst imbalance of persons, relative to all of an origin
};

namespace detail {

inline void check_flow_shapes(const TalentFlows& f) {
    const auto origins = f.entry_shares.rows();
    const auto places = f.entry_shares.cols();
    bool fits = origins > 0 && places > 0 && f.entrants_per_year.size() == origins &&
                static_cast<Eigen::Index>(f.move_hazards_per_year.size()) == origins;
    for (const auto& hazard : f.move_hazards_per_year)
        fits = fits && hazard.rows() == places && hazard.cols() == places;
    if (!fits)
        throw core::InvalidParameter(
            "TalentFlows", std::to_string(origins) + " x " + std::to_string(places) + " shares",
            "must have entrants and a square of hazards per origin");
}

inline const TalentFlows& checked(const TalentFlows& f) {
    constexpr double rounding = 1e-9;
    check_flow_shapes(f);
    core::require("TalentFlows.exit_hazard_per_year", f.exit_hazard_per_year, core::nonnegative);
    for (Eigen::Index o = 0; o < f.entry_shares.rows(); ++o) {
        const auto of = [o](const char* what) {
            return std::string("TalentFlows.") + what + "[" + std::to_string(o) + "]";
        };
        core::require([&] { return of("entrants_per_year"); }, f.entrants_per_year(o),
                      core::nonnegative);
        core::require([&] { return of("entry_shares"); }, f.entry_shares.row(o).minCoeff(),
                      core::nonnegative);
        core::require([&] { return of("entry_shares") + " in all"; }, f.entry_shares.row(o).sum(),
                      {1.0 - rounding, 1.0 + rounding, false, false, "must be 1"});
        Eigen::MatrixXd moves = f.move_hazards_per_year[static_cast<std::size_t>(o)];
        moves.diagonal().setZero();
        for (const double hazard : moves.reshaped())
            core::require([&] { return of("move_hazards_per_year"); }, hazard, core::nonnegative);
    }
    return f;
}

inline Eigen::VectorXd entries(const TalentFlows& f, Eigen::Index o) {
    return f.entrants_per_year(o) * f.entry_shares.row(o).transpose();
}

/// A of dN/dt = A N + entries: columns sum to −δ.
inline Eigen::MatrixXd movement(const TalentFlows& f, Eigen::Index o) {
    Eigen::MatrixXd moves = f.move_hazards_per_year[static_cast<std::size_t>(o)];
    moves.diagonal().setZero();
    Eigen::MatrixXd a = moves.transpose();
    a.diagonal() -= moves.rowwise().sum();
    a.diagonal().array() -= f.exit_hazard_per_year;
    return a;
}

/// N(t) = e^{At} N(0) + g t φ₁(At) s, both from the exponential of [At s; 0 0]: entry shares rather
/// than persons in the last column, since large entries would only add squarings.
inline Eigen::VectorXd moved(const TalentFlows& f, Eigen::Index o, const Eigen::VectorXd& today,
                             double years) {
    const auto places = today.size();
    Eigen::MatrixXd exponent = Eigen::MatrixXd::Zero(places + 1, places + 1);
    exponent.topLeftCorner(places, places) = movement(f, o) * years;
    exponent.topRightCorner(places, 1) = f.entry_shares.row(o).transpose();
    const Eigen::MatrixXd grown = exponent.exp();
    return grown.topLeftCorner(places, places) * today +
           f.entrants_per_year(o) * years * grown.topRightCorner(places, 1);
}

/// Status from the residual, and the reason of one that is not optimal.
inline TalentStocks concluded(TalentStocks s) {
    constexpr double tolerance = 1e-12;
    if (!s.persons.allFinite()) {
        s.status = core::Status::out_of_range;
        s.reason = core::sentence(s.status);
    } else if (s.residual <= tolerance && s.persons.minCoeff() >= 0.0) {
        s.status = core::Status::optimal;
    } else {
        s.reason = "persons are out of balance by " + core::text(s.residual, 3) +
                   " of an origin, more than 1e-12; hazards as large as these lose digits";
    }
    return s;
}

}  // namespace detail

/// How far the stocks are from standing still: the worst |dN_od/dt| of an origin over what flows
/// through it, and of all of an origin, whose moves cancel, by the sums of the equation. NaN where
/// a stock or a flow is not a number.
inline double stock_imbalance(const TalentFlows& f, const Eigen::MatrixXd& persons) {
    const auto relative = [](double in, double out) {
        return in == 0.0 && out == 0.0 ? 0.0 : std::abs(in - out) / (in + out);
    };
    double worst = 0.0;
    for (Eigen::Index o = 0; o < persons.rows(); ++o) {
        worst = core::worse(
            worst, relative(f.entrants_per_year(o), f.exit_hazard_per_year * persons.row(o).sum()));
        const auto& h = f.move_hazards_per_year[static_cast<std::size_t>(o)];
        for (Eigen::Index d = 0; d < persons.cols(); ++d) {
            double in = f.entrants_per_year(o) * f.entry_shares(o, d);
            double out = f.exit_hazard_per_year * persons(o, d);
            for (Eigen::Index e = 0; e < persons.cols(); ++e) {
                if (e == d) continue;
                in += h(e, d) * persons(o, e);
                out += h(d, e) * persons(o, d);
            }
            worst = core::worse(worst, relative(in, out));
        }
    }
    return worst;
}

/// Where the stocks come to rest: −A N = entries for every origin, an M-matrix, so N ≥ 0. Unbounded
/// when nobody ever leaves the field and some enter. Throws InvalidParameter.
inline TalentStocks steady_stocks(const TalentFlows& flows) {
    const auto& f = detail::checked(flows);
    TalentStocks s;
    if (f.exit_hazard_per_year == 0.0) {
        s.status = core::Status::unbounded;
        s.reason =
            "nobody leaves the field, so there is no steady state; an exit hazard above 0 "
            "gives one";
        return s;
    }
    s.persons.resize(f.entry_shares.rows(), f.entry_shares.cols());
    for (Eigen::Index o = 0; o < s.persons.rows(); ++o)
        s.persons.row(o) =
            (-detail::movement(f, o)).partialPivLu().solve(detail::entries(f, o)).transpose();
    s.residual = stock_imbalance(f, s.persons);
    return detail::concluded(s);
}

/// Persons that an origin must have after `years`, whoever moved where: N e^{−δt} + g(1 −
/// e^{−δt})/δ.
inline double persons_of_origin(const TalentFlows& f, Eigen::Index o, double start, double years) {
    const double kept = -f.exit_hazard_per_year * years;
    const double entered = kept == 0.0 ? years : years * std::expm1(kept) / kept;
    return start * std::exp(kept) + f.entrants_per_year(o) * entered;
}

/// How far stocks are from those that the flows make of today's after some years, over all persons
/// of an origin: the worst difference of a place from a Taylor series in small steps, and of all
/// from their closed form. It shares nothing with the matrix exponential. NaN where either is.
inline double stock_error(const TalentFlows& f, const Eigen::MatrixXd& persons_today, double years,
                          const Eigen::MatrixXd& persons) {
    double worst = 0.0;
    for (Eigen::Index o = 0; o < persons.rows(); ++o) {
        const Eigen::VectorXd today = persons_today.row(o).transpose();
        const double all = persons_of_origin(f, o, today.sum(), years);
        const detail::Equation equation{f.move_hazards_per_year[static_cast<std::size_t>(o)],
                                        f.exit_hazard_per_year, f.entry_shares.row(o).transpose()};
        const Eigen::VectorXd off = persons.row(o).transpose() -
                                    detail::stepped(equation, today, f.entrants_per_year(o), years);
        for (const double place : off)
            worst = core::worse(worst, place == 0.0 ? 0.0 : std::abs(place) / all);
        const double lost = persons.row(o).sum() - all;
        worst = core::worse(worst, lost == 0.0 ? 0.0 : std::abs(lost) / all);
    }
    return worst;
}

/// The stocks after some years from those of today, by the matrix exponential (Higham 2005, scaling
/// and squaring): exact up to rounding, no steps in time. `residual` is `stock_error`. Throws
/// InvalidParameter.
inline TalentStocks stocks_after(const TalentFlows& flows, const Eigen::MatrixXd& persons_today,
                                 double years) {
    const auto& f = detail::checked(flows);
    core::require("years", years, core::nonnegative);
    const auto places = f.entry_shares.cols();
    if (persons_today.rows() != f.entry_shares.rows() || persons_today.cols() != places ||
        !(persons_today.array() >= 0.0).all() || !persons_today.allFinite())
        throw core::InvalidParameter("persons_today", "a table",
                                     "must be origin x place of numbers of 0 or more");
    TalentStocks s{.persons = persons_today};
    for (Eigen::Index o = 0; o < persons_today.rows(); ++o)
        s.persons.row(o) = detail::moved(f, o, persons_today.row(o).transpose(), years).transpose();
    s.residual = stock_error(f, persons_today, years, s.persons);
    return detail::concluded(s);
}

}  // namespace isocost::talent
