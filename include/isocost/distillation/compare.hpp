#pragma once

#include <array>
#include <cmath>

#include "isocost/distillation/sequence.hpp"
#include "isocost/distillation/teacher.hpp"

namespace isocost::distillation {

/// The last step to a capability, which a lab can make itself or distil. The base model stands
/// under both, so it never decides which is cheaper, only how much the difference matters.
struct LastStep {
    double base_usd = core::nan;                ///< what both ways stand on
    double scratch_usd = core::nan;             ///< making the step without a teacher
    double teacher_tokens = core::nan;          ///< tokens that distilling it takes
    double training_usd_per_token = core::nan;  ///< of the student on them: 6 N epochs p_C
};

inline auto fields(const LastStep&) {
    using S = LastStep;
    return std::array{
        core::Field{"base_usd", &S::base_usd, core::nonnegative, "USD", "cost of the base model"},
        core::Field{"scratch_usd", &S::scratch_usd, core::positive, "USD",
                    "cost of the step without a teacher"},
        core::Field{"teacher_tokens", &S::teacher_tokens, core::positive, "tokens",
                    "teacher's tokens that the student learns from"},
        core::Field{"training_usd_per_token", &S::training_usd_per_token, core::nonnegative,
                    "USD per token", "cost of training the student on a token"}};
}

/// The last step of a sequence distillation, against a way without a teacher.
inline LastStep last_step(const SequenceDistillation& sequence, double scratch_usd) {
    const auto cost = sequence_cost(sequence);
    return {.base_usd = cost.base_usd,
            .scratch_usd = scratch_usd,
            .teacher_tokens = cost.teacher_tokens,
            .training_usd_per_token = cost.training_usd / cost.teacher_tokens};
}

/// Both ways, part by part, USD.
struct Comparison {
    double base_usd = core::nan;
    double scratch_usd = core::nan;           ///< of the step
    double teacher_training_usd = core::nan;  ///< this student's share
    double teacher_tokens_usd = core::nan;
    double student_training_usd = core::nan;

    double distilled_usd() const {
        return teacher_training_usd + teacher_tokens_usd + student_training_usd;
    }
    double scratch_total_usd() const { return base_usd + scratch_usd; }
    double distilled_total_usd() const { return base_usd + distilled_usd(); }
    /// Distilled over scratch with the base on both sides: what the lab's bill does.
    double ratio() const { return distilled_total_usd() / scratch_total_usd(); }
    /// Distilled over scratch, the step alone.
    double step_ratio() const { return distilled_usd() / scratch_usd; }
};

/// What the step costs either way. Throws InvalidParameter.
inline Comparison compare(const LastStep& step, const Teacher& teacher) {
    core::checked(step, "LastStep");
    return {.base_usd = step.base_usd,
            .scratch_usd = step.scratch_usd,
            .teacher_training_usd = training_share_usd(teacher),
            .teacher_tokens_usd = step.teacher_tokens * usd_per_token(teacher),
            .student_training_usd = step.teacher_tokens * step.training_usd_per_token};
}

}  // namespace isocost::distillation
