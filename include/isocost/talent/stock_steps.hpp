#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

/// Stocks of one origin by a Taylor series in small steps: the second opinion on the matrix
/// exponential of stocks.hpp, with which it shares no code.
namespace isocost::talent::detail {

/// dN_d/dt = g s_d + Σ_e h_ed N_e − Σ_e h_de N_d − δ N_d of one origin; the diagonal of h is not
/// read.
struct Equation {
    Eigen::MatrixXd move_hazards_per_year = {};  ///< from × to
    double exit_hazard_per_year = 0.0;
    Eigen::VectorXd entry_shares = {};
};

/// dN/dt by the sums of the equation, with `entrants` a year in all.
inline Eigen::VectorXd change_per_year(const Equation& equation, const Eigen::VectorXd& persons,
                                       double entrants) {
    const auto& h = equation.move_hazards_per_year;
    Eigen::VectorXd change(persons.size());
    for (Eigen::Index d = 0; d < persons.size(); ++d) {
        change(d) =
            entrants * equation.entry_shares(d) - equation.exit_hazard_per_year * persons(d);
        for (Eigen::Index e = 0; e < persons.size(); ++e)
            if (e != d) change(d) += h(e, d) * persons(e) - h(d, e) * persons(d);
    }
    return change;
}

/// N(years) from N(0), for steps in which at most half of a place leaves: terms are below 1/k! of
/// all persons, so 20 of them leave nothing of a double.
inline Eigen::VectorXd small_step(const Equation& equation, const Eigen::VectorXd& today,
                                  double entrants, double years) {
    Eigen::VectorXd term = change_per_year(equation, today, entrants) * years;
    Eigen::VectorXd later = today + term;
    for (int k = 2; k <= 20; ++k) {
        term = change_per_year(equation, term, 0.0) * (years / k);
        later += term;
    }
    return later;
}

/// How often to halve the years until at most half of any place leaves in them.
inline int halvings(const Equation& equation, double years) {
    const auto& h = equation.move_hazards_per_year;
    double fastest = 0.0;
    for (Eigen::Index d = 0; d < h.rows(); ++d) {
        double leaving = equation.exit_hazard_per_year;
        for (Eigen::Index e = 0; e < h.cols(); ++e)
            if (e != d) leaving += h(d, e);
        fastest = std::max(fastest, leaving);
    }
    if (fastest == 0.0 || years == 0.0) return 0;
    return std::max(0, std::ilogb(std::min(fastest, 1e308)) + std::ilogb(years) + 3);
}

/// N(years) with `entrants` a year: the map of one small step, N -> E N + b, and twice the years
/// with every doubling. No check of the domain.
inline Eigen::VectorXd stepped(const Equation& equation, const Eigen::VectorXd& today,
                               double entrants, double years) {
    const auto places = today.size();
    const int doublings = halvings(equation, years);
    const double step = std::ldexp(years, -doublings);
    Eigen::VectorXd entered = small_step(equation, Eigen::VectorXd::Zero(places), 1.0, step);
    Eigen::MatrixXd kept(places, places);
    for (Eigen::Index d = 0; d < places; ++d)
        kept.col(d) = small_step(equation, Eigen::VectorXd::Unit(places, d), 0.0, step);
    for (int count = 0; count < doublings; ++count) {
        entered += (kept * entered).eval();
        kept = (kept * kept).eval();
    }
    return kept * today + entrants * entered;
}

}  // namespace isocost::talent::detail
