#pragma once

#include <Eigen/Core>
#include <cstddef>

#include "isocost/market/solver/aggregate_demand.hpp"

namespace isocost::market::detail {

/// How the search in a part of the market ended.
struct Clearing {
    enum class Kind {
        found,
        no_answer,  ///< an employer has none: `demand.kind` and `demand.employer` say which and why
        shortage,   ///< more is wanted than supplied at every wage
        glut,       ///< less is wanted than supplied at every wage
        gap,        ///< demand jumps over supply, and an employer with increasing returns wants
                    ///< one end or the other
        stalled
    };

    Kind kind = Kind::stalled;
    Eigen::VectorXd log_wages = {};
    Demand demand = {};
    double less = core::nan;       ///< of a gap: what is wanted above the wage, FTE
    double more = core::nan;       ///< and below
    std::size_t pool = 0;          ///< of a shortage, glut or gap
    bool vertical = false;         ///< neither demand nor supply reacts to the wage
    Eigen::VectorXd lowest = {};   ///< wages that clear as well, USD per year, where `vertical`
    Eigen::VectorXd highest = {};  ///< by pool; in several at once, along one line of wages
    bool jump = false;             ///< demand is a set at these wages, and a mixture clears
};

}  // namespace isocost::market::detail
