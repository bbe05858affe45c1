// Problems of W. Hock and K. Schittkowski, Test Examples for Nonlinear Programming Codes, Springer,
// 1981, with the 12-digit solutions of K. Schittkowski's PROB.FOR as kept in
// jacobwilliams/schittkowski-test-problems@2057eadd4632d9872a961ff990b632576ac83c8c src/PROB.f90.
// The multipliers were fitted at those solutions, so they are as good as the solution's own KKT
// residual, which stands beside them. Sign: ∇f = Σ λ ∇g + Σ μ ∇h + lower − upper.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "complex_step.hpp"
#include "isocost/core/numeric/nonlinear_certificate.hpp"

namespace hock_schittkowski_test {

namespace {

using isocost::core::Multipliers;
using isocost::core::NonlinearProgram;
using isocost::core::NonlinearSolution;
using isocost::core::NonlinearStatus;
using isocost::zoo::with_gradient;
using Vector = std::vector<double>;

struct Problem {
    std::string id;
    NonlinearProgram program;
    double objective;
    Vector x;
    double residual;  // relative KKT residual of the printed solution
    Multipliers multipliers;
};

Problem hs060() {
    return {"HS060: quartic with a nonlinear equality",
            {.objective = with_gradient([](const auto& x) {
                 return pow(x[0] - 1.0, 2) + pow(x[0] - x[1], 2) + pow(x[1] - x[2], 4);
             }),
             .equalities = {with_gradient([](const auto& x) {
                 return x[0] * (1.0 + x[1] * x[1]) + pow(x[2], 4) - 4.0 - 3.0 * std::sqrt(2.0);
             })},
             .lower = Vector(3, -10.0),
             .upper = Vector(3, 10.0),
             .start = {2, 2, 2}},
            0.0325682002513,
            {1.10485902423, 1.19667419413, 1.53526225739},
            3.7047551814523016e-08,
            {{}, {0.010726726969684507}, {0, 0, 0}, {0, 0, 0}}};
}

Problem hs062() {
    return {"HS062: a unit shared among three uses (log revenue)",
            {.objective = with_gradient([](const auto& x) {
                 const auto c = x[2] + 0.03;
                 const auto b = c + x[1];
                 return -32.174 * (255.0 * log((b + x[0]) / (b + 0.09 * x[0])) +
                                   280.0 * log(b / (c + 0.07 * x[1])) +
                                   290.0 * log(c / (0.13 * x[2] + 0.03)));
             }),
             .equalities = {with_gradient([](const auto& x) { return x[0] + x[1] + x[2] - 1.0; })},
             .lower = Vector(3, 0.0),
             .upper = Vector(3, 1.0),
             .start = {0.7, 0.2, 0.1}},
            -26272.5144873,
            {0.61781329821, 0.328202155786, 0.0539845460119},
            2.5567746282333007e-05,
            {{}, {-6387.008986522493}, {0, 0, 0}, {0, 0, 0}}};
}

Problem hs064() {
    return {"HS064: cost with a reciprocal capacity constraint (posynomial)",
            {.objective = with_gradient([](const auto& x) {
                 return 5.0 * x[0] + 5e4 / x[0] + 20.0 * x[1] + 7.2e4 / x[1] + 10.0 * x[2] +
                        1.44e5 / x[2];
             }),
             .inequalities = {with_gradient(
                 [](const auto& x) { return 1.0 - 4.0 / x[0] - 32.0 / x[1] - 120.0 / x[2]; })},
             .lower = Vector(3, 1e-5),
             .start = {1, 1, 1}},
            6299.84242821,
            {108.734717597, 85.1261394257, 204.324707858},
            2.3170023744051896e-06,
            {{2279.040740528828}, {}, {0, 0, 0}, {0, 0, 0}}};
}

Problem hs065() {
    return {"HS065: least squares on a ball with caps",
            {.objective = with_gradient([](const auto& x) {
                 return pow(x[0] - x[1], 2) + pow((x[0] + x[1] - 10.0) / 3.0, 2) +
                        pow(x[2] - 5.0, 2);
             }),
             .inequalities = {with_gradient(
                 [](const auto& x) { return 48.0 - x[0] * x[0] - x[1] * x[1] - x[2] * x[2]; })},
             .lower = {-4.5, -4.5, -5},
             .upper = {4.5, 4.5, 5},
             .start = {-5, 5, 0}},
            0.953528856757,
            {3.65046182158, 3.6504616894, 4.62041750754},
            3.197598091864151e-07,
            {{0.08215328087867332}, {}, {0, 0, 0}, {0, 0, 0}}};
}

Problem hs071() {
    return {
        "HS071",
        {.objective =
             with_gradient([](const auto& x) { return x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]; }),
         .inequalities = {with_gradient(
             [](const auto& x) { return x[0] * x[1] * x[2] * x[3] - 25.0; })},
         .equalities = {with_gradient([](const auto& x) {
             return x[0] * x[0] + x[1] * x[1] + x[2] * x[2] + x[3] * x[3] - 40.0;
         })},
         .lower = Vector(4, 1.0),
         .upper = Vector(4, 5.0),
         .start = {1, 5, 5, 1}},
        17.0140172895,
        {1, 4.74299937545, 3.82115032617, 1.37940824585},
        2.7769478266531545e-08,
        {{0.5522936463585789}, {-0.16146855730360393}, {1.087871165232568, 0, 0, 0}, {0, 0, 0, 0}}};
}

Problem hs073() {
    return {"HS073: cattle feed, the cheapest mix with a chance constraint",
            {.objective = with_gradient([](const auto& x) {
                 return 24.55 * x[0] + 26.75 * x[1] + 39.0 * x[2] + 40.5 * x[3];
             }),
             .inequalities = {with_gradient([](const auto& x) {
                                  return 2.3 * x[0] + 5.6 * x[1] + 11.1 * x[2] + 1.3 * x[3] - 5.0;
                              }),
                              with_gradient([](const auto& x) {
                                  return 12.0 * x[0] + 11.9 * x[1] + 41.8 * x[2] + 52.1 * x[3] -
                                         1.645 * sqrt(0.28 * x[0] * x[0] + 0.19 * x[1] * x[1] +
                                                      20.5 * x[2] * x[2] + 0.62 * x[3] * x[3]) -
                                         21.0;
                              })},
             .equalities = {with_gradient(
                 [](const auto& x) { return x[0] + x[1] + x[2] + x[3] - 1.0; })},
             .lower = Vector(4, 0.0),
             .start = {1, 1, 1, 1}},
            29.8943781573,
            {0.635521568605, 0, 0.312701880754, 0.0517765506011},
            5.26327952427889e-16,
            {{0.5803550837962764, 0.41054108089142205},
             {18.371240039757115},
             {0, 0.24333262648970239, 0, 0},
             {0, 0, 0, 0}}};
}

Problem hs100() {
    return {"HS100: Rosen and Suzuki's kind",
            {.objective = with_gradient([](const auto& x) {
                 return pow(x[0] - 10.0, 2) + 5.0 * pow(x[1] - 12.0, 2) + pow(x[2], 4) +
                        3.0 * pow(x[3] - 11.0, 2) + 10.0 * pow(x[4], 6) + 7.0 * x[5] * x[5] +
                        pow(x[6], 4) - 4.0 * x[5] * x[6] - 10.0 * x[5] - 8.0 * x[6];
             }),
             .inequalities = {with_gradient([](const auto& x) {
                                  return 127.0 - 2.0 * x[0] * x[0] - 3.0 * pow(x[1], 4) - x[2] -
                                         4.0 * x[3] * x[3] - 5.0 * x[4];
                              }),
                              with_gradient([](const auto& x) {
                                  return 282.0 - 7.0 * x[0] - 3.0 * x[1] - 10.0 * x[2] * x[2] -
                                         x[3] + x[4];
                              }),
                              with_gradient([](const auto& x) {
                                  return 196.0 - 23.0 * x[0] - x[1] * x[1] - 6.0 * x[5] * x[5] +
                                         8.0 * x[6];
                              }),
                              with_gradient([](const auto& x) {
                                  return -4.0 * x[0] * x[0] - x[1] * x[1] + 3.0 * x[0] * x[1] -
                                         2.0 * x[2] * x[2] - 5.0 * x[5] + 11.0 * x[6];
                              })},
             .start = {1, 2, 0, 4, 0, 1, 1}},
            680.630057275,
            {2.33049937431, 1.95137237315, -0.477541392625, 4.36572623462, -0.624486970475,
             1.03813101881, 1.59422671137},
            2.969545706992016e-10,
            {{1.1397199585626339, 0, 0, 0.3686145154565262}, {}, Vector(7, 0.0), Vector(7, 0.0)}};
}

Problem hs104() {
    const auto cost = [](const auto& x) {
        return 0.4 * (pow(x[0] / x[6], 0.67) + pow(x[1] / x[7], 0.67)) + 10.0 - x[0] - x[1];
    };
    return {"HS104: optimal reactor design (signomial)",
            {.objective = with_gradient(cost),
             .inequalities = {with_gradient([](const auto& x) {
                                  return 1.0 - 0.0588 * x[4] * x[6] - 0.1 * x[0];
                              }),
                              with_gradient([](const auto& x) {
                                  return 1.0 - 0.0588 * x[5] * x[7] - 0.1 * x[0] - 0.1 * x[1];
                              }),
                              with_gradient([](const auto& x) {
                                  return 1.0 - (4.0 * x[2] + 2.0 * pow(x[2], -0.71)) / x[4] -
                                         0.0588 * pow(x[2], -1.3) * x[6];
                              }),
                              with_gradient([](const auto& x) {
                                  return 1.0 - (4.0 * x[3] + 2.0 * pow(x[3], -0.71)) / x[5] -
                                         0.0588 * pow(x[3], -1.3) * x[7];
                              }),
                              with_gradient([cost](const auto& x) { return cost(x) - 1.0; }),
                              with_gradient([cost](const auto& x) { return 4.2 - cost(x); })},
             .lower = Vector(8, 0.1),
             .upper = Vector(8, 10.0),
             .start = {6, 3, 0.4, 0.2, 6, 6, 1, 0.5}},
            3.95116343955,
            {6.46511402796, 2.23270864907, 0.667397491303, 0.595756422907, 5.93267567811,
             5.52723456506, 1.01332200907, 0.400668229166},
            6.738806251368138e-11,
            {{2.3596898245252156, 6.2055019966995815, 0.9276198467891836, 0.8472008504821318, 0, 0},
             {},
             Vector(8, 0.0),
             Vector(8, 0.0)}};
}

std::vector<Problem> problems() {
    return {hs060(), hs062(), hs064(), hs065(), hs071(), hs073(), hs100(), hs104()};
}

double distance(const Vector& a, const Vector& b) {
    REQUIRE(a.size() == b.size());
    double most = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(a[i] - b[i]) / std::max(1.0, std::abs(b[i])));
    return most;
}

