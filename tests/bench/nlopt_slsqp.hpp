#pragma once
// NLopt's SLSQP at its best: logs of x/(T/A), log cost, log output, exact gradients, tight
// tolerances, one optimizer object for all problems. The start x = T/A is exactly feasible unless
// the cap cuts it.
#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <nlopt.hpp>
#include <vector>

#include "problems.hpp"

namespace bench::nlopt_slsqp {

struct Scaled {
    Problem p{};
    double rho = 0, tA = 1, log_talent = 0;  // log_talent = log(w0 (T/A)^(1+eta))

    void set(const Problem& problem) {
        p = problem;
        rho = (p.sigma - 1) / p.sigma;
        tA = p.T / p.A;
        log_talent = std::log(p.w0) + (1 + p.eta) * std::log(tA);
    }
};

inline double log_sum(const double (&t)[3], double (&share)[3]) {
    const double top = std::max({t[0], t[1], t[2]});
    double sum = 0;
    for (int i = 0; i < 3; ++i) sum += share[i] = std::exp(t[i] - top);
    for (double& s : share) s /= sum;
    return top + std::log(sum);
}

inline double log_cost(unsigned, const double* y, double* gradient, void* data) {
    const auto& s = *static_cast<const Scaled*>(data);
    const double t[3] = {std::log(s.p.pc * s.tA) + y[0], s.log_talent + (1 + s.p.eta) * y[1],
                         std::log(s.p.pd * s.tA) + y[2]};
    double share[3];
    const double value = log_sum(t, share);
    if (gradient) {
        gradient[0] = share[0];
        gradient[1] = (1 + s.p.eta) * share[1];
        gradient[2] = share[2];
    }
    return value;
}

/// -log(F/T) <= 0; Cobb-Douglas within 1e-8 of sigma = 1.
inline double shortfall(unsigned, const double* y, double* gradient, void* data) {
    const auto& s = *static_cast<const Scaled*>(data);
    double share[3] = {s.p.aC, s.p.aL, s.p.aD};
    double value = s.p.aC * y[0] + s.p.aL * y[1] + s.p.aD * y[2];
    if (std::abs(s.p.sigma - 1) > 1e-8) {
        const double t[3] = {std::log(s.p.aC) + s.rho * y[0], std::log(s.p.aL) + s.rho * y[1],
                             std::log(s.p.aD) + s.rho * y[2]};
        value = log_sum(t, share) / s.rho;
    }
    if (gradient)
        for (int i = 0; i < 3; ++i) gradient[i] = -share[i];
    return -value;
}

class Solver {
public:
    Solver() : optimizer_(nlopt::LD_SLSQP, 3) {
        optimizer_.set_min_objective(log_cost, &scaled_);
        optimizer_.add_inequality_constraint(shortfall, &scaled_, 1e-10);
        optimizer_.set_ftol_rel(1e-15);
        optimizer_.set_maxeval(500);
    }

    Answer solve(const Problem& p) {
        scaled_.set(p);
        const double infinity = std::numeric_limits<double>::infinity();
        const double cap = std::log(p.K / scaled_.tA);
        upper_ = {cap, infinity, infinity};
        optimizer_.set_upper_bounds(upper_);
        y_ = {std::min(0.0, cap), 0, 0};
        bool success = false;
        try {
            double value = 0;
            const nlopt::result code = optimizer_.optimize(y_, value);
            success = code > 0 && code != nlopt::MAXEVAL_REACHED && code != nlopt::MAXTIME_REACHED;
        } catch (const nlopt::roundoff_limited&) {
            success = true;  // thrown at an optimum, with a valid point
        } catch (const std::exception&) {
        }
        const double C = scaled_.tA * std::exp(y_[0]), L = scaled_.tA * std::exp(y_[1]),
                     D = scaled_.tA * std::exp(y_[2]);
        return {C, L, D, p.pc * C + p.w0 * std::pow(L, 1 + p.eta) + p.pd * D, success ? 1.0 : 0.0};
    }

private:
    Scaled scaled_;
    nlopt::opt optimizer_;
    std::vector<double> upper_, y_;
};

inline Answer solve(const Problem& p) {
    static thread_local Solver solver;
    return solver.solve(p);
}

}  // namespace bench::nlopt_slsqp
