#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isocost/core/named_values.hpp"
#include "isocost/core/status.hpp"
#include "isocost/plan/certify.hpp"
#include "isocost/plan/infeasibility.hpp"

namespace isocost::plan {

/// One year of a plan. Money is of the year, not discounted.
struct PlannedYear {
    double chips = core::nan;  ///< bought at the start of the year
    double purchases_usd = core::nan;
    double upkeep_usd = core::nan;            ///< of all chips bought so far that serve
    double opex_usd = core::nan;              ///< purchases, upkeep and the other inputs
    core::NamedValues inputs;                 ///< used, own unit per year
    double compute_usd_per_flop = core::nan;  ///< what one more FLOP in the year saves
    double marginal_cost = core::nan;         ///< USD per unit of capability
    /// What one more chip on sale in the year saves, ≥ 0, USD; 0 after a ban without end, which
    /// `worth_usd_per_chip` less the price tells.
    double shadow_usd_per_chip = core::nan;
    double worth_usd_per_chip = core::nan;  ///< of one more chip that appears at the start
};

/// The cheapest plan, or why there is none. `present_usd` is Σ (1 + r)^−t opex_t less the salvage,
/// USD of the first year. Years are empty unless a plan was found.
struct PlanResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    core::Certificate certificate;
    double present_usd = core::nan;
    std::vector<PlannedYear> years = {};
    PlanPoint point = {};
    std::optional<PlanInfeasibility> infeasibility = {};
    int iterations = 0;

    /// *this, or NotOptimal with the reason.
    const PlanResult& require_optimal() const {
        if (status != core::Status::optimal)
            throw core::NotOptimal(std::string(core::sentence(status)) + " " + reason);
        return *this;
    }
};

}  // namespace isocost::plan
