#include "isocost/market/nash.hpp"

#include <doctest/doctest.h>

namespace nash_test {

using namespace isocost;
using market::NashGame;

TEST_CASE("two sellers at linear demand: a third of the market each, from payoffs alone") {
    const NashGame game{
        .payoff = [](std::size_t j,
                     const std::vector<double>& q) { return (1.0 - q[0] - q[1]) * q[j]; },
        .lower = {0.0, 0.0},
        .upper = {1.0, 1.0}};
    const auto nash = market::nash_equilibrium(game);
    REQUIRE(nash.status == core::Status::optimal);
    // differences of five points are exact on a parabola up to rounding over the step
    CHECK(nash.point.actions[0] == doctest::Approx(1.0 / 3.0).epsilon(1e-11));
    CHECK(nash.point.payoffs[1] == doctest::Approx(1.0 / 9.0).epsilon(1e-11));
    CHECK(nash.point.largest_regret <= 1e-12);
    CHECK(nash.others.empty());
}

TEST_CASE("a point that is no equilibrium has the regret that algebra says") {
    const NashGame game{
        .payoff = [](std::size_t j,
                     const std::vector<double>& q) { return (1.0 - q[0] - q[1]) * q[j]; },
        .lower = {0.0, 0.0},
        .upper = {1.0, 1.0}};
    const auto point = market::nash_regrets(game, {0.25, 0.25});
    // the best reply to 1/4 is 3/8 and earns 9/64 where 1/8 is earned
    CHECK(point.regrets[0] == doctest::Approx(9.0 / 64.0 - 1.0 / 8.0).epsilon(1e-12));
}

TEST_CASE("a game of coordination: both equilibria are reported") {
    // Each wants the other's action; the middle repels.
    const NashGame game{.payoff =
                            [](std::size_t j, const std::vector<double>& x) {
                                const double other = x[1 - j];
                                const double liked =
                                    3.0 * other * other - 2.0 * other * other * other;
                                return -(x[j] - liked) * (x[j] - liked);
                            },
                        .lower = {0.0, 0.0},
                        .upper = {1.0, 1.0}};
    const auto nash = market::nash_equilibrium(game);
    REQUIRE(nash.status == core::Status::optimal);
    CHECK(nash.others.size() >= 1);
    for (const auto& other : nash.others) CHECK(other.largest_regret <= 1e-9);
}

TEST_CASE("matching pennies in one number each: no equilibrium, and it says so") {
    const NashGame game{.payoff =
                            [](std::size_t j, const std::vector<double>& x) {
                                const double same = (x[0] - x[1]) * (x[0] - x[1]);
                                return j == 0 ? -same : same;
                            },
                        .lower = {0.0, 0.0},
                        .upper = {1.0, 1.0}};
    const auto nash = market::nash_equilibrium(game);
    CHECK((nash.status == core::Status::iteration_limit || nash.status == core::Status::stalled));
    CHECK(!nash.reason.empty());
    CHECK(nash.point.largest_regret > 1e-3);
}

TEST_CASE("payoffs that are not numbers: no regret that holds, no equilibrium") {
    for (const double payoff : {core::nan, core::infinity, -core::infinity}) {
        const NashGame game{
            .payoff = [payoff](std::size_t, const std::vector<double>&) { return payoff; },
            .lower = {0.0, 0.0},
            .upper = {1.0, 1.0}};
        CHECK(market::nash_regrets(game, {0.5, 0.5}).largest_regret == core::infinity);
        const auto nash = market::nash_equilibrium(game);
        CHECK(nash.status == core::Status::out_of_range);
        CHECK(nash.reason == "payoffs are not numbers where best replies led");
    }
}

TEST_CASE("a payoff of minus infinity at an end does not make every regret small") {
    const NashGame game{
        .payoff = [](std::size_t, const std::vector<double>& x) { return std::log(x[0]) - x[0]; },
        .lower = {0.0},
        .upper = {2.0}};
    CHECK(market::nash_regrets(game, {0.5}).largest_regret > 1e-2);
    const auto nash = market::nash_equilibrium(game);
    REQUIRE(nash.status == core::Status::optimal);
    CHECK(nash.point.actions[0] == doctest::Approx(1.0).epsilon(1e-9));
}

TEST_CASE("a payoff that is no number anywhere never holds") {
    const NashGame hole{.payoff =
                            [](std::size_t, const std::vector<double>& x) {
                                return x[0] > 0.9 ? std::nan("") : -(x[0] - 0.3) * (x[0] - 0.3);
                            },
                        .lower = {0.0},
                        .upper = {1.0}};
    CHECK(market::nash_regrets(hole, {0.3}).largest_regret == core::infinity);
    CHECK(market::nash_equilibrium(hole).status == core::Status::out_of_range);
    const NashGame none{.payoff = [](std::size_t, const std::vector<double>&) { return core::nan; },
                        .lower = {0.0, 0.0},
                        .upper = {1.0, 1.0}};
    const auto point = market::nash_regrets(none, {0.3, 0.3});
    CHECK(std::isnan(point.regrets[1]));
    CHECK(point.largest_regret == core::infinity);
    CHECK(!(market::nash_equilibrium(none).status == core::Status::optimal));
}

TEST_CASE("a regret is measured by the payoffs next to it, not by those far off") {
    for (const double most : {10.0, 1e4, 1e9}) {
        const NashGame game{.payoff =
                                [](std::size_t, const std::vector<double>& x) {
                                    return 1.0 - std::pow(std::log(x[0]), 2);
                                },
                            .lower = {0.1},
                            .upper = {most}};
        // at e^{1/2} three quarters are earned, at 1 the whole
        CHECK(market::nash_regrets(game, {std::exp(0.5)}).largest_regret ==
              doctest::Approx(0.25).epsilon(1e-9));
    }
}

TEST_CASE("a payoff that is 0 at its best is not asked for more than rounding gives") {
    const NashGame game{
        .payoff = [](std::size_t,
                     const std::vector<double>& x) { return -std::pow(x[0] - 1.0 / 3.0, 2); },
        .lower = {0.0},
        .upper = {1.0}};
    CHECK(market::nash_equilibrium(game).status == core::Status::optimal);
    CHECK(market::nash_regrets(game, {0.34}).largest_regret > 0.1);
}

TEST_CASE("a game without payoffs, or judged with too few actions, is refused") {
    const NashGame mute{.lower = {0.0}, .upper = {1.0}};
    CHECK_THROWS_WITH((void)market::nash_equilibrium(mute),
                      "NashGame.payoff = none: must be a function");
    CHECK_THROWS_WITH((void)market::nash_regrets(mute, {0.5}),
                      "NashGame.payoff = none: must be a function");
    const NashGame flat{.payoff = [](std::size_t, const std::vector<double>&) { return 0.0; },
                        .lower = {0.0, 0.0},
                        .upper = {1.0, 1.0}};
    CHECK_THROWS_WITH((void)market::nash_regrets(flat, {0.5}),
                      "actions = 1: must be one number for every player");
}

TEST_CASE("a game without players or with an empty interval is refused") {
    CHECK_THROWS_AS((void)market::nash_equilibrium({}), core::InvalidParameter);
    CHECK_THROWS_WITH(
        (void)market::nash_equilibrium({.payoff = {}, .lower = {1.0}, .upper = {1.0}}),
        "NashGame.lower = 1: must be below the upper bound, both finite");
}

TEST_CASE("a payoff that is no number is no equilibrium") {
    market::NashGame game{.lower = {0.0}, .upper = {1.0}};
    game.payoff = [](std::size_t, const std::vector<double>& x) {
        return x[0] == 0.5 ? core::nan : x[0];
    };
    CHECK(market::nash_regrets(game, {0.5}).largest_regret == core::infinity);
    CHECK(market::nash_regrets(game, {1.0}).largest_regret == 0.0);
}

}  // namespace nash_test
