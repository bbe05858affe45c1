#include "isocost/distillation/busbridge.hpp"

#include <doctest/doctest.h>

#include "distillation/cases.hpp"

namespace busbridge_test {

using namespace isocost;
using namespace isocost::distillation;

namespace {

const DistillationLaw law = illustrative_coefficients();

}  // namespace

TEST_CASE("a student without limits equals its teacher, whatever teacher it is") {
    for (const double teacher : {1.3, 2.0, 3.0, 10.0}) {
        CHECK(student_loss(law, core::infinity, core::infinity, teacher) == teacher);
        double before = student_loss(law, 1e8, 1e9, teacher) - teacher;
        for (double scale = 10.0; scale < 1e12; scale *= 10.0) {
            const double gap = student_loss(law, 1e8 * scale, 1e9 * scale, teacher) - teacher;
            CHECK(gap <= before);
            CHECK(gap >= 0.0);
            before = gap;
        }
        CHECK(before < 0.01);
    }
    CHECK(supervised_loss(law, core::infinity, core::infinity) == law.E);
}

TEST_CASE("more parameters or tokens never hurt a student of a given teacher below its own loss") {
    for (const double teacher : {1.6, 2.0, 2.4})
        for (double n = 1e8; n < 1e11; n *= 3.0) {
            CHECK(student_loss(law, 3.0 * n, 2e10, teacher) < student_loss(law, n, 2e10, teacher));
            CHECK(student_loss(law, n, 6e10, teacher) < student_loss(law, n, 2e10, teacher));
        }
}

TEST_CASE("capacity gap: for a small student the best teacher is not the best model") {
    // N_S = 1e8, D_S = 2e10: least loss at a teacher between the best and the worst tried.
    const auto loss = [](double teacher) { return student_loss(law, 1e8, 2e10, teacher); };
    CHECK(loss(1.5) > loss(2.0));
    CHECK(loss(3.0) > loss(2.0));
    CHECK(student_loss_slope(law, 1e8, 2e10, 1.5) < 0.0);
    CHECK(student_loss_slope(law, 1e8, 2e10, 3.0) > 0.0);
}

TEST_CASE("the slope is the derivative of the student's loss") {
    for (const double n : {1e8, 1e10})
        for (const double teacher : {1.4, 2.0, 2.8, 4.0}) {
            const double h = 1e-5;  // central difference: error h² times a third derivative of ~100
            const double slope = (student_loss(law, n, 2e10, teacher + h) -
                                  student_loss(law, n, 2e10, teacher - h)) /
                                 (2.0 * h);
            CHECK(student_loss_slope(law, n, 2e10, teacher) ==
                  doctest::Approx(slope).epsilon(1e-6));
        }
}

TEST_CASE("with few tokens distilling beats text, with many text beats distilling") {
    CHECK(student_loss(law, 1e9, 1e9, 2.0) < supervised_loss(law, 1e9, 1e9));
    CHECK(student_loss(law, 1e9, 1e12, 2.0) > supervised_loss(law, 1e9, 1e12));
}

TEST_CASE("a hopeless teacher overflows nothing") {
    CHECK(student_loss(law, 1e9, 1e10, 1e40) == 1e40);
    CHECK(student_loss_slope(law, 1e9, 1e10, 1e40) == 1.0);
}

TEST_CASE("a law under which no student reaches its teacher, and other nonsense, is refused") {
    auto flat = law;
    flat.gamma_prime = 0.0;
    CHECK(
        test::refusal([&] { student_loss(flat, 1e9, 1e10, 2.0); }) ==
        "DistillationLaw.gamma_prime = 0: must be positive and finite (exponent of both together, "
        "distilled: positive, or no student reaches its teacher)");
    CHECK(test::refusal([] { student_loss({}, 1e9, 1e10, 2.0); }).find("DistillationLaw.E = nan") ==
          0);
    CHECK(test::refusal([] { student_loss(law, 1e9, 1e10, 0.0); }) ==
          "teacher_loss = 0: must be positive and finite (nats per token)");
    CHECK(test::refusal([] { supervised_loss(law, 0.0, 1e10); }) ==
          "student.parameters = 0: must be positive");
}

}  // namespace busbridge_test
