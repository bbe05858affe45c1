#include "isocost/firm/solver/one_equation.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace one_equation_test {

using namespace isocost;
using firm::FlatInput;
using firm::FlatRoot;

namespace {

FlatInput input(double share, double price, double sigma, double eta = 0.0,
                double floor = -core::infinity, double cap = core::infinity) {
    return {.share = share,
            .offset = std::log(share / price),
            .response = 1.0 / (1.0 / sigma + eta),
            .floor = floor,
            .cap = cap};
}

FlatRoot root(const std::vector<FlatInput>& inputs, double sigma, double target) {
    return firm::one_equation(inputs, (sigma - 1.0) / sigma, target,
                              firm::detail::cobb_douglas_start(inputs, target));
}

/// (1/ρ) ln Σ θ e^{ρ u(t)}.
double level(const std::vector<FlatInput>& inputs, double sigma, double t) {
    const double rho = (sigma - 1.0) / sigma;
    double sum = 0.0;
    for (const auto& i : inputs) {
        const double u = firm::detail::flat_demand(i, t);
        sum += i.share * (rho == 0.0 ? u : std::exp(rho * u));
    }
    return rho == 0.0 ? sum : std::log(sum) / rho;
}

}  // namespace

TEST_CASE("with equal slopes of supply the first guess of scale is the answer") {
    for (const double sigma : {0.05, 0.5, 1.0, 2.583, 20.0}) {
        INFO("sigma ", sigma);
        const std::vector<FlatInput> inputs{input(0.5, 0.7, sigma), input(0.3, 0.2, sigma),
                                            input(0.2, 0.4, sigma)};
        const auto found = root(inputs, sigma, 1.3);
        CHECK(found.kind == FlatRoot::Kind::found);
        CHECK(found.evaluations <= 4);
        CHECK(level(inputs, sigma, found.t) == doctest::Approx(1.3).epsilon(1e-14));
    }
}

TEST_CASE("limits and slopes of their own are found in a few more steps") {
    for (const double sigma : {0.05, 0.5, 1.0, 2.583, 20.0}) {
        INFO("sigma ", sigma);
        const std::vector<FlatInput> inputs{input(0.5, 0.1, sigma, 0.0, -core::infinity, 0.1),
                                            input(0.3, 0.2, sigma, 0.8),
                                            input(0.2, 9.0, sigma, 0.2, -0.3)};
        const auto found = root(inputs, sigma, 0.12);
        REQUIRE(found.kind == FlatRoot::Kind::found);
        CHECK(found.evaluations <= 40);
        // The sum is weighed against the largest of its terms, ±20 at σ = 0.05.
        CHECK(level(inputs, sigma, found.t) == doctest::Approx(0.12).epsilon(1e-12));
    }
}

TEST_CASE(
    "caps on everything below the target are infeasible, floors above it leave nothing to pay "
    "for") {
    const std::vector<FlatInput> capped{input(0.6, 1.0, 0.5, 0.0, -core::infinity, 0.0),
                                        input(0.4, 1.0, 0.5, 0.0, -core::infinity, 0.1)};
    CHECK(root(capped, 0.5, 0.2).kind == FlatRoot::Kind::infeasible);
    const std::vector<FlatInput> floored{input(0.6, 1.0, 0.5, 0.0, 0.5),
                                         input(0.4, 1.0, 0.5, 0.0, 0.6)};
    const auto idle = root(floored, 0.5, 0.2);
    CHECK(idle.kind == FlatRoot::Kind::found);
    CHECK(idle.t == -core::infinity);
}

}  // namespace one_equation_test
