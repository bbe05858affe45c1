#include "isocost/scenario/paths.hpp"

#include <algorithm>
#include <cmath>

#include "idle.hpp"
#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/chapter.hpp"
#include "same.hpp"

namespace isocost::scenario {

namespace {

bool same(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return detail::same(x, y); });
}

bool same(const Path& a, const Path& b) {
    return same_answers({a.summary}, {b.summary}) && same(a.years, b.years) &&
           std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                      [](const auto& x, const auto& y) { return same(x.values, y.values); });
}

/// What claims to be a path has figures alone.
Path judged(Path path) {
    const auto lacks = [](const PathColumn& column) {
        return std::any_of(column.values.begin(), column.values.end(),
                           [](double value) { return std::isnan(value); });
    };
    if (!path.solved() || std::none_of(path.columns.begin(), path.columns.end(), lacks))
        return path;
    path.summary.status = core::Status::out_of_range;
    path.summary.reason = std::string(sentence(core::Status::out_of_range));
    return {path.summary, {}, {}};
}

/// "[automation] with automated_share, [plan]": what would be a path.
std::string sections_with_paths() {
    std::string words;
    for (const auto& chapter : chapters()) {
        if (!chapter.paths) continue;
        words += (words.empty() ? "[" : ", [") + chapter.name + "]";
        if (!chapter.path_key.empty()) words += " with " + chapter.path_key;
    }
    return words;
}

}  // namespace

bool same_paths(const std::vector<Path>& a, const std::vector<Path>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return same(x, y); });
}

std::vector<Path> paths(const Scenario& scenario) {
    std::vector<Path> all;
    for (const auto& section : scenario.contents().chapters) {
        const auto& chapter = *chapter_named(section.name);
        if (!chapter.paths) continue;
        if (!chapter.path_key.empty() && !section.number(chapter.path_key).given()) continue;
        for (auto& path : chapter.paths(section)) {
            auto& course = path.summary.section;
            course = course.empty() ? section.name : section.name + "." + course;
            all.push_back(judged(std::move(path)));
        }
    }
    return all;
}

PathsOutcome follow(const Scenario& scenario, const std::vector<Reform>& reforms) {
    PathsOutcome outcome{scenario, paths(scenario), reforms, {}};
    if (outcome.paths.empty())
        throw ScenarioError(
            {{scenario.contents().heading.origin, "", "",
              "has no path over years; these would be one: " + sections_with_paths()}});
    if (reforms.empty()) return outcome;
    outcome.reform_paths = paths(apply_all(scenario, reforms));
    detail::refuse_idle_changes(scenario, reforms, outcome.reform_paths, paths, same_paths,
                                "changes nothing here: every path is the same with it and without");
    return outcome;
}

}  // namespace isocost::scenario
