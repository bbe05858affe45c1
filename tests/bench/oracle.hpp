#pragma once
// The reference answers: the raw formula in 80 decimal digits, with no expm1 or log1p.
//
// Near sigma = 1 the raw power mean loses as many digits as |sigma - 1| has zeros; with 80 it can
// afford that. The solve works on logarithms of the inputs; the check then recomputes every KKT
// condition from powers of the inputs. The problem is convex (for every sigma and eta >= 0), so the
// conditions prove the global optimum, however the point was found.
#include <algorithm>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <stdexcept>

#include "problems.hpp"

namespace bench::oracle {

using Real = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<80>,
                                           boost::multiprecision::et_off>;
inline constexpr std::uint64_t version =
    1;  // raise when a change of oracle.hpp or generate.hpp alters a result
inline const Real gate("1e-35");  // the largest KKT residual that counts as proof

/// The eleven inputs as reals, and the exponent they imply.
struct Data {
    Real sigma, eta, pc, w0, pd, A, aC, aL, aD, T, K;

    explicit Data(const Problem& p)
        : sigma(p.sigma),
          eta(p.eta),
          pc(p.pc),
          w0(p.w0),
          pd(p.pd),
          A(p.A),
          aC(p.aC),
          aL(p.aL),
          aD(p.aD),
          T(p.T),
          K(p.K) {}
    Real rho() const { return (sigma - 1) / sigma; }
};

struct Logs {
    Real C, L, D;
};

/// log F at the exponentials of z, and the three output shares a_i x_i^rho / sum.
struct Output {
    Real log_value;
    Logs share;
};

inline Output output(const Data& d, const Logs& z) {
    const Real rho = d.rho(), log_A = log(d.A);
    if (rho == 0) return {log_A + d.aC * z.C + d.aL * z.L + d.aD * z.D, {d.aC, d.aL, d.aD}};
    const Real C = d.aC * exp(rho * z.C), L = d.aL * exp(rho * z.L), D = d.aD * exp(rho * z.D);
    const Real sum = C + L + D;
    return {log_A + log(sum) / rho, {C / sum, L / sum, D / sum}};
}

/// The cap on C below which no amount of L and D reaches T; 0 where inputs can replace C entirely.
inline Real ceiling_cap(const Data& d) {
    if (d.rho() >= 0) return 0;
    return d.T / d.A * exp(-log(d.aC) / d.rho());
}

/// Inputs on the expansion path at log price q of output, C held at `fixed` if given:
/// a_i x_i^(-1/sigma) e^q = marginal cost.
class Path {
public:
    Path(const Data& d, std::optional<Real> fixed)
        : d_(d),
          fixed_(std::move(fixed)),
          C0_(log(d.aC / d.pc)),
          L0_(log(d.aL / (d.w0 * (1 + d.eta)))),
          D0_(log(d.aD / d.pd)),
          k_(d.sigma / (1 + d.sigma * d.eta)),
          log_T_(log(d.T)) {}

