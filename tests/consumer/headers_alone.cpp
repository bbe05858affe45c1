// A user with the headers and Eigen alone: the fast path, from the technology to a certified
// answer.
#include <isocost/isocost.hpp>

#include <cmath>
#include <cstdio>

int main() {
    const isocost::CES technology({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 1.0});
    const isocost::Firm firm({.technology = technology,
                              .costs = {{"compute", isocost::LinearCost({.price = 2.0})},
                                        {"talent", isocost::LinearCost({.price = 1.0})}}});
    const auto result = isocost::minimize_opex(firm, {.capability = 1.0});

    // Cobb–Douglas at capability 1: Opex = (2 / 0.6)^0.6 (1 / 0.4)^0.4.
    const double opex = std::pow(2.0 / 0.6, 0.6) * std::pow(1.0 / 0.4, 0.4);
    std::printf("isocost %s, headers alone: opex %.12g\n", isocost::version, result.opex);
    return result.certificate.holds(1e-9) && std::abs(result.opex - opex) < 1e-12 * opex ? 0 : 1;
}
