#include <doctest/doctest.h>

#include "laws/firm_derivatives.hpp"
#include "laws/firm_labs.hpp"
#include "laws/random_problems.hpp"

namespace firm_derivatives_test {

using namespace isocost;
using namespace isocost::laws;

namespace {

/// A difference counts only if its own estimate of its error is below 1e-7, so a stated elasticity
/// may be off by that much; what is found is 1e-9 for the labs and 1e-8 for random firms.
constexpr double tolerance = 1e-7;

DerivativeErrors checked(const std::string& name, const RandomProblem& problem) {
    const auto errors = derivative_errors(problem);
    INFO(name, " ", errors.where);
    CHECK(errors.worst <= tolerance);
    CHECK(errors.missing == 0);
    return errors;
}

}  // namespace

TEST_CASE("every derivative of every lab is what the re-solved lab says") {
    DerivativeErrors all;
    for (const auto& lab : labs()) all.add(checked(lab.name, lab.problem));
    INFO(all.compared, " compared, ", all.unresolved, " unresolved, worst ", all.worst, " ",
         all.where);
    CHECK(all.compared > 400'000);
    // Right at a kink or limit no step stays on one side.
    CHECK(all.unresolved < all.compared / 1000);
}

TEST_CASE("every derivative of random firms is what the re-solved firm says") {
    DerivativeErrors all;
    for (std::uint64_t seed = 1; seed <= 300; ++seed)
        all.add(checked("seed " + std::to_string(seed), random_problem(seed)));
    INFO(all.compared, " compared, ", all.unresolved, " unresolved, worst ", all.worst, " ",
         all.where);
    CHECK(all.compared > 150'000);
    // Near the ceiling of a cap elasticities reach 1e6 and a difference has few digits left.
    CHECK(all.unresolved < all.compared / 100);
}

}  // namespace firm_derivatives_test
