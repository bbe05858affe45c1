#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "laws/random_problems.hpp"

/// A problem with one parameter moved, by the name that `derivatives` gives the parameter. Built
/// from the public parameters alone: a derivative is checked against the firm one would write down.
namespace isocost::laws {

using Change = std::function<double(double)>;

namespace detail {

inline cost::Cost changed(const TieredCost& cost, const std::string& key, const Change& change) {
    auto tiers = cost.tiers();
    for (std::size_t k = 0; k < tiers.size(); ++k) {
        const std::string tier = "tiers[" + std::to_string(k) + "].";
        if (key == tier + "price") tiers[k].price = change(tiers[k].price);
        if (key == tier + "width") tiers[k].width = change(tiers[k].width);
    }
    return TieredCost(tiers);
}

template <class Curve>
cost::Cost changed(const Curve& cost, const std::string& key, const Change& change) {
    auto p = cost.parameters();
    for (const auto& field : fields(p))
        if (field.key == key) p.*field.member = change(p.*field.member);
    return Curve(p);
}

inline cost::Cost changed(const UserCost& cost, const std::string&, const Change&) { return cost; }
inline cost::Cost changed_cost(const cost::Cost& cost, const std::string& key,
                               const Change& change);

inline cost::Cost changed(const FixedCost& cost, const std::string& key, const Change& change) {
    if (key == "amount") return FixedCost(change(cost.amount()), cost.then());
    return FixedCost(cost.amount(), changed_cost(cost.then(), key, change));
}

inline cost::Cost changed_cost(const cost::Cost& cost, const std::string& key,
                               const Change& change) {
    return cost.visit([&](const auto& curve) { return changed(curve, key, change); });
}

/// θ of one child moved and the nest's shares scaled back to a sum of 1.
inline void change_share(Nest::Parameters& nest, const std::string& child, const Change& change) {
    bool here = false;
    double sum = 0.0;
    for (auto& branch : nest.children) {
        if (branch.name == child) branch.share = change(branch.share);
        here = here || branch.name == child;
        sum += branch.share;
    }
    if (!here) return;
    for (auto& branch : nest.children) branch.share /= sum;
}

/// `key` is "shares.CHILD", or "sigma" of the root, or "NEST.sigma"; `name` is this nest's own.
inline Nest::Parameters changed_nest(Nest::Parameters nest, const std::string& name,
                                     const std::string& key, const Change& change) {
    if (key == (name.empty() ? "sigma" : name + ".sigma")) nest.sigma = change(nest.sigma);
    if (key.starts_with("shares.")) change_share(nest, key.substr(7), change);
    for (auto& child : nest.children)
        if (!child.nest.empty())
            child.nest = {
                Nest(changed_nest(child.nest.front().parameters(), child.name, key, change))};
    return nest;
}

inline void change_entry(production::Values& values, const std::string& name, double otherwise,
                         const Change& change) {
    const auto found = values.find(name);
    values[name] = change(found == values.end() ? otherwise : found->second);
}

inline Nest::Parameters changed_technology(Nest::Parameters nest, const std::string& key,
                                           const Change& change) {
    if (key == "returns")
        nest.returns = change(nest.returns);
    else if (key == "output")
        nest.output = change(nest.output);
    else if (key.starts_with("benchmark."))
        change_entry(nest.benchmark, key.substr(10), 1.0, change);
    else if (key.starts_with("efficiency."))
        change_entry(nest.efficiency, key.substr(11), 1.0, change);
    else
        return changed_nest(std::move(nest), "", key, change);
    return nest;
}

inline firm::Question changed_question(firm::Question question, const std::string& key,
                                       const Change& change) {
    std::visit(
        [&](auto& q) {
            for (const auto& field : fields(q))
                if (field.key == key) q.*field.member = change(q.*field.member);
        },
        question);
    return question;
}

inline Firm::Parameters changed_costs(Firm::Parameters p, const std::string& path,
                                      const Change& change) {
    const auto dot = path.find('.');
    auto& cost = p.costs.at(path.substr(0, dot));
    cost = changed_cost(cost, path.substr(dot + 1), change);
    return p;
}

}  // namespace detail

/// The root nest of a firm's technology; a CES is a nest without nests.
inline Nest::Parameters nest_of(const Firm& firm) {
    const auto& technology = firm.parameters().technology.variant();
    if (const auto* nest = std::get_if<Nest>(&technology)) return nest->parameters();
    const auto& p = std::get<CES>(technology).parameters();
    Nest::Parameters nest{.sigma = p.sigma,
                          .children = {},
                          .returns = p.returns,
                          .output = p.output,
                          .benchmark = p.benchmark,
                          .efficiency = p.efficiency};
    for (const auto& [name, share] : p.shares) nest.children.emplace_back(name, share);
    return nest;
}

/// The problem with `change` applied to one parameter.
inline RandomProblem changed(const RandomProblem& problem, const std::string& parameter,
                             const Change& change) {
    auto p = problem.firm.parameters();
    if (parameter.starts_with("costs."))
        return {Firm(detail::changed_costs(p, parameter.substr(6), change)), problem.question};
    if (parameter.starts_with("caps."))
        p.caps[parameter.substr(5)] = change(p.caps.at(parameter.substr(5)));
    else if (parameter.starts_with("floors."))
        p.floors[parameter.substr(7)] = change(p.floors.at(parameter.substr(7)));
    else if (parameter.starts_with("technology."))
        p.technology =
            Nest(detail::changed_technology(nest_of(problem.firm), parameter.substr(11), change));
    else
        return {problem.firm, detail::changed_question(problem.question, parameter, change)};
    return {Firm(p), problem.question};
}

/// The value a parameter has.
inline double parameter_value(const RandomProblem& problem, const std::string& parameter) {
    double value = nan("");
    changed(problem, parameter, [&](double now) { return value = now; });
    return value;
}

/// The problem with `by` added to one parameter.
inline RandomProblem moved(const RandomProblem& problem, const std::string& parameter, double by) {
    return changed(problem, parameter, [by](double now) { return now + by; });
}

}  // namespace isocost::laws
