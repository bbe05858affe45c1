#include <doctest/doctest.h>

#include "laws/firm_derivatives.hpp"
#include "laws/firm_labs.hpp"

namespace firm_shadow_prices_test {

using namespace isocost;
using namespace isocost::laws;

namespace {

/// Shadow prices are first derivatives of the optimum and differences keep 1e-9 of them; those near
/// a kink, where steps are small, keep 1e-7.
constexpr double tolerance = 1e-7;

/// What buyers minimize: Opex, with ∫p in place of p x for a price taker.
double as_if_cost(const firm::Result& r) {
    double total = 0.0;
    for (std::size_t i = 0; i < r.inputs.size(); ++i)
        total += r.firm->costs()[i].objective(r.inputs[i]);
    return total;
}

/// What the question makes least: as-if cost, minus capability, minus as-if profit.
double least(const firm::Result& r) {
    if (std::holds_alternative<firm::Budget>(r.question)) return -r.capability;
    if (std::holds_alternative<firm::Revenue>(r.question)) return as_if_cost(r) - r.revenue;
    return as_if_cost(r);
}

bool has_price_taker(const Firm& firm) {
    for (const auto& cost : firm.costs()) {
        const auto* curve = std::get_if<IsoelasticCost>(&cost::running(cost).curve());
        if (curve && !curve->monopsonist() && curve->parameters().inverse_elasticity > 0.0)
            return true;
    }
    return false;
}

Difference slope(const RandomProblem& problem, const firm::Result& r,
                 const std::string& parameter) {
    return differences(
               problem, r, parameter,
               [](const firm::Result& result) { return std::vector<double>{least(result)}; })
        .front();
}

/// USD per unit of what the question makes least: 1, or what a unit of capability costs. NaN where
/// capability is so near its ceiling that the budget moves it by rounding alone.
double money_per_unit(const RandomProblem& problem, const firm::Result& r) {
    if (!std::holds_alternative<firm::Budget>(problem.question)) return 1.0;
    const Difference by_budget = slope(problem, r, "budget");
    if (!(by_budget.error * r.marginal_cost <= 1e-8)) return nan("");
    CHECK(r.marginal_cost == doctest::Approx(-1.0 / by_budget.value).epsilon(tolerance));
    return -1.0 / by_budget.value;
}

int check_price(const RandomProblem& problem, const firm::Result& r, const std::string& limit,
                double stated, double scale) {
    const Difference found = slope(problem, r, limit);
    const double money = std::abs(scale);
    if (!(found.error * money <= 1e-8 * std::abs(stated))) return 0;
    INFO(limit, " stated ", stated, " re-solved ", scale * found.value);
    CHECK(std::abs(scale * found.value - stated) <= tolerance * std::abs(stated));
    return 1;
}

/// The parameter that ends an input: its cap, or the width of the last tier of its supply.
std::string end_of(const Firm& firm, std::size_t i) {
    const auto& name = firm.inputs()[i];
    const auto& caps = firm.parameters().caps;
    if (caps.contains(name) && caps.at(name) == firm.caps()[i]) return "caps." + name;
    const auto& tiers = std::get<TieredCost>(cost::running(firm.costs()[i]).curve()).tiers();
    return "costs." + name + ".tiers[" + std::to_string(tiers.size() - 1) + "].width";
}

/// Every limit that binds, against the re-solve; a slack one is worth exactly 0.
int check_limits(const RandomProblem& problem) {
    const auto r = solve(problem);
    const bool idle = !r.solved() || r.marginal_cost == 0.0 || std::isinf(r.marginal_cost);
    if (idle) return 0;
    int checked = 0;
    const double money = money_per_unit(problem, r);
    for (std::size_t i = 0; i < r.inputs.size(); ++i) {
        const double cap_price = r.point.cap_prices[i];
        const double floor_price = r.point.floor_prices[i];
        if (cap_price > 0.0 && problem.firm.caps()[i] > 0.0)
            checked += check_price(problem, r, end_of(problem.firm, i), cap_price, -money);
        if (floor_price > 0.0)
            checked += check_price(problem, r, "floors." + r.inputs.names()[i], floor_price, money);
    }
    return checked;
}

}  // namespace

TEST_CASE("a limit is worth what the re-solved lab saves with one unit more of it") {
    int checked = 0;
    for (const auto& lab : labs()) {
        INFO(lab.name);
        if (std::holds_alternative<firm::Budget>(lab.problem.question) &&
            has_price_taker(lab.problem.firm))
            continue;
        checked += check_limits(lab.problem);
    }
    CHECK(checked > 500);
}

TEST_CASE("a limit is worth what the re-solved random firm saves with one unit more of it") {
    int checked = 0;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        const auto problem = random_problem(seed);
        INFO("seed ", seed);
        if (std::holds_alternative<firm::Budget>(problem.question) && has_price_taker(problem.firm))
            continue;
        checked += check_limits(problem);
    }
    CHECK(checked > 500);
}

