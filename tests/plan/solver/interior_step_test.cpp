#include "isocost/plan/solver/interior_step.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace interior_step_test {

using namespace isocost;

TEST_CASE("a step solves the equations to first order") {
    for (const double sigma : {0.0, 0.5, 2.0, core::infinity}) {
        const auto program =
            plan::program(plan_lab::plan_of({.years = 4, .sigma = sigma, .most_chips = 90.0}));
        const auto s = plan::starting_state(program);
        const auto system = plan::InteriorSystem::at(program, s);
        REQUIRE(system);
        const auto target = plan::products(s);
        auto aimed = target;
        for (auto* part : {&aimed.bought, &aimed.limited, &aimed.used, &aimed.margin})
            for (double& each : *part) each *= 0.5;
        const auto by = system->direction(s, aimed);
        constexpr double small = 1e-6;
        const auto reached = plan::moved(s, by, small);
        const auto before = plan::shortages(program, s);
        const auto after = plan::shortages(program, reached);
        for (std::size_t t = 0; t < 4; ++t) {
            const double size = plan::supply(program, s.chips)[t] + s.slacks[t];
            // What is left is of second order in the step: 1e-12 of the size, with some room.
            CHECK(std::abs(after[t] - before[t] * (1.0 - small)) <= 1e-9 * size);
            CHECK(plan::products(reached).used[t] ==
                  doctest::Approx(target.used[t] * (1.0 - 0.5 * small)).epsilon(1e-9));
            CHECK(plan::products(reached).bought[t] ==
                  doctest::Approx(target.bought[t] * (1.0 - 0.5 * small)).epsilon(1e-9));
            CHECK(plan::products(reached).limited[t] ==
                  doctest::Approx(target.limited[t] * (1.0 - 0.5 * small)).epsilon(1e-9));
            const double gap = plan::loss_gap(program.columns[t], reached, t);
            CHECK(std::abs(gap) <= 1e-12 * program.columns[t].price);
        }
    }
}

TEST_CASE("rows that columns share are added up") {
    const auto program =
        plan::program(plan_lab::plan_of({.years = 2, .decline = 0.0, .flop = 2.0}));
    plan::LowerHalf matrix(2);
    plan::add_shared_rows(matrix, program, {1.0, 10.0});
    CHECK(matrix(0, 0) == doctest::Approx(4.0 + 1.9 * 1.9 / 10).epsilon(1e-15));
    CHECK(matrix(1, 0) == doctest::Approx(1.9 * 2.0 / 10).epsilon(1e-15));
    CHECK(matrix(1, 1) == doctest::Approx(0.4).epsilon(1e-15));
}

}  // namespace interior_step_test
