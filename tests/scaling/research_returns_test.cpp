#include "isocost/scaling/research_returns.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scaling/explosion.hpp"
#include "scaling/ideas.hpp"

namespace research_returns_test {

using namespace isocost;
using namespace isocost::scaling;
using scaling::tests::ideas;

TEST_CASE("returns are λ/(1 − φ), the doublings of A that one doubling of all inputs is worth") {
    const auto production = ideas(0.6);  // φ = 0.4, λ = 0.8
    CHECK(research_returns(production) == doctest::Approx(0.8 / 0.6).epsilon(1e-15));
    CHECK(research_returns(ideas(0.6, 1.0)) == core::infinity);
    // People only: twice the inputs, and A^r more to find: growth is the old one.
    auto people = production;
    people.researcher_gain = 0.0;
    const ResearchInputs twice{.compute_flop_per_year = 2e25, .researchers_fte = 800.0};
    CHECK(idea_growth_per_year(people, twice, research_returns(people) * std::log(2.0)) ==
          doctest::Approx(people.growth_per_year).epsilon(1e-14));
}

TEST_CASE("algorithms explode from the gain 1/r on, at σ = 1 up to the share 1 − 1/r") {
    for (const auto& published : research_returns_estimates())
        for (const double returns : {published.low, published.returns, published.high}) {
            auto production = ideas(1.0);
            production.progress_exponent = 1.0 - production.input_exponent / returns;
            const double share = explosive_compute_share(returns);
            CHECK(share < 1.0);
            if (share <= 0.0) {
                CHECK_FALSE(explosion(production).explodes);
                continue;
            }
            production.compute_share = 0.99 * share;
            CHECK(explosion(production).explodes);
            production.compute_share = 0.99 * share + 0.01;
            CHECK_FALSE(explosion(production).explodes);
            production.sigma = 2.0;
            CHECK(explosion(production).explodes);
            production.researcher_gain = 0.99 * explosive_gain(returns);
            CHECK_FALSE(explosion(production).explodes);
        }
    CHECK(explosive_compute_share(1.89) == doctest::Approx(0.470899).epsilon(1e-6));
    CHECK_THROWS_AS(explosive_gain(0.0), core::InvalidParameter);
}

}  // namespace research_returns_test
