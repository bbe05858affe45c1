#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "isocost/isocost.hpp"

/// Random firms over the whole domain of the library, from a seed. The uniform numbers are made
/// from the generator's bits by hand: distributions differ between standard libraries.
namespace isocost::laws {

class Draw {
public:
    explicit Draw(std::uint64_t seed) : bits_(seed) {}

    double uniform() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    double log_between(double low, double high) {
        return std::exp(between(std::log(low), std::log(high)));
    }
    bool chance(double p) { return uniform() < p; }
    int integer(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); }

private:
    std::mt19937_64 bits_;
};

/// What a random problem asks, with the firm that is asked.
struct RandomProblem {
    Firm firm;
    firm::Question question;
};

namespace detail {

inline double random_sigma(Draw& draw) {
    const double pick = draw.uniform();
    if (pick < 0.05) return 0.0;
    if (pick < 0.10) return 1.0;
    if (pick < 0.15) return infinity;
    return draw.log_between(0.05, 20.0);
}

inline std::vector<double> random_shares(Draw& draw, int n) {
    std::vector<double> shares;
    double sum = 0.0;
    for (int k = 0; k < n; ++k) {
        shares.push_back(draw.chance(0.15) ? draw.log_between(1e-9, 1e-3)
                                           : draw.log_between(1e-2, 1.0));
        sum += shares.back();
    }
    for (double& share : shares) share /= sum;
    return shares;
}

/// A nest over inputs first … last, split at random until depth 3.
inline std::vector<Nest::Child> random_children(Draw& draw, int first, int last, int depth) {
    const int n = last - first + 1;
    std::vector<std::pair<int, int>> groups;
    for (int at = first; at <= last;) {
        const bool group = depth < 3 && n > 2 && at < last && draw.chance(0.35);
        const int end = group ? draw.integer(at + 1, std::min(last, at + 3)) : at;
        groups.emplace_back(at, end);
        at = end + 1;
    }
    const auto shares = random_shares(draw, static_cast<int>(groups.size()));
    std::vector<Nest::Child> children;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const auto [from, to] = groups[g];
        if (from == to) {
            children.emplace_back("x" + std::to_string(from), shares[g]);
            continue;
        }
        children.emplace_back("n" + std::to_string(depth) + std::to_string(from), shares[g],
                              Nest({.sigma = random_sigma(draw),
                                    .children = random_children(draw, from, to, depth + 1)}));
    }
    return children;
}

inline cost::Cost random_cost(Draw& draw, double price, double quantity) {
    const double pick = draw.uniform();
    if (pick < 0.4) return LinearCost({.price = price});
    if (pick < 0.7)
        return IsoelasticCost(
            {.price = price,
             .reference = quantity * draw.log_between(0.1, 10.0),
             .inverse_elasticity = draw.chance(0.2) ? 0.0 : draw.between(0.05, 3.0),
             .buyer = draw.chance(0.5) ? Buyer::monopsonist : Buyer::price_taker});
    if (pick < 0.9) {
        std::vector<Tier> tiers;
        double tier_price = price * draw.log_between(0.2, 1.0);
        for (int k = draw.integer(1, 4); k > 0; --k) {
            tiers.push_back({quantity * draw.log_between(0.1, 2.0), tier_price});
            tier_price *= draw.between(1.0, 3.0);
        }
        if (draw.chance(0.6)) tiers.back().width = infinity;
        return TieredCost(tiers);
    }
    return FixedCost(price * quantity * draw.log_between(1e-3, 10.0), LinearCost({.price = price}));
}

}  // namespace detail

/// One problem: 1 to 8 inputs, nests to depth 3, σ in [0.05, 20] and at 0, 1, ∞, every cost curve,
/// caps and floors that bind or not, feasible or not, P1, P2 and P3; prices and quantities over
/// 1e±12.
inline RandomProblem random_problem(std::uint64_t seed) {
    Draw draw(seed);
    const int n = draw.integer(1, 8);
    Nest::Parameters nest{.sigma = detail::random_sigma(draw),
                          .children = detail::random_children(draw, 1, n, 1)};
    nest.returns = draw.chance(0.4) ? 1.0 : draw.between(0.5, 1.6);
    nest.output = draw.chance(0.5) ? 1.0 : draw.log_between(1e-6, 1e6);
    firm::Costs costs;
    production::Values caps;
    production::Values floors;
    double money = 0.0;
    const double spread = draw.chance(0.5) ? 2.0 : 1e12;
    const double mismatch = draw.chance(0.5) ? 1.0 : 100.0;
    for (int i = 1; i <= n; ++i) {
        const std::string name = "x" + std::to_string(i);
        const double quantity = draw.log_between(1.0 / spread, spread);
        const double price =
            draw.log_between(1.0 / mismatch, mismatch) / quantity * draw.log_between(0.1, 10.0);
        nest.benchmark[name] = quantity;
        if (draw.chance(0.3)) nest.efficiency[name] = draw.log_between(0.1, 10.0);
        costs.emplace(name, detail::random_cost(draw, price, quantity));
        if (draw.chance(0.4)) caps[name] = quantity * draw.log_between(0.05, 20.0);
        if (draw.chance(0.25)) floors[name] = quantity * draw.log_between(1e-3, 1.0);
        const double cap =
            std::min(caps.contains(name) ? caps.at(name) : infinity, costs.at(name).capacity());
        if (floors.contains(name)) floors[name] = std::min(floors[name], cap);
        if (draw.chance(0.02)) caps[name] = floors.contains(name) ? floors[name] : 0.0;
        money += costs.at(name).outlay(std::min(quantity, costs.at(name).capacity()));
    }
    Firm firm({.technology = Nest(nest), .costs = costs, .caps = caps, .floors = floors});
    const double pick = draw.uniform();
    if (pick < 0.5)
        return {firm,
                firm::CapabilityTarget{.capability = nest.output * draw.log_between(0.05, 5.0)}};
    if (pick < 0.75) return {firm, firm::Budget{.budget = money * draw.log_between(0.05, 10.0)}};
    const double exponent = draw.between(0.1, 1.0 / nest.returns);
    return {firm, firm::Revenue{.value = money * draw.log_between(0.1, 10.0) /
                                         std::pow(nest.output, exponent),
                                .exponent = exponent,
                                .users = draw.log_between(0.5, 2.0)}};
}

/// The answer of the library to a random problem.
inline firm::Result solve(const RandomProblem& problem) {
    struct Solve {
        const Firm& firm;
        firm::Result operator()(const firm::CapabilityTarget& q) const {
            return minimize_opex(firm, q);
        }
        firm::Result operator()(const firm::Budget& q) const {
            return maximize_capability(firm, q);
        }
        firm::Result operator()(const firm::Revenue& q) const { return maximize_profit(firm, q); }
    };
    return std::visit(Solve{problem.firm}, problem.question);
}

}  // namespace isocost::laws
