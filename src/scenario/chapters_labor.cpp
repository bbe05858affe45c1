#include "automation_section.hpp"
#include "isocost/labor/adjustment.hpp"
#include "isocost/labor/automation.hpp"
#include "isocost/labor/break_even.hpp"
#include "isocost/labor/exits.hpp"
#include "isocost/labor/severance.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::labor;

AnswerLine yes_or_no(std::string name, bool value) {
    return {std::move(name), core::nan, "", value ? "yes" : "no"};
}

Answer dismissal(const ChapterSection& section) {
    auto person = parameters_of<Employment>(section);
    const auto& said = section.word("days_over");
    if (!said.empty()) person.days_over = said == "yes";
    const auto due = severance(person);
    Answer answer{"", "what a dismissal costs in China (Labor Contract Law art. 40, 47, 87)"};
    answer.lines = {{"of_service", due.service_wages, "monthly wages"},
                    {"paid", due.paid_wages, "monthly wages"},
                    {"base_wage", due.base_wage_rmb_per_month, "RMB per month"},
                    yes_or_no("wage_capped", due.wage_capped),
                    yes_or_no("years_limited", due.years_limited),
                    {"lawful", due.severance_rmb, "RMB"},
                    {"lawful_without_notice", due.severance_and_notice_rmb, "RMB"},
                    {"unlawful", due.unlawful_rmb, "RMB"},
                    {"lawful_in_own_wages", due.own_monthly_wages, "monthly wages"}};
    return answer;
}

constexpr auto expected_severance_unit = "USD per post: N, 2N if unlawful";

/// What the exits need beyond the post: the contract, the court and the firm.
constexpr std::array exit_keys{"negotiated_extra_months", "months_to_expiry",
                               "dismissed_people",        "staff_people",
                               "back_pay_months",         "reinstatement_probability"};

std::string otherwise(std::string_view key) {
    if (key == "months_to_expiry") return "no fixed term";
    return key == "dismissed_people" ? "staff_people x automated_share" : "";
}

std::vector<Row> exit_rows() {
    std::vector<Row> rows;
    for (const auto& field : fields(ExitTerms{}))
        for (const std::string_view key : exit_keys)
            if (field.key == key) rows.push_back(row_of(field, otherwise(key)));
    return rows;
}

/// The exits of a post, from the section and what the post itself says.
ExitTerms exit_terms(const ChapterSection& section, const Automation& post) {
    return {.severance_monthly_wages = post.severance_monthly_wages,
            .negotiated_extra_months = section["negotiated_extra_months"],
            .months_to_expiry = section.number("months_to_expiry").value_or(core::infinity),
            .dismissed_people = dismissed_people(section),
            .staff_people = section["staff_people"],
            .unlawful_probability = post.unlawful_probability,
            .reinstatement_probability = section["reinstatement_probability"],
            .back_pay_months = section["back_pay_months"],
            .retained_value_ratio = post.retained_value_ratio,
            .retraining_monthly_wages =
                post.retraining_usd / (post.wage_usd_per_year / labor::detail::months_per_year),
            .discount_rate_per_year = post.discount_rate_per_year,
            .attrition_per_year = post.attrition_per_year,
            .horizon_years = post.horizon_years};
}

void add_reason(Answer& answer, const std::string& reason) {
    answer.reason += (answer.reason.empty() ? "" : "; ") + reason;
}

/// The exits as lines, and why some are not open.
void add_exits(Answer& answer, const ExitCosts& exits) {
    for (const auto& exit : exits.all) {
        const std::string key = "exit_" + std::string(name(exit.exit));
        answer.lines.push_back(
            {key, exit.monthly_wages, "monthly wages", exit.available ? "" : "not open"});
        if (!exit.available)
            add_reason(answer, std::string(name(exit.exit)) + " is not open: " + exit.reason);
    }
    answer.lines.push_back({"cheapest_exit", core::nan, "if all is decided today",
                            std::string(name(exits.cheapest.exit))});
}

bool closed_today(const ExitCosts& exits, const std::string& course) {
    return std::any_of(exits.all.begin(), exits.all.end(), [&](const ExitCost& exit) {
        return name(exit.exit) == course && !exit.available;
    });
}