void check_multipliers(const Multipliers& found, const Problem& known) {
    // Ten times the residual of the point they were fitted at, never closer than 1e-6.
    const double tolerance = std::max(1e-6, 10.0 * known.residual);
    CHECK(distance(found.inequality, known.multipliers.inequality) <= tolerance);
    CHECK(distance(found.equality, known.multipliers.equality) <= tolerance);
    CHECK(distance(found.lower, known.multipliers.lower) <= tolerance);
    CHECK(distance(found.upper, known.multipliers.upper) <= tolerance);
}

void check(const NonlinearSolution& found, const Problem& known) {
    CAPTURE(found.reason);
    CHECK(found.status == NonlinearStatus::converged);
    // Printed to 12 digits; near an optimum an error in x enters f only squared.
    CHECK(std::abs(found.objective - known.objective) <= 1e-9 * std::abs(known.objective));
    // The printed x are off by up to 1e-6 themselves: their residual over the curvature.
    CHECK(distance(found.x, known.x) <= 1e-5);
    check_multipliers(found.multipliers, known);
    // Relative to the objective itself, however small: nothing is forgiven below its size.
    NonlinearProgram strict = known.program;
    strict.objective_scale = std::abs(known.objective);
    CHECK(kkt_residual(strict, found.x, found.multipliers).holds(1e-8));
}

}  // namespace

TEST_CASE("Hock and Schittkowski's problems end where they are known to end") {
    for (const Problem& problem : problems()) {
        CAPTURE(problem.id);
        check(solve_nonlinear(problem.program), problem);
    }
}

TEST_CASE("Hock and Schittkowski's problems are solved without gradients too") {
    for (const Problem& problem : problems()) {
        CAPTURE(problem.id);
        check(solve_nonlinear(isocost::zoo::without_gradients(problem.program)), problem);
    }
}

TEST_CASE("the certificate accepts the published solutions and rejects others") {
    for (const Problem& problem : problems()) {
        CAPTURE(problem.id);
        // Published x carry 12 digits, which the curvature turns into at most 1e-4 of a gradient.
        CHECK(kkt_residual(problem.program, problem.x, problem.multipliers).holds(1e-4));
        Vector moved = problem.x;
        moved[0] *= 1.01;
        CHECK_FALSE(kkt_residual(problem.program, moved, problem.multipliers).holds(1e-4));
    }
}

}  // namespace hock_schittkowski_test
