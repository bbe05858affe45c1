#include "isocost/firm/gap.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace gap_test {

using namespace isocost;
using namespace isocost::test;

namespace {

firm::Point at(std::vector<double> inputs, std::vector<double> prices) {
    firm::Point point{.inputs = inputs,
                      .log_inputs = {},
                      .virtual_prices = prices,
                      .cap_prices = {0, 0, 0},
                      .floor_prices = {0, 0, 0}};
    for (const double x : inputs) point.log_inputs.push_back(std::log(x));
    return point;
}

double gap(const firm::Question& question, const firm::Point& point, double y,
           const Firm& firm = lab(flat(1.0))) {
    return firm::duality_gap(firm, question, point, std::log(y));
}

}  // namespace

TEST_CASE("what a dearer bundle than the cheapest costs too much, at fixed prices, is its gap") {
    // Twice as much of everything as the target needs: one dollar too many.
    CHECK(gap(firm::CapabilityTarget{.capability = 1.0}, at({2.0, 2.0, 2.0}, {0.5, 0.3, 0.2}),
              2.0) == doctest::Approx(1.0).epsilon(1e-14));
    // The wrong mix for the right capability.
    const auto wrong = at({2.0, std::pow(2.0, -0.5 / 0.3), 1.0}, {0.5, 0.3, 0.2});
    const double paid = 1.0 + 0.3 * std::pow(2.0, -0.5 / 0.3) + 0.2;
    CHECK(gap(firm::CapabilityTarget{.capability = 1.0}, wrong, 1.0) ==
          doctest::Approx(paid - 1.0).epsilon(1e-14));
}

TEST_CASE("a budget's gap counts what is left over") {
    CHECK(gap(firm::Budget{.budget = 1.5}, at({1.0, 1.0, 1.0}, {0.5, 0.3, 0.2}), 1.0) ==
          doctest::Approx(0.5).epsilon(1e-14));
}

TEST_CASE("profit's gap counts what a better scale would earn") {
    // R = 4 √y, cost y: the best scale is y = 4 with a profit of 4; at y = 1 it is 3.
    CHECK(gap(firm::Revenue{.value = 4.0, .exponent = 0.5}, at({1.0, 1.0, 1.0}, {0.5, 0.3, 0.2}),
              1.0) == doctest::Approx(1.0).epsilon(1e-14));
    CHECK(firm::detail::scale_gain(1.0, 0.5, 0.0) == 0.0);
    CHECK(firm::detail::scale_gain(1.0, 1.0, 0.3) == 0.0);  // no best scale
}

TEST_CASE("a price on a cap that is not reached widens the gap by price times slack") {
    const Firm capped = lab(flat(1.0), {{"compute", 3.0}});
    auto point = at({1.0, 1.0, 1.0}, {0.6, 0.3, 0.2});
    point.cap_prices[0] = 0.1;
    const double e = std::pow(1.2, 0.5);  // Cobb–Douglas: a price 1.2 times as high, share 0.5
    CHECK(gap(firm::CapabilityTarget{.capability = 1.0}, point, 1.0, capped) ==
          doctest::Approx(1.1 - e + 0.1 * 2.0).epsilon(1e-14));
}

}  // namespace gap_test
