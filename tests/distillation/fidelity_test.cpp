#include "isocost/distillation/fidelity.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "distillation/cases.hpp"

namespace fidelity_test {

using namespace isocost;
using distillation::Fidelity;
using distillation::student_capability;

TEST_CASE("a student looks better in the domain of its texts than it is") {
    const Fidelity f{.domain = 0.95, .general = 0.7};
    const auto y = student_capability(f, 2.0);
    CHECK(y.benchmark == 1.9);
    CHECK(y.general == 1.4);
}

TEST_CASE("a user's curve of learning multiplies both") {
    const Fidelity f{.domain = 1.0, .general = 0.5};
    const auto curve = [](double tokens) { return 1.0 - std::exp(-tokens / 1e9); };
    const auto little = student_capability(f, 1.0, 1e8, curve);
    const auto much = student_capability(f, 1.0, 1e11, curve);
    CHECK(little.benchmark < much.benchmark);
    CHECK(much.benchmark == doctest::Approx(1.0));
    CHECK(little.general == 0.5 * little.benchmark);
}

TEST_CASE("no student keeps more than all, nor more abroad than at home") {
    CHECK(test::refusal([] { student_capability({.domain = 1.1, .general = 0.5}, 1.0); }) ==
          "Fidelity.domain = 1.1: must be above 0 and at most 1 (share kept in the texts' domain)");
    CHECK(test::refusal([] { student_capability({.domain = 0.5, .general = 0.5}, 1.0); }) ==
          "Fidelity.general = 0.5: must be below Fidelity.domain (a student keeps most of what its "
          "texts were about)");
    CHECK(test::refusal([] {
              student_capability({.domain = 0.9, .general = 0.5}, 1.0, 1e9,
                                 [](double) { return 1.5; });
          }) == "curve(teacher_tokens) = 1.5: must be above 0 and at most 1 (share learned)");
}

}  // namespace fidelity_test
