#include "automation_section.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace isocost::scenario::detail {

namespace {

using namespace isocost::labor;

constexpr auto given_cost = "ai_cost_usd_per_year";

/// Optional rows of all fields of a struct, or of those that a list names.
template <class Parameters>
std::vector<Row> optional_rows(const std::string& otherwise,
                               const std::vector<std::string_view>& keys = {}) {
    std::vector<Row> rows;
    for (const auto& field : fields(Parameters{}))
        if (keys.empty() || std::find(keys.begin(), keys.end(), field.key) != keys.end())
            rows.push_back(row_of(field, otherwise));
    return rows;
}

std::vector<Row> token_rows() {
    const std::string otherwise = "AI's cost is given";
    return joined(optional_rows<PostWork>(otherwise), optional_rows<TokenPrices>(otherwise));
}

/// Whether rows that stand together are given. Throws InvalidParameter where one is missing.
bool given_together(const ChapterSection& section, const std::vector<Row>& rows) {
    const auto given = [&](const Row& row) { return section.number(row.key).given(); };
    const auto first = std::find_if(rows.begin(), rows.end(), given);
    if (first == rows.end()) return false;
    const auto missing = std::find_if_not(rows.begin(), rows.end(), given);
    if (missing != rows.end())
        throw core::InvalidParameter(section.name + "." + missing->key, "nothing",
                                     "must be given with " + first->key);
    return true;
}

std::string listed(const std::vector<Row>& rows) {
    std::string words;
    for (const auto& row : rows) words += (words.empty() ? "" : ", ") + row.key;
    return words;
}

}  // namespace

std::vector<Row> post_rows() {
    auto rows = rows_of_fields<Automation>();
    for (auto& row : rows)
        if (row.key == given_cost) row.otherwise = "from the tokens of the work";
    return joined(rows, token_rows());
}

std::vector<Row> court_rows() {
    return optional_rows<ContestedExit>("no course in court",
                                        {"adjudication_probability", "judgment_after_years"});
}

std::optional<AiCost> token_cost(const ChapterSection& section) {
    const auto& given = section.number(given_cost);
    const auto rows = token_rows();
    const bool tokens = std::any_of(
        rows.begin(), rows.end(), [&](const Row& row) { return section.number(row.key).given(); });
    if (given.given() == tokens)
        throw core::InvalidParameter(section.name + "." + given_cost,
                                     tokens ? core::text(given.value) : "nothing",
                                     "must stand without the tokens of the work, or they without "
                                     "it: " +
                                         listed(rows));
    if (!given_together(section, rows)) return std::nullopt;
    return ai_cost(parameters_of<PostWork>(section), parameters_of<TokenPrices>(section));
}

Automation post_of(const ChapterSection& section) {
    auto post = parameters_of<Automation>(section);
    if (const auto cost = token_cost(section))
        post.ai_cost_usd_per_year = cost->ai_cost_usd_per_year;
    return post;
}

std::optional<ContestedExit> contested_exit(const ChapterSection& section) {
    if (!given_together(section, court_rows())) return std::nullopt;
    auto exit = parameters_of<ContestedExit>(section);
    const double adjudicated = exit.adjudication_probability;
    if (exit.unlawful_probability > adjudicated)
        throw core::InvalidParameter(section.name + ".adjudication_probability", adjudicated,
                                     "must be no less than unlawful_probability, " +
                                         core::text(exit.unlawful_probability) +
                                         ", which counts all who are dismissed");
    exit.unlawful_probability = adjudicated > 0.0 ? exit.unlawful_probability / adjudicated : 0.0;
    return exit;
}

double whole_people(double people) {
    constexpr double rounding = 1e-9;
    return std::floor(people + rounding);
}

double dismissed_people(const ChapterSection& section) {
    const auto& said = section.number("dismissed_people");
    const auto& share = section.number("automated_share");
    if (!said.given() && !share.given())
        throw core::InvalidParameter(section.name + ".dismissed_people", "nothing",
                                     "must be given, or automated_share in its place");
    if (!share.given()) return said.value;
    const double people = whole_people(share.value * section["staff_people"]);
    if (said.given() && said.value != people)
        throw core::InvalidParameter(
            section.name + ".dismissed_people", said.value,
            "must be left out, or be staff_people x automated_share in whole people, " +
                core::text(people));
    return people;
}

AnswerLine line_of(std::string name, const BreakEven& at, std::string unit) {
    const bool found = at.status == core::Status::optimal;
    return {std::move(name), at.value, std::move(unit), found ? "" : "none"};
}

std::vector<AnswerLine> exit_months(const Automation& post, double exit_monthly_wages) {
    const double saved = 1.0 - post.ai_cost_usd_per_year / post.wage_usd_per_year;
    return {line_of("break_even_carry",
                    break_even_carry_months(exit_monthly_wages, post.retained_value_ratio),
                    "months kept for the same money"),
            line_of("payback", payback_months(exit_monthly_wages, saved), "months of savings")};
}

const AnswerLine* line_named(const Answer& answer, std::string_view name) {
    const auto found = std::find_if(answer.lines.begin(), answer.lines.end(),
                                    [&](const AnswerLine& line) { return line.name == name; });
    return found == answer.lines.end() ? nullptr : &*found;
}

void compare_severance(std::vector<Answer>& answers, const std::vector<ChapterSection>& sections) {
    constexpr double typed = 1e-3;  // three digits that a hand has copied are the same figure
    const AnswerLine* due = nullptr;
    for (const auto& answer : answers)
        if (answer.section == "severance") due = line_named(answer, "lawful_in_own_wages");
    if (!due || std::isnan(due->value)) return;
    const double found = due->value;
    for (const auto& section : sections) {
        const auto answer = std::find_if(answers.begin(), answers.end(), [&](const Answer& a) {
            return section.name == "automation" && a.section == section.name && a.solved();
        });
        if (answer == answers.end()) continue;
        const double given = section["severance_monthly_wages"];
        const bool alike = std::abs(given - found) <= typed * found;
        answer->lines.push_back({"severance_given", given, "monthly wages"});
        answer->lines.push_back(
            {"severance_by_service", found, "monthly wages, of [severance]", ""});
        if (!alike)
            answer->reason += (answer->reason.empty() ? "" : "; ") +
                              std::string("severance_monthly_wages = ") + core::text(given) +
                              " is not what [severance] comes to, " + core::text(found, 6);
    }
}

}  // namespace isocost::scenario::detail
