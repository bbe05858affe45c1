#pragma once

#include <vector>

#include "isocost/scenario/answer.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

/// The answers of the market (`market`, `pool.NAME`, `firm.NAME`), of its contest, of firms that
/// poach, and of all chapter sections, in the order of the reference. Empty when there are none.
[[nodiscard]] std::vector<Answer> answers(const Scenario& scenario);

/// A scenario's answers without and with reforms.
struct AnswersOutcome {
    Scenario baseline;
    std::vector<Answer> answers = {};
    std::vector<Reform> reforms = {};
    std::vector<Answer> reform_answers = {};  ///< empty without reforms
    std::vector<Answer> comparison = {};      ///< who gains by the reforms; of a market alone
};

/// Answers market and chapter sections without and with the reforms. Throws ScenarioError as
/// `apply` does, for a scenario without either, and for a change without which every
/// answer is the same.
[[nodiscard]] AnswersOutcome answer(const Scenario& scenario,
                                    const std::vector<Reform>& reforms = {});

/// Whether two lists of answers say the same, numbers compared beyond rounding.
[[nodiscard]] bool same_answers(const std::vector<Answer>& a, const std::vector<Answer>& b);

}  // namespace isocost::scenario
