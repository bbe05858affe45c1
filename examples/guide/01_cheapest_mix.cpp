// The cheapest mix of inputs: what a dollar buys is worth the same in every input.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>

int main() {
    // A benchmark year: 57 % of cost is compute, 38 % talent, 5 % data; quantities and capability
    // are 1.
    const isocost::CES technology(
        {.shares = {{"compute", 0.57}, {"talent", 0.38}, {"data", 0.05}}, .sigma = 0.7});
    const auto lab = [&](double compute_price) {
        return isocost::Firm({.technology = technology,
                              .costs = {{"compute", isocost::LinearCost({.price = compute_price})},
                                        {"talent", isocost::LinearCost({.price = 0.38})},
                                        {"data", isocost::LinearCost({.price = 0.05})}}});
    };
    const auto benchmark = isocost::minimize_opex(lab(0.57), {.capability = 1.0});
    std::printf("%s\n", benchmark.explain().c_str());
    bool ok = std::abs(benchmark.opex - 1.0) < 1e-14;  // the benchmark replicates

    // Compute doubles in price: the lab substitutes, by sigma percent per percent of relative
    // price.
    const auto r = isocost::minimize_opex(lab(2 * 0.57), {.capability = 1.0});
    std::printf("compute %.6g, talent %.6g, data %.6g; Opex %.6g\n", r.inputs["compute"],
                r.inputs["talent"], r.inputs["data"], r.opex);
    ok = ok && std::abs(r.inputs["talent"] / r.inputs["compute"] - std::pow(2.0, 0.7)) < 1e-12;

    // At the optimum a unit's price is the marginal cost of capability times its marginal product.
    const auto products =
        isocost::production::marginal_products(technology.tree(), r.inputs.values());
    const double prices[] = {1.14, 0.38, 0.05};
    for (std::size_t i = 0; i < 3; ++i)
        ok = ok && std::abs(r.marginal_cost * products[i] / prices[i] - 1.0) < 1e-12;
    return ok ? 0 : 1;
}
