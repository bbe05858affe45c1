#pragma once

#include <array>

#include "isocost/core/field.hpp"

namespace isocost::distillation {

/// A run of logit distillation, which needs the teacher's weights. The two shares say what of the
/// teacher this run has to pay for.
struct LogitRun {
    double student_parameters = core::nan;  ///< N_S
    double student_tokens = core::nan;      ///< D_S
    double teacher_parameters = core::nan;  ///< N_T
    double teacher_tokens = core::nan;      ///< D_T
    double logits_share = core::nan;       ///< δ_logits: 1 if the teacher reads for this run alone
    double pretraining_share = core::nan;  ///< δ_pre: 1 if it was trained for this student alone
};

inline auto fields(const LogitRun&) {
    using R = LogitRun;
    constexpr core::Bounds share{0.0, 1.0, false, false, "must be from 0 to 1"};
    return std::array{core::Field{"student_parameters", &R::student_parameters, core::positive,
                                  "parameters", "size of the student"},
                      core::Field{"student_tokens", &R::student_tokens, core::positive, "tokens",
                                  "tokens that the student sees"},
                      core::Field{"teacher_parameters", &R::teacher_parameters, core::positive,
                                  "parameters", "size of the teacher"},
                      core::Field{"teacher_tokens", &R::teacher_tokens, core::nonnegative, "tokens",
                                  "tokens that the teacher saw"},
                      core::Field{"logits_share", &R::logits_share, share, "",
                                  "part of the teacher's reading that this run pays for"},
                      core::Field{"pretraining_share", &R::pretraining_share, share, "",
                                  "part of the teacher's training that this run pays for"}};
}

/// FLOP = 3F(N_S)D_S + F(N_T)(δ_logits D_S + δ_pre 3 D_T), F(N) = 2N for a forward pass, thrice for
/// training. Busbridge et al. 2025 (arXiv:2502.08606).
inline double logit_distillation_flop(const LogitRun& run) {
    core::checked(run, "LogitRun");
    constexpr double forward = 2.0;
    constexpr double training = 3.0 * forward;
    return training * run.student_parameters * run.student_tokens +
           run.teacher_parameters * (forward * run.logits_share * run.student_tokens +
                                     training * run.pretraining_share * run.teacher_tokens);
}

}  // namespace isocost::distillation
