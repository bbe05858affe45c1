#pragma once

#include <string>

#include "isocost/core/error.hpp"
#include "isocost/distillation/sequence.hpp"

namespace isocost::test {

/// 800 000 texts of 2000 tokens at the price of DeepSeek-R1 in February 2025 (2.19 USD per
/// million), two epochs of a student of 32e9 parameters at 2.6 USD per 1e18 FLOP, on a base of 8.58
/// million USD (MiniMax-Text-01, estimate of CherylWu3/rd-vs-training-compute, 2025).
inline distillation::SequenceDistillation last_step_2025() {
    return {.base_usd = 8.58e6,
            .samples = 8e5,
            .tokens_per_sample = 2e3,
            .teacher_usd_per_mtok = 2.19,
            .student_parameters = 32e9,
            .epochs = 2.0,
            .compute_usd_per_flop = 2.6e-18};
}

/// The text of the InvalidParameter that an action throws.
template <class Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const core::InvalidParameter& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace isocost::test
