#include "benchmark.hpp"

#include <cmath>

#include "supply.hpp"

namespace isocost::scenario::detail {

double named_price(const InputSection& input) {
    if (input.price.given()) return input.price.value;
    constexpr double seconds_per_hour = 3600.0;
    return input.rent_usd_per_hour.value /
           (seconds_per_hour * input.peak_flop_per_s.value * input.utilization.value);
}

double cap_of(const InputSection& input, const BenchmarkInput& year) {
    return input.cap.value_or(input.cap_share.value_or(core::infinity) * year.quantity);
}

BenchmarkInput benchmark_of(const InputSection& input, const Bridge* bridge) {
    BenchmarkInput year{input.quantity.value, named_price(input), input.cost_usd_per_year.value};
    if (bridge != nullptr) {
        const auto cost = bridge->cost_usd_per_year.find(input.name);
        year.cost = cost == bridge->cost_usd_per_year.end() ? core::nan : cost->second;
    }
    if (std::isnan(year.quantity)) year.quantity = year.cost / year.price;
    if (std::isnan(year.cost)) year.cost = year.price * year.quantity;
    if (std::isnan(year.cost) && input.stepped())
        year.cost = cost::TieredCost(supply_of(input, year).benchmark).outlay(year.quantity);
    if (std::isnan(year.price)) year.price = year.cost / year.quantity;
    return year;
}

}  // namespace isocost::scenario::detail
