#pragma once

#include <array>
#include <cmath>
#include <numbers>

#include "isocost/knowledge/counts.hpp"

namespace isocost::knowledge {

/// The lead G = K_i − K_j of an innovator i over a follower j at equal creation of knowledge.
struct Lead {
    double flow_persons_per_year = core::nan;  ///< who move from the innovator to the follower
    double carry = core::nan;                  ///< share of what they know that they pass on
    double diffusion_gap = core::nan;          ///< g, share that culture and bureaucracy stop
    double follower_headcount = core::nan;     ///< L_j
    double loss_per_year = core::nan;          ///< q, at which both lose knowledge
};

inline auto fields(const Lead&) {
    using L = Lead;
    return std::array{
        core::Field{"flow_persons_per_year", &L::flow_persons_per_year, core::nonnegative,
                    "persons per year", "people who move from the innovator to the follower"},
        core::Field{"carry", &L::carry, share, "", "share of the difference that they carry over"},
        core::Field{"diffusion_gap", &L::diffusion_gap, share, "",
                    "share of it that the follower's organization does not take up"},
        core::Field{"follower_headcount", &L::follower_headcount, core::positive, "persons",
                    "people of the follower"},
        core::Field{"loss_per_year", &L::loss_per_year, core::nonnegative, "per year",
                    "rate at which both lose knowledge, by leavers and obsolescence"}};
}

/// How fast a lead is gone. A lead that nothing erodes has an infinite half-life.
struct HalfLife {
    double leak_per_year = core::nan;   ///< flow · carry · (1 − g)/L_j
    double decay_per_year = core::nan;  ///< γ, the leak and the common loss
    double half_life_years = core::nan;
};

/// Half-life of a lead, ln 2/γ with γ = flow · carry · (1 − g)/L_j + q: while K_i > K_j the lead
/// follows dG/dt = −γG, because the innovator learns nothing from the follower. Holds for two labs
/// with the same creation and the same loss rate q = quit(1 − codified)φ/L + δ_K; for others see
/// `knowledge_path`. Throws InvalidParameter.
inline HalfLife half_life(const Lead& lead) {
    core::checked(lead, "Lead");
    HalfLife answer;
    answer.leak_per_year = lead.flow_persons_per_year * lead.carry * (1.0 - lead.diffusion_gap) /
                           lead.follower_headcount;
    answer.decay_per_year = answer.leak_per_year + lead.loss_per_year;
    answer.half_life_years = std::numbers::ln2 / answer.decay_per_year;
    return answer;
}

/// The share of a lead that is left after some years, e^{−γt}. Throws InvalidParameter.
inline double lead_left(const Lead& lead, double years) {
    core::require("years", years, core::nonnegative);
    return std::exp(-half_life(lead).decay_per_year * years);
}

/// The lead that lasts, knowledge: an innovator who creates c per year more than the follower tends
/// to c/γ, infinite if nothing erodes it. Throws InvalidParameter.
inline double lasting_lead(const Lead& lead, double creation_difference_per_year) {
    core::require("creation_difference_per_year", creation_difference_per_year, core::nonnegative,
                  "the innovator creates more");
    const double decay = half_life(lead).decay_per_year;
    return creation_difference_per_year == 0.0 ? 0.0 : creation_difference_per_year / decay;
}

}  // namespace isocost::knowledge
