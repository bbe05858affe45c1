#pragma once

#include <string>
#include <vector>

#include "isocost/scenario/paths.hpp"
#include "isocost/scenario/run.hpp"

namespace isocost::study {

/// The outcome as JSON (RFC 8259), indented by two spaces, following `result_schema()`. What does
/// not exist is null, an infinite number the text "inf".
[[nodiscard]] std::string to_json(const scenario::Outcome& outcome);

/// The answers of a scenario's chapters as JSON: `answers`, `reforms`, `reform_answers`.
[[nodiscard]] std::string to_json(const scenario::AnswersOutcome& outcome);

/// The same with `causes`, the answers of `scenario::market_causes`.
[[nodiscard]] std::string to_json(const scenario::AnswersOutcome& outcome,
                                  const std::vector<scenario::Answer>& causes);

/// The JSON Schema (draft 2020-12) of the answers, with causes or without.
[[nodiscard]] std::string answers_schema();

/// The paths as JSON: each as an answer, with its `years` and `columns`.
[[nodiscard]] std::string to_json(const scenario::PathsOutcome& outcome);

/// The JSON Schema (draft 2020-12) of the paths.
[[nodiscard]] std::string paths_schema();

/// The JSON Schema (draft 2020-12) that an outcome's `to_json` follows.
[[nodiscard]] std::string result_schema();

/// The JSON Schema of a scenario file, made from the field tables.
[[nodiscard]] std::string scenario_schema();

}  // namespace isocost::study
