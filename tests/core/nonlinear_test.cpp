#include "isocost/core/numeric/nonlinear.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "isocost/core/error.hpp"

namespace nonlinear_test {

namespace {

using namespace isocost::core;
using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// (x − a)² summed: the point nearest to a.
SmoothFunction distance_to(Vector a) {
    return {.value =
                [a](const Vector& x) {
                    double sum = 0.0;
                    for (std::size_t i = 0; i < a.size(); ++i) sum += (x[i] - a[i]) * (x[i] - a[i]);
                    return sum;
                },
            .gradient =
                [a](const Vector& x) {
                    Vector slope;
                    for (std::size_t i = 0; i < a.size(); ++i) slope.push_back(2.0 * (x[i] - a[i]));
                    return slope;
                }};
}

/// a·x − b
SmoothFunction linear(Vector a, double b, std::string name = "") {
    return {.value =
                [a, b](const Vector& x) {
                    double sum = -b;
                    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * x[i];
                    return sum;
                },
            .gradient = [a](const Vector&) { return a; },
            .name = name};
}

/// A formula without a gradient.
SmoothFunction formula(std::function<double(const Vector&)> f) { return {.value = std::move(f)}; }

doctest::Approx about(double value, double tolerance = 1e-9) {
    return doctest::Approx(value).epsilon(tolerance);
}

struct OutOfStock : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace

TEST_CASE("an inequality is worth what asking for more of it costs") {
    // Nearest point to 0 with x + y ≥ c: c²/2, whose slope is c.
    const auto least = [](double c) {
        return solve_nonlinear({.objective = distance_to({0, 0}),
                                .inequalities = {linear({1, 1}, c)},
                                .start = {5, 0}});
    };
    const NonlinearSolution at = least(3.0);
    REQUIRE(at.status == NonlinearStatus::converged);
    CHECK(at.objective == about(4.5));
    CHECK(at.multipliers.inequality[0] == about(3.0));
    const double slope = (least(3.001).objective - least(2.999).objective) / 0.002;
    CHECK(slope == about(at.multipliers.inequality[0], 1e-7));  // rounding over the step
}

TEST_CASE("an equality's multiplier has the sign of what it does to the objective") {
    // x + y = c: c²/2 again; from below, c < 0, a higher c lowers the objective.
    for (const double c : {2.0, -2.0}) {
        const auto at = solve_nonlinear(
            {.objective = distance_to({0, 0}), .equalities = {linear({1, 1}, c)}, .start = {1, 0}});
        REQUIRE(at.status == NonlinearStatus::converged);
        CHECK(at.multipliers.equality[0] == about(c));
    }
}

TEST_CASE("a bound that holds x back has a positive multiplier, others have none") {
    const auto at = solve_nonlinear({.objective = distance_to({5, -5, 0.5}),
                                     .lower = {0, 0, 0},
                                     .upper = {1, 1, infinity},
                                     .start = {0.5, 0.5, 0.5}});
    REQUIRE(at.status == NonlinearStatus::converged);
    CHECK(at.x == Vector{1.0, 0.0, 0.5});
    CHECK(at.multipliers.upper == Vector{8.0, 0.0, 0.0});
    CHECK(at.multipliers.lower == Vector{0.0, 10.0, 0.0});
}

TEST_CASE("a constraint that nobody reaches is worth nothing") {
    const auto at = solve_nonlinear({.objective = distance_to({1, 1}),
                                     .inequalities = {linear({1, 1}, -10.0)},
                                     .start = {9, 9}});
    REQUIRE(at.status == NonlinearStatus::converged);
    CHECK(at.multipliers.inequality[0] == 0.0);
}

TEST_CASE("without gradients the answer is the same to the accuracy of differences") {
    // Two inputs at prices 1 and 4, √(xy) ≥ 1: x = 2, y = 1/2, cost 4, marginal cost 4.
    const auto at = solve_nonlinear(
        {.objective = formula([](const Vector& x) { return x[0] + 4.0 * x[1]; }),
         .inequalities = {formula([](const Vector& x) { return std::sqrt(x[0] * x[1]) - 1.0; })},
         .lower = {0, 0},
         .start = {1, 1}});
    REQUIRE(at.status == NonlinearStatus::converged);
    CHECK(at.objective == about(4.0));
    CHECK(at.x[0] == about(2.0, 1e-7));
    CHECK(at.multipliers.inequality[0] == about(4.0, 1e-7));
}

TEST_CASE("a variable that its bounds fix keeps its value and has a price") {
    const auto at = solve_nonlinear({.objective = formula([](const Vector& x) {
                                         return x[0] * x[0] + x[1] * x[1] - x[0] * x[1];
                                     }),
                                     .lower = {2, -infinity},
                                     .upper = {2, infinity},
                                     .start = {0, 0}});
    REQUIRE(at.status == NonlinearStatus::converged);
    CHECK(at.x[0] == 2.0);
    CHECK(at.x[1] == about(1.0, 1e-8));
    CHECK(at.multipliers.lower[0] - at.multipliers.upper[0] == about(3.0, 1e-8));
}

TEST_CASE("units do not matter: dollars, or trillions of them per tiny unit") {
    for (const double unit : {1e-9, 1.0, 1e9})
        for (const double money : {1e-6, 1.0, 1e12}) {
            CAPTURE(unit);
            CAPTURE(money);
            const auto at =
                solve_nonlinear({.objective = linear({money / unit, 4.0 * money / unit}, 0.0),
                                 .inequalities = {formula([unit](const Vector& x) {
                                     return std::sqrt(x[0] * x[1]) / unit - 1.0;
                                 })},
                                 .lower = {0, 0},
                                 .start = {unit, unit},
                                 .scale = {unit, unit},
                                 .objective_scale = money});
            CHECK(at.status == NonlinearStatus::converged);
            CHECK(at.objective == about(4.0 * money));
            CHECK(at.multipliers.inequality[0] == about(4.0 * money, 1e-7));
        }
}

TEST_CASE("an input whose marginal product is infinite at zero is approached with care") {
    // y = √x₀ + √x₁ ≥ 3 at prices 1 and 2: x = (4, 1), since √x is inverse to the price.
    const auto output = [](const Vector& x) { return std::sqrt(x[0]) + std::sqrt(x[1]) - 3.0; };
    const auto marginal = [](const Vector& x) {
        return Vector{0.5 / std::sqrt(x[0]), 0.5 / std::sqrt(x[1])};
    };
    for (const double start : {1e-6, 0.1, 100.0}) {
        CAPTURE(start);
        const auto at = solve_nonlinear({.objective = linear({1, 2}, 0.0),
                                         .inequalities = {{.value = output, .gradient = marginal}},
                                         .lower = {0, 0},
                                         .start = {start, start}});
        CHECK(at.status == NonlinearStatus::converged);
        CHECK(at.x[0] == about(4.0, 1e-8));
        CHECK(at.x[1] == about(1.0, 1e-8));
    }
}

TEST_CASE("a stationary point that is a maximum is left") {
    const auto at = solve_nonlinear(
        {.objective = formula([](const Vector& x) { return -x[0] * x[0] + x[1] * x[1]; }),
         .lower = {-1, -1},
         .upper = {2, 2},
         .start = {0, 0}});
    CHECK(at.status == NonlinearStatus::converged);
    CHECK(at.x[0] * at.x[0] >= 1.0);
}

TEST_CASE("two solves of one program agree to the last bit") {
    const NonlinearProgram program{.objective = formula([](const Vector& x) {
                                       return std::exp(x[0]) + std::pow(x[1] - x[0], 4);
                                   }),
                                   .inequalities = {linear({1, 1}, 1.0)},
                                   .start = {3, 2}};
    CHECK(solve_nonlinear(program).x == solve_nonlinear(program).x);
}

TEST_CASE("infeasible: names who contradicts whom, and by how much") {
    const auto at = solve_nonlinear(
        {.objective = distance_to({0, 0}),
         .inequalities = {linear({1, 1}, 10.0, "target"), linear({1, -1}, -100.0, "harmless"),
                          linear({-1, -1}, -4.0, "budget")},
         .start = {0, 0}});
    CHECK(at.status == NonlinearStatus::infeasible);
    REQUIRE(at.conflicts.size() == 2);
    CHECK(at.conflicts[0].constraint == "target");
    CHECK(at.conflicts[1].constraint == "budget");
    // The least violation splits the missing 6 between the two.
    CHECK(at.conflicts[0].shortfall + at.conflicts[1].shortfall == about(6.0));
    CHECK(at.reason == "cannot be met together: target (short by 3), budget (short by 3)");
    CHECK(at.kkt.feasibility > 0.1);
    CHECK(at.multipliers.inequality == Vector{0, 0, 0});
}

TEST_CASE("infeasible: a target above what caps allow names the caps") {
    const auto at = solve_nonlinear(
        {.objective = linear({1, 1}, 0.0),
         .inequalities = {{.value = [](const Vector& x) { return std::sqrt(x[0] * x[1]) - 3.0; },
                           .name = "capability"}},
         .lower = {0, 0},
         .upper = {2, 2},
         .start = {1, 1}});
    CHECK(at.status == NonlinearStatus::infeasible);
    REQUIRE(at.conflicts.size() == 3);
    CHECK(at.conflicts[0].constraint == "capability");
    CHECK(at.conflicts[0].shortfall == about(1.0, 1e-7));
    CHECK(at.conflicts[1].constraint == "upper bound of x0");
    CHECK(at.conflicts[2].constraint == "upper bound of x1");
    CHECK(at.x == Vector{2, 2});
}

TEST_CASE("infeasible: an equality that no point satisfies") {
    const auto at =
        solve_nonlinear({.objective = distance_to({3}),
                         .equalities = {formula([](const Vector& x) { return x[0] * x[0] + 1.0; })},
                         .start = {2}});
    CHECK(at.status == NonlinearStatus::infeasible);
    REQUIRE(at.conflicts.size() == 1);
    CHECK(at.conflicts[0].constraint == "equality 0");
    CHECK(at.conflicts[0].shortfall == about(1.0));
}

TEST_CASE("infeasible: bounds that cross") {
    const auto at =
        solve_nonlinear({.objective = distance_to({0}), .lower = {2}, .upper = {1}, .start = {0}});
    CHECK(at.status == NonlinearStatus::infeasible);
    CHECK(at.reason == "cannot be met together: bounds of x0 (short by 1)");
}

TEST_CASE("evaluation_limit: stops within it and says so") {
    const auto at = solve_nonlinear({.objective = formula([](const Vector& x) {
                                         return 100.0 * std::pow(x[1] - x[0] * x[0], 2) +
                                                std::pow(1.0 - x[0], 2);
                                     }),
                                     .start = {-1.2, 1},
                                     .options = {.max_evaluations = 30}});
    CHECK(at.status == NonlinearStatus::evaluation_limit);
    CHECK(at.evaluations <= 30);
    CHECK(at.reason == "stopped at the limit of 30 evaluations");
    CHECK(at.objective < 24.2);  // the start's: the best point is kept
    CHECK_FALSE(at.kkt.holds(1e-8));
}

TEST_CASE("unbounded: a straight line down, a line with a constraint, a curve down") {
    CHECK(solve_nonlinear({.objective = linear({1, 1}, 0.0), .start = {0, 0}}).status ==
          NonlinearStatus::unbounded);
    CHECK(solve_nonlinear({.objective = linear({-1, 0}, 0.0),
                           .inequalities = {linear({-1, 2}, 0.0)},
                           .start = {0, 0}})
              .status == NonlinearStatus::unbounded);
    CHECK(solve_nonlinear(
              {.objective = formula([](const Vector& x) { return x[0] - std::pow(x[0], 1.5); }),
               .lower = {0},
               .start = {4}})
              .status == NonlinearStatus::unbounded);
}

TEST_CASE("undefined: an objective that is never a number") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto at =
        solve_nonlinear({.objective = formula([nan](const Vector&) { return nan; }), .start = {1}});
    CHECK(at.status == NonlinearStatus::undefined);
    CHECK(std::isnan(at.objective));
    CHECK(at.reason == "a value or gradient at the start is not a finite number");
}

TEST_CASE("a region without numbers on the way is stepped back from") {
    // From 50 the slope points far below 0, where the logarithm has no value.
    const auto at = solve_nonlinear(
        {.objective = formula([](const Vector& x) { return x[0] - 3.0 * std::log(x[0]); }),
         .start = {50}});
    CHECK(at.status == NonlinearStatus::converged);
    CHECK(at.x[0] == about(3.0, 1e-8));
}

TEST_CASE("stalled: a kink has no gradient that balances, and nobody claims it has") {
    const auto at =
        solve_nonlinear({.objective = formula([](const Vector& x) {
                             return std::max(2.0 * (x[0] - 1.0), 1.0 - x[0]) + x[1] * x[1];
                         }),
                         .start = {3.7, 2.2}});
    CHECK(at.status == NonlinearStatus::stalled);
    CHECK(at.objective < 1e-3);  // the best point is returned all the same
    CHECK_FALSE(at.kkt.holds(0.1));
    CHECK(at.reason == "no step lowers the residual any further");
}

TEST_CASE("a cusp without multipliers is claimed only within the tolerance") {
    // The only feasible point of −x² ≥ 0 is 0, where the constraint has no slope: multipliers grow
    // without bound on the way, and the objective is off by no more than the tolerance.
    const auto at =
        solve_nonlinear({.objective = linear({1}, 0.0),
                         .inequalities = {formula([](const Vector& x) { return -x[0] * x[0]; })},
                         .start = {1}});
    CHECK(at.kkt.holds(1e-9) == (at.status == NonlinearStatus::converged));
    CHECK(std::abs(at.x[0]) < 1e-6);
}

TEST_CASE("an exception of a user's function comes through unchanged, whenever it is thrown") {
    for (const int when : {1, 2, 5, 9}) {
        int calls = 0;
        const auto cost = [&calls, when](const Vector& x) {
            if (++calls >= when) throw OutOfStock("no more H100s");
            return std::pow(x[0] - 1.0, 4);
        };
        CHECK_THROWS_WITH_AS(
            static_cast<void>(solve_nonlinear({.objective = formula(cost), .start = {9}})),
            "no more H100s", OutOfStock);
    }
}

TEST_CASE("an exception that is no std::exception comes through too") {
    const NonlinearProgram program{
        .objective = distance_to({0}),
        .inequalities = {{.value = [](const Vector& x) { return x[0]; },
                          .gradient = [](const Vector&) -> Vector { throw 42; }}},
        .start = {1}};
    CHECK_THROWS_AS(static_cast<void>(solve_nonlinear(program)), int);
}

TEST_CASE("a program that makes no sense is refused with where, value and rule") {
    const auto refuse = [](const NonlinearProgram& program, const char* message) {
        CHECK_THROWS_WITH_AS(static_cast<void>(solve_nonlinear(program)), message,
                             InvalidParameter);
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    refuse({.start = {1}}, "objective = (none): must be a function");
    refuse({.objective = distance_to({0})}, "start = (empty): must have an entry per variable");
    refuse({.objective = distance_to({0}), .start = {nan}}, "start[0] = nan: must be finite");
    refuse({.objective = distance_to({0}), .lower = {0, 0}, .start = {1}},
           "length of lower = 2: must be 0 or 1 (one per entry of start)");
    refuse({.objective = distance_to({0}), .upper = {nan}, .start = {1}},
           "upper[0] = nan: must be a number");
    refuse({.objective = distance_to({0}), .start = {1}, .scale = {0}},
           "scale = 0: must be positive and finite");
    refuse({.objective = distance_to({0}), .start = {1}, .options = {.tolerance = -1}},
           "options.tolerance = -1: must be positive and finite");
    refuse({.objective = {.value = [](const Vector& x) { return x[0]; },
                          .gradient =
                              [](const Vector&) {
                                  return Vector{1, 1};
                              }},
            .start = {1}},
           "length of a gradient = 2: must be 1 (one derivative per variable)");
}

TEST_CASE("every status has a name and a sentence") {
    for (const auto status : {NonlinearStatus::converged, NonlinearStatus::infeasible,
                              NonlinearStatus::unbounded, NonlinearStatus::evaluation_limit,
                              NonlinearStatus::stalled, NonlinearStatus::undefined}) {
        CHECK_FALSE(name(status).empty());
        CHECK(sentence(status).back() == '.');
    }
}

}  // namespace nonlinear_test
