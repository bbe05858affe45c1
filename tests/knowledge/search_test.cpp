#include "isocost/knowledge/search.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

namespace search_test {

using namespace isocost;
using knowledge::Search;

namespace {

Search search_of(double n, double s, double k) {
    return {.directions = n,
            .working_directions = s,
            .dead_ends = k,
            .usd_per_experiment = 2e5,
            .years_per_experiment = 0.1};
}

/// Trials to the first success of one search: directions are shuffled, the known dead ends left
/// out.
double one_search(int n, int s, int k, std::mt19937_64& random) {
    std::vector<int> left(static_cast<std::size_t>(n - k));
    std::iota(left.begin(), left.end(), 0);  // the first s work
    for (std::size_t t = 0; t < left.size(); ++t) {
        const std::size_t pick = t + static_cast<std::size_t>(random() % (left.size() - t));
        std::swap(left[t], left[pick]);
        if (left[t] < s) return static_cast<double>(t + 1);
    }
    return 0.0;
}

}  // namespace

TEST_CASE("one of ten works: 5.5 trials, six dead ends leave 2.5 and save three") {
    const auto saving = knowledge::value_of_dead_ends(search_of(10.0, 1.0, 6.0));
    CHECK(saving.trials_without == 5.5);
    CHECK(saving.trials_with == 2.5);
    CHECK(saving.saved_trials == 3.0);
    CHECK(saving.saved_usd == 6e5);
    CHECK(saving.saved_years == doctest::Approx(0.3).epsilon(1e-15));
}

TEST_CASE("expected trials and their spread are those of seeded searches") {
    std::mt19937_64 random(20250603);
    for (const auto& [n, s, k] :
         {std::array{20, 1, 0}, std::array{20, 3, 8}, std::array{9, 2, 7}}) {
        const auto search = search_of(n, s, k);
        constexpr int draws = 40'000;
        double sum = 0.0, squares = 0.0;
        for (int i = 0; i < draws; ++i) {
            const double trials = one_search(n, s, k, random);
            sum += trials;
            squares += trials * trials;
        }
        const double mean = sum / draws;
        const double deviation = knowledge::trials_standard_deviation(search);
        // Four standard errors of the mean; the spread of 40 000 draws is known to 2 %.
        CHECK(std::abs(mean - knowledge::value_of_dead_ends(search).trials_with) <=
              4.0 * deviation / std::sqrt(draws));
        CHECK(std::sqrt(squares / draws - mean * mean) == doctest::Approx(deviation).epsilon(0.02));
    }
}

TEST_CASE(
    "the distribution sums to one, has the mean and spread, and ends when only one can be left") {
    for (const double s : {1.0, 2.0, 5.0})
        for (const double k : {0.0, 4.0, 15.0}) {
            const auto search = search_of(20.0, s, k);
            const auto p = knowledge::trials_distribution(search);
            CHECK(p.size() == static_cast<std::size_t>(20.0 - k - s + 1.0));
            double mean = 0.0, square = 0.0, total = 0.0;
            for (std::size_t t = 0; t < p.size(); ++t) {
                const double trials = static_cast<double>(t + 1);
                total += p[t];
                mean += trials * p[t];
                square += trials * trials * p[t];
            }
            // Twenty terms: twenty roundings.
            CHECK(total == doctest::Approx(1.0).epsilon(1e-14));
            CHECK(
                mean ==
                doctest::Approx(knowledge::value_of_dead_ends(search).trials_with).epsilon(1e-14));
            CHECK(std::sqrt(square - mean * mean) ==
                  doctest::Approx(knowledge::trials_standard_deviation(search)).epsilon(1e-12));
        }
}

TEST_CASE("a search with one answer is uniform: the median of ten is the fifth trial") {
    const auto search = search_of(10.0, 1.0, 0.0);
    for (const double p : knowledge::trials_distribution(search))
        CHECK(p == doctest::Approx(0.1).epsilon(1e-14));
    CHECK(knowledge::trials_quantile(search, 0.5) == 5.0);
    CHECK(knowledge::trials_quantile(search, 0.51) == 6.0);
    CHECK(knowledge::trials_quantile(search, 0.95) == 10.0);
    CHECK(knowledge::trials_quantile(search_of(10.0, 1.0, 9.0), 0.99) == 1.0);
}

TEST_CASE("dead ends add up: who brings two lists saves what each would save") {
    const auto first = knowledge::value_of_dead_ends(search_of(30.0, 2.0, 5.0));
    const auto second = knowledge::value_of_dead_ends(search_of(25.0, 2.0, 7.0));
    const auto both = knowledge::value_of_dead_ends(search_of(30.0, 2.0, 12.0));
    CHECK(both.saved_trials ==
          doctest::Approx(first.saved_trials + second.saved_trials).epsilon(1e-15));
    CHECK(second.trials_without == first.trials_with);
}

TEST_CASE("news only: of two random lists the overlap is worth nothing") {
    CHECK(knowledge::expected_new_dead_ends(6.0, 0.0, 18.0) == 6.0);
    CHECK(knowledge::expected_new_dead_ends(6.0, 18.0, 18.0) == 0.0);
    CHECK(knowledge::expected_new_dead_ends(6.0, 9.0, 18.0) == 3.0);
}

TEST_CASE("being earlier is worth at most the prize, and at first the decay of it") {
    CHECK(knowledge::value_of_time_saved_usd(1e9, 0.5, 0.0) == 0.0);
    CHECK(knowledge::value_of_time_saved_usd(1e9, 0.5, core::infinity) == 1e9);
    CHECK(knowledge::value_of_time_saved_usd(1e9, std::log(2.0), 1.0) ==
          doctest::Approx(5e8).epsilon(1e-15));
    // The first-order value V γ Δt to the second order, (γΔt)²/2 = 5e-9 relative to γΔt.
    CHECK(knowledge::value_of_time_saved_usd(1e9, 0.1, 1e-7) ==
          doctest::Approx(10.0).epsilon(1e-8));
}

TEST_CASE("the price of a poached researcher's dead ends is experiments and time") {
    const auto price = knowledge::price_of_dead_ends(
        search_of(10.0, 1.0, 6.0), {.prize_usd = 1e8, .lead_decay_per_year = std::log(2.0)});
    CHECK(price.experiments_usd == 6e5);
    // Without them each of 10 trials is as likely as another, with them each of 4: two geometric
    // sums of the prize's decay over a trial.
    const double q = std::pow(2.0, -0.1);
    const auto mean = [q](int trials) {
        return q * (1.0 - std::pow(q, trials)) / (1.0 - q) / trials;
    };
    CHECK(price.time_usd == doctest::Approx(1e8 * (mean(4) - mean(10))).epsilon(1e-13));
    CHECK(price.price_usd == price.experiments_usd + price.time_usd);
    const auto none = knowledge::price_of_dead_ends(search_of(10.0, 1.0, 0.0),
                                                    {.prize_usd = 1e8, .lead_decay_per_year = 0.7});
    CHECK(none.price_usd == 0.0);
}

TEST_CASE("the worth of time is the mean over seeded searches of when the prize comes") {
    std::mt19937_64 random(20250604);
    constexpr int draws = 40'000;
    for (const auto& [n, s, k] :
         {std::array{20, 1, 8}, std::array{20, 3, 8}, std::array{9, 2, 7}}) {
        const auto search = search_of(n, s, k);
        double sum = 0.0, squares = 0.0;
        for (int i = 0; i < draws; ++i) {
            const double worth = std::exp(-0.2 * one_search(n, s, k, random)) -
                                 std::exp(-0.2 * one_search(n, s, 0, random));
            sum += worth;
            squares += worth * worth;
        }
        const double mean = sum / draws;
        const auto price =
            knowledge::price_of_dead_ends(search, {.prize_usd = 1.0, .lead_decay_per_year = 2.0});
        // Four standard errors.
        CHECK(std::abs(price.time_usd - mean) <=
              4.0 * std::sqrt((squares / draws - mean * mean) / draws));
    }
}

TEST_CASE("the worth of time is a sum over both distributions, below that of a prize had at once") {
    for (const double s : {1.0, 2.0, 5.0})
        for (const double k : {1.0, 4.0, 15.0})
            for (const double decay : {1e-3, 0.7, 40.0}) {
                const auto mean = [&](double dead_ends) {
                    double total = 0.0, trial = 0.0;
                    for (const double p :
                         knowledge::trials_distribution(search_of(20.0, s, dead_ends)))
                        total += p * std::exp(-decay * 0.1 * ++trial);
                    return total;
                };
                const auto search = search_of(20.0, s, k);
                const auto price = knowledge::price_of_dead_ends(
                    search, {.prize_usd = 1e8, .lead_decay_per_year = decay});
                // Sums of twenty terms of at most 1: twenty roundings of the prize.
                CHECK(std::abs(price.time_usd - 1e8 * (mean(k) - mean(0.0))) <= 4e-15 * 1e8);
                CHECK(price.time_usd <
                      knowledge::value_of_time_saved_usd(1e8, decay, price.saved_years));
            }
    // A slow decay: V gamma times the years saved, to (gamma T)/2 of it; digits do not cancel.
    const auto slow = knowledge::price_of_dead_ends(
        search_of(20.0, 1.0, 8.0), {.prize_usd = 1e8, .lead_decay_per_year = 1e-12});
    CHECK(slow.time_usd == doctest::Approx(1e8 * 1e-12 * 0.4).epsilon(1e-11));
    CHECK_THROWS_AS(knowledge::price_of_dead_ends(search_of(1e9, 1.0, 1.0),
                                                  {.prize_usd = 1.0, .lead_decay_per_year = 1.0}),
                    core::InvalidParameter);
}

TEST_CASE("a search that makes no sense is refused") {
    CHECK_THROWS_WITH(knowledge::value_of_dead_ends(search_of(10.0, 1.0, 10.0)),
                      "Search.dead_ends = 10: must be from 0 to 9 (directions that do not work)");
    CHECK_THROWS_AS(knowledge::value_of_dead_ends(search_of(10.0, 0.0, 1.0)),
                    core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::value_of_dead_ends(search_of(10.0, 11.0, 0.0)),
                    core::InvalidParameter);
    CHECK_THROWS_WITH(knowledge::trials_distribution(search_of(10.5, 1.0, 1.0)),
                      "Search.directions = 10.5: must be a whole number");
    CHECK_THROWS_AS(knowledge::trials_distribution(search_of(1e9, 1.0, 1.0)),
                    core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::trials_quantile(search_of(10.0, 1.0, 0.0), 1.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::expected_new_dead_ends(6.0, 19.0, 18.0), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::price_of_dead_ends(search_of(10.0, 1.0, 1.0), {}),
                    core::InvalidParameter);
}

}  // namespace search_test
