#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/production/ces.hpp"

namespace isocost::plan {

/// What a year asks for and what things cost in it. Chips are bought at its start and serve from
/// then on; prices are real, of the year, not discounted.
struct PlanYear {
    double capability = core::nan;          ///< y_t, index
    production::Values prices = {};         ///< of every input but compute, USD per unit
    double chip_price_usd = core::nan;      ///< P_t
    double flop_per_chip_year = core::nan;  ///< τ_t u of a chip bought this year
    double most_chips = core::infinity;     ///< that can be bought this year
    double upkeep_usd_per_chip_year = 0.0;  ///< of a chip bought this year, used or not
    double salvage_usd_per_chip = 0.0;      ///< of a chip bought this year, after the last year
};

inline auto fields(const PlanYear&) {
    using Y = PlanYear;
    return std::array{
        core::Field{"capability", &Y::capability, core::positive, "index",
                    "capability that the year must reach"},
        core::Field{"chip_price_usd", &Y::chip_price_usd, core::positive, "USD", "price of a chip"},
        core::Field{"flop_per_chip_year", &Y::flop_per_chip_year, core::positive,
                    "FLOP per chip-year", "compute of a chip bought this year"},
        core::Field{"most_chips", &Y::most_chips, core::nonnegative_or_infinite, "chips",
                    "chips that can be bought this year"},
        core::Field{"upkeep_usd_per_chip_year", &Y::upkeep_usd_per_chip_year, core::nonnegative,
                    "USD per chip-year", "power and place of a chip, used or not"},
        core::Field{"salvage_usd_per_chip", &Y::salvage_usd_per_chip, core::nonnegative,
                    "USD per chip", "value after the last year of a chip bought this year"}};
}

/// From `first_year` on (0 is the first year of the plan) a chip costs (1 + premium) times its
/// price; without end, the default, it cannot be had at all.
struct Ban {
    int first_year = -1;  ///< 0 or more; must be given
    double premium = core::infinity;
};

/// Chips that the lab has before the first year. Their upkeep is due whatever the plan and is not
/// in it.
struct OwnedChips {
    double chips = core::nan;
    double flop_per_chip_year = core::nan;
    int years_left = -1;  ///< in which they still serve, 0 or more; must be given
};

inline auto fields(const OwnedChips&) {
    return std::array{
        core::Field{"chips", &OwnedChips::chips, core::nonnegative, "chips", "number at the start"},
        core::Field{"flop_per_chip_year", &OwnedChips::flop_per_chip_year, core::positive,
                    "FLOP per chip-year", "compute of a chip"}};
}

/// A lab that has to reach a capability in each of several years and buys its chips ahead.
///
/// `technology` is a flat CES in compute and other inputs; the others are paid year by year.
/// A share `attrition_per_year` d of the chips fails each year, K_{t+1,a+1} = (1 − d) K_{t,a}, and
/// after `lifetime_years` they are retired. Nothing is sold before the end of the plan. Immutable;
/// copies share their data. Throws InvalidParameter.
class PurchasePlan {
public:
    struct Parameters {
        production::CES technology;
        std::vector<PlanYear> years;
        double rate_per_year = core::nan;  ///< r, discounts the start of year t by (1 + r)^−t
        double attrition_per_year = core::nan;  ///< d
        int lifetime_years = 0;                 ///< 1 or more; none is assumed
        std::vector<OwnedChips> owned = {};
        std::optional<Ban> ban = {};
        std::string compute = "compute";  ///< name of the input that chips make
    };

    explicit PurchasePlan(Parameters parameters);

