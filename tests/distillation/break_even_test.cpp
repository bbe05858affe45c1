#include "isocost/distillation/break_even.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "distillation/cases.hpp"

namespace break_even_test {

using namespace isocost;
using namespace isocost::distillation;
using core::Status;

namespace {

const LastStep step = last_step(test::last_step_2025(), 5.12e6);
const OwnTeacher own{
    .parameters = 37e9, .compute_usd_per_flop = 2e-17, .training_usd = 2e7, .students = 10.0};

}  // namespace

TEST_CASE("at the break-even price both ways cost the same, below it distilling costs less") {
    for (const Teacher& teacher : {Teacher(BoughtTeacher{2.19}), Teacher(own)}) {
        const auto at = break_even_teacher_usd_per_mtok(step, teacher);
        REQUIRE(at.status == Status::optimal);
        CHECK(at.residual <= 1e-8);
        const auto ratio = [&](double usd_per_mtok) {
            return compare(step, with_usd_per_token(teacher, usd_per_mtok / 1e6)).ratio();
        };
        CHECK(std::abs(ratio(at.value) - 1.0) <= 1e-8);
        CHECK(ratio(0.99 * at.value) < 1.0);
        CHECK(ratio(1.01 * at.value) > 1.0);
    }
    // (5.12e6 − 1597.44) USD over 1600 million tokens.
    CHECK(break_even_teacher_usd_per_mtok(step, BoughtTeacher{2.19}).value ==
          doctest::Approx(3199.0016).epsilon(1e-12));
}

TEST_CASE("at the break-even number of tokens both ways cost the same") {
    for (const Teacher& teacher : {Teacher(BoughtTeacher{60.0}), Teacher(own)}) {
        const auto at = break_even_teacher_tokens(step, teacher);
        REQUIRE(at.status == Status::optimal);
        CHECK(at.residual <= 1e-8);
        LastStep there = step;
        there.teacher_tokens = at.value;
        CHECK(std::abs(compare(there, teacher).ratio() - 1.0) <= 1e-8);
        there.teacher_tokens = 1.01 * at.value;
        CHECK(compare(there, teacher).ratio() > 1.0);
    }
}

TEST_CASE("at the break-even number of students both ways cost the same") {
    const auto at = break_even_students(step, own);
    REQUIRE(at.status == Status::optimal);
    CHECK(at.residual <= 1e-8);
    auto there = own;
    there.students = at.value;
    CHECK(std::abs(compare(step, there).ratio() - 1.0) <= 1e-8);
    there.students = std::ceil(at.value);
    CHECK(compare(step, there).ratio() <= 1.0);
    there.students = std::floor(at.value);
    CHECK(compare(step, there).ratio() > 1.0);
}

TEST_CASE("without a break-even the result says which way is cheaper, and what would change it") {
    auto cheap = step;
    cheap.scratch_usd = 1000.0;
    const auto price = break_even_teacher_usd_per_mtok(cheap, BoughtTeacher{2.19});
    CHECK(price.status == Status::infeasible);
    CHECK(std::isnan(price.value));
    CHECK(price.reason ==
          "Even with the teacher's tokens for nothing distilling costs 1597.44 USD, not less than "
          "the step's own 1000 USD.");
    // The least change: a little more than that and there is one.
    cheap.scratch_usd = price.least_scratch_usd * 1.001;
    CHECK(break_even_teacher_usd_per_mtok(cheap, BoughtTeacher{2.19}).status == Status::optimal);

    cheap.scratch_usd = 1e6;
    const auto tokens = break_even_teacher_tokens(cheap, own);
    CHECK(tokens.status == Status::infeasible);
    CHECK(tokens.reason ==
          "The share of the teacher's training alone, 2e+06 USD, is not below the step's own 1e+06 "
          "USD.");
    cheap.scratch_usd = tokens.least_scratch_usd * 1.001;
    CHECK(break_even_teacher_tokens(cheap, own).status == Status::optimal);

    cheap.scratch_usd = 3000.0;
    const auto students = break_even_students(cheap, own);
    CHECK(students.status == Status::infeasible);
    CHECK(students.reason.find("However many share the teacher") == 0);
    cheap.scratch_usd = students.least_scratch_usd * 1.001;
    CHECK(break_even_students(cheap, own).status == Status::optimal);
}

TEST_CASE("where distilling is always the cheaper way there is no break-even either") {
    auto free = step;
    free.training_usd_per_token = 0.0;
    CHECK(break_even_teacher_tokens(free, BoughtTeacher{0.0}).reason ==
          "Tokens cost nothing: distilling is the cheaper way at any number of them.");
    auto given = own;
    given.training_usd = 1e3;
    CHECK(break_even_students(step, given).reason ==
          "Distilling is the cheaper way with a single student already.");
}

}  // namespace break_even_test
