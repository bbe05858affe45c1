#include "isocost/scenario/answers.hpp"

#include <algorithm>
#include <cmath>

#include "automation_section.hpp"
#include "idle.hpp"
#include "isocost/scenario/chapter.hpp"
#include "isocost/scenario/market.hpp"
#include "same.hpp"

namespace isocost::scenario {

namespace {

bool same(const AnswerLine& a, const AnswerLine& b) {
    return a.name == b.name && a.words == b.words && detail::same(a.value, b.value);
}

bool same(const Answer& a, const Answer& b) {
    return a.section == b.section && a.status == b.status && a.reason == b.reason &&
           std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                      [](const auto& x, const auto& y) { return same(x, y); });
}

/// Whether a figure of what claims to be an answer is not a number.
bool without_a_number(const Answer& answer) {
    return answer.solved() &&
           std::any_of(answer.lines.begin(), answer.lines.end(), [](const auto& l) {
               return l.words.empty() && std::isnan(l.value) && l.name.find("break_even") != 0;
           });
}

}  // namespace

bool same_answers(const std::vector<Answer>& a, const std::vector<Answer>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return same(x, y); });
}

std::vector<Answer> answers(const Scenario& scenario) {
    std::vector<Answer> all = market_answers(scenario);
    for (auto& answer : contest_answers(scenario)) all.push_back(std::move(answer));
    if (const auto& poaching = scenario.contents().poaching)
        for (auto& answer : poaching_answers(*poaching)) all.push_back(std::move(answer));
    for (const auto& section : scenario.contents().chapters) {
        all.push_back(chapter_named(section.name)->answer(section));
        all.back().section = section.name;
        if (without_a_number(all.back()))
            all.back() = {section.name,
                          all.back().question,
                          core::Status::out_of_range,
                          std::string(sentence(core::Status::out_of_range)),
                          {}};
    }
    detail::compare_severance(all, scenario.contents().chapters);
    return all;
}

AnswersOutcome answer(const Scenario& scenario, const std::vector<Reform>& reforms) {
    AnswersOutcome outcome{scenario, answers(scenario), reforms, {}};
    if (outcome.answers.empty()) {
        const auto& origin = scenario.contents().heading.origin;
        throw ScenarioError(
            {{origin, "", "", "has no market, and no question beside the lab's, as [serving]"}});
    }
    if (reforms.empty()) return outcome;
    outcome.reform_answers = answers(apply_all(scenario, reforms));
    detail::refuse_idle_changes(
        scenario, reforms, outcome.reform_answers, answers, same_answers,
        "changes nothing here: every answer is the same with it and without");
    outcome.comparison = market_comparison(scenario, apply_all(scenario, reforms));
    return outcome;
}

}  // namespace isocost::scenario
