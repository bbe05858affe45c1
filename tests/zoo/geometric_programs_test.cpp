// Geometric programs of convexengineering/gpkit@bea1234606649dd11a2e59b610b2ba8b8c8adfae,
// docs/source/examples/*_output.txt and gpkit/tests/t_model.py. gpkit prints 3 to 4 digits; the
// exact optima here are closed forms, derived beside each. A sensitivity is
// d ln(optimal cost) / d ln(parameter).

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "complex_step.hpp"
#include "isocost/core/numeric/nonlinear_certificate.hpp"

namespace geometric_programs_test {

namespace {

using isocost::core::NonlinearProgram;
using isocost::core::NonlinearSolution;
using isocost::core::NonlinearStatus;
using isocost::zoo::with_gradient;
using isocost::zoo::without_gradients;
using Vector = std::vector<double>;

// The exact optima have 15 digits; x is asked to 1e-8 as its error is that of one linear solve.
constexpr double exact = 1e-8;

doctest::Approx about(double value, double tolerance = exact) {
    return doctest::Approx(value).epsilon(tolerance).scale(0.0);
}

void check_certified(const NonlinearProgram& program, const NonlinearSolution& found) {
    CAPTURE(found.reason);
    CHECK(found.status == NonlinearStatus::converged);
    NonlinearProgram strict = program;
    strict.objective_scale = std::abs(found.objective);
    CHECK(kkt_residual(strict, found.x, found.multipliers).holds(1e-8));
}

struct Box {
    double wall_area = 200.0;
    double floor_area = 50.0;
    double least_h_over_w = 2.0;
    double most_h_over_w = 10.0;
    double least_d_over_w = 2.0;
    double most_d_over_w = 10.0;
};

/// The largest box (h, w, d) of limited walls, floor and proportions: min 1/(h w d).
NonlinearProgram box(const Box& b) {
    return {.objective = with_gradient([](const auto& x) { return 1.0 / (x[0] * x[1] * x[2]); }),
            .inequalities =
                {with_gradient([b](const auto& x) {
                     return b.wall_area - 2.0 * x[0] * x[1] - 2.0 * x[0] * x[2];
                 }),
                 with_gradient([b](const auto& x) { return x[0] / x[1] - b.least_h_over_w; }),
                 with_gradient([b](const auto& x) { return b.floor_area - x[1] * x[2]; }),
                 with_gradient([b](const auto& x) { return b.most_h_over_w - x[0] / x[1]; }),
                 with_gradient([b](const auto& x) { return x[2] / x[1] - b.least_d_over_w; }),
                 with_gradient([b](const auto& x) { return b.most_d_over_w - x[2] / x[1]; })},
            .lower = Vector(3, 1e-3),
            .start = {1, 1, 1}};
}

/// min A over (A, d1, d2, d3): the surface of a tank that holds mass / density.
NonlinearProgram water_tank(double mass, double density) {
    return {.objective = with_gradient([](const auto& x) { return x[0]; }),
            .inequalities = {with_gradient([](const auto& x) {
                return x[0] - 2.0 * (x[1] * x[2] + x[1] * x[3] + x[2] * x[3]);
            })},
            .equalities = {with_gradient(
                [mass, density](const auto& x) { return x[1] * x[2] * x[3] - mass / density; })},
            .lower = Vector(4, 1e-3),
            .start = {1, 1, 1, 1}};
}

/// min x + 2y subject to x y ≥ 1: x = √2, y = 1/√2.
NonlinearProgram trivial() {
    return {.objective = with_gradient([](const auto& x) { return x[0] + 2.0 * x[1]; }),
            .inequalities = {with_gradient([](const auto& x) { return x[0] * x[1] - 1.0; })},
            .lower = Vector(2, 1e-3),
            .start = {3, 3}};
}

}  // namespace

// h = αw and 2h(w + d) = A leave V = Aw/2 − αw³, so w² = A/(6α); d/w = 2 then holds as well,
// with multiplier 0, which makes the case degenerate. Elasticities: −3/2 by A, +1/2 by α.
TEST_CASE("the largest box has walls and its slenderness for limits") {
    const Box b;
    const double w = std::sqrt(b.wall_area / (6.0 * b.least_h_over_w));
    for (const NonlinearProgram& program : {box(b), without_gradients(box(b))}) {
        const NonlinearSolution found = solve_nonlinear(program);
        check_certified(program, found);
        CHECK(found.objective == about(0.003674234614174767));
        CHECK(found.x[0] == about(8.16496580927726));
        CHECK(found.x[1] == about(4.08248290463863));
        CHECK(found.x[1] == about(w));
        CHECK(found.x[2] == about(8.164965809277259));
    }
}

TEST_CASE("the multipliers of the box are its sensitivities") {
    const Box b;
    const NonlinearSolution found = solve_nonlinear(box(b));
    const auto& price = found.multipliers.inequality;
    // The closed form is exact; multipliers are one least-squares fit away from x, hence 1e-6.
    CHECK(-price[0] * b.wall_area / found.objective == about(-1.5, 1e-6));
    CHECK(price[1] * b.least_h_over_w / found.objective == about(0.5, 1e-6));
    CHECK(price[2] == 0.0);
    CHECK(price[3] == 0.0);
    CHECK(price[4] * b.least_d_over_w <= 1e-6 * found.objective);
    CHECK(price[5] == 0.0);
}

TEST_CASE("a sensitivity of the box is what a re-solve finds") {
    const auto cost_at = [](double area) {
        return solve_nonlinear(box({.wall_area = area})).objective;
    };
    // A central difference over a hundredth: its error is of the order of 1e-4 squared times 8.
    const double slope = std::log(cost_at(202.0) / cost_at(198.0)) / std::log(202.0 / 198.0);
    CHECK(slope == about(-1.5, 1e-3));
}

// A cube: d = (M/ρ)^(1/3), A = 6d².
TEST_CASE("the tank of least surface is a cube") {
    const NonlinearProgram program = water_tank(100.0, 1000.0);
    for (const NonlinearProgram& one : {program, without_gradients(program)}) {
        const NonlinearSolution found = solve_nonlinear(one);
        check_certified(one, found);
        CHECK(found.objective == about(1.2926608140191305));
        for (const std::size_t i : {1U, 2U, 3U}) CHECK(found.x[i] == about(0.4641588833612779));
    }
}

TEST_CASE("two inputs of a unit product cost the square root of eight") {
    for (const NonlinearProgram& program : {trivial(), without_gradients(trivial())}) {
        const NonlinearSolution found = solve_nonlinear(program);
        check_certified(program, found);
        CHECK(found.objective == about(2.8284271247461903));
        CHECK(found.x[0] == about(1.4142135623730951));
        CHECK(found.x[1] == about(0.7071067811865475));
        // Cost is 2√2 times the root of the product asked for: half of it per unit.
        CHECK(found.multipliers.inequality[0] == about(std::sqrt(2.0), 1e-6));
    }
}

}  // namespace geometric_programs_test
