#pragma once

#include <array>
#include <string>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"
#include "isocost/inference/placement.hpp"
#include "isocost/inference/request.hpp"

/// What AI that does the work of one post costs a year, c_AI of automation.hpp, from the tokens
/// that the work takes. With n tasks a year, k requests each (repeats included), i tokens read and
/// o written per request at prices of p_i and p_o USD per million, and v USD per task for a look at
/// what comes out [D]:
///
///   c_AI = n [k (i p_i + o p_o)/10⁶ + v]     USD per replaced worker-year.
///
/// The prices are an API's, or those of a placement of one's own at full load over the average
/// load u, since rented chips cost as much while they wait.
namespace isocost::labor {

struct PostWork {
    double tasks_per_year = core::nan;             ///< n
    double requests_per_task = core::nan;          ///< k
    double input_tokens_per_request = core::nan;   ///< i
    double output_tokens_per_request = core::nan;  ///< o
    double review_usd_per_task = core::nan;        ///< v
};

inline auto fields(const PostWork&) {
    using W = PostWork;
    return std::array{core::Field{"tasks_per_year", &W::tasks_per_year, core::positive,
                                  "tasks per year", "what one filled post does today"},
                      core::Field{"requests_per_task", &W::requests_per_task, core::positive,
                                  "requests", "to the model, repeats included"},
                      core::Field{"input_tokens_per_request", &W::input_tokens_per_request,
                                  core::nonnegative, "tokens", "tokens read"},
                      core::Field{"output_tokens_per_request", &W::output_tokens_per_request,
                                  core::nonnegative, "tokens", "tokens written"},
                      core::Field{"review_usd_per_task", &W::review_usd_per_task, core::nonnegative,
                                  "USD", "people and software that check what comes out"}};
}

struct TokenPrices {
    double usd_per_input_mtok = core::nan;
    double usd_per_output_mtok = core::nan;
};

inline auto fields(const TokenPrices&) {
    using P = TokenPrices;
    return std::array{core::Field{"usd_per_input_mtok", &P::usd_per_input_mtok, core::nonnegative,
                                  "USD per million tokens", "price of tokens read"},
                      core::Field{"usd_per_output_mtok", &P::usd_per_output_mtok, core::nonnegative,
                                  "USD per million tokens", "price of tokens written"}};
}

/// Infeasible where the placement cannot hold the model; then money is NaN.
struct AiCost {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double tokens_per_year = core::nan;  ///< read and written
    double usd_per_task = core::nan;
    double inference_usd_per_year = core::nan;
    double review_usd_per_year = core::nan;
    double ai_cost_usd_per_year = core::nan;  ///< c_AI, the sum
};

namespace detail {

/// Of work that is valid, at a price per request.
inline AiCost ai_cost_at(const PostWork& w, double usd_per_request) {
    const double requests = w.tasks_per_year * w.requests_per_task;
    AiCost c{.status = core::Status::optimal};
    c.tokens_per_year = requests * (w.input_tokens_per_request + w.output_tokens_per_request);
    c.usd_per_task = w.requests_per_task * usd_per_request + w.review_usd_per_task;
    c.inference_usd_per_year = requests * usd_per_request;
    c.review_usd_per_year = w.tasks_per_year * w.review_usd_per_task;
    c.ai_cost_usd_per_year = c.inference_usd_per_year + c.review_usd_per_year;
    return c;
}

}  // namespace detail

/// At an API's prices. Throws InvalidParameter.
inline AiCost ai_cost(const PostWork& work, const TokenPrices& prices) {
    const auto& w = core::checked(work, "PostWork");
    const auto& p = core::checked(prices, "TokenPrices");
    return detail::ai_cost_at(w, (w.input_tokens_per_request * p.usd_per_input_mtok +
                                  w.output_tokens_per_request * p.usd_per_output_mtok) /
                                     inference::tokens_per_mtok);
}

/// On chips that read and chips that write, both at the average load u (request.hpp). Throws
/// InvalidParameter.
inline AiCost ai_cost_on_placement(const PostWork& work, const inference::Placement& decode,
                                   const inference::Prefill& prefill, double average_load) {
    const auto& w = core::checked(work, "PostWork");
    core::require("ai_cost_on_placement.average_load", average_load, inference::share_above_zero,
                  "of rented chips, over the year");
    const auto price = inference::price_of(
        {w.input_tokens_per_request, w.output_tokens_per_request}, decode, prefill);
    if (price.status != core::Status::optimal)
        return {.status = price.status, .reason = price.reason};
    return detail::ai_cost_at(w, price.usd / average_load);
}

}  // namespace isocost::labor
