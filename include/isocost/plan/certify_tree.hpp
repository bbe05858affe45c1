#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "isocost/plan/ban_tree.hpp"

namespace isocost::plan {

namespace detail {

/// What the certificate of a tree adds up: compute in each year, and worth of a chip of each year.
struct TreeSums {
    std::vector<double> flop;
    std::vector<double> worth;
};

inline double tree_weight(const BanTree& tree, const TreeYear& at) {
    return at.probability * discount(tree.before(), at.year);
}

inline TreeSums tree_sums(const BanTree& tree, const TreePoint& point) {
    const auto& years = tree.years();
    TreeSums sums{std::vector<double>(years.size()), std::vector<double>(years.size())};
    for (std::size_t n = 0; n < years.size(); ++n) {
        sums.flop[n] += owned_flop(tree.before(), years[n].year);
        for (std::size_t m = 0; m < years.size(); ++m) {
            const double flop = flop_in_year(tree, years[m], years[n]);
            if (flop == 0.0) continue;
            sums.flop[n] += flop * point.chips[m];
            sums.worth[m] += tree_weight(tree, years[n]) * point.compute_prices[n] * flop;
        }
    }
    return sums;
}

/// Prices of all inputs in year n of the tree.
inline std::vector<double> prices(const BanTree& tree, const TreePoint& point, std::size_t n) {
    const auto& plan = tree.before();
    std::vector<double> all;
    for (const auto& name : plan.inputs())
        all.push_back(name == plan.parameters().compute
                          ? point.compute_prices[n]
                          : plan.year(tree.years()[n].year).prices.find(name)->second);
    return all;
}

inline PlanBooks books(const BanTree& tree, const TreePoint& point, const TreeSums& sums) {
    const auto& plan = tree.before();
    const auto& years = tree.years();
    double factor = 1.0;
    for (std::size_t n = 0; n < years.size(); ++n)
        if (most_chips(tree, years[n]) == core::infinity)
            factor = std::min(factor, expected_usd_per_chip(tree, years[n]) / sums.worth[n]);
    PlanBooks found;
    for (std::size_t n = 0; n < years.size(); ++n) {
        auto all = prices(tree, point, n);
        auto others = point.inputs[n];
        others[plan.compute()] = 0.0;
        const double weight = tree_weight(tree, years[n]);
        const double price = expected_usd_per_chip(tree, years[n]);
        found.gross += weight * value(all, point.inputs[n]);
        found.cost += weight * value(all, others) + price * point.chips[n];
        all[plan.compute()] *= factor;
        const double owned = owned_flop(plan, years[n].year);
        const double y = plan.year(years[n].year).capability;
        found.bound += weight * production::expenditure(plan.tree(), all, y);
        if (owned > 0.0) found.bound -= weight * all[plan.compute()] * owned;
        const double rent = factor * sums.worth[n] - price;
        const double most = most_chips(tree, years[n]);
        if (rent > 0.0 && most > 0.0 && most < core::infinity) found.bound -= rent * most;
    }
    return found;
}

/// Price times slack in year n: of idle compute, and of purchases against their price.
inline double slackness(const BanTree& tree, const TreePoint& point, const TreeSums& sums,
                        std::size_t n) {
    const auto& at = tree.years()[n];
    const double idle = sums.flop[n] - point.inputs[n][tree.before().compute()];
    const double most = most_chips(tree, at);
    const double rent = most == 0.0 ? 0.0 : sums.worth[n] - expected_usd_per_chip(tree, at);
    double worst = idle > 0.0 ? tree_weight(tree, at) * point.compute_prices[n] * idle : 0.0;
    if (rent < 0.0) worst = std::max(worst, -rent * point.chips[n]);
    if (rent > 0.0 && most < core::infinity)
        worst = std::max(worst, rent * (most - point.chips[n]));
    return worst;
}

inline double violation(const BanTree& tree, const TreePoint& point, const TreeSums& sums,
                        std::size_t n) {
    const auto& plan = tree.before();
    const auto& at = tree.years()[n];
    const double reached = production::output(plan.tree(), point.inputs[n]);
    double worst = core::worse(0.0, 1.0 - reached / plan.year(at.year).capability);
    worst = core::worse(worst, above(point.inputs[n][plan.compute()], sums.flop[n]));
    worst = core::worse(worst, above(point.chips[n], most_chips(tree, at)));
    return core::worse(worst, point.chips[n] < 0.0 ? core::infinity : 0.0);
}

}  // namespace detail

/// The certificate of a plan under risk: that of `certify(PurchasePlan, …)` with years of the tree
/// in place of years, each weighed by its probability. Still one convex problem.
[[nodiscard]] inline core::Certificate certify(const BanTree& tree, const TreePoint& point) {
    core::Certificate found{0.0, 0.0, 0.0, 0.0, 1.0};
    const auto sums = detail::tree_sums(tree, point);
    const auto books = detail::books(tree, point, sums);
    const double scale = std::max(std::abs(books.cost), books.gross);
    for (std::size_t n = 0; n < tree.years().size(); ++n) {
        const auto& at = tree.years()[n];
        const double capability = tree.before().year(at.year).capability;
        found.feasibility = core::worse(found.feasibility, detail::violation(tree, point, sums, n));
        found.stationarity =
            core::worse(found.stationarity,
                        detail::year_stationarity(tree.before(), detail::prices(tree, point, n),
                                                  point.inputs[n], capability));
        if (most_chips(tree, at) == core::infinity)
            found.stationarity = core::worse(
                found.stationarity, detail::above(sums.worth[n], expected_usd_per_chip(tree, at)));
        const double slack = detail::slackness(tree, point, sums, n);
        found.complementarity = core::worse(found.complementarity, detail::relative(slack, scale));
    }
    found.gap = detail::plan_gap(books, scale);
    return found;
}

}  // namespace isocost::plan
