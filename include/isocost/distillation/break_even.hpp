#pragma once

#include <cmath>
#include <string>

#include "isocost/core/status.hpp"
#include "isocost/distillation/compare.hpp"

namespace isocost::distillation {

/// Where distilling costs as much as making the step oneself. `residual` is |distilled − scratch| /
/// scratch of the step, from `compare` at `value`: both sides evaluated anew. Infeasible: `reason`
/// says which way is always the cheaper, and `least_scratch_usd` above which step's own cost there
/// would be a break-even.
struct BreakEven {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double value = core::nan;
    double residual = core::nan;
    double least_scratch_usd = core::nan;
};

namespace detail {

inline BreakEven no_break_even(std::string reason, double least_scratch_usd) {
    return {.status = core::Status::infeasible,
            .reason = std::move(reason),
            .least_scratch_usd = least_scratch_usd};
}

inline BreakEven broken_even(double value, const Comparison& there) {
    constexpr double tolerance = 1e-8;
    const double residual = std::abs(there.step_ratio() - 1.0);
    const bool equal = residual <= tolerance;
    return {.status = equal ? core::Status::optimal : core::Status::stalled,
            .reason = equal ? "" : "the two sides differ where they should meet",
            .value = value,
            .residual = residual};
}

inline std::string usd(double amount) { return core::text(amount, 6) + " USD"; }

}  // namespace detail

/// The price of a teacher's token, USD per million, up to which distilling is the cheaper way:
/// (scratch − share of the teacher's training)/tokens − student's training per token.
[[nodiscard]] inline BreakEven break_even_teacher_usd_per_mtok(const LastStep& step,
                                                               const Teacher& teacher) {
    const auto now = compare(step, teacher);
    const double before_tokens = now.teacher_training_usd + now.student_training_usd;
    const double left = step.scratch_usd - before_tokens;
    if (left <= 0.0)
        return detail::no_break_even(
            "Even with the teacher's tokens for nothing distilling costs " +
                detail::usd(before_tokens) + ", not less than the step's own " +
                detail::usd(step.scratch_usd) + ".",
            before_tokens);
    const double price = left / step.teacher_tokens;
    return detail::broken_even(price * detail::tokens_per_mtok,
                               compare(step, with_usd_per_token(teacher, price)));
}

/// The number of the teacher's tokens up to which distilling is the cheaper way:
/// (scratch − share of the teacher's training)/(price + student's training per token).
[[nodiscard]] inline BreakEven break_even_teacher_tokens(const LastStep& step,
                                                         const Teacher& teacher) {
    const auto now = compare(step, teacher);
    const double left = step.scratch_usd - now.teacher_training_usd;
    const double per_token = usd_per_token(teacher) + step.training_usd_per_token;
    if (left <= 0.0)
        return detail::no_break_even(
            "The share of the teacher's training alone, " + detail::usd(now.teacher_training_usd) +
                ", is not below the step's own " + detail::usd(step.scratch_usd) + ".",
            now.teacher_training_usd);
    if (per_token == 0.0)
        return detail::no_break_even(
            "Tokens cost nothing: distilling is the cheaper way at any "
            "number of them.",
            core::nan);
    LastStep there = step;
    there.teacher_tokens = left / per_token;
    return detail::broken_even(there.teacher_tokens, compare(there, teacher));
}

/// The number of students from which on a teacher of one's own pays: training/(scratch − tokens −
/// student's training). It need not be whole; a share of the teacher is what is compared.
[[nodiscard]] inline BreakEven break_even_students(const LastStep& step,
                                                   const OwnTeacher& teacher) {
    const auto now = compare(step, teacher);
    const double running = now.teacher_tokens_usd + now.student_training_usd;
    const double left = step.scratch_usd - running;
    if (left <= 0.0)
        return detail::no_break_even(
            "However many share the teacher, its tokens and the student's "
            "training cost " +
                detail::usd(running) + ", not less than the step's own " +
                detail::usd(step.scratch_usd) + ".",
            running);
    if (teacher.training_usd <= left)
        return detail::no_break_even("Distilling is the cheaper way with a single student already.",
                                     core::nan);
    OwnTeacher there = teacher;
    there.students = teacher.training_usd / left;
    return detail::broken_even(there.students, compare(step, there));
}

}  // namespace isocost::distillation
