#include "isocost/knowledge/retained_method.hpp"

#include <doctest/doctest.h>

namespace retained_method_test {

using namespace isocost;
using knowledge::Method;

namespace {

const std::vector<Method> methods{
    {.name = "data mix", .value_usd = 4e6, .knowers = 1.0, .codified_share = 0.25},
    {.name = "kernels", .value_usd = 1e6, .knowers = 2.0, .codified_share = 0.0},
    {.name = "evals", .value_usd = 5e5, .knowers = 1.0, .codified_share = 0.0},
    {.name = "ledger", .value_usd = 2e6, .knowers = 1.0, .codified_share = 1.0}};

}  // namespace

TEST_CASE("a table per method, by hand") {
    const auto losses =
        knowledge::expected_losses(methods, {.leave_probability = 0.2, .pod_correlation = 0.0});
    REQUIRE(losses.rows.size() == 4);
    CHECK(losses.rows[0].at_stake_usd == 3e6);
    CHECK(losses.rows[0].expected_loss_usd == doctest::Approx(6e5).epsilon(1e-15));
    CHECK(losses.rows[1].loss_probability == doctest::Approx(0.04).epsilon(1e-15));
    CHECK(losses.rows[3].expected_loss_usd == 0.0);
    CHECK(losses.at_stake_usd == 4.5e6);
    CHECK(losses.methods_lost == doctest::Approx(0.64).epsilon(1e-15));
    CHECK(losses.expected_loss_usd == doctest::Approx(6e5 + 4e4 + 1e5).epsilon(1e-15));
}

TEST_CASE("lifting out pods costs more, a fixed number of leavers less") {
    const auto alone =
        knowledge::expected_losses(methods, {.leave_probability = 0.2, .pod_correlation = 0.0});
    const auto pods =
        knowledge::expected_losses(methods, {.leave_probability = 0.2, .pod_correlation = 0.3});
    const auto fixed = knowledge::expected_losses_of_leavers(methods, 10.0, 2.0);
    CHECK(pods.expected_loss_usd > alone.expected_loss_usd);
    CHECK(fixed.expected_loss_usd < alone.expected_loss_usd);
    CHECK(fixed.rows[1].loss_probability == doctest::Approx(1.0 / 45.0).epsilon(1e-15));
    CHECK(pods.rows[0].expected_loss_usd == alone.rows[0].expected_loss_usd);  // one knower
}

TEST_CASE("losing one researcher: what one person alone knows, over the headcount") {
    CHECK(knowledge::cost_of_losing_one_usd(methods, 50.0) ==
          doctest::Approx((3e6 + 5e5) / 50.0).epsilon(1e-15));
    auto insured = methods;
    for (auto& method : insured) method.knowers = 2.0;
    CHECK(knowledge::cost_of_losing_one_usd(insured, 50.0) == 0.0);
    CHECK(knowledge::cost_of_losing_one_usd({}, 50.0) == 0.0);
}

TEST_CASE("a second knower helps less than the first, as long as some stay") {
    double before = core::infinity;
    for (double k = 1.0; k <= 6.0; k += 1.0) {
        const double now = knowledge::loss_probability_of_leavers(30.0, 6.0, k);
        const double next = knowledge::loss_probability_of_leavers(30.0, 6.0, k + 1.0);
        CHECK(now - next <= before);
        before = now - next;
    }
}

TEST_CASE("methods that make no sense are refused") {
    auto bad = methods;
    bad[1].knowers = 1.5;
    CHECK_THROWS_WITH(
        knowledge::expected_losses(bad, {.leave_probability = 0.2, .pod_correlation = 0.0}),
        "Method(kernels).knowers = 1.5: must be a whole number");
    bad = methods;
    bad[0].value_usd = -1.0;
    CHECK_THROWS_AS(
        knowledge::expected_losses(bad, {.leave_probability = 0.2, .pod_correlation = 0.0}),
        core::InvalidParameter);
    CHECK_THROWS_WITH(knowledge::expected_losses_of_leavers(methods, 1.0, 1.0),
                      "knowers = 2: must be from 1 to 1");
}

}  // namespace retained_method_test
