#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "isocost/core/field.hpp"
#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/production/tree.hpp"

namespace isocost::scaling {

/// How algorithms come from experiments and researchers (Whitfill & Wu 2025, arXiv:2507.23181;
/// Jones 1995): with A the quality of algorithms, 1 at the benchmark,
///
///   dA/dt = g0 A^φ F^λ,  F = [γ (A^{ε_K} K/K0)^ρ + (1 − γ) (A^{ε_L} L/L0)^ρ]^{1/ρ},  ρ = (σ−1)/σ,
///
/// K and L fixed. Which input grows with A is said by the gains. Whitfill and Wu: ε_K = 0, an
/// experiment takes the FLOP that it takes, and ε_L = 1, researchers are AI and better algorithms
/// run more of them on the same compute. People are ε_L = 0; ε_K = 1 reads K as effective compute.
/// The limits σ = 0, 1 and ∞ are exact.
struct IdeaProduction {
    double growth_per_year = core::nan;                  ///< g0
    double progress_exponent = core::nan;                ///< φ
    double input_exponent = core::nan;                   ///< λ
    double compute_share = core::nan;                    ///< γ
    double sigma = core::nan;                            ///< σ
    double experiment_gain = core::nan;                  ///< ε_K
    double researcher_gain = core::nan;                  ///< ε_L
    double benchmark_compute_flop_per_year = core::nan;  ///< K0
    double benchmark_researchers_fte = core::nan;        ///< L0
};

inline auto fields(const IdeaProduction&) {
    using I = IdeaProduction;
    constexpr core::Bounds any{-core::infinity, core::infinity, true, true, "must be finite"};
    constexpr core::Bounds inner{0.0, 1.0, true, true, "must be above 0 and below 1"};
    return std::array{
        core::Field{"growth_per_year", &I::growth_per_year, core::positive, "1/yr",
                    "growth of A with the inputs of the benchmark, at A = 1"},
        core::Field{"progress_exponent", &I::progress_exponent, any, "",
                    "φ, below 1 where ideas get harder to find"},
        core::Field{"input_exponent", &I::input_exponent, core::positive, "",
                    "λ, percent of ideas per percent of all inputs"},
        core::Field{"compute_share", &I::compute_share, inner, "",
                    "γ, share of experiment compute at the benchmark"},
        core::Field{"sigma", &I::sigma, core::nonnegative_or_infinite, "",
                    "elasticity of substitution between experiments and researchers"},
        core::Field{"experiment_gain", &I::experiment_gain, core::nonnegative, "",
                    "ε_K, percent of effective experiment compute per percent of A"},
        core::Field{"researcher_gain", &I::researcher_gain, core::nonnegative, "",
                    "ε_L, percent of effective researchers per percent of A"},
        core::Field{"benchmark_compute_flop_per_year", &I::benchmark_compute_flop_per_year,
                    core::positive, "FLOP per year", "experiment compute of the benchmark"},
        core::Field{"benchmark_researchers_fte", &I::benchmark_researchers_fte, core::positive,
                    "FTE", "researchers of the benchmark, people or AI at A = 1"}};
}

/// The inputs that are held fixed while algorithms improve.
struct ResearchInputs {
    double compute_flop_per_year = core::nan;  ///< K, for experiments
    double researchers_fte = core::nan;        ///< L, people or AI at A = 1
};

inline auto fields(const ResearchInputs&) {
    using R = ResearchInputs;
    return std::array{core::Field{"compute_flop_per_year", &R::compute_flop_per_year,
                                  core::positive, "FLOP per year", "experiment compute"},
                      core::Field{"researchers_fte", &R::researchers_fte, core::positive, "FTE",
                                  "researchers, people or AI at A = 1"}};
}

/// The equation in a = ln A for given inputs, with everything worked out once: da/dt = e^{ψ(a)},
/// ψ(a) = ln g0 + (φ − 1) a + λ ln F(a), which is autonomous. Throws InvalidParameter.
class IdeaGrowth {
public:
    IdeaGrowth(const IdeaProduction& production, const ResearchInputs& inputs)
        : ideas_(core::checked(production, "IdeaProduction")),
          rho_(production::rho_from_sigma(production.sigma)),
          share_{production.compute_share, 1.0 - production.compute_share},
          start_{std::log(core::checked(inputs, "ResearchInputs").compute_flop_per_year /
                          production.benchmark_compute_flop_per_year),
                 std::log(inputs.researchers_fte / production.benchmark_researchers_fte)} {}

    const IdeaProduction& production() const { return ideas_; }

