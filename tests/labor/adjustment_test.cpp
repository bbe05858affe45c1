#include "isocost/labor/adjustment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "laws/closeness.hpp"
#include "laws/field_table.hpp"

namespace adjustment_test {

using namespace isocost;
using core::Status;
using labor::adjustment_band;
using labor::LaborAdjustment;
using laws::relative_error;

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
    std::vector<LaborAdjustment> all;
    for (const double hiring : {0.0, 3'500.0, 60'000.0})
        for (const double firing : {10.0, 10'500.0, 130'000.0})
            for (const double drift : {-0.1, 0.0, 0.02})
                for (const double volatility : {0.05, 0.2, 0.6})
                    for (const double attrition : {0.0, 0.05, 0.3}) {
                        auto a = office;
                        a.hiring_cost_usd = hiring;
                        a.firing_cost_usd = firing;
                        a.drift_per_year = drift;
                        a.volatility_per_sqrt_year = volatility;
                        a.attrition_per_year = attrition;
                        all.push_back(a);
                    }
    return all;
}

struct State {
    double value;  // v/b
    double slope;  // d(v/b)/d ln z
};

/// The differential equation in y = ln z: ½s²v_yy = (r + δ)v − (μ − ½s²)v_y − (z − w), over b.
State derivative(const LaborAdjustment& a, double y, const State& v) {
    const double variance = a.volatility_per_sqrt_year * a.volatility_per_sqrt_year;
    const double discount = a.discount_rate_per_year + a.attrition_per_year;
    const double mu = a.drift_per_year + (1.0 - a.revenue_exponent) * a.attrition_per_year;
    const double flow = (std::exp(y) / a.wage_usd_per_year - 1.0) * discount;
    return {v.slope,
            2.0 / variance * (discount * v.value - (mu - 0.5 * variance) * v.slope - flow)};
}

State step(const State& v, const State& d, double h) {
    return {v.value + h * d.value, v.slope + h * d.slope};
}

/// From one end of the band to the other by the classical Runge–Kutta method.
State integrate(const LaborAdjustment& a, State v, double from, double to) {
    constexpr int steps = 20'000;
    const double h = (to - from) / steps;
    for (int i = 0; i < steps; ++i) {
        const double y = from + h * i;
        const State k1 = derivative(a, y, v);
        const State k2 = derivative(a, y + 0.5 * h, step(v, k1, 0.5 * h));
        const State k3 = derivative(a, y + 0.5 * h, step(v, k2, 0.5 * h));
        const State k4 = derivative(a, y + h, step(v, k3, h));
        v = step(step(step(step(v, k1, h / 6.0), k2, h / 3.0), k3, h / 3.0), k4, h / 6.0);
    }
    return v;
}

double wages_to_come_usd(const LaborAdjustment& a) {
    return a.wage_usd_per_year / (a.discount_rate_per_year + a.attrition_per_year);
}

}  // namespace

TEST_CASE("integrated from where it fires the value reaches the hiring cost, flat") {
    for (const auto& a : {office, offices()[5], offices()[40], offices()[70]}) {
        const auto band = adjustment_band(a);
        REQUIRE(band.status == Status::optimal);
        const double b = wages_to_come_usd(a);
        const State end =
            integrate(a, {-a.firing_cost_usd / b, 0.0}, std::log(band.fire_below_usd_per_year),
                      std::log(band.hire_above_usd_per_year));
        // A fourth-order method with steps of 1e-4, whose errors grow with the powers of z: ten
        // digits are left of sixteen.
        CHECK(std::abs(end.value - a.hiring_cost_usd / b) <= 1e-8);
        CHECK(std::abs(end.slope) <= 1e-8);
    }
}

TEST_CASE("every band is certified, and nobody would act inside or wait outside of it") {
    for (const auto& a : offices()) {
        const auto band = adjustment_band(a);
        CHECK(band.status == Status::optimal);
        CHECK(band.residual <= 1e-9);
        CHECK(band.reason.empty() == (a.firing_cost_usd < wages_to_come_usd(a)));
        // v'' ≤ 0 where it hires and ≥ 0 where it fires, by the differential equation.
        const double discount = a.discount_rate_per_year + a.attrition_per_year;
        CHECK(band.hire_above_usd_per_year >= a.wage_usd_per_year + discount * a.hiring_cost_usd);
        CHECK(band.fire_below_usd_per_year <=
              std::max(0.0, a.wage_usd_per_year - discount * a.firing_cost_usd));
    }
}

TEST_CASE("dearer firing or hiring widens the band and slows turnover") {
    for (const auto& a : offices())
        for (const auto cost :
             {&LaborAdjustment::firing_cost_usd, &LaborAdjustment::hiring_cost_usd}) {
            auto dearer = a;
            dearer.*cost += 5'000.0;
            const auto before = adjustment_band(a);
            const auto after = adjustment_band(dearer);
            // A few roundings: in a wide band one end hardly feels the other.
            constexpr double rounding = 1e-13;
            CHECK(after.hire_above_usd_per_year >=
                  (1.0 - rounding) * before.hire_above_usd_per_year);
            CHECK(after.fire_below_usd_per_year <=
                  (1.0 + rounding) * before.fire_below_usd_per_year);
            CHECK(after.turnover_per_year <= (1.0 + rounding) * before.turnover_per_year);
            if (before.fire_below_usd_per_year == 0.0) continue;
            CHECK(after.log_width > before.log_width);
            // The rate that goes against the drift; the other is this and the drift together.
            CHECK(std::min(after.hires_per_year, after.fires_per_year) <
                  std::min(before.hires_per_year, before.fires_per_year));
        }
}

