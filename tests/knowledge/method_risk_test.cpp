#include "isocost/knowledge/method_risk.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace method_risk_test {

using namespace isocost;
using knowledge::MethodAtRisk;

namespace {

const MethodAtRisk kernels{.value_usd = 2e6,
                           .codified_share = 0.25,
                           .knowers = 2.0,
                           .headcount = 50.0,
                           .leave_probability = 0.16,
                           .pod_correlation = 0.3};

}  // namespace

TEST_CASE("mean .16, correlation .3: least, independent, pods, together") {
    const auto risk = knowledge::risk_of(kernels);
    CHECK(risk.least_probability == doctest::Approx(8.0 * 7.0 / (50.0 * 49.0)).epsilon(1e-14));
    CHECK(risk.independent_probability == doctest::Approx(0.0256).epsilon(1e-14));
    CHECK(risk.pods_probability == doctest::Approx(0.06592).epsilon(1e-14));
    CHECK(risk.together_probability == 0.16);
    CHECK(risk.pods_over_independent == doctest::Approx(2.575).epsilon(1e-14));
    CHECK(risk.pods_loss_usd == doctest::Approx(1.5e6 * 0.06592).epsilon(1e-14));
    CHECK(risk.cost_of_losing_one_usd == 0.0);
    auto alone = kernels;
    alone.knowers = 1.0;
    CHECK(knowledge::risk_of(alone).cost_of_losing_one_usd ==
          doctest::Approx(1.5e6 / 50.0).epsilon(1e-14));
}

TEST_CASE("no way of leaving with the same mean loses a method less often than the fixed number") {
    constexpr int n = 12;
    for (const double k : {1.0, 2.0, 4.0})
        for (int low = 0; low < n; ++low)
            for (int high = low + 1; high <= n; ++high)
                for (const double weight : {0.0, 0.3, 0.7, 1.0}) {
                    const double mean = (1.0 - weight) * low + weight * high;
                    const double lost =
                        (1.0 - weight) * knowledge::loss_probability_of_leavers(n, low, k) +
                        weight * knowledge::loss_probability_of_leavers(n, high, k);
                    // A mean on a whole number may be rounded off it: a rounding of the slope.
                    CHECK(knowledge::least_loss_probability(n, mean / n, k) <= lost + 1e-14);
                }
}

TEST_CASE("least ≤ independent ≤ pods ≤ together, and the edges") {
    for (const double q : {0.0, 0.105, 0.5, 1.0})
        for (const double k : {1.0, 2.0, 5.0}) {
            auto method = kernels;
            method.leave_probability = q;
            method.knowers = k;
            const auto risk = knowledge::risk_of(method);
            // Products of k factors: a few roundings.
            CHECK(risk.least_probability <= risk.independent_probability + 1e-15);
            CHECK(risk.independent_probability <= risk.pods_probability + 1e-15);
            CHECK(risk.pods_probability <= risk.together_probability + 1e-15);
        }
    CHECK(knowledge::least_loss_probability(10.0, 1.0, 10.0) == 1.0);
    CHECK(knowledge::least_loss_probability(10.0, 0.0, 1.0) == 0.0);
    CHECK(knowledge::least_loss_probability(10.0, 0.15, 1.0) ==
          doctest::Approx(0.15).epsilon(1e-14));
    auto safe = kernels;
    safe.leave_probability = 0.0;
    CHECK(std::isnan(knowledge::risk_of(safe).pods_over_independent));
}

TEST_CASE("a risk that makes no sense is refused") {
    CHECK_THROWS_AS(knowledge::risk_of({}), core::InvalidParameter);
    auto bad = kernels;
    bad.knowers = 51.0;
    CHECK_THROWS_WITH(knowledge::risk_of(bad), "MethodAtRisk.knowers = 51: must be from 1 to 50");
    CHECK_THROWS_AS(knowledge::least_loss_probability(10.0, 1.1, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::least_loss_probability(10.5, 0.5, 1.0), core::InvalidParameter);
}

}  // namespace method_risk_test
