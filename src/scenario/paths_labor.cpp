#include <algorithm>
#include <cmath>

#include "automation_section.hpp"
#include "isocost/labor/automation_path.hpp"
#include "isocost/labor/exits.hpp"
#include "paths.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::labor;

constexpr auto free_firm = "at_will";
constexpr auto head_count = "head count";
constexpr auto opex_parts = "Opex by part";
constexpr auto kept_beside_ai = "people kept beside the AI, output and gain";

constexpr std::array year_figures{
    YearFigure<AutomationYear>{"as_before_fte", "FTE", head_count, &AutomationYear::as_before_fte},
    YearFigure<AutomationYear>{"retained_fte", "FTE", head_count, &AutomationYear::retained_fte},
    YearFigure<AutomationYear>{"replaced_fte", "FTE", head_count, &AutomationYear::replaced_fte},
    YearFigure<AutomationYear>{"left_fte", "FTE", head_count, &AutomationYear::left_fte},
    YearFigure<AutomationYear>{"technology_usd", "USD", opex_parts,
                               &AutomationYear::technology_usd},
    YearFigure<AutomationYear>{"wages_usd", "USD", opex_parts, &AutomationYear::wages_usd},
    YearFigure<AutomationYear>{"severance_usd", "USD", opex_parts, &AutomationYear::severance_usd},
    YearFigure<AutomationYear>{"retraining_usd", "USD", opex_parts,
                               &AutomationYear::retraining_usd},
    YearFigure<AutomationYear>{"opex_usd", "USD", opex_parts, &AutomationYear::opex_usd},
    YearFigure<AutomationYear>{"dual_opex_usd", "USD", kept_beside_ai,
                               &AutomationYear::dual_opex_usd},
    YearFigure<AutomationYear>{"dual_burden_usd", "USD", kept_beside_ai,
                               &AutomationYear::dual_burden_usd},
    YearFigure<AutomationYear>{"output_usd", "USD", kept_beside_ai, &AutomationYear::output_usd},
    YearFigure<AutomationYear>{"gain_usd", "USD", kept_beside_ai, &AutomationYear::gain_usd},
    YearFigure<AutomationYear>{"amplification", "", kept_beside_ai, &AutomationYear::amplification},
};

/// What the section says of a path under which all whose posts AI took leave lawfully.
AutomationPlan automation_plan(const ChapterSection& section, double exit_monthly_wages,
                               double exit_after_years) {
    AutomationPlan plan;
    plan.staff_fte = section["staff_people"];
    plan.automated_share = section["automated_share"];
    plan.wage_usd_per_year = section["wage_usd_per_year"];
    plan.ai_cost_usd_per_year = post_of(section).ai_cost_usd_per_year;
    plan.fixed_ai_cost_usd_per_year = section.number("fixed_cost_usd_per_year").value_or(0.0);
    plan.retained_value_ratio = section["retained_value_ratio"];
    plan.retraining_usd = section["retraining_usd"];
    plan.at_will_severance_monthly_wages =
        section.number("at_will_severance_monthly_wages").value_or(0.0);
    plan.exit_monthly_wages = exit_monthly_wages;
    plan.exit_after_years = exit_after_years;
    plan.attrition_per_year = section["attrition_per_year"];
    plan.discount_rate_per_year = section["discount_rate_per_year"];
    plan.horizon_years = section["horizon_years"];
    return plan;
}

/// How far heads are from the staff of today, and parts from Opex, as shares, at the worst.
double books_off(const AutomationPlan& plan, const AutomationPath& path) {
    double worst = 0.0;
    for (const auto& y : path.years) {
        const double heads = y.as_before_fte + y.retained_fte + y.replaced_fte + y.left_fte;
        worst = std::max(worst, std::abs(heads / plan.staff_fte - 1.0));
        const double parts = y.technology_usd + y.wages_usd + y.severance_usd + y.retraining_usd;
        if (y.opex_usd > 0.0) worst = std::max(worst, std::abs(parts / y.opex_usd - 1.0));
    }
    return worst;
}

/// When those whose posts AI took leave.
AnswerLine exit_year(double year) {
    const bool never = std::isnan(year);
    return {"exit_year", year, "0 is at once", never ? "never" : ""};
}

Path course(const char* name, const AutomationPlan& plan, const AutomationPath& path,
            double leave_in_year) {
    Path found{{name, "a share of the posts goes to AI: who is where, and what it costs"}};
    found.summary.lines = {{"npv", path.npv_usd, npv_unit},
                           exit_year(leave_in_year),
                           {"dual_burden_npv", path.dual_burden_npv_usd, "USD"},
                           {"books_off", books_off(plan, path), residual_unit}};
    found.years = years_from_0(path.years.size());
    found.columns = columns_of(path.years, year_figures);
    return found;
}

