#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/knowledge/stock.hpp"

namespace isocost::knowledge {

/// How far computed stocks may be from those of the equation. A step's defect is what its stocks
/// change by less the integral of `rates_of` along it, by Gauss's rule of five points on each half:
/// nothing of the integrator. Two paths of the equation come closer, by the lab where they differ
/// most, at the rate q of the least loss (see `steady_state`), so after a step the distance is
///
///   D(t₁) ≤ e^{−q(t₁ − t₀)} D(t₀) + max_j |K_j(t₁) − K_j(t₀) − ∫ dK_j/dt dt|
///
/// to first order in the step. NaN where a stock is. No check of the domain.
class PathError {
public:
    explicit PathError(const KnowledgeNetwork& network) : network_(network) {
        for (std::size_t j = 0; j < network.labs.size(); ++j)
            least_loss_ = std::min(
                least_loss_, leaving_loss_per_year(network, j) + network.obsolescence_per_year);
    }

    /// Distance [knowledge] after a step along the curve, a function from a time to all stocks.
    template <class Curve>
    double after(double from, double to, const Curve& stocks) const {
        const auto before = stocks(from), later = stocks(to);
        const double middle = from + 0.5 * (to - from);
        auto flown = integral(from, middle, stocks);
        const auto second = integral(middle, to, stocks);
        double worst = 0.0;
        for (std::size_t j = 0; j < flown.size(); ++j)
            worst = core::worse(worst, std::abs(later[j] - before[j] - flown[j] - second[j]));
        return std::exp(-least_loss_ * (to - from)) * distance_ + worst;
    }

    /// The same, and the next step starts from there.
    template <class Curve>
    void step(double from, double to, const Curve& stocks) {
        distance_ = after(from, to, stocks);
    }

private:
    template <class Curve>
    std::vector<double> integral(double from, double to, const Curve& stocks) const {
        constexpr std::array nodes{-0.9061798459386640, -0.5384693101056831, 0.0,
                                   0.5384693101056831, 0.9061798459386640};
        constexpr std::array weights{0.2369268850561891, 0.4786286704993665, 0.5688888888888889,
                                     0.4786286704993665, 0.2369268850561891};
        const double half = 0.5 * (to - from);
        std::vector<double> sum(network_.labs.size(), 0.0);
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            const auto at = stocks(from + half * (1.0 + nodes[k]));
            for (std::size_t j = 0; j < sum.size(); ++j)
                sum[j] += half * weights[k] * rates_of(network_, j, at).net();
        }
        return sum;
    }

    KnowledgeNetwork network_;
    double least_loss_ = core::infinity;
    double distance_ = 0.0;
};

}  // namespace isocost::knowledge
