#include "isocost/distillation/teacher.hpp"

#include <doctest/doctest.h>

#include "distillation/cases.hpp"

namespace teacher_test {

using namespace isocost;
using namespace isocost::distillation;

namespace {

const OwnTeacher own{
    .parameters = 37e9, .compute_usd_per_flop = 2e-17, .training_usd = 5e6, .students = 4.0};

}  // namespace

TEST_CASE("a teacher's token: at its price, or 2N FLOP") {
    CHECK(usd_per_token(BoughtTeacher{2.19}) == doctest::Approx(2.19e-6).epsilon(1e-15));
    CHECK(usd_per_token(own) == doctest::Approx(1.48e-6).epsilon(1e-15));
    CHECK(training_share_usd(BoughtTeacher{2.19}) == 0.0);
    CHECK(training_share_usd(own) == 1.25e6);
}

TEST_CASE("another price of a token, and nothing else changed") {
    for (const Teacher& teacher : {Teacher(BoughtTeacher{2.19}), Teacher(own)}) {
        const auto other = with_usd_per_token(teacher, 5e-6);
        CHECK(usd_per_token(other) == doctest::Approx(5e-6).epsilon(1e-15));
        CHECK(training_share_usd(other) == training_share_usd(teacher));
    }
}

TEST_CASE("a teacher that makes no sense is refused") {
    auto half = own;
    half.students = 0.5;
    CHECK(test::refusal([&] { training_share_usd(half); }) ==
          "OwnTeacher.students = 0.5: must be 1 or more and finite (students that share the "
          "teacher)");
    CHECK(test::refusal([] { usd_per_token(BoughtTeacher{-1.0}); }) ==
          "BoughtTeacher.price_usd_per_mtok = -1: must be 0 or more and finite (of the teacher's "
          "tokens)");
}

}  // namespace teacher_test
