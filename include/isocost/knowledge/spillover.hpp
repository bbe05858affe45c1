#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "isocost/knowledge/counts.hpp"

namespace isocost::knowledge {

/// The static form of knowledge that travels with people: productivities that hold while talent is
/// where it is,
///   ln A_j = ln A_j0 + g Σ_k G_jk ln(L_k/L̄_k),
/// with A_j0 the productivity at the reference talent L̄, g the strength of spillovers and G_jk ≥ 0
/// the weight of lab k for lab j. Of either sign: whether rivals' hires help is not a law.
struct Spillovers {
    double strength = core::nan;                    ///< g, an elasticity
    std::vector<std::vector<double>> weights = {};  ///< G_jk, row j: what lab j hears of lab k
    std::vector<double> productivity = {};          ///< A_j0
    std::vector<double> reference_fte = {};         ///< L̄_k
};

/// Throws InvalidParameter.
inline const Spillovers& checked(const Spillovers& s) {
    constexpr core::Bounds finite{-core::infinity, core::infinity, true, true, "must be finite"};
    const std::size_t n = s.productivity.size();
    core::require("Spillovers.strength", s.strength, finite);
    if (s.weights.size() != n || s.reference_fte.size() != n)
        throw core::InvalidParameter("Spillovers.weights", std::to_string(s.weights.size()),
                                     "must be one row for each lab, as reference_fte");
    for (std::size_t j = 0; j < n; ++j) {
        const auto where = "[" + std::to_string(j) + "]";
        core::require("Spillovers.productivity" + where, s.productivity[j], core::positive);
        core::require("Spillovers.reference_fte" + where, s.reference_fte[j], core::positive);
        if (s.weights[j].size() != n)
            throw core::InvalidParameter("Spillovers.weights" + where,
                                         std::to_string(s.weights[j].size()),
                                         "must be one weight for each lab");
        for (const double weight : s.weights[j])
            core::require("Spillovers.weights" + where, weight, core::nonnegative);
    }
    return s;
}

/// Productivity of every lab at the given talent. Throws InvalidParameter.
inline std::vector<double> productivity_at(const Spillovers& s, const std::vector<double>& fte) {
    checked(s);
    if (fte.size() != s.productivity.size())
        throw core::InvalidParameter("fte", std::to_string(fte.size()), "must be one for each lab");
    for (const double people : fte) core::require("fte", people, core::positive);
    std::vector<double> productivity;
    for (std::size_t j = 0; j < fte.size(); ++j) {
        double sum = 0.0;
        for (std::size_t k = 0; k < fte.size(); ++k)
            sum += s.weights[j][k] * std::log(fte[k] / s.reference_fte[k]);
        productivity.push_back(s.productivity[j] * std::exp(s.strength * sum));
    }
    return productivity;
}

}  // namespace isocost::knowledge
