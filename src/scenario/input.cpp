#include "isocost/scenario/input.hpp"

namespace isocost::scenario {

namespace {

using S = InputSection;

void add_identity(Keys<S>& table, const S& input) {
    if (!input.is_default())
        table.push_back(choice("kind", &S::kind, {"compute", "talent", "data", "other"},
                               "kind of input, which gives its unit"));
    const bool compute = input.kind_of().name == "compute";
    table.push_back(prose("means", &S::means, "what one unit of this input is",
                          compute ? "" : "the plain meaning of its unit"));
}

void add_benchmark(Keys<S>& table, const Kind& kind) {
    const std::string unit(kind.unit);
    table.push_back(number(std::string(kind.quantity), &S::quantity, core::positive, unit,
                           "quantity used in the benchmark year", "cost / price"));
    table.push_back(
        number(std::string(kind.price), &S::price, core::positive, std::string(kind.price_unit),
               "average price paid in the benchmark year; it calibrates the technology, "
               "while `tariff` changes a price alone",
               "cost / quantity"));
    table.push_back(number(
        "cost_usd_per_year", &S::cost_usd_per_year, core::positive, "USD per year",
        "what the benchmark quantity cost; with [accounts] its lines say it", "price x quantity"));
    table.push_back(
        number(std::string(kind.benchmark_shadow_price), &S::benchmark_shadow_price,
               core::nonnegative, std::string(kind.price_unit),
               "what one more unit was worth beyond its price, where a cap already bound "
               "in the benchmark year",
               "0"));
}

void add_accelerator(Keys<S>& table) {
    table.push_back(number(
        "rent_usd_per_hour", &S::rent_usd_per_hour, core::positive, "USD per accelerator-hour",
        "rent of an accelerator; the price is rent / (3600 x peak x utilization)",
        "price_usd_per_flop"));
    table.push_back(number("peak_flop_per_s", &S::peak_flop_per_s, core::positive,
                           "FLOP per second", "dense peak of an accelerator",
                           "not needed without rent or cluster"));
    table.push_back(number("utilization", &S::utilization, fraction, "",
                           "achieved share of peak (MFU)",
                           "0.375 where an H100-year is valued, the median of 33 training runs "
                           "(Cottier et al. 2024)"));
    table.push_back(choice("horizon", &S::horizon, {"long_run", "short_run"},
                           "whether the capital of owned chips counts, or is sunk; with a fleet",
                           "long_run"));
    table.push_back(number("cap_peak_flop_per_s", &S::cap_peak_flop_per_s, core::positive,
                           "FLOP per second",
                           "most installed peak of the chips in use; with a fleet", "no cap"));
}

void add_cost_curve(Keys<S>& table) {
    table.push_back(number("supply_elasticity", &S::supply_elasticity, core::positive_or_infinite,
                           "", "percent more supplied per percent of price",
                           "a fixed price, or inverse_supply_elasticity"));
    table.push_back(number("inverse_supply_elasticity", &S::inverse_supply_elasticity,
                           core::nonnegative, "", "percent that the price rises per percent bought",
                           "a fixed price, or supply_elasticity"));
    table.push_back(
        choice("buyer", &S::buyer, {"price_taker", "monopsonist"},
               "whether the lab sees that its purchases move the price; no default where "
               "supply slopes",
               "not needed at a fixed price"));
    table.push_back(number("fixed_cost_usd_per_year", &S::fixed_cost_usd_per_year,
                           core::nonnegative, "USD per year",
                           "paid even for nothing, on top of the benchmark's cost", "0"));
    table.push_back(number("tariff", &S::tariff, core::nonnegative, "",
                           "share added to every price of this input; not in the benchmark", "0"));
    table.push_back(number("efficiency", &S::efficiency, core::positive, "benchmark = 1",
                           "factor-augmenting efficiency", "1"));
}

void add_limits(Keys<S>& table, const Kind& kind) {
    const std::string unit(kind.unit);
    table.push_back(number(std::string(kind.cap), &S::cap, core::nonnegative_or_infinite, unit,
                           "most that can be used; 0 is an embargo, inf no cap", "no cap"));
    table.push_back(number("cap_share", &S::cap_share, core::nonnegative_or_infinite, "",
                           "the same, as a multiple of the benchmark quantity", "no cap"));
    table.push_back(choice("cap_kind", &S::cap_kind, {"hard", "dearer"},
                           "whether nothing is to be had beyond the cap, or more at a higher price",
                           "hard"));
    table.push_back(
        number("cap_price_ratio", &S::cap_price_ratio,
               {1.0, core::infinity, false, true, "must be 1 or more and finite"}, "",
               "price beyond the cap over the price below it, for cap_kind = \"dearer\"",
               "not needed with a hard cap"));
    table.push_back(number(std::string(kind.floor), &S::floor, core::nonnegative, unit,
                           "least that must be used", "0"));
    table.push_back(number("floor_share", &S::floor_share, core::nonnegative, "",
                           "the same, as a multiple of the benchmark quantity", "0"));
}

}  // namespace

Keys<InputSection> keys(const InputSection& input) {
    Keys<S> table;
    const Kind& kind = input.kind_of();
    add_identity(table, input);
    add_benchmark(table, kind);
    if (kind.name == "compute") add_accelerator(table);
    add_cost_curve(table);
    add_limits(table, kind);
    return table;
}

}  // namespace isocost::scenario
