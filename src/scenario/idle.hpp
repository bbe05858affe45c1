#pragma once

#include <vector>

#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/scenario.hpp"

/// Private to src/scenario.
namespace isocost::scenario::detail {

/// All changes of all reforms but one.
inline std::vector<Reform> without(std::vector<Reform> reforms, std::size_t r, std::size_t c) {
    reforms[r].changes.erase(reforms[r].changes.begin() + static_cast<std::ptrdiff_t>(c));
    return reforms;
}

/// Throws ScenarioError for every change without which `ask` says the same of the scenario; where
/// the others alone are not valid, it says something else.
template <class Says, class Ask, class Same>
void refuse_idle_changes(const Scenario& scenario, const std::vector<Reform>& reforms,
                         const Says& with_all, const Ask& ask, const Same& same,
                         const std::string& rule) {
    const auto idle = [&](std::size_t r, std::size_t c) {
        try {
            return same(ask(apply_all(scenario, without(reforms, r, c))), with_all);
        } catch (const ScenarioError&) {
            return false;
        }
    };
    Mistakes mistakes;
    for (std::size_t r = 0; r < reforms.size(); ++r)
        for (std::size_t c = 0; c < reforms[r].changes.size(); ++c)
            if (idle(r, c))
                mistakes.add(reforms[r].changes[c].origin, reforms[r].changes[c].path, "", rule);
    mistakes.throw_if_any();
}

}  // namespace isocost::scenario::detail