TEST_CASE("hires less fires replace leavers and follow business") {
    for (const auto& a : offices()) {
        const auto band = adjustment_band(a);
        if (band.fire_below_usd_per_year == 0.0) continue;
        const double growth =
            (a.drift_per_year - 0.5 * a.volatility_per_sqrt_year * a.volatility_per_sqrt_year) /
            (1.0 - a.revenue_exponent);
        // Rates are of the size of turnover.
        CHECK(std::abs(band.hires_per_year - band.fires_per_year - a.attrition_per_year - growth) <=
              1e-12 * std::max(1.0, band.turnover_per_year));
    }
}

TEST_CASE("pushes at both ends keep the spread of z in the band steady") {
    for (const auto& a : offices()) {
        const auto band = adjustment_band(a);
        const double x = band.log_width;
        if (x == core::infinity) continue;
        const double variance = a.volatility_per_sqrt_year * a.volatility_per_sqrt_year;
        const double drift =
            a.drift_per_year + (1.0 - a.revenue_exponent) * a.attrition_per_year - 0.5 * variance;
        // ln(z/z_f) = y has the density e^{2 drift y/s²}, here from its larger end, and E d(y²) = 0
        // reads s² + 2 drift E y = 2x · (push down at x).
        constexpr int cells = 4'000;
        double mass = 0.0;
        double moment = 0.0;
        for (int i = 0; i <= cells; ++i) {
            const double y = x * i / cells;
            const double simpson = i == 0 || i == cells ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
            const double from_end = drift > 0.0 ? y - x : y;
            const double density = simpson * std::exp(2.0 * drift * from_end / variance);
            mass += density;
            moment += density * y;
        }
        const double push = (variance + 2.0 * drift * moment / mass) / (2.0 * x);
        // Simpson's error is the fourth power of the density's fall within a cell, 0.1 at most.
        CHECK(std::abs(band.hires_per_year * (1.0 - a.revenue_exponent) - push) <=
              1e-5 * std::max(push, std::abs(drift)));
    }
}

TEST_CASE("small costs widen the band by their cube root, and none leave the wage") {
    auto a = office;
    const auto width = [&](double cost) {
        a.hiring_cost_usd = cost;
        a.firing_cost_usd = cost;
        return adjustment_band(a).log_width;
    };
    // The next term of the expansion is a share x² of the first, some 1e-4 here.
    CHECK(relative_error(width(0.8) / width(0.1), 2.0) <= 1e-3);
    CHECK(width(0.0) == 0.0);
    const auto free = adjustment_band(a);
    CHECK(free.status == Status::optimal);
    CHECK(free.hire_above_usd_per_year == 42'000.0);
    CHECK(free.fire_below_usd_per_year == 42'000.0);
    CHECK(free.turnover_per_year == core::infinity);
}

TEST_CASE("firing that costs all wages to come never happens, and just below it hardly ever") {
    auto a = office;
    const double b = wages_to_come_usd(a);
    a.firing_cost_usd = b;
    const auto never = adjustment_band(a);
    CHECK(never.status == Status::optimal);
    CHECK(never.fire_below_usd_per_year == 0.0);
    CHECK(never.fires_per_year == 0.0);
    CHECK(never.reason == "firing costs no less than a worker's wages for ever: nobody is fired");
    a.firing_cost_usd = b * (1.0 - 1e-9);
    const auto hardly = adjustment_band(a);
    CHECK(hardly.status == Status::optimal);
    CHECK(hardly.fire_below_usd_per_year < 1e-4 * hardly.hire_above_usd_per_year);
    // What firing is worth from the top of so wide a band is a share (z_f/z_h)^{1 − β₂} of b.
    CHECK(relative_error(hardly.hire_above_usd_per_year, never.hire_above_usd_per_year) <= 1e-6);
    CHECK(relative_error(hardly.hires_per_year, never.hires_per_year) <= 1e-3);
}

TEST_CASE("where business grows as fast as money is discounted no number is large enough") {
    auto a = office;
    a.attrition_per_year = 0.0;
    a.drift_per_year = 0.06;
    const auto band = adjustment_band(a);
    CHECK(band.status == Status::unbounded);
    CHECK(band.reason ==
          "business grows no slower than money is discounted and workers leave: a worker is worth "
          "more than any number");
    CHECK(std::isnan(band.hire_above_usd_per_year));
}

TEST_CASE("a parameter outside its domain is named") {
    laws::check_field_table<LaborAdjustment>();
    auto a = office;
    a.revenue_exponent = 1.0;
    CHECK_THROWS_WITH_AS(adjustment_band(a),
                         "LaborAdjustment.revenue_exponent = 1: must be between 0 and 1 (percent "
                         "of revenue per percent of workers)",
                         core::InvalidParameter);
}

}  // namespace adjustment_test
