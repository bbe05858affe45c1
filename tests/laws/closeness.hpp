#pragma once

#include <algorithm>
#include <cmath>

/// How tests compare numbers: `CHECK(relative_error(found, known) <= 1e-12)` says on failure how
/// far apart they are.
namespace isocost::laws {

/// |a − b| / max(|a|, |b|); 0 when equal, also of infinities and of two zeros; NaN, which no check
/// accepts, when either is NaN.
inline double relative_error(double a, double b) {
    return a == b ? 0.0 : std::abs(a - b) / std::max(std::abs(a), std::abs(b));
}

}  // namespace isocost::laws
