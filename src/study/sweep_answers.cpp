#include "isocost/study/sweep_answers.hpp"

#include <algorithm>
#include <cmath>

#include "isocost/core/status.hpp"
#include "isocost/core/text.hpp"
#include "isocost/version.hpp"
#include "json_parts.hpp"
#include "text.hpp"

namespace isocost::study {

namespace {

using scenario::Answer;
using scenario::AnswerLine;

struct NamedFigure {
    std::string section;
    std::string figure;

    std::string name() const { return section + "." + figure; }
    /// A number or words; NaN where the answers lack the figure.
    AnswerLine in(const std::vector<Answer>& answers) const {
        for (const auto& answer : answers)
            if (answer.section == section)
                for (const auto& line : answer.lines)
                    if (line.name == figure) return line;
        return {figure, core::nan};
    }
};

/// Every figure that any row has, in their order.
std::vector<NamedFigure> columns(const AnswersTable& table) {
    std::vector<NamedFigure> all;
    const auto add = [&](const NamedFigure& column) {
        if (std::none_of(all.begin(), all.end(), [&](const NamedFigure& known) {
                return known.section == column.section && known.figure == column.figure;
            }))
            all.push_back(column);
    };
    for (const auto& row : table.answers)
        for (const auto& answer : row)
            for (const auto& line : answer.lines) add({answer.section, line.name});
    return all;
}

bool varies(const AnswersTable& table, const NamedFigure& column) {
    const auto alone = [&](const auto& row) {
        return std::vector<Answer>{
            {column.section, "", core::Status::optimal, "", {column.in(row)}}};
    };
    const auto first = alone(table.answers.front());
    return std::any_of(table.answers.begin(), table.answers.end(),
                       [&](const auto& row) { return !scenario::same_answers(alone(row), first); });
}

std::string shown_cell(const AnswerLine& line) {
    return line.words.empty() ? detail::figure(line.value) : line.words;
}

std::string csv_cell(const AnswerLine& line) {
    if (line.words.empty()) return std::isnan(line.value) ? "" : core::text(line.value);
    if (line.words.find_first_of(",\"\n") == std::string::npos) return line.words;
    std::string doubled;
    for (const char c : line.words) doubled += c == '"' ? "\"\"" : std::string(1, c);
    return "\"" + doubled + "\"";
}

detail::Json json_cell(const AnswerLine& line) {
    return line.words.empty() ? detail::number(line.value) : detail::Json(line.words);
}

std::string status(const std::vector<Answer>& answers) {
    const auto unsolved = std::find_if(answers.begin(), answers.end(),
                                       [](const Answer& answer) { return !answer.solved(); });
    return std::string(
        core::name(unsolved == answers.end() ? core::Status::optimal : unsolved->status));
}

[[noreturn]] void refuse(const std::string& where, const std::string& rule) {
    throw scenario::ScenarioError(
        {{{"--over " + scenario::printable(where, 200), 0}, "", "", rule}});
}

}  // namespace

AnswersTable sweep_answers(const scenario::Scenario& scenario, const Sweep& over,
                           const std::function<void(std::size_t, std::size_t)>& progress) {
    AnswersTable table{over.path, scenario, over.values, {}};
    for (const double value : over.values) {
        table.answers.push_back(scenario::answers(scenario::replaced(scenario, over.path, value)));
        if (progress) progress(table.answers.size(), over.values.size());
    }
    if (table.answers.front().empty())
        refuse(over.path, "the scenario has no market and no chapters");
    const auto same = [&](const auto& row) {
        return scenario::same_answers(row, table.answers.front());
    };
    if (table.answers.size() > 1 && std::all_of(table.answers.begin(), table.answers.end(), same))
        refuse(over.path, "changes nothing here: every answer is the same at all of its values");
    return table;
}

std::string to_text(const AnswersTable& table) {
    detail::Table text("");
    std::vector<NamedFigure> shown;
    for (const auto& column : columns(table))
        if (varies(table, column)) shown.push_back(column);
    std::vector<std::string> head{table.path, "status"};
    for (const auto& column : shown) head.push_back(column.name());
    text.row(head);
    for (std::size_t k = 0; k < table.answers.size(); ++k) {
        std::vector<std::string> cells{detail::figure(table.values[k]), status(table.answers[k])};
        for (const auto& column : shown) cells.push_back(shown_cell(column.in(table.answers[k])));
        text.row(std::move(cells));
    }
    return text.text();
}

std::string to_csv(const AnswersTable& table) {
    const auto all = columns(table);
    std::string text = table.path + ",status";
    for (const auto& column : all) text += "," + column.name();
    text += "\n";
    for (std::size_t k = 0; k < table.answers.size(); ++k) {
        text += core::text(table.values[k]) + "," + status(table.answers[k]);
        for (const auto& column : all) {
            text += "," + csv_cell(column.in(table.answers[k]));
        }
        text += "\n";
    }
    return text;
}

std::string to_json(const AnswersTable& table) {
    const auto all = columns(table);
    detail::Json rows = detail::Json::array();
    for (std::size_t k = 0; k < table.answers.size(); ++k) {
        detail::Json row = {{"value", detail::number(table.values[k])},
                            {"status", status(table.answers[k])}};
        for (const auto& column : all) row[column.name()] = json_cell(column.in(table.answers[k]));
        rows.push_back(row);
    }
    return detail::written({{"path", table.path},
                            {"title", table.baseline.title()},
                            {"scenario_hash", table.baseline.hash()},
                            {"price_year", table.baseline.price_year()},
                            {"version", version},
                            {"rows", rows}});
}

}  // namespace isocost::study