    Logs at(const Real& q) const {
        return {fixed_ ? *fixed_ : d_.sigma * (q + C0_), k_ * (q + L0_), d_.sigma * (q + D0_)};
    }
    struct Excess {
        Real value, slope;
    };
    /// log F - log T along the path, and its slope in q.
    Excess excess(const Real& q) const {
        const Output f = output(d_, at(q));
        const Real C = fixed_ ? Real(0) : Real(d_.sigma * f.share.C);
        return {f.log_value - log_T_, C + k_ * f.share.L + d_.sigma * f.share.D};
    }

private:
    const Data& d_;
    std::optional<Real> fixed_;
    Real C0_, L0_, D0_, k_, log_T_;
};

/// The root of an increasing function: grow a bracket, then Newton kept inside it.
inline Real root(const Path& path) {
    Real low = -1, high = 1, step = 1;
    while (path.excess(low).value > 0) low -= (step *= 2);
    for (step = 1; path.excess(high).value < 0;) high += (step *= 2);
    Real q = (low + high) / 2;
    for (int i = 0; i < 2000; ++i) {
        const auto [value, slope] = path.excess(q);
        (value > 0 ? high : low) = q;
        Real next = q - value / slope;
        if (!(next >= low && next <= high)) next = (low + high) / 2;
        const Real moved = abs(next - q);
        q = next;
        if (moved <= Real("1e-70") * (1 + abs(q))) return q;
    }
    throw std::runtime_error("the oracle's Newton iteration did not converge");
}

struct Solution {
    Logs log_x;
    Real C, L, D, cost, lambda, mu;
    bool binds = false;
};

inline Real cost(const Data& d, const Logs& z) {
    return d.pc * exp(z.C) + d.w0 * exp((1 + d.eta) * z.L) + d.pd * exp(z.D);
}

/// The multipliers: lambda F_D = pd, and mu = lambda F_C - pc where the cap binds.
inline Solution finish(const Data& d, const Logs& z, bool binds) {
    const Output f = output(d, z);
    const Real F = exp(f.log_value);
    Solution s{z, exp(z.C), exp(z.L), exp(z.D), cost(d, z), 0, 0, binds};
    s.lambda = d.pd * s.D / (F * f.share.D);
    if (binds) s.mu = s.lambda * F * f.share.C / s.C - d.pc;
    return s;
}

inline Solution solve_free(const Data& d) {
    const Path path(d, std::nullopt);
    return finish(d, path.at(root(path)), false);
}

/// None when the target is out of reach under the cap.
inline std::optional<Solution> solve(const Data& d) {
    if (d.K <= ceiling_cap(d)) return std::nullopt;
    Solution free = solve_free(d);
    if (free.C <= d.K) return free;
    const Path path(d, Real(log(d.K)));
    return finish(d, path.at(root(path)), true);
}

/// Worst relative KKT residual, from powers of the inputs alone.
inline Real kkt_residual(const Data& d, const Solution& s) {
    const Real rho = d.rho();
    const Real C = d.aC * pow(s.C, rho), L = d.aL * pow(s.L, rho), D = d.aD * pow(s.D, rho);
    const Real sum = C + L + D;
    const Real F = rho == 0 ? Real(d.A * pow(s.C, d.aC) * pow(s.L, d.aL) * pow(s.D, d.aD))
                            : Real(d.A * pow(sum, 1 / rho));
    const Real value = s.lambda * F / sum;
    const auto stationarity = [&](const Real& marginal, const Real& share, const Real& x) {
        return Real(abs(marginal * x / (value * share) - 1));
    };
    Real worst = abs(F / d.T - 1);
    worst = std::max(worst, stationarity(d.pc + s.mu, C, s.C));
    worst = std::max(worst, stationarity(d.w0 * (1 + d.eta) * pow(s.L, d.eta), L, s.L));
    worst = std::max(worst, stationarity(d.pd, D, s.D));
    worst = std::max(worst, Real(s.C / d.K - 1));
    worst = std::max(worst, Real(-s.mu / d.pc));
    worst = std::max(worst, Real(abs(s.mu * (d.K - s.C)) / s.cost));
    return s.lambda > 0 ? worst : Real(1);
}

/// cost - lambda (F - T) + mu (C - K) at fixed inputs and multipliers: by the envelope theorem its
/// derivative in a parameter is that of the optimal cost.
inline Real lagrangian(const Data& d, const Solution& s) {
    return cost(d, s.log_x) - s.lambda * (exp(output(d, s.log_x).log_value) - d.T) +
           s.mu * (s.C - d.K);
}

/// Shares mean proportions: a change in one of them leaves their sum at 1. (Left alone, the sum to
/// the power 1/rho would make every problem near sigma = 1 look ill-conditioned.)
inline Data with_normalized_shares(Data d) {
    const Real sum = d.aC + d.aL + d.aD;
    for (Real* share : {&d.aC, &d.aL, &d.aD}) *share /= sum;
    return d;
}

/// Sum of |elasticities| of the optimum in the eleven inputs, by central differences.
inline Real condition(const Data& d, const Solution& s) {
    const Real h("1e-25");
    Real sum = 0;
    for (Real Data::*input : {&Data::sigma, &Data::eta, &Data::pc, &Data::w0, &Data::pd, &Data::A,
                              &Data::aC, &Data::aL, &Data::aD, &Data::T, &Data::K}) {
        Data up = d, down = d;
        up.*input *= 1 + h;
        down.*input *= 1 - h;
        const Real change =
            lagrangian(with_normalized_shares(up), s) - lagrangian(with_normalized_shares(down), s);
        sum += abs(change) / (2 * h * s.cost);
    }
    return sum;
}

inline double to_double(const Real& x) { return static_cast<double>(x); }

inline Reference reference(const Problem& p) {
    const Data d(p);
    const std::optional<Solution> s = solve(d);
    if (!s) return {};
    const Real kkt = kkt_residual(d, *s);
    if (!(kkt < gate)) throw std::runtime_error("an oracle answer fails its KKT check");
    const double head = to_double(s->cost);
    return {.feasible = 1,
            .binds = s->binds ? 1.0 : 0.0,
            .C = to_double(s->C),
            .L = to_double(s->L),
            .D = to_double(s->D),
            .cost = head,
            .cost_low = to_double(s->cost - head),
            .condition = to_double(condition(d, *s)),
            .kkt = to_double(kkt)};
}

}  // namespace bench::oracle
