#include "isocost/scenario/run.hpp"

#include <algorithm>
#include <cmath>

#include "isocost/firm/optimize.hpp"
#include "isocost/version.hpp"
#include "same.hpp"

namespace isocost::scenario {

namespace {

using detail::same;

void add_sigmas(const TechnologySection& nest, const std::string& name,
                std::vector<std::pair<std::string, double>>& sigma) {
    sigma.emplace_back(name, nest.sigma.value);
    for (const auto& inner : nest.nests) add_sigmas(inner, inner.name, sigma);
}

Provenance provenance(const Scenario& scenario, const Model& model) {
    Provenance facts{scenario.title(),
                     scenario.hash(),
                     scenario.price_year(),
                     {},
                     "",
                     firm::tolerance(model.question),
                     version};
    add_sigmas(scenario.contents().technology, "technology", facts.sigma);
    for (const auto& input : scenario.contents().inputs)
        if (input.kind_of().name == "compute" && facts.compute_means.empty())
            facts.compute_means = input.means.value;
    return facts;
}

bool same(const core::NamedValues& a, const core::NamedValues& b) {
    return a.names() == b.names() &&
           std::equal(a.values().begin(), a.values().end(), b.values().begin(), b.values().end(),
                      [](double x, double y) { return same(x, y); });
}

/// Limits that bind, with their prices; a slack one is worth 0 and as good as none.
bool same_prices(const core::NamedValues& a, const core::NamedValues& b) {
    const auto within = [](const core::NamedValues& some, const core::NamedValues& all) {
        for (std::size_t k = 0; k < some.size(); ++k) {
            const auto& name = some.names()[k];
            if (some[k] != 0.0 && !(all.contains(name) && same(some[k], all[name]))) return false;
        }
        return true;
    };
    return within(a, b) && within(b, a);
}

bool same_reason(const firm::Result& a, const firm::Result& b) {
    if (!a.infeasibility || !b.infeasibility) return !a.infeasibility && !b.infeasibility;
    return same(a.infeasibility->ceiling, b.infeasibility->ceiling) &&
           same(a.infeasibility->common_factor, b.infeasibility->common_factor) &&
           a.infeasibility->limits == b.infeasibility->limits;
}

bool same(const SupplyStep& a, const SupplyStep& b) {
    return a.name == b.name && a.refused == b.refused && same(a.width, b.width) &&
           same(a.price_usd, b.price_usd);
}

/// Whether the same steps may be used at the same prices, and for the same reasons not.
bool same_supplies(const Model& a, const Model& b) {
    return std::equal(a.supplies.begin(), a.supplies.end(), b.supplies.begin(), b.supplies.end(),
                      [](const Supply& x, const Supply& y) {
                          return same(x.reserved, y.reserved) &&
                                 std::equal(
                                     x.steps.begin(), x.steps.end(), y.steps.begin(), y.steps.end(),
                                     [](const auto& s, const auto& t) { return same(s, t); });
                      });
}

/// Whether two results tell the same story, numbers compared beyond rounding.
bool same_story(const Solved& one, const Solved& other) {
    const auto& a = one.result;
    const auto& b = other.result;
    return same_answers(one.answers, other.answers) && same_supplies(one.model, other.model) &&
           a.status == b.status && same(a.opex, b.opex) && same(a.capability, b.capability) &&
           same(a.profit, b.profit) && same(a.marginal_cost, b.marginal_cost) &&
           same(a.inputs, b.inputs) && same_prices(a.shadow_prices, b.shadow_prices) &&
           same_prices(a.floor_prices, b.floor_prices) && same_reason(a, b);
}

/// The scenario with all changes of all reforms but one.
Scenario scenario_without(const Scenario& scenario, std::vector<Reform> reforms, std::size_t r,
                          std::size_t c) {
    reforms[r].changes.erase(reforms[r].changes.begin() + static_cast<std::ptrdiff_t>(c));
    return apply_all(scenario, reforms);
}

/// Whether the result with all changes is the same without one of them. One without which the
/// others are not valid matters.
bool has_no_effect(const Scenario& scenario, const std::vector<Reform>& reforms, std::size_t r,
                   std::size_t c, const Solved& with_all) {
    try {
        return same_story(solve(scenario_without(scenario, reforms, r, c)), with_all);
    } catch (const ScenarioError&) {
        return false;
    }
}

void require_effect(const Scenario& scenario, const std::vector<Reform>& reforms,
                    const Solved& with_all) {
    Mistakes mistakes;
    for (std::size_t r = 0; r < reforms.size(); ++r)
        for (std::size_t c = 0; c < reforms[r].changes.size(); ++c)
            if (has_no_effect(scenario, reforms, r, c, with_all))
                mistakes.add(reforms[r].changes[c].origin, reforms[r].changes[c].path, "",
                             "changes nothing here: the result is the same with it and without");
    mistakes.throw_if_any();
}

core::NamedValues combined(const core::NamedValues& a, const core::NamedValues& b,
                           double (*f)(double, double)) {
    std::vector<double> values;
    for (std::size_t i = 0; i < a.size(); ++i)
        values.push_back(b.contains(a.names()[i]) ? f(a[i], b[a.names()[i]]) : core::nan);
    return {std::make_shared<const core::Names>(a.names()), std::move(values)};
}

double relative(double reform, double baseline) { return reform / baseline - 1.0; }

Difference difference(const firm::Result& baseline, const firm::Result& reform) {
    return {reform.opex - baseline.opex,
            relative(reform.opex, baseline.opex),
            relative(reform.capability, baseline.capability),
            relative(reform.marginal_cost, baseline.marginal_cost),
            reform.profit - baseline.profit,
            combined(reform.inputs, baseline.inputs, [](double x, double y) { return x - y; }),
            combined(reform.inputs, baseline.inputs, relative)};
}

}  // namespace

firm::Result solve(const Model& model) {
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&model.question))
        return firm::minimize_opex(model.firm, *target);
    if (const auto* budget = std::get_if<firm::Budget>(&model.question))
        return firm::maximize_capability(model.firm, *budget);
    return firm::maximize_profit(model.firm, std::get<firm::Revenue>(model.question));
}

Solved solve(const Scenario& scenario) {
    Model model = build(scenario);
    auto result = solve(model);
    return {provenance(scenario, model), scenario, std::move(model), std::move(result),
            answers(scenario)};
}

Outcome run(const Scenario& scenario, const std::vector<Reform>& reforms) {
    Outcome outcome{solve(scenario), reforms};
    if (reforms.empty()) return outcome;
    outcome.reform = solve(apply_all(scenario, reforms));
    require_effect(scenario, reforms, *outcome.reform);
    outcome.difference = difference(outcome.baseline.result, outcome.reform->result);
    return outcome;
}

}  // namespace isocost::scenario
