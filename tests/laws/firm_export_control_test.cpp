#include <doctest/doctest.h>

#include <cmath>

#include "isocost/firm/derivatives.hpp"
#include "laws/random_problems.hpp"

namespace firm_export_control_test {

using namespace isocost;
using namespace isocost::laws;

// When does an export control raise the demand for talent? Three controls times three firms: what a
// flat CES of compute and talent does. θ_C = 0.6, and the benchmark uses one unit of each.

namespace {

const std::vector<double> sigmas{0.2, 0.5, 0.893, 1.0, 1.91, 2.5, 6.0};
const std::vector<double> all_returns{0.7, 1.0, 1.3};
constexpr double talent_price = 0.4;
/// Equal to what a solve leaves of an exact number.
constexpr double exact = 1e-12;
/// More than a solve leaves, less than any control of this size does.
constexpr double visible = 1e-6;

Firm lab(double sigma, double returns, const cost::Cost& compute,
         const production::Values& caps = {}) {
    return Firm(
        {.technology = CES(
             {.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = sigma, .returns = returns}),
         .costs = {{"compute", compute}, {"talent", LinearCost({.price = talent_price})}},
         .caps = caps});
}

Firm at_price(double sigma, double returns, double price) {
    return lab(sigma, returns, LinearCost({.price = price}));
}
Firm hard_quota(double sigma, double returns, double quota) {
    return lab(sigma, returns, LinearCost({.price = 0.6}), {{"compute", quota}});
}
/// A quota at the benchmark price, anything beyond at 1.5 times that.
Firm soft_quota(double sigma, double returns, double quota) {
    if (quota == 0.0) return lab(sigma, returns, LinearCost({.price = 0.9}));
    return lab(sigma, returns, TieredCost({{quota, 0.6}, {infinity, 0.9}}));
}

double talent(const firm::Result& r) {
    REQUIRE(r.status == Status::optimal);
    return r.inputs["talent"];
}
double talent_for_capability(const Firm& firm) {
    return talent(minimize_opex(firm, {.capability = 1.0}));
}
double talent_for_budget(const Firm& firm) {
    return talent(maximize_capability(firm, {.budget = 1.0}));
}

/// The benchmark firm's marginal revenue is its marginal cost 1/υ at y = 1: v γ = 1/υ.
firm::Revenue sales(double gamma, double returns) {
    return {.value = 1.0 / (gamma * returns), .exponent = gamma};
}
double talent_for_profit(const Firm& firm, const firm::Revenue& revenue) {
    return talent(maximize_profit(firm, revenue));
}

int sign(double change) { return std::abs(change) < visible ? 0 : change > 0.0 ? 1 : -1; }

/// Which way profit seekers go: up when compute is replaced more easily than sales are lost, σ >
/// 1/(1 − γυ).
int profit_sign(double sigma, double gamma, double returns) {
    return sign(sigma - 1.0 / (1.0 - gamma * returns));
}

template <class Check>
void for_every_firm(Check&& check) {
    for (const double sigma : sigmas)
        for (const double returns : all_returns) {
            INFO("sigma ", sigma, " returns ", returns);
            check(sigma, returns);
        }
}

template <class Check>
void for_every_seller(Check&& check) {
    for_every_firm([&](double sigma, double returns) {
        for (const double gamma : {0.1, 0.35, 0.6, 0.72}) {
            INFO("gamma ", gamma);
            check(sigma, returns, gamma);
        }
    });
}

}  // namespace

TEST_CASE("cell 1: a hard quota with capability held raises the demand for talent at every sigma") {
    for_every_firm([](double sigma, double returns) {
        CHECK(talent_for_capability(hard_quota(sigma, returns, 0.95)) > 1.0 + visible);
        CHECK(talent_for_capability(hard_quota(sigma, returns, 0.93)) >
              talent_for_capability(hard_quota(sigma, returns, 0.95)) + visible);
    });
}

TEST_CASE(
    "cell 2: a hard quota with the budget spent raises the demand for talent at every sigma") {
    for_every_firm([](double sigma, double returns) {
        // What compute no longer costs goes to talent: L = (B − p q)/w.
        CHECK(talent_for_budget(hard_quota(sigma, returns, 0.9)) ==
              doctest::Approx(1.15).epsilon(exact));
        CHECK(talent_for_budget(hard_quota(sigma, returns, 0.6)) ==
              doctest::Approx(1.60).epsilon(exact));
    });
}

TEST_CASE(
    "cell 3: a hard quota moves a profit seeker's talent up iff sigma > 1/(1 - gamma returns)") {
    for_every_seller([](double sigma, double returns, double gamma) {
        const auto revenue = sales(gamma, returns);
        const double before = talent_for_profit(hard_quota(sigma, returns, 0.9), revenue);
        const double after = talent_for_profit(hard_quota(sigma, returns, 0.6), revenue);
        CHECK(sign(after - before) == profit_sign(sigma, gamma, returns));
        const auto r = maximize_profit(hard_quota(sigma, returns, 0.6), revenue);
        CHECK(sign(-firm::derivatives(r)("inputs.talent", "caps.compute")) ==
              profit_sign(sigma, gamma, returns));
    });
}

TEST_CASE(
    "cell 4: a smaller quota inside a dearer tier changes nothing but the bill when capability is "
    "held") {
    for_every_firm([](double sigma, double returns) {
        const auto large = minimize_opex(soft_quota(sigma, returns, 0.3), {.capability = 1.0});
        const auto small = minimize_opex(soft_quota(sigma, returns, 0.1), {.capability = 1.0});
        if (!(large.inputs["compute"] > 0.3))
            return;  // the dearer tier is not marginal at this sigma
        CHECK(small.inputs["talent"] == doctest::Approx(large.inputs["talent"]).epsilon(exact));
        CHECK(small.opex - large.opex ==
              doctest::Approx((0.9 - 0.6) * 0.2).epsilon(1e-11));  // a difference of Opex
    });
}

TEST_CASE(
    "cell 5: a smaller quota inside a dearer tier is a lump-sum loss that lowers talent when a "
    "budget is spent") {
    for_every_firm([](double sigma, double returns) {
        const auto large = maximize_capability(soft_quota(sigma, returns, 0.1), {.budget = 1.0});
        const auto small = maximize_capability(soft_quota(sigma, returns, 0.05), {.budget = 1.0});
        if (!(large.inputs["compute"] > 0.1)) return;
        CHECK(sign(talent(small) - talent(large)) == -1);
        // Shares of what the margin values stay: the loss is spread over both inputs.
        CHECK(small.inputs["talent"] / small.inputs["compute"] ==
              doctest::Approx(large.inputs["talent"] / large.inputs["compute"]).epsilon(exact));
    });
}

TEST_CASE("cell 6: a smaller quota inside a dearer tier does not move a profit seeker's talent") {
    for_every_seller([](double sigma, double returns, double gamma) {
        const auto revenue = sales(gamma, returns);
        const auto large = maximize_profit(soft_quota(sigma, returns, 0.1), revenue);
        const auto small = maximize_profit(soft_quota(sigma, returns, 0.05), revenue);
        if (!(large.inputs["compute"] > 0.1)) return;
        CHECK(talent(small) == doctest::Approx(talent(large)).epsilon(exact));
        CHECK(large.profit - small.profit == doctest::Approx((0.9 - 0.6) * 0.05).epsilon(1e-9));
    });
}

TEST_CASE(
    "cell 7: dearer compute with capability held raises the demand for talent at every sigma above "
    "0") {
    for_every_firm([](double sigma, double returns) {
        CHECK(talent_for_capability(at_price(sigma, returns, 0.9)) > 1.0 + visible);
    });
    CHECK(talent_for_capability(at_price(0.0, 1.0, 0.9)) == doctest::Approx(1.0).epsilon(exact));
}

TEST_CASE(
    "cell 8: dearer compute with the budget spent raises the demand for talent iff sigma > 1") {
    for_every_firm([](double sigma, double returns) {
        CHECK(sign(talent_for_budget(at_price(sigma, returns, 0.9)) - 1.0) == sign(sigma - 1.0));
    });
}

TEST_CASE(
    "cell 9: dearer compute moves a profit seeker's talent up iff sigma > 1/(1 - gamma returns)") {
    for_every_seller([](double sigma, double returns, double gamma) {
        const auto revenue = sales(gamma, returns);
        const double before = talent_for_profit(at_price(sigma, returns, 0.6), revenue);
        const double after = talent_for_profit(at_price(sigma, returns, 0.9), revenue);
        CHECK(before == doctest::Approx(1.0).epsilon(exact));
        CHECK(sign(after - before) == profit_sign(sigma, gamma, returns));
    });
}

TEST_CASE(
    "the printed numbers of the table: quota 0.6, 0.3, none, the rest at 1.5 times the price") {
    struct Row {
        double sigma;
        double at_06, at_03, at_0;
    };
    // Three printed decimals.
    for (const auto& [sigma, at_06, at_03, at_0] :
         {Row{0.5, 1.040, 0.960, 0.881}, Row{2.5, 1.600, 1.500, 1.376}}) {
        INFO("sigma ", sigma);
        CHECK(std::abs(talent_for_budget(soft_quota(sigma, 1.0, 0.6)) - at_06) <= 5e-4);
        CHECK(std::abs(talent_for_budget(soft_quota(sigma, 1.0, 0.3)) - at_03) <= 5e-4);
        CHECK(std::abs(talent_for_budget(soft_quota(sigma, 1.0, 0.0)) - at_0) <= 5e-4);
    }
}

}  // namespace firm_export_control_test
