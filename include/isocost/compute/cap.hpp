#pragma once

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "isocost/compute/fleet.hpp"

namespace isocost::compute {

/// A fleet's supply under a cap on delivered FLOP per year: the order, cut where the cap lies. The
/// chip set as a cap is `legal_fleet`, a cap on the installed peak is `stock_capped`. Throws
/// InvalidParameter unless the cap is positive and finite.
inline MeritOrder flow_capped(const MeritOrder& order, double cap_flop_per_year) {
    core::require("flow_capped.cap_flop_per_year", cap_flop_per_year, core::positive);
    MeritOrder cut{{}, order.fixed_usd_per_year};
    double left = cap_flop_per_year;
    for (const auto& step : order.steps) {
        if (left <= 0.0) break;
        cut.steps.push_back(
            {step.name, std::min(step.width_flop_per_year, left), step.price_usd_per_flop});
        left -= step.width_flop_per_year;
    }
    return cut;
}

/// A class after an ad-valorem tariff on chips. Owned chips: the server's value rises by the whole
/// rate (a duty on the chip alone is the rate times the chip's share of the server). Rented ones:
/// the rent rises by rate × pass_through, in [0, 1], which has no default for them. Throws
/// InvalidParameter.
inline FleetClass with_tariff(FleetClass chips, double rate, double pass_through = core::nan) {
    core::require("with_tariff.rate", rate, core::nonnegative);
    if (auto* owned = std::get_if<Owned>(&chips.contract)) {
        owned->server_usd *= 1.0 + rate;
        return chips;
    }
    constexpr core::Bounds share{0.0, 1.0, false, false, "must be from 0 to 1"};
    core::require("with_tariff.pass_through", pass_through, share,
                  "share of the tariff that reaches rents");
    std::get<Rented>(chips.contract).rent_usd_per_hour *= 1.0 + rate * pass_through;
    return chips;
}

/// What one more FLOP costs when x are delivered, USD: an interval at a kink; beyond the fleet's
/// end nothing is for sale, and above its last price only a buyer knows.
inline cost::MarginalCost marginal_usd_per_flop(const MeritOrder& order, double flop_per_year) {
    core::require("marginal_usd_per_flop.flop_per_year", flop_per_year, core::nonnegative);
    return fleet_cost(order).marginal(flop_per_year);
}

/// What one more chip of a class is worth per year, and what it costs.
struct ChipValue {
    std::string name;
    double price_usd_per_flop;
    double value_usd_per_chip_year;  ///< what one more chip saves, 0 for a class not used fully
};

/// What one more chip of each class saves in USD per year when a delivered FLOP is worth
/// `marginal_usd_per_flop` to its buyer (the marginal price of the fleet, or where the fleet ends
/// the virtual price λF_C of a firm): (that − the class's price) × FLOP per chip-year where
/// positive. In the long run it is net of the chip's own cost. Throws InvalidParameter.
inline std::vector<ChipValue> chip_values(const std::vector<FleetClass>& fleet,
                                          double marginal_usd_per_flop,
                                          Horizon horizon = Horizon::long_run) {
    core::require("chip_values.marginal_usd_per_flop", marginal_usd_per_flop, core::nonnegative);
    std::vector<ChipValue> values;
    for (const auto& chips : fleet) {
        const double price = price_usd_per_flop(chips, horizon);
        const double gain = std::max(0.0, marginal_usd_per_flop - price);
        values.push_back({chips.name, price, gain * flop_per_chip_year(chips)});
    }
    return values;
}

inline constexpr double h100_flop_per_s = 989.4e12;  ///< dense 16-bit peak of an H100 SXM5

/// A price or shadow price of a FLOP as USD per H100-year: × 989.4e12 FLOP/s × utilization ×
/// availability × 31 557 600 s. Throws InvalidParameter.
inline double usd_per_h100_year(double usd_per_flop, double utilization,
                                double availability = 1.0) {
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    core::require("usd_per_h100_year.usd_per_flop", usd_per_flop, core::nonnegative);
    core::require("usd_per_h100_year.utilization", utilization, fraction);
    core::require("usd_per_h100_year.availability", availability, fraction);
    return usd_per_flop * h100_flop_per_s * utilization * availability * seconds_per_year;
}

}  // namespace isocost::compute
