#pragma once
// When is an answer wrong? Judged in long double from the inputs that the contender returns.
//
//   wrong   non-finite, or a negative input, or F < T or C > K by more than 1e-6 relative, or the
//           objective off by more than max(1e-6, 1000 eps condition)
//   silent  wrong while claiming success
//   any     wrong, or a reported failure; on an infeasible problem: claiming success
#include <cmath>
#include <limits>

#include "problems.hpp"

namespace bench {

struct Score {
    double wrong, silent, any;
    double objective_error;  // relative; the larger of the reported cost's and the inputs' cost's
};

using Long = long double;

/// log(F/T) at the inputs, through expm1 and log1p, so that no digits are lost near sigma = 1.
inline Long log_output_ratio(const Problem& p, const Answer& a) {
    const Long rho = (static_cast<Long>(p.sigma) - 1) / p.sigma;
    const Long scale = std::log(static_cast<Long>(p.T)) - std::log(static_cast<Long>(p.A));
    const Long z[3] = {std::log(static_cast<Long>(a.C)) - scale,
                       std::log(static_cast<Long>(a.L)) - scale,
                       std::log(static_cast<Long>(a.D)) - scale};
    const Long share[3] = {p.aC, p.aL, p.aD};
    Long sum = 0, top = -std::numeric_limits<Long>::infinity();
    for (int i = 0; i < 3; ++i) top = std::fmax(top, rho * z[i]);
    if (rho == 0 || std::fabs(top) < 1) {
        for (int i = 0; i < 3; ++i) sum += share[i] * (rho == 0 ? z[i] : std::expm1(rho * z[i]));
        return rho == 0 ? sum : std::log1p(sum) / rho;
    }
    for (int i = 0; i < 3; ++i) sum += share[i] * std::exp(rho * z[i] - top);
    return (top + std::log(sum)) / rho;
}

inline Long cost(const Problem& p, const Answer& a) {
    return static_cast<Long>(p.pc) * a.C +
           p.w0 * std::pow(static_cast<Long>(a.L), 1 + static_cast<Long>(p.eta)) +
           static_cast<Long>(p.pd) * a.D;
}

inline double relative_error(const Reference& r, Long cost) {
    const Long error = std::fabs((cost - r.cost) - r.cost_low) / r.cost;
    return std::isfinite(error) ? static_cast<double>(error)
                                : std::numeric_limits<double>::infinity();
}

inline bool admissible(const Problem& p, const Answer& a) {
    for (const double x : {a.C, a.L, a.D, a.cost})
        if (!std::isfinite(x) || x < 0) return false;
    return a.C <= p.K * (1 + 1e-6) && log_output_ratio(p, a) >= -1e-6L;
}

inline Score score(const Record& record, const Answer& a) {
    const auto& [p, r] = record;
    const bool claims = a.claims_success != 0;
    if (r.feasible == 0) return {0, claims ? 1.0 : 0.0, claims ? 1.0 : 0.0, 0};
    const double error = std::fmax(relative_error(r, a.cost), relative_error(r, cost(p, a)));
    const double eps = std::numeric_limits<double>::epsilon();
    const bool wrong = !admissible(p, a) || !(error <= std::fmax(1e-6, 1e3 * eps * r.condition));
    return {wrong ? 1.0 : 0.0, wrong && claims ? 1.0 : 0.0, wrong || !claims ? 1.0 : 0.0, error};
}

}  // namespace bench
