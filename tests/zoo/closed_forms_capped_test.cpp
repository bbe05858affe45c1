// Two inputs and a limit on one of them: the limit fixes that input, the target or the budget the
// other, and the marginal rate of substitution prices the limit (Neary and Roberts 1980).

#include "closed_forms.hpp"

#include <doctest/doctest.h>

#include "laws/closeness.hpp"

namespace closed_forms_capped_test {

namespace {

using namespace isocost;
using isocost::laws::relative_error;
using zoo::PricedLab;

// A dozen powers and logarithms of numbers up to 100 on either side.
constexpr double exact = 1e-12;

/// Compute is the limited input, talent the free one.
struct TwoInputs {
    PricedLab lab;

    static TwoInputs make(double sigma, double returns, double price = 0.8) {
        return {{.inputs = {{"compute", 0.6, price, 2.5, 1.2}, {"talent", 0.4, 3.0, 40.0, 0.9}},
                 .sigma = sigma,
                 .returns = returns,
                 .output = 3.0}};
    }

    const zoo::PricedInput& compute() const { return lab.inputs[0]; }
    const zoo::PricedInput& talent() const { return lab.inputs[1]; }
    double rho() const { return (lab.sigma - 1.0) / lab.sigma; }

    /// M of effective inputs.
    double mean(double c, double l) const {
        const double theta = compute().share;
        if (lab.sigma == 1.0) return std::pow(c, theta) * std::pow(l, 1.0 - theta);
        if (std::isinf(lab.sigma)) return theta * c + (1.0 - theta) * l;
        return std::pow(theta * std::pow(c, rho()) + (1.0 - theta) * std::pow(l, rho()),
                        1.0 / rho());
    }
    /// ∂y/∂x of an input: υ (y/M) θ (M/x̂)^{1/σ} a/x0.
    double slope(const zoo::PricedInput& input, double effective, double m) const {
        const double per_mean = lab.returns * lab.output * std::pow(m, lab.returns - 1.0);
        return per_mean * input.share * std::pow(m / effective, 1.0 / lab.sigma) / input.units(1.0);
    }
};

/// A bundle of effective inputs, and what an answer with it has to say. Talent is free, so that
/// λ = p_L/F_L; compute's limit is worth |λF_C − p_C|.
void check_bundle(const TwoInputs& two, const firm::Result& found, double c, double l) {
    const double m = two.mean(c, l);
    const double lambda = two.talent().price / two.slope(two.talent(), l, m);
    const double limit = lambda * two.slope(two.compute(), c, m) - two.compute().price;
    const double opex =
        two.compute().price * two.compute().units(c) + two.talent().price * two.talent().units(l);
    CHECK(found.status == core::Status::optimal);
    CHECK(relative_error(found.inputs["compute"], two.compute().units(c)) <= exact);
    CHECK(relative_error(found.inputs["talent"], two.talent().units(l)) <= exact);
    CHECK(relative_error(found.opex, opex) <= exact);
    CHECK(relative_error(found.capability, two.lab.output * std::pow(m, two.lab.returns)) <= exact);
    CHECK(relative_error(found.marginal_cost, lambda) <= exact);
    if (found.shadow_prices.size() > 0)
        CHECK(relative_error(found.shadow_prices[0], limit) <= exact);
    if (found.floor_prices.size() > 0)
        CHECK(relative_error(found.floor_prices[0], -limit) <= exact);
}

const std::vector<double> elasticities{0.24, 0.5, 0.893, 1.0, 1.91, 2.583, 8.0, infinity};

/// Effective inputs of the limited lab: compute short of, or beyond, what it would choose.
constexpr double little = 0.7;
constexpr double much = 60.0;
constexpr double talent = 1.1;
constexpr double crowd = 30.0;  // beside much compute, lest talent be the small rest of a sum

template <class Check>
void for_every_lab(Check&& check, double price_of_compute = 0.8) {
    for (const double sigma : elasticities)
        for (const double returns : {0.7, 1.0, 1.4}) {
            CAPTURE(sigma);
            CAPTURE(returns);
            check(TwoInputs::make(sigma, returns, price_of_compute));
        }
}

/// The lab with compute capped, or floored, at an effective quantity.
Firm capped(const TwoInputs& two, double c) {
    return two.lab.firm({{"compute", two.compute().units(c)}});
}
Firm floored(const TwoInputs& two, double c) {
    return two.lab.firm({}, {{"compute", two.compute().units(c)}});
}

double capability(const TwoInputs& two, double c, double l) {
    return two.lab.output * std::pow(two.mean(c, l), two.lab.returns);
}

double opex(const TwoInputs& two, double c, double l) {
    return two.compute().price * two.compute().units(c) +
           two.talent().price * two.talent().units(l);
}

/// The value per user at which the bundle is the most profitable one: R'(y) = p_L/F_L.
firm::Revenue revenue(const TwoInputs& two, double c, double l) {
    const double m = two.mean(c, l);
    const double gamma = 0.4;
    const double slope = gamma * std::pow(capability(two, c, l), gamma - 1.0);
    return {.value = two.talent().price / two.slope(two.talent(), l, m) / slope, .exponent = gamma};
}

}  // namespace

TEST_CASE("a binding cap on compute: least Opex, inputs, marginal cost and shadow price") {
    for_every_lab([](const TwoInputs& two) {
        const double y = capability(two, little, talent);
        check_bundle(two, minimize_opex(capped(two, little), {.capability = y}), little, talent);
    });
}

TEST_CASE("a binding cap on compute: most capability for a budget") {
    for_every_lab([](const TwoInputs& two) {
        const double budget = opex(two, little, talent);
        check_bundle(two, maximize_capability(capped(two, little), {.budget = budget}), little,
                     talent);
    });
}

TEST_CASE("a binding cap on compute: most profit") {
    for_every_lab([](const TwoInputs& two) {
        check_bundle(two, maximize_profit(capped(two, little), revenue(two, little, talent)),
                     little, talent);
    });
}

TEST_CASE("a binding floor under dear compute: the same three questions") {
    const auto check = [](const TwoInputs& two) {
        const Firm firm = floored(two, much);
        check_bundle(two, minimize_opex(firm, {.capability = capability(two, much, crowd)}), much,
                     crowd);
        check_bundle(two, maximize_capability(firm, {.budget = opex(two, much, crowd)}), much,
                     crowd);
        check_bundle(two, maximize_profit(firm, revenue(two, much, crowd)), much, crowd);
    };
    for_every_lab(check, 800.0);
}

TEST_CASE("capped Leontief reaches what its cap lets it, and not more") {
    const auto two = TwoInputs::make(0.0, 0.7);
    const Firm firm = capped(two, 0.7);
    const double ceiling = 3.0 * std::pow(0.7, 0.7);
    CHECK(minimize_opex(firm, {.capability = 0.99 * ceiling}).solved());
    const auto beyond = minimize_opex(firm, {.capability = 1.01 * ceiling});
    CHECK(beyond.status == core::Status::infeasible);
    CHECK(relative_error(beyond.infeasibility->ceiling, ceiling) <= exact);
}

// x̂_L → ∞ leaves M → θ^{1/ρ} x̂_C.
TEST_CASE("below σ = 1 no amount of talent passes the ceiling of capped compute") {
    for (const double sigma : {0.24, 0.5, 0.893}) {
        CAPTURE(sigma);
        const auto two = TwoInputs::make(sigma, 1.4);
        const double ceiling = 3.0 * std::pow(std::pow(0.6, 1.0 / two.rho()) * little, 1.4);
        const auto beyond = minimize_opex(capped(two, little), {.capability = 1.01 * ceiling});
        CHECK(beyond.status == core::Status::infeasible);
        CHECK(relative_error(beyond.infeasibility->ceiling, ceiling) <= exact);
        CHECK(beyond.infeasibility->limits == core::Names{"compute"});
    }
}

}  // namespace closed_forms_capped_test
