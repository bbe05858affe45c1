#include "chapters.hpp"
#include "isocost/distillation/break_even.hpp"
#include "isocost/distillation/busbridge.hpp"
#include "isocost/distillation/fidelity.hpp"
#include "isocost/distillation/follower.hpp"
#include "isocost/distillation/logit.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::distillation;

Row scratch_row() {
    return number_row("scratch_usd", core::positive, "USD",
                      "cost of the last step without a teacher");
}

Answer distill(const ChapterSection& section) {
    const auto sequence = parameters_of<SequenceDistillation>(section);
    const auto cost = sequence_cost(sequence);
    const auto step = last_step(sequence, section["scratch_usd"]);
    const Teacher teacher = BoughtTeacher{section["teacher_usd_per_mtok"]};
    const auto both = compare(step, teacher);
    const auto even = break_even_teacher_usd_per_mtok(step, teacher);
    Answer answer{"", "the last step from a teacher against making it, on the same base"};
    answer.lines = {{"teacher_tokens", cost.teacher_tokens, "tokens"},
                    {"teacher", cost.teacher_usd, "USD"},
                    {"training", cost.training_usd, "USD"},
                    {"last_step", cost.last_step_usd(), "USD"},
                    {"last_step_over_base", cost.last_step_over_base(), "of the base"},
                    {"distilled_over_scratch", both.ratio(), "base on both sides"},
                    {"last_step_over_scratch_step", both.step_ratio(), ""},
                    {"break_even_teacher_price", even.value, "USD per Mtok"}};
    answer.reason = even.reason;
    return answer;
}

Answer logit(const ChapterSection& section) {
    const auto law = parameters_of<DistillationLaw>(section);
    const auto run = parameters_of<LogitRun>(section);
    const double n = run.student_parameters;
    const double d = run.student_tokens;
    const double teacher = section["teacher_loss"];
    const double distilled = student_loss(law, n, d, teacher);
    const double text = supervised_loss(law, n, d);
    Answer answer{"",
                  "a student of a teacher's logits (Busbridge et al. 2025, eq. 8; coefficients are "
                  "the user's)"};
    answer.lines = {{"student_loss", distilled, "nats per token"},
                    {"loss_from_text_alone", text, "nats per token"},
                    {"better", core::nan, "", distilled < text ? "teacher" : "text"},
                    {"a_better_teacher", core::nan, "",
                     student_loss_slope(law, n, d, teacher) > 0.0 ? "helps" : "hurts"},
                    {"flop", logit_distillation_flop(run), "FLOP"}};
    return answer;
}

Answer follow(const ChapterSection& section) {
    const auto follower = parameters_of<Follower>(section);
    Answer answer{"", "how far behind the leader a follower who distils him stays"};
    answer.lines = {{"steady_gap", steady_gap(follower), "of ln capability"},
                    {"years_behind", steady_years_behind(follower), "years"},
                    {"gap_after", gap_after(follower, section["initial_gap"], section["years"]),
                     "of ln capability"}};
    return answer;
}

}  // namespace

std::vector<Chapter> distillation_chapters() {
    return {
        {"distillation", "the last step of a model from a teacher's texts",
         joined(rows_of_fields<SequenceDistillation>(), {scratch_row()}), distill},
        {"logit_distillation", "a student that learns from a teacher's logits",
         joined(joined(rows_of_fields<DistillationLaw>(), rows_of_fields<LogitRun>()),
                {number_row("teacher_loss", core::positive, "nats per token", "the teacher's")}),
         logit},
        {"follower", "catching up by distilling the leader",
         joined(rows_of_fields<Follower>(),
                {number_row("initial_gap", core::nonnegative, "", "gap in ln capability today"),
                 number_row("years", core::nonnegative, "years", "years ahead")}),
         follow},
    };
}

}  // namespace isocost::scenario::detail
