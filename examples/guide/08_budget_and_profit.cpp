// The same firm asked three ways: a target, a budget, a profit.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>

bool near(double a, double b, double relative) { return std::abs(a / b - 1.0) < relative; }

int main() {
    const isocost::Firm firm(
        {.technology = isocost::CES(
             {.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7, .returns = 0.9}),
         .costs = {{"compute", isocost::LinearCost({.price = 0.6})},
                   {"talent", isocost::IsoelasticCost({.price = 0.4,
                                                       .reference = 1.0,
                                                       .inverse_elasticity = 0.3,
                                                       .buyer = isocost::Buyer::monopsonist})}},
         .caps = {{"compute", 0.8}}});
    const auto target = isocost::minimize_opex(firm, {.capability = 1.0});
    std::printf("capability 1 costs %.4f, one more unit %.4f\n", target.opex, target.marginal_cost);

    // What a target costs, a budget of that size reaches, with the same bundle and the same shadow
    // price.
    const auto budget = isocost::maximize_capability(firm, {.budget = target.opex});
    std::printf("a budget of %.4f gives %.6f\n", target.opex, budget.capability);
    bool ok = near(budget.capability, 1.0, 1e-9);
    ok = ok && near(budget.shadow_prices["compute"], target.shadow_prices["compute"], 1e-8);

    // A profit maximizer goes on until one more unit of capability earns what it costs: R'(y) =
    // dOpex/dy.
    const auto profit = isocost::maximize_profit(firm, {.value = 6.0, .exponent = 0.5});
    std::printf("profit %.4f at capability %.4f\n", profit.profit, profit.capability);
    const double marginal_revenue = 6.0 * 0.5 / std::sqrt(profit.capability);
    const auto there = isocost::minimize_opex(firm, {.capability = profit.capability});
    ok = ok && near(profit.marginal_cost, marginal_revenue, 1e-12);
    ok = ok && near(there.marginal_cost, marginal_revenue, 1e-9);
    ok = ok && near(there.opex, profit.opex, 1e-12);

    // An incumbent earns on all its users, so the same improvement is worth more to it.
    const auto incumbent =
        isocost::maximize_profit(firm, {.value = 6.0, .exponent = 0.5, .users = 3.0});
    ok = ok && incumbent.capability > profit.capability;
    return ok ? 0 : 1;
}
