#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/status.hpp"
#include "isocost/market/mobility.hpp"

namespace isocost::market {

/// Missions that make the market at rest have the heads observed. `largest_error` is the largest
/// relative error of heads of `stationary_flows` at them, solved anew.
struct Calibration {
    core::Status status = core::Status::stalled;
    std::vector<double> mission_utils = {};  ///< a_j, 0 at the first place
    double largest_error = core::nan;
};

namespace detail {

/// Utilities at which the chain has given shares, the first as given: U += ½(ln s − ln π), which
/// contracts since ∂ln π/∂U has eigenvalues from 0 to 2, then Newton's steps are not needed.
inline Eigen::VectorXd utilities_for(LogitPlaces places, const Eigen::VectorXd& share) {
    places.crowding.setZero();
    double last = core::infinity;
    for (int count = 0; count < 20000; ++count) {
        const Eigen::VectorXd now =
            chain_at_rest(choices(places, places.utility), places.utility).share;
        const Eigen::VectorXd step = 0.5 * (share.array().log() - now.array().log());
        const double size = step.cwiseAbs().sum();  // maxCoeff would pass over NaN
        if (!(size >= 2e-16) || (size < 1e-12 && size >= last)) break;
        last = size;
        places.utility += step - Eigen::VectorXd::Constant(step.size(), step(0));
    }
    return places.utility;
}

}  // namespace detail

/// Calibrates a_j from observed heads and pay: exactly identified, one number per place, the first
/// place's being the zero. Missions given in `places` are not used. Throws InvalidParameter.
[[nodiscard]] inline Calibration calibrate_missions(const Mobility& tastes,
                                                    std::vector<Place> places,
                                                    const std::vector<double>& persons,
                                                    const SwitchingCosts& switching = {}) {
    for (auto& place : places) place.mission_utils = 0.0;
    detail::check_places(tastes, places, switching);
    if (persons.size() != places.size())
        throw core::InvalidParameter("persons", core::text(double(persons.size())),
                                     "must be one number for every place");
    double all = 0.0;
    for (const double heads : persons) {
        core::require("persons", heads, core::positive, "observed heads");
        all += heads;
    }
    auto logit = detail::logit(tastes, places, switching);
    const Eigen::VectorXd share =
        Eigen::Map<const Eigen::VectorXd>(persons.data(), logit.utility.size()) / all;
    logit.utility -= logit.crowding.cwiseProduct((share * all).array().log().matrix());
    const Eigen::VectorXd mission = detail::utilities_for(logit, share) - logit.utility;
    Calibration found;
    for (std::size_t j = 0; j < places.size(); ++j) {
        found.mission_utils.push_back(mission(static_cast<Eigen::Index>(j)));
        places[j].mission_utils = found.mission_utils.back();
    }
    const auto flows = stationary_flows(tastes, places, all, switching);
    found.largest_error = 0.0;
    for (std::size_t j = 0; j < places.size(); ++j)
        found.largest_error =
            core::worse(found.largest_error, std::abs(flows.persons[j] / persons[j] - 1.0));
    if (found.largest_error <= 1e-12) found.status = core::Status::optimal;
    return found;
}

/// Leavers to another place per joiner from there, and how many heads each has.
struct FlowRatio {
    double leavers_per_joiner = core::nan;
    double persons_left = core::nan;    ///< at the place that is left
    double persons_joined = core::nan;  ///< at the place that is joined
    double pay_weight = core::nan;      ///< β
};

inline auto fields(const FlowRatio&) {
    using R = FlowRatio;
    return std::array{
        core::Field{"leavers_per_joiner", &R::leavers_per_joiner, core::positive, "",
                    "persons who go per person who comes"},
        core::Field{"persons_left", &R::persons_left, core::positive, "persons",
                    "heads of the place that is left"},
        core::Field{"persons_joined", &R::persons_joined, core::positive, "persons",
                    "heads of the place that is joined"},
        core::Field{"pay_weight", &R::pay_weight, core::positive, "", "weight of the log of pay"}};
}

/// What a net flow says of the two places.
struct FlowGap {
    double rate_ratio = core::nan;    ///< of the chances of moving, M_ij/M_ji
    double utility_gap = core::nan;   ///< of the place joined over the one left, its logarithm
    double pay_multiple = core::nan;  ///< at the place left that would close the gap, e^{gap/β}
};

/// The ratio of persons is that of chances only after dividing by relative heads: 8 leavers per
/// joiner from a place of 1 000 to one of 300 is 2.4 to one. Holds as a utility gap where switching
/// costs are 0 or both places' chances are of equal reach. Throws InvalidParameter.
inline FlowGap flow_gap(const FlowRatio& r) {
    core::checked(r, "FlowRatio");
    const double ratio = r.leavers_per_joiner * r.persons_joined / r.persons_left;
    return {.rate_ratio = ratio,
            .utility_gap = std::log(ratio),
            .pay_multiple = std::pow(ratio, 1.0 / r.pay_weight)};
}

}  // namespace isocost::market
