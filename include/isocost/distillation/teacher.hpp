#pragma once

#include <array>
#include <variant>

#include "isocost/core/field.hpp"

namespace isocost::distillation {

/// A teacher behind an API, or another's open weights at what hosting them costs: only its tokens
/// are paid for.
struct BoughtTeacher {
    double price_usd_per_mtok = core::nan;
};

/// A teacher of one's own: trained for `students` students, and run for its tokens.
struct OwnTeacher {
    double parameters = core::nan;            ///< active per token, N_T
    double compute_usd_per_flop = core::nan;  ///< per FLOP delivered while decoding
    double training_usd = core::nan;          ///< what its own training cost
    double students = core::nan;              ///< that share it
};

using Teacher = std::variant<BoughtTeacher, OwnTeacher>;

inline auto fields(const BoughtTeacher&) {
    return std::array{core::Field{"price_usd_per_mtok", &BoughtTeacher::price_usd_per_mtok,
                                  core::nonnegative, "USD per million tokens",
                                  "of the teacher's tokens"}};
}

inline auto fields(const OwnTeacher&) {
    using T = OwnTeacher;
    constexpr core::Bounds at_least_one{1.0, core::infinity, false, true,
                                        "must be 1 or more and finite"};
    return std::array{
        core::Field{"parameters", &T::parameters, core::positive, "parameters",
                    "active parameters of the teacher"},
        core::Field{"compute_usd_per_flop", &T::compute_usd_per_flop, core::positive,
                    "USD per FLOP", "price of a FLOP delivered while decoding"},
        core::Field{"training_usd", &T::training_usd, core::nonnegative, "USD",
                    "cost of the teacher's own training"},
        core::Field{"students", &T::students, at_least_one, "", "students that share the teacher"}};
}

namespace detail {

inline constexpr double tokens_per_mtok = 1e6;
inline constexpr double forward_flop_per_parameter = 2.0;

}  // namespace detail

/// Price of a bought token.
inline double usd_per_token(const BoughtTeacher& teacher) {
    core::checked(teacher, "BoughtTeacher");
    return teacher.price_usd_per_mtok / detail::tokens_per_mtok;
}

/// 2 N_T FLOP a token (Kaplan et al. 2020) at the price of a FLOP.
inline double usd_per_token(const OwnTeacher& teacher) {
    core::checked(teacher, "OwnTeacher");
    return detail::forward_flop_per_parameter * teacher.parameters * teacher.compute_usd_per_flop;
}

inline double usd_per_token(const Teacher& teacher) {
    return std::visit([](const auto& t) { return usd_per_token(t); }, teacher);
}

/// A student's share of the teacher's training, USD; nothing for a bought teacher.
inline double training_share_usd(const Teacher& teacher) {
    const auto* own = std::get_if<OwnTeacher>(&teacher);
    return own ? core::checked(*own, "OwnTeacher").training_usd / own->students : 0.0;
}

/// The same teacher with another price of a token.
inline Teacher with_usd_per_token(Teacher teacher, double usd_per_token) {
    if (auto* own = std::get_if<OwnTeacher>(&teacher))
        own->compute_usd_per_flop =
            usd_per_token / (detail::forward_flop_per_parameter * own->parameters);
    else
        std::get<BoughtTeacher>(teacher).price_usd_per_mtok =
            usd_per_token * detail::tokens_per_mtok;
    return teacher;
}

}  // namespace isocost::distillation
