#pragma once
// Boost's TOMS 748 root finder on the reduced equation: at the marginal value v of output every
// input is explicit, an input at its cap stays there, and log F rises in v. Two forms:
//
//   levels  the formulas as written, in levels, pow for pow, with Boost's own bracket search
//   logs    in logs of x/(T/A), with expm1 and log1p where digits are at stake: at its best
#include <algorithm>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <exception>
#include <utility>

#include "problems.hpp"

namespace bench::toms748 {

inline constexpr int digits = 50;
inline constexpr std::uintmax_t most_iterations = 500;

inline double rho(const Problem& p) { return (p.sigma - 1) / p.sigma; }

inline Answer answer(const Problem& p, double C, double L, double D) {
    return {C, L, D, p.pc * C + p.w0 * std::pow(L, 1 + p.eta) + p.pd * D, 1};
}

/// x_i(v) = (v a_i / c_i'(1))^k_i, C at most K; Cobb-Douglas within 1e-8 of sigma = 1.
class Levels {
public:
    explicit Levels(const Problem& p)
        : p_(p), rho_(rho(p)), k_(p.sigma / (1 + p.sigma * p.eta)), tA_(p.T / p.A) {}

    bool out_of_reach() const { return rho_ < 0 && p_.aC * std::pow(p_.K / tA_, rho_) >= 1; }
    Answer at(double v) const {
        return answer(p_, std::min(p_.K, std::pow(v * p_.aC / p_.pc, p_.sigma)),
                      std::pow(v * p_.aL / (p_.w0 * (1 + p_.eta)), k_),
                      std::pow(v * p_.aD / p_.pd, p_.sigma));
    }
    double excess(double v) const {
        const double C = std::min(p_.K, std::pow(v * p_.aC / p_.pc, p_.sigma)) / tA_,
                     L = std::pow(v * p_.aL / (p_.w0 * (1 + p_.eta)), k_) / tA_,
                     D = std::pow(v * p_.aD / p_.pd, p_.sigma) / tA_;
        if (std::abs(rho_) < 1e-8)
            return p_.aC * std::log(C) + p_.aL * std::log(L) + p_.aD * std::log(D);
        return std::log(p_.aC * std::pow(C, rho_) + p_.aL * std::pow(L, rho_) +
                        p_.aD * std::pow(D, rho_)) /
               rho_;
    }

private:
    const Problem& p_;
    double rho_, k_, tA_;
};

inline Answer solve_levels(const Problem& p) {
    const Levels levels(p);
    if (levels.out_of_reach()) return {};
    try {
        std::uintmax_t iterations = most_iterations;
        const auto [low, high] = boost::math::tools::bracket_and_solve_root(
            [&](double v) { return levels.excess(v); }, 1.0, 2.0, true,
            boost::math::tools::eps_tolerance<double>(digits), iterations);
        return levels.at((low + high) / 2);
    } catch (const std::exception&) {
        return {};
    }
}

/// (1/rho) log(a e^(rho x) + b e^(rho y) + c e^(rho z)) for a + b + c = 1.
inline double log_mean(double rho, double a, double x, double b, double y, double c, double z) {
    if (rho == 0) return a * x + b * y + c * z;
    const double p = rho * x, q = rho * y, r = rho * z, top = std::max({p, q, r});
    if (top < 1) {
        const double sum = a * std::expm1(p) + b * std::expm1(q) + c * std::expm1(r);
        if (sum > -0.5) return std::log1p(sum) / rho;
    }
    const double sum = a * std::exp(p - top) + b * std::exp(q - top) + c * std::exp(r - top);
    return (top + std::log(sum)) / rho;
}

/// log(x_i/(T/A)) = k_i (v + u_i), u_i = log(a_i / marginal cost of input i at T/A).
class Logs {
public:
    explicit Logs(const Problem& p)
        : p_(p),
          rho_(rho(p)),
          k_(p.sigma / (1 + p.sigma * p.eta)),
          tA_(p.T / p.A),
          cap_(std::log(p.K / tA_)),
          uC_(std::log(p.aC / p.pc)),
          uL_(std::log(p.aL / (p.w0 * (1 + p.eta))) - p.eta * std::log(tA_)),
          uD_(std::log(p.aD / p.pd)) {}

    bool out_of_reach() const { return rho_ < 0 && std::log(p_.aC) + rho_ * cap_ >= 0; }
    double guess() const { return -(p_.aC * uC_ + p_.aL * uL_ + p_.aD * uD_); }
    double excess(double v) const {
        return log_mean(rho_, p_.aC, std::min(cap_, p_.sigma * (v + uC_)), p_.aL, k_ * (v + uL_),
                        p_.aD, p_.sigma * (v + uD_));
    }
    Answer at(double v) const {
        return answer(p_, std::min(p_.K, tA_ * std::exp(p_.sigma * (v + uC_))),
                      tA_ * std::exp(k_ * (v + uL_)), tA_ * std::exp(p_.sigma * (v + uD_)));
    }

private:
    const Problem& p_;
    double rho_, k_, tA_, cap_, uC_, uL_, uD_;
};

/// Steps of 1, 2, 4 ... from the guess to a change of sign, then TOMS 748.
template <class F>
double root(const F& f, double guess) {
    double low = guess, high = guess, at_low = f(guess), at_high = at_low;
    for (double step = 1; at_low > 0; step *= 2) {
        high = std::exchange(low, low - step);
        at_high = std::exchange(at_low, f(low));
    }
    for (double step = 1; at_high < 0; step *= 2) {
        low = std::exchange(high, high + step);
        at_low = std::exchange(at_high, f(high));
    }
    if (at_low == 0) return low;
    if (at_high == 0) return high;
    std::uintmax_t iterations = most_iterations;
    const auto [a, b] = boost::math::tools::toms748_solve(
        f, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(digits),
        iterations);
    return (a + b) / 2;
}

inline Answer solve_logs(const Problem& p) {
    const Logs logs(p);
    if (logs.out_of_reach()) return {};
    try {
        return logs.at(root([&](double v) { return logs.excess(v); }, logs.guess()));
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace bench::toms748
