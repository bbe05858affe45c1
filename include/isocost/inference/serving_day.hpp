#pragma once

#include <array>

#include "isocost/compute/fleet.hpp"
#include "isocost/inference/models.hpp"

namespace isocost::inference {

/// A day of a served model: tokens, what a node does with them, what it costs. Tokens and prices
/// are averages over the day; cached input counts as read, as in the throughput.
struct ServingDay {
    double input_tokens = core::nan;         ///< cached ones included
    double cached_input_tokens = core::nan;  ///< found in a cache of earlier prompts
    double output_tokens = core::nan;
    double prefill_tokens_per_s_per_node = core::nan;
    double decode_tokens_per_s_per_node = core::nan;
    double chips_per_node = core::nan;
    double rent_usd_per_hour = core::nan;  ///< of a chip
};

inline auto fields(const ServingDay&) {
    using D = ServingDay;
    return std::array{
        core::Field{"input_tokens", &D::input_tokens, core::nonnegative, "tokens",
                    "tokens read, cached ones included"},
        core::Field{"cached_input_tokens", &D::cached_input_tokens, core::nonnegative, "tokens",
                    "tokens of the input found in a cache"},
        core::Field{"output_tokens", &D::output_tokens, core::positive, "tokens", "tokens written"},
        core::Field{"prefill_tokens_per_s_per_node", &D::prefill_tokens_per_s_per_node,
                    core::positive, "tokens per second", "tokens that a node reads"},
        core::Field{"decode_tokens_per_s_per_node", &D::decode_tokens_per_s_per_node,
                    core::positive, "tokens per second", "tokens that a node writes"},
        core::Field{"chips_per_node", &D::chips_per_node, core::positive, "chips",
                    "chips of a node"},
        core::Field{"rent_usd_per_hour", &D::rent_usd_per_hour, core::positive, "USD per hour",
                    "rent of a chip"}};
}

/// What an API charges, USD per million tokens.
struct PriceList {
    double cached_input_usd_per_mtok = core::nan;
    double input_usd_per_mtok = core::nan;
    double output_usd_per_mtok = core::nan;
};

inline auto fields(const PriceList&) {
    using P = PriceList;
    constexpr auto unit = "USD per million tokens";
    return std::array{core::Field{"cached_input_usd_per_mtok", &P::cached_input_usd_per_mtok,
                                  core::nonnegative, unit, "price of input found in a cache"},
                      core::Field{"input_usd_per_mtok", &P::input_usd_per_mtok, core::nonnegative,
                                  unit, "price of other input"},
                      core::Field{"output_usd_per_mtok", &P::output_usd_per_mtok, core::nonnegative,
                                  unit, "price of output"}};
}

/// The day, if every figure lies in its domain. Throws InvalidParameter.
inline const ServingDay& checked(const ServingDay& day) {
    core::checked(day, "ServingDay");
    if (day.cached_input_tokens > day.input_tokens)
        throw core::InvalidParameter("ServingDay.cached_input_tokens", day.cached_input_tokens,
                                     "must be at most the input");
    return day;
}

inline constexpr double hours_per_day = 24.0;
inline constexpr double seconds_per_day = hours_per_day * compute::seconds_per_hour;

/// Nodes that read, on average over the day.
inline double prefill_nodes(const ServingDay& day) {
    return checked(day).input_tokens / seconds_per_day / day.prefill_tokens_per_s_per_node;
}

/// Nodes that write, on average over the day.
inline double decode_nodes(const ServingDay& day) {
    return checked(day).output_tokens / seconds_per_day / day.decode_tokens_per_s_per_node;
}

/// Nodes that the throughput implies, reading and writing ones together.
inline double implied_nodes(const ServingDay& day) {
    return prefill_nodes(day) + decode_nodes(day);
}

/// What the tokens would bring if all were sold at the list price, USD: theoretical, since free and
/// discounted use brings less, so that its excess over cost is no margin.
inline double revenue_at_list_price_usd(const ServingDay& day, const PriceList& prices) {
    checked(day);
    core::checked(prices, "PriceList");
    const double other = day.input_tokens - day.cached_input_tokens;
    return (day.cached_input_tokens * prices.cached_input_usd_per_mtok +
            other * prices.input_usd_per_mtok + day.output_tokens * prices.output_usd_per_mtok) /
           tokens_per_mtok;
}

/// A day's books.
struct DayAccount {
    double nodes = core::nan;
    double cost_usd = core::nan;                      ///< nodes · chips · 24 h · rent
    double usd_per_mtok = core::nan;                  ///< per million of all tokens
    double usd_per_output_mtok = core::nan;           ///< all cost laid on the output
    double revenue_at_list_price_usd = core::nan;     ///< theoretical
    double list_price_usd_per_mtok = core::nan;       ///< per million of all tokens, blended
    double output_tokens_per_s_per_node = core::nan;  ///< over all nodes, reading ones too
    double tokens_per_s_per_node = core::nan;         ///< all tokens over all nodes
};

/// Closes the books of a day on so many nodes: those counted, or `implied_nodes(day)`. Throws
/// InvalidParameter.
inline DayAccount account(const ServingDay& day, double nodes, const PriceList& prices) {
    core::require("nodes", nodes, core::positive, "average over the day");
    const double tokens = checked(day).input_tokens + day.output_tokens;
    const double cost = nodes * day.chips_per_node * hours_per_day * day.rent_usd_per_hour;
    const double revenue = revenue_at_list_price_usd(day, prices);
    return {.nodes = nodes,
            .cost_usd = cost,
            .usd_per_mtok = tokens_per_mtok * cost / tokens,
            .usd_per_output_mtok = tokens_per_mtok * cost / day.output_tokens,
            .revenue_at_list_price_usd = revenue,
            .list_price_usd_per_mtok = tokens_per_mtok * revenue / tokens,
            .output_tokens_per_s_per_node = day.output_tokens / seconds_per_day / nodes,
            .tokens_per_s_per_node = tokens / seconds_per_day / nodes};
}

/// DeepSeek's 24 hours of 27 to 28 February 2025, V3 and R1 together, on nodes of 8 H800; the rent
/// is its own assumption (DeepSeek-AI 2025, open-infra-index, day 6). It counted 226.75 nodes on
/// average and 278 at the peak.
inline ServingDay deepseek_day() {
    return {.input_tokens = 608e9,
            .cached_input_tokens = 342e9,
            .output_tokens = 168e9,
            .prefill_tokens_per_s_per_node = 73700.0,
            .decode_tokens_per_s_per_node = 14800.0,
            .chips_per_node = 8.0,
            .rent_usd_per_hour = 2.0};
}
inline constexpr double deepseek_day_nodes = 226.75;

/// List prices of the DeepSeek-R1 API in February 2025 (same source).
inline PriceList deepseek_r1_prices() {
    return {
        .cached_input_usd_per_mtok = 0.14, .input_usd_per_mtok = 0.55, .output_usd_per_mtok = 2.19};
}

}  // namespace isocost::inference
