// Distil the last step or make it oneself? The base model stands under both, so the answer for the
// step and the answer for the bill are different numbers.
#include <cmath>
#include <cstdio>
#include <isocost/distillation/break_even.hpp>

using namespace isocost::distillation;

int main() {
    // 800 000 texts of 5000 tokens (length assumed) at the price of DeepSeek-R1 in February 2025,
    // two epochs of a student of 32e9 parameters, on a base of 8.58 million USD.
    const SequenceDistillation sequence{.base_usd = 8.58e6,
                                        .samples = 8e5,
                                        .tokens_per_sample = 5e3,
                                        .teacher_usd_per_mtok = 2.19,
                                        .student_parameters = 32e9,
                                        .epochs = 2.0,
                                        .compute_usd_per_flop = 2.6e-18};
    const auto cost = sequence_cost(sequence);
    std::printf("teacher %.0f USD, fine-tuning %.0f USD, %.2f %% of the base\n", cost.teacher_usd,
                cost.training_usd, 100.0 * cost.last_step_over_base());

    // Against a reinforcement-learning phase of 5.12 million USD.
    const auto step = last_step(sequence, 5.12e6);
    const BoughtTeacher bought{.price_usd_per_mtok = 2.19};
    const auto bill = compare(step, bought);
    std::printf("the step: 1 to %.0f; the bill: %.2f\n", 1.0 / bill.step_ratio(), bill.ratio());
    bool ok = bill.step_ratio() < 0.01 && bill.ratio() > 0.5;

    const auto price = break_even_teacher_usd_per_mtok(step, bought);
    std::printf("worth it up to %.0f USD per million tokens\n", price.value);
    ok = ok && price.residual < 1e-8;
    ok = ok && std::abs(compare(step, BoughtTeacher{price.value}).ratio() - 1.0) < 1e-8;

    // A teacher of one's own for 20 million USD pays from so many students on.
    const OwnTeacher own{
        .parameters = 37e9, .compute_usd_per_flop = 2e-17, .training_usd = 20e6, .students = 1.0};
    const auto students = break_even_students(step, own);
    std::printf("a teacher of one's own pays from %.0f students on\n", std::ceil(students.value));
    ok = ok && students.residual < 1e-8;

    // If the step itself costs next to nothing there is nothing to save, and the result says so.
    auto trifle = step;
    trifle.scratch_usd = 1000.0;
    const auto none = break_even_teacher_usd_per_mtok(trifle, bought);
    std::printf("%s\n", none.reason.c_str());
    ok = ok && none.status == isocost::core::Status::infeasible;
    return ok ? 0 : 1;
}
