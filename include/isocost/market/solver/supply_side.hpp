#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/market/market.hpp"

namespace isocost::market::detail {

/// S_p and ∂S_p/∂ ln w_q of all pools.
struct Supply {
    Eigen::VectorXd fte;
    Eigen::MatrixXd slope;
};

inline Supply supply_at(const Market& market, const Eigen::VectorXd& log_wages) {
    if (market.migration()) {
        auto people = allocate(market.pools(), *market.migration(), log_wages);
        return {std::move(people.supply_fte), std::move(people.slope)};
    }
    const auto n = log_wages.size();
    Supply answer{Eigen::VectorXd(n), Eigen::MatrixXd::Zero(n, n)};
    for (Eigen::Index p = 0; p < n; ++p) {
        const Pool& pool = market.pools()[static_cast<std::size_t>(p)];
        answer.fte[p] = supply(pool, std::exp(log_wages[p]));
        answer.slope(p, p) = pool.supply_elasticity * answer.fte[p];
    }
    return answer;
}

/// Pools and employers that have nothing to do with others: pools hang together where an employer
/// hires in both, or where people may move.
struct Part {
    std::vector<std::size_t> pools;
    std::vector<std::size_t> employers;
};

inline std::vector<Part> parts_of(const Market& market) {
    const std::size_t n = market.pools().size();
    std::vector<std::size_t> group(n);
    for (std::size_t p = 0; p < n; ++p) group[p] = p;
    const auto join = [&](std::size_t a, std::size_t b) {
        const std::size_t from = group[a];
        const std::size_t to = group[b];
        for (auto& each : group)
            if (each == from) each = to;
    };
    for (std::size_t o = 0; o < n; ++o)
        for (std::size_t d = 0; d < n; ++d)
            if (may_go(market.migration(), o, d)) join(o, d);
    for (std::size_t j = 0; j < market.employers().size(); ++j)
        for (const HiredInput& hire : market.hires(j)) join(hire.pool, market.hires(j)[0].pool);
    std::vector<Part> parts;
    for (std::size_t g = 0; g < n; ++g) {
        Part part;
        for (std::size_t p = 0; p < n; ++p)
            if (group[p] == g) part.pools.push_back(p);
        for (std::size_t j = 0; j < market.employers().size(); ++j)
            if (!market.hires(j).empty() && group[market.hires(j)[0].pool] == g)
                part.employers.push_back(j);
        if (!part.pools.empty()) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace isocost::market::detail
