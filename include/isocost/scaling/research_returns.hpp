#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "isocost/scaling/idea_production.hpp"

namespace isocost::scaling {

/// Returns to research, r = λ/β with β = 1 − φ: after r doublings of A ideas are so much harder to
/// find that doubled inputs bring only the old growth. ∞ at φ ≥ 1, where ideas do not get harder to
/// find. Throws InvalidParameter.
inline double research_returns(const IdeaProduction& production) {
    core::checked(production, "IdeaProduction");
    const double harder = 1.0 - production.progress_exponent;
    return harder > 0.0 ? production.input_exponent / harder : core::infinity;
}

/// The gain ε = d ln F/d ln A above which algorithms explode, 1/r: φ + λ ε > 1 is r ε > 1. What the
/// gain is in the end depends on σ, see `asymptotic_exponent`. r > 0. Throws InvalidParameter.
inline double explosive_gain(double returns) {
    core::require("explosive_gain.returns", returns, core::positive);
    return 1.0 / returns;
}

/// The largest share γ of experiments in research with which AI researchers explode algorithms at
/// σ = 1 on fixed experiment compute, 1 − 1/r; negative where they do at none. r > 0. Throws
/// InvalidParameter.
inline double explosive_compute_share(double returns) { return 1.0 - explosive_gain(returns); }

/// Published returns to research with their interval.
struct PublishedReturns {
    std::string id;
    double returns;
    double low;
    double high;
    std::string source;
};

/// What has been estimated for language models and software, as later papers report it. Both say
/// how A answers to all inputs together; neither says what σ is.
inline std::vector<PublishedReturns> research_returns_estimates() {
    return {{"ho_2025", 1.89, 1.07, 3.21,
             "Ho and Whitfill 2025, language models, 90 % credible interval (secondary source)"},
            {"davidson_2025", 1.2, 0.4, 3.6,
             "Davidson and Houlden 2025, kind of interval not stated (secondary source)"}};
}

}  // namespace isocost::scaling
