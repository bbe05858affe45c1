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
std::string relative(const AnswerLine& before, const AnswerLine& after) {
    const bool tells =
        before.value > 0.0 && after.value > 0.0 && before.unit != scenario::residual_unit;
    return tells ? change(after.value / before.value - 1.0) : "-";
}

std::string cell(const AnswerLine& line) {
    if (!line.words.empty()) return line.words;
    return line.unit == scenario::residual_unit ? residual(line.value) : figure(line.value);
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
                cells.push_back(relative(*before, *after));
        }
        table.row(std::move(cells));
    }
    return table.text();
}

/// The answer of the same section; an unsolved market has none of its firms.
const Answer* counterpart(const Answer& answer, const std::vector<Answer>& others) {
    for (const auto& other : others)
        if (other.section == answer.section) return &other;
    return nullptr;
}

/// "pool" of "pool.china"; empty for a section that stands alone.
std::string group_of(const Answer& answer) {
    const auto dot = answer.section.find('.');
    return dot == std::string::npos ? "" : answer.section.substr(0, dot);
}

/// The members of a group side by side, one table for each figure that they have.
class GroupText {
public:
    GroupText(const std::vector<Answer>& baseline, const std::vector<Answer>& reform,
              std::string group)
        : group_(std::move(group)) {
        for (const auto& answer : baseline)
            if (group_of(answer) == group_) members_.push_back({&answer, nullptr});
        for (auto& [before, after] : members_)
            for (const auto& answer : reform)
                if (answer.section == before->section) after = &answer;
        reformed_ = !reform.empty();
    }

    std::string text() const {
        std::string text;
        for (const auto& [before, after] : members_) {
            text += verdict(*before, name(*before) + ": ");
            if (after != nullptr) text += verdict(*after, name(*after) + ", reform: ");
        }
        Table table("    ");
        std::vector<std::string> done;
        for (const auto& [before, after] : members_)
            for (const auto& line : lines_of(*before, after)) {
                if (std::find(done.begin(), done.end(), line.name) != done.end()) continue;
                done.push_back(line.name);
                add(table, line);
            }
        return text + table.text();
    }

private:
    struct Member {
        const Answer* before;
        const Answer* after;
    };

    std::string name(const Answer& answer) const {
        return answer.section.substr(group_.size() + 1);
    }

    void add(Table& table, const AnswerLine& figure_line) const {
        if (reformed_)
            table.row({label(figure_line), "baseline", "reform", "change"});
        else
            table.row({label(figure_line), ""});
        for (const auto& [before, after] : members_) {
            const auto* a = line_named(*before, figure_line.name);
            const auto* b = after == nullptr ? nullptr : line_named(*after, figure_line.name);
            if (a == nullptr && b == nullptr) continue;
            std::vector<std::string> cells{"  " + name(*before), a == nullptr ? "-" : cell(*a)};
            if (reformed_) cells.push_back(b == nullptr ? "-" : cell(*b));
            if (a != nullptr && b != nullptr) cells.push_back(relative(*a, *b));
            table.row(std::move(cells));
        }
    }

    std::string group_;
    std::vector<Member> members_;
    bool reformed_ = false;
};

}  // namespace

std::string answers_text(const std::vector<Answer>& baseline, const std::vector<Answer>& reform) {
    std::string text;
    for (std::size_t k = 0; k < baseline.size(); ++k) {
        const std::string group = group_of(baseline[k]);
        if (!group.empty()) {
            if (k == 0 || group_of(baseline[k - 1]) != group)
                text += "\n" + GroupText(baseline, reform, group).text();
            continue;
        }
        const Answer* after = counterpart(baseline[k], reform);
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
    text += detail::answers_text(outcome.answers, outcome.reform_answers);
    if (!outcome.comparison.empty())
        text += "\n  who gains by the reform\n" + detail::answers_text(outcome.comparison, {});
    return text + "\n  scenario  " + outcome.baseline.hash() + "\n  money     real USD of " +
           std::to_string(outcome.baseline.price_year()) + "\n";
}

std::string report(const std::vector<scenario::Answer>& answers) {
    if (answers.empty()) return detail::wrapped("No cap binds: none moves a wage.", "  ");
    return detail::answers_text(answers, {});
}

}  // namespace isocost::study
