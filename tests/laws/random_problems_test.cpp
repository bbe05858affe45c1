// Twenty thousand random problems, judged in fifty digits from their data alone.
#include "laws/random_problems.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "laws/judge.hpp"
#include "laws/judge_unsolved.hpp"

namespace random_problems_test {

// `laws` is the judge's namespace here; the library's own names come one by one.
namespace cost = isocost::cost;
namespace firm = isocost::firm;
namespace production = isocost::production;
namespace random_firms = isocost::laws;
using isocost::Buyer;
using isocost::FixedCost;
using isocost::IsoelasticCost;
using isocost::LinearCost;
using isocost::Status;
using isocost::TieredCost;

namespace {

constexpr int problems = 20'000;
constexpr double tolerance = 1e-9;  // what `optimal` promises

laws::Node judged_node(const production::Tree& tree, std::size_t n) {
    const auto& node = tree.nodes[n];
    if (node.leaf >= 0) return laws::leaf(node.share, node.leaf);
    std::vector<laws::Node> children;
    for (const int k : node.children)
        children.push_back(judged_node(tree, static_cast<std::size_t>(k)));
    return laws::nest(node.share, node.sigma, std::move(children));
}

void set_cost(laws::Input& input, const cost::Cost& cost) {
    if (const auto* linear = std::get_if<LinearCost>(&cost.curve()))
        input.cost = laws::Linear{linear->parameters().price};
    if (const auto* curve = std::get_if<IsoelasticCost>(&cost.curve())) {
        const auto& p = curve->parameters();
        input.cost = laws::Isoelastic{p.price, p.reference, p.inverse_elasticity,
                                      *p.buyer == Buyer::monopsonist};
    }
    if (const auto* tiered = std::get_if<TieredCost>(&cost.curve())) {
        laws::Tiers tiers;
        for (const auto& tier : tiered->tiers()) tiers.tiers.push_back({tier.width, tier.price});
        input.cost = tiers;
    }
    if (const auto* fixed = std::get_if<FixedCost>(&cost.curve())) {
        input.fixed += fixed->amount();
        set_cost(input, fixed->then());
    }
}

struct ToJudge {
    std::variant<laws::Target, laws::Budget, laws::Profit> operator()(
        const firm::CapabilityTarget& q) const {
        return laws::Target{q.capability};
    }
    std::variant<laws::Target, laws::Budget, laws::Profit> operator()(const firm::Budget& q) const {
        return laws::Budget{q.budget};
    }
    std::variant<laws::Target, laws::Budget, laws::Profit> operator()(
        const firm::Revenue& q) const {
        return laws::Profit{q.value, q.exponent, q.users};
    }
};

laws::Problem judged(const random_firms::RandomProblem& problem) {
    const auto& tree = *problem.firm.tree();
    laws::Problem data{judged_node(tree, 0),
                       tree.returns,
                       tree.output,
                       {},
                       std::visit(ToJudge{}, problem.question)};
    const auto& limits = problem.firm.parameters();
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const auto& name = (*tree.inputs)[i];
        laws::Input input{.efficiency = tree.efficiency[i], .benchmark = tree.benchmark[i]};
        if (limits.caps.contains(name)) input.cap = limits.caps.at(name);
        if (limits.floors.contains(name)) input.floor = limits.floors.at(name);
        set_cost(input, problem.firm.costs()[i]);
        data.inputs.push_back(input);
    }
    return data;
}

laws::Claim claim(const firm::Result& r) {
    return {r.point.inputs, r.point.log_inputs, r.marginal_cost, r.point.cap_prices,
            r.point.floor_prices};
}

/// Infeasible by its own question, or because nothing at all can be produced.
bool judged_infeasible(const laws::Problem& data) {
    if (laws::judge_infeasible(data).justified) return true;
    return laws::infeasible_target(data, {1e-300}).justified;
}

bool right(const laws::Problem& data, const firm::Result& r) {
    if (r.status == Status::infeasible) return judged_infeasible(data);
    if (r.status == Status::unbounded)
        return laws::judge_unbounded(data) == laws::Profits::unbounded;
    const auto verdict = laws::judge(data, claim(r));
    // All first-order conditions prove the optimum of a convex problem. So does a closed duality
    // gap, where λ is too small for a double; it exists in P1 and shows a rounding `condition`
    // times.
    const bool duality = std::holds_alternative<laws::Target>(data.question) &&
                         verdict.feasibility <= tolerance && verdict.sign <= tolerance &&
                         std::abs(verdict.gap) <= tolerance * verdict.condition;
    return verdict.worst() <= tolerance || (r.marginal_cost < 1e-300 && duality);
}

/// The largest number of an answer.
double largest(const firm::Result& r) {
    return std::max(
        {r.opex, r.capability, *std::max_element(r.point.inputs.begin(), r.point.inputs.end())});
}

/// P1: no bundle of numbers below 1e300 gives the target.
bool beyond_range(const laws::Problem& data, const laws::Target& target) {
    auto boxed = data;
    for (auto& input : boxed.inputs) input.cap = std::min(input.cap, 1e300);
    return laws::infeasible_target(boxed, target).justified;
}

/// P3: the best capability and its cost rise with the value of output. The largest share of the
/// value whose answer is a number is judged, and what it uses, costs or gives is at the end of the
/// range.
bool beyond_range(random_firms::RandomProblem problem, firm::Revenue revenue) {
    const double value = revenue.value;
    double possible = -300.0;
    double too_much = 0.0;
    for (int k = 0; k < 60; ++k) {
        const double exponent = 0.5 * (possible + too_much);
        revenue.value = value * std::pow(10.0, exponent);
        problem.question = revenue;
        const bool within = largest(random_firms::solve(problem)) <= 1e300;
        (within ? possible : too_much) = exponent;
    }
    revenue.value = value * std::pow(10.0, possible);
    problem.question = revenue;
    const auto r = random_firms::solve(problem);
    return r.solved() && right(judged(problem), r) && largest(r) > 1e290;
}

bool beyond_range(const random_firms::RandomProblem& problem) {
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&problem.question))
        return beyond_range(judged(problem), laws::Target{target->capability});
    if (const auto* revenue = std::get_if<firm::Revenue>(&problem.question))
        return beyond_range(problem, *revenue);
    return false;
}

}  // namespace

TEST_CASE("random problems are solved, or said to have no answer, and fifty digits agree") {
    std::map<std::string, int> count;
    int wrong = 0;
    for (int seed = 0; seed < problems; ++seed) {
        const auto problem = random_firms::random_problem(static_cast<std::uint64_t>(seed));
        const auto r = random_firms::solve(problem);
        ++count[std::string(isocost::core::name(r.status))];
        INFO("seed ", seed, ": ", r.explain());
        const bool agreed =
            r.status == Status::out_of_range ? beyond_range(problem) : right(judged(problem), r);
        CHECK(agreed);
        wrong += agreed ? 0 : 1;
    }
    std::string summary;
    for (const auto& [status, n] : count) summary += status + " " + std::to_string(n) + ", ";
    MESSAGE(summary << wrong << " wrong");
    CHECK(count["stalled"] == 0);
    CHECK(count["iteration_limit"] == 0);
    // An answer beyond 1e308 is no number; such problems are as rare as the generator makes them.
    CHECK(count["out_of_range"] < problems / 500);
}

}  // namespace random_problems_test
