#include "isocost/knowledge/lift_out.hpp"

#include <doctest/doctest.h>

namespace lift_out_test {

using namespace isocost;
using knowledge::LiftOut;
using knowledge::Squad;

namespace {

const LiftOut rival{.lift_out_probability = 0.1, .leave_probability = 0.2};
const Squad squad{.people = 8.0,
                  .carry = 0.25,
                  .superadditivity = 1.5,
                  .diffusion_gap = 0.2,
                  .destination_headcount = 100.0};

}  // namespace

TEST_CASE("two knowers of one pod are lost with .136, of two pods with .0784") {
    CHECK(knowledge::lift_out_loss_probability(rival, {2.0}) ==
          doctest::Approx(0.1 + 0.9 * 0.04).epsilon(1e-15));
    CHECK(knowledge::lift_out_loss_probability(rival, {1.0, 1.0}) ==
          doctest::Approx(0.28 * 0.28).epsilon(1e-15));
    CHECK(knowledge::lift_out_loss_probability(rival, {1.0, 0.0, 1.0}) ==
          knowledge::lift_out_loss_probability(rival, {1.0, 1.0}));
}

TEST_CASE("as mean and correlation: the same for one knower and for two") {
    const auto departure = knowledge::departure_of(rival);
    CHECK(departure.leave_probability == doctest::Approx(0.28).epsilon(1e-15));
    for (const double k : {1.0, 2.0})
        CHECK(knowledge::loss_probability(departure, k) ==
              doctest::Approx(knowledge::lift_out_loss_probability(rival, {k})).epsilon(1e-14));
    // From three on the shapes differ: a lift-out takes all at once.
    CHECK(knowledge::lift_out_loss_probability(rival, {6.0}) > 0.1);
    CHECK(knowledge::loss_probability(departure, 6.0) < 0.1);
}

TEST_CASE("without lift-outs a pod does not matter, with sure ones only other pods protect") {
    const LiftOut none{.lift_out_probability = 0.0, .leave_probability = 0.2};
    CHECK(knowledge::lift_out_loss_probability(none, {3.0}) ==
          doctest::Approx(knowledge::lift_out_loss_probability(none, {1.0, 2.0})).epsilon(1e-15));
    CHECK(knowledge::departure_of(none).pod_correlation == 0.0);
    const LiftOut sure{.lift_out_probability = 1.0, .leave_probability = 0.0};
    CHECK(knowledge::lift_out_loss_probability(sure, {5.0}) == 1.0);
    CHECK_THROWS_AS(knowledge::departure_of(sure), core::InvalidParameter);
}

TEST_CASE("a pod takes what is known only inside it") {
    const auto losses = knowledge::lift_out_losses(
        {{.name = "a", .value_usd = 1e6, .codified_share = 0.0, .knowers_by_pod = {2.0}},
         {.name = "b", .value_usd = 3e6, .codified_share = 0.5, .knowers_by_pod = {0.0, 1.0}},
         {.name = "c", .value_usd = 9e6, .codified_share = 0.0, .knowers_by_pod = {1.0, 1.0, 0.0}},
         {.name = "d", .value_usd = 2e6, .codified_share = 0.0, .knowers_by_pod = {4.0}}});
    REQUIRE(losses.size() == 3);
    CHECK(losses[0].methods_lost == 2.0);
    CHECK(losses[0].loss_usd == 3e6);
    CHECK(losses[1].loss_usd == 1.5e6);
    CHECK(losses[2].methods_lost == 0.0);
    CHECK(knowledge::lift_out_losses({}).empty());
}

TEST_CASE("a squad of 8 with exponent 1.5 brings 8^.5 times what 8 single hires do") {
    const auto gain = knowledge::squad_gain(squad);
    CHECK(gain.single_hires_share == doctest::Approx(0.016).epsilon(1e-15));
    CHECK(gain.premium == doctest::Approx(2.8284271247461903).epsilon(1e-15));
    CHECK(gain.closed_share ==
          doctest::Approx(gain.premium * gain.single_hires_share).epsilon(1e-15));
    auto single = squad;
    single.superadditivity = 1.0;
    CHECK(knowledge::squad_gain(single).premium == 1.0);
}

TEST_CASE("lift-outs that make no sense are refused") {
    CHECK_THROWS_WITH(
        knowledge::lift_out_loss_probability(rival, {0.0, 0.0}),
        "knowers_by_pod = 0: must be from 1 to 1e+06 (somebody must know the method)");
    CHECK_THROWS_AS(knowledge::lift_out_loss_probability(rival, {1.5}), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::lift_out_loss_probability(LiftOut{}, {1.0}), core::InvalidParameter);
    CHECK_THROWS_AS(
        knowledge::lift_out_losses(
            {{.name = "a", .value_usd = 1e6, .codified_share = 0.0, .knowers_by_pod = {0.5}}}),
        core::InvalidParameter);
    auto bad = squad;
    bad.superadditivity = 0.5;
    CHECK_THROWS_AS(knowledge::squad_gain(bad), core::InvalidParameter);
    bad = squad;
    bad.people = 300.0;
    CHECK_THROWS_WITH(
        knowledge::squad_gain(bad),
        "Squad: share of the lead that it closes = 10.392304845413264: must be from 0 "
        "to 1 (nobody brings more than his old lab knew)");
}

}  // namespace lift_out_test
