#pragma once

#include <array>
#include <cmath>

#include "isocost/scaling/training_plan.hpp"

namespace isocost::scaling {

inline constexpr double inference_flop_per_parameter_and_token = 2.0;  ///< a forward pass

/// Price of a FLOP of a chip at its peak, USD: rent/(3600 · peak). What a FLOP that counts costs is
/// this over the utilization. Both > 0. Throws InvalidParameter.
inline double usd_per_peak_flop(double rent_usd_per_hour, double peak_flop_per_s) {
    core::require("usd_per_peak_flop.rent_usd_per_hour", rent_usd_per_hour, core::positive);
    core::require("usd_per_peak_flop.peak_flop_per_s", peak_flop_per_s, core::positive);
    return rent_usd_per_hour / 3600.0 / peak_flop_per_s;
}

/// What a model will be asked over its life (Sardana et al. 2024), and how well chips are used on
/// it: reading a prompt fills them, writing a token at a time does not.
struct InferenceDemand {
    double input_tokens = core::nan;
    double output_tokens = core::nan;
    double prefill_utilization = core::nan;  ///< MFU of reading
    double decode_utilization = core::nan;   ///< MFU of writing
    double usd_per_peak_flop = core::nan;    ///< of the chips that serve
};

inline auto fields(const InferenceDemand&) {
    using D = InferenceDemand;
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{
        core::Field{"input_tokens", &D::input_tokens, core::nonnegative, "tokens",
                    "tokens read over the model's life"},
        core::Field{"output_tokens", &D::output_tokens, core::nonnegative, "tokens",
                    "tokens written over the model's life"},
        core::Field{"prefill_utilization", &D::prefill_utilization, fraction, "",
                    "achieved share of the peak when reading"},
        core::Field{"decode_utilization", &D::decode_utilization, fraction, "",
                    "achieved share of the peak when writing"},
        core::Field{"usd_per_peak_flop", &D::usd_per_peak_flop, core::positive, "USD per FLOP",
                    "price of a FLOP at the peak of the chips that serve"}};
}

/// What serving the demand costs per parameter of the model, USD:
/// 2 c_inf (D_in/MFU_pre + D_out/MFU_dec) (Sardana et al. 2024). Throws InvalidParameter.
inline double serving_usd_per_parameter(const InferenceDemand& demand) {
    core::checked(demand, "InferenceDemand");
    return inference_flop_per_parameter_and_token * demand.usd_per_peak_flop *
           (demand.input_tokens / demand.prefill_utilization +
            demand.output_tokens / demand.decode_utilization);
}

/// The wedge that demand drives between size and data: αA N^−α/(βB D^−β) = 1 + p_N/(6 D p_C) at the
/// optimum, 1 without demand; data are free. It is above 1 where models are smaller and trained
/// longer than is best for training alone. Throws InvalidParameter.
inline double inference_wedge(const TrainingCost& cost, double tokens) {
    core::checked(cost, "TrainingCost");
    core::require("inference_wedge.tokens", tokens, core::positive);
    return 1.0 + cost.serving_usd_per_parameter /
                     (flop_per_parameter_and_token * tokens * cost.usd_per_flop);
}

/// How far D tokens are from the optimum of a loss under inference, where data are free:
/// B(1 + β/α) D^−β + (βB p_N/(6α p_C)) D^{−β−1} − (ℓ − E), falling in D, 0 at the optimum. Throws
/// InvalidParameter.
inline double inference_residual(const ScalingLaw& law, const TrainingCost& cost, double loss,
                                 double tokens) {
    core::checked(law, "ScalingLaw");
    const double ratio = law.token_exponent / law.parameter_exponent;
    const double lost = law.token_coefficient * std::pow(tokens, -law.token_exponent);
    return lost * (1.0 + ratio * inference_wedge(cost, tokens)) - (loss - law.irreducible_loss);
}

}  // namespace isocost::scaling
