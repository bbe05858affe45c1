#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "isocost/production/nest.hpp"

namespace isocost::production {

using Shares = std::vector<std::pair<std::string, double>>;

/// Constant elasticity of substitution, y/y0 = [Σ θ_i (a_i x_i/x_i0)^ρ]^{υ/ρ}, ρ = (σ − 1)/σ.
/// Arrow, Chenery, Minhas and Solow 1961; the calibrated-share form of Rutherford 2002.
///
/// σ = 0 is Leontief, σ = 1 Cobb–Douglas, σ = ∞ linear, each exact. θ_i > 0, summing to 1 within
/// 1e-12, are the benchmark's marginal-cost shares; `sigma` has no default. Throws
/// InvalidParameter.
class CES {
public:
    struct Parameters {
        Shares shares = {};
        double sigma = core::nan;
        double returns = 1.0;
        double output = 1.0;
        Values benchmark = {};
        Values efficiency = {};
    };

    explicit CES(const Parameters& parameters)
        : parameters_(std::make_shared<const Parameters>(parameters)), nest_(as_nest(parameters)) {}

    const Tree& tree() const noexcept { return nest_.tree(); }
    const core::Names& inputs() const noexcept { return nest_.inputs(); }
    const Parameters& parameters() const noexcept { return *parameters_; }

private:
    static Nest as_nest(const Parameters& p) {
        std::vector<Nest::Child> children;
        for (const auto& [name, share] : p.shares) children.emplace_back(name, share);
        return Nest({.sigma = p.sigma,
                     .children = children,
                     .returns = p.returns,
                     .output = p.output,
                     .benchmark = p.benchmark,
                     .efficiency = p.efficiency});
    }

    std::shared_ptr<const Parameters> parameters_;
    Nest nest_;
};

/// y/y0 = Π (a_i x_i/x_i0)^{υθ_i}, the CES at σ = 1. Cobb and Douglas 1928.
inline CES cobb_douglas(CES::Parameters parameters) {
    parameters.sigma = 1.0;
    return CES(parameters);
}

/// y/y0 = min_i (a_i x_i/x_i0)^υ, the CES at σ = 0.
inline CES leontief(CES::Parameters parameters) {
    parameters.sigma = 0.0;
    return CES(parameters);
}

/// y/y0 = (Σ θ_i a_i x_i/x_i0)^υ, the CES at σ = ∞.
inline CES linear(CES::Parameters parameters) {
    parameters.sigma = core::infinity;
    return CES(parameters);
}

}  // namespace isocost::production
