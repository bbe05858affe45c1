#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "isocost/market/employers.hpp"

namespace isocost::market::detail {

inline double cash_of(const PoachingFirm& f, double pay) {
    return std::min((1.0 - f.equity_share) * pay, f.cash_cap_usd_per_year);
}

inline double cost_of(const PoachingFirm& f, double pay) {
    const double cash = cash_of(f, pay);
    return cash + f.equity_cost * (pay - cash);
}

inline double value_of(const PoachingFirm& f, double persons) {
    return f.staff_value_usd_per_year * std::pow(persons, f.staff_exponent);
}

inline double marginal_value(const PoachingFirm& f, double persons) {
    return f.staff_exponent * value_of(f, persons) / persons;
}

inline double profit_of(const PoachingFirm& f, double pay, double persons, double leavers) {
    return value_of(f, persons) - cost_of(f, pay) * persons - f.replacement_usd * leavers;
}

/// |a − b| over the larger; 0 for equals, both 0 included.
inline double apart(double a, double b) {
    return a == b ? 0.0 : std::abs(a - b) / std::max(std::abs(a), std::abs(b));
}

/// Persons a year who join or leave a place, added up from the rows of the hires.
struct Turnover {
    double joiners = 0.0;
    double leavers = 0.0;
};

inline Turnover turnover(const PoachingResult& r, const std::string& place) {
    Turnover t;
    for (const auto& row : r.hires) {
        if (row.to == place) t.joiners += row.persons_per_year;
        if (row.from == place) t.leavers += row.persons_per_year;
    }
    return t;
}

inline double places_residual(const PoachingMarket& m, const PoachingResult& r) {
    double worst = 0.0;
    for (const auto& firm : r.firms) {
        const auto t = turnover(r, firm.name);
        worst = core::worse(worst, apart(t.joiners, t.leavers));
        worst = core::worse(worst, apart(t.leavers, firm.leavers_per_year));
    }
    if (m.outside) {
        const auto t = turnover(r, m.outside->name);
        worst = core::worse(worst, apart(t.joiners, t.leavers));
    }
    for (const auto& row : r.hires)
        if (row.persons_per_year < 0.0) worst = core::worse(worst, core::infinity);
    return worst;
}

inline double profit_residual(const PoachingMarket& m, const PoachingResult& r) {
    double worst = 0.0, all = 0.0, turned_over = 0.0;
    for (std::size_t j = 0; j < r.firms.size(); ++j) {
        const auto& row = r.firms[j];
        const double value = value_of(m.firms[j], row.persons);
        const double pay = row.cost_usd_per_year * row.persons;
        const double replaced = m.firms[j].replacement_usd * turnover(r, row.name).leavers;
        const double profit = value - pay - replaced;
        worst = core::worse(worst, std::abs(profit - row.profit_usd_per_year) / (value + pay));
        all += profit;
        turned_over += value + pay;
    }
    return core::worse(worst, std::abs(all - r.profit_usd_per_year) / turned_over);
}

/// The books of the printed rows; nothing of the chain that made them is used.
inline PoachingBooks closed_books(const PoachingMarket& m, const PoachingResult& r) {
    double heads = r.outside_persons, paid = 0.0, given_up = 0.0;
    for (const auto& firm : r.firms) heads += firm.persons;
    for (const auto& row : r.hires) {
        paid += row.paid_usd_per_year;
        given_up += row.given_up_usd_per_year;
    }
    return {.persons = apart(heads, m.persons),
            .places = places_residual(m, r),
            .pay = apart(paid, given_up),
            .profit = profit_residual(m, r)};
}

/// Why books do not hold, empty where they do to 1e-12, a few thousand roundings: the flows are
/// those of the chain whose heads at rest were found, each share to its own last digits.
inline std::string fault_of(const PoachingBooks& b) {
    const double most = largest(b);
    if (most <= 1e-12) return "";
    if (std::isnan(b.persons))
        return "no heads at rest were found: a share of persons is below what double numbers reach";
    return "the books do not close: residual " + core::text(most, 3);
}

}  // namespace isocost::market::detail
