#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/plan/solver/program.hpp"

namespace isocost::plan {

/// A number for each pair of unknowns: purchases below their limits, purchases at them, prices, and
/// prices where perfect substitutes change places.
struct Products {
    std::vector<double> bought;   ///< of chips and losses
    std::vector<double> limited;  ///< of room and rents
    std::vector<double> used;     ///< of prices and slacks
    std::vector<double> margin;   ///< of margins and replaced
};

/// Unknowns of the interior-point method, all positive, and the sizes that they started with.
/// Pairs whose products vanish at the solution: chips and losses, room and rents, prices and
/// slacks, margins and replaced. A pair that a row or column does not have is (1, 0) throughout.
struct InteriorState {
    std::vector<double> chips;     ///< K_j
    std::vector<double> losses;    ///< ν_j = q_j − worth where nothing is bought
    std::vector<double> room;      ///< most_j − K_j
    std::vector<double> rents;     ///< worth − q_j where all there are is bought
    std::vector<double> prices;    ///< π_t
    std::vector<double> slacks;    ///< compute that lies idle
    std::vector<double> margins;   ///< price at which perfect substitutes change places, less π_t
    std::vector<double> replaced;  ///< compute that perfect substitutes stand in for
    Products sizes;                ///< of the four products at the start, USD
};

inline bool limited(const ProgramColumn& column) { return column.most < core::infinity; }

namespace detail {

/// The price of compute at which every column is worth its price or less: a start within the dual.
inline std::vector<double> starting_prices(const PurchaseProgram& program) {
    std::vector<double> prices(program.rows.size(), core::infinity);
    for (const auto& column : program.columns) {
        double flop = 0.0;
        for (const auto& service : column.services) flop += service.flop;
        for (const auto& service : column.services)
            prices[service.row] =
                std::min(prices[service.row], 0.5 * std::abs(column.price) / flop);
    }
    for (std::size_t t = 0; t < prices.size(); ++t) {
        const auto& [demand, weight, owned] = program.rows[t];
        const double top = weight * switch_price(demand);
        const bool usable = prices[t] > 0.0 && prices[t] < core::infinity;
        if (!usable) prices[t] = top;
        if (linear(demand)) prices[t] = std::min(prices[t], 0.5 * top);
    }
    return prices;
}

/// A share of the chips that the scarcest row of the column could use, within half of what there
/// are. The scarcest, so that years that need much do not blow up those that need little.
inline double starting_chips(const ProgramColumn& column, const std::vector<double>& flop) {
    double least = core::infinity;
    for (const auto& [row, each] : column.services) least = std::min(least, flop[row] / each);
    return std::min(least / static_cast<double>(column.services.size()), 0.5 * column.most);
}

/// The unknowns of a column at the start: its loss and rent make up for all that price and worth
/// differ by.
inline void start_column(const ProgramColumn& column, double chips, InteriorState& s) {
    const double above = column.price - worth(column, s.prices);
    const double usd = 0.5 * (std::abs(column.price) + worth(column, s.prices));
    const double rent = limited(column) ? usd + std::max(0.0, -above) : 0.0;
    s.chips.push_back(chips);
    s.losses.push_back(rent + above);
    s.sizes.bought.push_back(chips * s.losses.back());
    s.room.push_back(limited(column) ? column.most - chips : 1.0);
    s.rents.push_back(rent);
    s.sizes.limited.push_back(s.room.back() * rent);
}

/// The unknowns of a row at the start, for `supplied` FLOP: perfect substitutes meet demand.
inline void start_row(const ProgramRow& row, double supplied, InteriorState& s) {
    const double price = s.prices[s.slacks.size()];
    const double demand = demanded_flop(row.demand, price / row.weight).flop;
    const bool pair = linear(row.demand);
    const double idle = 0.5 * (pair ? std::min(demand, supplied) : demand);
    s.slacks.push_back(idle);
    s.sizes.used.push_back(price * idle);
    s.margins.push_back(pair ? row.weight * switch_price(row.demand) - price : 1.0);
    s.replaced.push_back(pair ? std::max(0.5 * demand, demand - supplied) : 0.0);
    s.sizes.margin.push_back(s.margins.back() * s.replaced.back());
}

/// Moves the sizes, in logarithms, a share of the way to the largest: with their own the path to
/// the solution is too bent where purchases are few for what is asked, with one for all it leaves
/// years that weigh little behind.
inline void level(Products& sizes, double share) {
    double most = 0.0;
    const std::array all{&sizes.bought, &sizes.limited, &sizes.used, &sizes.margin};
    for (const auto* each : all)
        for (const double size : *each) most = std::max(most, size);
    for (auto* each : all)
        for (double& size : *each)
            if (size > 0.0) size = most * std::pow(size / most, 1.0 - share);
}

}  // namespace detail

/// The start, with sizes that are leveled by a share from 0 to 1.
inline InteriorState starting_state(const PurchaseProgram& program, double leveling = 0.5) {
    InteriorState s;
    s.prices = detail::starting_prices(program);
    std::vector<double> demand;
    for (std::size_t t = 0; t < program.rows.size(); ++t) {
        const auto& row = program.rows[t];
        demand.push_back(demanded_flop(row.demand, s.prices[t] / row.weight).flop);
    }
    for (const auto& column : program.columns)
        detail::start_column(column, detail::starting_chips(column, demand), s);
    const auto flop = supply(program, s.chips);
    for (std::size_t t = 0; t < flop.size(); ++t) detail::start_row(program.rows[t], flop[t], s);
    detail::level(s.sizes, leveling);
    return s;
}

/// at + step · by; the sizes stay.
inline InteriorState moved(InteriorState at, const InteriorState& by, double step) {
    const auto add = [step](std::vector<double>& x, const std::vector<double>& dx) {
        for (std::size_t i = 0; i < x.size(); ++i) x[i] += step * dx[i];
    };
    add(at.chips, by.chips);
    add(at.losses, by.losses);
    add(at.room, by.room);
    add(at.rents, by.rents);
    add(at.prices, by.prices);
    add(at.slacks, by.slacks);
    add(at.margins, by.margins);
    add(at.replaced, by.replaced);
    return at;
}

/// The products of a state, pair by pair.
inline Products products(const InteriorState& s) {
    const auto times = [](const std::vector<double>& x, const std::vector<double>& y) {
        std::vector<double> product;
        for (std::size_t i = 0; i < x.size(); ++i) product.push_back(x[i] * y[i]);
        return product;
    };
    return {times(s.chips, s.losses), times(s.room, s.rents), times(s.prices, s.slacks),
            times(s.margins, s.replaced)};
}

/// Mean and least of the products that vanish, each over its size at the start: 1 there, 0 at the
/// solution.
struct Progress {
    double mean;
    double least;
};

inline Progress progress(const InteriorState& s) {
    Progress found{0.0, core::infinity};
    int count = 0;
    const auto add = [&](const std::vector<double>& product, const std::vector<double>& size) {
        for (std::size_t i = 0; i < size.size(); ++i) {
            if (size[i] == 0.0) continue;
            found.mean += product[i] / size[i];
            found.least = std::min(found.least, product[i] / size[i]);
            ++count;
        }
    };
    const auto all = products(s);
    add(all.bought, s.sizes.bought);
    add(all.limited, s.sizes.limited);
    add(all.used, s.sizes.used);
    add(all.margin, s.sizes.margin);
    found.mean /= std::max(count, 1);
    return found;
}

/// Demand less supply of a row, FLOP: C_t(π_t) − replaced + idle − C0_t − Σ a_tj K_j.
inline std::vector<double> shortages(const PurchaseProgram& program, const InteriorState& s) {
    auto flop = supply(program, s.chips);
    for (std::size_t t = 0; t < flop.size(); ++t) {
        const auto& row = program.rows[t];
        const double demand = demanded_flop(row.demand, s.prices[t] / row.weight).flop;
        flop[t] = demand - s.replaced[t] + s.slacks[t] - flop[t];
    }
    return flop;
}

/// Price of a column less what it is worth, its loss, and plus its rent: 0 at the solution.
inline double loss_gap(const ProgramColumn& column, const InteriorState& s, std::size_t j) {
    return column.price - worth(column, s.prices) - s.losses[j] + s.rents[j];
}

/// Largest residual of the equations, relative to what is added up in them at `sizes`.
inline double residual(const PurchaseProgram& program, const InteriorState& s,
                       const InteriorState& sizes) {
    double worst = 0.0;
    const auto short_of = shortages(program, s);
    const auto flop = supply(program, sizes.chips);
    for (std::size_t t = 0; t < short_of.size(); ++t) {
        const double size = flop[t] + sizes.slacks[t] + sizes.replaced[t];
        worst = core::worse(worst, std::abs(short_of[t]) / size);
    }
    for (std::size_t j = 0; j < program.columns.size(); ++j) {
        const auto& column = program.columns[j];
        const double size = std::abs(column.price) + worth(column, sizes.prices);
        worst = core::worse(worst, std::abs(loss_gap(column, s, j)) / size);
    }
    return worst;
}

}  // namespace isocost::plan
