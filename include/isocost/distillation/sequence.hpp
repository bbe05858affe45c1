#pragma once

#include <array>

#include "isocost/core/field.hpp"

namespace isocost::distillation {

/// Distilling sequences: a base model is fine-tuned on texts that a teacher wrote. Needs no
/// weights, only tokens that can be bought.
struct SequenceDistillation {
    double base_usd = core::nan;  ///< what the base model cost
    double samples = core::nan;   ///< texts of the teacher
    double tokens_per_sample = core::nan;
    double teacher_usd_per_mtok = core::nan;  ///< price of its tokens
    double student_parameters = core::nan;    ///< active per token, N
    double epochs = core::nan;                ///< passes of the fine-tuning
    double compute_usd_per_flop = core::nan;  ///< p_C, per training FLOP delivered
};

inline auto fields(const SequenceDistillation&) {
    using S = SequenceDistillation;
    return std::array{
        core::Field{"base_usd", &S::base_usd, core::nonnegative, "USD", "cost of the base model"},
        core::Field{"samples", &S::samples, core::positive, "texts", "texts of the teacher"},
        core::Field{"tokens_per_sample", &S::tokens_per_sample, core::positive, "tokens per text",
                    "length of a text"},
        core::Field{"teacher_usd_per_mtok", &S::teacher_usd_per_mtok, core::nonnegative,
                    "USD per million tokens", "price of the teacher's tokens"},
        core::Field{"student_parameters", &S::student_parameters, core::positive, "parameters",
                    "active parameters of the student"},
        core::Field{"epochs", &S::epochs, core::positive, "", "passes over the texts"},
        core::Field{"compute_usd_per_flop", &S::compute_usd_per_flop, core::positive,
                    "USD per FLOP", "price of a delivered training FLOP"}};
}

/// Money and work of a sequence distillation, part by part.
struct SequenceCost {
    double teacher_tokens = core::nan;
    double training_flop = core::nan;
    double base_usd = core::nan;
    double teacher_usd = core::nan;
    double training_usd = core::nan;

    /// The fine-tune alone.
    double last_step_usd() const { return teacher_usd + training_usd; }
    double total_usd() const { return base_usd + last_step_usd(); }
    /// The fine-tune over the base it stands on, ∞ where the base costs nothing.
    double last_step_over_base() const { return last_step_usd() / base_usd; }
};

inline constexpr double training_flop_per_parameter_and_token = 6.0;  ///< Kaplan et al. 2020

/// C_base + n tok p_teacher + 6N n tok epochs p_C, USD.
inline SequenceCost sequence_cost(const SequenceDistillation& s) {
    core::checked(s, "SequenceDistillation");
    constexpr double tokens_per_mtok = 1e6;
    SequenceCost cost;
    cost.teacher_tokens = s.samples * s.tokens_per_sample;
    cost.training_flop = training_flop_per_parameter_and_token * s.student_parameters *
                         cost.teacher_tokens * s.epochs;
    cost.base_usd = s.base_usd;
    cost.teacher_usd = cost.teacher_tokens * s.teacher_usd_per_mtok / tokens_per_mtok;
    cost.training_usd = cost.training_flop * s.compute_usd_per_flop;
    return cost;
}

}  // namespace isocost::distillation
