#include "isocost/knowledge/departure.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "isocost/talent/retention.hpp"

namespace departure_test {

using namespace isocost;
using knowledge::Departure;

namespace {

/// E[f(d)] for d binomial or, with a shape, beta-binomial: weights from ratios of neighbors.
double mixture(int n, double alpha, double beta, double knowers) {
    std::vector<double> weight{1.0};
    for (int d = 1; d <= n; ++d)
        weight.push_back(weight.back() * (n - d + 1) / d * (alpha + d - 1) / (beta + n - d));
    double sum = 0.0, lost = 0.0;
    for (int d = 0; d <= n; ++d) {
        sum += weight[static_cast<std::size_t>(d)];
        lost += weight[static_cast<std::size_t>(d)] *
                knowledge::loss_probability_of_leavers(n, d, knowers);
    }
    return lost / sum;
}

}  // namespace

TEST_CASE("3 of 10 leave: one knower is lost with .3, two with 1/15, four never") {
    CHECK(knowledge::loss_probability_of_leavers(10.0, 3.0, 1.0) ==
          doctest::Approx(0.3).epsilon(1e-15));
    CHECK(knowledge::loss_probability_of_leavers(10.0, 3.0, 2.0) ==
          doctest::Approx(1.0 / 15.0).epsilon(1e-15));
    CHECK(knowledge::loss_probability_of_leavers(10.0, 3.0, 3.0) ==
          doctest::Approx(1.0 / 120.0).epsilon(1e-15));
    CHECK(knowledge::loss_probability_of_leavers(10.0, 3.0, 4.0) == 0.0);
    CHECK(knowledge::loss_probability_of_leavers(10.0, 0.0, 1.0) == 0.0);
    CHECK(knowledge::loss_probability_of_leavers(10.0, 10.0, 10.0) == 1.0);
}

TEST_CASE("leavers drawn at random from a seeded stream") {
    std::mt19937_64 random(20250603);
    constexpr int draws = 40'000;
    int lost = 0;
    for (int i = 0; i < draws; ++i) {
        std::vector<int> people(20);
        for (int p = 0; p < 20; ++p) people[static_cast<std::size_t>(p)] = p;
        int gone = 0;
        for (std::size_t t = 0; t < 8; ++t) {
            std::swap(people[t], people[t + static_cast<std::size_t>(random() % (20 - t))]);
            if (people[t] < 2) ++gone;  // the two knowers
        }
        if (gone == 2) ++lost;
    }
    const double p = knowledge::loss_probability_of_leavers(20.0, 8.0, 2.0);
    // Four standard errors.
    CHECK(std::abs(static_cast<double>(lost) / draws - p) <=
          4.0 * std::sqrt(p * (1.0 - p) / draws));
}

TEST_CASE("mean .16, correlation .3, two knowers: .066 against .026 on their own, 2.6 times") {
    const double pods = knowledge::loss_probability({0.16, 0.3}, 2.0);
    const double alone = knowledge::loss_probability({0.16, 0.0}, 2.0);
    CHECK(pods == doctest::Approx(0.16 * 0.16 + 0.3 * 0.16 * 0.84).epsilon(1e-15));
    CHECK(pods == doctest::Approx(0.066).epsilon(5e-3));   // to the digits of the source
    CHECK(alone == doctest::Approx(0.026).epsilon(2e-2));  // to the digits of the source
    CHECK(pods / alone == doctest::Approx(2.6).epsilon(2e-2));
}

TEST_CASE("a mixture of fixed numbers of leavers over the beta-binomial is the beta's moment") {
    const auto shape = knowledge::beta_shape({0.16, 0.3});
    for (const double k : {1.0, 2.0, 3.0, 5.0})
        // Forty terms and as many factors each: some hundred roundings.
        CHECK(mixture(40, shape.alpha, shape.beta, k) ==
              doctest::Approx(knowledge::loss_probability({0.16, 0.3}, k)).epsilon(1e-12));
}

TEST_CASE("B(α + k, β)/B(α, β) by the gamma function") {
    const auto shape = knowledge::beta_shape({0.2, 0.1});
    for (const double k : {1.0, 2.0, 4.0, 9.0}) {
        const double logarithm = std::lgamma(shape.alpha + k) +
                                 std::lgamma(shape.alpha + shape.beta) - std::lgamma(shape.alpha) -
                                 std::lgamma(shape.alpha + shape.beta + k);
        CHECK(knowledge::loss_probability({0.2, 0.1}, k) ==
              doctest::Approx(std::exp(logarithm)).epsilon(1e-12));
    }
}

TEST_CASE("fixed number ≤ independent ≤ pods ≤ one knower, and all equal for one") {
    for (const double q : {0.1, 0.2, 0.5})
        for (double k = 1.0; k <= 5.0; k += 1.0) {
            const double fixed = knowledge::loss_probability_of_leavers(50.0, 50.0 * q, k);
            const double alone = knowledge::loss_probability({q, 0.0}, k);
            CHECK(alone == doctest::Approx(std::pow(q, k)).epsilon(1e-14));
            double before = alone;
            CHECK(fixed <= alone * (1.0 + 1e-14));  // equal for k = 1 up to a rounding
            for (const double rho : {0.1, 0.5, 0.9, 1.0}) {
                const double pods = knowledge::loss_probability({q, rho}, k);
                CHECK(pods >= before);
                before = pods;
            }
            CHECK(before == q);
        }
}

TEST_CASE("mean and correlation to the beta distribution and back") {
    const auto shape = knowledge::beta_shape({0.16, 0.3});
    CHECK(shape.alpha == doctest::Approx(0.16 * 7.0 / 3.0).epsilon(1e-15));
    const auto back = knowledge::departure_of(shape);
    CHECK(back.leave_probability == doctest::Approx(0.16).epsilon(1e-15));
    CHECK(back.pod_correlation == doctest::Approx(0.3).epsilon(1e-15));
}

TEST_CASE("what is kept after some years, what leaves, and hazards of 11 and 22 % a year") {
    CHECK(knowledge::leave_probability(talent::hazard_from_retention(0.64, 2.0), 1.0) ==
          doctest::Approx(0.2).epsilon(1e-14));
    CHECK(knowledge::leave_probability(talent::hazard_from_retention(0.8, 2.0), 2.0) ==
          doctest::Approx(0.2).epsilon(1e-14));
    // Three digits, as the header says them.
    CHECK(std::abs(knowledge::leave_probability(0.11, 1.0) - 0.104) < 5e-4);
    CHECK(std::abs(knowledge::leave_probability(0.22, 1.0) - 0.197) < 5e-4);
}

TEST_CASE("a hazard is a rate, not a share") {
    CHECK(knowledge::leave_probability(11.0, 1.0) == -std::expm1(-11.0));
    CHECK(knowledge::leave_probability(core::infinity, 1.0) == 1.0);
    CHECK(knowledge::leave_probability(core::infinity, 0.0) == 0.0);
    CHECK_THROWS_WITH(knowledge::leave_probability(-1.0, 1.0),
                      "hazard_per_year = -1: must be 0 or more");
    CHECK_THROWS_WITH(knowledge::leave_probability(0.1, -1.0),
                      "years = -1: must be 0 or more and finite");
}

TEST_CASE("departures that make no sense are refused") {
    CHECK_THROWS_WITH(knowledge::loss_probability_of_leavers(10.0, 2.5, 1.0),
                      "leavers = 2.5: must be a whole number");
    CHECK_THROWS_AS(knowledge::loss_probability_of_leavers(10.0, 11.0, 1.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::loss_probability_of_leavers(10.0, 3.0, 0.0), core::InvalidParameter);
    CHECK_THROWS_WITH(knowledge::loss_probability({1.2, 0.0}, 1.0),
                      "Departure.leave_probability = 1.2: must be from 0 to 1 (probability that "
                      "someone leaves within the period)");
    CHECK_THROWS_AS(knowledge::loss_probability(Departure{}, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::loss_probability({0.1, 0.0}, 1.5), core::InvalidParameter);
    CHECK_THROWS_WITH(knowledge::loss_probability({.leave_probability = 0.1}, 2.0),
                      "Departure.pod_correlation = nan: must be from 0 to 1 (correlation of "
                      "leaving of two members of a pod)");
    CHECK_THROWS_AS(knowledge::beta_shape({0.1, 0.0}), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::departure_of(knowledge::BetaShape{}), core::InvalidParameter);
}

}  // namespace departure_test
