#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "isocost/inference/placement.hpp"

namespace isocost::inference {

/// The placements to choose from: every number of chips with every batch.
struct PlacementGrid {
    std::vector<double> chips = {};
    std::vector<double> batches = {};
    double context_tokens = core::nan;
    bool cache_reads = false;  ///< as in Placement
};

/// A placement that no other of the grid beats in both price and speed.
struct FrontierPoint {
    double chips;
    double batch;
    double usd_per_mtok;
    double tokens_per_s_per_user;
};

/// A frontier held against every placement of the grid, pair by pair. Both counts are 0.
struct FrontierCertificate {
    std::size_t uncovered = 0;  ///< placements that no point matches in both price and speed
    std::size_t dominated = 0;  ///< points that a placement matches in both and beats in one

    bool holds() const { return uncovered == 0 && dominated == 0; }
};

/// The price–speed frontier, from the cheapest placement to the fastest: price and speed both rise
/// along it. Infeasible when the model fits on none of the grid's numbers of chips.
struct Frontier {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    std::vector<FrontierPoint> points = {};
    std::size_t placements = 0;  ///< of the grid
    std::size_t infeasible = 0;  ///< of them, those that do not fit into memory
    FrontierCertificate certificate = {};
};

namespace detail {

inline void check(const Transformer& model, const ServingChip& chip, const PlacementGrid& grid,
                  const ReductionLatency& reduction) {
    if (grid.chips.empty() || grid.batches.empty())
        throw core::InvalidParameter("PlacementGrid", "{}", "must have chips and batches");
    for (const double n : grid.chips)
        check({.model = model,
               .chip = chip,
               .chips = n,
               .batch = grid.batches.front(),
               .context_tokens = grid.context_tokens,
               .reduction = reduction});
    for (const double b : grid.batches)
        core::require("PlacementGrid.batches", b, one_or_more, "sequences written at once");
}

inline std::vector<FrontierPoint> placements_that_fit(const Transformer& model,
                                                      const ServingChip& chip,
                                                      const PlacementGrid& grid,
                                                      const ReductionLatency& reduction) {
    const double cache = cache_bytes(model, grid.context_tokens);
    const double read = grid.cache_reads ? cache : 0.0;
    std::vector<FrontierPoint> all;
    all.reserve(grid.chips.size() * grid.batches.size());
    for (const double n : grid.chips)
        for (const double b : grid.batches) {
            if (weight_bytes(model) + b * cache > n * chip.memory_bytes) continue;
            const double t = seconds_per_token(model, chip, n, b, read, reduction);
            all.push_back({n, b, usd_per_mtok(chip, n, b, t), 1.0 / t});
        }
    return all;
}

/// Cheapest first, of equal price the faster first; then a point stays if it is faster than all
/// that are cheaper.
inline std::vector<FrontierPoint> undominated(std::vector<FrontierPoint> all) {
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.usd_per_mtok != b.usd_per_mtok ? a.usd_per_mtok < b.usd_per_mtok
                                                : a.tokens_per_s_per_user > b.tokens_per_s_per_user;
    });
    std::vector<FrontierPoint> kept;
    for (const auto& point : all)
        if (kept.empty() || point.tokens_per_s_per_user > kept.back().tokens_per_s_per_user)
            kept.push_back(point);
    return kept;
}

inline std::string why_none_fits(const Transformer& model, const ServingChip& chip,
                                 const PlacementGrid& grid) {
    const Placement largest{.model = model,
                            .chip = chip,
                            .chips = *std::max_element(grid.chips.begin(), grid.chips.end()),
                            .batch = *std::min_element(grid.batches.begin(), grid.batches.end()),
                            .context_tokens = grid.context_tokens};
    return why_it_does_not_fit(largest, memory_of(largest));
}

}  // namespace detail

/// Compares every placement with every point; shares no code with the search for the points.
inline FrontierCertificate certify(const std::vector<FrontierPoint>& points,
                                   const std::vector<FrontierPoint>& all) {
    const auto matches = [](const FrontierPoint& a, const FrontierPoint& b) {
        return a.usd_per_mtok <= b.usd_per_mtok &&
               a.tokens_per_s_per_user >= b.tokens_per_s_per_user;
    };
    FrontierCertificate certificate;
    for (const auto& placement : all)
        certificate.uncovered += static_cast<std::size_t>(
            std::none_of(points.begin(), points.end(),
                         [&](const auto& point) { return matches(point, placement); }));
    for (const auto& point : points)
        certificate.dominated +=
            static_cast<std::size_t>(std::any_of(all.begin(), all.end(), [&](const auto& other) {
                return matches(other, point) && !matches(point, other);
            }));
    return certificate;
}

/// The frontier of a model on a chip over a grid of placements. Throws InvalidParameter.
inline Frontier price_speed_frontier(const Transformer& model, const ServingChip& chip,
                                     const PlacementGrid& grid,
                                     const ReductionLatency& reduction = {}) {
    detail::check(model, chip, grid, reduction);
    const auto all = detail::placements_that_fit(model, chip, grid, reduction);
    Frontier frontier;
    frontier.placements = grid.chips.size() * grid.batches.size();
    frontier.infeasible = frontier.placements - all.size();
    frontier.points = detail::undominated(all);
    frontier.certificate = certify(frontier.points, all);
    if (all.empty())
        frontier.reason = detail::why_none_fits(model, chip, grid);
    else
        frontier.status =
            frontier.certificate.holds() ? core::Status::optimal : core::Status::stalled;
    return frontier;
}

/// The cheapest point of a frontier that gives each user at least so many tokens per second.
struct SpeedAnswer {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    FrontierPoint point{core::nan, core::nan, core::nan, core::nan};
};

/// Infeasible when no point is that fast; the reason says how fast the fastest is.
inline SpeedAnswer cheapest_at_speed(const Frontier& frontier, double tokens_per_s_per_user) {
    core::require("tokens_per_s_per_user", tokens_per_s_per_user, core::nonnegative);
    if (frontier.status == core::Status::stalled)
        return {core::Status::stalled, "the frontier's certificate does not hold"};
    for (const auto& point : frontier.points)
        if (point.tokens_per_s_per_user >= tokens_per_s_per_user)
            return {core::Status::optimal, "", point};
    if (frontier.points.empty()) return {.reason = frontier.reason};
    return {.reason = "the fastest placement gives " +
                      core::text(frontier.points.back().tokens_per_s_per_user, 4) +
                      " tokens per second and user, " + core::text(tokens_per_s_per_user, 4) +
                      " are asked for"};
}

}  // namespace isocost::inference
