#include "isocost/firm/solver/user_program.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace user_program_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("the search begins on the ray through the benchmark, inside the limits") {
    const Firm firm = lab(flat(0.5), {{"compute", 1.5}}, {{"data", 0.25}});
    CHECK(firm::detail::bundle_of_scale(firm, 0.125) == std::vector<double>{0.125, 0.125, 0.25});
    CHECK(firm::detail::bundle_of_scale(firm, 4.0) == std::vector<double>{1.5, 4.0, 4.0});
    const auto enough =
        firm::detail::starting_bundle(firm, [](const auto& x) { return x[1] >= 3.0; });
    CHECK(enough == std::vector<double>{1.5, 4.0, 4.0});
}

TEST_CASE(
    "profit that doubles with every doubling of scale has no end, and one with a peak begins "
    "there") {
    const Firm firm = lab(flat(0.5));
    CHECK(firm::detail::most_profitable(firm, [](const auto& x) { return x[0]; }).endless);
    const auto peak = firm::detail::most_profitable(
        firm, [](const auto& x) { return 4.0 * std::sqrt(x[0]) - x[0]; });
    CHECK_FALSE(peak.endless);
    CHECK(peak.bundle == std::vector<double>{4.0, 4.0, 4.0});
}

TEST_CASE("money and capability are measured by those of the start") {
    auto p = lab(flat(1.0)).parameters();
    p.costs.at("data") = FixedCost(5.0, LinearCost({.price = 0.2}));
    const Firm firm(p);
    const auto program = firm::detail::user_program(firm, {2.0, 2.0, 2.0}, 2.0);
    CHECK(program.unit_money == 2.0);  // what runs, not what is fixed
    CHECK(program.cost(1.0).value({1.0, 1.0, 1.0}) == 0.5);
    CHECK(program.capability(1.0, 1.0).value({2.0, 2.0, 2.0}) ==
          doctest::Approx(0.0).epsilon(1e-15));
    CHECK(program.capability(1.0, 0.0).gradient({1.0, 1.0, 1.0})[0] ==
          doctest::Approx(0.25).epsilon(1e-15));
}

TEST_CASE("the solver is the one that came with the user's function") {
    const core::NonlinearSolver mine = [](const core::NonlinearProgram&) {
        return core::NonlinearSolution{};
    };
    auto p = lab(flat(0.5)).parameters();
    CHECK((firm::detail::solver_of(Firm(p)) == nullptr));
    p.costs.at("data") =
        UserCost([](double x) { return x; }, [](double) { return 1.0; }, true, mine);
    CHECK((firm::detail::solver_of(Firm(p)) == mine));
}

}  // namespace user_program_test
