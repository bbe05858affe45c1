#include "supply.hpp"

#include <algorithm>

#include "export_verdict.hpp"
#include "isocost/compute/adaptation.hpp"
#include "isocost/compute/stock_cap.hpp"

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

using Fleet = std::vector<compute::FleetClass>;

compute::Horizon horizon_of(const InputSection& input) {
    return input.horizon.value == "short_run" ? compute::Horizon::short_run
                                              : compute::Horizon::long_run;
}

SupplyStep step_of(const compute::FleetClass& chips, compute::Horizon horizon, double tariff) {
    const double one = compute::flop_per_chip_year(chips);
    return {chips.name, chips.count * one,
            compute::price_usd_per_flop(chips, horizon) * (1.0 + tariff), one};
}

/// The classes that may be used now with their tariffs, and steps that say why others may not.
struct Admitted {
    Fleet fleet;
    std::vector<double> tariffs;
    std::vector<SupplyStep> refused;
};

Admitted admitted(const InputSection& input) {
    Admitted now;
    const auto* exports = input.part("export");
    for (const auto& section : input.fleet) {
        auto chips = fleet_class(section, input.facility);
        const double cap = section.cap_count.value_or(core::infinity);
        std::string refused = cap == 0.0 ? "cap_count = 0" : "";
        if (cap > 0.0) chips.count = std::min(chips.count, cap);
        // Chips that have been paid for stay, whatever the rules on new ones.
        const bool kept = section.owned() && horizon_of(input) == compute::Horizon::short_run;
        if (exports != nullptr && !section.grey() && !kept && refused.empty())
            refused = refused_by_rules(*exports, section, chips);
        const double tariff = section.tariff.value_or(0.0);
        if (refused.empty()) {
            now.fleet.push_back(std::move(chips));
            now.tariffs.push_back(tariff);
            continue;
        }
        now.refused.push_back(step_of(chips, horizon_of(input), tariff));
        now.refused.back().refused = std::move(refused);
    }
    return now;
}

/// Under a cap on the installed peak: stretches in which one class makes room for another.
std::vector<SupplyStep> stock_steps(const Fleet& fleet, double cap, compute::Horizon horizon) {
    std::vector<SupplyStep> steps;
    double start = 0.0;
    for (const auto& step : compute::stock_capped(fleet, cap, horizon).steps) {
        steps.push_back({"mix " + std::to_string(steps.size() + 1), step.end_flop_per_year - start,
                         step.price_usd_per_flop, core::nan});
        start = step.end_flop_per_year;
    }
    return steps;
}

std::vector<SupplyStep> steps_now(const InputSection& input, const Admitted& now) {
    const auto horizon = horizon_of(input);
    if (input.cap_peak_flop_per_s.given() && !now.fleet.empty())
        return stock_steps(now.fleet, input.cap_peak_flop_per_s.value, horizon);
    std::vector<SupplyStep> steps;
    for (std::size_t k = 0; k < now.fleet.size(); ++k)
        steps.push_back(step_of(now.fleet[k], horizon, now.tariffs[k]));
    return steps;
}

/// The owned chips of a fleet, as engineers find them.
std::vector<compute::AdaptedClass> adapted_classes(const InputSection& input, const Fleet& fleet) {
    const auto* adaptation = input.part("adaptation");
    std::vector<compute::AdaptedClass> classes;
    for (const auto& chips : fleet)
        if (adaptation != nullptr && std::holds_alternative<compute::Owned>(chips.contract))
            classes.push_back(compute::adapted(chips, (*adaptation)["highest_utilization"],
                                               (*adaptation)["scale_fte"]));
    return classes;
}

/// Engineers improve chips that are at work: they must come after them in the order.
void require_after_chips(const std::vector<SupplyStep>& steps,
                         const std::vector<SupplyStep>& engineers,
                         const std::vector<compute::AdaptedClass>& classes) {
    if (engineers.empty()) return;
    for (const auto& chips : classes)
        for (const auto& step : steps)
            if (step.name == chips.name && step.price_usd > engineers.front().price_usd)
                throw core::InvalidParameter(
                    "adaptation", core::text(engineers.front().price_usd) + " USD per FLOP",
                    "must not be below what the chips cost at work, " + core::text(step.price_usd) +
                        " for " + chips.name,
                    "engineers make nothing of chips that stand still");
}

/// Engineer by engineer what adaptation adds to the owned chips: each a step of talent's price over
/// the FLOP that the engineer makes.
std::vector<SupplyStep> engineers(const InputSection& input,
                                  const std::vector<compute::AdaptedClass>& classes) {
    const auto* adaptation = input.part("adaptation");
    if (classes.empty()) return {};
    std::vector<SupplyStep> steps;
    double before = compute::base_flop_per_year(classes);
    for (double fte = 1.0; fte <= (*adaptation)["most_fte"]; fte += 1.0) {
        const double after = compute::best_split(classes, fte).flop_per_year;
        if (!(after > before)) break;
        steps.push_back({engineer_step, after - before,
                         (*adaptation)["wage_usd_per_year"] / (after - before), core::nan});
        before = after;
    }
    return steps;
}

/// Serving takes the cheapest FLOP, so that one more of research costs what the next one does.
void reserve(Supply& supply, double flop_per_year) {
    supply.reserved = flop_per_year;
    double left = flop_per_year;
    for (auto& step : supply.steps) {
        if (!step.refused.empty()) continue;
        if (left >= step.width) step.refused = "taken by serving";
        const double taken = std::min(left, step.width);
        if (step.refused.empty()) step.width -= taken;
        left -= taken;
    }
}

Supply of_fleet(const InputSection& input) {
    Supply supply;
    const auto fleet = fleet_of(input);
    supply.fixed_usd_per_year = compute::merit_order(fleet, horizon_of(input)).fixed_usd_per_year;
    for (const auto& chips : fleet) supply.steps.push_back(step_of(chips, horizon_of(input), 0.0));
    sort(supply.steps);
    supply.benchmark = all_of(supply);
    const auto now = admitted(input);
    supply.steps = steps_now(input, now);
    supply.adapted = adapted_classes(input, now.fleet);
    if (const auto* exports = input.part("export"))
        supply.judged = exports->word("date") + " for " + exports->word("entity");
    const auto adaptation = engineers(input, supply.adapted);
    require_after_chips(supply.steps, adaptation, supply.adapted);
    for (const auto& more : {adaptation, now.refused})
        supply.steps.insert(supply.steps.end(), more.begin(), more.end());
    sort(supply.steps);
    if (const auto* serving = input.part("serving"))
        reserve(supply, left_to_research(*serving, 1.0).least_cap_flop_per_year);
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

double supply_end(const Supply& supply) {
    const auto tiers = supply.tiers();
    return tiers.empty() ? 0.0 : cost::TieredCost(tiers).capacity();
}

double compute_cap(const InputSection& input, const BenchmarkInput& year,
                   const std::optional<Supply>& supply) {
    const double cap = cap_of(input, year);
    return supply ? std::min(cap, supply->reserved + supply_end(*supply)) : cap;
}

inference::ComputeShares left_to_research(const ChapterSection& serving, double cap_flop_per_year) {
    inference::SharedCompute shared;
    for (const auto& field : fields(shared))
        if (field.key != "cap_flop_per_year") shared.*field.member = serving[field.key];
    shared.cap_flop_per_year = cap_flop_per_year;
    return inference::share_compute(shared);
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
