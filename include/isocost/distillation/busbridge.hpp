#pragma once

#include <array>
#include <cmath>

#include "isocost/core/field.hpp"

namespace isocost::distillation {

/// The distillation scaling law of Busbridge et al. 2025 (arXiv:2502.08606), eq. 8, for a student
/// that is trained on a teacher's logits; losses in nats per token, symbols as in the paper, a
/// prime written out:
///
///   L_S = L_T + L_T^{−c0} (1 + (L_T/(L̃_S d1))^{1/f1})^{−c1 f1} (A'/N_S^{α'} + B'/D_S^{β'})^{γ'}
///   L̃_S = E + (A/N_S^α + B/D_S^β)^γ, the same student's loss when it learns from text alone.
///
/// Coefficients are the user's: the paper's could not be verified here.
struct DistillationLaw {
    double E = core::nan;
    double A = core::nan;
    double alpha = core::nan;
    double B = core::nan;
    double beta = core::nan;
    double gamma = core::nan;
    double c0 = core::nan;
    double c1 = core::nan;
    double d1 = core::nan;
    double f1 = core::nan;
    double A_prime = core::nan;
    double alpha_prime = core::nan;
    double B_prime = core::nan;
    double beta_prime = core::nan;
    double gamma_prime = core::nan;
};

inline auto fields(const DistillationLaw&) {
    using L = DistillationLaw;
    using core::Field;
    using core::positive;
    return std::array{
        Field{"E", &L::E, core::nonnegative, "nats per token", "irreducible loss"},
        Field{"A", &L::A, positive, "", "loss from few parameters, supervised"},
        Field{"alpha", &L::alpha, positive, "", "exponent of parameters, supervised"},
        Field{"B", &L::B, positive, "", "loss from few tokens, supervised"},
        Field{"beta", &L::beta, positive, "", "exponent of tokens, supervised"},
        Field{"gamma", &L::gamma, positive, "", "exponent of both together, supervised"},
        Field{"c0", &L::c0, core::nonnegative, "", "how much a better teacher is harder to follow"},
        Field{"c1", &L::c1, core::nonnegative, "", "the same of a teacher worse than the student"},
        Field{"d1", &L::d1, positive, "", "teacher's loss over student's where that sets in"},
        Field{"f1", &L::f1, positive, "", "width of the change between the two"},
        Field{"A_prime", &L::A_prime, positive, "", "loss from few parameters, distilled"},
        Field{"alpha_prime", &L::alpha_prime, positive, "", "exponent of parameters, distilled"},
        Field{"B_prime", &L::B_prime, positive, "", "loss from few tokens, distilled"},
        Field{"beta_prime", &L::beta_prime, positive, "", "exponent of tokens, distilled"},
        Field{"gamma_prime", &L::gamma_prime, positive, "",
              "exponent of both together, distilled: positive, or no student reaches its teacher"}};
}

/// Illustrative coefficients, fitted to nothing: round numbers for which the law behaves as the
/// paper describes (a student that learns everything equals its teacher; few tokens are better
/// spent on distilling, many on text; a teacher can be too good). Publish no result that rests on
/// them.
inline DistillationLaw illustrative_coefficients() {
    return {.E = 1.2,
            .A = 3000.0,
            .alpha = 0.4,
            .B = 20000.0,
            .beta = 0.43,
            .gamma = 0.45,
            .c0 = 2.5,
            .c1 = 50.0,
            .d1 = 1.3,
            .f1 = 0.1,
            .A_prime = 2000.0,
            .alpha_prime = 0.3,
            .B_prime = 20000.0,
            .beta_prime = 0.6,
            .gamma_prime = 0.75};
}

namespace detail {

inline void check_student(const DistillationLaw& law, double parameters, double tokens) {
    core::checked(law, "DistillationLaw");
    core::require("student.parameters", parameters, core::positive_or_infinite);
    core::require("student.tokens", tokens, core::positive_or_infinite);
}

/// A/N^α + B/D^β, 0 where both are endless.
inline double shortfall(double a, double n, double alpha, double b, double d, double beta) {
    return a * std::pow(n, -alpha) + b * std::pow(d, -beta);
}

/// L_S − L_T, and x = (L_T/(L̃_S d1))^{1/f1}.
struct Excess {
    double loss;
    double x;
};

inline Excess excess(const DistillationLaw& law, double n, double d, double teacher_loss);

}  // namespace detail

/// L̃_S, the loss of a model of so many parameters trained on so many tokens of text.
inline double supervised_loss(const DistillationLaw& law, double parameters, double tokens) {
    detail::check_student(law, parameters, tokens);
    return law.E +
           std::pow(detail::shortfall(law.A, parameters, law.alpha, law.B, tokens, law.beta),
                    law.gamma);
}

inline detail::Excess detail::excess(const DistillationLaw& law, double n, double d,
                                     double teacher_loss) {
    core::require("teacher_loss", teacher_loss, core::positive, "nats per token");
    const double own = supervised_loss(law, n, d);
    const double x = std::pow(teacher_loss / (own * law.d1), 1.0 / law.f1);
    const double lag = shortfall(law.A_prime, n, law.alpha_prime, law.B_prime, d, law.beta_prime);
    // In logarithms: 1 + x overflows for a teacher far worse than the student.
    const double log_damping =
        x < core::infinity ? std::log1p(x) : std::log(teacher_loss / (own * law.d1)) / law.f1;
    return {std::pow(teacher_loss, -law.c0) * std::exp(-law.c1 * law.f1 * log_damping) *
                std::pow(lag, law.gamma_prime),
            x};
}

/// L_S, the loss of a student of N_S parameters after D_S tokens of a teacher whose loss is L_T.
inline double student_loss(const DistillationLaw& law, double parameters, double tokens,
                           double teacher_loss) {
    return teacher_loss + detail::excess(law, parameters, tokens, teacher_loss).loss;
}

/// dL_S/dL_T = 1 − (L_S − L_T)(c0 + c1 x/(1 + x))/L_T. Negative: the capacity gap, where a better
/// teacher makes a worse student.
inline double student_loss_slope(const DistillationLaw& law, double parameters, double tokens,
                                 double teacher_loss) {
    const auto [loss, x] = detail::excess(law, parameters, tokens, teacher_loss);
    const double share = x < core::infinity ? x / (1.0 + x) : 1.0;
    return 1.0 - loss * (law.c0 + law.c1 * share) / teacher_loss;
}

}  // namespace isocost::distillation
