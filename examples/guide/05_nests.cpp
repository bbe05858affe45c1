// A nest: what a cap on compute does to talent depends on where data stands in the tree.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>

using isocost::Nest;

// Talent in the cheapest bundle with capability 1.
double talent(const isocost::production::AnyTechnology& technology, double cap) {
    const isocost::Firm firm({.technology = technology,
                              .costs = {{"compute", isocost::LinearCost({.price = 1.0})},
                                        {"talent", isocost::LinearCost({.price = 1.0})},
                                        {"data", isocost::LinearCost({.price = 1.0})}},
                              .caps = {{"compute", cap}}});
    return isocost::minimize_opex(firm, {.capability = 1.0}).require_optimal().inputs["talent"];
}

// Compute and talent as one bundle, and data beside it.
Nest tree(double inner_sigma, double outer_sigma) {
    const Nest together({.sigma = inner_sigma, .children = {{"compute", 0.5}, {"talent", 0.5}}});
    return Nest(
        {.sigma = outer_sigma, .children = {{"data", 1.0 / 3.0}, {"core", 2.0 / 3.0, together}}});
}

int main() {
    // Compute and talent work together (sigma 0.1); data replaces both of them together (sigma 5).
    const double nested = talent(tree(0.1, 5.0), 0.5) / talent(tree(0.1, 5.0), 1.0);
    std::printf("nested: half the compute, %.2f times the talent\n", nested);
    bool ok = nested < 1.0;  // the control costs researchers their jobs

    // In a flat CES the same cap raises the demand for talent.
    const double third = 1.0 / 3.0;
    const isocost::CES flat(
        {.shares = {{"data", third}, {"compute", third}, {"talent", third}}, .sigma = 0.7});
    const double after = talent(flat, 0.5);
    const double change = after / talent(flat, 1.0);
    std::printf("flat: half the compute, %.2f times the talent\n", change);
    ok = ok && change > 1.0;

    // A nest with one sigma throughout is the flat CES.
    ok = ok && std::abs(talent(tree(0.7, 0.7), 0.5) - after) < 1e-12 * after;
    return ok ? 0 : 1;
}
