#include <algorithm>
#include <cmath>

#include "chapters.hpp"
#include "isocost/core/text.hpp"
#include "isocost/distillation/catch_up.hpp"
#include "isocost/scaling/explosion.hpp"
#include "isocost/scaling/idea_path.hpp"
#include "paths.hpp"

namespace isocost::scenario::detail {

namespace {

/// How long a path in continuous time is, and how many times of it are told.
std::vector<Row> time_rows() {
    return {number_row("years", core::positive, "years", "length of the path"),
            number_row("points", {1.0, 1000.0, false, false, "must be from 1 to 1000"}, "",
                       "steps that the path is told in, a whole number", "10")};
}

std::vector<double> times_of(const ChapterSection& section) {
    const double points = section.number("points").value_or(10.0);
    if (points != std::floor(points))
        throw core::InvalidParameter(section.name + ".points", points, "must be a whole number");
    return even_times(section["years"], points);
}

/// A figure for every time.
template <class At>
PathColumn column(const char* name, const char* unit, const char* group,
                  const std::vector<double>& times, const At& at) {
    PathColumn found{name, unit, group, {}};
    for (const double t : times) found.values.push_back(at(t));
    return found;
}

using distillation::Follower;

Answer catch_up(const ChapterSection& section) {
    const auto follower = parameters_of<Follower>(section);
    const double leak = section["leak_per_year"];
    const double initial = section["initial_gap"];
    const auto times = times_of(section);
    const double lasting = distillation::lasting_gap(follower, leak);
    const double replaces = distillation::leak_that_replaces_distilling(follower);
    Answer answer{"",
                  "how a follower catches up who distils the leader and hires the leader's people"};
    answer.lines = {
        {"lasting_gap", lasting, "of ln capability"},
        {"lasting_capability", std::exp(-lasting), "of the leader's"},
        {"in_the_end_by", core::nan, "", leak < replaces ? "distilling" : "the leak"},
        {"leak_that_replaces_distilling", replaces, "per year"},
        {"years_until_target",
         distillation::years_until_gap(follower, leak, initial, section["target_gap"]), "years"},
        {"gap_after", distillation::catch_up_gap(follower, leak, initial, times.back()),
         "of ln capability"}};
    return answer;
}

std::vector<Path> catch_up_paths(const ChapterSection& section) {
    const auto follower = parameters_of<Follower>(section);
    const double leak = section["leak_per_year"];
    const double initial = section["initial_gap"];
    Path path{catch_up(section), times_of(section)};
    const auto add = [&](const char* name, const char* unit, const char* group, const auto& at) {
        path.columns.push_back(column(name, unit, group, path.years, at));
    };
    constexpr auto gaps = "gap in ln capability behind the leader";
    add("gap", "of ln capability", gaps,
        [&](double t) { return distillation::catch_up_gap(follower, leak, initial, t); });
    add("gap_without_leak", "of ln capability", gaps,
        [&](double t) { return distillation::catch_up_gap(follower, 0.0, initial, t); });
    add("gap_without_distilling", "of ln capability", gaps, [&](double t) {
        return distillation::detail::leaked_gap(follower.improvement_per_year, leak, initial, t);
    });
    add("capability_over_leader", "", gaps, [&](double t) {
        return std::exp(-distillation::catch_up_gap(follower, leak, initial, t));
    });
    return {path};
}

using scaling::IdeaGrowth;
using scaling::IdeaProduction;
using scaling::ResearchInputs;

Answer idea_production(const ChapterSection& section) {
    const auto production = parameters_of<IdeaProduction>(section);
    const auto inputs = parameters_of<ResearchInputs>(section);
    (void)times_of(section);
    const auto verdict = scaling::explosion(production);
    const IdeaGrowth growth(production, inputs);
    const double turns = scaling::turning_log_quality(production, inputs);
    Answer answer{"",
                  "whether algorithms improve without bound on fixed compute (Whitfill and Wu "
                  "2025, arXiv:2507.23181)"};
    answer.lines = {
        {"explodes", core::nan, "", verdict.explodes ? "yes" : "no"},
        {"condition", core::nan, "", std::string(verdict.condition)},
        {"exponent", verdict.exponent},
        {"years_to_explosion", scaling::years_to_explosion(production, inputs), "years"},
        {"growth_today", production.growth_per_year * std::exp(growth.log_relative_growth(0.0)),
         "per year"},
        {"compute_share_today", growth.compute_share(0.0)},
        {"growth_turns_at", turns, "of ln quality", std::isnan(turns) ? "never" : ""}};
    return answer;
}

/// Whether a path can be told at a time: one within the tolerance of an integration of the
/// explosion would take any number of steps.
bool before_explosion(double years, double explosion) {
    return years < explosion * (1.0 - scaling::IdeaPathOptions{}.tolerance);
}

std::vector<Path> idea_paths(const ChapterSection& section) {
    const auto production = parameters_of<IdeaProduction>(section);
    const auto inputs = parameters_of<ResearchInputs>(section);
    auto times = times_of(section);
    const double end = scaling::years_to_explosion(production, inputs);
    const auto cut = std::partition_point(times.begin(), times.end(),
                                          [&](double t) { return before_explosion(t, end); });
    const bool explodes_on_the_way = cut != times.end();
    times.erase(cut, times.end());
    const auto found = scaling::idea_path(production, inputs, times);
    const IdeaGrowth growth(production, inputs);
    Path path{idea_production(section), found.years};
    path.summary.status = found.status;
    path.summary.reason = found.reason;
    if (path.solved() && explodes_on_the_way)
        path.summary.reason = "A is infinite after " + core::text(end, 6) +
                              " years; the path is told up to " + core::text(times.back(), 6);
    path.summary.lines.push_back({"off_the_clock", found.residual, residual_unit});
    constexpr auto group = "quality of algorithms, 1 at the start";
    const auto add = [&](const char* name, const char* unit, std::vector<double> values) {
        path.columns.push_back({name, unit, group, std::move(values)});
    };
    add("log_quality", "of ln quality", found.log_quality);
    add("growth_per_year", "per year", found.growth_per_year);
    path.columns.push_back(column("compute_share", "", group, found.log_quality,
                                  [&](double a) { return growth.compute_share(a); }));
    path.columns.push_back(column("exponent", "", group, found.log_quality,
                                  [&](double a) { return growth.exponent(a); }));
    return {path};
}

}  // namespace

std::vector<Chapter> path_chapters() {
    return {
        {"catch_up", "a follower who distils the leader while knowledge leaks",
         joined(
             joined(rows_of_fields<Follower>(),
                    {number_row("leak_per_year", core::nonnegative, "per year",
                                "share of the gap that leaks with people and papers"),
                     number_row("initial_gap", core::nonnegative, "of ln capability", "gap today"),
                     number_row("target_gap", core::nonnegative, "of ln capability",
                                "gap that is to be reached")}),
             time_rows()),
         catch_up, catch_up_paths},
        {"idea_production", "algorithms from experiments and researchers, over time",
         joined(joined(rows_of_fields<IdeaProduction>(), rows_of_fields<ResearchInputs>()),
                time_rows()),
         idea_production, idea_paths},
    };
}

}  // namespace isocost::scenario::detail
