#include "supply.hpp"

#include <algorithm>

namespace isocost::scenario::detail {

namespace {

void sort(std::vector<SupplyStep>& steps) {
    std::stable_sort(steps.begin(), steps.end(),
                     [](const auto& a, const auto& b) { return a.price_usd < b.price_usd; });
}

/// What may be had of them, as if nothing were refused.
std::vector<cost::Tier> all_of(Supply supply) {
    for (auto& step : supply.steps) step.refused.clear();
    return supply.tiers();
}

Supply of_tiers(const InputSection& input, const BenchmarkInput& year) {
    Supply supply;
    for (const auto& tier : input.tiers)
        supply.steps.push_back(
            {"tier " + std::to_string(supply.steps.size() + 1),
             tier.width.given() ? tier.width.value : tier.width_share.value * year.quantity,
             tier.price.given() ? tier.price.value : tier.price_ratio.value * year.price,
             core::nan});
    supply.benchmark = all_of(supply);
    return supply;
}

/// A class of chips after the benchmark: fewer of them, or at another price.
SupplyStep changed(SupplyStep step, const FleetSection& chips) {
    const double cap = chips.cap_count.value_or(core::infinity);
    if (cap == 0.0) step.refused = "cap_count = 0";
    step.width = std::min(step.width, cap * step.one_more);
    step.price_usd *= 1.0 + chips.tariff.value_or(0.0);
    return step;
}

Supply of_fleet(const InputSection& input) {
    const auto fleet = fleet_of(input);
    const auto horizon = input.horizon.value == "short_run" ? compute::Horizon::short_run
                                                            : compute::Horizon::long_run;
    Supply supply;
    supply.fixed_usd_per_year = compute::merit_order(fleet, horizon).fixed_usd_per_year;
    for (const auto& chips : fleet) {
        const double one = compute::flop_per_chip_year(chips);
        supply.steps.push_back(
            {chips.name, chips.count * one, compute::price_usd_per_flop(chips, horizon), one});
    }
    auto benchmark = supply;
    sort(benchmark.steps);
    supply.benchmark = all_of(benchmark);
    for (std::size_t k = 0; k < fleet.size(); ++k)
        supply.steps[k] = changed(supply.steps[k], input.fleet[k]);
    sort(supply.steps);
    return supply;
}

Supply of_sources(const InputSection& input) {
    Supply supply;
    for (const auto& source : input.sources)
        supply.steps.push_back({source.name, source.tokens_per_year.value * source.quality.value,
                                source.price_usd_per_token.value / source.quality.value, core::nan,
                                source.available.value == "no" ? "not available" : ""});
    sort(supply.steps);
    supply.benchmark = all_of(supply);
    return supply;
}

}  // namespace

std::vector<compute::FleetClass> fleet_of(const InputSection& input) {
    std::vector<compute::FleetClass> fleet;
    for (const auto& chips : input.fleet) fleet.push_back(fleet_class(chips, input.facility));
    return fleet;
}

Supply supply_of(const InputSection& input, const BenchmarkInput& year) {
    Supply supply = !input.fleet.empty()     ? of_fleet(input)
                    : !input.sources.empty() ? of_sources(input)
                                             : of_tiers(input, year);
    supply.input = input.name;
    supply.unit = input.kind_of().unit;
    return supply;
}

}  // namespace isocost::scenario::detail
