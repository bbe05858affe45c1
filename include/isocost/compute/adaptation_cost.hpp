#pragma once

#include <vector>

#include "isocost/compute/adaptation.hpp"
#include "isocost/cost/user.hpp"

namespace isocost::compute {

/// What compute costs on a fixed fleet that is paid for, where more of it takes engineers: c(C) =
/// w ℓ(C) + p C, ℓ(C) of `least_engineers`, w their wage and p what a FLOP at work costs
/// (electricity), USD. Convex, with a kink at the fleet without engineers, and infinite from the
/// ceiling on: give a firm a floor at `base_flop_per_year` and a cap below
/// `ceiling_flop_per_year`.
///
/// In a firm whose talent costs w, talent so splits between research L and adaptation ℓ(C) by
/// itself: at the optimum λF_C dcap/dℓ = w where p = 0, the marginal value of an adaptation
/// engineer is his wage. Right for a fixed fleet only: chips paid by the hour cost 1/u per FLOP,
/// which is not convex. Not covered: a wage that rises with all talent hired, since the two uses
/// would then share one supply curve. Throws InvalidParameter.
inline cost::UserCost adaptation_cost(std::vector<AdaptedClass> classes, double wage_usd_per_year,
                                      double running_usd_per_flop = 0.0) {
    const double base = base_flop_per_year(classes);
    core::require("adaptation_cost.wage_usd_per_year", wage_usd_per_year, core::positive);
    core::require("adaptation_cost.running_usd_per_flop", running_usd_per_flop, core::nonnegative);
    const auto plan = [classes = std::move(classes)](double x) {
        return least_engineers(classes, x);
    };
    const auto known = [=](const AdaptationPlan& p, double amount) {
        return p.status == core::Status::optimal ? amount : core::infinity;
    };
    return {[=](double x) {
                if (x <= base) return running_usd_per_flop * x;
                const auto p = plan(x);
                return known(p, wage_usd_per_year * p.fte + running_usd_per_flop * x);
            },
            [=](double x) {
                if (x < base) return running_usd_per_flop;
                const auto p = plan(x);
                return known(p, wage_usd_per_year / p.flop_per_engineer + running_usd_per_flop);
            },
            true};
}

}  // namespace isocost::compute
