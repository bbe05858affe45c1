#include "answers_text.hpp"

#include <algorithm>
#include <cmath>

#include "isocost/study/report.hpp"
#include "text.hpp"

namespace isocost::study {

namespace detail {

namespace {

using scenario::Answer;
using scenario::AnswerLine;

std::string label(const AnswerLine& line) {
    std::string words = line.name;
    std::replace(words.begin(), words.end(), '_', ' ');
    return line.unit.empty() ? words : words + ", " + line.unit;
}

/// A change between two positive numbers; "-" where a ratio says nothing.
std::string relative(double before, double after) {
    return before > 0.0 && after > 0.0 ? change(after / before - 1.0) : "-";
}

std::string cell(const AnswerLine& line) {
    return line.words.empty() ? figure(line.value) : line.words;
}

const AnswerLine* line_named(const Answer& answer, const std::string& name) {
    const auto found = std::find_if(answer.lines.begin(), answer.lines.end(),
                                    [&](const AnswerLine& line) { return line.name == name; });
    return found == answer.lines.end() ? nullptr : &*found;
}

std::string verdict(const Answer& answer, const std::string& name) {
    if (answer.solved()) return answer.reason.empty() ? "" : wrapped(name + answer.reason, "    ");
    return wrapped(name + "NO ANSWER: " + answer.reason, "    ");
}

/// Lines of either answer, those of the baseline first.
std::vector<AnswerLine> lines_of(const Answer& baseline, const Answer* reform) {
    auto lines = baseline.lines;
    if (reform != nullptr)
        for (const auto& line : reform->lines)
            if (line_named(baseline, line.name) == nullptr) lines.push_back(line);
    return lines;
}

std::string table(const Answer& baseline, const Answer* reform) {
    Table table("    ");
    if (reform != nullptr) table.row({"", "baseline", "reform", "change"});
    for (const auto& line : lines_of(baseline, reform)) {
        const auto* before = line_named(baseline, line.name);
        std::vector<std::string> cells{label(line), before == nullptr ? "-" : cell(*before)};
        if (reform != nullptr) {
            const auto* after = line_named(*reform, line.name);
            cells.push_back(after == nullptr ? "-" : cell(*after));
            if (before != nullptr && after != nullptr && line.words.empty())
                cells.push_back(relative(before->value, after->value));
        }
        table.row(std::move(cells));
    }
    return table.text();
}

}  // namespace

std::string answers_text(const std::vector<Answer>& baseline, const std::vector<Answer>& reform) {
    std::string text;
    for (std::size_t k = 0; k < baseline.size(); ++k) {
        const Answer* after = reform.empty() ? nullptr : &reform[k];
        text += "\n  " + baseline[k].section + "\n" + wrapped(baseline[k].question, "    ") +
                verdict(baseline[k], after == nullptr ? "" : "baseline: ");
        if (after != nullptr) text += verdict(*after, "reform: ");
        text += table(baseline[k], after);
    }
    return text;
}

}  // namespace detail

std::string report(const scenario::AnswersOutcome& outcome) {
    std::string text = outcome.baseline.title() + "\n";
    for (const auto& reform : outcome.reforms)
        text += detail::wrapped("reform: " + reform.title, "  ");
    return text + detail::answers_text(outcome.answers, outcome.reform_answers) + "\n  scenario  " +
           outcome.baseline.hash() + "\n  money     real USD of " +
           std::to_string(outcome.baseline.price_year()) + "\n";
}

}  // namespace isocost::study
