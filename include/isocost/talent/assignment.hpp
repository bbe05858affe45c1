#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "isocost/core/field.hpp"

/// Pay by rank when the best person works for the largest firm (Gabaix & Landier 2008, Quarterly
/// Journal of Economics 123). Firm size S(n) = A n^{−α}; talent falls with rank as T'(n) =
/// −B n^{β−1}; a person adds C S^γ T to a firm. Then
///
///   w(n) = D(n*) S(n*)^{β/α} S(n)^{γ−β/α},   D(n*) = −C n* T'(n*)/(αγ − β),   αγ > β.
///
/// What is not observed, B C, follows from the pay at one rank n*.
namespace isocost::talent {

struct Assignment {
    double alpha = core::nan;  ///< of size in rank: 1 for firms (Zipf)
    double beta = core::nan;   ///< of the spacing of talent; 2/3 in the paper
    double gamma = core::nan;  ///< of a person's effect in size; 1 for no decreasing returns
    double reference_rank = core::nan;
    double reference_size_usd = core::nan;
    double reference_pay_usd_per_year = core::nan;
};

inline auto fields(const Assignment&) {
    using A = Assignment;
    return std::array{
        core::Field{"alpha", &A::alpha, core::positive, "", "elasticity of firm size to rank"},
        core::Field{"beta", &A::beta, core::positive, "",
                    "curvature of talent in rank, T' = -B n^(beta-1)"},
        core::Field{"gamma", &A::gamma, core::positive, "",
                    "elasticity of a person's effect to firm size"},
        core::Field{"reference_rank", &A::reference_rank, core::positive, "",
                    "rank whose size and pay are known"},
        core::Field{"reference_size_usd", &A::reference_size_usd, core::positive, "USD",
                    "size of the firm at that rank"},
        core::Field{"reference_pay_usd_per_year", &A::reference_pay_usd_per_year, core::positive,
                    "USD per year", "pay at that rank"}};
}

namespace detail {

inline const Assignment& checked(const Assignment& a) {
    core::checked(a, "Assignment");
    core::require("Assignment.alpha * gamma - beta", a.alpha * a.gamma - a.beta, core::positive,
                  "otherwise pay does not fall with rank");
    return a;
}

inline void check_rank(double rank) {
    core::require("rank", rank, core::positive, "1 is the best person and the largest firm");
}

/// B C of the model, from the pay at the reference rank.
inline double spacing(const Assignment& a) {
    return a.reference_pay_usd_per_year * (a.alpha * a.gamma - a.beta) /
           (std::pow(a.reference_rank, a.beta) * std::pow(a.reference_size_usd, a.gamma));
}

/// C (T(best) − T(other)) = B C ∫ n^{β−1} dn; negative when `best` is the worse rank.
inline double talent_gap(const Assignment& a, double best, double other) {
    return spacing(a) * (std::pow(other, a.beta) - std::pow(best, a.beta)) / a.beta;
}

}  // namespace detail

/// S(n), USD. Throws InvalidParameter, as all below.
inline double firm_size_usd(const Assignment& assignment, double rank) {
    const auto& a = detail::checked(assignment);
    detail::check_rank(rank);
    return a.reference_size_usd * std::pow(rank / a.reference_rank, -a.alpha);
}

/// w(n), USD per year.
inline double rank_pay_usd_per_year(const Assignment& assignment, double rank) {
    const auto& a = detail::checked(assignment);
    detail::check_rank(rank);
    return a.reference_pay_usd_per_year *
           std::pow(rank / a.reference_rank, a.beta - a.alpha * a.gamma);
}

/// w(n₁)/w(n₂) = (n₂/n₁)^{αγ−β}: 250^{1/3} = 6.2996 for the first and the 250th of the paper.
inline double pay_ratio(const Assignment& assignment, double rank, double other_rank) {
    return rank_pay_usd_per_year(assignment, rank) / rank_pay_usd_per_year(assignment, other_rank);
}

/// What a firm gains per year, net of pay, from having the person of another rank instead of its
/// own,
///   C S(n)^γ (T(m) − T(n)) − (w(m) − w(n));
/// nowhere positive: no firm wants to change, which certifies the assignment.
inline double hiring_gain_usd_per_year(const Assignment& assignment, double firm_rank,
                                       double person_rank) {
    const double effect = std::pow(firm_size_usd(assignment, firm_rank), assignment.gamma) *
                          detail::talent_gap(assignment, person_rank, firm_rank);
    return effect - (rank_pay_usd_per_year(assignment, person_rank) -
                     rank_pay_usd_per_year(assignment, firm_rank));
}

/// Comparative statics and what the best person is worth to a firm that has another.
struct AssignmentStatics {
    double own_size_elasticity = core::nan;        ///< of pay across firms, γ − β/α
    double reference_size_elasticity = core::nan;  ///< of pay to the reference firm's size, β/α
    double all_sizes_elasticity = core::nan;       ///< when every firm grows, γ
    double rank_elasticity = core::nan;            ///< of pay, β − αγ
    double best_for_reference_share = core::nan;   ///< (C S*^γ (T(1) − T(n*)))/S*
    double worst_hiring_gain_share = core::nan;    ///< certificate: over the firm's pay; at most 0
};

/// The largest `hiring_gain` among ranks from 1 to ten times the reference rank; gains vanish at
/// the own rank by definition, so it is at most a rounding. Throws InvalidParameter.
inline AssignmentStatics assignment_statics(const Assignment& assignment) {
    const auto& a = detail::checked(assignment);
    AssignmentStatics s;
    s.reference_size_elasticity = a.beta / a.alpha;
    s.own_size_elasticity = a.gamma - s.reference_size_elasticity;
    s.all_sizes_elasticity = a.gamma;
    s.rank_elasticity = a.beta - a.alpha * a.gamma;
    s.best_for_reference_share = detail::talent_gap(a, 1.0, a.reference_rank) *
                                 std::pow(a.reference_size_usd, a.gamma - 1.0);
    s.worst_hiring_gain_share = -core::infinity;
    constexpr double factor = 1.3;
    const double last = 10.0 * std::max(1.0, a.reference_rank);
    for (double firm = 1.0; firm <= last; firm *= factor)
        for (double person = 1.0; person <= last; person *= factor)
            s.worst_hiring_gain_share =
                std::max(s.worst_hiring_gain_share, hiring_gain_usd_per_year(a, firm, person) /
                                                        rank_pay_usd_per_year(a, firm));
    return s;
}

}  // namespace isocost::talent
