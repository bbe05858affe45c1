#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/plan/certify_tree.hpp"
#include "isocost/plan/minimize_present_opex.hpp"

namespace isocost::plan {

/// The cheapest plan under the risk of a ban: years of the tree with what is decided in each.
struct ExpectedResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    core::Certificate certificate;
    double expected_usd = core::nan;  ///< of the first year
    /// Expected if the year of the ban were known beforehand; NaN where one of those plans stalls.
    double known_usd = core::nan;
    std::vector<TreeYear> years = {};
    TreePoint point = {};
    std::optional<PlanInfeasibility> infeasibility = {};
    int iterations = 0;

    /// What it is worth at most to know the year of the ban, or to wait for it before buying: ≥ 0.
    double value_of_knowing_usd() const { return expected_usd - known_usd; }
};

namespace detail {

inline PurchaseProgram program(const BanTree& tree) {
    PurchaseProgram made;
    const auto& plan = tree.before();
    for (const auto& at : tree.years()) {
        made.rows.push_back(
            {compute_demand(plan, at.year), tree_weight(tree, at), owned_flop(plan, at.year)});
        ProgramColumn column{expected_usd_per_chip(tree, at), most_chips(tree, at), {}};
        for (std::size_t n = 0; n < tree.years().size(); ++n)
            if (const double flop = flop_in_year(tree, at, tree.years()[n]); flop > 0.0)
                column.services.push_back({n, flop});
        made.columns.push_back(std::move(column));
    }
    return made;
}

inline TreePoint tree_point(const BanTree& tree, const PurchaseProgram& whole,
                            const InteriorPoint& at) {
    TreePoint point{at.chips, {}, {}};
    const auto flop = supply(whole, at.chips);
    for (std::size_t n = 0; n < flop.size(); ++n) {
        const auto used = used_year(tree.before(), tree.years()[n].year, flop[n],
                                    at.prices[n] / tree_weight(tree, tree.years()[n]));
        point.inputs.push_back(used.inputs);
        point.compute_prices.push_back(used.compute_price);
    }
    return point;
}

inline ExpectedResult conclude(const BanTree& tree, TreePoint point, double tolerance) {
    ExpectedResult result;
    result.years = tree.years();
    result.certificate = certify(tree, point);
    result.expected_usd = books(tree, point, tree_sums(tree, point)).cost;
    const bool holds = result.certificate.holds(tolerance);
    result.status = holds ? core::Status::optimal : core::Status::stalled;
    if (!holds) result.reason = "The certificate of the plan does not hold.";
    result.point = std::move(point);
    return result;
}

/// Σ over the courses of events of probability times the cost of the plan that knows it.
inline double known_usd(const BanTree& tree, const BanRisk& risk, const PlanOptions& options) {
    const std::size_t last = tree.before().size() - 1;
    double sum = 0.0;
    for (const auto& at : tree.years()) {
        if (at.year != last) continue;
        const auto ban = at.ban_year
                             ? std::optional(Ban{static_cast<int>(*at.ban_year), risk.premium})
                             : std::nullopt;
        const auto known = minimize_present_opex(with_ban(tree.before(), ban), options);
        sum +=
            known.status == core::Status::optimal ? at.probability * known.present_usd : core::nan;
    }
    return sum;
}

}  // namespace detail

/// The least expected Opex in present money when a ban may come: purchases before it cannot know
/// when. min Σ_n prob_n (1 + r)^−t [P K_n + upkeep + Σ_i p_it x_in] − salvage over the tree of
/// courses of events (Dantzig 1955), each of whose years must reach its capability with the chips
/// bought on the way there. A ban without end is survived only where chips bought before last to
/// the end or substitutes are good. `plan` has no ban of its own. Throws InvalidParameter.
[[nodiscard]] inline ExpectedResult minimize_expected_opex(const PurchasePlan& plan,
                                                           const BanRisk& risk,
                                                           const PlanOptions& options = {}) {
    core::require("PlanOptions.tolerance", options.tolerance, core::positive);
    const BanTree tree(plan, risk);
    ExpectedResult result;
    const bool risky = risk.rate_per_year > 0.0;
    // Later bans leave more purchases, so the earliest decides.
    const auto worst_case =
        risky ? with_ban(plan, Ban{1, risk.premium}) : with_ban(plan, std::nullopt);
    if (auto why = why_infeasible(worst_case)) {
        result.status = core::Status::infeasible;
        const std::string soonest = risky ? "The ban may come as soon as year 1. " : "";
        result.reason = soonest + text(worst_case, *why);
        result.infeasibility = std::move(why);
        return result;
    }
    if (const auto year = detail::endless_purchase(plan)) {
        result.status = core::Status::unbounded;
        result.reason = detail::endless(*year);
        return result;
    }
    const auto whole = detail::program(tree);
    result = detail::best_candidate<ExpectedResult>(whole, options, [&](const InteriorPoint& at) {
        return detail::conclude(tree, detail::tree_point(tree, whole, at), options.tolerance);
    });
    result.known_usd = detail::known_usd(tree, risk, options);
    return result;
}

}  // namespace isocost::plan