/// What a course comes to and when people leave by it, or why it has no path.
void add_course(Answer& answer, const Answer& course, const ExitCosts& exits) {
    const auto* npv = line_named(course, "npv");
    const auto* year = line_named(course, "exit_year");
    if (!npv) {
        answer.lines.push_back({"npv_" + course.section, core::nan, npv_unit, "no path"});
        if (!closed_today(exits, course.section))
            add_reason(answer, course.section + ": " + course.reason);
        return;
    }
    answer.lines.push_back({"npv_" + course.section, npv->value, npv->unit});
    answer.lines.push_back({"exit_year_" + course.section, year->value, year->unit, year->words});
}

void add_courses(Answer& answer, const std::vector<Path>& paths, const ExitCosts& exits) {
    for (const auto& path : paths)
        if (const auto* best = line_named(path.summary, "best_course");
            best && best->words == "yes")
            answer.lines.push_back({"best_course", core::nan, best->unit, path.summary.section});
    for (const auto& path : paths) add_course(answer, path.summary, exits);
}

/// What only a path reads stands with the share that makes one.
void require_path(const ChapterSection& section) {
    if (section.number("automated_share").given()) return;
    for (const auto& row : automation_path_rows())
        if (section.number(row.key).given())
            throw core::InvalidParameter("automation." + row.key, section[row.key],
                                         "must stand with automated_share");
}

Answer automation(const ChapterSection& section) {
    const auto post = post_of(section);
    const auto gains = decide_automation(post);
    const auto exits = exit_costs(exit_terms(section, post));
    const double fixed = section.number("fixed_cost_usd_per_year").value_or(0.0);
    Answer answer{"", "whether a post that AI can fill is kept, replaced, or the person kept"};
    answer.lines = {
        {"decision", core::nan, "", std::string(name(gains.decision))},
        {"replacement_gain", gains.replacement_gain_usd_per_year, "USD per post and year"},
        {"retention_gain", gains.retention_gain_usd_per_year, "USD per post and year"},
        {"expected_severance", gains.severance_usd, expected_severance_unit},
        line_of("break_even_value_of_kept", break_even_retained_value(post), "wages"),
        line_of("break_even_ai_cost_to_replace", break_even_ai_cost(post, PostDecision::replace),
                "USD per post and year"),
        line_of("break_even_ai_cost_to_retain", break_even_ai_cost(post, PostDecision::retain),
                "USD per post and year"),
        line_of("break_even_automated_share",
                break_even_automated_share(post, section["staff_people"], fixed), "of the posts")};
    if (const auto cost = token_cost(section)) {
        answer.lines.push_back({"ai_cost", cost->ai_cost_usd_per_year, "USD per post and year"});
        answer.lines.push_back({"ai_cost_per_task", cost->usd_per_task, "USD"});
        answer.lines.push_back({"tokens", cost->tokens_per_year, "per post and year"});
    }
    add_exits(answer, exits);
    for (auto& line : exit_months(post, exits.of(Exit::negotiated).monthly_wages))
        answer.lines.push_back({line.name + "_negotiated", line.value, line.unit, line.words});
    require_path(section);
    if (section.number("automated_share").given())
        add_courses(answer, automation_paths(section), exits);
    return answer;
}

Answer adjustment(const ChapterSection& section) {
    const auto band = adjustment_band(parameters_of<LaborAdjustment>(section));
    Answer answer{"",
                  "from which revenue product a firm hires, and below which it fires (Bentolila "
                  "and Bertola 1990)",
                  band.status, band.reason};
    answer.lines = {{"hires_above", band.hire_above_usd_per_year, "USD per year"},
                    {"fires_below", band.fire_below_usd_per_year, "USD per year"},
                    {"hires", band.hires_per_year, "per worker and year"},
                    {"fires", band.fires_per_year, "per worker and year"},
                    {"turnover", band.turnover_per_year, "per worker and year"}};
    return answer;
}

}  // namespace

std::vector<Chapter> labor_chapters() {
    return {
        {"severance", "what Chinese law makes a dismissal cost",
         joined(rows_of_fields<Employment>(),
                {word_row("days_over", {"yes", "no"},
                          "whether service goes some days beyond the completed months",
                          "none, an error at whole years")}),
         dismissal},
        {"automation", "a post that AI could fill, and the ways out of it in China",
         joined(joined(joined(post_rows(), exit_rows()),
                       {number_row("fixed_cost_usd_per_year", core::nonnegative, "USD per year",
                                   "what automation costs however little is automated", "0")}),
                automation_path_rows()),
         automation, automation_paths, "automated_share"},
        {"adjustment", "hiring and firing that cost money", rows_of_fields<LaborAdjustment>(),
         adjustment},
    };
}

}  // namespace isocost::scenario::detail
