#pragma once

#include <cmath>
#include <string>

#include "isocost/core/numeric/monotone_root.hpp"
#include "isocost/knowledge/redundancy.hpp"

namespace isocost::knowledge {

/// The value of a method from which on its k-th knower pays. `residual`: |saving − w|/w from bills
/// anew at `value_usd`; `optimal` when it is within 1e-9. `infeasible`: he pays at no value,
/// because knowers leave together or never, or because writing down is the cheaper protection;
/// `most_usd_per_knower_year` is what he may cost at the most valuable of methods. `out_of_range`:
/// the value is beyond double numbers.
struct KnowerBreakEven {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double value_usd = core::nan;
    double most_usd_per_knower_year = core::nan;  ///< infinite where nothing can be written down
    double residual = core::nan;
};

namespace detail {

/// What the k-th knower saves, USD per year, each number with its best codified share.
inline double saving_usd(const Redundancy& r, double value_usd, double before, double after) {
    return insured_usd(r, value_usd * before) - insured_usd(r, value_usd * after);
}

/// The same from bills.
inline double saving_from_bills_usd(Redundancy r, double value_usd, double knowers) {
    r.value_usd = value_usd;
    r.usd_per_knower_year = 0.0;
    const auto total = [&](double k) { return redundancy_bill(r, k).total_usd_per_year(); };
    return total(knowers - 1.0) - total(knowers);
}

/// Root of saving = w in the logarithm of the value: the saving has the slope
/// min(V·before, a) − min(V·after, a) ≥ 0 there.
inline double value_where_it_pays(const Redundancy& r, double before, double after) {
    const double a = codification_margin(r), w = r.usd_per_knower_year;
    const double linear = w / (before - after);
    if (linear * before <= a) return linear;
    const auto short_of = [&](double log_value) {
        const double v = std::exp(log_value);
        return core::ValueAndSlope{saving_usd(r, v, before, after) - w,
                                   std::min(v * before, a) - std::min(v * after, a)};
    };
    const core::Bracket bracket{std::log(a / before), std::log(a / after)};
    return std::exp(core::monotone_root(short_of, std::log(linear), 1e-13 * w, bracket));
}

}  // namespace detail

/// What the k-th knower, k ≥ 2, saves rises with the method's value, linearly as long as nothing is
/// written down and up to (h/ln 2) ln(P(k − 1)/P(k)) in the end. So he pays from
/// V = w/(P(k − 1) − P(k)) on where V P(k − 1) ≤ h/ln 2, later beyond, and never if w is above that
/// end. `value_usd` of the redundancy is not read, but must be valid. Throws InvalidParameter.
[[nodiscard]] inline KnowerBreakEven break_even_value(const Redundancy& r, double knowers) {
    checked(r);
    require_count("knowers", knowers, 2.0, r.most_knowers);
    const double before = detail::all_leave(departure(r), knowers - 1.0);
    const double after = detail::all_leave(departure(r), knowers);
    KnowerBreakEven answer;
    if (before == after) {
        answer.most_usd_per_knower_year = 0.0;
        answer.reason = before == 0.0 ? "nobody leaves: no method is lost"
                                      : "the knowers leave together: one more is no protection";
        return answer;
    }
    answer.most_usd_per_knower_year = detail::codification_margin(r) * std::log(before / after);
    if (r.usd_per_knower_year >= answer.most_usd_per_knower_year) {
        answer.reason = "knower " + core::text(knowers) + " costs " +
                        core::text(r.usd_per_knower_year, 6) + " USD per year and saves at most " +
                        core::text(answer.most_usd_per_knower_year, 6) +
                        ": writing down is the cheaper protection";
        return answer;
    }
    const double value = detail::value_where_it_pays(r, before, after);
    if (!std::isfinite(value)) {
        answer.status = core::Status::out_of_range;
        answer.reason = "he pays only from a value beyond double numbers on";
        return answer;
    }
    answer.value_usd = value;
    const double off =
        detail::saving_from_bills_usd(r, answer.value_usd, knowers) - r.usd_per_knower_year;
    answer.residual = off == 0.0 ? 0.0 : std::abs(off) / r.usd_per_knower_year;
    const bool meets = answer.residual <= 1e-9;
    answer.status = meets ? core::Status::optimal : core::Status::stalled;
    if (!meets) answer.reason = "saving and cost differ where they should meet";
    return answer;
}

}  // namespace isocost::knowledge
