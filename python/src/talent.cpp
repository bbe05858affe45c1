#include <pybind11/eigen.h>

#include <string>

#include "isocost/talent/assignment.hpp"
#include "isocost/talent/labor_market.hpp"
#include "isocost/talent/migration.hpp"
#include "isocost/talent/noncompete.hpp"
#include "isocost/talent/pay.hpp"
#include "isocost/talent/retention.hpp"
#include "isocost/talent/stocks.hpp"
#include "isocost/talent/superstar_wage.hpp"
#include "isocost/talent/tracker.hpp"
#include "isocost/talent/turnover.hpp"
#include "isocost/talent/two_places.hpp"
#include "keywords.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::talent;
using py::arg;

std::string text(core::Status status) { return std::string(core::name(status)); }

py::dict answer(const core::Certificate& c) {
    return py::dict(arg("stationarity") = c.stationarity, arg("feasibility") = c.feasibility,
                    arg("complementarity") = c.complementarity, arg("gap") = c.gap);
}

/// One flat dict: what a certificate says stands beside what it certifies.
py::dict with(py::dict figures, const core::Certificate& certificate) {
    for (const auto& [key, value] : answer(certificate)) figures[key] = value;
    return figures;
}

py::dict answer(const CheapestQuality& a) {
    return with(
        py::dict(arg("status") = text(a.status), arg("limit") = std::string(name(a.limit)),
                 arg("quality") = a.quality, arg("unconstrained_quality") = a.unconstrained_quality,
                 arg("pay_usd_per_year") = a.pay_usd_per_year,
                 arg("efficiency_unit_usd_per_year") = a.efficiency_unit_usd_per_year,
                 arg("heads_per_unit") = a.heads_per_unit),
        a.certificate);
}

py::dict answer(const AssignmentStatics& s) {
    return py::dict(arg("own_size_elasticity") = s.own_size_elasticity,
                    arg("reference_size_elasticity") = s.reference_size_elasticity,
                    arg("all_sizes_elasticity") = s.all_sizes_elasticity,
                    arg("rank_elasticity") = s.rank_elasticity,
                    arg("best_for_reference_share") = s.best_for_reference_share,
                    arg("worst_hiring_gain_share") = s.worst_hiring_gain_share);
}

py::dict answer(const RetentionPremium& a) {
    return with(py::dict(arg("status") = text(a.status), arg("pay_multiple") = a.pay_multiple,
                         arg("premium_usd_per_year") = a.premium_usd_per_year,
                         arg("quits_per_year") = a.quits_per_year,
                         arg("head_cost_usd_per_year") = a.head_cost_usd_per_year,
                         arg("saved_usd_per_year") = a.saved_usd_per_year,
                         arg("premium_pays") = a.premium_pays),
                a.certificate);
}

py::dict answer(const QuitCurve& q) {
    return py::dict(arg("kappa") = q.kappa,
                    arg("quits_at_outside_wage_per_year") = q.quits_at_outside_wage_per_year);
}

py::dict answer(const PayValue& v) {
    return py::dict(arg("valued_usd_per_year") = v.valued_usd_per_year,
                    arg("parity_usd_per_year") = v.parity_usd_per_year,
                    arg("cost_usd_per_year") = v.cost_usd_per_year,
                    arg("wedge_usd_per_year") = v.wedge_usd_per_year,
                    arg("log_parity_pay") = v.log_parity_pay);
}

py::dict answer(const MatchedPay& a) {
    return py::dict(arg("status") = text(a.status), arg("reason") = a.reason,
                    arg("equity_usd_per_year") = a.equity_usd_per_year,
                    arg("cost_usd_per_year") = a.cost_usd_per_year,
                    arg("cash_only_cost_usd_per_year") = a.cash_only_cost_usd_per_year,
                    arg("premium_over_cash_usd_per_year") = a.premium_over_cash_usd_per_year,
                    arg("residual") = a.residual,
                    arg("least_cash_usd_per_year") = a.least_cash_usd_per_year);
}

py::dict answer(const MigrationFriction& f) {
    return py::dict(
        arg("friction") = f.friction, arg("friction_pay_multiple") = f.friction_pay_multiple,
        arg("elasticity_away") = f.elasticity_away, arg("elasticity_home") = f.elasticity_home);
}

py::dict answer(const TalentStocks& s) {
    return py::dict(arg("status") = text(s.status), arg("reason") = s.reason,
                    arg("persons") = s.persons, arg("residual") = s.residual);
}

py::dict answer(const TwoPlacesAnswer& a) {
    return py::dict(arg("home_persons") = a.home_persons, arg("abroad_persons") = a.abroad_persons,
                    arg("abroad_share") = a.abroad_share,
                    arg("steady_home_persons") = a.steady_home_persons,
                    arg("steady_abroad_persons") = a.steady_abroad_persons,
                    arg("steady_abroad_share") = a.steady_abroad_share,
                    arg("half_life_years") = a.half_life_years);
}

py::dict answer(const NonCompeteAnswer& a) {
    return py::dict(arg("enforceable") = a.enforceable, arg("worthwhile") = a.worthwhile,
                    arg("below_default_pay") = a.below_default_pay, arg("reason") = a.reason,
                    arg("offers_per_year") = a.offers_per_year,
                    arg("cost_usd_per_leaver") = a.cost_usd_per_leaver,
                    arg("expected_gain_usd_per_leaver") = a.expected_gain_usd_per_leaver,
                    arg("net_usd_per_leaver") = a.net_usd_per_leaver,
                    arg("break_even_enforcement") = a.break_even_enforcement,
                    arg("break_even_months") = a.break_even_months);
}

