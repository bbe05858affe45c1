#pragma once

#include <string_view>

#include "isocost/firm/firm.hpp"

namespace isocost::study::detail {

/// Whether the same structure was calibrated to another benchmark year: shares or scales differ. A
/// change of quantities, prices, costs or accounts does that; a cap, a tariff or σ does not.
inline bool recalibrated(const firm::Firm& before, const firm::Firm& after) {
    const auto* old_tree = before.tree();
    const auto* new_tree = after.tree();
    if (!old_tree || !new_tree || old_tree->nodes.size() != new_tree->nodes.size()) return false;
    for (std::size_t n = 0; n < old_tree->nodes.size(); ++n) {
        if (old_tree->nodes[n].name != new_tree->nodes[n].name) return false;
        if (old_tree->nodes[n].log_share != new_tree->nodes[n].log_share) return true;
    }
    return old_tree->log_scale != new_tree->log_scale;
}

inline constexpr std::string_view recalibration_note =
    "(this changes the benchmark year, and the technology is calibrated to it anew: its mix is "
    "the benchmark's by construction. For another price with the same technology use `tariff`)";

}  // namespace isocost::study::detail
