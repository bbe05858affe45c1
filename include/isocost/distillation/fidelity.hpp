#pragma once

#include <array>

#include "isocost/core/field.hpp"

namespace isocost::distillation {

/// How much of a teacher's capability a student keeps: more where its texts were than elsewhere.
/// Benchmarks of the domain overstate what was learned; conclusions belong to `general`.
struct Fidelity {
    double domain = core::nan;   ///< f_dom
    double general = core::nan;  ///< f_gen < f_dom
};

inline auto fields(const Fidelity&) {
    constexpr core::Bounds share{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{
        core::Field{"domain", &Fidelity::domain, share, "", "share kept in the texts' domain"},
        core::Field{"general", &Fidelity::general, share, "", "share kept elsewhere"}};
}

/// Checks both shares and that the domain's is the larger.
inline const Fidelity& checked_fidelity(const Fidelity& fidelity) {
    core::checked(fidelity, "Fidelity");
    if (fidelity.general >= fidelity.domain)
        throw core::InvalidParameter("Fidelity.general", fidelity.general,
                                     "must be below Fidelity.domain",
                                     "a student keeps most of what its texts were about");
    return fidelity;
}

/// A student as a benchmark of the domain shows it, and as it is in general.
struct StudentCapability {
    double benchmark;
    double general;
};

/// Y_bench = f_dom Y_T, Y_general = f_gen Y_T; capability an index, > 0.
inline StudentCapability student_capability(const Fidelity& fidelity, double teacher_capability) {
    checked_fidelity(fidelity);
    core::require("teacher_capability", teacher_capability, core::positive, "index");
    return {fidelity.domain * teacher_capability, fidelity.general * teacher_capability};
}

/// The same for a share that grows with the teacher's tokens by a curve of the user's,
/// `curve(tokens)` in (0, 1], which multiplies both. No curve is built in: none is established.
template <class Curve>
StudentCapability student_capability(const Fidelity& fidelity, double teacher_capability,
                                     double teacher_tokens, const Curve& curve) {
    const double learned = curve(teacher_tokens);
    core::require("curve(teacher_tokens)", learned,
                  {0.0, 1.0, true, false, "must be above 0 and at most 1"}, "share learned");
    return student_capability(fidelity, learned * teacher_capability);
}

}  // namespace isocost::distillation
