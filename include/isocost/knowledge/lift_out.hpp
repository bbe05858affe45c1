#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/knowledge/retained_method.hpp"

namespace isocost::knowledge {

/// Leaving one by one and being lifted out: within the period a rival takes a whole pod with
/// probability p, and whoever is not taken leaves on his own with probability q.
struct LiftOut {
    double lift_out_probability = core::nan;  ///< p, of each pod
    double leave_probability = core::nan;     ///< q, of each person otherwise
};

inline auto fields(const LiftOut&) {
    using L = LiftOut;
    return std::array{
        core::Field{"lift_out_probability", &L::lift_out_probability, share, "",
                    "probability that a pod is taken as a whole within the period"},
        core::Field{"leave_probability", &L::leave_probability, share, "",
                    "probability that someone who is not taken leaves within the period"}};
}

/// Probability that all knowers of a method leave, knowers_by_pod[i] of them in pod i:
/// Π_i (p + (1 − p) q^{k_i}) over the pods with a knower. Throws InvalidParameter.
inline double lift_out_loss_probability(const LiftOut& l,
                                        const std::vector<double>& knowers_by_pod) {
    core::checked(l, "LiftOut");
    double probability = 1.0, all = 0.0;
    for (const double k : knowers_by_pod) {
        require_count("knowers_by_pod", k, 0.0, most_people);
        all += k;
        if (k > 0.0)
            probability *= l.lift_out_probability +
                           (1.0 - l.lift_out_probability) * std::pow(l.leave_probability, k);
    }
    require_count("knowers_by_pod", all, 1.0, most_people, "somebody must know the method");
    return probability;
}

/// The same leaving as a mean and a correlation within pods: m = p + (1 − p)q,
/// ρ = p(1 − p)(1 − q)²/(m(1 − m)). Throws InvalidParameter; also where all or none leave.
inline Departure departure_of(const LiftOut& l) {
    core::checked(l, "LiftOut");
    const double p = l.lift_out_probability, stay = 1.0 - l.leave_probability;
    const double mean = p + (1.0 - p) * l.leave_probability;
    core::require("LiftOut: mean probability of leaving", mean,
                  {0.0, 1.0, true, true, "must be above 0 and below 1"});
    return {.leave_probability = mean,
            .pod_correlation = p * (1.0 - p) * stay * stay / (mean * (1.0 - mean))};
}

/// A method and where its knowers sit.
struct PodMethod {
    std::string name = {};
    double value_usd = core::nan;
    double codified_share = core::nan;
    std::vector<double> knowers_by_pod = {};
};

inline auto fields(const PodMethod&) {
    using M = PodMethod;
    return std::array{
        core::Field{"value_usd", &M::value_usd, core::nonnegative, "USD", "what its loss costs"},
        core::Field{"codified_share", &M::codified_share, share, "",
                    "share of the value that stays when all knowers are gone"}};
}

/// What goes when one pod is lifted out: all methods known only inside it.
struct PodLoss {
    double methods_lost = 0.0;
    double loss_usd = 0.0;
};

/// The loss of each pod if it alone is lifted out, for as many pods as the methods name.
/// Throws InvalidParameter.
inline std::vector<PodLoss> lift_out_losses(const std::vector<PodMethod>& methods) {
    std::vector<PodLoss> losses;
    for (const auto& method : methods) {
        core::checked(method, "PodMethod(" + method.name + ")");
        losses.resize(std::max(losses.size(), method.knowers_by_pod.size()));
        for (std::size_t pod = 0; pod < method.knowers_by_pod.size(); ++pod) {
            // Taken for sure, with nobody else leaving: only where no other pod has a knower.
            auto others = method.knowers_by_pod;
            require_count("PodMethod(" + method.name + ").knowers_by_pod", others[pod], 0.0,
                          most_people);
            const bool knows = others[pod] > 0.0;
            others[pod] = 0.0;
            const bool alone =
                std::all_of(others.begin(), others.end(), [](double k) { return k == 0.0; });
            if (!knows || !alone) continue;
            losses[pod].methods_lost += 1.0;
            losses[pod].loss_usd += method.value_usd * (1.0 - method.codified_share);
        }
    }
    return losses;
}

/// A team that moves as one and what it brings: superadditive, c s^ζ for s people, since they need
/// not find colleagues who understand them.
struct Squad {
    double people = core::nan;                 ///< s
    double carry = core::nan;                  ///< c, of one who comes alone
    double superadditivity = core::nan;        ///< ζ ≥ 1; 1: no more than s single hires
    double diffusion_gap = core::nan;          ///< g
    double destination_headcount = core::nan;  ///< L_j, people among whom it is spread
};

inline auto fields(const Squad&) {
    using S = Squad;
    return std::array{
        core::Field{"people", &S::people, at_least_one, "persons", "people of the squad"},
        core::Field{"carry", &S::carry, share, "", "share of a lead that one hire carries over"},
        core::Field{"superadditivity", &S::superadditivity, at_least_one, "",
                    "exponent of the squad's size, 1 for hires who come one by one"},
        core::Field{"diffusion_gap", &S::diffusion_gap, share, "",
                    "share that the destination does not take up"},
        core::Field{"destination_headcount", &S::destination_headcount, core::positive, "persons",
                    "people among whom it is spread"}};
}

/// What a squad closes of the lead over its new lab, against as many single hires.
struct SquadGain {
    double closed_share = core::nan;        ///< c s^ζ (1 − g)/L_j of the lead
    double single_hires_share = core::nan;  ///< c s (1 − g)/L_j
    double premium = core::nan;             ///< s^{ζ − 1}
};

/// Throws InvalidParameter; also when the squad would close more than the whole lead.
inline SquadGain squad_gain(const Squad& squad) {
    core::checked(squad, "Squad");
    const double taken_up = squad.carry * (1.0 - squad.diffusion_gap) / squad.destination_headcount;
    const double closed = taken_up * std::pow(squad.people, squad.superadditivity);
    core::require("Squad: share of the lead that it closes", closed, share,
                  "nobody brings more than his old lab knew");
    return {.closed_share = closed,
            .single_hires_share = taken_up * squad.people,
            .premium = std::pow(squad.people, squad.superadditivity - 1.0)};
}

}  // namespace isocost::knowledge
