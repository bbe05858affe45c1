#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "isocost/core/status.hpp"
#include "isocost/market/mobility.hpp"

namespace isocost::market {

/// An employer of researchers. Staff makes R(L) = staff_value · L^staff_exponent USD per year; pay
/// is cash and a fixed share of equity, what cash would exceed its cap is equity too. Its discount
/// has no default where equity is paid.
struct PoachingFirm {
    std::string name = {};
    double staff_value_usd_per_year = core::nan;
    double staff_exponent = core::nan;
    double compute_flop_per_year = core::nan;
    double mission_utils = 0.0;
    double equity_share = 0.0;
    double equity_discount = core::nan;             ///< d; need not be given where none is paid
    double equity_cost = 1.0;                       ///< χ, USD per USD of face value
    double cash_cap_usd_per_year = core::infinity;  ///< per head
    double replacement_usd = 0.0;                   ///< per leaver
};

inline auto fields(const PoachingFirm&) {
    using F = PoachingFirm;
    return std::array{
        core::Field{"staff_value_usd_per_year", &F::staff_value_usd_per_year, core::positive,
                    "USD per year", "what a staff of one makes"},
        core::Field{"staff_exponent",
                    &F::staff_exponent,
                    {0.0, 1.0, true, false, "must be above 0 and at most 1"},
                    "",
                    "percent of value per percent of staff"},
        core::Field{"compute_flop_per_year", &F::compute_flop_per_year, core::positive,
                    "FLOP per year", "compute that the staff shares"},
        core::Field{"mission_utils", &F::mission_utils, any_number, "utils",
                    "what the mission is worth, a misfit deducted"},
        core::Field{"equity_share", &F::equity_share, unit_interval, "", "share of pay in equity"},
        core::Field{"equity_discount", &F::equity_discount, unit_interval, "",
                    "share of its face value that equity is worth less to its holder"},
        core::Field{"equity_cost", &F::equity_cost, core::nonnegative, "USD per USD",
                    "what equity costs the firm per face value"},
        core::Field{"cash_cap_usd_per_year", &F::cash_cap_usd_per_year, core::positive_or_infinite,
                    "USD per year", "most cash that a head can be paid"},
        core::Field{"replacement_usd", &F::replacement_usd, core::nonnegative, "USD",
                    "cost of replacing a leaver"}};
}

namespace detail {

inline bool pays_equity(const PoachingFirm& f) {
    return f.equity_share > 0.0 || f.cash_cap_usd_per_year < core::infinity;
}

/// 0 where it is not given, as it must be where equity is paid.
inline double discount_of(const PoachingFirm& f) {
    return std::isnan(f.equity_discount) ? 0.0 : f.equity_discount;
}

}  // namespace detail

/// Throws InvalidParameter: for the fields, for equity without its discount, and for pay that is
/// worth nothing to who gets it.
inline const PoachingFirm& checked(const PoachingFirm& f) {
    const std::string where = "PoachingFirm(" + f.name + ")";
    auto complete = f;
    if (!detail::pays_equity(f)) complete.equity_discount = detail::discount_of(f);
    core::checked(complete, where);
    core::require(where + ".valued_pay_per_pay", 1.0 - f.equity_share * detail::discount_of(f),
                  core::positive, "1 - equity_share x equity_discount: nobody works for nothing");
    return f;
}

/// All employers, those who may work for them, and how pay is bounded. `outside` is where they go
/// otherwise; switching costs have a row for each firm and then one for it. No two names are the
/// same, that of the outside option included.
struct PoachingMarket {
    Mobility tastes = {};
    std::vector<PoachingFirm> firms = {};
    double persons = core::nan;
    std::optional<Place> outside = std::nullopt;
    SwitchingCosts switching_utils = {};
    double least_pay_usd_per_year = core::nan;
    double most_pay_usd_per_year = core::nan;
};

/// A firm at given pay.
struct FirmOutcome {
    std::string name = {};
    double pay_usd_per_year = core::nan;  ///< cash and equity at face value, per head
    double cash_usd_per_year = core::nan;
    double valued_pay_usd_per_year = core::nan;
    double cost_usd_per_year = core::nan;  ///< cash + χ equity, per head
    double persons = core::nan;
    double leavers_per_year = core::nan;
    double marginal_value_usd_per_year = core::nan;  ///< R'(L)
    double elasticity = core::nan;                   ///< ε, of heads to valued pay
    double profit_usd_per_year = core::nan;          ///< R − cost · L − replacement · leavers
    double regret_usd_per_year = core::nan;  ///< what another pay would gain, by another search
};

/// Who pays for whom: those who go from one place to another in a year, valued over a year. The
/// hirer gains R' − cost each, the place that is left loses R' − cost + replacement.
struct Hire {
    std::string from = {};
    std::string to = {};
    double persons_per_year = core::nan;
    double paid_usd_per_year = core::nan;      ///< to them by the hirer, at face value
    double given_up_usd_per_year = core::nan;  ///< by them where they come from, at face value
    double private_gain_usd_per_year = core::nan;
    double loss_usd_per_year = core::nan;  ///< of the place that is left
    /// What they make more, R'_j − R'_i, less replacement: pay goes from one pocket to another.
    /// Outside they make what they are paid.
    double social_gain_usd_per_year = core::nan;
};

/// What is left when the books are closed from the rows of firms and hires alone. All relative, all
/// 0 where the market is at rest; NaN where a row is no number.
struct PoachingBooks {
    double persons = core::nan;  ///< heads of all firms and outside against all persons
    /// Joiners against leavers, and these against the firm's row, of the worst place; infinite
    /// where a number of persons is negative.
    double places = core::nan;
    double pay = core::nan;  ///< what all hires are paid against what they give up where they were
    /// R(L) − cost · L − replacement · leavers, leavers counted in the hires, against the profit of
    /// the worst firm and of all; over R + cost · L.
    double profit = core::nan;
};

inline double largest(const PoachingBooks& b) {
    return core::worse(core::worse(b.persons, b.places), core::worse(b.pay, b.profit));
}

/// `optimal`: the regrets hold to 1e-9 and the books to 1e-12. `locally_optimal`: somebody's pay is at the
/// bound of pay, so beyond it more may be gained; `reason` names it. `stalled`: no heads at rest
/// were found, or the books do not close. Others as in `NashResult`.
struct PoachingResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<FirmOutcome> firms = {};
    double outside_persons = core::nan;  ///< heads of the outside option, 0 without one
    std::vector<Hire> hires = {};
    double profit_usd_per_year = core::nan;    ///< of all firms
    double paid_usd_per_year = core::nan;      ///< to all hires where they go
    double given_up_usd_per_year = core::nan;  ///< by all hires where they come from
    PoachingBooks books = {};
    double largest_regret = core::nan;    ///< relative
    double other_equilibria = core::nan;  ///< found from other starts
};

}  // namespace isocost::market