    /// ψ(a), the logarithm of the growth of A per year, over g0.
    double log_relative_growth(double log_quality) const {
        return (ideas_.progress_exponent - 1.0) * log_quality +
               ideas_.input_exponent * core::log_power_mean(share_, inputs(log_quality), 2, rho_);
    }

    /// s_K, the elasticity of F to experiment compute: γ (A^{ε_K} K/K0)^ρ/F^ρ. At σ = 0 it is 1
    /// where experiments limit and 0 where researchers do, on the kink what holds just after it.
    double compute_share(double log_quality) const {
        const auto u = inputs(log_quality);
        if (rho_ == -core::infinity)
            return u[0] < u[1] || (u[0] == u[1] && difference() >= 0.0) ? 1.0 : 0.0;
        return 1.0 / (1.0 + share_[1] / share_[0] * std::exp(rho_ * (u[1] - u[0])));
    }

    /// d ln(dA/dt)/d ln A at A = e^a: φ + λ (s_K ε_K + (1 − s_K) ε_L). Growth speeds up where it is
    /// above 1.
    double exponent(double log_quality) const { return exponent_with(compute_share(log_quality)); }

    /// ln A where half of F's elasticity is each input's, (ln(γ/(1−γ))/ρ + ln(K/K0) −
    /// ln(L/L0))/(ε_L − ε_K); at σ = 0 the kink. Not finite where shares do not move.
    double half_way() const {
        return (std::log(share_[0] / share_[1]) / rho_ + start_[0] - start_[1]) / difference();
    }

    /// How fast the shares move: ln(s_K/(1 − s_K)) changes by ρ (ε_K − ε_L) per unit of ln A.
    double share_drift() const { return difference() == 0.0 ? 0.0 : -rho_ * difference(); }

    /// ln A where growth turns from slowing to speeding up (σ > 1) or back (σ < 1), φ + λ(…) = 1;
    /// NaN if there is no such point.
    double turning_point() const {
        const double share = (exponent_with(0.0) - 1.0) / (ideas_.input_exponent * difference());
        if (!(share > 0.0 && share < 1.0) || share_drift() == 0.0) return core::nan;
        return half_way() + std::log(share / (1.0 - share)) / share_drift();
    }

private:
    std::array<double, 2> inputs(double log_quality) const {
        return {start_[0] + ideas_.experiment_gain * log_quality,
                start_[1] + ideas_.researcher_gain * log_quality};
    }
    double difference() const { return ideas_.researcher_gain - ideas_.experiment_gain; }
    double exponent_with(double compute_share) const {
        return ideas_.progress_exponent +
               ideas_.input_exponent * (compute_share * ideas_.experiment_gain +
                                        (1.0 - compute_share) * ideas_.researcher_gain);
    }

    IdeaProduction ideas_;
    double rho_;
    std::array<double, 2> share_;
    std::array<double, 2> start_;
};

/// Growth of A per year at A = e^{log_quality}, g0 A^{φ−1} F^λ [1/yr]. Throws InvalidParameter.
inline double idea_growth_per_year(const IdeaProduction& production, const ResearchInputs& inputs,
                                   double log_quality) {
    core::require("idea_growth_per_year.log_quality", std::abs(log_quality), core::nonnegative);
    const IdeaGrowth growth(production, inputs);
    return production.growth_per_year * std::exp(growth.log_relative_growth(log_quality));
}

/// By how much dA/dt rises with A at A = e^{log_quality}, percent per percent: the growth of A
/// speeds up where it is above 1. Throws InvalidParameter.
inline double local_exponent(const IdeaProduction& production, const ResearchInputs& inputs,
                             double log_quality) {
    core::require("local_exponent.log_quality", std::abs(log_quality), core::nonnegative);
    return IdeaGrowth(production, inputs).exponent(log_quality);
}

/// What the local exponent tends to as A grows. The input that grows less decides where σ < 1, the
/// one that grows more where σ > 1, their mean at σ = 1: φ + λ min(ε_K, ε_L), φ + λ (γ ε_K +
/// (1 − γ) ε_L), φ + λ max(ε_K, ε_L). Whatever the inputs are. Throws InvalidParameter.
inline double asymptotic_exponent(const IdeaProduction& production) {
    const auto& p = core::checked(production, "IdeaProduction");
    const auto [least, most] = std::minmax(p.experiment_gain, p.researcher_gain);
    const double mean =
        p.compute_share * p.experiment_gain + (1.0 - p.compute_share) * p.researcher_gain;
    const double gain = p.sigma < 1.0 ? least : p.sigma > 1.0 ? most : mean;
    return p.progress_exponent + p.input_exponent * gain;
}

}  // namespace isocost::scaling
