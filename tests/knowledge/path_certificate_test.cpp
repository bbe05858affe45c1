#include "isocost/knowledge/path_certificate.hpp"

#include <doctest/doctest.h>

#include "knowledge/networks.hpp"

namespace path_certificate_test {

using namespace isocost;
using knowledge::PathError;

namespace {

/// Stocks on their own: creation over the loss of 0.1 a year, and what is left of the start.
std::vector<double> exact(double years) {
    std::vector<double> stocks;
    for (const auto& lab : knowledge::tests::three_labs().labs) {
        const double rest = lab.creation_per_year / 0.1;
        stocks.push_back(rest + (lab.knowledge - rest) * std::exp(-0.1 * years));
    }
    return stocks;
}

}  // namespace

TEST_CASE("the path itself has no distance, in steps or in one") {
    const auto still = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    PathError error(still);
    CHECK(error.after(0.0, 2.0, exact) < 1e-12);  // roundings of stocks of 100
    for (double t = 0.0; t < 2.0; t += 0.25) error.step(t, t + 0.25, exact);
    CHECK(error.after(2.0, 2.0, exact) < 1e-12);
}

TEST_CASE("a path that is off by d a year shows d, and the equation forgets it at its loss") {
    const auto still = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    const auto late = [](double t) { return exact(1.01 * t); };
    PathError error(still);
    error.step(0.0, 1.0, late);
    // The front's stock rises from 100 towards 300, at first by 20 a year: a hundredth is 0.2.
    const double distance = error.after(1.0, 1.0, exact);
    CHECK(distance == doctest::Approx(0.2 * -std::expm1(-0.101) / 0.101).epsilon(1e-9));
    CHECK(error.after(1.0, 8.0, exact) == doctest::Approx(distance * std::exp(-0.7)).epsilon(1e-9));
}

TEST_CASE("rates of another network are refused, stocks that are not numbers have no distance") {
    const auto moving = knowledge::tests::three_labs();
    CHECK(PathError(moving).after(0.0, 1.0, exact) > 1.0);
    const auto none = [](double) { return std::vector<double>(3, core::nan); };
    CHECK(std::isnan(PathError(moving).after(0.0, 1.0, none)));
}

}  // namespace path_certificate_test
