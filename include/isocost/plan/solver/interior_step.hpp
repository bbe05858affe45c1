#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "isocost/plan/solver/cholesky.hpp"
#include "isocost/plan/solver/interior_state.hpp"

namespace isocost::plan {

/// Adds Σ_t a_tj a_tk / curvature_t to the lower half of a matrix: rows that both columns serve.
inline void add_shared_rows(LowerHalf& matrix, const PurchaseProgram& program,
                            const std::vector<double>& curvature) {
    std::vector<std::vector<Service>> of_row(program.rows.size());
    for (std::size_t j = 0; j < program.columns.size(); ++j)
        for (const auto& [row, flop] : program.columns[j].services)
            of_row[row].push_back({j, flop});
    for (std::size_t t = 0; t < of_row.size(); ++t)
        for (const auto& [j, a] : of_row[t])
            for (const auto& [k, b] : of_row[t]) {
                if (k > j) break;
                matrix(j, k) += a * b / curvature[t];
            }
}

/// Newton's equations at a state, reduced to the purchases:
///   (E + Aᵀ D⁻¹ A) ΔK = r,  E = ν/K + ρ/room,  D = −C'(π) + slack/π + replaced/margin.
class InteriorSystem {
public:
    static std::optional<InteriorSystem> at(const PurchaseProgram& program,
                                            const InteriorState& s) {
        std::vector<double> curvature;
        for (std::size_t t = 0; t < program.rows.size(); ++t) {
            curvature.push_back(response(program.rows[t], s, t) + s.slacks[t] / s.prices[t] +
                                s.replaced[t] / s.margins[t]);
        }
        LowerHalf matrix(program.columns.size());
        for (std::size_t j = 0; j < matrix.n; ++j)
            matrix(j, j) = s.losses[j] / s.chips[j] + s.rents[j] / s.room[j];
        add_shared_rows(matrix, program, curvature);
        auto factor = Cholesky::of(matrix);
        if (!factor) return std::nullopt;
        return InteriorSystem(program, std::move(curvature), std::move(*factor));
    }

    /// The step towards these products.
    InteriorState direction(const InteriorState& s, const Products& target) const {
        const auto& columns = program_.columns;
        const auto row_target = row_targets(s, target);
        std::vector<double> column_target;
        for (std::size_t j = 0; j < columns.size(); ++j) {
            double sum = -loss_gap(columns[j], s, j);
            sum += target.bought[j] / s.chips[j] - s.losses[j];
            sum -= target.limited[j] / s.room[j] - s.rents[j];
            for (const auto& [row, flop] : columns[j].services)
                sum += flop * row_target[row] / curvature_[row];
            column_target.push_back(sum);
        }
        InteriorState by;
        by.chips = factor_.solve(std::move(column_target));
        fill_columns(s, target, by);
        fill_rows(s, target, row_target, by);
        return by;
    }

private:
    /// −ΔC_t for one more USD per FLOP.
    static double response(const ProgramRow& row, const InteriorState& s, std::size_t t) {
        return -demanded_flop(row.demand, s.prices[t] / row.weight).slope / row.weight;
    }

    InteriorSystem(const PurchaseProgram& program, std::vector<double> curvature, Cholesky factor)
        : program_(program), curvature_(std::move(curvature)), factor_(std::move(factor)) {}

    std::vector<double> row_targets(const InteriorState& s, const Products& target) const {
        auto flop = shortages(program_, s);
        for (std::size_t t = 0; t < flop.size(); ++t) {
            flop[t] += target.used[t] / s.prices[t] - s.slacks[t];
            flop[t] -= target.margin[t] / s.margins[t] - s.replaced[t];
        }
        return flop;
    }

    void fill_columns(const InteriorState& s, const Products& target, InteriorState& by) const {
        for (std::size_t j = 0; j < by.chips.size(); ++j) {
            const double dk = by.chips[j];
            const bool pair = s.sizes.limited[j] > 0.0;
            by.losses.push_back((target.bought[j] - s.losses[j] * dk) / s.chips[j] - s.losses[j]);
            by.room.push_back(pair ? -dk : 0.0);
            by.rents.push_back(pair ? (target.limited[j] + s.rents[j] * dk) / s.room[j] - s.rents[j]
                                    : 0.0);
        }
    }

    void fill_rows(const InteriorState& s, const Products& target,
                   const std::vector<double>& needed, InteriorState& by) const {
        const auto added = added_flop(program_, by.chips);
        for (std::size_t t = 0; t < needed.size(); ++t) {
            const double dp = (needed[t] - added[t]) / curvature_[t];
            const bool pair = s.sizes.margin[t] > 0.0;
            by.prices.push_back(dp);
            by.slacks.push_back((target.used[t] - s.slacks[t] * dp) / s.prices[t] - s.slacks[t]);
            by.margins.push_back(pair ? -dp : 0.0);
            by.replaced.push_back(pair ? (target.margin[t] + s.replaced[t] * dp) / s.margins[t] -
                                             s.replaced[t]
                                       : 0.0);
        }
    }

    const PurchaseProgram& program_;
    std::vector<double> curvature_;
    Cholesky factor_;
};

}  // namespace isocost::plan
