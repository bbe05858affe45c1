#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/named_values.hpp"
#include "isocost/core/status.hpp"
#include "isocost/firm/result.hpp"
#include "isocost/market/market.hpp"

namespace isocost::market {

/// How far an answer is from an equilibrium, from the model and the answer alone. All relative, all
/// 0 at an equilibrium.
///
/// excess_demand  worst |hired − supplied| over supplied, of a pool
/// employer       worst residual of an employer's own certificate (firm::certify), the gap over its
///                condition
/// researchers    |Σ_d S_d − Σ_o N_o| over the latter: those whom the answer has at work, by place,
///                against those of every origin whom their inclusive value makes work
/// payments       |wages paid − wages received| over received: of the bundles hired, and of those
///                whom the answer has at work
struct MarketCertificate {
    double excess_demand = core::nan;
    double employer = core::nan;
    double researchers = core::nan;
    double payments = core::nan;

    /// The worst of the four.
    double largest() const { return std::max({excess_demand, employer, researchers, payments}); }

    /// True when researchers are conserved and payments are, each to 1e-12, markets clear to 1e-10,
    /// and every employer is within the tolerance. Nobody and no money may be lost but for
    /// roundings; who works where at the wages is known to roundings of ln w over τ only, more than
    /// 1e-12 where τ is below 0.01, and how many are hired to those of ln w times an elasticity.
    bool holds(double tolerance) const {
        return excess_demand <= 1e-10 && researchers <= 1e-12 && payments <= 1e-12 &&
               employer <= tolerance;
    }
};

/// What is known about other equilibria. Wages that clear one pool form one interval, whatever the
/// returns (see `clear`), so that no two apart from each other are looked for.
enum class Uniqueness {
    theorem,        ///< there is no other: see `clear`
    found_one,      ///< no theorem applies; the search found this one
    indeterminate,  ///< wages from `lowest` to `highest` clear: one pool's alone, or with others
    none            ///< no equilibrium was found
};

constexpr std::string_view name(Uniqueness uniqueness) {
    switch (uniqueness) {
        case Uniqueness::theorem:
            return "theorem";
        case Uniqueness::found_one:
            return "found_one";
        case Uniqueness::indeterminate:
            return "indeterminate";
        case Uniqueness::none:
            return "none";
    }
    return "none";
}

/// Why no wage clears a pool, and the least change that would help.
struct NoEquilibrium {
    std::string pool = {};  ///< "A + B" where people move; empty when it is an employer's trouble
    core::Names employers = {};           ///< those who stand in the way, most first
    std::vector<double> least_fte = {};   ///< what each of them needs at any wage
    double supply_fte = core::nan;        ///< the pool's
    double least_supply_fte = core::nan;  ///< employment below which no wage clears it
    double most_supply_fte = core::nan;   ///< employment above which no wage clears it
};

/// An equilibrium of a market: how the search ended, wages, who hires how many, every employer's
/// own result, and the certificate. NaN where nothing was found.
struct MarketResult {
    core::Status status = core::Status::stalled;
    MarketCertificate certificate = {};
    std::string reason = {};  ///< what stands in the way, in words; empty when it is solved

    core::NamedValues wages_usd_per_year = {};  ///< by pool
    core::NamedValues supply_fte = {};          ///< by pool, those who work there
    core::NamedValues demand_fte = {};          ///< by pool, hired
    std::vector<firm::Result> employers = {};   ///< in the market's order, at these wages

    Uniqueness uniqueness = Uniqueness::none;
    core::NamedValues lowest_wages_usd_per_year = {};   ///< below the wages only if indeterminate
    core::NamedValues highest_wages_usd_per_year = {};  ///< above the wages only if indeterminate
    std::optional<NoEquilibrium> infeasibility = std::nullopt;
    int evaluations = 0;  ///< of aggregate demand

    std::optional<Market> market = std::nullopt;

    const firm::Result& employer(std::string_view name) const {
        return employers[core::position(*market->employer_names(), name, "employer")];
    }
    bool solved() const {
        return status == core::Status::optimal || status == core::Status::locally_optimal;
    }
    /// Sentences for a person: wages, what is known about others, what would help.
    std::string explain() const;

    /// *this, or NotOptimal with the explanation.
    const MarketResult& require_optimal() const {
        if (status != core::Status::optimal) throw core::NotOptimal(explain());
        return *this;
    }
};

}  // namespace isocost::market
