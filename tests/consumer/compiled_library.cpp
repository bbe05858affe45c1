// A user who links the compiled library: a technology of one's own goes through NLopt.
#include <isocost/isocost.hpp>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

// y = √(compute · talent)
struct GeometricMean {
    std::vector<std::string> inputs() const { return {"compute", "talent"}; }
    double output(const std::vector<double>& x) const { return std::sqrt(x[0] * x[1]); }
    std::vector<double> marginal_products(const std::vector<double>& x) const {
        return {0.5 * std::sqrt(x[1] / x[0]), 0.5 * std::sqrt(x[0] / x[1])};
    }
    double returns_to_scale() const { return 1.0; }
};

int main() {
    const isocost::Firm firm({.technology = isocost::UserTechnology(GeometricMean{}),
                              .costs = {{"compute", isocost::LinearCost({.price = 4.0})},
                                        {"talent", isocost::LinearCost({.price = 1.0})}}});
    const auto result = isocost::minimize_opex(firm, {.capability = 1.0});

    // Each input costs the same, so Opex = 2 √(4 · 1).
    std::printf("isocost %s, compiled library: opex %.12g\n", isocost::version, result.opex);
    return result.certificate.holds(1e-9) && std::abs(result.opex - 4.0) < 1e-8 ? 0 : 1;
}
