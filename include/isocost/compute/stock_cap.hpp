#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "isocost/compute/fleet.hpp"

namespace isocost::compute {

/// A class as a stock cap sees it: price and quantity of its FLOP, and the installed peak in FLOP/s
/// that one delivered FLOP per year takes, 1/(utilization × availability × 31 557 600 s).
struct StockClass {
    double price_usd_per_flop;
    double width_flop_per_year;
    double stock_per_flow;
};

/// A stretch of supply under a stock cap: up to `end`, one more FLOP costs `price` and one more
/// FLOP/s of the cap saves `stock_price` USD per year.
struct StockStep {
    double end_flop_per_year;
    double price_usd_per_flop;
    double stock_price_usd_per_flop_per_s;
};

/// The cheapest supply from a fleet whose installed peak is capped.
struct StockCapped {
    std::vector<StockClass> classes;
    double cap_flop_per_s;
    std::vector<StockStep> steps;
    double fixed_usd_per_year = 0.0;

    /// Most FLOP per year under the cap.
    double capacity() const { return steps.back().end_flop_per_year; }

    /// What one more FLOP/s of the cap saves, USD per year, at a delivered x (at the end of a
    /// stretch the lower of the two). NaN beyond the capacity.
    double stock_price(double flop_per_year) const {
        for (const auto& step : steps)
            if (flop_per_year <= step.end_flop_per_year) return step.stock_price_usd_per_flop_per_s;
        return core::nan;
    }
};

namespace detail {

/// Walks along x from the point where the cap first binds. One class is partly used there; each
/// step trades a class that takes much stock per FLOP for one that takes less, at the lowest
/// multiplier m of the stock for which both cost the same, p_i + m s_i = p_j + m s_j.
class StockWalk {
public:
    explicit StockWalk(StockCapped& capped)
        : capped_(capped), used_(capped.classes.size(), 0.0), order_(by_price(capped.classes)) {}

    void run() {
        if (!fill()) return;
        while (const auto next = cheapest_trade()) trade(*next);
    }

private:
    struct Trade {
        std::size_t from;
        std::size_t to;
        double multiplier;
    };

    static std::vector<std::size_t> by_price(const std::vector<StockClass>& classes) {
        std::vector<std::size_t> order(classes.size());
        for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
        // Of equal prices the one that takes less stock, as the least cost of a larger x would.
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const auto& [pa, qa, sa] = classes[a];
            const auto& [pb, qb, sb] = classes[b];
            return pa < pb || (pa == pb && sa < sb);
        });
        return order;
    }

    /// Buys in order of price until the cap binds; false when it never does.
    bool fill() {
        double stock = capped_.cap_flop_per_s;
        for (const std::size_t k : order_) {
            const auto& c = capped_.classes[k];
            const double room = stock / c.stock_per_flow;
            used_[k] = std::min(c.width_flop_per_year, room);
            add(used_[k], c.price_usd_per_flop, 0.0);
            if (c.width_flop_per_year >= room) {
                partial_ = k;
                return true;
            }
            stock -= c.width_flop_per_year * c.stock_per_flow;
        }
        return false;
    }

    std::optional<Trade> cheapest_trade() const {
        std::optional<Trade> best;
        const auto consider = [&](std::size_t from, std::size_t to) {
            const auto& f = capped_.classes[from];
            const auto& t = capped_.classes[to];
            if (t.stock_per_flow >= f.stock_per_flow) return;
            const double m = (t.price_usd_per_flop - f.price_usd_per_flop) /
                             (f.stock_per_flow - t.stock_per_flow);
            if (!best || m < best->multiplier) best = Trade{from, to, m};
        };
        for (std::size_t k = 0; k < used_.size(); ++k) {
            if (k == partial_) continue;
            if (used_[k] == 0.0)
                consider(partial_, k);
            else
                consider(k, partial_);
        }
        return best;
    }

