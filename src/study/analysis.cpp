#include "isocost/study/analysis.hpp"

#include <algorithm>
#include <cmath>

#include "isocost/compute/adaptation.hpp"
#include "isocost/firm/substitution.hpp"

namespace isocost::study {

namespace {

using scenario::InputFacts;
using scenario::Solved;

const InputFacts& facts_of(const Solved& solved, const std::string& input) {
    return *std::find_if(solved.model.inputs.begin(), solved.model.inputs.end(),
                         [&](const InputFacts& facts) { return facts.name == input; });
}

void add_limit(Analysis& analysis, const Solved& solved, const std::string& input, bool is_cap,
               double limit, double price, double tariff) {
    const auto& facts = facts_of(solved, input);
    const bool compute = facts.kind == "compute";
    analysis.limits.push_back({input, is_cap, facts.unit, limit, price, tariff,
                               compute ? price * analysis.h100_year_flop : core::nan});
}

/// What one more chip in the cluster saves: the price of the cap on runs × the FLOP of a chip in
/// it.
void add_cluster(Analysis& analysis, const Solved& solved) {
    for (const auto& input : solved.scenario.contents().inputs) {
        if (!input.cluster || input.cluster->chips.value == 0.0) continue;
        for (auto& limit : analysis.limits)
            if (limit.is_cap && limit.input == "run")
                limit.usd_per_contiguous_chip_year =
                    limit.price_usd_per_unit * limit.limit / input.cluster->chips.value;
    }
}

void add_limits(Analysis& analysis, const Solved& solved) {
    const auto& result = solved.result;
    const auto& firm = solved.model.firm;
    for (std::size_t k = 0; k < result.shadow_prices.size(); ++k) {
        const auto i = firm.capped().index[k];
        add_limit(analysis, solved, firm.inputs()[i], true, firm.caps()[i], result.shadow_prices[k],
                  result.tariff_equivalents[k]);
    }
    for (std::size_t k = 0; k < result.floor_prices.size(); ++k) {
        const auto i = firm.floored().index[k];
        add_limit(analysis, solved, firm.inputs()[i], false, firm.floors()[i],
                  result.floor_prices[k], core::nan);
    }
}

void add_replacements(Analysis& analysis, const Solved& solved) {
    const double flop = analysis.h100_year_flop;
    for (const auto& compute : solved.model.inputs)
        for (const auto& talent : solved.model.inputs) {
            if (compute.kind != "compute" || talent.kind != "talent") continue;
            analysis.replacements.push_back(
                {compute.name, talent.name,
                 firm::mrts(solved.result, compute.name, talent.name) * flop,
                 firm::replacement(solved.result, compute.name, flop, talent.name)});
        }
}

/// What a unit of a supply is worth to its buyer: λF_i, but under a cap below the end of the supply
/// c_i', since more supply does not lift that cap.
double worth_of(const Solved& solved, const scenario::Supply& supply) {
    const auto& result = solved.result;
    const double virtual_price = result.virtual_prices[supply.input];
    if (!supply.capped || !result.shadow_prices.contains(supply.input)) return virtual_price;
    return virtual_price - result.shadow_prices[supply.input];
}

/// One more chip delivers `one_more` units, more where engineers are at work on it, that are worth
/// λF_i each and cost their price, if all of its kind are in use. NaN where nothing was solved.
StepFacts step_facts(const scenario::SupplyStep& step, double left, double worth) {
    if (std::isnan(left)) return {step, core::nan, core::nan};
    if (!step.refused.empty()) return {step, 0.0, core::nan};
    const double used = std::min(step.width, left);
    const bool idle = used < step.width;
    const double gain = worth * step.adapted_factor - step.price_usd;
    return {step, used, idle ? 0.0 * step.one_more : std::max(0.0, gain) * step.one_more};
}

/// Engineers in use, and what they make of each class of chips.
void adapt(scenario::Supply& supply, double used) {
    double engineers = 0.0;
    for (const auto& step : supply.steps) {
        const double here = step.refused.empty() ? std::min(step.width, used) : 0.0;
        if (step.name == scenario::engineer_step) engineers += here / step.width;
        used -= here;
    }
    if (supply.adapted.empty() || !(engineers > 0.0)) return;
    const auto split = compute::best_split(supply.adapted, engineers).split_fte;
    for (std::size_t k = 0; k < supply.adapted.size(); ++k)
        for (auto& step : supply.steps)
            if (step.name == supply.adapted[k].name)
                step.adapted_factor = compute::utilization(supply.adapted[k], split[k]) /
                                      supply.adapted[k].base_utilization;
}

void add_supplies(Analysis& analysis, const Solved& solved) {
    for (auto supply : solved.model.supplies) {
        SupplyFacts facts{supply.input,  supply.unit,     supply.fixed_usd_per_year,
                          supply.judged, supply.reserved, {}};
        double left = solved.result.inputs[supply.input];
        const double worth = worth_of(solved, supply);
        adapt(supply, left);
        for (const auto& step : supply.steps) {
            facts.steps.push_back(step_facts(step, left, worth));
            left -= facts.steps.back().used;
        }
        analysis.supplies.push_back(std::move(facts));
    }
}

bool cap_matters(const Analysis& analysis, const firm::Result& result) {
    return result.status == core::Status::infeasible ||
           std::any_of(analysis.limits.begin(), analysis.limits.end(), [](const LimitFacts& limit) {
               return limit.is_cap && limit.price_usd_per_unit > 0.0;
           });
}

}  // namespace

Analysis analyze(const scenario::Solved& solved) {
    Analysis analysis;
    analysis.h100_year_flop = scenario::h100_year_flop(solved.model);
    if (solved.result.solved()) {
        add_limits(analysis, solved);
        add_cluster(analysis, solved);
        add_replacements(analysis, solved);
        analysis.elasticities = firm::elasticities(solved.result);
    }
    add_supplies(analysis, solved);
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&solved.model.question);
        target != nullptr && cap_matters(analysis, solved.result))
        analysis.cap_cost = firm::limit_cost(solved.model.firm, *target);
    return analysis;
}

}  // namespace isocost::study
