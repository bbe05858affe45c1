#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "isocost/core/field.hpp"

namespace isocost::inference {

/// A model that is sold against a freely given one. Users' tastes t are uniform on [0, 1], the
/// worth of a model of quality q is t·q (Shaked and Sutton 1982). The open model is hosted in
/// competition, at its serving cost. Qualities are what the keenest user pays for them.
struct OpenRival {
    double users = core::nan;
    double quality_gap_usd_per_user_year = core::nan;   ///< Δ, own quality less the open one's
    double open_serving_usd_per_user_year = core::nan;  ///< c0
    double own_serving_usd_per_user_year = core::nan;   ///< c1
};

inline auto fields(const OpenRival&) {
    using R = OpenRival;
    constexpr auto unit = "USD per user and year";
    return std::array{
        core::Field{"users", &R::users, core::positive, "users", "users of either model"},
        core::Field{"quality_gap_usd_per_user_year", &R::quality_gap_usd_per_user_year,
                    core::nonnegative, unit, "what the keenest user pays for the better model"},
        core::Field{"open_serving_usd_per_user_year", &R::open_serving_usd_per_user_year,
                    core::nonnegative, unit, "cost of serving the open model"},
        core::Field{"own_serving_usd_per_user_year", &R::own_serving_usd_per_user_year,
                    core::nonnegative, unit, "cost of serving the own model"}};
}

/// Who sells. `alone`: nobody uses the open model, though some go without any.
enum class MarketRegime { both_sell, exits, serves_all, alone };

constexpr std::string_view name(MarketRegime regime) {
    constexpr std::array names{"both_sell", "exits", "serves_all", "alone"};
    return names[static_cast<std::size_t>(regime)];
}

/// What is left of the seller's rent.
struct OpenWeightsRent {
    MarketRegime regime = MarketRegime::exits;
    double price_usd_per_user_year = core::nan;  ///< at an exit the cost that nobody pays
    double share = 0.0;                          ///< of users
    double rent_usd_per_year = 0.0;
    /// What rent loses as the gap closes by one, USD per year: between 0 and the users' number.
    double rent_per_quality_gap = 0.0;
};

namespace detail {

inline double share_at(const OpenRival& r, double price) {
    const double above = price - r.open_serving_usd_per_user_year;
    if (above <= 0.0) return 1.0;
    const double gap = r.quality_gap_usd_per_user_year;
    return above >= gap ? 0.0 : 1.0 - above / gap;
}

}  // namespace detail

/// Rent at any price, USD per year: (p − c1) · users · share, the share of users for whom the gap
/// is worth the difference in price, t ≥ (p − c0)/Δ.
inline double rent_at_price_usd_per_year(const OpenRival& r, double price_usd_per_user_year) {
    core::checked(r, "OpenRival");
    core::require("price_usd_per_user_year", price_usd_per_user_year, core::nonnegative, "price");
    return (price_usd_per_user_year - r.own_serving_usd_per_user_year) * r.users *
           detail::share_at(r, price_usd_per_user_year);
}

/// The seller's best price against open weights, with Δ the gap:
///   both sell, |c0 − c1| < Δ: p = (Δ + c0 + c1)/2, share (Δ + c0 − c1)/(2Δ),
///     rent users · (Δ + c0 − c1)²/(4Δ);
///   exits, c1 − c0 ≥ Δ: no price covers its cost;
///   serves all, c0 − c1 ≥ Δ: p = c0, rent users · (c0 − c1).
/// At equal costs rent is users · Δ/4: proportional to the gap. Every user takes one of the two
/// models; where some would rather go without, see `rent_with_outside_option`. Throws
/// InvalidParameter.
inline OpenWeightsRent rent_against_open_weights(const OpenRival& r) {
    core::checked(r, "OpenRival");
    const double gap = r.quality_gap_usd_per_user_year;
    const double c0 = r.open_serving_usd_per_user_year;
    const double c1 = r.own_serving_usd_per_user_year;
    if (c1 - c0 >= gap) return {.regime = MarketRegime::exits, .price_usd_per_user_year = c1};
    if (c0 - c1 >= gap)
        return {.regime = MarketRegime::serves_all,
                .price_usd_per_user_year = c0,
                .share = 1.0,
                .rent_usd_per_year = r.users * (c0 - c1)};
    const double edge = gap + c0 - c1;
    const double share = edge / (2.0 * gap);
    return {.regime = MarketRegime::both_sell,
            .price_usd_per_user_year = (gap + c0 + c1) / 2.0,
            .share = share,
            .rent_usd_per_year = r.users * edge * edge / (4.0 * gap),
            .rent_per_quality_gap = r.users * share * (1.0 - share)};
}

/// Whether the rent stands also when users may go without any model: the user who wavers between
/// the two, t* = (p − c0)/Δ, must draw something from the open one, t*·q0 ≥ c0. Always so at c0 =
/// 0. Where it is false the rent is an upper bound.
inline bool open_model_binds(const OpenRival& r, double open_quality_usd_per_user_year) {
    core::require("open_quality_usd_per_user_year", open_quality_usd_per_user_year,
                  core::nonnegative, "what the keenest user pays for the open model");
    const double wavering = 1.0 - rent_against_open_weights(r).share;
    return wavering * open_quality_usd_per_user_year >= r.open_serving_usd_per_user_year;
}

/// The seller's best price when users may also go without, for whom neither model is worth its
/// price. With q0 the open model's quality and q1 = q0 + Δ, users buy from t = max((p − c0)/Δ,
/// p/q1) on, and the open model has users only at prices above c0 q1/q0:
///   p = (q1 + c1)/2 where that is no more (alone), (Δ + c0 + c1)/2 where that is more (both sell),
///   c0 q1/q0 between the two (alone, at the price that keeps the open model out);
///   exits where c1 ≥ min(Δ + c0, q1).
/// Never above the rent of `rent_against_open_weights`. Throws InvalidParameter.
inline OpenWeightsRent rent_with_outside_option(const OpenRival& r,
                                                double open_quality_usd_per_user_year) {
    core::checked(r, "OpenRival");
    core::require("open_quality_usd_per_user_year", open_quality_usd_per_user_year,
                  core::nonnegative, "what the keenest user pays for the open model");
    const double c0 = r.open_serving_usd_per_user_year;
    const double c1 = r.own_serving_usd_per_user_year;
    const double gap = r.quality_gap_usd_per_user_year;
    const double quality = open_quality_usd_per_user_year + gap;
    if (c1 >= std::min(gap + c0, quality))
        return {.regime = MarketRegime::exits, .price_usd_per_user_year = c1};
    const double keeps_out = c0 == 0.0 ? 0.0 : c0 * quality / open_quality_usd_per_user_year;
    const double unrivaled = (quality + c1) / 2.0;
    const double price = std::min(unrivaled, std::max((gap + c0 + c1) / 2.0, keeps_out));
    const bool rivaled = price > keeps_out;
    const double share = rivaled ? detail::share_at(r, price) : 1.0 - price / quality;
    return {.regime = rivaled ? MarketRegime::both_sell : MarketRegime::alone,
            .price_usd_per_user_year = price,
            .share = share,
            .rent_usd_per_year = r.users * (price - c1) * share,
            .rent_per_quality_gap = r.users * share * (1.0 - share)};
}

/// What a lab weighs before it gives its weights away.
struct Publication {
    double complement_rent_usd_per_year = core::nan;  ///< that open weights add to the complement
    double complement_share = core::nan;              ///< of it that is the publisher's
    double community_fte = core::nan;                 ///< outside work on the model
    double fte_usd_per_year = core::nan;              ///< what a year of it is worth
    double lost_api_rent_usd_per_year = core::nan;
};

inline auto fields(const Publication&) {
    using P = Publication;
    constexpr core::Bounds fraction{0.0, 1.0, false, false, "must be from 0 to 1"};
    return std::array{
        core::Field{"complement_rent_usd_per_year", &P::complement_rent_usd_per_year,
                    core::nonnegative, "USD per year", "rent that the complement gains"},
        core::Field{"complement_share", &P::complement_share, fraction, "",
                    "share of the complement that is the publisher's"},
        core::Field{"community_fte", &P::community_fte, core::nonnegative, "FTE",
                    "outside work on the model"},
        core::Field{"fte_usd_per_year", &P::fte_usd_per_year, core::nonnegative, "USD per year",
                    "worth of a year of it"},
        core::Field{"lost_api_rent_usd_per_year", &P::lost_api_rent_usd_per_year, core::nonnegative,
                    "USD per year", "rent that the own API loses"}};
}

/// Publisher's gain, share · rent of the complement + community work − lost API rent, USD per year:
/// to publish pays iff it is positive. Throws InvalidParameter.
inline double publication_gain_usd_per_year(const Publication& p) {
    core::checked(p, "Publication");
    return p.complement_share * p.complement_rent_usd_per_year +
           p.community_fte * p.fte_usd_per_year - p.lost_api_rent_usd_per_year;
}

/// Outside work that open weights draw, L_ext in full-time equivalents over the year: downloads ×
/// share of them that contribute × hours of each, over the hours of a working year. An assumption,
/// not a measurement. It enters a technology as free talent. Throws InvalidParameter.
inline double community_fte(double downloads_per_year, double contributing_share,
                            double hours_per_contributor, double hours_per_fte_year) {
    core::require("downloads_per_year", downloads_per_year, core::nonnegative);
    core::require("contributing_share", contributing_share,
                  {0.0, 1.0, false, false, "must be from 0 to 1"}, "of downloads");
    core::require("hours_per_contributor", hours_per_contributor, core::nonnegative);
    core::require("hours_per_fte_year", hours_per_fte_year, core::positive);
    return downloads_per_year * contributing_share * hours_per_contributor / hours_per_fte_year;
}

}  // namespace isocost::inference
