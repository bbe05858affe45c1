#include "isocost/scenario/build.hpp"

#include <algorithm>
#include <utility>

#include "benchmark.hpp"
#include "isocost/firm/calibrate.hpp"
#include "rules.hpp"
#include "supply.hpp"

namespace isocost::scenario {

namespace {

using detail::BenchmarkInput;
using detail::Leaf;

/// The tiers of a stepped supply with all prices × `markup`. With nothing left to buy, what was
/// bought in the benchmark at its price: the cap of 0 is set beside it.
cost::Cost stepped(std::vector<cost::Tier> tiers, const BenchmarkInput& year, double markup) {
    if (tiers.empty()) return cost::LinearCost({.price = year.price * markup});
    for (auto& tier : tiers) tier.price *= markup;
    return cost::TieredCost(std::move(tiers));
}

/// The cost curve of a leaf whose supply has no steps, without fixed cost; `markup` is 1 + the
/// tariff.
cost::Cost sloping(const InputSection& input, const BenchmarkInput& year, double markup) {
    const double price = year.price * markup;
    if (!input.buyer.given()) return cost::LinearCost({.price = price});
    const double inverse =
        input.inverse_supply_elasticity.value_or(1.0 / input.supply_elasticity.value);
    const auto buyer =
        input.buyer.value == "monopsonist" ? cost::Buyer::monopsonist : cost::Buyer::price_taker;
    return cost::IsoelasticCost({.price = price,
                                 .reference = year.quantity,
                                 .inverse_elasticity = inverse,
                                 .buyer = buyer});
}

/// Runs × chips × peak × utilization × availability × days × 86 400 s, in FLOP per year.
double cluster_cap(const InputSection& input) {
    constexpr double seconds_per_day = 86'400.0;
    const auto& cluster = *input.cluster;
    return cluster.runs_per_year.value_or(1.0) * cluster.chips.value * input.peak_flop_per_s.value *
           input.utilization.value * cluster.availability.value_or(1.0) *
           cluster.days_per_run.value * seconds_per_day;
}

/// Builds the parts of a firm leaf by leaf.
class ModelBuilder {
public:
    explicit ModelBuilder(const Contents& contents) : contents_(contents) {
        if (contents.accounts) bridge_ = detail::bridge_of(contents);
        for (const auto& leaf : detail::leaves(contents)) add(leaf);
    }

    Model model() {
        firm::Firm firm(
            {.technology = technology(), .costs = costs_, .caps = caps_, .floors = floors_});
        const auto* compute = compute_section();
        const bool known = compute != nullptr && compute->utilization.given();
        Model model{firm,
                    question(),
                    {},
                    opex_,
                    known ? compute->utilization.value : median_utilization,
                    !known,
                    bridge_,
                    supplies_};
        for (const auto& name : firm.inputs()) model.inputs.push_back(facts_of(name));
        return model;
    }

private:
    void add(const Leaf& leaf) {
        const auto& input = *leaf.section;
        auto year = detail::benchmark_of(input, bridge_ ? &*bridge_ : nullptr);
        year.quantity *= leaf.part;
        year.cost *= leaf.part;
        facts_.push_back({leaf.name, std::string(input.kind_of().name), unit(input), year.quantity,
                          year.price, year.cost});
        year_.quantities[leaf.name] = year.quantity;
        std::optional<Supply> steps;
        if (input.stepped()) steps = detail::supply_of(input, year);
        year_.costs.emplace(
            leaf.name, steps ? stepped(steps->benchmark, year, 1.0) : sloping(input, year, 1.0));
        year_.shadow_prices[leaf.name] = input.benchmark_shadow_price.value_or(0.0);
        efficiency_[leaf.name] = input.efficiency.value_or(1.0);
        const double fixed =
            input.fixed_cost_usd_per_year.value_or(0.0) + (steps ? steps->fixed_usd_per_year : 0.0);
        opex_ += year.cost + fixed;
        const auto curve = supply(input, year, steps);
        costs_.emplace(leaf.name, fixed > 0.0 ? cost::Cost(cost::FixedCost(fixed, curve)) : curve);
        add_limits(leaf.name, input, year);
        if (steps && steps->tiers().empty()) caps_[leaf.name] = 0.0;
        const auto* serving = input.part("serving");
        const double cap = detail::cap_of(input, year);
        if (serving != nullptr && cap < core::infinity && caps_[leaf.name] > 0.0)
            caps_[leaf.name] = detail::left_to_research(*serving, cap).research_cap_flop_per_year;
        if (!steps) return;
        steps->capped = cap < steps->reserved + detail::supply_end(*steps);
        for (auto& step : steps->steps) step.price_usd *= 1.0 + input.tariff.value_or(0.0);
        supplies_.push_back(*std::move(steps));
    }