    void trade(const Trade& next) {
        const auto& from = capped_.classes[next.from];
        const auto& to = capped_.classes[next.to];
        const double exchange = from.stock_per_flow / to.stock_per_flow;
        const double room = to.width_flop_per_year - used_[next.to];
        const bool empties = used_[next.from] * exchange <= room;
        const double bought = empties ? used_[next.from] * exchange : room;
        const double given = empties ? used_[next.from] : room / exchange;
        used_[next.from] = empties ? 0.0 : used_[next.from] - given;
        used_[next.to] = empties ? used_[next.to] + bought : to.width_flop_per_year;
        partial_ = empties ? next.to : next.from;
        add(bought - given, from.price_usd_per_flop + next.multiplier * from.stock_per_flow,
            next.multiplier);
    }

    void add(double width, double price, double stock_price) {
        auto& steps = capped_.steps;
        if (!(width > 0.0)) return;
        const double start = steps.empty() ? 0.0 : steps.back().end_flop_per_year;
        if (start + width == start) return;
        // Prices rise along the walk but for the last digit of a division.
        const double last = steps.empty() ? price : steps.back().price_usd_per_flop;
        steps.push_back({start + width, std::max(price, last), stock_price});
    }

    StockCapped& capped_;
    std::vector<double> used_;
    std::vector<std::size_t> order_;
    std::size_t partial_ = 0;
};

}  // namespace detail

/// The exact cost curve of a fleet under a cap S on its installed peak, FLOP/s, chips at rest not
/// counted: c(x) = min Σ p_k x_k with Σ x_k = x, Σ x_k/(u_k a_k year) ≤ S, 0 ≤ x_k ≤ q_k. Convex
/// and piecewise linear in x; beyond the point where S binds, each stretch trades two classes at
/// the multiplier of S at which both cost the same. With equal u·a everywhere nothing can be traded
/// and S is a cap on the flow. Throws InvalidParameter.
inline StockCapped stock_capped(const std::vector<FleetClass>& fleet, double cap_flop_per_s,
                                Horizon horizon = Horizon::long_run) {
    core::require("stock_capped.cap_flop_per_s", cap_flop_per_s, core::positive);
    StockCapped capped{{}, cap_flop_per_s, {}, merit_order(fleet, horizon).fixed_usd_per_year};
    for (const auto& chips : fleet)
        capped.classes.push_back(
            {price_usd_per_flop(chips, horizon), chips.count * flop_per_chip_year(chips),
             1.0 / (chips.utilization * chips.availability * seconds_per_year)});
    detail::StockWalk(capped).run();
    return capped;
}

/// The curve as a cost of compute in FLOP per year.
inline cost::Cost stock_capped_cost(const StockCapped& capped) {
    std::vector<cost::Tier> tiers;
    double start = 0.0;
    for (const auto& step : capped.steps) {
        tiers.push_back({step.end_flop_per_year - start, step.price_usd_per_flop});
        start = step.end_flop_per_year;
    }
    cost::TieredCost cost(std::move(tiers));
    if (capped.fixed_usd_per_year == 0.0) return cost;
    return cost::FixedCost(capped.fixed_usd_per_year, cost);
}

/// Certificate of the curve at x, from the classes alone: the curve's cost over the bound of weak
/// duality λx − mS − Σ max(0, λ − m s_k − p_k) q_k with the curve's own prices λ and m, relative;
/// 0 when the curve is right, positive when something cheaper could exist, ∞ when the prices are no
/// dual point: an endless class would earn a rent.
inline double stock_gap(const StockCapped& capped, double flop_per_year) {
    const auto cost = stock_capped_cost(capped);
    const double lambda = cost.marginal(flop_per_year).lower;
    const double m = capped.stock_price(flop_per_year);
    double bound = lambda * flop_per_year - m * capped.cap_flop_per_s;
    for (const auto& c : capped.classes) {
        const double rent = lambda - m * c.stock_per_flow - c.price_usd_per_flop;
        // A rent of an endless class in the last digits of λ is a rounding.
        const bool rounding =
            c.width_flop_per_year == core::infinity && rent <= 1e-12 * std::abs(lambda);
        if (rent > 0.0 && !rounding) bound -= rent * c.width_flop_per_year;
    }
    const double running = cost.outlay(flop_per_year) - capped.fixed_usd_per_year;
    return (running - bound) / running;
}

}  // namespace isocost::compute
