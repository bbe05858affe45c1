#include "isocost/finance/black_scholes.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "laws/field_table.hpp"

namespace black_scholes_test {

using namespace isocost;
using finance::EuropeanOption;
using finance::OptionKind;
using finance::value_option;

namespace {

constexpr auto call = OptionKind::call;
constexpr auto put = OptionKind::put;

struct Printed {
    OptionKind kind;
    double strike, spot, yield, rate, years, volatility, value;
};

EuropeanOption option(const Printed& p) {
    return {.spot_usd = p.spot,
            .strike_usd = p.strike,
            .rate_per_year = p.rate,
            .volatility = p.volatility,
            .maturity_years = p.years,
            .dividend_yield_per_year = p.yield};
}

const EuropeanOption startup{.spot_usd = 90.0,
                             .strike_usd = 100.0,
                             .rate_per_year = 0.04,
                             .volatility = 0.6,
                             .maturity_years = 2.0,
                             .dividend_yield_per_year = 0.01};

double slope(double EuropeanOption::*parameter, OptionKind kind) {
    constexpr double step = 1e-5;
    auto more = startup;
    auto less = startup;
    more.*parameter += step;
    less.*parameter -= step;
    return (finance::option_value(more, kind) - finance::option_value(less, kind)) / (2.0 * step);
}

}  // namespace

TEST_CASE("values that Haug, The Complete Guide to Option Pricing Formulas, 1998 prints") {
    // As QuantLib's test-suite/europeanoption.cpp quotes them: four digits.
    const std::vector<Printed> printed{{call, 65.00, 60.00, 0.00, 0.08, 0.25, 0.30, 2.1334},
                                       {put, 19.00, 19.00, 0.10, 0.10, 0.75, 0.28, 1.7011},
                                       {call, 1.60, 1.56, 0.08, 0.06, 0.50, 0.12, 0.0291},
                                       {call, 100.00, 90.00, 0.10, 0.10, 0.10, 0.15, 0.0205},
                                       {call, 100.00, 110.00, 0.10, 0.10, 0.10, 0.15, 9.9413},
                                       {call, 100.00, 100.00, 0.10, 0.10, 0.10, 0.25, 3.1217},
                                       {call, 100.00, 90.00, 0.10, 0.10, 0.10, 0.35, 0.9474},
                                       {call, 100.00, 110.00, 0.10, 0.10, 0.10, 0.35, 11.1381},
                                       {call, 100.00, 100.00, 0.10, 0.10, 0.50, 0.15, 4.0232},
                                       {call, 100.00, 90.00, 0.10, 0.10, 0.50, 0.25, 2.7026},
                                       {call, 100.00, 110.00, 0.10, 0.10, 0.50, 0.25, 12.7857},
                                       {call, 100.00, 100.00, 0.10, 0.10, 0.50, 0.35, 9.3679},
                                       {put, 100.00, 90.00, 0.10, 0.10, 0.10, 0.15, 9.9210},
                                       {put, 100.00, 110.00, 0.10, 0.10, 0.10, 0.15, 0.0408},
                                       {put, 100.00, 100.00, 0.10, 0.10, 0.10, 0.25, 3.1217},
                                       {put, 100.00, 90.00, 0.10, 0.10, 0.10, 0.35, 10.8479},
                                       {put, 100.00, 110.00, 0.10, 0.10, 0.10, 0.35, 1.2376},
                                       {put, 100.00, 100.00, 0.10, 0.10, 0.50, 0.15, 4.0232},
                                       {put, 100.00, 90.00, 0.10, 0.10, 0.50, 0.25, 12.2149},
                                       {put, 100.00, 110.00, 0.10, 0.10, 0.50, 0.25, 3.2734},
                                       {put, 100.00, 100.00, 0.10, 0.10, 0.50, 0.35, 9.3679},
                                       {call, 40.00, 42.00, 0.08, 0.04, 0.75, 0.35, 5.0975}};
    for (const auto& p : printed) {
        CAPTURE(p.value);
        CHECK(std::abs(finance::option_value(option(p), p.kind) - p.value) < 1e-4);
    }
}

TEST_CASE("Greeks that Haug prints") {
    const auto near = [](double value, double printed) {
        return std::abs(value - printed) <= 0.50001e-4;  // its last digit, rounded
    };
    const EuropeanOption future = option({call, 100, 105, 0.1, 0.1, 0.5, 0.36, 0});
    CHECK(near(value_option(future, call).delta, 0.5946));
    CHECK(near(value_option(future, put).delta, -0.3566));
    const auto dear = value_option(future, put);
    CHECK(near(dear.delta * 105.0 / dear.value_usd, -4.8775));
    const EuropeanOption share = option({call, 60, 55, 0, 0.1, 0.75, 0.3, 0});
    for (const auto kind : {call, put}) {
        CHECK(near(value_option(share, kind).gamma_per_usd, 0.0278));
        CHECK(near(value_option(share, kind).vega_usd, 18.9358));
    }
    const auto month = value_option(option({put, 405, 430, 0.05, 0.07, 1.0 / 12, 0.2, 0}), put);
    CHECK(near(month.theta_usd_per_year, -31.1924));
    CHECK(near(month.theta_usd_per_year / 365.0, -0.0855));
    CHECK(near(value_option(option({call, 75, 72, 0, 0.09, 1, 0.19, 0}), call).rho_usd, 38.7325));
    CHECK(
        near(value_option(option({put, 490, 500, 0.05, 0.08, 0.25, 0.15, 0}), put).dividend_rho_usd,
             42.2254));
}

TEST_CASE("each Greek is the slope of the value") {
    for (const auto kind : {call, put}) {
        const auto v = value_option(startup, kind);
        // Central differences at 1e-5: rounding 1e-15 · 30/1e-5, truncation 1e-10 · third
        // derivative.
        const auto near = [](double x) { return doctest::Approx(x).epsilon(1e-8); };
        CHECK(v.delta == near(slope(&EuropeanOption::spot_usd, kind)));
        CHECK(v.vega_usd == near(slope(&EuropeanOption::volatility, kind)));
        CHECK(v.theta_usd_per_year == near(-slope(&EuropeanOption::maturity_years, kind)));
        CHECK(v.rho_usd == near(slope(&EuropeanOption::rate_per_year, kind)));
        CHECK(v.dividend_rho_usd == near(slope(&EuropeanOption::dividend_yield_per_year, kind)));
        auto more = startup;
        auto less = startup;
        more.spot_usd += 1e-4;
        less.spot_usd -= 1e-4;
        CHECK(v.gamma_per_usd ==
              near((value_option(more, kind).delta - value_option(less, kind).delta) / 2e-4));
    }
}

TEST_CASE("parity, and the differential equation that both satisfy") {
    for (const double volatility : {0.01, 0.3, 2.0})
        for (const double spot : {20.0, 100.0, 300.0}) {
            auto o = startup;
            o.volatility = volatility;
            o.spot_usd = spot;
            const auto c = value_option(o, call);
            const auto p = value_option(o, put);
            const double forward = spot * std::exp(-0.02) - 100.0 * std::exp(-0.08);
            CHECK(std::abs(c.value_usd - p.value_usd - forward) < 1e-13 * spot);
            for (const auto& v : {c, p})
                CHECK(std::abs(v.theta_usd_per_year +
                               0.5 * volatility * volatility * spot * spot * v.gamma_per_usd +
                               (0.04 - 0.01) * spot * v.delta - 0.04 * v.value_usd) < 1e-12 * spot);
        }
}

TEST_CASE("without time or without volatility what exercise at the forward pays") {
    auto still = startup;
    still.volatility = 0.0;
    const double forward = 100.0 * std::exp(-0.08) - 90.0 * std::exp(-0.02);
    const auto p = value_option(still, put);
    CHECK(p.value_usd == doctest::Approx(forward).epsilon(1e-14));
    CHECK(p.delta == doctest::Approx(-std::exp(-0.02)).epsilon(1e-15));
    CHECK(p.gamma_per_usd == 0.0);
    CHECK(p.vega_usd == 0.0);
    CHECK(p.exercise_probability == 1.0);
    CHECK(finance::option_value(still, call) == 0.0);
    auto now = startup;
    now.maturity_years = 0.0;
    CHECK(finance::option_value(now, put) == doctest::Approx(10.0).epsilon(1e-15));
    now.spot_usd = 100.0;
    const auto edge = value_option(now, call);
    CHECK(edge.value_usd == 0.0);
    CHECK(edge.delta == 0.5);
    CHECK(edge.gamma_per_usd == core::infinity);
    CHECK(edge.theta_usd_per_year == -core::infinity);
}

TEST_CASE("the limits are approached") {
    auto nearly = startup;
    nearly.volatility = 1e-9;
    auto still = startup;
    still.volatility = 0.0;
    CHECK(finance::option_value(nearly, put) == finance::option_value(still, put));
    nearly.volatility = 1e3;
    CHECK(finance::option_value(nearly, call) == doctest::Approx(90.0 * std::exp(-0.02)));
    CHECK(finance::option_value(nearly, put) == doctest::Approx(100.0 * std::exp(-0.08)));
}

TEST_CASE("a strike worth nothing today, and figures at both ends of doubles") {
    for (const double volatility : {0.0, 0.2, 5.0}) {
        const EuropeanOption o{100.0, 100.0, 5.0, volatility, 150.0};  // 100 e^{-750} is 0
        CHECK(finance::option_value(o, call) == doctest::Approx(100.0).epsilon(1e-14));
        CHECK(finance::option_value(o, put) == 0.0);
        const EuropeanOption far{1e300, 1e-300, 0.0, volatility, 1.0};
        CHECK(finance::option_value(far, call) == doctest::Approx(1e300).epsilon(1e-14));
        CHECK(finance::option_value(far, put) <= 1e-300);
        const EuropeanOption near{1e-300, 1e300, 0.0, volatility, 1.0};
        CHECK(finance::option_value(near, call) <= 1e-300);
        CHECK(finance::option_value(near, put) == doctest::Approx(1e300).epsilon(1e-14));
        const EuropeanOption small{1e-200, 2e-200, 0.0, volatility, 1.0};
        CHECK(finance::option_value(small, put) >= 1e-200 * (1.0 - 1e-14));
    }
    // A strike of 100 e^{750} at a rate of -5: the call is worth next to nothing or next to all.
    CHECK(finance::option_value({100.0, 100.0, -5.0, 0.2, 150.0}, call) == 0.0);
    CHECK(finance::option_value({100.0, 100.0, -5.0, 20.0, 150.0}, call) ==
          doctest::Approx(100.0).epsilon(1e-14));
}

TEST_CASE("the field table, and what lies outside it") {
    laws::check_field_table<EuropeanOption>();
    auto bad = startup;
    bad.volatility = -0.1;
    CHECK_THROWS_WITH_AS(finance::option_value(bad, call),
                         "EuropeanOption.volatility = -0.1: must be 0 or more and finite "
                         "(standard deviation of log returns over a year)",
                         core::InvalidParameter);
    CHECK_THROWS_AS(finance::option_value(EuropeanOption{}, call), core::InvalidParameter);
}

}  // namespace black_scholes_test
