#pragma once

#include <array>
#include <string>
#include <variant>

#include "isocost/compute/fleet.hpp"

namespace isocost::compute {

/// Chips bought against a control. All of it is the user's assumption; nothing has a default.
struct GreyMarket {
    double markup = core::nan;                ///< over the regular price
    double seizure_probability = core::nan;   ///< that a chip bought is lost
    double penalty_probability = core::nan;   ///< that its buyer is fined
    double penalty_usd_per_chip = core::nan;  ///< the fine, per chip
};

inline auto fields(const GreyMarket&) {
    using G = GreyMarket;
    constexpr core::Bounds probability{0.0, 1.0, false, false, "must be from 0 to 1"};
    return std::array{
        core::Field{"markup", &G::markup, core::nonnegative, "", "over the regular price"},
        core::Field{"seizure_probability", &G::seizure_probability, probability, "",
                    "that a chip bought is lost"},
        core::Field{"penalty_probability", &G::penalty_probability, probability, "",
                    "that its buyer is fined"},
        core::Field{"penalty_usd_per_chip", &G::penalty_usd_per_chip, core::nonnegative,
                    "USD per chip", "the fine"}};
}

/// What a chip of regular price p costs on the grey market: p (1 + markup) + π_seize p +
/// π_penalty × penalty, USD. A price in expectation: whoever is averse to risk asks for more.
/// Throws InvalidParameter.
inline double grey_price_usd(double price_usd, const GreyMarket& grey) {
    core::require("grey_price_usd.price_usd", price_usd, core::positive);
    core::checked(grey, "GreyMarket");
    return price_usd * (1.0 + grey.markup) + grey.seizure_probability * price_usd +
           grey.penalty_probability * grey.penalty_usd_per_chip;
}

/// Owned chips of a class bought on the grey market, of which there are `count`, finitely many.
/// Throws InvalidParameter for rented chips or an endless number.
inline FleetClass grey_class(FleetClass regular, double count, const GreyMarket& grey) {
    auto* owned = std::get_if<Owned>(&regular.contract);
    if (!owned)
        throw core::InvalidParameter("grey_class(" + regular.name + ").contract", "rented",
                                     "must be owned", "a cloud does not sell its chips");
    core::require("grey_class(" + regular.name + ").count", count, core::positive,
                  "a grey market is finite");
    owned->server_usd = grey_price_usd(owned->server_usd, grey);
    regular.name += " (grey)";
    regular.count = count;
    return regular;
}

/// A cloud abroad, used from where its chips may not go. Nothing has a default.
struct OffshoreCloud {
    double rent_usd_per_hour = core::nan;        ///< abroad
    double latency_share = core::nan;            ///< of the work lost to distance
    double compliance_usd_per_hour = core::nan;  ///< per chip: counsel, data rooms, audits
};

inline auto fields(const OffshoreCloud&) {
    using O = OffshoreCloud;
    constexpr core::Bounds share{0.0, 1.0, false, true, "must be 0 or more and below 1"};
    return std::array{core::Field{"rent_usd_per_hour", &O::rent_usd_per_hour, core::positive,
                                  "USD per chip-hour", "rent abroad"},
                      core::Field{"latency_share", &O::latency_share, share, "",
                                  "share of the work lost to distance"},
                      core::Field{"compliance_usd_per_hour", &O::compliance_usd_per_hour,
                                  core::nonnegative, "USD per chip-hour", "what compliance costs"}};
}

/// Chips of a class in a cloud abroad, of which there are `count`, ∞ allowed: rent + compliance by
/// the hour, utilization less what latency takes. Legal for an entity that is not listed
/// (`allowed` at `Place::offshore_cloud`). Throws InvalidParameter.
inline FleetClass offshore_class(FleetClass regular, double count, const OffshoreCloud& cloud) {
    core::checked(cloud, "OffshoreCloud");
    regular.name += " (offshore)";
    regular.count = count;
    regular.utilization *= 1.0 - cloud.latency_share;
    regular.contract = Rented{cloud.rent_usd_per_hour + cloud.compliance_usd_per_hour};
    return detail::checked_class(regular), regular;
}

}  // namespace isocost::compute
