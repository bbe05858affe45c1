#pragma once

#include <array>
#include <string>

#include "isocost/inference/placement.hpp"

namespace isocost::inference {

/// Chips that read prompts, apart from those that write. Reading is bound by arithmetic: many
/// tokens share every weight that is read.
struct Prefill {
    double chips = core::nan;
    double utilization = core::nan;  ///< share of the peak that works on tokens (MFU)
};

inline constexpr core::Bounds share_above_zero{0.0, 1.0, true, false,
                                               "must be above 0 and at most 1"};

inline auto fields(const Prefill&) {
    return std::array{
        core::Field{"chips", &Prefill::chips, one_or_more, "chips", "chips that read prompts"},
        core::Field{"utilization", &Prefill::utilization, share_above_zero, "",
                    "share of the chips' peak that works on tokens"}};
}

/// A question and its answer.
struct Request {
    double input_tokens = core::nan;
    double output_tokens = core::nan;
};

inline auto fields(const Request&) {
    return std::array{core::Field{"input_tokens", &Request::input_tokens, core::nonnegative,
                                  "tokens", "tokens read"},
                      core::Field{"output_tokens", &Request::output_tokens, core::nonnegative,
                                  "tokens", "tokens written"}};
}

/// Seconds from a prompt to its first token: 2·P_active·length/(n·FLOP/s·MFU). Attention over the
/// prompt is not counted. Throws InvalidParameter.
inline double seconds_per_prompt(const Transformer& model, const ServingChip& chip,
                                 const Prefill& prefill, double input_tokens) {
    checked(model);
    checked(chip);
    core::checked(prefill, "Prefill");
    core::require("input_tokens", input_tokens, core::nonnegative, "tokens read");
    return flop_per_token(model) * input_tokens /
           (prefill.chips * chip.flop_per_s * prefill.utilization);
}

/// USD per million tokens read: 1e6 · rent · n · seconds per token/3600, the same for any n.
inline double usd_per_input_mtok(const Transformer& model, const ServingChip& chip,
                                 const Prefill& prefill) {
    return tokens_per_mtok * chip.rent_usd_per_hour * prefill.chips *
           seconds_per_prompt(model, chip, prefill, 1.0) / compute::seconds_per_hour;
}

/// What a request takes and costs. Infeasible when the writing chips cannot hold the model.
struct RequestPrice {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double prefill_s = core::nan;
    double decode_s = core::nan;
    double usd_per_input_mtok = core::nan;
    double usd_per_output_mtok = core::nan;
    double usd = core::nan;  ///< of the whole request
};

/// Prefill and decode of a request, each on its own chips. Throws InvalidParameter.
inline RequestPrice price_of(const Request& request, const Placement& decode,
                             const Prefill& prefill) {
    core::checked(request, "Request");
    RequestPrice price;
    price.prefill_s = seconds_per_prompt(decode.model, decode.chip, prefill, request.input_tokens);
    price.usd_per_input_mtok = usd_per_input_mtok(decode.model, decode.chip, prefill);
    const Serving writing = serve(decode);
    price.status = writing.status;
    price.reason = writing.reason;
    price.decode_s = request.output_tokens * writing.seconds_per_token;
    price.usd_per_output_mtok = writing.usd_per_mtok;
    price.usd = (request.input_tokens * price.usd_per_input_mtok +
                 request.output_tokens * price.usd_per_output_mtok) /
                tokens_per_mtok;
    return price;
}

}  // namespace isocost::inference