    const Parameters& parameters() const noexcept { return *parameters_; }
    const PlanYear& year(std::size_t t) const { return parameters_->years[t]; }
    std::size_t size() const noexcept { return parameters_->years.size(); }
    const production::Tree& tree() const { return parameters_->technology.tree(); }
    const core::Names& inputs() const { return parameters_->technology.inputs(); }
    /// Position of compute among the inputs.
    std::size_t compute() const noexcept { return compute_; }

private:
    std::shared_ptr<const Parameters> parameters_;
    std::size_t compute_ = 0;
};

/// The same plan with another ban, or without one.
inline PurchasePlan with_ban(const PurchasePlan& plan, std::optional<Ban> ban) {
    auto parameters = plan.parameters();
    parameters.ban = ban;
    return PurchasePlan(std::move(parameters));
}

/// The same plan with so many chips on sale in year t.
inline PurchasePlan with_most_chips(const PurchasePlan& plan, std::size_t t, double most) {
    auto parameters = plan.parameters();
    parameters.years.at(t).most_chips = most;
    return PurchasePlan(std::move(parameters));
}

namespace detail {

inline void check_year(const PlanYear& year, const PurchasePlan::Parameters& p,
                       const std::string& where) {
    core::checked(year, where);
    const auto& inputs = p.technology.inputs();
    for (const auto& [name, price] : year.prices) {
        core::position(inputs, name, where + ".prices");
        core::require(where + ".prices." + name, price, core::positive);
        if (name == p.compute)
            throw core::InvalidParameter(where + ".prices." + name, price,
                                         "must be left out: the price of chips makes it");
    }
    for (const auto& name : inputs)
        if (name != p.compute && !year.prices.contains(name))
            throw core::InvalidParameter(where + ".prices." + name, "none",
                                         "every input but " + p.compute + " must have a price");
}

inline void check_whole(const std::string& where, int value, int least, const char* rule) {
    if (value < least) throw core::InvalidParameter(where, std::to_string(value), rule);
}

}  // namespace detail

inline PurchasePlan::PurchasePlan(Parameters parameters)
    : parameters_(std::make_shared<const Parameters>(std::move(parameters))) {
    const auto& p = *parameters_;
    compute_ = core::position(p.technology.inputs(), p.compute, "PurchasePlan.compute");
    core::require("PurchasePlan.rate_per_year", p.rate_per_year, core::nonnegative, "interest");
    core::require("PurchasePlan.attrition_per_year", p.attrition_per_year,
                  {0.0, 1.0, false, true, "must be 0 or more and below 1"}, "share that fails");
    detail::check_whole("PurchasePlan.lifetime_years", p.lifetime_years, 1, "must be 1 or more");
    if (p.years.empty())
        throw core::InvalidParameter("PurchasePlan.years", "{}", "must have at least one year");
    for (std::size_t t = 0; t < p.years.size(); ++t)
        detail::check_year(p.years[t], p, "PurchasePlan.years[" + std::to_string(t) + "]");
    for (const auto& chips : p.owned) {
        core::checked(chips, "PurchasePlan.owned");
        detail::check_whole("PurchasePlan.owned.years_left", chips.years_left, 0,
                            "must be 0 or more");
    }
    if (!p.ban) return;
    detail::check_whole("PurchasePlan.ban.first_year", p.ban->first_year, 0, "must be 0 or more");
    core::require("PurchasePlan.ban.premium", p.ban->premium, core::nonnegative_or_infinite);
}

/// Worth of a USD at the start of year t in money of the first year: (1 + r)^−t.
inline double discount(const PurchasePlan& plan, std::size_t t) {
    return std::pow(1.0 + plan.parameters().rate_per_year, -static_cast<double>(t));
}

/// What is left after `years` of a chip that served in them: (1 − d)^years, retired or not.
inline double survival(const PurchasePlan& plan, std::size_t years) {
    return std::pow(1.0 - plan.parameters().attrition_per_year, static_cast<double>(years));
}

/// Whether chips bought in year s serve in year t.
inline bool serves(const PurchasePlan& plan, std::size_t s, std::size_t t) {
    return t >= s && t - s < static_cast<std::size_t>(plan.parameters().lifetime_years);
}

/// FLOP in year t of a chip bought in year s: τ_s u (1 − d)^(t−s) within its life.
inline double flop_in_year(const PurchasePlan& plan, std::size_t s, std::size_t t) {
    return serves(plan, s, t) ? plan.year(s).flop_per_chip_year * survival(plan, t - s) : 0.0;
}

inline bool banned(const PurchasePlan& plan, std::size_t t) {
    const auto& ban = plan.parameters().ban;
    return ban && static_cast<std::size_t>(ban->first_year) <= t;
}

/// Whether no chip can be had in year t at any price.
inline bool banned_without_end(const PurchasePlan& plan, std::size_t t) {
    return banned(plan, t) && plan.parameters().ban->premium == core::infinity;
}

/// Most chips that can be bought in year t: none after a ban without end.
inline double most_chips(const PurchasePlan& plan, std::size_t t) {
    return banned_without_end(plan, t) ? 0.0 : plan.year(t).most_chips;
}

/// USD that a chip costs when it is bought in year t; where none can be had, without a premium.
inline double paid_usd_per_chip(const PurchasePlan& plan, std::size_t t) {
    const double price = plan.year(t).chip_price_usd;
    const bool dearer = banned(plan, t) && plan.parameters().ban->premium < core::infinity;
    return dearer ? price * (1.0 + plan.parameters().ban->premium) : price;
}

/// Upkeep in present money of a chip bought in year s, over the years of the plan that it serves.
inline double present_upkeep_usd_per_chip(const PurchasePlan& plan, std::size_t s) {
    double sum = 0.0;
    for (std::size_t t = s; t < plan.size() && serves(plan, s, t); ++t)
        sum += discount(plan, t) * survival(plan, t - s) * plan.year(s).upkeep_usd_per_chip_year;
    return sum;
}

/// All that a chip bought in year s costs within the plan, in money of the first year: its price
/// and its upkeep, less the salvage of what is left at the end. May be negative.
inline double present_usd_per_chip(const PurchasePlan& plan, std::size_t s) {
    const double salvage = discount(plan, plan.size()) * survival(plan, plan.size() - s) *
                           plan.year(s).salvage_usd_per_chip;
    return discount(plan, s) * paid_usd_per_chip(plan, s) + present_upkeep_usd_per_chip(plan, s) -
           salvage;
}

/// FLOP of the chips that the lab had before, in year t.
inline double owned_flop(const PurchasePlan& plan, std::size_t t) {
    double sum = 0.0;
    for (const auto& own : plan.parameters().owned)
        if (t < static_cast<std::size_t>(own.years_left))
            sum += own.chips * own.flop_per_chip_year * survival(plan, t);
    return sum;
}

/// C_t, FLOP that can be had in year t with these purchases.
inline double supplied_flop(const PurchasePlan& plan, const std::vector<double>& chips,
                            std::size_t t) {
    double sum = owned_flop(plan, t);
    for (std::size_t s = 0; s <= t; ++s)
        if (chips[s] > 0.0) sum += flop_in_year(plan, s, t) * chips[s];
    return sum;
}

}  // namespace isocost::plan
