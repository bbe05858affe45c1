#pragma once

#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/production/tree.hpp"
#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

/// A line of the accounts in USD, and where it counts in the scope chosen: an input, "outside" the
/// technology, or "cost of sales", which Opex never holds.
struct BridgeLine {
    std::string name;
    std::string label;
    std::string to;
    double usd_per_year;
    bool residual;  ///< not explained by the accounts; counted where `residual_to` says
};

/// From reported accounts to the benchmark's costs. In the scope "research" the lines reported
/// there go where they say and all others lie outside; in the scope "opex" sales and administration
/// count as well. The compute share answers differently in the two: its numerator and denominator
/// come from the same statements, never cost of sales.
struct Bridge {
    std::string scope;
    std::vector<BridgeLine> lines;
    production::Values cost_usd_per_year;  ///< of every input, the benchmark's costs
    double reported_usd_per_year = 0.0;    ///< the total that the scope is about
    double technology_usd_per_year = 0.0;  ///< the part of it that the inputs explain
    double outside_usd_per_year = 0.0;     ///< the rest of reported Opex
    double residual_usd_per_year = 0.0;    ///< unexplained lines, wherever they count
    double cost_of_sales_usd_per_year = 0.0;
    double compute_share = 0.0;           ///< compute over `technology_usd_per_year`
    double compute_share_reported = 0.0;  ///< compute over `reported_usd_per_year`
};

/// The bridge of a scenario with `[accounts]`. Throws InvalidParameter without.
Bridge bridge(const Scenario& scenario);

}  // namespace isocost::scenario
