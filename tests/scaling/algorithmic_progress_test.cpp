#include "isocost/scaling/algorithmic_progress.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/production/ces.hpp"
#include "isocost/production/evaluate.hpp"

namespace algorithmic_progress_test {

using namespace isocost;

TEST_CASE("Ho et al. 2024: a doubling in 0.70 years, from 0.375 to 1.19") {
    const auto ho = scaling::progress_estimate("ho_2024");
    CHECK(ho.progress.doubling_time_years == doctest::Approx(0.70).epsilon(1e-14));
    CHECK(ho.low_years == doctest::Approx(0.375).epsilon(1e-14));
    CHECK(ho.high_years == doctest::Approx(1.19).epsilon(5e-3));  // two decimals as published
    CHECK(scaling::effective_compute(ho.progress, 0.70) == doctest::Approx(2.0).epsilon(1e-14));
    CHECK(scaling::effective_compute(ho.progress, -1.4) == doctest::Approx(0.25).epsilon(1e-14));
    // Ten times the compute is 27.9 months of progress.
    CHECK(scaling::equivalent_months(ho.progress, 10.0) ==
          doctest::Approx(8.4 * std::log2(10.0)).epsilon(1e-14));
    CHECK(scaling::equivalent_months(ho.progress, 0.5) == doctest::Approx(-8.4).epsilon(1e-14));
}

TEST_CASE("months and factors are inverse for every published doubling time") {
    for (const auto& published : scaling::progress_estimates()) {
        CHECK(!published.source.empty());
        const double months = scaling::equivalent_months(published.progress, 7.0);
        CHECK(scaling::effective_compute(published.progress, months / 12.0) ==
              doctest::Approx(7.0).epsilon(1e-14));
    }
    CHECK_THROWS_WITH(scaling::progress_estimate("moore"),
                      "progress_estimate = \"moore\": must be one of: ho_2024, erdil_2022, "
                      "hernandez_2020");
}

TEST_CASE("effective compute over time with the interval of its doubling time") {
    const auto ho = scaling::progress_estimate("ho_2024");
    const auto later = scaling::effective_compute_flop_per_year(ho, 1e25, 1.4);
    CHECK(later.flop_per_year == doctest::Approx(4e25).epsilon(1e-14));
    // 16.8 months are 3.73 doublings of 4.5 and 1.17 of 14.3 months.
    CHECK(later.high_flop_per_year == doctest::Approx(1e25 * std::exp2(16.8 / 4.5)).epsilon(1e-13));
    CHECK(later.low_flop_per_year == doctest::Approx(1e25 * std::exp2(16.8 / 14.3)).epsilon(1e-13));
    const auto before = scaling::effective_compute_flop_per_year(ho, 1e25, -1.4);
    CHECK(before.low_flop_per_year ==
          doctest::Approx(1e25 * std::exp2(-16.8 / 4.5)).epsilon(1e-13));
    CHECK(before.low_flop_per_year < before.flop_per_year);
    CHECK(before.flop_per_year < before.high_flop_per_year);
    const auto no_interval = scaling::effective_compute_flop_per_year(
        scaling::progress_estimate("hernandez_2020"), 1e25, 1.0);
    CHECK(std::isnan(no_interval.low_flop_per_year));
    CHECK(std::isnan(no_interval.high_flop_per_year));
    CHECK_THROWS_AS(scaling::effective_compute_flop_per_year(ho, -1.0, 1.0),
                    core::InvalidParameter);
}

TEST_CASE("a factor a year is a doubling time") {
    for (const double factor : {1.5, 2.0, 3.0, 10.0})
        CHECK(scaling::effective_compute(scaling::progress_from_yearly_factor(factor), 1.0) ==
              doctest::Approx(factor).epsilon(1e-14));
    CHECK_THROWS_AS(scaling::progress_from_yearly_factor(1.0), core::InvalidParameter);
}

TEST_CASE("talent that augments compute raises the elasticity of scale at the benchmark") {
    const scaling::TalentAugmentedCompute augmentation{.reference_talent = 100.0, .exponent = 0.3};
    CHECK(scaling::compute_efficiency(augmentation, 100.0) == 1.0);
    const double share = 0.6;
    for (const double sigma : {0.4, 1.0, 2.0}) {
        const production::CES technology({.shares = {{"compute", share}, {"talent", 1.0 - share}},
                                          .sigma = sigma,
                                          .returns = 0.9,
                                          .benchmark = {{"compute", 5.0}, {"talent", 100.0}}});
        const auto log_output = [&](double t) {
            const double talent = 100.0 * std::exp(t);
            const double effective =
                5.0 * std::exp(t) * scaling::compute_efficiency(augmentation, talent);
            return std::log(production::output(technology.tree(), {effective, talent}));
        };
        // Central difference in logs over ± 1e-5: error of second order, 1e-10.
        const double slope = (log_output(1e-5) - log_output(-1e-5)) / 2e-5;
        CHECK(scaling::elasticity_of_scale(augmentation, 0.9, share) ==
              doctest::Approx(slope).epsilon(1e-8));
    }
}

TEST_CASE("progress that makes no sense is refused") {
    CHECK_THROWS_WITH(scaling::effective_compute({.doubling_time_years = 0.0}, 1.0),
                      "AlgorithmicProgress.doubling_time_years = 0: must be positive and finite "
                      "(years in which a FLOP comes to do as much as two)");
    CHECK_THROWS_AS(scaling::effective_compute({.doubling_time_years = 1.0}, core::infinity),
                    core::InvalidParameter);
    CHECK_THROWS_AS(scaling::equivalent_months({.doubling_time_years = 1.0}, 0.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(scaling::compute_efficiency({.reference_talent = 1.0, .exponent = -1.0}, 1.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(
        scaling::elasticity_of_scale({.reference_talent = 1.0, .exponent = 0.1}, 1.0, 1.2),
        core::InvalidParameter);
}

}  // namespace algorithmic_progress_test
