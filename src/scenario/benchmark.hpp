#pragma once

#include "isocost/cost/cost.hpp"
#include "isocost/scenario/bridge.hpp"
#include "isocost/scenario/scenario.hpp"

/// Private to src/scenario: the benchmark year of an input, and its cost curve.
namespace isocost::scenario::detail {

/// Quantity, price and cost of an input in the benchmark year; NaN for what cannot be known.
struct BenchmarkInput {
    double quantity;
    double price;
    double cost;
};

/// The benchmark of an input: two of its quantity, price and cost give the third; the cost comes
/// from the bridge when there are accounts.
BenchmarkInput benchmark_of(const InputSection& input, const Bridge* bridge);

/// Price that the section names directly: its price, or rent / (3600 s × peak × utilization).
double named_price(const InputSection& input);

/// The cap of a section in its own unit per year, ∞ without one.
double cap_of(const InputSection& input, const BenchmarkInput& year);

/// The bridge of contents whose accounts obey the rules.
Bridge bridge_of(const Contents& contents);

}  // namespace isocost::scenario::detail
