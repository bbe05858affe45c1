#pragma once

#include <array>
#include <string>
#include <string_view>

#include "isocost/core/field.hpp"

namespace isocost::data {

/// Where tokens come from. A label for tables and messages; no formula depends on it.
enum class SourceKind { owned, licensed, synthetic, teacher_api, teacher_open_weights, web };

/// All of them, for those who list them.
inline constexpr std::array all_source_kinds{SourceKind::owned,
                                             SourceKind::licensed,
                                             SourceKind::synthetic,
                                             SourceKind::teacher_api,
                                             SourceKind::teacher_open_weights,
                                             SourceKind::web};

constexpr std::string_view name(SourceKind kind) {
    switch (kind) {
        case SourceKind::owned:
            return "owned";
        case SourceKind::licensed:
            return "licensed";
        case SourceKind::synthetic:
            return "synthetic";
        case SourceKind::teacher_api:
            return "teacher_api";
        case SourceKind::teacher_open_weights:
            return "teacher_open_weights";
        case SourceKind::web:
            return "web";
    }
    return "";
}

/// A stock of training tokens. One token of it teaches as much as `quality` tokens of the reference
/// corpus (z, 1 for ordinary web text): the effective data are D_eff = Σ_k z_k D_k. Qualities are
/// assumptions; 0.5 to 10 is a usual range and no measurement.
struct DataSource {
    std::string name = {};
    SourceKind kind = SourceKind::web;
    double tokens_per_year = core::nan;      ///< ∞ for as many as one likes
    double price_usd_per_token = core::nan;  ///< of one's own stock: what cleaning it costs
    double quality = core::nan;              ///< reference tokens per token, z
    std::string owner = {};                  ///< the only one who can use it; empty: everybody
};

inline auto fields(const DataSource&) {
    using S = DataSource;
    return std::array{
        core::Field{"tokens_per_year", &S::tokens_per_year, core::positive_or_infinite,
                    "tokens per year", "tokens that can be had"},
        core::Field{"price_usd_per_token", &S::price_usd_per_token, core::positive, "USD per token",
                    "tokens of one's own cost their cleaning and processing"},
        core::Field{"quality", &S::quality, core::positive, "",
                    "reference tokens that a token is worth"}};
}

/// Checks a source; the message names it.
inline const DataSource& checked_source(const DataSource& source) {
    return core::checked(source, "DataSource(" + source.name + ")");
}

/// p/z, USD per reference token: what puts sources in order.
inline double price_usd_per_effective_token(const DataSource& source) {
    checked_source(source);
    return source.price_usd_per_token / source.quality;
}

/// z q, reference tokens per year.
inline double effective_tokens_per_year(const DataSource& source) {
    checked_source(source);
    return source.quality * source.tokens_per_year;
}

/// Whether a buyer can use a source: it is nobody's, or his.
inline bool usable(const DataSource& source, std::string_view buyer) {
    return source.owner.empty() || source.owner == buyer;
}

}  // namespace isocost::data
