#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "isocost/core/status.hpp"
#include "isocost/knowledge/departure.hpp"

namespace isocost::knowledge {

/// What protects a method against its knowers' leaving, and what that costs.
struct Redundancy {
    double value_usd = core::nan;             ///< of the method, lost with its last knower
    double usd_per_knower_year = core::nan;   ///< w, to train and keep up one more knower
    double halving_usd_per_year = core::nan;  ///< to halve the uncodified part once; ∞: cannot
    double most_knowers = core::nan;          ///< who could know it, all of one pod
    double leave_probability = core::nan;     ///< within a year
    double pod_correlation = core::nan;       ///< of two knowers' leaving
};

inline auto fields(const Redundancy&) {
    using R = Redundancy;
    return std::array{
        core::Field{"value_usd", &R::value_usd, core::nonnegative, "USD", "what its loss costs"},
        core::Field{"usd_per_knower_year", &R::usd_per_knower_year, core::nonnegative,
                    "USD per person and year", "cost of training and keeping up one more knower"},
        core::Field{"halving_usd_per_year", &R::halving_usd_per_year, core::positive_or_infinite,
                    "USD per year",
                    "cost of halving what is not written down; infinite if it cannot be"},
        core::Field{"most_knowers", &R::most_knowers, at_least_one, "persons",
                    "people who could know it"},
        core::Field{"leave_probability", &R::leave_probability, share, "",
                    "probability that a knower leaves within a year"},
        core::Field{"pod_correlation", &R::pod_correlation, share, "",
                    "correlation of leaving of two knowers"}};
}

inline const Redundancy& checked(const Redundancy& r) {
    core::checked(r, "Redundancy");
    require_count("Redundancy.most_knowers", r.most_knowers, 1.0, 1e4);
    return r;
}

inline Departure departure(const Redundancy& r) {
    return {.leave_probability = r.leave_probability, .pod_correlation = r.pod_correlation};
}

/// A plan's bill, USD per year. The uncodified share tells plans apart where nearly all is written
/// down and the codified one is 1 up to rounding.
struct RedundancyBill {
    double codified_share = core::nan;
    double uncodified_share = core::nan;  ///< 1 − c
    double loss_probability = core::nan;
    double expected_loss_usd_per_year = core::nan;
    double knowers_usd_per_year = core::nan;  ///< of those beyond the first
    double codification_usd_per_year = core::nan;

