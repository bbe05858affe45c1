#include "isocost/market/solver/mixture.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace mixture_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

TEST_CASE("a mixture of two optima of a linear technology is one, and certifies") {
    // compute at 0.6 for share 0.6, talent at 0.4 for share 0.4: all bundles cost the same
    auto lab = tests::lab("a", core::infinity, firm::CapabilityTarget{.capability = 10.0});
    const auto firm = detail::firm_at(lab, {{1, 0}}, {0.4});
    const auto at = [&](double wage) {
        const auto near = detail::firm_at(lab, {{1, 0}}, {wage});
        return detail::propose(near, lab.question);
    };
    const auto some = at(0.4 * (1.0 - 1e-9));
    const auto none = at(0.4 * (1.0 + 1e-9));
    REQUIRE(some.point.inputs[1] > 0.0);
    REQUIRE(none.point.inputs[1] == 0.0);
    const auto mixed = detail::mixture(firm, {some, none}, {0.25, 0.75});
    CHECK(mixed.point.inputs[1] == Approx(0.25 * some.point.inputs[1]).epsilon(1e-14));
    CHECK(mixed.point.inputs[0] == Approx(0.75 * none.point.inputs[0]).epsilon(1e-14));
    CHECK(std::exp(firm::log_capability(firm, mixed.point)) == Approx(10.0).epsilon(1e-14));
}

TEST_CASE("the mixture of a demand with itself is itself") {
    const auto market = tests::three_labs(1.0);
    detail::DemandCurve curve(market, {0, 1, 2});
    const auto demand = curve(Eigen::VectorXd::Zero(1));
    const auto mixed = detail::mixture(curve, {1.0}, {demand, demand}, {0.3, 0.7});
    CHECK(mixed.fte[0] == Approx(demand.fte[0]).epsilon(1e-15));
}

}  // namespace mixture_test