/// Of people who leave with so many monthly wages, with the months after which that is worth it.
Path exit_course(const char* name, const ChapterSection& section, const AutomationPlan& plan,
                 Regime regime) {
    const bool at_will = regime == Regime::at_will;
    auto found =
        course(name, plan, automation_path(plan, regime), at_will ? 0.0 : plan.exit_after_years);
    for (auto& line : exit_months(post_of(section), at_will ? plan.at_will_severance_monthly_wages
                                                            : plan.exit_monthly_wages))
        found.summary.lines.push_back(std::move(line));
    return found;
}

Path without_path(const char* name, const std::string& reason) {
    Path none{{name, "a share of the posts goes to AI: who is where, and what it costs"}};
    none.summary.reason = reason;
    return none;
}

/// Those whose posts AI takes and who are still there after so many years, and the staff of then,
/// in whole people.
struct Collective {
    double people;
    double staff;

    bool open() const { return people >= 1.0 && collective_dismissal(people, staff); }
};

Collective collective_of(const ChapterSection& section, double after_years) {
    const double automated = section["automated_share"] * section["staff_people"];
    const double there = automated * std::pow(1.0 - section["attrition_per_year"], after_years);
    const double left = whole_people(automated - there);
    return {whole_people(there), section["staff_people"] - left};
}

Path expiry(const ChapterSection& section) {
    const double years = section.number("months_to_expiry").value_or(core::infinity) /
                         labor::detail::months_per_year;
    if (years == core::infinity)
        return without_path("expiry", "not open: the contract has no term");
    if (years > section["horizon_years"])
        return without_path("expiry", "not open: the contract ends beyond the horizon");
    if (years != std::floor(years))
        return without_path("expiry",
                            "months_to_expiry = " + core::text(section["months_to_expiry"]) +
                                " is no multiple of 12, and a path over years has exits at the "
                                "end of whole years alone");
    return exit_course("expiry", section,
                       automation_plan(section, section["severance_monthly_wages"], years),
                       Regime::lawful_exit);
}

Path collective(const ChapterSection& section, double after_years) {
    const auto then = collective_of(section, after_years);
    if (!then.open())
        return without_path("collective", "not open: " + core::text(then.people) + " of " +
                                              core::text(then.staff) + " people in year " +
                                              core::text(after_years) +
                                              " are fewer than 20 and less than 10 % of the "
                                              "staff (LCL art. 41)");
    return exit_course("collective", section,
                       automation_plan(section, section["severance_monthly_wages"], after_years),
                       Regime::lawful_exit);
}

/// Says of every course with a path whether it is the best, by NPV, that a firm under the law has:
/// the firm that no rule binds is there to compare with. Of two alike the first.
void name_best(std::vector<Path>& all) {
    const auto npv = [](const Path& path) {
        const auto* line = line_named(path.summary, "npv");
        return line && path.summary.section != free_firm ? line->value : -core::infinity;
    };
    const auto best = std::max_element(
        all.begin(), all.end(), [&](const Path& a, const Path& b) { return npv(a) < npv(b); });
    for (auto& path : all)
        if (npv(path) > -core::infinity)
            path.summary.lines.push_back({"best_course", core::nan, "by NPV, at_will aside",
                                          &path == &*best ? "yes" : "no"});
}

}  // namespace

std::vector<Row> automation_path_rows() {
    std::vector<Row> rows;
    for (const auto& field : fields(AutomationPlan{})) {
        if (field.key == "automated_share") rows.push_back(row_of(field, "no path over years"));
        if (field.key == "at_will_severance_monthly_wages") rows.push_back(row_of(field, "0"));
        if (field.key == "exit_after_years") rows.push_back(row_of(field, "0, at once"));
    }
    return joined(rows, court_rows());
}

std::vector<Path> automation_paths(const ChapterSection& section) {
    (void)dismissed_people(section);
    const double after = section.number("exit_after_years").value_or(0.0);
    const auto negotiated = automation_plan(
        section, section["severance_monthly_wages"] + section["negotiated_extra_months"], after);
    const auto kept = automation_path(negotiated, Regime::non_disruption);
    std::vector<Path> all{exit_course(free_firm, section, negotiated, Regime::at_will),
                          course("non_disruption", negotiated, kept, core::nan),
                          exit_course("negotiated", section, negotiated, Regime::lawful_exit),
                          collective(section, after), expiry(section)};
    if (const auto exit = contested_exit(section))
        all.push_back(course("contested_exit", negotiated, contested_path(negotiated, *exit), 0.0));
    name_best(all);
    return all;
}

}  // namespace isocost::scenario::detail