Jurisdiction jurisdiction_of(const std::string& given) {
    for (const auto one : {Jurisdiction::china, Jurisdiction::california})
        if (name(one) == given) return one;
    throw core::InvalidParameter("jurisdiction", given, "must be 'china' or 'california'");
}

/// A function of a model alone that answers a struct.
template <class Model, class Answer>
void bind_question(py::module_& m, const char* name, Answer (*ask)(const Model&)) {
    m.def(
        name, [ask](const Model& model) { return answer(ask(model)); }, arg("model"));
}

void bind_pay_by_quality(py::module_& m) {
    bind_parameters<SuperstarWage>(m, "SuperstarWage");
    bind_question(m, "cheapest_quality", &cheapest_quality);
    m.def("superstar_pay_usd_per_year", broadcast(&superstar_pay_usd_per_year), arg("wage"),
          arg("quality"));
    m.def("efficiency_unit_usd_per_year", broadcast(&efficiency_unit_usd_per_year), arg("wage"),
          arg("quality"));
    bind_parameters<Assignment>(m, "Assignment");
    bind_question(m, "assignment_statics", &assignment_statics);
    m.def("firm_size_usd", broadcast(&firm_size_usd), arg("assignment"), arg("rank"));
    m.def("rank_pay_usd_per_year", broadcast(&rank_pay_usd_per_year), arg("assignment"),
          arg("rank"));
    m.def("pay_ratio", broadcast(&pay_ratio), arg("assignment"), arg("rank"), arg("other_rank"));
    m.def("hiring_gain_usd_per_year", broadcast(&hiring_gain_usd_per_year), arg("assignment"),
          arg("firm_rank"), arg("person_rank"));
}

void bind_retention(py::module_& m) {
    bind_parameters<Turnover>(m, "Turnover");
    bind_question(m, "retention_premium", &retention_premium);
    m.def(
        "certify_premium",
        [](const Turnover& t, double multiple) { return answer(certify_premium(t, multiple)); },
        arg("turnover"), arg("pay_multiple"));
    m.def("quits_per_year", broadcast(&quits_per_year), arg("turnover"), arg("pay_multiple"));
    m.def("head_cost_usd_per_year", broadcast(&head_cost_usd_per_year), arg("turnover"),
          arg("pay_multiple"));
    bind_parameters<RetentionContrast>(m, "RetentionContrast");
    bind_question(m, "quit_curve", &quit_curve);
    m.def("hazard_from_retention", vectorized(&hazard_from_retention), arg("retained"),
          arg("years"));
    m.def("retention_from_hazard", vectorized(&retention_from_hazard), arg("hazard_per_year"),
          arg("years"));
    py::dict records;
    for (const auto& record : retention_records)
        records[py::str(std::string(record.firm))] = record.two_year_retention;
    m.attr("retention_records") = records;
    py::list market;
    for (const auto& r : labor_market_records)
        market.append(py::make_tuple(r.quantity, r.firm, r.value, r.unit, r.date, r.source));
    m.attr("labor_market_records") = market;
}

void bind_pay(py::module_& m) {
    bind_parameters<PayPackage>(m, "PayPackage");
    bind_parameters<EquityMatch>(m, "EquityMatch");
    bind_question(m, "value_pay", &value_pay);
    bind_question(m, "match_offer", &match_offer);
    bind_parameters<NonCompete>(m, "NonCompete");
    m.def(
        "value_noncompete",
        [](const NonCompete& n, const std::string& jurisdiction) {
            return answer(value_noncompete(n, jurisdiction_of(jurisdiction)));
        },
        arg("noncompete"), arg("jurisdiction"));
}

void bind_migration(py::module_& m) {
    m.def("migration_shares", &migration_shares, arg("log_pay"), arg("friction"), arg("tau"));
    m.def("frictions_from_shares", &frictions_from_shares, arg("log_pay"), arg("shares"),
          arg("tau"));
    m.def("migration_elasticity", vectorized(&migration_elasticity), arg("share"), arg("tau"));
    bind_parameters<MigrationRoute>(m, "MigrationRoute");
    bind_question(m, "migration_friction", &migration_friction);
}

void bind_stocks(py::module_& m) {
    py::class_<TalentFlows>(m, "TalentFlows")
        .def(py::init([](const Eigen::VectorXd& entrants, const Eigen::MatrixXd& shares,
                         const std::vector<Eigen::MatrixXd>& hazards, double exits) {
                 return talent::detail::checked(TalentFlows{entrants, shares, hazards, exits});
             }),
             arg("entrants_per_year"), arg("entry_shares"), arg("move_hazards_per_year"),
             arg("exit_hazard_per_year"));
    bind_question(m, "steady_stocks", &steady_stocks);
    bind_parameters<TwoPlaces>(m, "TwoPlaces");
    bind_question(m, "two_places", &two_places);
    m.def(
        "stocks_after",
        [](const TalentFlows& flows, const Eigen::MatrixXd& persons, double years) {
            return answer(stocks_after(flows, persons, years));
        },
        arg("flows"), arg("persons_today"), arg("years"));
    m.def(
        "tracker_table", [](double share) { return tracker_table(share); },
        arg("chinese_share_of_china"));
    m.def("tracker_bounds", [] {
        const auto bounds = tracker_bounds();
        return py::make_tuple(bounds.lower, bounds.upper);
    });
    m.def("return_hazard_per_year", [] { return return_hazard_per_year(); });
    m.def("competing_return_hazard_per_year", [] { return competing_return_hazard_per_year(); });
}

}  // namespace

void bind_talent(py::module_ m) {
    bind_pay_by_quality(m);
    bind_retention(m);
    bind_pay(m);
    bind_migration(m);
    bind_stocks(m);
}

}  // namespace isocost::python
