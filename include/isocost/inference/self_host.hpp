#pragma once

#include <array>
#include <cmath>
#include <string>

#include "isocost/compute/fleet.hpp"
#include "isocost/core/status.hpp"
#include "isocost/inference/models.hpp"

namespace isocost::inference {

/// Open weights on rented chips: the smallest deployment that holds the model, paid by the hour
/// whether it writes or waits.
struct SelfHosting {
    double usd_per_hour = core::nan;           ///< of the whole deployment
    double tokens_per_s = core::nan;           ///< at full load
    double variable_usd_per_mtok = core::nan;  ///< that a token costs on top; 0 when rented
};

inline auto fields(const SelfHosting&) {
    using S = SelfHosting;
    return std::array{
        core::Field{"usd_per_hour", &S::usd_per_hour, core::positive, "USD per hour",
                    "rent of the whole deployment"},
        core::Field{"tokens_per_s", &S::tokens_per_s, core::positive, "tokens per second",
                    "tokens that it serves at full load"},
        core::Field{"variable_usd_per_mtok", &S::variable_usd_per_mtok, core::nonnegative,
                    "USD per million tokens", "what a token costs on top of the rent"}};
}

inline constexpr double months_per_year = 12.0;
inline constexpr double hours_per_month = compute::hours_per_year / months_per_year;  ///< 730.5

/// USD per million tokens at an average load, the share of the full load served over time.
inline double self_hosted_usd_per_mtok(const SelfHosting& own, double utilization) {
    core::checked(own, "SelfHosting");
    core::require("utilization", utilization,
                  {0.0, 1.0, true, false, "must be above 0 and at most 1"}, "average load");
    return tokens_per_mtok * own.usd_per_hour /
               (compute::seconds_per_hour * own.tokens_per_s * utilization) +
           own.variable_usd_per_mtok;
}

/// The average load at which rent equals the API's bill,
///   u* = USD per hour/(3600 · tokens/s · (price − variable) per token);
/// above 1 no load is enough; infinite when the API costs no more than what a token costs on top of
/// the rent. No check of the domain: for sweeps.
inline double break_even_utilization(double usd_per_hour, double tokens_per_s,
                                     double api_usd_per_mtok, double variable_usd_per_mtok) {
    const double saved = (api_usd_per_mtok - variable_usd_per_mtok) / tokens_per_mtok;
    if (saved <= 0.0) return core::infinity;
    return usd_per_hour / (compute::seconds_per_hour * tokens_per_s * saved);
}

/// Where self-hosting and the API cost the same. `infeasible`: at no load; then `reason` says why,
/// and each of the three least changes alone would make full load break even.
struct BreakEven {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double utilization = core::nan;       ///< u*, average load; above 1 when infeasible
    double tokens_per_month = core::nan;  ///< fixed USD per month over what a token saves
    double tokens_per_year = core::nan;
    double least_tokens_per_s = core::nan;  ///< at full load
    double most_usd_per_hour = core::nan;   ///< of rent
    double least_api_usd_per_mtok = core::nan;
};

/// Break-even of a deployment against an API's blended price. A deployment is not divisible and
/// beyond its full load another one is rented: see `compare_hosting`. Throws InvalidParameter.
inline BreakEven break_even_load(const SelfHosting& own, double api_usd_per_mtok) {
    core::checked(own, "SelfHosting");
    core::require("api_usd_per_mtok", api_usd_per_mtok, core::nonnegative, "price of the API");
    const double saved = (api_usd_per_mtok - own.variable_usd_per_mtok) / tokens_per_mtok;
    BreakEven answer;
    answer.utilization = break_even_utilization(own.usd_per_hour, own.tokens_per_s,
                                                api_usd_per_mtok, own.variable_usd_per_mtok);
    answer.least_api_usd_per_mtok = self_hosted_usd_per_mtok(own, 1.0);
    if (saved <= 0.0) {
        answer.reason = "the API costs " + core::text(api_usd_per_mtok, 4) +
                        " USD per million tokens, a token of one's own " +
                        core::text(own.variable_usd_per_mtok, 4) + " besides the rent";
        return answer;
    }
    answer.tokens_per_year = own.usd_per_hour * compute::hours_per_year / saved;
    answer.tokens_per_month = answer.tokens_per_year / months_per_year;
    answer.least_tokens_per_s = own.usd_per_hour / (compute::seconds_per_hour * saved);
    answer.most_usd_per_hour = saved * compute::seconds_per_hour * own.tokens_per_s;
    if (answer.utilization <= 1.0)
        answer.status = core::Status::optimal;
    else
        answer.reason = "full load serves " + core::text(own.tokens_per_s, 4) +
                        " tokens per second, " + core::text(answer.least_tokens_per_s, 4) +
                        " would pay the rent";
    return answer;
}

/// A month's bill either way.
struct HostingChoice {
    double deployments = core::nan;  ///< whole ones, rented for the month
    double self_hosted_usd_per_month = core::nan;
    double api_usd_per_month = core::nan;
    bool self_host = false;  ///< is cheaper
};

/// Compares both at a volume: as many whole deployments as it needs, so that just beyond the full
/// load of one the API may be cheaper again.
inline HostingChoice compare_hosting(const SelfHosting& own, double api_usd_per_mtok,
                                     double tokens_per_month) {
    core::checked(own, "SelfHosting");
    core::require("api_usd_per_mtok", api_usd_per_mtok, core::nonnegative, "price of the API");
    core::require("tokens_per_month", tokens_per_month, core::nonnegative, "volume");
    const double full = own.tokens_per_s * compute::seconds_per_hour * hours_per_month;
    HostingChoice choice;
    choice.deployments = std::ceil(tokens_per_month / full);
    choice.self_hosted_usd_per_month =
        choice.deployments * own.usd_per_hour * hours_per_month +
        tokens_per_month * own.variable_usd_per_mtok / tokens_per_mtok;
    choice.api_usd_per_month = tokens_per_month * api_usd_per_mtok / tokens_per_mtok;
    choice.self_host = choice.self_hosted_usd_per_month < choice.api_usd_per_month;
    return choice;
}

}  // namespace isocost::inference
