#pragma once

#include <cstddef>
#include <string>

#include "isocost/firm/explain.hpp"
#include "isocost/market/market_result.hpp"

namespace isocost::market {

namespace detail {

inline std::string explain_pool(const MarketResult& r, std::size_t p) {
    const double wage = r.wages_usd_per_year[p];
    const double before = r.market->pools()[p].wage_usd_per_year;
    return " " + r.wages_usd_per_year.names()[p] + " pays " + core::text(wage, 6) +
           " USD per year (" + core::text(wage / before, 4) + " of the reference wage) to " +
           core::text(r.supply_fte[p], 6) + " FTE.";
}

inline std::string explain_uniqueness(const MarketResult& r) {
    switch (r.uniqueness) {
        case Uniqueness::theorem:
            return " There is no other equilibrium.";
        case Uniqueness::found_one:
            return " Other equilibria are not excluded.";
        case Uniqueness::indeterminate:
            return " The wage is indeterminate: neither demand nor supply reacts to it.";
        case Uniqueness::none:
            return "";
    }
    return "";
}

inline std::string explain_shortage(const NoEquilibrium& why) {
    std::string words;
    for (std::size_t k = 0; k < why.least_fte.size() && k < 5; ++k)
        words += (k == 0 ? " At any wage " : ", ") + why.employers[k] + " needs " +
                 core::text(why.least_fte[k], 6);
    if (!words.empty()) words += " FTE.";
    if (why.least_supply_fte > why.supply_fte)
        words += " A supply of more than " + core::text(why.least_supply_fte, 6) +
                 " FTE would do, in place of " + core::text(why.supply_fte, 6) + ".";
    if (why.most_supply_fte > 0.0 && why.most_supply_fte < why.supply_fte)
        words += " A supply of less than " + core::text(why.most_supply_fte, 6) +
                 " FTE would be hired, in place of " + core::text(why.supply_fte, 6) + ".";
    return words;
}

}  // namespace detail

inline std::string MarketResult::explain() const {
    std::string words = std::string(core::name(status)) + ":";
    if (!reason.empty()) words += " " + reason;
    if (infeasibility) words += detail::explain_shortage(*infeasibility);
    if (!solved()) return words;
    for (std::size_t p = 0; p < wages_usd_per_year.size(); ++p)
        words += detail::explain_pool(*this, p);
    words += detail::explain_uniqueness(*this);
    return words + " Residuals: excess demand " + core::text(certificate.excess_demand, 2) +
           ", employers " + core::text(certificate.employer, 2) + ", researchers " +
           core::text(certificate.researchers, 2) + ", payments " +
           core::text(certificate.payments, 2) + ".";
}

}  // namespace isocost::market