    double total_usd_per_year() const {
        return expected_loss_usd_per_year + knowers_usd_per_year + codification_usd_per_year;
    }
};

namespace detail {

inline RedundancyBill bill_of(const Redundancy& r, double knowers, double uncodified_share) {
    const double p = all_leave(departure(r), knowers);
    const bool written = uncodified_share < 1.0;
    return {.codified_share = 1.0 - uncodified_share,
            .uncodified_share = uncodified_share,
            .loss_probability = p,
            .expected_loss_usd_per_year = r.value_usd * p * uncodified_share,
            .knowers_usd_per_year = r.usd_per_knower_year * (knowers - 1.0),
            .codification_usd_per_year =
                written ? -r.halving_usd_per_year * std::log2(uncodified_share) : 0.0};
}

}  // namespace detail

/// The bill of k knowers and a codified share c: V P(k)(1 − c) + w(k − 1) − h log₂(1 − c), with h
/// the cost of a halving. That writing down half of what is left costs the same each time is an
/// assumption: the cost is convex and the whole is never written down. Throws InvalidParameter.
inline RedundancyBill redundancy_bill(const Redundancy& r, double knowers, double codified_share) {
    checked(r);
    require_count("knowers", knowers, 1.0, r.most_knowers);
    core::require("codified_share", codified_share,
                  {0.0, 1.0, false, true, "must be 0 or more and below 1"});
    return detail::bill_of(r, knowers, 1.0 - codified_share);
}

/// The cheapest plan. `saving_of_next_usd_per_year` is what one more knower would cut from loss and
/// codification, less than his cost; NaN when nobody is left to learn it. Certificate:
/// `stationarity`, |V P(1 − c) − h/ln 2| over the larger of the two, counted at c = 0 only where
/// writing down would pay; `gap`, what the best plan found by bisection of the share for every
/// number of knowers would save, over the total. `optimal`: both within 1e-12. `out_of_range`: the
/// bill is beyond double numbers.
struct RedundancyPlan {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double knowers = core::nan;
    RedundancyBill bill = {};
    double total_usd_per_year = core::nan;
    double saving_of_next_usd_per_year = core::nan;
    double stationarity = core::nan;
    double gap = core::nan;
};

namespace detail {

/// What the next halving costs at the margin, h/ln 2: USD per year and share of what is left.
inline double codification_margin(const Redundancy& r) {
    return r.halving_usd_per_year / std::numbers::ln2;
}

/// What is best left uncodified at an expected loss x: marginal saving x(1 − c) = h/ln 2.
inline double best_uncodified_share(const Redundancy& r, double loss_usd_per_year) {
    const double margin = codification_margin(r);
    return loss_usd_per_year > margin ? margin / loss_usd_per_year : 1.0;
}

/// Loss and codification at the best share: x up to a = h/ln 2, then a + a ln(x/a).
inline double insured_usd(const Redundancy& r, double loss_usd_per_year) {
    const double a = codification_margin(r);
    return loss_usd_per_year <= a ? loss_usd_per_year : a + a * std::log(loss_usd_per_year / a);
}

}  // namespace detail

/// The bill of k knowers with the codified share that is best for that number: none while
/// V P(k) ≤ h/ln 2, else 1 − h/(ln 2 V P(k)). Throws InvalidParameter.
inline RedundancyBill redundancy_bill(const Redundancy& r, double knowers) {
    checked(r);
    require_count("knowers", knowers, 1.0, r.most_knowers);
    const double loss = r.value_usd * detail::all_leave(departure(r), knowers);
    return detail::bill_of(r, knowers, detail::best_uncodified_share(r, loss));
}

namespace detail {

struct BestKnowers {
    double knowers = 1.0;
    double probability = core::nan;
};

inline BestKnowers best_knowers(const Redundancy& r) {
    BestKnowers best{.knowers = 1.0, .probability = r.leave_probability};
    double least = insured_usd(r, r.value_usd * r.leave_probability);
    double p = r.leave_probability;
    for (double k = 2.0; k <= r.most_knowers && r.usd_per_knower_year * (k - 1.0) < least; ++k) {
        p *= joins_those_who_left(departure(r), k - 1.0);
        const double total = insured_usd(r, r.value_usd * p) + r.usd_per_knower_year * (k - 1.0);
        if (total < least) {
            least = total;
            best = {.knowers = k, .probability = p};
        }
    }
    return best;
}

/// The least of x u − a ln u over the part u ≤ 1 that is not written down, by bisection of ln u on
/// the sign of x u − a.
inline double bisected_usd(double x, double a) {
    if (x <= a) return x;
    double low = -750.0, high = 0.0;  // e^-750 is below all doubles
    for (int i = 0; i < 100; ++i) {
        const double middle = 0.5 * (low + high);
        (x * std::exp(middle) > a ? high : low) = middle;
    }
    return x * std::exp(low) - a * low;
}

/// The least total over all numbers of knowers, leaving drawn from an urn of α leavers and β
/// stayers (Pólya) where correlation is inside (0, 1).
inline double least_total_usd(const Redundancy& r) {
    const double rho = r.pod_correlation, m = r.leave_probability;
    const double size = (1.0 - rho) / rho;  // α + β
    double least = core::infinity, p = m;
    for (double k = 1.0; k <= r.most_knowers; ++k) {
        if (k > 1.0)
            p *= rho == 0.0 ? m : rho == 1.0 ? 1.0 : (m * size + k - 1.0) / (size + k - 1.0);
        const double paid = r.usd_per_knower_year * (k - 1.0);
        if (paid > least) break;
        least = std::min(least, paid + bisected_usd(r.value_usd * p, codification_margin(r)));
    }
    return least;
}

inline void certify(const Redundancy& r, RedundancyPlan& plan) {
    if (!std::isfinite(plan.total_usd_per_year)) {
        plan.status = core::Status::out_of_range;
        plan.reason = "the bill is beyond double numbers";
        return;
    }
    const double saves = plan.bill.expected_loss_usd_per_year, costs = codification_margin(r);
    const bool inside = plan.bill.uncodified_share < 1.0;
    const double off = inside ? std::abs(saves - costs) : std::max(0.0, saves - costs);
    plan.stationarity = off == 0.0 ? 0.0 : off / std::max(saves, costs);
    const double saved = plan.total_usd_per_year - least_total_usd(r);
    plan.gap = saved == 0.0 ? 0.0 : saved / plan.total_usd_per_year;
    // Logarithms of up to 1e3 products: a thousand roundings.
    if (plan.stationarity <= 1e-12 && std::abs(plan.gap) <= 1e-12)
        plan.status = core::Status::optimal;
    else
        plan.reason = "another plan would be cheaper";
}

}  // namespace detail

/// Exact: for each number of knowers the codified share has a closed form; numbers whose knowers
/// alone cost more than the best plan so far are not tried. The total need not be convex in the
/// number, because what is written down makes further knowers worth less. Of two equally cheap
/// plans the one with fewer knowers. Throws InvalidParameter.
[[nodiscard]] inline RedundancyPlan cheapest_redundancy(const Redundancy& r) {
    checked(r);
    const auto [knowers, probability] = detail::best_knowers(r);
    RedundancyPlan plan;
    plan.knowers = knowers;
    plan.bill = redundancy_bill(r, knowers);
    plan.total_usd_per_year = plan.bill.total_usd_per_year();
    if (knowers < r.most_knowers)
        plan.saving_of_next_usd_per_year =
            detail::insured_usd(r, r.value_usd * probability) -
            detail::insured_usd(r, r.value_usd * detail::all_leave(departure(r), knowers + 1.0)) -
            r.usd_per_knower_year;
    detail::certify(r, plan);
    return plan;
}

}  // namespace isocost::knowledge