    static std::string unit(const InputSection& input) { return std::string(input.kind_of().unit); }

    /// The cost curve under the scenario's tariff, quota and refusals, without fixed cost.
    static cost::Cost supply(const InputSection& input, const BenchmarkInput& year,
                             const std::optional<Supply>& steps) {
        const double markup = 1.0 + input.tariff.value_or(0.0);
        if (steps) return stepped(steps->tiers(), year, markup);
        const double quota = detail::cap_of(input, year);
        if (input.cap_kind.value != "dearer" || quota == core::infinity)
            return sloping(input, year, markup);
        return cost::TieredCost(
            {{quota, year.price * markup},
             {core::infinity, year.price * markup * input.cap_price_ratio.value}});
    }

    void add_limits(const std::string& name, const InputSection& input,
                    const BenchmarkInput& year) {
        const double cap = detail::cap_of(input, year);
        if (cap < core::infinity && input.cap_kind.value != "dearer") caps_[name] = cap;
        if (input.cluster && name == "run") caps_[name] = cluster_cap(input);
        if (input.floor.given() || input.floor_share.given())
            floors_[name] = input.floor.value_or(input.floor_share.value_or(0.0) * year.quantity);
    }

    production::Nest technology() const {
        const auto& section = contents_.technology;
        const bool given = !section.shares.empty();
        auto nest = nest_of(section, given);
        nest.returns = section.returns.value_or(1.0);
        if (given)
            nest.benchmark = year_.quantities;
        else
            nest = firm::calibrate(production::Nest(nest), year_).parameters();
        nest.efficiency = efficiency_;
        return production::Nest(nest);
    }

    /// The nest of a section; without given shares all are equal, to be calibrated.
    production::Nest::Parameters nest_of(const TechnologySection& section, bool given) const {
        const auto inputs = inputs_of(section);
        const double equal = 1.0 / static_cast<double>(inputs.size() + section.nests.size());
        const auto share = [&](const std::string& child) {
            for (const auto& [name, number] : section.shares)
                if (given && name == child) return number.value;
            return equal;
        };
        production::Nest::Parameters nest;
        nest.sigma = section.sigma.value;
        for (const auto& name : inputs) nest.children.emplace_back(name, share(name));
        for (const auto& inner : section.nests)
            nest.children.emplace_back(inner.name, share(inner.name),
                                       production::Nest(nest_of(inner, given)));
        return nest;
    }

    core::Names inputs_of(const TechnologySection& section) const {
        if (!section.name.empty() || section.inputs.given()) return section.inputs.value;
        core::Names listed;
        list(section, listed);
        core::Names rest;
        for (const auto& facts : facts_)
            if (std::find(listed.begin(), listed.end(), facts.name) == listed.end())
                rest.push_back(facts.name);
        return rest;
    }

    static void list(const TechnologySection& section, core::Names& listed) {
        listed.insert(listed.end(), section.inputs.value.begin(), section.inputs.value.end());
        for (const auto& inner : section.nests) list(inner, listed);
    }

    firm::Question question() const {
        const auto& q = contents_.question;
        const double tolerance = contents_.tolerance.certificate.value_or(1e-9);
        if (q.goal.value == "minimize_opex")
            return firm::CapabilityTarget{q.capability.value, tolerance};
        if (q.goal.value == "maximize_capability")
            return firm::Budget{q.budget_usd_per_year.value_or(q.budget_share.value * opex_),
                                tolerance};
        return firm::Revenue{q.value_usd_per_year.value, q.exponent.value, q.users.value_or(1.0),
                             tolerance};
    }

    const InputSection* compute_section() const {
        for (const auto& input : contents_.inputs)
            if (input.kind_of().name == "compute") return &input;
        return nullptr;
    }

    const InputFacts& facts_of(const std::string& name) const {
        return *std::find_if(facts_.begin(), facts_.end(),
                             [&](const InputFacts& facts) { return facts.name == name; });
    }

    const Contents& contents_;
    std::optional<Bridge> bridge_;
    firm::Benchmark year_;
    std::vector<InputFacts> facts_;
    std::vector<Supply> supplies_;
    firm::Costs costs_;
    production::Values caps_;
    production::Values floors_;
    production::Values efficiency_;
    double opex_ = 0.0;
};

}  // namespace

Model build(const Scenario& scenario) {
    if (!scenario.contents().has_lab())
        throw ScenarioError(
            {{scenario.contents().heading.origin, "", "",
              "has no lab to solve: what it asks is for `answer`, many values of one number "
              "for `sweep_answers`"}});
    try {
        return ModelBuilder(scenario.contents()).model();
    } catch (const core::InvalidParameter& error) {
        // The rules leave only what double precision cannot hold.
        throw ScenarioError({{scenario.contents().heading.origin, "", "", error.what()}});
    }
}

}  // namespace isocost::scenario
