#pragma once

#include <string>

#include "isocost/scenario/paths.hpp"
#include "isocost/scenario/run.hpp"

namespace isocost::study {

/// The outcome as a text that tells the story, in tables at most 100 columns wide: how it ended
/// (NOT SOLVED in capitals when it did not), inputs, Opex and its parts, what the limits are worth,
/// what replaces what, the accounts behind it, certificate and provenance. Ends in a line break.
[[nodiscard]] std::string report(const scenario::Outcome& outcome);

/// The same for the chapters of a scenario alone.
[[nodiscard]] std::string report(const scenario::AnswersOutcome& outcome);

/// Paths of a scenario: what each comes to, courses of events side by side, then its tables over the
/// years, without and with reforms.
[[nodiscard]] std::string report(const scenario::PathsOutcome& outcome);

/// Answers alone, those of a group (`cap.zhipu.compute`) side by side; says so when there are none.
[[nodiscard]] std::string report(const std::vector<scenario::Answer>& answers);

/// The scenario in words: every value that was given with unit, meaning, range and source; the
/// bridge; the benchmark with its shares; then the result's own explanation.
[[nodiscard]] std::string explain(const scenario::Scenario& scenario);

}  // namespace isocost::study
