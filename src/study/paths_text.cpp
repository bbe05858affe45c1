#include <algorithm>

#include "answers_text.hpp"
#include "isocost/study/report.hpp"
#include "text.hpp"

namespace isocost::study {

namespace {

using scenario::Path;
using scenario::PathColumn;

/// "automation" of "automation.at_will".
std::string chapter_of(const Path& path) {
    return path.summary.section.substr(0, path.summary.section.find('.'));
}

std::vector<scenario::Answer> summaries(const std::vector<Path>& paths,
                                        const std::string& chapter) {
    std::vector<scenario::Answer> all;
    for (const auto& path : paths)
        if (chapter_of(path) == chapter) all.push_back(path.summary);
    return all;
}

/// What the paths of every chapter come to, courses of events side by side.
std::string summaries_text(const scenario::PathsOutcome& outcome) {
    std::string text;
    std::string chapter;
    for (const auto& path : outcome.paths) {
        if (chapter_of(path) == chapter) continue;
        chapter = chapter_of(path);
        if (chapter != path.summary.section)
            text += "\n  " + chapter + "\n" + detail::wrapped(path.summary.question, "    ");
        const auto figures = detail::answers_text(summaries(outcome.paths, chapter),
                                                  summaries(outcome.reform_paths, chapter));
        text += chapter == path.summary.section ? figures : figures.substr(1);
    }
    return text;
}

std::string spoken(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string table(const Path& path, const std::string& group) {
    std::vector<const PathColumn*> columns;
    for (const auto& column : path.columns)
        if (column.group == group) columns.push_back(&column);
    std::vector<std::string> head{"year"};
    for (const auto* column : columns) head.push_back(spoken(column->name));
    detail::Table rows("      ");
    rows.row(std::move(head));
    for (std::size_t t = 0; t < path.years.size(); ++t) {
        std::vector<std::string> cells{detail::figure(path.years[t])};
        for (const auto* column : columns) cells.push_back(detail::figure(column->values[t]));
        rows.row(std::move(cells));
    }
    return rows.text();
}

/// "automation, at will" of "automation.at_will".
std::string heading(std::string section) {
    const auto dot = section.find('.');
    if (dot != std::string::npos) section.replace(dot, 1, ", ");
    return spoken(section);
}

/// The tables of a path, one for each group of its columns.
std::string tables(const Path& path, const std::string& label) {
    std::string text;
    std::vector<std::string> done;
    for (const auto& column : path.columns) {
        if (std::find(done.begin(), done.end(), column.group) != done.end()) continue;
        done.push_back(column.group);
        text += "\n    " + heading(path.summary.section) + label + ": " + column.group + "\n" +
                table(path, column.group);
    }
    return text;
}

std::string all_tables(const std::vector<Path>& paths, const std::string& label) {
    std::string text;
    for (const auto& path : paths) text += tables(path, label);
    return text;
}

}  // namespace

std::string report(const scenario::PathsOutcome& outcome) {
    const bool reformed = !outcome.reform_paths.empty();
    std::string text = outcome.baseline.title() + "\n";
    for (const auto& reform : outcome.reforms)
        text += detail::wrapped("reform: " + reform.title, "  ");
    text += summaries_text(outcome);
    text += all_tables(outcome.paths, reformed ? ", baseline" : "");
    text += all_tables(outcome.reform_paths, ", reform");
    return text + "\n  scenario  " + outcome.baseline.hash() + "\n  money     real USD of " +
           std::to_string(outcome.baseline.price_year()) + "\n";
}

}  // namespace isocost::study
