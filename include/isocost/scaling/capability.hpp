#pragma once

#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "isocost/core/named_values.hpp"
#include "isocost/scaling/scaling_law.hpp"

namespace isocost::scaling {

/// A loss is not a capability. The map between them is given, not estimated:
/// Y/Y0 = ((ℓ0 − E)/(ℓ − E))^ω, ω how many percent of capability a percent of reducible loss is.
struct CapabilityFromLoss {
    double benchmark_loss = core::nan;  ///< ℓ0
    double exponent = core::nan;        ///< ω
    double benchmark_capability = 1.0;  ///< Y0
};

inline auto fields(const CapabilityFromLoss&) {
    using M = CapabilityFromLoss;
    return std::array{core::Field{"benchmark_loss", &M::benchmark_loss, core::positive,
                                  "nats per token", "loss ℓ0 of the benchmark"},
                      core::Field{"exponent", &M::exponent, core::positive, "",
                                  "ω, percent of capability per percent of reducible loss"},
                      core::Field{"benchmark_capability", &M::benchmark_capability, core::positive,
                                  "index", "capability Y0 of the benchmark"}};
}

namespace detail {

inline void require_reducible(const ScalingLaw& law, double loss, const char* where) {
    if (!(loss > law.irreducible_loss))
        throw core::InvalidParameter(
            where, loss,
            "must be above the irreducible loss of " + core::text(law.irreducible_loss));
}

inline void require_map(const ScalingLaw& law, const CapabilityFromLoss& map) {
    core::checked(law, "ScalingLaw");
    core::checked(map, "CapabilityFromLoss");
    require_reducible(law, map.benchmark_loss, "CapabilityFromLoss.benchmark_loss");
}

}  // namespace detail

/// Y of a loss [index]; loss > E. Throws InvalidParameter.
inline double capability(const ScalingLaw& law, const CapabilityFromLoss& map, double loss) {
    detail::require_map(law, map);
    detail::require_reducible(law, loss, "capability.loss");
    return map.benchmark_capability *
           std::pow((map.benchmark_loss - law.irreducible_loss) / (loss - law.irreducible_loss),
                    map.exponent);
}

/// The loss of a capability, the inverse: E + (ℓ0 − E)(Y/Y0)^{−1/ω}. Throws InvalidParameter.
inline double loss_of_capability(const ScalingLaw& law, const CapabilityFromLoss& map,
                                 double capability) {
    detail::require_map(law, map);
    core::require("loss_of_capability.capability", capability, core::positive);
    return law.irreducible_loss +
           (map.benchmark_loss - law.irreducible_loss) *
               std::pow(capability / map.benchmark_capability, -1.0 / map.exponent);
}

/// Returns to scale in compute, exactly ω αβ/(α + β): along the optimum ℓ − E ∝ C^{−αβ/(α+β)}
/// (insert N* and D* into the law), so Y = Y0 (C/C0)^υ. A CES with this υ stands for the law where
/// size and data are always chosen best. Throws InvalidParameter.
inline double returns_to_compute(const ScalingLaw& law, const CapabilityFromLoss& map) {
    detail::require_map(law, map);
    return map.exponent * compute_exponent(law);
}

/// The best model of some compute and data, and whether it uses all the data.
struct BestRun {
    double parameters;
    double tokens;
    double loss;
    bool data_scarce;
};

/// The scaling law as a firm's technology with two inputs, compute C in units of `flop_unit` FLOP
/// per run and data T in units of `token_unit` tokens: the capability of the best model that C FLOP
/// can train on at most T tokens, N = C/(6D), D = min(T, D*(C)). Tokens beyond D*(C) are disposed
/// of freely and worth nothing.
///
/// ln Y is concave and increasing in ln C and ln T, so that isoquants are convex and first-order
/// conditions are enough for the least cost of a capability and the most capability of a budget.
/// The law is not homogeneous: the elasticity of scale is ω times β B D^−β/(ℓ − E), from
/// `returns_to_compute` where data are free up to ωβ where they are very scarce; for the greatest
/// profit ask for ωβ times revenue's exponent below 1. Choose units that leave numbers near 1. A
/// firm's compute per year times the share that a run gets is C.
class ScalingTechnology {
public:
    struct Parameters {
        ScalingLaw law = {};
        CapabilityFromLoss map = {};
        double flop_unit = core::nan;
        double token_unit = core::nan;
    };

    explicit ScalingTechnology(const Parameters& parameters) : p_(parameters) {
        detail::require_map(p_.law, p_.map);
        core::require("ScalingTechnology.flop_unit", p_.flop_unit, core::positive);
        core::require("ScalingTechnology.token_unit", p_.token_unit, core::positive);
    }

    const Parameters& parameters() const noexcept { return p_; }
    core::Names inputs() const { return {"compute", "data"}; }
    double returns_to_scale() const { return returns_to_compute(p_.law, p_.map); }

    /// Capability [index] of compute and data in their units; 0 where there is none of one.
    double output(const std::vector<double>& x) const {
        if (!(x[0] > 0.0 && x[1] > 0.0)) return 0.0;
        return capability(p_.law, p_.map, best_run(x).loss);
    }

    /// ∂Y/∂x: Y ω αA N^−α/((ℓ − E) C) for compute, Y ω (βB D^−β − αA N^−α)/((ℓ − E) D) for data,
    /// 0 where they are not scarce.
    std::vector<double> marginal_products(const std::vector<double>& x) const {
        if (!(x[0] > 0.0 && x[1] > 0.0)) return {0.0, 0.0};
        const auto run = best_run(x);
        const auto& law = p_.law;
        const double reducible = run.loss - law.irreducible_loss;
        const double by_parameters = law.parameter_exponent * law.parameter_coefficient *
                                     std::pow(run.parameters, -law.parameter_exponent) / reducible;
        const double by_tokens = law.token_exponent * law.token_coefficient *
                                 std::pow(run.tokens, -law.token_exponent) / reducible;
        const double scale = p_.map.exponent * output(x);
        return {scale * by_parameters / x[0],
                run.data_scarce ? scale * (by_tokens - by_parameters) / x[1] : 0.0};
    }

    /// The best run of a bundle, both inputs > 0.
    BestRun best_run(const std::vector<double>& x) const {
        const double flop = x[0] * p_.flop_unit;
        const double tokens = x[1] * p_.token_unit;
        const auto free = compute_optimal(p_.law, flop);
        if (tokens >= free.tokens) return {free.parameters, free.tokens, free.loss, false};
        const double parameters = flop / (flop_per_parameter_and_token * tokens);
        return {parameters, tokens, loss(p_.law, parameters, tokens), true};
    }

private:
    Parameters p_;
};

}  // namespace isocost::scaling
