#include "isocost/market/race.hpp"

#include <doctest/doctest.h>

#include "isocost/market/solve_contest.hpp"
#include "laws/random_problems.hpp"

namespace race_test {

using namespace isocost;
using market::Payment;
using market::Race;
using market::Racer;

namespace {

const Racer racer{"A", 100.0, 0.2, 0.5, 1.0, 1.0};

Race alike(std::size_t n, double discount, Payment payment) {
    return {std::vector<Racer>(n, racer), discount, payment};
}

}  // namespace

TEST_CASE("paid until success without discounting, b = 1/2: h = V(n-1)h0²/(k(2n-1))") {
    for (const std::size_t n : {2UL, 3UL, 6UL}) {
        const auto answer = market::solve_race(alike(n, 1e-12, Payment::until_success));
        REQUIRE(answer.status == core::Status::optimal);
        const double m = static_cast<double>(n);
        const double h = 100.0 * (m - 1.0) * 0.04 / (2.0 * m - 1.0);
        CHECK(answer.racers[0].hazard_per_year == doctest::Approx(h).epsilon(1e-9));
        CHECK(answer.expected_years == doctest::Approx(1.0 / (m * h)).epsilon(1e-9));
        CHECK(answer.racers[0].win_chance == doctest::Approx(1.0 / m).epsilon(1e-12));
    }
}

TEST_CASE("paid up front without discounting: the symmetric contest with decisiveness b") {
    for (const std::size_t n : {2UL, 5UL}) {
        const auto answer = market::solve_race(alike(n, 1e-13, Payment::up_front));
        REQUIRE(answer.status == core::Status::optimal);
        const auto s = market::symmetric_contest({static_cast<double>(n), 100.0, 0.5, 1.0});
        CHECK(answer.racers[0].opex == doctest::Approx(s.opex_usd_per_year).epsilon(1e-9));
        CHECK(answer.dissipation == doctest::Approx(s.dissipation).epsilon(1e-9));
    }
}

TEST_CASE("paid up front: a Tullock contest in which discounting is the open rival") {
    const Race race{{{"A", 100.0, 0.2, 0.7, 1.0, 1.0}, {"B", 60.0, 0.2, 0.7, 0.8, 0.9}},
                    0.3,
                    Payment::up_front};
    const auto answer = market::solve_race(race);
    REQUIRE(answer.status == core::Status::optimal);
    const market::Contest contest{
        .contestants = {{"A", 100.0,
                         market::IsoelasticOpex{.cost_usd_per_year = 1.0, .returns = 1.0}},
                        {"B", 60.0,
                         market::IsoelasticOpex{.cost_usd_per_year = 0.8, .returns = 0.9}}},
        .decisiveness = 0.7,
        .open_capability = std::pow(0.3 / 0.2, 1.0 / 0.7)};
    const auto solved = market::solve_contest(contest);
    REQUIRE(solved.equilibria.size() == 1);
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(answer.racers[i].capability ==
              doctest::Approx(solved.equilibria[0].contestants[i].capability).epsilon(1e-10));
}

TEST_CASE("one racer alone, paid until success: the best hazard by hand") {
    const auto answer = market::solve_race(alike(1, 0.1, Payment::until_success));
    // h² + 0.2h − 0.4 = 0, see race_certificate_test.
    CHECK(answer.racers[0].hazard_per_year ==
          doctest::Approx(-0.1 + std::sqrt(0.41)).epsilon(1e-12));
}

TEST_CASE("rivals make everyone run faster when paid until success (Lee and Wilde 1980)") {
    double hazard = 0.0;
    for (const std::size_t n : {1UL, 2UL, 3UL, 5UL}) {
        const auto answer = market::solve_race(alike(n, 0.1, Payment::until_success));
        REQUIRE(answer.status == core::Status::optimal);
        CHECK(answer.racers[0].hazard_per_year > hazard);
        hazard = answer.racers[0].hazard_per_year;
    }
}

TEST_CASE("... and slower when paid up front (Loury 1979)") {
    double hazard = core::infinity;
    for (const std::size_t n : {2UL, 3UL, 5UL}) {
        const auto answer = market::solve_race(alike(n, 0.1, Payment::up_front));
        REQUIRE(answer.status == core::Status::optimal);
        CHECK(answer.racers[0].hazard_per_year < hazard);
        hazard = answer.racers[0].hazard_per_year;
    }
}

TEST_CASE("random races, both ways of paying: no racer gains by a hazard drawn blindly") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        laws::Draw draw(seed);
        Race race{.discount_per_year = draw.log_between(0.01, 1.0),
                  .payment = seed % 2 == 0 ? Payment::up_front : Payment::until_success};
        for (int i = 0; i < 3; ++i)
            race.racers.push_back({"one", draw.log_between(1.0, 100.0), draw.log_between(0.05, 1.0),
                                   draw.between(0.2, 0.9), draw.log_between(0.1, 10.0),
                                   draw.between(0.5, 1.1)});
        const auto answer = market::solve_race(race);
        REQUIRE(answer.status == core::Status::optimal);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& one = answer.racers[i];
            const double rivals = answer.hazard_per_year - one.hazard_per_year;
            for (int k = 0; k < 40; ++k)
                // The certificate's tolerance, relative to the prize.
                CHECK(market::race_payoff_usd(race, race.racers[i], draw.log_between(1e-4, 1e4),
                                              rivals) <=
                      one.payoff_usd + 1e-7 * race.racers[i].prize_usd);
        }
    }
}

