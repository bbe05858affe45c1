#include <optional>
#include <string>

#include "isocost/labor/adjustment.hpp"
#include "isocost/labor/ai_cost.hpp"
#include "isocost/labor/automation.hpp"
#include "isocost/labor/automation_path.hpp"
#include "isocost/labor/break_even.hpp"
#include "isocost/labor/contested_path.hpp"
#include "isocost/labor/exits.hpp"
#include "isocost/labor/severance.hpp"
#include "keywords.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::labor;
using py::arg;

std::string text(core::Status status) { return std::string(core::name(status)); }

py::dict answer(const Severance& s) {
    return py::dict(arg("service_wages") = s.service_wages, arg("paid_wages") = s.paid_wages,
                    arg("base_wage_rmb_per_month") = s.base_wage_rmb_per_month,
                    arg("wage_capped") = s.wage_capped, arg("years_limited") = s.years_limited,
                    arg("severance_rmb") = s.severance_rmb,
                    arg("severance_and_notice_rmb") = s.severance_and_notice_rmb,
                    arg("unlawful_rmb") = s.unlawful_rmb,
                    arg("own_monthly_wages") = s.own_monthly_wages);
}

py::dict answer(const AutomationGains& g) {
    return py::dict(arg("annuity_per_year") = g.annuity_per_year,
                    arg("severance_usd") = g.severance_usd,
                    arg("replacement_gain_usd_per_year") = g.replacement_gain_usd_per_year,
                    arg("retention_gain_usd_per_year") = g.retention_gain_usd_per_year,
                    arg("replacement_preferred") = g.replacement_preferred,
                    arg("decision") = std::string(name(g.decision)));
}

py::dict answer(const BreakEven& b) {
    return py::dict(arg("status") = text(b.status), arg("reason") = b.reason,
                    arg("value") = b.value, arg("residual") = b.residual);
}

py::tuple answer(const ExitCost& c) {
    return py::make_tuple(std::string(name(c.exit)), c.available, c.reason, c.monthly_wages);
}

py::dict answer(const ExitCosts& costs) {
    py::list all;
    for (const auto& cost : costs.all) all.append(answer(cost));
    return py::dict(arg("all") = all, arg("cheapest") = answer(costs.cheapest));
}

/// In the order of the columns that Python names.
py::tuple answer(const AutomationYear& y) {
    return py::make_tuple(y.year, y.as_before_fte, y.replaced_fte, y.retained_fte, y.left_fte,
                          y.technology_usd, y.wages_usd, y.severance_usd, y.retraining_usd,
                          y.opex_usd, y.dual_opex_usd, y.dual_burden_usd, y.output_usd, y.gain_usd,
                          y.amplification);
}

py::dict answer(const AutomationPath& path) {
    py::list years;
    for (const auto& year : path.years) years.append(answer(year));
    return py::dict(arg("years") = years, arg("npv_usd") = path.npv_usd,
                    arg("dual_burden_npv_usd") = path.dual_burden_npv_usd,
                    arg("dual_burden_per_post_usd") = path.dual_burden_per_post_usd);
}

py::dict answer(const AiCost& c) {
    return py::dict(arg("status") = text(c.status), arg("reason") = c.reason,
                    arg("tokens_per_year") = c.tokens_per_year,
                    arg("usd_per_task") = c.usd_per_task,
                    arg("inference_usd_per_year") = c.inference_usd_per_year,
                    arg("review_usd_per_year") = c.review_usd_per_year,
                    arg("ai_cost_usd_per_year") = c.ai_cost_usd_per_year);
}

py::dict answer(const AdjustmentBand& b) {
    return py::dict(arg("status") = text(b.status), arg("reason") = b.reason,
                    arg("hire_above_usd_per_year") = b.hire_above_usd_per_year,
                    arg("fire_below_usd_per_year") = b.fire_below_usd_per_year,
                    arg("log_width") = b.log_width, arg("hires_per_year") = b.hires_per_year,
                    arg("fires_per_year") = b.fires_per_year,
                    arg("turnover_per_year") = b.turnover_per_year, arg("residual") = b.residual);
}

PostDecision decision_of(const std::string& given) {
    for (const auto one : {PostDecision::as_before, PostDecision::replace, PostDecision::retain})
        if (name(one) == given) return one;
    throw core::InvalidParameter("decision", given, "must be 'replace' or 'retain'");
}

Regime regime_of(const std::string& given) {
    for (const auto one : {Regime::at_will, Regime::non_disruption, Regime::lawful_exit})
        if (name(one) == given) return one;
    throw core::InvalidParameter("regime", given,
                                 "must be 'at_will', 'non_disruption' or 'lawful_exit'");
}

/// A function of a model alone that answers a struct.
template <class Model, class Answer>
void bind_question(py::module_& m, const char* name, Answer (*ask)(const Model&)) {
    m.def(
        name, [ask](const Model& model) { return answer(ask(model)); }, arg("model"));
}

/// For each number of months, all with or without days over.
py::object wages_of_service(const py::array_t<double, py::array::forcecast>& completed_months,
                            std::optional<bool> days_over) {
    const auto one = [days_over](double months) { return severance_wages(months, days_over); };
    return py::vectorize(one)(completed_months);
}

