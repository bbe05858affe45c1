#include "isocost/finance/employee_value.hpp"

#include <doctest/doctest.h>

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "laws/field_table.hpp"

namespace employee_value_test {

using namespace isocost;
using finance::employee_value;
using finance::EquityGrant;
using finance::Holder;

namespace {

const EquityGrant grant{1e6, 0.6, 2.0, 0.04, 0.05};

/// Straight from the definition: expected utility by Boost's adaptive quadrature, then its inverse.
double quadrature(const EquityGrant& g, const Holder& h) {
    const double gamma = h.risk_aversion;
    const double v = g.volatility * std::sqrt(g.years_to_sale);
    const double alive = std::exp(-g.failure_hazard_per_year * g.years_to_sale);
    const auto utility = [&](double c) {
        return gamma == 1.0 ? std::log(c) : std::pow(c, 1.0 - gamma) / (1.0 - gamma);
    };
    const auto density = [&](double z) {
        const double growth =
            std::exp(h.excess_return_per_year * g.years_to_sale - 0.5 * v * v + v * z);
        return finance::normal_density(z) *
               utility(1.0 + g.value_usd / h.outside_wealth_usd * growth);
    };
    using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
    const double survives = Rule::integrate(density, -12.0, 0.0, 12, 1e-14) +
                            Rule::integrate(density, 0.0, 12.0, 12, 1e-14);
    const double expected = alive * survives + (1.0 - alive) * utility(1.0);
    const double certain =
        gamma == 1.0 ? std::exp(expected) : std::pow((1.0 - gamma) * expected, 1.0 / (1.0 - gamma));
    return h.outside_wealth_usd * (certain - 1.0);
}

}  // namespace

TEST_CASE("against Boost's adaptive quadrature of the definition") {
    for (const double gamma : {0.0, 0.5, 1.0, 2.0, 3.0, 8.0})
        for (const double wealth : {1e5, 1e6, 2e7})
            for (const double volatility : {0.1, 0.6, 1.5}) {
                auto g = grant;
                g.volatility = volatility;
                const Holder holder{wealth, gamma, 0.03};
                CAPTURE(gamma);
                CAPTURE(wealth);
                CAPTURE(volatility);
                // The quadrature's own 1e-13 times wealth over certainty equivalent.
                CHECK(employee_value(g, holder).certainty_equivalent_usd ==
                      doctest::Approx(quadrature(g, holder)).epsilon(1e-10));
            }
}

TEST_CASE("without other wealth: X0 exp(mu T - gamma s/2), nothing when it may all be lost") {
    auto g = grant;
    g.failure_hazard_per_year = 0.0;
    CHECK(employee_value(g, {0.0, 2.0, 0.0}).certainty_equivalent_usd ==
          doctest::Approx(1e6 * std::exp(-0.72)).epsilon(1e-14));
    // The grid, far from where the closed form takes over, tends to it.
    CHECK(employee_value(g, {1e-6, 2.0, 0.0}).certainty_equivalent_usd ==
          doctest::Approx(1e6 * std::exp(-0.72)).epsilon(1e-10));
    CHECK(employee_value(grant, {0.0, 2.0, 0.0}).discount == 1.0);
    CHECK(employee_value(grant, {0.0, 0.5, 0.0}).certainty_equivalent_usd ==
          doctest::Approx(1e6 * std::exp(-0.5 * 0.36 - 2.0 * 0.1)).epsilon(1e-14));
}

TEST_CASE("who does not mind risk, and whom a small grant does not expose, take what is expected") {
    const double expected = 1e6 * std::exp(-0.1 + 0.06);
    const auto neutral = employee_value(grant, {1e6, 0.0, 0.03});
    CHECK(neutral.expected_usd == doctest::Approx(expected).epsilon(1e-14));
    CHECK(neutral.certainty_equivalent_usd == doctest::Approx(expected).epsilon(1e-13));
    // gamma E X^2/(2W) of relative size 2e-6.
    CHECK(employee_value(grant, {1e12, 2.0, 0.03}).certainty_equivalent_usd ==
          doctest::Approx(expected).epsilon(3e-6));
}

TEST_CASE("risk aversion passes through 1 without a seam") {
    const double at = employee_value(grant, {5e5, 1.0, 0.0}).discount;
    const double below = employee_value(grant, {5e5, 1.0 - 1e-9, 0.0}).discount;
    const double above = employee_value(grant, {5e5, 1.0 + 1e-9, 0.0}).discount;
    CHECK(std::abs(0.5 * (below + above) - at) < 1e-15);
    CHECK(below < at);
    CHECK(at < above);
}

TEST_CASE("the discount rises with risk aversion, risk, time and hazard, and falls with wealth") {
    const Holder holder{1e6, 2.0, 0.0};
    const double base = employee_value(grant, holder).discount;
    CHECK(employee_value(grant, {1e6, 3.0, 0.0}).discount > base);
    CHECK(employee_value(grant, {2e6, 2.0, 0.0}).discount < base);
    CHECK(employee_value(grant, {1e6, 2.0, 0.1}).discount < base);
    for (auto parameter : {&EquityGrant::volatility, &EquityGrant::years_to_sale,
                           &EquityGrant::failure_hazard_per_year}) {
        auto worse = grant;
        worse.*parameter *= 1.5;
        CHECK(employee_value(worse, holder).discount > base);
    }
}

TEST_CASE("no volatility: survival alone") {
    auto sure = grant;
    sure.volatility = 0.0;
    CHECK(employee_value(sure, {1e6, 1.0, 0.0}).certainty_equivalent_usd ==
          doctest::Approx(1e6 * (std::pow(2.0, std::exp(-0.1)) - 1.0)).epsilon(1e-14));
}

TEST_CASE("extremes stay finite") {
    auto wild = grant;
    wild.volatility = 3.0;
    wild.years_to_sale = 10.0;
    for (const double gamma : {0.0, 1.0, 3.0, 100.0}) {
        const auto e = employee_value(wild, {1e4, gamma, 0.0});
        CHECK(e.certainty_equivalent_usd >= 0.0);
        CHECK(e.certainty_equivalent_usd <= e.expected_usd * (1.0 + 1e-12));
    }
}

TEST_CASE("extremes of every domain at once: a number from 0 to what is expected") {
    for (const double volatility : {3.0, 10.0})
        for (const double years : {1.0, 100.0})
            for (const double wealth : {1e-300, 1.0, 1e6, 1e300})
                for (const double gamma : {0.0, 1e-6, 0.5, 1.0, 1.0 + 1e-9, 3.0, 100.0}) {
                    auto g = grant;
                    g.volatility = volatility;
                    g.years_to_sale = years;
                    const auto e = employee_value(g, {wealth, gamma, 0.0});
                    CAPTURE(volatility);
                    CAPTURE(years);
                    CAPTURE(wealth);
                    CAPTURE(gamma);
                    CHECK(e.certainty_equivalent_usd >= 0.0);
                    // Exponents of up to 5000 = v²/2 lose that many roundings.
                    CHECK(e.certainty_equivalent_usd <= e.expected_usd * (1.0 + 1e-11));
                    if (gamma == 0.0)
                        CHECK(e.certainty_equivalent_usd ==
                              doctest::Approx(e.expected_usd).epsilon(1e-11));
                }
}

TEST_CASE("next to no wealth at a deviation of 30: X0 exp(-gamma s/2) from the grid") {
    auto g = grant;
    g.failure_hazard_per_year = 0.0;
    g.volatility = 3.0;
    g.years_to_sale = 100.0;
    // Exponents of up to 450 + ln 1e46 lose that many roundings.
    CHECK(employee_value(g, {1e-40, 0.1, 0.0}).certainty_equivalent_usd ==
          doctest::Approx(1e6 * std::exp(-45.0)).epsilon(1e-11));
    g.years_to_sale = 1.0;
    for (const double gamma : {1.0, 8.0, 40.0})
        CHECK(employee_value(g, {1e-290, gamma, 0.0}).certainty_equivalent_usd ==
              doctest::Approx(1e6 * std::exp(-4.5 * gamma)).epsilon(1e-11));
}

TEST_CASE("as the worth of a grant: failure apart from the rest") {
    const Holder holder{1e6, 2.0, 0.0};
    const auto v = finance::value_grant(grant, holder);
    auto safe = grant;
    safe.failure_hazard_per_year = 0.0;
    CHECK(v.worth_usd == employee_value(grant, holder).certainty_equivalent_usd);
    CHECK(v.marketability_discount == employee_value(safe, holder).discount);
    CHECK(v.marketability_discount < v.discount);
}

TEST_CASE("field table and refusals") {
    laws::check_field_table<Holder>();
    CHECK_THROWS_WITH_AS(
        employee_value(grant, {1e6, -1.0, 0.0}),
        "Holder.risk_aversion = -1: must be from 0 to 100 (relative risk aversion)",
        core::InvalidParameter);
    auto wild = grant;
    wild.volatility = 1e5;
    CHECK_THROWS_WITH_AS(employee_value(wild, {1e6, 100.0, 0.0}),
                         "EquityGrant.volatility = 1e+05: must be from 0 to 10 (standard deviation "
                         "of log returns over a year)",
                         core::InvalidParameter);
}

}  // namespace employee_value_test
