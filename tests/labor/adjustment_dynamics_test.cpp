#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/labor/adjustment.hpp"
#include "laws/closeness.hpp"

namespace adjustment_dynamics_test {

using namespace isocost;
using labor::adjustment_band;
using labor::LaborAdjustment;
using laws::relative_error;

// The value of a worker is a game of two who may stop: the firm stops waiting by hiring at H, where
// waiting would be worth more, and by firing at −F, where it would be worth less. Here it is a
// dynamic program on a grid of y = ln z, and apart from that the four conditions of smooth pasting
// are solved as they stand. Neither shares a line with the header.

namespace {

/// Hiring costs a month's wage and firing three.
const LaborAdjustment office{.wage_usd_per_year = 42'000.0,
                             .revenue_exponent = 0.7,
                             .hiring_cost_usd = 3'500.0,
                             .firing_cost_usd = 10'500.0,
                             .drift_per_year = 0.02,
                             .volatility_per_sqrt_year = 0.2,
                             .attrition_per_year = 0.05,
                             .discount_rate_per_year = 0.06};

std::vector<LaborAdjustment> offices() {
    auto dear = office;
    dear.firing_cost_usd = 84'000.0;
    auto shrinking = office;
    shrinking.drift_per_year = -0.08;
    shrinking.attrition_per_year = 0.0;
    auto restless = office;
    restless.volatility_per_sqrt_year = 0.4;
    restless.hiring_cost_usd = 0.0;
    return {office, dear, shrinking, restless};
}

double discount(const LaborAdjustment& a) {
    return a.discount_rate_per_year + a.attrition_per_year;
}
double half_variance(const LaborAdjustment& a) {
    return 0.5 * a.volatility_per_sqrt_year * a.volatility_per_sqrt_year;
}
/// Drift of y between adjustments.
double log_drift(const LaborAdjustment& a) {
    return a.drift_per_year + (1.0 - a.revenue_exponent) * a.attrition_per_year - half_variance(a);
}

/// v(y) over w on a grid around ln w that reaches far beyond both thresholds.
struct Grid {
    double from;
    double step;
    std::vector<double> value;
    std::size_t last_firing;
    std::size_t first_hiring;

    double at(std::size_t i) const { return from + step * static_cast<double>(i); }
};

enum class Act { fire, wait, hire };

/// Solves the rows of those that wait, with the others at their stops, by elimination.
std::vector<double> values(const std::vector<Act>& acts, double low, double high, double below,
                           double diagonal, double above, const std::vector<double>& flow) {
    const std::size_t n = acts.size();
    std::vector<double> factor(n);
    std::vector<double> v(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (acts[i] != Act::wait) {
            factor[i] = 0.0;
            v[i] = acts[i] == Act::fire ? low : high;
            continue;
        }
        const double pivot = diagonal - below * factor[i - 1];
        factor[i] = above / pivot;
        v[i] = (flow[i] + below * v[i - 1]) / pivot;
    }
    for (std::size_t i = n - 1; i-- > 0;)
        if (acts[i] == Act::wait) v[i] += factor[i] * v[i + 1];
    return v;
}

/// On a grid that is shifted by a share of a cell. Improves who acts where until nobody gains, from
/// waiting everywhere between the two ends. With central differences: (r + δ + 2D) v_i = (D + M)
/// v_{i+1} + (D − M) v_{i−1} + z_i − w over w.
Grid dynamic_program(const LaborAdjustment& a, std::size_t cells, double shift = 0.0) {
    constexpr double reach = 3.0;
    const double w = a.wage_usd_per_year;
    const double step = 2.0 * reach / static_cast<double>(cells);
    Grid g{std::log(w) - reach + shift * step, step, {}, 0, cells};
    const double spread = half_variance(a) / (g.step * g.step);
    const double drift = log_drift(a) / (2.0 * g.step);
    REQUIRE(std::abs(drift) < spread);  // else the grid is no chain of probabilities
    const double low = -a.firing_cost_usd / w;
    const double high = a.hiring_cost_usd / w;
    const double diagonal = discount(a) + 2.0 * spread;
    std::vector<double> flow;
    for (std::size_t i = 0; i <= cells; ++i) flow.push_back(std::exp(g.at(i)) / w - 1.0);
    std::vector<Act> acts(cells + 1, Act::wait);
    acts.front() = Act::fire;
    acts.back() = Act::hire;
    for (bool changed = true; changed;) {
        g.value = values(acts, low, high, spread - drift, diagonal, spread + drift, flow);
        changed = false;
        for (std::size_t i = 1; i < cells; ++i) {
            const double waiting =
                ((spread + drift) * g.value[i + 1] + (spread - drift) * g.value[i - 1] + flow[i]) /
                diagonal;
            const Act best = waiting > high ? Act::hire : (waiting < low ? Act::fire : Act::wait);
            changed = changed || best != acts[i];
            acts[i] = best;
        }
    }
    while (acts[g.last_firing + 1] == Act::fire) ++g.last_firing;
    while (acts[g.first_hiring - 1] == Act::hire) --g.first_hiring;
    return g;
}

/// v(y) = e^y/k − w/(r + δ) + A₁e^{β₁(y − ln w)} + A₂e^{β₂(y − ln w)}, over w.
struct Pasted {
    double fire;  // ln z_f
    double hire;  // ln z_h
    double first;
    double second;
};

struct Curve {
    double wage;
    double k;
    double wages_to_come;  // over w
    double beta_1;
    double beta_2;

