#include "isocost/firm/substitution.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace substitution_test {

using namespace isocost;
using namespace isocost::test;

namespace {

firm::Result two_inputs(double share, double sigma) {
    return minimize_opex(
        Firm({.technology =
                  CES({.shares = {{"compute", share}, {"talent", 1.0 - share}}, .sigma = sigma}),
              .costs = {{"compute", LinearCost({.price = share})},
                        {"talent", LinearCost({.price = 1.0 - share})}}}),
        {.capability = 1.0});
}

}  // namespace

TEST_CASE("at the margin inputs replace each other at their virtual prices") {
    const auto free = minimize_opex(lab(flat(0.5)), {.capability = 1.0});
    CHECK(firm::mrts(free, "compute", "talent") == doctest::Approx(5.0 / 3.0).epsilon(1e-14));
    const auto capped = minimize_opex(lab(flat(0.5), {{"compute", 0.7}}), {.capability = 1.0});
    CHECK(firm::mrts(capped, "compute", "talent") ==
          doctest::Approx((0.5 + capped.shadow_prices["compute"]) / 0.3).epsilon(1e-14));
}

TEST_CASE("a small loss is replaced at the marginal rate, a large one at a rising one") {
    const auto r = minimize_opex(lab(nested(0.8, 0.6)), {.capability = 1.0});
    const double rate = firm::mrts(r, "compute", "talent");
    const double little = 1e-6;
    // The isoquant's curvature enters at the second order.
    CHECK(firm::replacement(r, "compute", little, "talent") / little ==
          doctest::Approx(rate).epsilon(1e-5));
    CHECK(firm::replacement(r, "compute", 0.2, "talent") > 0.2 * rate);
    CHECK(firm::replacement(r, "compute", 0.0, "talent") == doctest::Approx(0.0).epsilon(1e-14));
}

TEST_CASE("talent needed, as a multiple, to hold capability with half the compute") {
    struct Row {
        double share;
        std::vector<double> multiple;  // as printed, 0 for "no number suffices"
    };
    const std::vector<double> sigmas{0.5, 0.7, 0.893, 1.0, 1.486, 2.583};
    // Printed 8.0 for 0.827 at 1.486; the closed form gives 7.945.
    const std::vector<Row> rows{{0.484, {16, 2.5, 2.0, 1.9, 1.7, 1.6}},
                                {0.572, {0, 4.3, 2.8, 2.5, 2.1, 1.9}},
                                {0.744, {0, 0, 11, 7.5, 4.1, 3.1}},
                                {0.827, {0, 0, 86, 27, 7.945, 4.9}}};
    for (const auto& row : rows)
        for (std::size_t k = 0; k < sigmas.size(); ++k) {
            INFO("share ", row.share, " sigma ", sigmas[k]);
            const double more =
                firm::replacement(two_inputs(row.share, sigmas[k]), "compute", 0.5, "talent");
            if (row.multiple[k] == 0.0)
                CHECK(more == infinity);
            else  // two printed digits
                CHECK(std::abs(1.0 + more - row.multiple[k]) <=
                      (row.multiple[k] < 10.0 ? 0.05 : 0.5) * (1 + 1e-9));
        }
}

TEST_CASE("what cannot be lost is not replaced, and what is refused says why") {
    const auto r = two_inputs(0.6, 0.7);
    CHECK(std::isnan(firm::replacement(r, "compute", 1.5, "talent")));
    CHECK(refusal([&] { (void)firm::replacement(r, "compute", -0.1, "talent"); }) ==
          "amount = -0.1: must be 0 or more and finite");
    CHECK(refusal([&] { (void)firm::replacement(r, "chips", 0.1, "talent"); }) ==
          "from = \"chips\": must be one of: compute, talent");
    CHECK(refusal([&] { (void)firm::replacement(r, "compute", 0.1, "people"); }) ==
          "to = \"people\": must be one of: compute, talent");
    CHECK(refusal([&] { (void)firm::mrts(r, "compute", "people"); }) ==
          "name = \"people\": must be one of: compute, talent");
}

TEST_CASE("an input does not replace itself") {
    CHECK(refusal([&] {
              (void)firm::replacement(two_inputs(0.6, 0.7), "compute", 0.1, "compute");
          }) == "to = \"compute\": must be another input");
}

TEST_CASE("the user's own technology has no isoquant to walk along") {
    const UserTechnology own(
        {"compute"}, [](const std::vector<double>& x) { return x[0]; },
        [](const std::vector<double>&) { return std::vector<double>{1.0}; });
    const auto r =
        minimize_opex(Firm({.technology = own, .costs = {{"compute", LinearCost({.price = 1.0})}}}),
                      {.capability = 1.0});
    CHECK(refusal([&] { (void)firm::replacement(r, "compute", 0.1, "compute"); }) ==
          "technology = UserTechnology: must be a CES or a nest");
}

}  // namespace substitution_test
