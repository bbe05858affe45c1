// A technology and a cost of your own: a type with four members, two functions and their
// derivatives.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>
#include <string>
#include <vector>

// Ideas verified per year: a researcher-year to think of one, and compute to test it. This is a CES
// with sigma 1/2, so the library's own solver can check the answer.
struct Verification {
    double think = 0.5;
    double test = 0.5;

    std::vector<std::string> inputs() const { return {"compute", "talent"}; }
    double output(const std::vector<double>& x) const { return 1.0 / (test / x[0] + think / x[1]); }
    std::vector<double> marginal_products(const std::vector<double>& x) const {
        const double y = output(x);
        return {y * y * test / (x[0] * x[0]), y * y * think / (x[1] * x[1])};
    }
    double returns_to_scale() const { return 1.0; }
};
static_assert(isocost::production::Technology<Verification>);

isocost::Result solve(const isocost::production::AnyTechnology& technology) {
    // Hiring is dearer the more there are already; you promise that the cost is convex.
    const isocost::UserCost hiring([](double x) { return x + 0.5 * x * x; },
                                   [](double x) { return 1.0 + x; }, true);
    const isocost::Firm firm(
        {.technology = technology,
         .costs = {{"compute", isocost::LinearCost({.price = 1.0})}, {"talent", hiring}},
         .caps = {{"compute", 1.2}}});
    return isocost::minimize_opex(firm, {.capability = 1.0});
}

int main() {
    const auto r = solve(Verification{});
    std::printf("%s\n", r.explain().c_str());
    const auto same =
        solve(isocost::CES({.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 0.5}));
    return r.certificate.holds(1e-9) && std::abs(r.opex / same.opex - 1.0) < 1e-9 ? 0 : 1;
}
