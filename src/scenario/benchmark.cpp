#include "benchmark.hpp"

#include <cmath>

namespace isocost::scenario::detail {

double named_price(const InputSection& input) {
    if (input.price.given()) return input.price.value;
    constexpr double seconds_per_hour = 3600.0;
    return input.rent_usd_per_hour.value /
           (seconds_per_hour * input.peak_flop_per_s.value * input.utilization.value);
}

std::vector<cost::Tier> tiers_of(const InputSection& input, const BenchmarkInput& year) {
    std::vector<cost::Tier> tiers;
    for (const auto& tier : input.tiers)
        tiers.push_back(
            {tier.width.given() ? tier.width.value : tier.width_share.value * year.quantity,
             tier.price.given() ? tier.price.value : tier.price_ratio.value * year.price});
    return tiers;
}

BenchmarkInput benchmark_of(const InputSection& input, const Bridge* bridge) {
    BenchmarkInput year{input.quantity.value, named_price(input), input.cost_usd_per_year.value};
    if (bridge != nullptr) {
        const auto cost = bridge->cost_usd_per_year.find(input.name);
        year.cost = cost == bridge->cost_usd_per_year.end() ? core::nan : cost->second;
    }
    if (std::isnan(year.quantity)) year.quantity = year.cost / year.price;
    if (std::isnan(year.cost)) year.cost = year.price * year.quantity;
    if (std::isnan(year.cost) && !input.tiers.empty())
        year.cost = cost::TieredCost(tiers_of(input, year)).outlay(year.quantity);
    if (std::isnan(year.price)) year.price = year.cost / year.quantity;
    return year;
}

}  // namespace isocost::scenario::detail