    explicit Curve(const LaborAdjustment& a)
        : wage(a.wage_usd_per_year),
          k(a.discount_rate_per_year - a.drift_per_year +
            a.revenue_exponent * a.attrition_per_year),
          wages_to_come(1.0 / discount(a)) {
        // ½s²β² + (μ − ½s²)β − (r + δ) = 0 as it stands.
        const double m = log_drift(a);
        const double root = std::sqrt(m * m + 4.0 * half_variance(a) * discount(a));
        beta_1 = (-m + root) / (2.0 * half_variance(a));
        beta_2 = (-m - root) / (2.0 * half_variance(a));
    }
    /// The value and its first two derivatives in y.
    std::array<double, 3> at(double y, const Pasted& p) const {
        const double x = y - std::log(wage);
        const double z = std::exp(x) / k;
        const double up = p.first * std::exp(beta_1 * x);
        const double down = p.second * std::exp(beta_2 * x);
        return {z - wages_to_come + up + down, z + beta_1 * up + beta_2 * down,
                z + beta_1 * beta_1 * up + beta_2 * beta_2 * down};
    }
};

/// Newton's method on v = H, v' = 0 at z_h and v = −F, v' = 0 at z_f in four unknowns, from the
/// grid's thresholds.
Pasted smooth_pasting(const LaborAdjustment& a, const Grid& grid) {
    const Curve curve(a);
    Pasted p{grid.at(grid.last_firing), grid.at(grid.first_hiring), 0.0, 0.0};
    for (int iteration = 0; iteration < 100; ++iteration) {
        const auto at_fire = curve.at(p.fire, p);
        const auto at_hire = curve.at(p.hire, p);
        const double low = p.fire - std::log(curve.wage);
        const double high = p.hire - std::log(curve.wage);
        const double b1 = curve.beta_1;
        const double b2 = curve.beta_2;
        Eigen::Vector4d residual{at_fire[0] + a.firing_cost_usd / curve.wage, at_fire[1],
                                 at_hire[0] - a.hiring_cost_usd / curve.wage, at_hire[1]};
        Eigen::Matrix4d slope;
        slope << at_fire[1], 0.0, std::exp(b1 * low), std::exp(b2 * low),       //
            at_fire[2], 0.0, b1 * std::exp(b1 * low), b2 * std::exp(b2 * low),  //
            0.0, at_hire[1], std::exp(b1 * high), std::exp(b2 * high),          //
            0.0, at_hire[2], b1 * std::exp(b1 * high), b2 * std::exp(b2 * high);
        const Eigen::Vector4d move = slope.fullPivLu().solve(residual);
        p.fire -= move(0);
        p.hire -= move(1);
        p.first -= move(2);
        p.second -= move(3);
    }
    return p;
}

constexpr std::array<std::size_t, 5> refinements{600, 1'200, 2'400, 4'800, 9'600};

/// The largest error of the value on a grid between the thresholds, in wages of a year.
double largest_error(const Curve& curve, const Grid& grid, const Pasted& exact) {
    double worst = 0.0;
    for (std::size_t i = 0; i < grid.value.size(); ++i)
        if (grid.at(i) > exact.fire && grid.at(i) < exact.hire)
            worst = std::max(worst, std::abs(grid.value[i] - curve.at(grid.at(i), exact)[0]));
    return worst;
}

/// The same over grids that differ by where in a cell the thresholds lie, which moves the error of
/// one grid alone by several times.
double largest_error(const LaborAdjustment& a, std::size_t cells) {
    constexpr int shifts = 16;
    double worst = 0.0;
    for (int shift = 0; shift < shifts; ++shift) {
        const auto grid = dynamic_program(a, cells, static_cast<double>(shift) / shifts);
        worst = std::max(worst, largest_error(Curve(a), grid, smooth_pasting(a, grid)));
    }
    return worst;
}

}  // namespace

TEST_CASE("the four conditions solved as they stand give the two thresholds of the band") {
    for (const auto& a : offices()) {
        const auto pasted = smooth_pasting(a, dynamic_program(a, refinements[2]));
        const auto band = adjustment_band(a);
        // Newton's method ends at roundings, which the four equations enlarge a hundredfold.
        CHECK(relative_error(std::exp(pasted.hire), band.hire_above_usd_per_year) <= 1e-11);
        CHECK(relative_error(std::exp(pasted.fire), band.fire_below_usd_per_year) <= 1e-11);
        const Curve curve(a);
        for (const auto& [y, value] :
             {std::pair{pasted.fire, -a.firing_cost_usd}, {pasted.hire, a.hiring_cost_usd}}) {
            const auto v = curve.at(y, pasted);
            CHECK(std::abs(v[0] - value / curve.wage) <= 1e-12 * curve.wages_to_come);
            CHECK(std::abs(v[1]) <= 1e-12 * curve.wages_to_come);
        }
    }
}

TEST_CASE("on every grid the dynamic program acts where the band says, to the cell") {
    for (const auto& a : offices()) {
        const auto band = adjustment_band(a);
        for (const std::size_t cells : refinements) {
            const auto grid = dynamic_program(a, cells);
            // The first node that acts, and the flat top before it.
            CHECK(std::abs(grid.at(grid.first_hiring) - std::log(band.hire_above_usd_per_year)) <=
                  2.0 * grid.step);
            CHECK(std::abs(grid.at(grid.last_firing) - std::log(band.fire_below_usd_per_year)) <=
                  2.0 * grid.step);
        }
    }
}

TEST_CASE("on finer grids its value comes to that of smooth pasting in second order") {
    for (const auto& a : offices()) {
        const double coarse = largest_error(a, refinements.front());
        const double fine = largest_error(a, refinements.back());
        const double order = std::log2(coarse / fine) / (refinements.size() - 1.0);
        CAPTURE(order);
        CHECK(fine <= 1e-5);
        // Central differences are of second order; sixteen places in a cell leave either error
        // uncertain by a fifth, a fifteenth of an order over four halvings.
        CHECK(order >= 1.9);
        CHECK(order <= 2.1);
    }
}

}  // namespace adjustment_dynamics_test
