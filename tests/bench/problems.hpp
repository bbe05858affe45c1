#pragma once
// The problems that all contenders solve:
//
//   minimize  pc C + w0 L^(1+eta) + pd D
//   s.t.      A [aC C^rho + aL L^rho + aD D^rho]^(1/rho) >= T,   C <= K,   rho = (sigma-1)/sigma
//
// MAIN is one population of ordinary problems; NASTY is thirteen categories of hard ones.
// Every number comes from a counter: draw k of problem i under a seed is the same on any machine.
// The shares are multiples of 2^-50, so aC + aL + aD is exactly 1 in any order of addition.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Problem {
    double sigma, eta, pc, w0, pd, A, aC, aL, aD, T, K;
    double category;  // 0 MAIN, 1 ... 13 NASTY
};

/// What the oracle knows about a problem; `cost + cost_low` is the optimum to twice the precision.
struct Reference {
    double feasible, binds;
    double C, L, D, cost, cost_low;
    double condition;  // sum of |elasticities| of the optimum in the eleven inputs
    double kkt;        // worst relative KKT residual, in the oracle's arithmetic
};

struct Record {
    Problem problem;
    Reference reference;
};

struct Answer {
    double C, L, D, cost;
    double claims_success;
};

/// Where the cap is put: relative to the free optimum C*, or to the cap below which T is out of
/// reach.
enum class Cap { times_optimum, times_ceiling };

struct Draft {
    Problem problem;
    Cap cap = Cap::times_optimum;
    double factor = 1;
};

inline constexpr int categories = 13;
inline constexpr std::size_t main_size = 10'000, nasty_size = 300;
inline constexpr std::uint64_t default_seed = 20'240'613;

/// A counter-based stream (SplitMix64's finalizer applied to a key and a counter).
class Stream {
public:
    Stream(std::uint64_t seed, std::uint64_t problem, std::uint64_t attempt)
        : key_(mix(mix(mix(seed) + problem) + attempt)) {}

