#include "isocost/firm/capability.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace capability_test {

using namespace isocost;
using namespace isocost::test;

namespace {

Firm user_lab() {
    const UserTechnology own(
        {"compute", "talent"}, [](const std::vector<double>& x) { return x[0] * x[1]; },
        [](const std::vector<double>& x) {
            return std::vector<double>{x[1], x[0]};
        },
        2.0);
    return Firm({.technology = own,
                 .costs = {{"compute", LinearCost({.price = 1.0})},
                           {"talent", LinearCost({.price = 1.0})}}});
}

}  // namespace

TEST_CASE("capability, its gradient and its returns are the technology's, a tree's or the user's") {
    CHECK(firm::capability_of(user_lab(), {2.0, 3.0}) == 6.0);
    CHECK(firm::gradient_of(user_lab(), {2.0, 3.0}) == std::vector<double>{3.0, 2.0});
    CHECK(firm::returns_of(user_lab()) == 2.0);
    const Firm firm = lab(flat(1.0, 0.8));
    CHECK(firm::capability_of(firm, {1.0, 1.0, 1.0}) == 1.0);
    CHECK(firm::gradient_of(firm, {1.0, 1.0, 1.0})[0] == doctest::Approx(0.4).epsilon(1e-15));
    CHECK(firm::returns_of(firm) == 0.8);
}

TEST_CASE("a tree's capability is known in logarithms also where inputs underflow") {
    firm::Point point;
    point.inputs = {0.0, 0.0, 0.0};
    point.log_inputs = {-2000.0, -2000.0, -2000.0};
    CHECK(firm::log_capability(lab(flat(0.5)), point) == doctest::Approx(-2000.0).epsilon(1e-15));
    point.inputs = {2.0, 3.0};
    CHECK(firm::log_capability(user_lab(), point) == std::log(6.0));
}

}  // namespace capability_test
