#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/firm.hpp"

namespace isocost::firm::detail {

/// Splits every input into pieces on which its cost is smooth: one per tier, so that a kink
/// becomes a bound, which a nonlinear solver understands. x_i is the sum of its pieces. A floor
/// fills the cheapest tiers first.
class Pieces {
public:
    explicit Pieces(const Firm& firm) {
        for (std::size_t i = 0; i < firm.size(); ++i) {
            double start = 0.0;
            for (const double end : ends(firm.costs()[i])) {
                if (start >= firm.caps()[i] && start > 0.0) break;
                input_.push_back(i);
                start_.push_back(start);
                lower.push_back(std::clamp(firm.floors()[i] - start, 0.0, end - start));
                end_.push_back(std::min(end, firm.caps()[i]));
                upper.push_back(end_.back() - start);
                start = end;
            }
        }
        inputs_ = firm.size();
    }

    std::vector<double> lower;
    std::vector<double> upper;

    /// x_i is the sum of its pieces; exactly a kink or the cap when all pieces below are full.
    std::vector<double> inputs(const std::vector<double>& y) const {
        std::vector<double> x(inputs_, 0.0);
        std::vector<bool> full(inputs_, true);
        for (std::size_t j = 0; j < y.size(); ++j) {
            const std::size_t i = input_[j];
            x[i] = full[i] ? start_[j] + y[j] : x[i] + y[j];
            full[i] = full[i] && reaches(y[j], upper[j]);
            if (full[i])
                x[i] = end_[j];
            else if (start_[j] == 0.0 && reaches(lower[j], y[j]))
                x[i] = lower[j];
        }
        return x;
    }

    std::vector<double> split(const std::vector<double>& x) const {
        std::vector<double> y;
        for (std::size_t j = 0; j < input_.size(); ++j)
            y.push_back(std::clamp(x[input_[j]] - start_[j], lower[j], upper[j]));
        return y;
    }

    /// A typical size of each piece.
    std::vector<double> scale(const std::vector<double>& x) const {
        std::vector<double> size;
        for (std::size_t j = 0; j < input_.size(); ++j)
            size.push_back(
                std::min(x[input_[j]] > 0.0 ? x[input_[j]] : 1.0, upper[j] > 0.0 ? upper[j] : 1.0));
        return size;
    }

    /// A gradient by input as one by piece.
    std::vector<double> spread(const std::vector<double>& by_input) const {
        std::vector<double> by_piece;
        for (const std::size_t i : input_) by_piece.push_back(by_input[i]);
        return by_piece;
    }

    /// Σ of what buyers minimize, running costs alone.
    double objective(const Firm& firm, const std::vector<double>& y) const {
        double total = 0.0;
        for (std::size_t j = 0; j < y.size(); ++j) {
            const auto& cost = cost::running(firm.costs()[input_[j]]);
            total += tiered(cost) ? slope(cost, j) * y[j] : cost.objective(y[j]);
        }
        return total;
    }

    std::vector<double> marginal(const Firm& firm, const std::vector<double>& y) const {
        std::vector<double> slopes;
        for (std::size_t j = 0; j < y.size(); ++j) {
            const auto& cost = cost::running(firm.costs()[input_[j]]);
            slopes.push_back(tiered(cost) ? slope(cost, j) : cost.marginal(y[j]).lower);
        }
        return slopes;
    }

private:
    /// A solver that stops within rounding of a bound is on it.
    static bool reaches(double value, double bound) {
        return value >= bound - 1e-12 * std::abs(bound);
    }

    static const cost::TieredCost* tiered(const cost::Cost& cost) {
        return std::get_if<cost::TieredCost>(&cost.curve());
    }

    static std::vector<double> ends(const cost::Cost& cost) {
        const auto* tiers = tiered(cost::running(cost));
        if (!tiers) return {core::infinity};
        std::vector<double> ends;
        for (const auto& tier : tiers->tiers())
            ends.push_back((ends.empty() ? 0.0 : ends.back()) + tier.width);
        return ends;
    }

    /// Price of the tier that piece j is.
    double slope(const cost::Cost& cost, std::size_t j) const {
        return cost.marginal(start_[j]).upper;
    }

    std::vector<std::size_t> input_;
    std::vector<double> start_;
    std::vector<double> end_;
    std::size_t inputs_ = 0;
};

}  // namespace isocost::firm::detail
