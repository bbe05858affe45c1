#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/plan/purchase_plan.hpp"
#include "isocost/plan/solver/compute_demand.hpp"

namespace isocost::plan {

/// A year, or a year in one course of events: what it does with compute, and what a USD in it
/// weighs in present money.
struct ProgramRow {
    ComputeDemand demand;
    double weight;
    double owned_flop;
};

/// FLOP that a chip of a column gives in a row.
struct Service {
    std::size_t row;
    double flop;
};

/// A purchase that can be made: what a chip costs in present money, how many there are, and where
/// it serves.
struct ProgramColumn {
    double price;
    double most;
    std::vector<Service> services;
};

/// min Σ_j q_j K_j + Σ_t w_t g_t(C_t),  C_t = C0_t + Σ_j a_tj K_j,  0 ≤ K_j ≤ most_j
///
/// with g_t(C) the least Opex of the other inputs beside C. Convex in K alone. Its dual, in the
/// prices π_t of compute in present money, is max Σ_t [e_t(π_t) − C0_t π_t] − Σ_j most_j
/// max(0, Σ_t a_tj π_t − q_j), e_t the least Opex of row t when compute costs π_t.
struct PurchaseProgram {
    std::vector<ProgramRow> rows;
    std::vector<ProgramColumn> columns;
};

/// What a chip of the column is worth at these prices of compute: Σ_t a_tj π_t.
inline double worth(const ProgramColumn& column, const std::vector<double>& prices) {
    double sum = 0.0;
    for (const auto& [row, flop] : column.services) sum += flop * prices[row];
    return sum;
}

/// What purchases add to the compute of every row, FLOP.
inline std::vector<double> added_flop(const PurchaseProgram& program,
                                      const std::vector<double>& chips) {
    std::vector<double> flop(program.rows.size(), 0.0);
    for (std::size_t j = 0; j < chips.size(); ++j)
        for (const auto& [row, each] : program.columns[j].services) flop[row] += each * chips[j];
    return flop;
}

/// C_t of every row.
inline std::vector<double> supply(const PurchaseProgram& program,
                                  const std::vector<double>& chips) {
    auto flop = added_flop(program, chips);
    for (std::size_t t = 0; t < flop.size(); ++t) flop[t] += program.rows[t].owned_flop;
    return flop;
}

/// The demand for compute of year t.
inline ComputeDemand compute_demand(const PurchasePlan& plan, std::size_t t) {
    const auto& tree = plan.tree();
    const auto& root = tree.nodes[0];
    const auto node = [&](std::size_t i) -> const production::Node& {
        return tree.nodes[static_cast<std::size_t>(tree.leaf_node[i])];
    };
    const double share = tree.size() == 1 ? 1.0 : node(plan.compute()).share;
    std::vector<double> weights;
    std::vector<double> logs;
    for (std::size_t i = 0; i < tree.size(); ++i) {
        if (i == plan.compute()) continue;
        const double price = plan.year(t).prices.find(plan.inputs()[i])->second;
        weights.push_back(node(i).share / (1.0 - share));
        logs.push_back(std::log(price) + tree.log_scale[i] - node(i).log_share);
    }
    const double log_others =
        logs.empty() ? 0.0 : core::log_power_mean(weights, logs, logs.size(), 1.0 - root.sigma);
    return {share, root.sigma, tree.log_scale[plan.compute()],
            std::log(plan.year(t).capability / tree.output) / tree.returns, log_others};
}

/// The column of chips bought in year s, without its price and number.
inline std::vector<Service> services(const PurchasePlan& plan, std::size_t s) {
    std::vector<Service> found;
    for (std::size_t t = s; t < plan.size() && serves(plan, s, t); ++t)
        found.push_back({t, flop_in_year(plan, s, t)});
    return found;
}

/// The years of a plan as rows and all its purchases as columns, also those that cannot be made.
inline PurchaseProgram program(const PurchasePlan& plan) {
    PurchaseProgram made;
    for (std::size_t t = 0; t < plan.size(); ++t) {
        made.rows.push_back({compute_demand(plan, t), discount(plan, t), owned_flop(plan, t)});
        made.columns.push_back(
            {present_usd_per_chip(plan, t), most_chips(plan, t), services(plan, t)});
    }
    return made;
}

}  // namespace isocost::plan
