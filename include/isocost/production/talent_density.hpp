#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::production {

/// Researchers step on each other's toes (Jones 1995): n of them do the work of n^{λ_T}, λ_T ≤ 1.
/// With it a technology is not homogeneous in heads, has no unit cost, and its elasticities are in
/// terms of n^{λ_T}.
struct TalentDensity {
    double exponent = core::nan;  ///< λ_T
};

inline auto fields(const TalentDensity&) {
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{core::Field{"exponent", &TalentDensity::exponent, fraction, "",
                                  "λ_T, percent of effective talent per percent of heads"}};
}

/// n^{λ_T} [effective FTE], heads ≥ 0. Throws InvalidParameter.
inline double effective_talent(const TalentDensity& density, double heads) {
    core::checked(density, "TalentDensity");
    core::require("effective_talent.heads", heads, core::nonnegative);
    return std::pow(heads, density.exponent);
}

/// What the n-th hire adds, n^{λ_T} − (n − 1)^{λ_T} [effective FTE], heads ≥ 1; without the
/// cancellation that large n would bring. Throws InvalidParameter.
inline double added_by_hire(const TalentDensity& density, double heads) {
    constexpr core::Bounds hired{1.0, core::infinity, false, true, "must be 1 or more and finite"};
    core::checked(density, "TalentDensity");
    core::require("added_by_hire.heads", heads, hired);
    if (heads == 1.0) return 1.0;
    return -std::pow(heads, density.exponent) *
           std::expm1(density.exponent * std::log1p(-1.0 / heads));
}

/// By what share the n-th hire raises what n − 1 do, (n/(n − 1))^{λ_T} − 1, heads > 1. The tenth
/// raises it by less than 10 % iff λ_T < ln 1.1/ln(10/9) = 0.9046. Throws InvalidParameter.
inline double raised_by_hire(const TalentDensity& density, double heads) {
    constexpr core::Bounds hired{1.0, core::infinity, true, true, "must be above 1 and finite"};
    core::checked(density, "TalentDensity");
    core::require("raised_by_hire.heads", heads, hired);
    return std::expm1(-density.exponent * std::log1p(-1.0 / heads));
}

/// A published λ_T.
struct PublishedDensity {
    std::string id;
    TalentDensity density;
    std::string source;
};

inline std::vector<PublishedDensity> talent_densities() {
    return {{"davidson_2023",
             {0.7},
             "Davidson 2023, What a compute-centric framework says about takeoff speeds"},
            {"bloom_2020",
             {0.75},
             "Bloom, Jones, Van Reenen and Webb 2020, Are ideas getting harder to find?"}};
}

/// The published exponent of that id. Throws InvalidParameter for one that is not here.
inline TalentDensity talent_density(const std::string& id) {
    std::string known;
    for (const auto& published : talent_densities()) {
        if (published.id == id) return published.density;
        known += (known.empty() ? "" : ", ") + published.id;
    }
    throw core::InvalidParameter("talent_density", "\"" + id + "\"", "must be one of: " + known);
}

}  // namespace isocost::production
