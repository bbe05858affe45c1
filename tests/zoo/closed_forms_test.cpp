// Labs whose optimum a textbook writes down: Varian, Microeconomic Analysis, 3rd ed. 1992, ch. 3–5.

#include "closed_forms.hpp"

#include <doctest/doctest.h>

#include "laws/closeness.hpp"

namespace closed_forms_test {

namespace {

using namespace isocost;
using isocost::laws::relative_error;
using zoo::PricedLab;

// Asked of the library; each side takes a dozen powers and logarithms of numbers up to 1e4.
constexpr double exact = 1e-12;

PricedLab lab(double sigma, double returns) {
    return {.inputs = {{"compute", 0.57, 0.8, 2.5, 1.2},
                       {"talent", 0.38, 3.0, 40.0, 1.0},
                       {"data", 0.05, 1e-3, 900.0, 0.7}},
            .sigma = sigma,
            .returns = returns,
            .output = 3.0};
}

const std::vector<double> elasticities{0.0,   0.05, 0.24, 0.893, 1.0,     1.91,
                                       2.583, 3.25, 8.0,  20.0,  infinity};

/// A result is z = (y/y0)^{1/υ} times the textbook's bundle.
void check_answer(const PricedLab& known, const firm::Result& found, double z) {
    const auto unit = zoo::textbook_unit(known);
    const double y = known.output * std::pow(z, known.returns);
    CHECK(found.status == core::Status::optimal);
    CHECK(relative_error(found.opex, z * unit.cost) <= exact);
    CHECK(relative_error(found.capability, y) <= exact);
    CHECK(relative_error(found.marginal_cost, z * unit.cost / (known.returns * y)) <= exact);
    for (std::size_t i = 0; i < known.inputs.size(); ++i) {
        const double x = known.inputs[i].units(z * unit.effective[i]);
        CHECK(relative_error(found.inputs[i], x) <= exact);
        CHECK(relative_error(found.costs[i], known.inputs[i].price * x) <= exact);
    }
}

}  // namespace

TEST_CASE("the least Opex is the textbook's, at every elasticity") {
    for (const double sigma : elasticities)
        for (const double returns : {0.7, 1.0, 1.4})
            for (const double z : {1e-6, 0.6, 1.0, 40.0}) {
                CAPTURE(sigma);
                CAPTURE(z);
                const auto known = lab(sigma, returns);
                const double y = known.output * std::pow(z, returns);
                check_answer(known, minimize_opex(known.firm(), {.capability = y}), z);
            }
}

TEST_CASE("the most capability for a budget is the textbook's, at every elasticity") {
    for (const double sigma : elasticities)
        for (const double returns : {0.7, 1.0, 1.4})
            for (const double budget : {1e-4, 30.0, 5e3}) {
                CAPTURE(sigma);
                CAPTURE(budget);
                const auto known = lab(sigma, returns);
                check_answer(known, maximize_capability(known.firm(), {.budget = budget}),
                             budget / zoo::textbook_unit(known).cost);
            }
}

// v U y0^γ υγ z^{υγ−1} = m.
TEST_CASE("the most profit is the textbook's, at every elasticity") {
    const firm::Revenue revenue{.value = 70.0, .exponent = 0.5, .users = 3.0};
    for (const double sigma : elasticities)
        for (const double returns : {0.7, 1.0, 1.4}) {
            CAPTURE(sigma);
            const auto known = lab(sigma, returns);
            const double power = returns * revenue.exponent;
            const double total = 210.0 * std::pow(known.output, revenue.exponent);
            const double z =
                std::pow(total * power / zoo::textbook_unit(known).cost, 1.0 / (1.0 - power));
            const auto found = maximize_profit(known.firm(), revenue);
            check_answer(known, found, z);
            const double earned = total * std::pow(z, power);
            CHECK(relative_error(found.revenue, earned) <= exact);
            CHECK(relative_error(found.profit, earned * (1.0 - power)) <= exact);
        }
}

TEST_CASE("a limit that nobody reaches changes nothing and is worth nothing") {
    for (const double sigma : elasticities) {
        CAPTURE(sigma);
        const auto known = lab(sigma, 1.0);
        const auto found =
            minimize_opex(known.firm({{"compute", 1e9}, {"talent", 1e9}}, {{"data", 0.0}}),
                          {.capability = known.output});
        check_answer(known, found, 1.0);
        CHECK(found.shadow_prices["compute"] == 0.0);
        CHECK(found.shadow_prices["talent"] == 0.0);
        CHECK(found.floor_prices["data"] >= 0.0);
    }
}

TEST_CASE("a single input is bought as the target says, whatever its elasticity") {
    for (const double sigma : elasticities) {
        const PricedLab known{.inputs = {{"compute", 1.0, 2.0, 3.0, 1.5}},
                              .sigma = sigma,
                              .returns = 0.8,
                              .output = 2.0};
        const auto found = minimize_opex(known.firm(), {.capability = 4.0});
        CHECK(relative_error(found.inputs["compute"], 2.0 * std::pow(2.0, 1.25)) <= exact);
        CHECK(relative_error(found.opex, 4.0 * std::pow(2.0, 1.25)) <= exact);
    }
}

}  // namespace closed_forms_test
