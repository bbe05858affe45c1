#include "isocost/firm/own_making.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace own_making_test {

using namespace isocost;
using doctest::Approx;

namespace {

constexpr double kappa = 0.5;
constexpr double tie = 1.02;  ///< a cap at which making and buying come to cost the same

/// Data at 0.1 up to 0.4, then at `dear`: made data cost 0.3 and what the cap is worth.
firm::Firm lab(double sigma, double dear) {
    return firm::Firm(
        {.technology = production::CES(
             {.shares = {{"compute", 0.5}, {"talent", 0.3}, {"data", 0.2}}, .sigma = sigma}),
         .costs = {{"compute", cost::LinearCost({.price = 0.6})},
                   {"talent", cost::LinearCost({.price = 0.3})},
                   {"data", cost::TieredCost({{0.4, 0.1}, {core::infinity, dear}})}}});
}

firm::OwnMakingResult solve(double cap, double sigma = 0.7, double dear = 2.0) {
    return firm::minimize_opex_with_own_making(lab(sigma, dear), {.capability = 1.0},
                                               {"compute", "data", kappa, cap});
}

/// Opex when just s units are made: they are there for (almost) nothing and their compute is paid.
double opex_making(double s, double cap, double sigma, double dear) {
    auto parameters = lab(sigma, dear).parameters();
    constexpr double nothing = 1e-12;
    parameters.costs.insert_or_assign(
        "data", cost::Cost(cost::TieredCost({{s, nothing}, {0.4, 0.1}, {core::infinity, dear}})));
    parameters.caps["compute"] = cap - kappa * s;
    const auto r = firm::minimize_opex(firm::Firm(parameters), {.capability = 1.0});
    return r.solved() ? r.opex + 0.6 * kappa * s : core::infinity;
}

/// The least of a convex function that is infinite outside some interval: the best of a grid, then
/// golden section between its neighbors.
template <class F>
double least(F&& f, double low, double high) {
    constexpr int points = 200;
    const double width = (high - low) / points;
    double best = low;
    for (int k = 1; k <= points; ++k)
        if (f(low + k * width) < f(best)) best = low + k * width;
    constexpr double golden = 0.6180339887498949;
    double from = std::max(low, best - width);
    double to = std::min(high, best + width);
    for (int k = 0; k < 60; ++k) {
        const double a = to - golden * (to - from);
        const double b = from + golden * (to - from);
        (f(a) < f(b) ? to : from) = f(a) < f(b) ? b : a;
    }
    return std::min(f(best), f(0.5 * (from + to)));
}

}  // namespace

TEST_CASE("with a slack cap what is made costs its compute and no more") {
    const auto r = solve(10.0);
    CHECK(r.status == core::Status::optimal);
    CHECK(r.shadow_price == 0.0);
    CHECK(r.price_made == Approx(0.3).epsilon(1e-14));
    CHECK(r.made > 0.0);
    CHECK(r.maker_used < 10.0);
}

TEST_CASE("under a cap no other amount made is cheaper, by brute force") {
    for (const double sigma : {0.4, 0.7, 1.0, 2.5})
        for (const double cap : {0.9, 1.0, 1.2}) {
            CAPTURE(sigma);
            CAPTURE(cap);
            const auto r = solve(cap, sigma);
            CHECK(r.status == core::Status::optimal);
            CHECK(r.certificate.holds(1e-9));
            const double best = least([&](double s) { return opex_making(s, cap, sigma, 2.0); },
                                      1e-9, 0.999 * cap / kappa);
            // The free data of the brute force cost 1e-12, and golden section stops at 1e-9 of s.
            CHECK(r.opex == Approx(best).epsilon(1e-8));
        }
}

TEST_CASE("the cap raises the price of what is made, and its shadow price is a re-solve's") {
    const auto r = solve(1.0);
    CHECK(r.shadow_price > 0.0);
    CHECK(r.price_made == Approx(kappa * (0.6 + r.shadow_price)).epsilon(1e-14));
    CHECK(r.maker_used == Approx(1.0).epsilon(1e-12));
    constexpr double step = 1e-5;
    CHECK(r.shadow_price ==
          Approx((solve(1.0 - step).opex - solve(1.0 + step).opex) / (2.0 * step)).epsilon(1e-6));
    CHECK(solve(0.9).price_made > r.price_made);
    CHECK(solve(0.9).made < r.made);
}

TEST_CASE("where making comes to cost what is bought, both are used and the cap is met exactly") {
    const auto r = solve(tie, 0.7, 0.35);
    CHECK(r.status == core::Status::optimal);
    CHECK(r.price_made == Approx(0.35).epsilon(1e-12));
    CHECK(r.made > 0.0);
    CHECK(r.made < r.at_virtual_prices.inputs["data"] - 0.4);
    CHECK(r.maker_used == Approx(tie).epsilon(1e-12));
    const double best = least([](double s) { return opex_making(s, tie, 0.7, 0.35); }, 1e-9, 1.8);
    CHECK(r.opex == Approx(best).epsilon(1e-8));
}

TEST_CASE("where the tiers end what is made fills the rest, and Opex stays a number") {
    for (const double cap : {0.95, 1.0, 1.1, 1.3}) {
        CAPTURE(cap);
        auto parameters = lab(0.7, 2.0).parameters();
        parameters.costs.insert_or_assign("data",
                                          cost::Cost(cost::TieredCost({{0.4, 0.1}, {0.2, 0.31}})));
        const auto r = firm::minimize_opex_with_own_making(
            firm::Firm(parameters), {.capability = 1.0}, {"compute", "data", kappa, cap});
        CHECK(r.status == core::Status::optimal);
        CHECK(r.opex < 2.0);
        CHECK(std::abs(r.certificate.gap) < 1e-9);
    }
}

TEST_CASE("a cap that no price makes enough is infeasible, with the least that would do") {
    const auto r = solve(0.3, 0.4);
    CHECK(r.status == core::Status::infeasible);
    CHECK(r.reason.find("compute at any price") != std::string::npos);
    CHECK(solve(r.least_cap * 1.01, 0.4).status == core::Status::optimal);
}

TEST_CASE("what cannot be asked is refused") {
    CHECK_THROWS_AS((void)solve(-1.0), core::InvalidParameter);
    CHECK_THROWS_AS((void)firm::minimize_opex_with_own_making(lab(0.7, 2.0), {.capability = 1.0},
                                                              {"compute", "talent", kappa, 1.0}),
                    core::InvalidParameter);
    CHECK_THROWS_AS((void)firm::minimize_opex_with_own_making(lab(0.7, 2.0), {.capability = 1.0},
                                                              {"data", "data", kappa, 1.0}),
                    core::InvalidParameter);
}

}  // namespace own_making_test
