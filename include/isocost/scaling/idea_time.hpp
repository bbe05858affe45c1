#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "isocost/core/numeric/monotone_integral.hpp"
#include "isocost/scaling/idea_production.hpp"

namespace isocost::scaling {

namespace detail {

/// Points of [from, to] between which ψ is monotone and bends on one scale: where it turns, where
/// the inputs' shares are equal, and 40 units of their log odds to either side of it, beyond which
/// one input is all but a rounding of F.
inline std::vector<double> smooth_parts(const IdeaGrowth& growth, double from, double to) {
    const double half = growth.half_way();
    const double layer = 40.0 / std::abs(growth.share_drift());
    std::vector<double> ends{from};
    for (const double point : {half - layer, half, half + layer, growth.turning_point()})
        if (point > from && point < to) ends.push_back(point);
    ends.push_back(to);
    std::sort(ends.begin(), ends.end());
    return ends;
}

/// ∫ e^{−ψ(s)} ds from `from` to `to`: time in units of 1/g0. To ∞ only if growth explodes.
inline double relative_time(const IdeaGrowth& growth, double from, double to) {
    const auto& p = growth.production();
    const double bend = std::abs(growth.share_drift());
    const double first_step =
        1.0 / (std::abs(p.progress_exponent - 1.0) +
               p.input_exponent * std::max(p.experiment_gain, p.researcher_gain) +
               (std::isfinite(bend) ? bend : 0.0));
    const double last_slope = asymptotic_exponent(p) - 1.0;
    const auto inverse = [&](double a) { return -growth.log_relative_growth(a); };
    const auto slope = [&](double a) { return std::min(last_slope, growth.exponent(a) - 1.0); };
    const auto ends = smooth_parts(growth, from, to);
    double sum = 0.0;
    for (std::size_t k = 1; k < ends.size(); ++k)
        sum += core::monotone_integral(inverse, ends[k - 1], ends[k], first_step, slope);
    return sum;
}

}  // namespace detail

/// Years in which A grows from 1 to e^{log_quality} ≥ 1: as the equation is autonomous, the
/// integral of 1/(dln A/dt) over ln A. By Gauss's rule on intervals that are halved until it agrees
/// with itself; nothing of an integrator over time. ∞ where it is beyond double numbers. Throws
/// InvalidParameter.
inline double years_to_quality(const IdeaProduction& production, const ResearchInputs& inputs,
                               double log_quality) {
    core::require("years_to_quality.log_quality", log_quality, core::nonnegative,
                  "A does not fall");
    const IdeaGrowth growth(production, inputs);
    return detail::relative_time(growth, 0.0, log_quality) / production.growth_per_year;
}

/// How far a computed ln A is from the equation's, as a share of the time at which it is said to
/// be reached: |years_to_quality(ln A) − t|/t. A path with residual ε is exact for clocks that are
/// wrong by ε, which is a fair measure also where A nears an explosion and ln A itself is
/// infinitely sensitive. 0 at the start, NaN for what is not a quality. Throws InvalidParameter.
inline double path_residual(const IdeaProduction& production, const ResearchInputs& inputs,
                            double years, double log_quality) {
    core::require("path_residual.years", years, core::nonnegative);
    if (!(log_quality >= 0.0 && std::isfinite(log_quality))) return core::nan;
    if (years == 0.0) return log_quality == 0.0 ? 0.0 : core::infinity;
    return std::abs(years_to_quality(production, inputs, log_quality) - years) / years;
}

}  // namespace isocost::scaling
