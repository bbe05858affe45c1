#pragma once

#include <functional>
#include <string>
#include <vector>

#include "isocost/scenario/answers.hpp"
#include "isocost/study/sweep.hpp"

namespace isocost::study {

/// The answers of one scenario (of its market and its chapters) for every value of one number.
struct AnswersTable {
    std::string path;
    scenario::Scenario baseline;
    std::vector<double> values;
    std::vector<std::vector<scenario::Answer>> answers;
};

/// Answers the scenario at every value; `progress(done, all)` is called after each. A value that
/// the scenario's rules forbid, a number on which no answer depends, and a scenario without market
/// and chapters is a ScenarioError.
[[nodiscard]] AnswersTable sweep_answers(
    const scenario::Scenario& scenario, const Sweep& over,
    const std::function<void(std::size_t, std::size_t)>& progress = {});

/// One row per value, one column per figure, `pool.china.wage`, a number or words; the status is
/// the first that is not solved. As aligned text those columns that vary, infinite numbers among
/// them; all as comma-separated values (RFC 4180) and as JSON.
[[nodiscard]] std::string to_text(const AnswersTable& table);
[[nodiscard]] std::string to_csv(const AnswersTable& table);
[[nodiscard]] std::string to_json(const AnswersTable& table);

}  // namespace isocost::study
