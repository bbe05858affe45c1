#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::scaling {

inline constexpr double months_per_year = 12.0;

/// Algorithms get better: a FLOP does in a year what took more before. Effective compute is A_C C
/// with A_C = 2^{t/T}.
struct AlgorithmicProgress {
    double doubling_time_years = core::nan;  ///< T
};

inline auto fields(const AlgorithmicProgress&) {
    return std::array{core::Field{"doubling_time_years", &AlgorithmicProgress::doubling_time_years,
                                  core::positive, "years",
                                  "years in which a FLOP comes to do as much as two"}};
}

/// A_C = 2^{t/T}: how many FLOP of today's algorithms one of t years on is worth; t < 0 looks back.
/// Throws InvalidParameter.
inline double effective_compute(const AlgorithmicProgress& progress, double years) {
    core::checked(progress, "AlgorithmicProgress");
    core::require("effective_compute.years", std::abs(years), core::nonnegative);
    return std::exp2(years / progress.doubling_time_years);
}

/// Months of progress that are worth a factor of compute: 12 T log2(factor), negative below 1.
/// factor > 0. Throws InvalidParameter.
inline double equivalent_months(const AlgorithmicProgress& progress, double factor) {
    core::checked(progress, "AlgorithmicProgress");
    core::require("equivalent_months.factor", factor, core::positive);
    return months_per_year * progress.doubling_time_years * std::log2(factor);
}

/// A published doubling time with its interval, years; NaN where none was given.
struct PublishedProgress {
    std::string id;
    AlgorithmicProgress progress;
    double low_years;
    double high_years;
    std::string source;
};

/// What has been measured, by the authors' figures in months.
inline std::vector<PublishedProgress> progress_estimates() {
    const auto years = [](double months) { return months / months_per_year; };
    return {{"ho_2024",
             {years(8.4)},
             years(4.5),
             years(14.3),
             "Ho et al. 2024 (arXiv:2403.05812), language models, 95 % interval"},
            {"erdil_2022",
             {years(8.95)},
             years(3.55),
             years(25.4),
             "Erdil and Besiroglu 2022 (arXiv:2212.05153), image classification, 95 % interval"},
            {"hernandez_2020",
             {years(16.0)},
             core::nan,
             core::nan,
             "Hernandez and Brown 2020 (arXiv:2005.04305), image classification, no interval"}};
}

/// The published doubling time of that id. Throws InvalidParameter for one that is not here.
inline PublishedProgress progress_estimate(const std::string& id) {
    std::string known;
    for (const auto& published : progress_estimates()) {
        if (published.id == id) return published;
        known += (known.empty() ? "" : ", ") + published.id;
    }
    throw core::InvalidParameter("progress_estimate", "\"" + id + "\"", "must be one of: " + known);
}

/// The progress that gains a factor in a year, T = 1/log2(factor) years; factor > 1. Throws
/// InvalidParameter.
inline AlgorithmicProgress progress_from_yearly_factor(double factor_per_year) {
    constexpr core::Bounds more{1.0, core::infinity, true, true, "must be above 1 and finite"};
    core::require("progress_from_yearly_factor.factor_per_year", factor_per_year, more);
    return {1.0 / std::log2(factor_per_year)};
}

/// Effective compute with the interval of the doubling time, FLOP of the algorithms of year 0.
struct EffectiveCompute {
    double flop_per_year;       ///< at the published T
    double low_flop_per_year;   ///< of the interval's ends the lower, NaN where none was given
    double high_flop_per_year;  ///< the higher
};

/// C_eff = A_C C after some years of progress, or before if they are negative. The interval is of T
/// alone, which is measured on the past: it says nothing of whether progress goes on. Throws
/// InvalidParameter.
inline EffectiveCompute effective_compute_flop_per_year(const PublishedProgress& published,
                                                        double flop_per_year, double years) {
    core::require("effective_compute.flop_per_year", flop_per_year, core::nonnegative);
    const auto at = [&](double doubling_time_years) {
        return std::isnan(doubling_time_years)
                   ? core::nan
                   : flop_per_year * effective_compute({doubling_time_years}, years);
    };
    const double slow = at(published.high_years), fast = at(published.low_years);
    return {at(published.progress.doubling_time_years), years < 0.0 ? fast : slow,
            years < 0.0 ? slow : fast};
}

/// Talent that makes compute go further: A_C = (L/L0)^φ.
struct TalentAugmentedCompute {
    double reference_talent = core::nan;  ///< L0
    double exponent = core::nan;          ///< φ
};

inline auto fields(const TalentAugmentedCompute&) {
    using T = TalentAugmentedCompute;
    return std::array{core::Field{"reference_talent", &T::reference_talent, core::positive, "FTE",
                                  "talent L0 at which a FLOP is a FLOP"},
                      core::Field{"exponent", &T::exponent, core::nonnegative, "",
                                  "φ, percent of effective compute per percent of talent"}};
}

/// A_C = (L/L0)^φ; talent > 0. Throws InvalidParameter.
inline double compute_efficiency(const TalentAugmentedCompute& augmentation, double talent) {
    core::checked(augmentation, "TalentAugmentedCompute");
    core::require("compute_efficiency.talent", talent, core::positive);
    return std::pow(talent / augmentation.reference_talent, augmentation.exponent);
}

/// Elasticity of scale at the benchmark with talent-augmented compute, υ(1 + φ θ_C): all inputs up
/// by 1 % raise effective compute by 1 + φ. The problem stays a geometric program for σ ≤ 1; for
/// σ > 1 an optimum is only local. υ > 0, 0 ≤ θ_C ≤ 1. Throws InvalidParameter.
inline double elasticity_of_scale(const TalentAugmentedCompute& augmentation, double returns,
                                  double compute_share) {
    constexpr core::Bounds fraction{0.0, 1.0, false, false, "must be from 0 to 1"};
    core::checked(augmentation, "TalentAugmentedCompute");
    core::require("elasticity_of_scale.returns", returns, core::positive);
    core::require("elasticity_of_scale.compute_share", compute_share, fraction);
    return returns * (1.0 + augmentation.exponent * compute_share);
}

}  // namespace isocost::scaling