    /// Uniform in the open interval (0, 1), a multiple of 2^-53 shifted by half.
    double unit() { return (static_cast<double>(mix(key_ + ++count_) >> 12) + 0.5) * 0x1p-52; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    double log_between(double low, double high) {
        return std::exp(between(std::log(low), std::log(high)));
    }
    double sign() { return unit() < 0.5 ? -1.0 : 1.0; }
    bool chance(double p) { return unit() < p; }
    int below(int n) { return static_cast<int>(unit() * n); }

private:
    static std::uint64_t mix(std::uint64_t z) {
        z += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t key_, count_ = 0;
};

inline double dyadic(double x) { return std::fmax(1, std::round(x * 0x1p50)) * 0x1p-50; }

/// Shares proportional to the weights, on the dyadic grid; the last one is the exact rest.
inline void set_shares(Problem& p, double wC, double wL, double wD) {
    const double sum = wC + wL + wD;
    p.aC = dyadic(wC / sum);
    p.aL = dyadic(wL / sum);
    p.aD = 1 - p.aC - p.aL;
}

inline double draw_sigma(Stream& s) {
    const double kind = s.unit();
    if (kind < 0.05) return 1;
    if (kind < 0.20) return 1 + s.sign() * s.log_between(1e-12, 1e-2);
    return s.log_between(0.3, 3);
}

inline Draft draw_main(Stream& s) {
    Draft d{};
    Problem& p = d.problem;
    p.sigma = draw_sigma(s);
    p.eta = s.chance(0.51) ? 0 : s.between(0.05, 2);
    for (double* price : {&p.pc, &p.w0, &p.pd}) *price = s.log_between(1e-2, 1e2);
    p.A = s.log_between(1e-1, 1e1);
    p.T = s.log_between(1e-3, 1e3);
    const double wC = s.log_between(1e-2, 1), wL = s.log_between(1e-2, 1);
    set_shares(p, wC, wL, s.log_between(1e-2, 1));
    d.factor = std::pow(10, s.between(-0.7, 0.7));
    return d;
}

/// One share of 1e-12 ... 1e-4; the other two keep their proportion.
inline void make_share_tiny(Problem& p, Stream& s) {
    const double tiny = s.log_between(1e-12, 1e-4);
    const int which = s.below(3);
    double w[3] = {p.aC, p.aL, p.aD};
    const double rest = w[0] + w[1] + w[2] - w[which];
    for (double& x : w) x *= (1 - tiny) / rest;
    w[which] = tiny;
    set_shares(p, w[0], w[1], w[2]);
}

inline void scale_one_price(Problem& p, Stream& s) {
    double* prices[3] = {&p.pc, &p.w0, &p.pd};
    *prices[s.below(3)] *= s.log_between(1e-12, 1e12);
}

inline double near_one(Stream& s) { return 1 + s.sign() * s.log_between(1e-15, 1e-3); }

/// Everything at once (category 12): each knob of the other categories, the cap anywhere.
inline void combine(Draft& d, Stream& s) {
    Problem& p = d.problem;
    const int kind = s.below(3);
    p.sigma = kind == 0 ? near_one(s) : kind == 1 ? s.log_between(0.02, 0.3) : s.log_between(3, 30);
    make_share_tiny(p, s);
    p.T = s.log_between(1e-30, 1e30);
    scale_one_price(p, s);
    p.eta = s.chance(0.5) ? 0 : s.between(3, 50);
    const int cap = s.below(3);
    d.factor = cap == 0   ? 1 + s.sign() * s.log_between(1e-14, 1e-6)
               : cap == 1 ? s.log_between(1e-12, 1e-3)
                          : s.log_between(1e3, 1e30);
}

/// Changes an ordinary draft into one of a NASTY category.
inline void make_nasty(Draft& d, int category, Stream& s) {
    Problem& p = d.problem;
    p.category = category;
    switch (category) {
        case 1:
            p.sigma = near_one(s);
            break;
        case 2:
            p.sigma = s.log_between(0.02, 0.3);
            break;
        case 3:
            p.sigma = s.log_between(3, 30);
            break;
        case 4:
            make_share_tiny(p, s);
            break;
        case 5:
            p.T = s.log_between(1e-30, 1e30);
            break;
        case 6:
            scale_one_price(p, s);
            break;
        case 7:
            d.factor = 1 + s.sign() * s.log_between(1e-14, 1e-6);
            break;
        case 8:
            p.sigma = s.log_between(0.3, 0.9);
            d.cap = Cap::times_ceiling;
            d.factor = 1 + s.log_between(1e-10, 1e-2);
            break;
        case 9:
            p.eta = s.between(3, 50);
            break;
        case 10:
            d.factor = s.log_between(1e-12, 1e-3);
            break;
        case 11:
            d.factor = s.log_between(1e3, 1e30);
            break;
        case 12:
            combine(d, s);
            break;
        case 13:
            p.sigma = s.log_between(0.05, 0.95);
            d.cap = Cap::times_ceiling;
            d.factor = 1 - s.log_between(1e-6, 0.9);
            break;
        default:
            break;
    }
}

/// Draft `index` of category 0 (MAIN) ... 13; `attempt` counts the redraws of infeasible drafts.
inline Draft draft(std::uint64_t seed, int category, std::size_t index, unsigned attempt) {
    Stream s(seed, static_cast<std::uint64_t>(category) << 32 | index, attempt);
    Draft d = draw_main(s);
    if (category > 0) make_nasty(d, category, s);
    return d;
}

/// FNV-1a over the numbers of all first drafts: a fingerprint of generator, seed and size.
inline std::uint64_t fingerprint(const std::vector<Draft>& drafts, std::uint64_t version) {
    std::uint64_t h = 0xCBF29CE484222325u;
    const auto eat = [&h](const void* data, std::size_t size) {
        const auto* byte = static_cast<const unsigned char*>(data);
        for (std::size_t i = 0; i < size; ++i) h = (h ^ byte[i]) * 0x100000001B3u;
    };
    eat(&version, sizeof version);
    for (const Draft& d : drafts) {
        eat(&d.problem, sizeof d.problem);
        eat(&d.factor, sizeof d.factor);
    }
    return h;
}

}  // namespace bench
