#include "isocost/data/repetition.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "data/sources.hpp"
#include "isocost/data/mixture.hpp"

namespace repetition_test {

using namespace isocost;
using core::Status;

TEST_CASE("repeated tokens: the first pass counts in full, then ever less, up to a ceiling") {
    const double u = 1e11;
    CHECK(data::effective_tokens(u, 0.4 * u) == 0.4 * u);
    CHECK(data::effective_tokens(u, u) == u);
    double before = u;
    double gain = u;
    for (int epochs = 2; epochs < 200; ++epochs) {
        const double now = data::effective_tokens(u, epochs * u);
        CHECK(now > before);
        CHECK(now - before < gain);
        gain = now - before;
        before = now;
    }
    CHECK(before < data::effective_token_ceiling(u));
    CHECK(data::effective_token_ceiling(u) == doctest::Approx(16.387756 * u).epsilon(1e-15));
}

TEST_CASE("four epochs are nearly as good as fresh data, forty are not (Muennighoff 2023)") {
    CHECK(data::effective_tokens(1.0, 4.0) ==
          doctest::Approx(1.0 + 15.387756 * (1.0 - std::exp(-3.0 / 15.387756))).epsilon(1e-15));
    CHECK(data::effective_tokens(1.0, 4.0) > 0.92 * 4.0);
    CHECK(data::effective_tokens(1.0, 40.0) < 0.4 * 40.0);
    CHECK(data::effective_parameters(1.0, core::infinity) == doctest::Approx(6.309743));
}

TEST_CASE("the worth of a repeated token is the derivative of D'") {
    for (const double d : {0.5, 1.5, 4.0, 30.0}) {
        const double h = 1e-5;  // central difference: error h², 1e-10
        const double slope =
            (data::effective_tokens(1.0, d + h) - data::effective_tokens(1.0, d - h)) / (2.0 * h);
        CHECK(data::value_of_repeated_token(1.0, d) == doctest::Approx(slope).epsilon(1e-9));
    }
    CHECK(data::value_of_repeated_token(1.0, 1.0 + 15.387756) ==
          doctest::Approx(std::exp(-1.0)).epsilon(1e-15));
}

TEST_CASE("epochs needed invert effective tokens") {
    for (const double epochs : {0.3, 1.0, 1.001, 4.0, 40.0, 100.0}) {
        const double target = data::effective_tokens(2e10, epochs * 2e10);
        const auto answer = data::epochs_needed(2e10, target);
        REQUIRE(answer.status == Status::optimal);
        // Near the ceiling the inverse magnifies rounding by e^{R/R*}, here up to 620.
        CHECK(answer.epochs == doctest::Approx(epochs).epsilon(1e-12));
        CHECK(data::effective_tokens(2e10, answer.tokens) ==
              doctest::Approx(target).epsilon(1e-14));
    }
}

TEST_CASE("what no repetition reaches is infeasible, and a little more unique data helps") {
    for (const double times : {16.387756, 17.0, 1e6}) {
        const auto answer = data::epochs_needed(1e9, times * 1e9);
        CHECK(answer.status == Status::infeasible);
        CHECK(std::isnan(answer.epochs));
        const double enough = answer.least_unique_tokens * (1.0 + 1e-9);
        CHECK(data::epochs_needed(enough, times * 1e9).status == Status::optimal);
    }
    CHECK(data::epochs_needed(1e9, 1e12).reason ==
          "However often they are read, 1e+09 unique tokens are worth less than 1.63878e+10; more "
          "than 6.10212e+10 unique ones are needed.");
}

TEST_CASE("passes over a stock stand in the merit order between fresh tokens") {
    const auto own = test::corpus()[1];
    const auto passes = data::by_epoch(own, 60);
    double worth = 0.0;
    for (const auto& pass : passes) worth += data::effective_tokens_per_year(pass);
    CHECK(worth == doctest::Approx(own.quality * data::effective_tokens(own.tokens_per_year,
                                                                        60.0 * own.tokens_per_year))
                       .epsilon(1e-13));
    auto sources = passes;
    sources.push_back(test::corpus()[2]);
    const auto m = data::cheapest_mixture(sources, 1.6e13, "lab");
    REQUIRE(m.status == Status::optimal);
    // Web text at five times the price of an own effective token is worth it once a pass has lost
    // four fifths: e^{−R/R*} < 1/5 from R = R* ln 5 = 24.8 on.
    // The 26th pass repeats from R = 24 to 25 and is worth it on average, the 27th is not.
    CHECK(m.tokens_per_year["own, epoch 26"] == 2e12);
    CHECK(m.tokens_per_year["own, epoch 27"] == 0.0);
}

TEST_CASE("what makes no sense is refused") {
    CHECK(test::refusal([] { data::effective_tokens(0.0, 1.0); }) ==
          "repetition.unique = 0: must be positive and finite (what there is without repetition)");
    CHECK(test::refusal([] { data::effective_tokens(1.0, 1.0, -1.0); }) ==
          "repetition.decay = -1: must be positive and finite (R*, repeats until worth is 1/e)");
    CHECK(test::refusal([] { data::by_epoch(test::corpus()[1], 0); }) ==
          "by_epoch.epochs = 0: must be from 1 to 10000");
    auto endless = test::corpus()[2];
    endless.tokens_per_year = core::infinity;
    CHECK(test::refusal([&] { data::by_epoch(endless, 2); }) ==
          "DataSource(web).tokens_per_year = inf: must be positive and finite (an endless source "
          "needs no repetition)");
}

}  // namespace repetition_test
