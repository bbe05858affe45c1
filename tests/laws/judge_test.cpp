#include "judge.hpp"

#include <doctest/doctest.h>
#include <cmath>
#include <string>

#include "judge_unsolved.hpp"

namespace judge_test {

namespace {

using namespace laws;

struct Case {
    std::string name;
    Problem problem;
    Claim claim;
};

Input priced(double price) { return {.cost = Linear{price}}; }
Input capped(double price, double cap) { return {.cost = Linear{price}, .cap = cap}; }
Input floored(double price, double floor) { return {.cost = Linear{price}, .floor = floor}; }
Node pair(double sigma) { return nest(1, sigma, {leaf(0.5, 0), leaf(0.5, 1)}); }
Claim claim(std::vector<double> x, double lambda, std::vector<double> mu = {},
            std::vector<double> nu = {}) {
    mu.resize(x.size());
    nu.resize(x.size());
    return {.x = x, .lambda = lambda, .cap_prices = mu, .floor_prices = nu};
}

// (data, (compute, talent)): the benchmark itself, prices are the shares of marginal cost.
Node lab(double outer, double inner) {
    return nest(1, outer, {leaf(0.5, 0), nest(0.5, inner, {leaf(0.5, 1), leaf(0.5, 2)})});
}

Input tiered(double kink, double low, double high, double end = infinity) {
    return {.cost = Tiers{{{kink, low}, {end, high}}}};
}
Input rising(bool monopsonist) { return {.cost = Isoelastic{1, 1, 1, monopsonist}}; }

std::vector<Case> least_cost_cases() {
    const double at_target = 1;
    return {
        {"Cobb-Douglas", {pair(1), 1, 1, {priced(1), priced(4)}, Target{1}}, claim({2, 0.5}, 4)},
        {"CES with a binding cap",
         {pair(0.5), 1, 1, {capped(1, 0.75), priced(1)}, Target{at_target}},
         claim({0.75, 1.5}, 4.5, {3, 0})},
        {"a floor",
         {pair(1), 1, 1, {floored(1, 4), priced(4)}, Target{1}},
         claim({4, 0.25}, 2, {}, {0.75, 0})},
        {"floors above the target",
         {pair(1), 1, 1, {floored(1, 4), floored(4, 1)}, Target{1}},
         claim({4, 1}, 0, {}, {1, 4})},
        {"Leontief", {pair(0), 1, 1, {priced(1), priced(3)}, Target{2}}, claim({2, 2}, 4)},
        {"Leontief, one held in excess",
         {pair(0), 1, 1, {floored(1, 5), priced(3)}, Target{2}},
         claim({5, 2}, 3, {}, {1, 0})},
        {"Leontief at a kink",
         {pair(0), 1, 1, {tiered(2, 1, 5), priced(3)}, Target{2}},
         claim({2, 2}, 6)},
        {"linear, a corner",
         {pair(infinity), 1, 1, {priced(1), priced(2)}, Target{1}},
         claim({2, 0}, 2)},
        {"linear, cap on the cheap one",
         {pair(infinity), 1, 1, {capped(1, 1), priced(2)}, Target{1}},
         claim({1, 1}, 4, {1, 0})},
        {"CES at a step of its supply",
         {pair(1), 1, 1, {tiered(2, 0.5, 3), priced(4)}, Target{1}},
         claim({2, 0.5}, 4)},
        {"the supply ends",
         {pair(1), 1, 1, {tiered(1, 0.1, 0.5, 1), priced(4)}, Target{1}},
         claim({2, 0.5}, 4, {0.5, 0})},
        {"monopsonist", {nest(1, 1, {leaf(1, 0)}), 1, 1, {rising(true)}, Target{3}}, claim({3}, 6)},
        {"price taker",
         {nest(1, 1, {leaf(1, 0)}), 1, 1, {rising(false)}, Target{3}},
         claim({3}, 3)},
        {"scales and returns",
         {nest(1, 2, {leaf(1, 0)}),
          2,
          3,
          {{.cost = Linear{6}, .efficiency = 2, .benchmark = 4}},
          Target{12}},
         claim({4}, 1)},
        {"nested",
         {lab(2, 0.5), 1, 1, {priced(0.5), priced(0.25), priced(0.25)}, Target{1}},
         claim({1, 1, 1}, 1)},
        {"nested, Leontief inside",
         {lab(2, 0), 1, 1, {priced(0.5), priced(0.1), priced(0.4)}, Target{1}},
         claim({1, 1, 1}, 1)},
        {"nested, linear inside",
         {lab(0.5, infinity), 1, 1, {priced(0.5), priced(0.25), priced(0.3)}, Target{1}},
         claim({1, 2, 0}, 1)},
        {"an embargo on a substitute",
         {pair(2), 1, 1, {capped(1, 0), priced(1)}, Target{1}},
         claim({0, 4}, 4, {infinity, 0})},
        {"an embargo inside a nest",
         {lab(2, 0.5), 1, 1, {priced(1), capped(1, 0), priced(1)}, Target{1}},
         claim({4, 0, 0}, 4, {0, infinity, 0})},
        {"next to sigma = 1",
         {pair(1 + 1e-15), 1, 1, {priced(1), priced(1)}, Target{7}},
         claim({7, 7}, 2)},
        {"inputs below the range of doubles",
         {pair(1), 1, 1, {priced(1e305), priced(1e-305)}, Target{1e-20}},
         {.x = {0, 1e285},
          .log_x = {-325 * std::log(10), 285 * std::log(10)},
          .lambda = 2,
          .cap_prices = {0, 0},
          .floor_prices = {0, 0}}},
    };
}

std::vector<Case> other_cases() {
    const Input one = capped(1, 1), four = capped(4, 1);
    return {
        {"budget", {pair(1), 1, 1, {priced(1), priced(4)}, Budget{8}}, claim({4, 1}, 4)},
        {"budget with a fixed cost",
         {pair(1), 1, 1, {{.cost = Linear{1}, .fixed = 2}, priced(4)}, Budget{10}},
         claim({4, 1}, 4)},
        {"budget left over",
         {pair(1), 1, 1, {one, four}, Budget{100}},
         claim({1, 1}, infinity, {infinity, infinity})},
        {"profit", {pair(1), 1, 1, {priced(1), priced(4)}, Profit{8, 0.5, 1}}, claim({2, 0.5}, 4)},
        {"profit, users multiply",
         {pair(1), 1, 1, {priced(1), priced(4)}, Profit{2, 0.5, 4}},
         claim({2, 0.5}, 4)},
        {"profit up to a cap",
         {pair(infinity), 1, 1, {capped(1, 2), priced(9)}, Profit{4, 1, 1}},
         claim({2, 0}, 4, {1, 0})},
        {"nothing is worth its cost",
         {pair(1), 1, 1, {priced(1), priced(4)}, Profit{3, 1, 1}},
         claim({0, 0}, 3)},
    };
}

void check_accepted(const Case& c) {
    INFO(c.name);
    const Verdict v = judge(c.problem, c.claim);
    CHECK(v.stationarity < 1e-12);
    CHECK(v.feasibility < 1e-12);
    CHECK(v.complementarity < 1e-12);
    CHECK(v.sign == 0);
    CHECK(std::abs(v.gap) < 1e-11);
    CHECK(v.convex);
}

double worst_after(const Case& c, double Claim::*number, double factor) {
    Claim changed = c.claim;
    changed.*number *= factor;
    return judge(c.problem, changed).worst();
}

double worst_after(const Case& c, std::vector<double> Claim::*numbers, std::size_t i,
                   double factor) {
    Claim changed = c.claim;
    (changed.*numbers)[i] *= factor;
    return judge(c.problem, changed).worst();
}

/// Every number of the claim that is neither 0 nor infinite, changed by a part in a million.
void check_perturbed(const Case& c) {
    INFO(c.name);
    for (const double factor : {1 + 1e-6, 1 - 1e-6}) {
        for (const auto numbers : {&Claim::x, &Claim::cap_prices, &Claim::floor_prices}) {
            for (std::size_t i = 0; i < c.claim.x.size(); ++i) {
                const double value = (c.claim.*numbers)[i];
                if (value != 0 && std::isfinite(value))
                    CHECK(worst_after(c, numbers, i, factor) > 1e-8);
            }
        }
    }
}

}  // namespace

TEST_CASE("answers worked out by hand are accepted") {
    for (const Case& c : least_cost_cases()) check_accepted(c);
    for (const Case& c : other_cases()) check_accepted(c);
}

TEST_CASE("changed by a part in a million they are rejected") {
    for (const Case& c : least_cost_cases()) check_perturbed(c);
    for (const Case& c : other_cases()) check_perturbed(c);
}

TEST_CASE("a changed marginal cost of capability is rejected, unless a kink allows it") {
    for (const Case& c : least_cost_cases()) {
        INFO(c.name);
        const bool kink = c.name.find("kink") != std::string::npos;
        if (c.claim.lambda == 0) continue;
        CHECK((worst_after(c, &Claim::lambda, 1 + 1e-6) < 1e-9) == kink);
        CHECK(worst_after(c, &Claim::lambda, 3) > 1e-2);
    }
}

TEST_CASE("a negative multiplier, a missing number and a wrong regime are rejected") {
    const auto cases = least_cost_cases();
    Case c = cases[1];
    c.claim.cap_prices[0] = -3;
    CHECK(judge(c.problem, c.claim).sign == 3);
    c.claim.cap_prices[0] = std::nan("");
    CHECK(!(judge(c.problem, c.claim).worst() <= 1e-9));
    c = cases[0];
    c.claim.x[0] = std::nan("");
    CHECK(!(judge(c.problem, c.claim).worst() <= 1e-9));
    // The cap is slack in truth, and the claim holds the input at it.
    c = {"",
         {pair(1), 1, 1, {capped(1, 1), priced(4)}, Target{0.25}},
         claim({1, 0.0625}, 0.5, {-0.75, 0})};
    CHECK(judge(c.problem, c.claim).sign > 0.5);
    c.claim.cap_prices[0] = 0;
    CHECK(judge(c.problem, c.claim).stationarity > 0.5);
}

TEST_CASE("profit beyond constant returns is marked as not convex") {
    const Problem p{pair(1), 1.5, 1, {capped(1, 1), capped(1, 1)}, Profit{8, 1, 1}};
    CHECK(!judge(p, claim({1, 1}, 8, {5, 5})).convex);
    CHECK(judge(p, claim({1, 1}, 8, {5, 5})).worst() < 1e-12);
}

TEST_CASE("infeasible is justified exactly when the target is above the ceiling") {
    const auto target = [](Node root, std::vector<Input> inputs, double y) {
        return judge_infeasible({root, 1, 1, inputs, Target{y}});
    };
    const Input free = priced(1), two = capped(1, 2);
    CHECK(!target(pair(0.5), {two, free}, 3.999).justified);
    CHECK(target(pair(0.5), {two, free}, 4).justified);  // approached, never reached
    CHECK(!target(pair(0.5), {two, two}, 2).justified);  // reached
    CHECK(target(pair(0.5), {two, two}, 2.001).justified);
    CHECK(!target(pair(0), {two, free}, 2).justified);  // reached with the other at 2
    CHECK(target(pair(0), {two, free}, 2.001).justified);
    CHECK(!target(pair(1), {two, free}, 1e9).justified);  // essential, but no ceiling
    CHECK(!target(pair(2), {two, free}, 1e9).justified);
    CHECK(target(pair(2), {two, two}, 2.001).justified);
    CHECK(target(pair(1), {capped(1, 0), free}, 1e-9).justified);
    CHECK(!target(pair(2), {capped(1, 0), free}, 1).justified);
    CHECK(target(pair(0.5), {tiered(1, 1, 2, 1), free}, 4).justified);
    CHECK(target(lab(0.5, 2), {two, free, free}, 4).justified);
    CHECK(!target(lab(0.5, 2), {free, two, free}, 4).justified);
    CHECK(target(lab(0.5, 0.5), {free, two, free}, 8).justified);
    CHECK(target(pair(0.5), {two, free}, 4).excess == doctest::Approx(0));
}

TEST_CASE("a budget is infeasible when it does not pay for floors and fixed costs") {
    const std::vector<Input> inputs{floored(1, 4), {.cost = Linear{1}, .fixed = 3}};
    CHECK(!judge_infeasible({pair(1), 1, 1, inputs, Budget{7}}).justified);
    CHECK(judge_infeasible({pair(1), 1, 1, inputs, Budget{6.9}}).justified);
    CHECK(!judge_infeasible({pair(1), 1, 1, inputs, Profit{1, 0.5, 1}}).justified);
}

TEST_CASE("unbounded is justified exactly when revenue outgrows cost") {
    const auto profits = [](Node root, double returns, std::vector<Input> inputs, double value,
                            double exponent) {
        return judge_unbounded({root, returns, 1, inputs, Profit{value, exponent, 1}});
    };
    const Input free = priced(1), wage = rising(true), two = capped(1, 2);
    CHECK(profits(pair(1), 1, {free, priced(4)}, 5, 1) == Profits::unbounded);
    CHECK(profits(pair(1), 1, {free, priced(4)}, 3, 1) == Profits::bounded);
    CHECK(profits(pair(1), 1, {free, priced(4)}, 4, 1) == Profits::undecided);
    CHECK(profits(pair(1), 1, {free, free}, 99, 0.9) == Profits::bounded);
    CHECK(profits(pair(1), 1.2, {free, free}, 0.1, 0.9) == Profits::unbounded);
    CHECK(profits(pair(0.5), 1.2, {two, free}, 9, 0.9) == Profits::bounded);
    CHECK(profits(pair(2), 1.2, {two, free}, 9, 0.9) == Profits::unbounded);
    CHECK(profits(pair(0.5), 1.5, {wage, free}, 9, 1) == Profits::bounded);  // cost grows as V^2
    CHECK(profits(pair(2), 1.5, {wage, free}, 9, 1) == Profits::unbounded);  // as V
    CHECK(profits(pair(1), 1.3, {wage, free}, 9, 1) == Profits::bounded);    // as V^(4/3)
    CHECK(profits(pair(1), 1.4, {wage, free}, 9, 1) == Profits::unbounded);
    CHECK(profits(pair(1), 1.9, {two, free}, 9, 1) == Profits::bounded);  // as V^2
    CHECK(profits(pair(infinity), 1, {tiered(1, 0.1, 3), tiered(1, 0.2, 5)}, 6.1, 1) ==
          Profits::unbounded);
    CHECK(profits(pair(infinity), 1, {tiered(1, 0.1, 3), tiered(1, 0.2, 5)}, 5.9, 1) ==
          Profits::bounded);
}

}  // namespace judge_test
