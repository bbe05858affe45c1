#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "isocost/plan/certify.hpp"
#include "isocost/plan/stockpile.hpp"

namespace isocost::plan {

/// A ban that may come at the start of any year but the first, at a rate h per year: with chance
/// 1 − e^−h in each year that begins without one. It stays.
struct BanRisk {
    double rate_per_year = core::nan;
    double premium = core::infinity;  ///< on chips after it; without end: none can be had
};

inline auto fields(const BanRisk&) {
    return std::array{core::Field{"rate_per_year", &BanRisk::rate_per_year, core::nonnegative,
                                  "per year", "rate at which the ban comes"},
                      core::Field{"premium", &BanRisk::premium, core::nonnegative_or_infinite, "",
                                  "on the price of a chip after the ban"}};
}

/// A year in one course of events: no ban so far, or one since `ban_year`.
struct TreeYear {
    std::optional<std::size_t> ban_year = {};
    std::size_t year = 0;
    double probability = 1.0;
};

/// What is decided in such a year, and the price of compute in it, USD per FLOP, not discounted.
struct TreePoint {
    std::vector<double> chips;
    std::vector<std::vector<double>> inputs;
    std::vector<double> compute_prices;
};

/// A plan under the risk of a ban. The plan itself has none. Throws InvalidParameter.
class BanTree {
public:
    BanTree(const PurchasePlan& plan, const BanRisk& risk)
        : before_(plan), after_(with_ban(plan, Ban{0, core::checked(risk, "BanRisk").premium})) {
        if (plan.parameters().ban)
            throw core::InvalidParameter("PurchasePlan.ban", "given",
                                         "must be left out: the risk says when a ban comes");
        const double chance = yearly_chance(risk.rate_per_year);
        double none = 1.0;
        for (std::size_t t = 0; t < plan.size(); ++t) {
            const double comes = t == 0 ? 0.0 : none * chance;
            none -= comes;
            if (none > 0.0) years_.push_back({std::nullopt, t, none});
            for (std::size_t u = t; comes > 0.0 && u < plan.size(); ++u)
                years_.push_back({t, u, comes});
        }
    }

    const std::vector<TreeYear>& years() const noexcept { return years_; }
    /// The plan whose prices hold in a year of the tree.
    const PurchasePlan& plan(const TreeYear& at) const { return at.ban_year ? after_ : before_; }
    const PurchasePlan& before() const noexcept { return before_; }

private:
    PurchasePlan before_;
    PurchasePlan after_;
    std::vector<TreeYear> years_;
};

/// Whether `later` is in the course of events that went through `sooner`.
inline bool follows(const TreeYear& later, const TreeYear& sooner) {
    if (later.year < sooner.year) return false;
    if (sooner.ban_year || !later.ban_year) return later.ban_year == sooner.ban_year;
    return sooner.year < *later.ban_year;
}

/// FLOP in `at` of a chip bought in `bought`.
inline double flop_in_year(const BanTree& tree, const TreeYear& bought, const TreeYear& at) {
    return follows(at, bought) ? flop_in_year(tree.before(), bought.year, at.year) : 0.0;
}

/// USD of the first year, times its probability, that a chip bought in a year of the tree costs.
inline double expected_usd_per_chip(const BanTree& tree, const TreeYear& at) {
    return at.probability * present_usd_per_chip(tree.plan(at), at.year);
}

inline double most_chips(const BanTree& tree, const TreeYear& at) {
    return most_chips(tree.plan(at), at.year);
}

}  // namespace isocost::plan
