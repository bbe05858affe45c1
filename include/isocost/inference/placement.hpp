#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "isocost/compute/fleet.hpp"
#include "isocost/core/status.hpp"
#include "isocost/inference/models.hpp"
#include "isocost/inference/serving_chips.hpp"

namespace isocost::inference {

/// What it takes the chips to agree: t_red(n) = per_hop_s · max(√n − 1, 0) + base_s seconds for one
/// reduction, `per_layer` of them in every layer. The figures are those of Erdil 2025 §2.2.
struct ReductionLatency {
    double per_layer = 4.0;
    double base_s = 6e-6;
    double per_hop_s = 2e-6;
};

inline auto fields(const ReductionLatency&) {
    using R = ReductionLatency;
    return std::array{
        core::Field{"per_layer", &R::per_layer, core::nonnegative, "", "reductions of a layer"},
        core::Field{"base_s", &R::base_s, core::nonnegative, "seconds",
                    "least time of a reduction"},
        core::Field{"per_hop_s", &R::per_hop_s, core::nonnegative, "seconds",
                    "time of a step across the square of chips"}};
}

/// A model on n chips that writes for `batch` users at once, each with a context of so many tokens
/// in the cache.
struct Placement {
    Transformer model = {};
    ServingChip chip = {};
    double chips = core::nan;
    double batch = core::nan;
    double context_tokens = core::nan;
    ReductionLatency reduction = {};
    bool cache_reads =
        false;  ///< whether reading the cache takes time, too; not in Erdil 2025 §2.2
};

inline constexpr core::Bounds one_or_more{1.0, core::infinity, false, true,
                                          "must be 1 or more and finite"};

inline auto fields(const Placement&) {
    using P = Placement;
    return std::array{
        core::Field{"chips", &P::chips, one_or_more, "chips", "chips that hold the model"},
        core::Field{"batch", &P::batch, one_or_more, "sequences", "sequences written at once"},
        core::Field{"context_tokens", &P::context_tokens, core::nonnegative, "tokens",
                    "context of a sequence that the cache holds"}};
}

/// What the time of a token is spent on besides agreeing.
enum class Bottleneck { memory_bandwidth, arithmetic };

/// A placement's speed and price. Infeasible when weights and cache exceed the memory: then speed
/// and price are NaN, and `least_chips` or `largest_batch` would do.
struct Serving {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double bytes_needed = core::nan;
    double bytes_there = core::nan;
    double least_chips = core::nan;    ///< that hold this batch
    double largest_batch = core::nan;  ///< on these chips; 0 when the weights alone do not fit
    double seconds_per_token = core::nan;
    double tokens_per_s_per_user = core::nan;
    double tokens_per_s = core::nan;  ///< of all users together
    double usd_per_mtok = core::nan;  ///< per million tokens written
    double utilization = core::nan;   ///< share of the peak that works on tokens (MFU)
    Bottleneck bottleneck = Bottleneck::memory_bandwidth;
};

namespace detail {

inline double reduction_s(const ReductionLatency& r, double chips) {
    return r.per_hop_s * std::max(std::sqrt(chips) - 1.0, 0.0) + r.base_s;
}
/// All weights, and of every sequence the cache as far as its reading counts.
inline double reading_s(const Transformer& model, const ServingChip& chip, double chips,
                        double batch, double cache_bytes_read) {
    return (weight_bytes(model) + batch * cache_bytes_read) /
           (chips * chip.memory_bandwidth_bytes_per_s);
}
inline double computing_s(const Transformer& model, const ServingChip& chip, double chips,
                          double batch) {
    return flop_per_token(model) * batch / (chips * chip.flop_per_s);
}
inline double seconds_per_token(const Transformer& model, const ServingChip& chip, double chips,
                                double batch, double cache_bytes_read,
                                const ReductionLatency& reduction) {
    return model.layers * reduction.per_layer * reduction_s(reduction, chips) +
           std::max(reading_s(model, chip, chips, batch, cache_bytes_read),
                    computing_s(model, chip, chips, batch));
}
inline double usd_per_mtok(const ServingChip& chip, double chips, double batch, double seconds) {
    return tokens_per_mtok * chip.rent_usd_per_hour * chips * seconds /
           (compute::seconds_per_hour * batch);
}
/// Bytes of cache for one sequence; an unknown cache is none where there is no context.
inline double cache_bytes(const Transformer& model, double context_tokens) {
    return context_tokens == 0.0 ? 0.0 : context_tokens * model.kv_bytes_per_token;
}

inline void require_cache(const Transformer& model, double context_tokens) {
    if (context_tokens > 0.0)
        core::require("Transformer(" + model.name + ").kv_bytes_per_token",
                      model.kv_bytes_per_token, core::positive, "a context must be kept");
}
inline void require_whole(const std::string& where, double chips) {
    if (std::floor(chips) != chips)
        throw core::InvalidParameter(where, chips, "must be a whole number");
}

inline void check(const Placement& p) {
    checked(p.model);
    checked(p.chip);
    core::checked(p, "Placement");
    core::checked(p.reduction, "Placement.reduction");
    require_whole("Placement.chips", p.chips);
    require_cache(p.model, p.context_tokens);
}

inline std::string gigabytes(double bytes) { return core::text(bytes / 1e9, 4) + " GB"; }

/// Bytes here and there, and the least changes that help.
inline Serving memory_of(const Placement& p) {
    const double cache = cache_bytes(p.model, p.context_tokens);
    Serving s;
    s.bytes_needed = weight_bytes(p.model) + p.batch * cache;
    s.bytes_there = p.chips * p.chip.memory_bytes;
    s.least_chips = std::ceil(s.bytes_needed / p.chip.memory_bytes);
    const double left = s.bytes_there - weight_bytes(p.model);
    s.largest_batch = left < 0.0 ? 0.0 : cache == 0.0 ? core::infinity : std::floor(left / cache);
    return s;
}

inline std::string why_it_does_not_fit(const Placement& p, const Serving& s) {
    std::string text = p.model.name + " needs " + gigabytes(s.bytes_needed) + " (weights " +
                       gigabytes(weight_bytes(p.model)) + "), " + core::text(p.chips) + " " +
                       p.chip.name + " have " + gigabytes(s.bytes_there) + "; " +
                       core::text(s.least_chips) + " would hold it";
    if (s.largest_batch >= 1.0) text += ", or a batch of at most " + core::text(s.largest_batch);
    return text;
}

}  // namespace detail

/// Speed and price of a placement that writes tokens (Erdil 2025, arXiv:2506.04645, §2.2):
///   t = layers · per_layer · t_red(n) + max(bytes·P/(n·BW), 2·P_active·b/(n·FLOP/s))  [s],
///   USD per million tokens = 1e6 · rent · n · t/(3600 b).
/// All weights are read for every token, of a mixture's experts too. Reading the cache is not
/// counted, so that for long contexts the time is a lower bound; with `cache_reads` it is: the
/// bytes read are bytes·P + b · context · cache per token. Does not cover prefill: request.hpp.
/// Throws InvalidParameter for a figure outside its domain or missing.
inline Serving serve(const Placement& p) {
    detail::check(p);
    Serving s = detail::memory_of(p);
    if (s.bytes_needed > s.bytes_there) {
        s.reason = detail::why_it_does_not_fit(p, s);
        return s;
    }
    const double read = p.cache_reads ? detail::cache_bytes(p.model, p.context_tokens) : 0.0;
    const double t =
        detail::seconds_per_token(p.model, p.chip, p.chips, p.batch, read, p.reduction);
    const double computing = detail::computing_s(p.model, p.chip, p.chips, p.batch);
    s.status = core::Status::optimal;
    s.seconds_per_token = t;
    s.tokens_per_s_per_user = 1.0 / t;
    s.tokens_per_s = p.batch / t;
    s.usd_per_mtok = detail::usd_per_mtok(p.chip, p.chips, p.batch, t);
    s.utilization = computing / t;
    if (computing > detail::reading_s(p.model, p.chip, p.chips, p.batch, read))
        s.bottleneck = Bottleneck::arithmetic;
    return s;
}

}  // namespace isocost::inference
