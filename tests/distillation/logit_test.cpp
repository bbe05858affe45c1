#include "isocost/distillation/logit.hpp"

#include <doctest/doctest.h>

#include "distillation/cases.hpp"

namespace logit_test {

using namespace isocost;
using distillation::logit_distillation_flop;
using distillation::LogitRun;

namespace {

LogitRun run(double logits, double pretraining) {
    return {.student_parameters = 1e9,
            .student_tokens = 2e10,
            .teacher_parameters = 7e9,
            .teacher_tokens = 1e11,
            .logits_share = logits,
            .pretraining_share = pretraining};
}

}  // namespace

TEST_CASE("a run pays for its student, and for what of the teacher is not there anyway") {
    CHECK(logit_distillation_flop(run(0.0, 0.0)) == 6.0 * 1e9 * 2e10);
    CHECK(logit_distillation_flop(run(1.0, 0.0)) == 6.0 * 1e9 * 2e10 + 2.0 * 7e9 * 2e10);
    CHECK(logit_distillation_flop(run(1.0, 1.0)) ==
          6.0 * 1e9 * 2e10 + 2.0 * 7e9 * 2e10 + 6.0 * 7e9 * 1e11);
}

TEST_CASE("a teacher that has been paid for is never dearer") {
    for (const double logits : {0.0, 0.3, 1.0})
        for (const double part : {0.1, 0.5, 1.0})
            CHECK(logit_distillation_flop(run(logits, 0.0)) <
                  logit_distillation_flop(run(logits, part)));
}

TEST_CASE("shares beyond 0 and 1 are refused") {
    CHECK(test::refusal([] { logit_distillation_flop(run(1.2, 0.0)); }) ==
          "LogitRun.logits_share = 1.2: must be from 0 to 1 (part of the teacher's reading that "
          "this run pays for)");
    CHECK(test::refusal([] { logit_distillation_flop({}); }).find("student_parameters = nan") !=
          std::string::npos);
}

}  // namespace logit_test
