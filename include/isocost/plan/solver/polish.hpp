#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "isocost/plan/solver/cholesky.hpp"
#include "isocost/plan/solver/interior_point.hpp"
#include "isocost/plan/solver/interior_step.hpp"

namespace isocost::plan {

namespace detail {

/// Where the year's cost bends smoothly, so that compute has one price.
inline bool smooth(const PurchaseProgram& program) {
    return std::none_of(program.rows.begin(), program.rows.end(), [](const ProgramRow& row) {
        return fixed(row.demand) || linear(row.demand);
    });
}

/// What is bought in a column: nothing, all there are, or something between.
enum class Bought { nothing, some, all };

/// By which of two quantities that cannot both be there is the smaller, each over its size.
inline Bought bought(const ProgramColumn& column, const InteriorPoint& at, std::size_t j,
                     const std::vector<double>& flop) {
    const double typical = starting_chips(column, flop);
    const double above = (column.price - worth(column, at.prices)) /
                         (std::abs(column.price) + worth(column, at.prices));
    if (at.chips[j] < typical * above) return Bought::nothing;
    if (limited(column) && column.most - at.chips[j] < column.most * -above) return Bought::all;
    return Bought::some;
}

/// π_t and the reciprocal of −dπ_t/dC_t at these purchases.
struct RowPrices {
    std::vector<double> prices;
    std::vector<double> curvature;
};

inline RowPrices row_prices(const PurchaseProgram& program, const std::vector<double>& chips) {
    RowPrices found;
    const auto flop = supply(program, chips);
    for (std::size_t t = 0; t < flop.size(); ++t) {
        const auto& row = program.rows[t];
        const auto at = price_of_flop(row.demand, flop[t]);
        found.prices.push_back(row.weight * at.price);
        found.curvature.push_back(-1.0 / (row.weight * at.slope));
    }
    return found;
}

/// The columns between their limits, as a program of their own.
inline PurchaseProgram between(const PurchaseProgram& program, const std::vector<Bought>& kind) {
    PurchaseProgram chosen{program.rows, {}};
    for (std::size_t j = 0; j < kind.size(); ++j)
        if (kind[j] == Bought::some) chosen.columns.push_back(program.columns[j]);
    return chosen;
}

/// Newton's step for what is between its limits, or nothing where the equations have no solution.
inline std::optional<std::vector<double>> newton_step(const PurchaseProgram& chosen,
                                                      const RowPrices& at) {
    LowerHalf matrix(chosen.columns.size());
    add_shared_rows(matrix, chosen, at.curvature);
    const auto factor = Cholesky::of(matrix);
    if (!factor) return std::nullopt;
    std::vector<double> gain;
    for (const auto& column : chosen.columns)
        gain.push_back(worth(column, at.prices) - column.price);
    return factor->solve(std::move(gain));
}

inline bool within_limits(const PurchaseProgram& program, const std::vector<double>& chips) {
    for (std::size_t j = 0; j < chips.size(); ++j)
        if (!(chips[j] >= 0.0 && chips[j] <= program.columns[j].most)) return false;
    return true;
}

}  // namespace detail

/// The last digits: purchases at their limits are put there, Newton's method in the others makes
/// worth equal to price, and prices follow from the compute there is. Empty where it leaves the
/// limits, or where a year's cost has a kink.
[[nodiscard]] inline std::optional<InteriorPoint> polished(const PurchaseProgram& program,
                                                           const InteriorPoint& rough) {
    if (!detail::smooth(program)) return std::nullopt;
    const auto flop = supply(program, rough.chips);
    std::vector<detail::Bought> kind;
    auto chips = rough.chips;
    for (std::size_t j = 0; j < chips.size(); ++j) {
        kind.push_back(detail::bought(program.columns[j], rough, j, flop));
        if (kind[j] == detail::Bought::nothing) chips[j] = 0.0;
        if (kind[j] == detail::Bought::all) chips[j] = program.columns[j].most;
    }
    const auto chosen = detail::between(program, kind);
    constexpr int steps = 8;  // quadratic from 1e-9: two are enough, the rest is rounding
    for (int count = 0; count < steps; ++count) {
        const auto step = detail::newton_step(chosen, detail::row_prices(program, chips));
        if (!step) return std::nullopt;
        auto each = step->begin();
        for (std::size_t j = 0; j < chips.size(); ++j)
            if (kind[j] == detail::Bought::some) chips[j] += *each++;
        if (!detail::within_limits(program, chips)) return std::nullopt;
    }
    return InteriorPoint{chips, detail::row_prices(program, chips).prices, rough.remaining,
                         rough.converged, rough.iterations};
}

}  // namespace isocost::plan
