#include "commands.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "isocost/scenario/market.hpp"
#include "isocost/scenario/paths.hpp"
#include "isocost/scenario/reference.hpp"
#include "isocost/study/demo.hpp"
#include "isocost/study/json.hpp"
#include "isocost/study/report.hpp"
#include "isocost/study/sweep.hpp"
#include "isocost/study/sweep_answers.hpp"

namespace isocost::cli {

namespace {

void print(const std::string& text) { std::fputs(text.c_str(), stdout); }

std::vector<scenario::Reform> reforms_of(const std::vector<std::string>& files,
                                         const std::vector<std::string>& changes) {
    std::vector<scenario::Reform> reforms;
    for (const auto& file : files) reforms.push_back(scenario::load_reform(file));
    for (const auto& change : changes) reforms.push_back(scenario::parse_change(change));
    return reforms;
}

bool is_solved(const firm::Result& result) { return result.solved(); }

template <class Answer>
bool all_solved(const std::vector<Answer>& answers) {
    return std::all_of(answers.begin(), answers.end(), [](const auto& a) { return a.solved(); });
}

int status_of(const scenario::Outcome& outcome) {
    const auto& last = outcome.reform ? *outcome.reform : outcome.baseline;
    return last.result.solved() && all_solved(last.answers) ? solved : not_solved;
}

int status_of(const scenario::AnswersOutcome& outcome) {
    return all_solved(outcome.reforms.empty() ? outcome.answers : outcome.reform_answers)
               ? solved
               : not_solved;
}

/// A reform has changes, a scenario has not.
bool is_reform(const std::string& file) {
    try {
        (void)scenario::load_reform(file);
        return true;
    } catch (const scenario::ScenarioError& error) {
        return std::none_of(
            error.mistakes().begin(), error.mistakes().end(),
            [](const auto& mistake) { return mistake.key == "change" || mistake.key.empty(); });
    }
}

/// A bar on standard error, drawn only on a terminal and wiped when it is done.
void show_progress(std::size_t done, std::size_t all) {
    constexpr std::size_t width = 40;
    const std::size_t filled = width * done / all;
    if (done < all && filled == width * (done - 1) / all) return;
    if (done == all) {
        std::fprintf(stderr, "\r%*s\r", static_cast<int>(width + 40), "");
        return;
    }
    const std::string bar = std::string(filled, '#') + std::string(width - filled, '.');
    std::fprintf(stderr, "\r[%s] %zu of %zu", bar.c_str(), done, all);
    std::fflush(stderr);
}

template <class SweptTable>
void print_table(const SweptTable& table, const SweepOptions& options) {
    print(options.json  ? study::to_json(table)
          : options.csv ? study::to_csv(table)
                        : study::to_text(table));
}

int run_chapters(const scenario::Scenario& scenario, const std::vector<scenario::Reform>& reforms,
                 bool json) {
    const auto outcome = scenario::answer(scenario, reforms);
    print(json ? study::to_json(outcome) : study::report(outcome));
    return status_of(outcome);
}

}  // namespace

int run_demo() {
    const auto outcome = study::demo();
    print(study::report(outcome));
    return status_of(outcome);
}

int run_scenario(const RunOptions& options) {
    const auto scenario = scenario::load(options.file);
    const auto reforms = reforms_of(options.reforms, options.changes);
    if (!scenario.contents().has_lab()) return run_chapters(scenario, reforms, options.json);
    const auto outcome = scenario::run(scenario, reforms);
    print(options.json ? study::to_json(outcome) : study::report(outcome));
    return status_of(outcome);
}

int run_market(const RunOptions& options) {
    const auto scenario = scenario::load(options.file);
    scenario::require_market(scenario);
    const auto reforms = reforms_of(options.reforms, options.changes);
    if (!options.causes) return run_chapters(scenario, reforms, options.json);
    const auto outcome = scenario::answer(scenario, reforms);
    const auto causes = scenario::market_causes(apply_all(scenario, reforms));
    print(options.json ? study::to_json(outcome, causes)
                       : study::report(outcome) + "\n" + study::report(causes));
    return status_of(outcome);
}

int run_path(const RunOptions& options) {
    const auto outcome = scenario::follow(scenario::load(options.file),
                                          reforms_of(options.reforms, options.changes));
    print(options.json ? study::to_json(outcome) : study::report(outcome));
    const auto& last =
        options.reforms.empty() && options.changes.empty() ? outcome.paths : outcome.reform_paths;
    return all_solved(last) ? solved : not_solved;
}

int check_file(const std::string& file, bool canonical) {
    if (is_reform(file)) {
        const auto reform = scenario::load_reform(file);
        std::printf("%s: a reform, %zu changes, no mistakes\n", file.c_str(),
                    reform.changes.size());
        return solved;
    }
    const auto scenario = scenario::load(file);
    if (canonical)
        print(scenario::canonical(scenario.contents()));
    else
        std::printf("%s: a scenario, no mistakes\n%s\n", file.c_str(), scenario.hash().c_str());
    return solved;
}

int explain_file(const std::string& file) {
    const auto scenario = scenario::load(file);
    print(study::explain(scenario));
    if (!scenario.contents().has_lab()) return solved;
    return scenario::solve(scenario).result.solved() ? solved : not_solved;
}

int sweep_scenario(const SweepOptions& options) {
    auto scenario = scenario::load(options.file);
    for (const auto& change : options.changes)
        scenario = scenario::apply(scenario, scenario::parse_change(change));
    const bool terminal = isatty(fileno(stderr)) == 1;
    const auto progress =
        terminal ? show_progress : std::function<void(std::size_t, std::size_t)>{};
    const auto over = study::parse_sweep(options.over);
    if (scenario.contents().has_lab()) {
        const auto table = study::sweep(scenario, over, progress);
        print_table(table, options);
        return std::all_of(table.results.begin(), table.results.end(), is_solved) ? solved
                                                                                  : not_solved;
    }
    const auto table = study::sweep_answers(scenario, over, progress);
    print_table(table, options);
    return std::all_of(table.answers.begin(), table.answers.end(), all_solved<scenario::Answer>)
               ? solved
               : not_solved;
}

int print_reference(const std::string& what) {
    if (what == "scenario-schema")
        print(study::scenario_schema());
    else if (what == "result-schema")
        print(study::result_schema());
    else if (what == "answers-schema")
        print(study::answers_schema());
    else if (what == "paths-schema")
        print(study::paths_schema());
    else if (what.empty() || what == "keys")
        print(scenario::reference());
    else {
        std::fprintf(stderr,
                     "%s: must be keys, scenario-schema, result-schema, answers-schema or "
                     "paths-schema\n",
                     what.c_str());
        return bad_input;
    }
    return solved;
}

}  // namespace isocost::cli
