#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>

#include "isocost/market/solver/aggregate_demand.hpp"

namespace isocost::market::detail {

/// |D − S| over S with which a search is content: half of what `MarketCertificate` lets payments be
/// off, since that counts everything anew.
inline constexpr double cleared = 5e-13;

/// How the search in a part of the market ended.
struct Clearing {
    enum class Kind {
        found,
        no_answer,  ///< an employer has none: `demand.kind` and `demand.employer` say which and why
        shortage,   ///< more is wanted than supplied at every wage
        glut,       ///< less is wanted than supplied at every wage
        far,        ///< a pool does not clear within a factor of 1e100 of the reference wage, yet
                    ///< demand or supply still reacts to it there
        gap,        ///< demand jumps over supply, and an employer with increasing returns wants
                    ///< one end or the other
        stalled
    };

    Kind kind = Kind::stalled;
    Eigen::VectorXd log_wages = {};
    Demand demand = {};
    double less = core::nan;       ///< of a gap: what is wanted above the wage, FTE
    double more = core::nan;       ///< and below
    std::size_t pool = 0;          ///< of a shortage, glut, far or gap
    bool vertical = false;         ///< neither demand nor supply reacts to the wage
    Eigen::VectorXd lowest = {};   ///< wages that clear as well, USD per year, where `vertical`
    Eigen::VectorXd highest = {};  ///< by pool; in several at once, along one line of wages
    bool jump = false;             ///< demand is a set at these wages, and a mixture clears
};

/// What it means that excess demand keeps its sign as far as wages go. A slope of less than a
/// millionth is that of a curve that has leveled off: elasticities are of order 0.01 and more where
/// they are not 0. NaN, where nobody hires at all, has no slope either.
inline Clearing::Kind out_of_reach(double excess, double slope) {
    if (std::abs(slope) > 1e-6) return Clearing::Kind::far;
    return excess > 0.0 ? Clearing::Kind::shortage : Clearing::Kind::glut;
}

}  // namespace isocost::market::detail
