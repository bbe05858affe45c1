#pragma once

#include <array>
#include <string>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"
#include "isocost/inference/models.hpp"

namespace isocost::inference {

/// One stock of compute for research and for serving. The cap counts FLOP as research gets them,
/// at its utilization; tokens take more of it, since they are served at a lower one.
struct SharedCompute {
    double cap_flop_per_year = core::nan;
    double research_utilization = core::nan;  ///< at which the cap is counted
    double prefill_utilization = core::nan;
    double decode_utilization = core::nan;
    double active_parameters = core::nan;  ///< of the model that is served
    double input_tokens_per_year = core::nan;
    double output_tokens_per_year = core::nan;
    double teacher_active_parameters = core::nan;  ///< of the model that writes training data
    double synthetic_tokens_per_year = core::nan;
};

inline auto fields(const SharedCompute&) {
    using S = SharedCompute;
    constexpr core::Bounds share{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    constexpr auto tokens = "tokens per year";
    return std::array{
        core::Field{"cap_flop_per_year", &S::cap_flop_per_year, core::positive_or_infinite,
                    "FLOP per year", "compute for research and serving together"},
        core::Field{"research_utilization", &S::research_utilization, share, "",
                    "share of the peak at which the cap is counted"},
        core::Field{"prefill_utilization", &S::prefill_utilization, share, "",
                    "share of the peak when reading"},
        core::Field{"decode_utilization", &S::decode_utilization, share, "",
                    "share of the peak when writing"},
        core::Field{"active_parameters", &S::active_parameters, core::nonnegative, "",
                    "active parameters of the model that is served"},
        core::Field{"input_tokens_per_year", &S::input_tokens_per_year, core::nonnegative, tokens,
                    "tokens read for users"},
        core::Field{"output_tokens_per_year", &S::output_tokens_per_year, core::nonnegative, tokens,
                    "tokens written for users"},
        core::Field{"teacher_active_parameters", &S::teacher_active_parameters, core::nonnegative,
                    "", "active parameters of the model that writes training data"},
        core::Field{"synthetic_tokens_per_year", &S::synthetic_tokens_per_year, core::nonnegative,
                    tokens, "training tokens written on own compute"}};
}

/// FLOP of the cap that a token takes, 2N · u_research/u_token.
inline double cap_flop_per_token(double active_parameters, double research_utilization,
                                 double token_utilization) {
    constexpr double forward = 2.0;
    return forward * active_parameters * research_utilization / token_utilization;
}

/// How the cap is shared out. Infeasible when serving and synthetic data alone exceed it: then
/// `least_cap_flop_per_year` would do, or serving `most_served_share` of the tokens.
struct ComputeShares {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double serving_flop_per_year = core::nan;
    double synthetic_flop_per_year = core::nan;
    double research_cap_flop_per_year = core::nan;  ///< the rest; NaN when infeasible
    double least_cap_flop_per_year = core::nan;
    double most_served_share = core::nan;  ///< of the served tokens, at most 1
};

namespace detail {

inline double served_share(const ComputeShares& shares, double cap) {
    const double left = cap - shares.synthetic_flop_per_year;
    if (left >= shares.serving_flop_per_year) return 1.0;
    return left > 0.0 ? left / shares.serving_flop_per_year : 0.0;
}

}  // namespace detail

/// What research may use: C_research ≤ cap − 2N(D_in u_C/u_pre + D_out u_C/u_dec)
/// − 2N_teacher D_syn u_C/u_dec. Throws InvalidParameter.
inline ComputeShares share_compute(const SharedCompute& s) {
    core::checked(s, "SharedCompute");
    const auto flop = [&](double parameters, double utilization) {
        return cap_flop_per_token(parameters, s.research_utilization, utilization);
    };
    ComputeShares shares;
    shares.serving_flop_per_year =
        s.input_tokens_per_year * flop(s.active_parameters, s.prefill_utilization) +
        s.output_tokens_per_year * flop(s.active_parameters, s.decode_utilization);
    shares.synthetic_flop_per_year =
        s.synthetic_tokens_per_year * flop(s.teacher_active_parameters, s.decode_utilization);
    shares.least_cap_flop_per_year = shares.serving_flop_per_year + shares.synthetic_flop_per_year;
    shares.most_served_share = detail::served_share(shares, s.cap_flop_per_year);
    if (shares.least_cap_flop_per_year > s.cap_flop_per_year) {
        shares.reason = "serving and synthetic data take " +
                        core::text(shares.least_cap_flop_per_year, 4) +
                        " FLOP per year, the cap is " + core::text(s.cap_flop_per_year, 4) +
                        "; it must rise to that, or only " +
                        core::text(shares.most_served_share, 4) + " of the tokens be served";
        return shares;
    }
    shares.status = core::Status::optimal;
    shares.research_cap_flop_per_year = s.cap_flop_per_year - shares.least_cap_flop_per_year;
    return shares;
}

/// What the compute of a million tokens is worth to research, USD: the cap's shadow price times the
/// FLOP that they take, on top of what the compute costs. Throws InvalidParameter.
inline double displaced_research_usd_per_mtok(double shadow_price_usd_per_flop,
                                              double flop_of_cap_per_token) {
    core::require("shadow_price_usd_per_flop", shadow_price_usd_per_flop, core::nonnegative);
    core::require("cap_flop_per_token", flop_of_cap_per_token, core::nonnegative);
    return tokens_per_mtok * shadow_price_usd_per_flop * flop_of_cap_per_token;
}

}  // namespace isocost::inference