TEST_CASE(
    "a price taker's budget leaves him with the shadow prices of his capability's own least cost") {
    int binding = 0;
    for (const auto& lab : labs()) {
        if (!std::holds_alternative<firm::Budget>(lab.problem.question) ||
            !has_price_taker(lab.problem.firm))
            continue;
        const auto spent = solve(lab.problem);
        if (!spent.solved() || std::isinf(spent.marginal_cost)) continue;
        const auto reached = minimize_opex(lab.problem.firm, {.capability = spent.capability});
        INFO(lab.name);
        REQUIRE(reached.solved());
        for (std::size_t k = 0; k < spent.shadow_prices.size(); ++k) {
            binding += spent.shadow_prices[k] > 0.0;
            // Both solved to 1e-13; a price at a cap moves up to 1e3 times as much as the target.
            CHECK(reached.shadow_prices[k] ==
                  doctest::Approx(spent.shadow_prices[k]).epsilon(1e-9));
        }
    }
    CHECK(binding > 10);
}

TEST_CASE(
    "a tighter cap moves a price taker's Opex by dopex_dcap, which is not minus his shadow price") {
    const auto at = [](Buyer buyer) {
        const IsoelasticCost talent(
            {.price = 1.0, .reference = 1.0, .inverse_elasticity = 0.8, .buyer = buyer});
        return RandomProblem{
            Firm({.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7}),
                  .costs = {{"compute", LinearCost({.price = 1.0})}, {"talent", talent}},
                  .caps = {{"compute", 0.6}}}),
            firm::CapabilityTarget{.capability = 1.0}};
    };
    for (const auto buyer : {Buyer::price_taker, Buyer::monopsonist}) {
        const auto problem = at(buyer);
        const auto r = solve(problem);
        const double stated = firm::derivatives(r)("opex", "caps.compute");
        const auto found = differences(problem, r, "caps.compute", [](const firm::Result& result) {
            return std::vector<double>{result.opex};
        });
        CHECK(stated == doctest::Approx(found.front().value).epsilon(tolerance));
        const bool same =
            std::abs(stated + r.shadow_prices["compute"]) < tolerance * std::abs(stated);
        CHECK(same == (buyer == Buyer::monopsonist));
    }
}

TEST_CASE("a cap nobody reaches is worth nothing") {
    const Firm firm(
        {.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7}),
         .costs = {{"compute", LinearCost({.price = 0.6})}, {"talent", LinearCost({.price = 0.4})}},
         .caps = {{"compute", 1.01}},
         .floors = {{"talent", 0.5}}});
    const auto r = minimize_opex(firm, {.capability = 1.0});
    CHECK(r.shadow_prices["compute"] == 0.0);
    CHECK(r.floor_prices["talent"] == 0.0);
    CHECK(r.tariff_equivalents["compute"] == 0.0);
}

}  // namespace firm_shadow_prices_test
