#include "isocost/market/contest_certificate.hpp"

#include <doctest/doctest.h>

namespace contest_certificate_test {

using namespace isocost;
using market::Contest;
using market::IsoelasticOpex;

namespace {

Contest alike(std::size_t n, double decisiveness, double returns = 1.0) {
    Contest contest{.decisiveness = decisiveness};
    for (std::size_t j = 0; j < n; ++j)
        contest.contestants.push_back(
            {std::string(1, static_cast<char>('A' + j)), 100.0,
             IsoelasticOpex{.cost_usd_per_year = 2.0, .returns = returns}});
    return contest;
}

/// The capability at which an Opex of 2 Y^{1/υ} is a given amount.
double affordable(double opex, double returns) { return std::pow(opex / 2.0, returns); }

}  // namespace

TEST_CASE("the closed form is certified, anything else is not") {
    for (const double returns : {0.5, 1.0}) {
        const auto contest = alike(3, 1.0, returns);
        const double opex = 100.0 * returns * 2.0 / 9.0;  // V rυ(n − 1)/n²
        const double y = affordable(opex, returns);
        const auto good = market::certify_contest(contest, {y, y, y});
        CHECK(good.regret < 1e-12);       // payoffs are flat at the best: rounding only
        CHECK(good.first_order < 1e-12);  // so much of a slope of order 1 is rounding
        CHECK(!market::certify_contest(contest, {1.1 * y, y, y}).holds(1e-4));
        CHECK(!market::certify_contest(contest, {0.0, y, y}).holds(1e-4));
    }
}

TEST_CASE("two percent beyond n/(n-1) zero is the better reply to the symmetric point") {
    for (const std::size_t n : {2UL, 3UL, 5UL}) {
        const double m = static_cast<double>(n);
        const double limit = m / (m - 1.0);
        for (const double shift : {-0.02, 0.02}) {
            const double r = limit + shift;
            const double y = affordable(100.0 * r * (m - 1.0) / (m * m), 1.0);
            const auto c = market::certify_contest(alike(n, r), std::vector<double>(n, y));
            CHECK(c.first_order < 1e-12);  // the condition holds on both sides
            CHECK((c.regret < 1e-12) == (shift < 0.0));
            // What zero gains is what the closed form loses: 1/n − r(n − 1)/n² below zero.
            if (shift > 0.0)
                CHECK(c.regret == doctest::Approx(r * (m - 1.0) / (m * m) - 1.0 / m).epsilon(1e-9));
        }
    }
}

TEST_CASE("n = 3, r = 1.45: two active and the third at zero is also an equilibrium") {
    const double y = affordable(100.0 * 1.45 / 4.0, 1.0);
    CHECK(market::certify_contest(alike(3, 1.45), {y, y, 0.0}).holds(1e-12));
    const double low = affordable(100.0 * 1.2 / 4.0, 1.0);  // at r = 1.2 the third would enter
    CHECK(!market::certify_contest(alike(3, 1.2), {low, low, 0.0}).holds(1e-4));
}

TEST_CASE("a ceiling turns the first-order condition into an inequality") {
    auto contest = alike(2, 1.0);
    std::get<IsoelasticOpex>(contest.contestants[0].opex).ceiling = 5.0;
    // B's reply to 5: Y = √(V x/k) − x with x = 5, V/k = 50.
    const double reply = std::sqrt(250.0) - 5.0;
    CHECK(market::certify_contest(contest, {5.0, reply}).holds(1e-12));
    CHECK(!market::certify_contest(contest, {4.5, reply}).holds(1e-4));
}

TEST_CASE("nobody in: whoever enters takes it all, so only a fixed cost keeps them out") {
    auto contest = alike(3, 1.0);
    CHECK(market::certify_contest(contest, {0.0, 0.0, 0.0}).regret ==
          doctest::Approx(2.0 / 3.0).epsilon(1e-9));
    for (auto& one : contest.contestants)
        std::get<IsoelasticOpex>(one.opex).fixed_usd_per_year = 70.0;
    CHECK(market::certify_contest(contest, {0.0, 0.0, 0.0}).holds(1e-12));
}

TEST_CASE("the search finds the higher of two far peaks") {
    const auto f = [](double x) {
        return std::exp(-8.0 * (x + 2) * (x + 2)) + 1.01 * std::exp(-8.0 * (x - 2.03) * (x - 2.03));
    };
    CHECK(market::contest_detail::global_maximum(f, -5.0, 5.0, 40, 0.1) ==
          doctest::Approx(1.01).epsilon(1e-12));
}

}  // namespace contest_certificate_test
