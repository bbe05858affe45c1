#pragma once

#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

namespace isocost::scenario {

/// Unit of a relative distance from what should hold, as of a certificate; its digits below what
/// arithmetic promises say nothing.
inline constexpr auto residual_unit = "residual";

/// One line of an answer: a number with its unit, or words.
struct AnswerLine {
    std::string name;  ///< as a column is named, `usd_per_mtok`
    double value = core::nan;
    std::string unit = {};
    std::string words = {};  ///< instead of a number
};

/// What a chapter's section of a scenario asks, and what it comes to.
struct Answer {
    std::string section;  ///< `serving`, as the table is named
    std::string question;
    core::Status status = core::Status::optimal;
    std::string reason = {};  ///< what is in the way, empty when there is an answer
    std::vector<AnswerLine> lines = {};

    bool solved() const { return status == core::Status::optimal; }
};

}  // namespace isocost::scenario
