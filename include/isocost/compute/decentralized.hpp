#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::compute {

/// How nodes far apart train one model: H optimizer steps on their own, then an exchange of their
/// changes (local SGD; DiLoCo, Douillard et al. 2023, arXiv:2311.08105).
struct LocalSteps {
    double steps = core::nan;                  ///< H, between two exchanges
    double step_seconds = core::nan;           ///< of one step
    double exchanged_bytes = core::nan;        ///< sent by a node at an exchange
    double bandwidth_bytes_per_s = core::nan;  ///< of the slowest link
};

inline auto fields(const LocalSteps&) {
    using L = LocalSteps;
    constexpr core::Bounds one{1.0, core::infinity, false, true, "must be 1 or more and finite"};
    return std::array{
        core::Field{"steps", &L::steps, one, "steps", "local steps between two exchanges"},
        core::Field{"step_seconds", &L::step_seconds, core::positive, "s", "time of one step"},
        core::Field{"exchanged_bytes", &L::exchanged_bytes, core::nonnegative, "bytes",
                    "sent by a node at an exchange"},
        core::Field{"bandwidth_bytes_per_s", &L::bandwidth_bytes_per_s, core::positive_or_infinite,
                    "bytes per second", "of the slowest link"}};
}

/// Share of time left for computing, η_net ≤ 1, when an exchange does not overlap with work: H t/(H
/// t + bytes/bandwidth). Derived; H trades against progress per step, which this does not count.
/// Throws InvalidParameter.
inline double network_efficiency(const LocalSteps& local) {
    core::checked(local, "LocalSteps");
    const double work = local.steps * local.step_seconds;
    return work / (work + local.exchanged_bytes / local.bandwidth_bytes_per_s);
}

/// The fewest local steps that keep the efficiency η_net: H = η/(1 − η) × exchange/step, at least
/// 1. Efficiency in (0, 1). Throws InvalidParameter.
inline double least_local_steps(double efficiency, LocalSteps local) {
    constexpr core::Bounds inside{0.0, 1.0, true, true, "must be between 0 and 1"};
    core::require("least_local_steps.efficiency", efficiency, inside);
    local.steps = 1.0;
    core::checked(local, "LocalSteps");
    const double exchange = local.exchanged_bytes / local.bandwidth_bytes_per_s;
    return std::max(1.0, efficiency / (1.0 - efficiency) * exchange / local.step_seconds);
}

/// Nodes of a mixed fleet, each with the rate at which it would train on its own, FLOP/s delivered.
struct Node {
    std::string name;
    double flop_per_s = core::nan;
};

/// How work is dealt out: by what each node can do, or the same for all.
enum class Batches { proportional, equal };

namespace detail {

inline const std::vector<Node>& checked_nodes(const std::vector<Node>& nodes) {
    if (nodes.empty()) throw core::InvalidParameter("nodes", "{}", "must have at least one node");
    for (const auto& node : nodes)
        core::require("Node(" + node.name + ").flop_per_s", node.flop_per_s, core::positive,
                      "delivered on its own");
    return nodes;
}

}  // namespace detail

/// What unlike nodes deliver together, FLOP/s: η_net Σ r_k when batches are proportional to the
/// rates, η_net n min r_k when they are equal and all wait for the slowest. One node needs no
/// network. Throws InvalidParameter.
inline double fleet_flop_per_s(const std::vector<Node>& nodes, Batches batches,
                               const LocalSteps& local) {
    detail::checked_nodes(nodes);
    const double efficiency = nodes.size() > 1 ? network_efficiency(local) : 1.0;
    double sum = 0.0;
    double slowest = core::infinity;
    for (const auto& node : nodes) {
        sum += node.flop_per_s;
        slowest = std::min(slowest, node.flop_per_s);
    }
    const double together =
        batches == Batches::equal ? static_cast<double>(nodes.size()) * slowest : sum;
    return efficiency * together;
}

/// The nodes that deliver most together with equal batches: of the n fastest, the n with the
/// largest η_net n r_(n), r_(n) the n-th fastest; a slower node is worth adding iff r > n/(n + 1) ×
/// the slowest so far, for the second also over what the network takes. Fastest first; of two sets
/// that deliver the same the smaller. Throws InvalidParameter.
inline std::vector<Node> best_equal_nodes(std::vector<Node> nodes, const LocalSteps& local) {
    detail::checked_nodes(nodes);
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const Node& a, const Node& b) { return a.flop_per_s > b.flop_per_s; });
    const double efficiency = network_efficiency(local);
    std::size_t best = 1;
    double most = nodes.front().flop_per_s;
    for (std::size_t n = 2; n <= nodes.size(); ++n) {
        const double together = efficiency * static_cast<double>(n) * nodes[n - 1].flop_per_s;
        if (together <= most) continue;
        most = together;
        best = n;
    }
    nodes.resize(best);
    return nodes;
}

}  // namespace isocost::compute