void bind_severance(py::module_& m) {
    py::class_<Employment> employment(m, "Employment");
    employment.def(
        py::init([](std::optional<bool> days_over, const py::kwargs& keywords) {
            const auto e = core::checked(
                from_keywords(keywords, Employment{.days_over = days_over}), "Employment");
            labor::detail::require_service("Employment", e.completed_months, e.days_over);
            return e;
        }),
        arg("days_over"));
    bind_own_fields(employment);
    employment.def_readonly("days_over", &Employment::days_over,
                            "whether service goes some days beyond the completed months");
    bind_question(m, "severance", &severance);
    m.def("severance_wages", &wages_of_service, arg("completed_months"), arg("days_over"));
    m.def("collective_dismissal", &collective_dismissal, arg("dismissed"), arg("staff"));
}

void bind_automation(py::module_& m) {
    bind_parameters<Automation>(m, "Automation");
    bind_question(m, "decide_automation", &decide_automation);
    m.def("labor_amplification", vectorized(&labor_amplification), arg("automated_share"),
          arg("retained_value_ratio"));
    m.def("external_cost_usd", vectorized(&external_cost_usd), arg("displaced_people"),
          arg("unemployment_months"), arg("benefit_usd_per_month"));
}

void bind_break_evens(py::module_& m) {
    bind_question(m, "break_even_retained_value", &break_even_retained_value);
    m.def(
        "break_even_automated_share",
        [](const Automation& a, double staff_fte, double fixed_cost_usd_per_year) {
            return answer(break_even_automated_share(a, staff_fte, fixed_cost_usd_per_year));
        },
        arg("automation"), arg("staff_fte"), arg("fixed_cost_usd_per_year"));
    m.def(
        "break_even_ai_cost",
        [](const Automation& a, const std::string& decision) {
            return answer(break_even_ai_cost(a, decision_of(decision)));
        },
        arg("automation"), arg("decision"));
    m.def(
        "break_even_carry_months",
        [](double exit_monthly_wages, double retained_value_ratio) {
            return answer(break_even_carry_months(exit_monthly_wages, retained_value_ratio));
        },
        arg("exit_monthly_wages"), arg("retained_value_ratio"));
    m.def(
        "payback_months",
        [](double exit_monthly_wages, double saved_share_of_pay) {
            return answer(payback_months(exit_monthly_wages, saved_share_of_pay));
        },
        arg("exit_monthly_wages"), arg("saved_share_of_pay"));
}

/// A number of years that nobody has checked yet.
double carried(const ExitTerms& terms, double years) {
    core::require("carried_monthly_wages.years", years, core::nonnegative);
    return carried_monthly_wages(terms, years);
}

void bind_exits(py::module_& m) {
    bind_parameters<ExitTerms>(m, "ExitTerms");
    bind_question(m, "exit_costs", &exit_costs);
    m.def("carried_monthly_wages", broadcast(&carried), arg("terms"), arg("years"));
}

void bind_path(py::module_& m) {
    bind_parameters<AutomationPlan>(m, "AutomationPlan", [](const AutomationPlan& plan) {
        const auto& p = core::checked(plan, "AutomationPlan");
        labor::detail::require_years(p);
        return p;
    });
    m.def(
        "automation_path",
        [](const AutomationPlan& plan, const std::string& regime) {
            return answer(automation_path(plan, regime_of(regime)));
        },
        arg("plan"), arg("regime"));
    bind_parameters<ContestedExit>(m, "ContestedExit", [](const ContestedExit& exit) {
        const auto& e = core::checked(exit, "ContestedExit");
        labor::detail::require_whole("ContestedExit.judgment_after_years", e.judgment_after_years);
        return e;
    });
    m.def(
        "contested_path",
        [](const AutomationPlan& plan, const ContestedExit& exit) {
            return answer(contested_path(plan, exit));
        },
        arg("plan"), arg("exit"));
}

void bind_ai_cost(py::module_& m) {
    bind_parameters<PostWork>(m, "PostWork");
    bind_parameters<TokenPrices>(m, "TokenPrices");
    m.def(
        "ai_cost",
        [](const PostWork& work, const TokenPrices& prices) {
            return answer(ai_cost(work, prices));
        },
        arg("work"), arg("prices"));
    m.def(
        "ai_cost_on_placement",
        [](const PostWork& work, const inference::Placement& decode,
           const inference::Prefill& prefill, double average_load) {
            return answer(ai_cost_on_placement(work, decode, prefill, average_load));
        },
        arg("work"), arg("decode"), arg("prefill"), arg("average_load"));
}

}  // namespace

void bind_labor(py::module_ m) {
    bind_severance(m);
    bind_automation(m);
    bind_break_evens(m);
    bind_exits(m);
    bind_path(m);
    bind_ai_cost(m);
    bind_parameters<LaborAdjustment>(m, "LaborAdjustment");
    bind_question(m, "adjustment_band", &adjustment_band);
}

}  // namespace isocost::python
