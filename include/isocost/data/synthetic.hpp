#pragma once

#include <array>

#include "isocost/data/source.hpp"

namespace isocost::data {

/// Tokens that a teacher writes on one's own compute. Decoding uses the chips worse than training
/// does, so a token of 2N FLOP holds them as long as 2N u_C/u_dec FLOP of training would.
struct SyntheticTokens {
    double teacher_parameters = core::nan;    ///< active per token, N
    double training_utilization = core::nan;  ///< u_C, at which the compute is priced and capped
    double decode_utilization = core::nan;    ///< u_dec, of the same chips while they decode
    double compute_usd_per_flop = core::nan;  ///< p_C, per training FLOP delivered
};

inline auto fields(const SyntheticTokens&) {
    using S = SyntheticTokens;
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{core::Field{"teacher_parameters", &S::teacher_parameters, core::positive,
                                  "parameters", "active parameters of the teacher"},
                      core::Field{"training_utilization", &S::training_utilization, fraction, "",
                                  "share of the peak that training achieves"},
                      core::Field{"decode_utilization", &S::decode_utilization, fraction, "",
                                  "share of the peak that decoding achieves"},
                      core::Field{"compute_usd_per_flop", &S::compute_usd_per_flop, core::positive,
                                  "USD per FLOP", "price of a delivered training FLOP"}};
}

/// Training FLOP that a synthetic token takes from the compute cap: 2N u_C/u_dec. A forward pass
/// costs 2 FLOP per parameter and token (Kaplan et al. 2020).
inline double flop_per_synthetic_token(const SyntheticTokens& synthetic) {
    core::checked(synthetic, "SyntheticTokens");
    return 2.0 * synthetic.teacher_parameters * synthetic.training_utilization /
           synthetic.decode_utilization;
}

/// What a synthetic token costs whoever makes it on compute whose cap is worth μ_C per FLOP:
/// 2N (u_C/u_dec)(p_C + μ_C) USD. μ_C itself rises with the tokens made, so under a binding cap
/// this price belongs to one solution and is no supply curve; on rented hardware beyond the cap μ_C
/// = 0.
inline double synthetic_usd_per_token(const SyntheticTokens& synthetic,
                                      double shadow_price_usd_per_flop) {
    core::require("synthetic_usd_per_token.shadow_price_usd_per_flop", shadow_price_usd_per_flop,
                  core::nonnegative, "of the compute cap; 0 on rented hardware");
    return flop_per_synthetic_token(synthetic) *
           (synthetic.compute_usd_per_flop + shadow_price_usd_per_flop);
}

/// The shadow price of the compute cap, USD per FLOP, from which on buying a teacher's token at a
/// price is cheaper than writing it: price/(2N u_C/u_dec) − p_C. At or below 0 buying is the
/// cheaper way even without a cap: a tight cap on compute is a reason to buy tokens, not to make
/// them.
inline double shadow_price_to_buy_usd_per_flop(const SyntheticTokens& synthetic,
                                               double price_usd_per_token) {
    core::require("shadow_price_to_buy_usd_per_flop.price_usd_per_token", price_usd_per_token,
                  core::positive, "of a bought token that is worth as much");
    return price_usd_per_token / flop_per_synthetic_token(synthetic) -
           synthetic.compute_usd_per_flop;
}

/// USD per token from the usual USD per million tokens.
inline double usd_per_token(double usd_per_mtok) {
    core::require("usd_per_token.usd_per_mtok", usd_per_mtok, core::positive);
    constexpr double tokens_per_mtok = 1e6;
    return usd_per_mtok / tokens_per_mtok;
}

}  // namespace isocost::data