TEST_CASE(
    "until success at b returns = 1: without end where the prize is more than cost over hazard") {
    // Payoff (V h − k) Y/(ρ + Σh), h = 0.2, k = 1: V against 5 USD.
    const auto race = [](double prize) {
        return Race{{{"A", prize, 0.2, 1.0, 1.0, 1.0}, {"B", prize, 0.2, 1.0, 1.0, 1.0}},
                    0.1,
                    Payment::until_success};
    };
    const auto endless = market::solve_race(race(100.0));
    CHECK(endless.status == core::Status::unbounded);
    CHECK(endless.reason.find("A gains by pushing without end") == 0);
    CHECK(endless.racers.size() == 2);
    CHECK(std::isnan(endless.racers[0].payoff_usd));
    CHECK(market::solve_race(race(5.001)).status == core::Status::unbounded);
    const auto idle = market::solve_race(race(4.999));
    CHECK(idle.status == core::Status::optimal);
    CHECK(idle.racers[0].hazard_per_year == 0.0);
}

TEST_CASE("nobody races: the first success never comes") {
    // Up front at b returns = 1: the first hazard is worth V/ρ = 10 and costs k/h = 500.
    const auto answer = market::solve_race(
        {{{"A", 100.0, 0.2, 1.0, 100.0, 1.0}, {"B", 100.0, 0.2, 1.0, 100.0, 1.0}},
         10.0,
         Payment::up_front});
    CHECK(answer.status == core::Status::optimal);
    CHECK(answer.hazard_per_year == 0.0);
    CHECK(answer.expected_years == core::infinity);
    CHECK(answer.racers[1].win_chance == 0.0);
}

TEST_CASE("a hazard beyond doubles is said, not returned") {
    // h² of the closed form above grows as the cost to the power −1/(1/(b returns) − 1), 1/0.001.
    const auto answer =
        market::solve_race({{{"A", 1e4, 1.0, 0.999, 1.0, 1.0}, {"B", 1e4, 1.0, 0.999, 1.0, 1.0}},
                            0.1,
                            Payment::until_success});
    CHECK(answer.status == core::Status::out_of_range);
    CHECK(!answer.reason.empty());
    CHECK(std::isnan(answer.expected_years));
}

TEST_CASE("being earlier: half of the lead's worth for one half-life, nothing for none") {
    const double decay = market::lead_decay_per_year(0.5);
    CHECK(market::value_of_time_saved_usd(80.0, decay, 0.5) == doctest::Approx(40.0));
    CHECK(market::value_of_time_saved_usd(80.0, decay, 1.5) == doctest::Approx(70.0));
    CHECK(market::value_of_time_saved_usd(80.0, decay, 0.0) == 0.0);
    CHECK(market::value_of_time_saved_usd(80.0, decay, -0.5) == doctest::Approx(-80.0));
    CHECK_THROWS_AS(market::lead_decay_per_year(0.0), core::InvalidParameter);
    CHECK_THROWS_AS(market::value_of_time_saved_usd(80.0, -1.0, 1.0), core::InvalidParameter);
}

}  // namespace race_test
