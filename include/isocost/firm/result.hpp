#pragma once

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/status.hpp"
#include "isocost/firm/firm.hpp"
#include "isocost/firm/infeasibility.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"

namespace isocost::firm {

/// The substitution equilibrium of a firm: how the solve ended, the bundle, what it costs, what the
/// limits are worth, and the certificate. Inputs and money are NaN unless a point was found.
///
/// A shadow price is ≥ 0: what one more unit of a cap saves, USD per unit (P1: −dOpex/dcap, P2:
/// (dy/dcap)/(dy/dbudget), P3: dprofit/dcap); loosening a limit never hurts, and a slack one is
/// worth 0. A floor price is what one unit less of a floor saves. For a price taker on a rising
/// supply curve both, and λ, refer to his as-if cost; `dopex_dcap` of `derivatives` gives the
/// change of Opex itself. `marginal_cost` λ is dOpex/dy (P1), 1/(dy/dbudget) (P2, ∞ when money is
/// left over), R'(y) (P3).
struct Result {
    core::Status status = core::Status::stalled;
    core::Certificate certificate;
    std::string reason;  ///< what stopped the solver, in words; empty when optimal

    double capability = core::nan;     ///< index
    double opex = core::nan;           ///< USD per year, the sum of `costs` in order
    double marginal_cost = core::nan;  ///< USD per unit of capability
    double revenue = core::nan;        ///< USD per year, P3
    double profit = core::nan;         ///< USD per year, P3

    core::NamedValues inputs;              ///< own unit per year
    core::NamedValues costs;               ///< USD per year
    core::NamedValues shares;              ///< of Opex
    core::NamedValues virtual_prices;      ///< λF_i, USD per unit (Neary and Roberts 1980)
    core::NamedValues shadow_prices;       ///< of every cap, USD per unit
    core::NamedValues floor_prices;        ///< of every floor, USD per unit
    core::NamedValues tariff_equivalents;  ///< μ_i/c_i', the tariff that would do what the cap does

    std::optional<Infeasibility> infeasibility;
    int evaluations = 0;

    std::optional<Firm> firm;
    Question question;
    Point point;

    /// Sentences for a person: how it ended, what binds, what would help.
    std::string explain() const;

    /// *this, or NotOptimal with the explanation.
    const Result& require_optimal() const {
        if (status != core::Status::optimal) throw core::NotOptimal(explain());
        return *this;
    }
    bool solved() const {
        return status == core::Status::optimal || status == core::Status::locally_optimal;
    }
};

}  // namespace isocost::firm
