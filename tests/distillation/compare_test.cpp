#include "isocost/distillation/compare.hpp"

#include <doctest/doctest.h>

#include "distillation/cases.hpp"

namespace compare_test {

using namespace isocost;
using namespace isocost::distillation;

TEST_CASE("the last step of a sequence distillation costs what the sequence costs") {
    const auto sequence = test::last_step_2025();
    const auto c = compare(last_step(sequence, 5.12e6), BoughtTeacher{2.19});
    CHECK(c.distilled_usd() ==
          doctest::Approx(sequence_cost(sequence).last_step_usd()).epsilon(1e-14));
    CHECK(c.distilled_total_usd() ==
          doctest::Approx(sequence_cost(sequence).total_usd()).epsilon(1e-14));
    CHECK(c.scratch_total_usd() == 8.58e6 + 5.12e6);
}

TEST_CASE("orders of magnitude are true of the last step only: the base stands on both sides") {
    const auto c = compare(last_step(test::last_step_2025(), 5.12e6), BoughtTeacher{2.19});
    CHECK(c.step_ratio() < 0.001);
    CHECK(c.ratio() > 0.6);
    CHECK(c.ratio() < 1.0);
}

TEST_CASE("a teacher's training is shared by its students") {
    const auto step = last_step(test::last_step_2025(), 5.12e6);
    OwnTeacher teacher{
        .parameters = 37e9, .compute_usd_per_flop = 2e-17, .training_usd = 1e7, .students = 1.0};
    CHECK(compare(step, teacher).step_ratio() > 1.0);
    teacher.students = 100.0;
    const auto c = compare(step, teacher);
    CHECK(c.teacher_training_usd == 1e5);
    CHECK(c.step_ratio() < 1.0);
}

TEST_CASE("a comparison without its figures is refused") {
    CHECK(test::refusal([] { compare({}, BoughtTeacher{1.0}); }).find("LastStep.base_usd = nan") ==
          0);
}

}  // namespace compare_test
