#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "isocost/plan/minimize_expected_opex.hpp"
#include "isocost/plan/stockpile.hpp"
#include "keywords.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::plan;
using py::arg;

std::string text(core::Status status) { return std::string(core::name(status)); }

py::tuple answer(const core::Certificate& c) {
    return py::make_tuple(c.stationarity, c.feasibility, c.complementarity, c.gap, c.condition);
}

py::dict answer(const BreakEven& b) {
    return py::dict(arg("status") = text(b.status), arg("reason") = b.reason,
                    arg("value") = b.value);
}

py::dict answer(const NoticeValue& v) {
    return py::dict(arg("chips") = v.chips, arg("usd") = v.usd,
                    arg("usd_per_chip") = v.usd_per_chip, arg("reason") = v.reason);
}

py::object answer(const std::optional<PlanInfeasibility>& why) {
    if (!why) return py::none();
    return py::dict(arg("year") = why->year, arg("ceiling") = why->ceiling,
                    arg("least_most_chips") = why->least_most_chips,
                    arg("enough_most_chips") = why->enough_most_chips,
                    arg("least_ban_year") = why->least_ban_year, arg("attained") = why->attained);
}

/// In the order of the columns that Python names, the number of the year first.
py::tuple answer(const PlannedYear& y, std::size_t t) {
    return py::make_tuple(t, y.chips, y.purchases_usd, y.upkeep_usd, y.opex_usd,
                          named_values(y.inputs), y.compute_usd_per_flop, y.marginal_cost,
                          y.shadow_usd_per_chip, y.worth_usd_per_chip);
}

/// A point of a plan or of a tree; none where nothing was found.
template <class Point>
py::object point_to(const PurchasePlan& plan, const Point& point) {
    if (point.chips.empty()) return py::none();
    py::list inputs;
    for (const auto& used : point.inputs) inputs.append(named_values(plan.inputs(), used));
    return py::dict(arg("chips") = point.chips, arg("inputs") = inputs,
                    arg("compute_prices") = point.compute_prices);
}

template <class Point>
Point point_from(const PurchasePlan& plan, std::size_t years, const std::vector<double>& chips,
                 const std::vector<production::Values>& inputs,
                 const std::vector<double>& compute_prices) {
    for (const std::size_t given : {chips.size(), inputs.size(), compute_prices.size()})
        if (given != years)
            throw core::InvalidParameter(
                "PlanPoint", std::to_string(given),
                "must have one entry for each of the " + std::to_string(years) + " years");
    Point point{chips, {}, compute_prices};
    for (const auto& used : inputs)
        point.inputs.push_back(ordered(plan.inputs(), used, "PlanPoint.inputs"));
    return point;
}

/// A year of the plan that was asked for by number.
std::size_t year_of(const PurchasePlan& plan, py::ssize_t year) {
    if (year < 0 || year >= static_cast<py::ssize_t>(plan.size()))
        throw core::InvalidParameter("year", std::to_string(year),
                                     "must be 0 to " + std::to_string(plan.size() - 1));
    return static_cast<std::size_t>(year);
}

py::dict answer(const PurchasePlan& plan, const PlanResult& r) {
    py::list years;
    for (std::size_t t = 0; t < r.years.size(); ++t) years.append(answer(r.years[t], t));
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("certificate") = answer(r.certificate), arg("present_usd") = r.present_usd,
                    arg("years") = years, arg("point") = point_to(plan, r.point),
                    arg("infeasibility") = answer(r.infeasibility),
                    arg("iterations") = r.iterations);
}

py::list answer(const std::vector<TreeYear>& years) {
    py::list rows;
    for (const auto& at : years) rows.append(py::make_tuple(at.ban_year, at.year, at.probability));
    return rows;
}

py::dict answer(const PurchasePlan& plan, const ExpectedResult& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("certificate") = answer(r.certificate),
                    arg("expected_usd") = r.expected_usd, arg("known_usd") = r.known_usd,
                    arg("years") = answer(r.years), arg("point") = point_to(plan, r.point),
                    arg("infeasibility") = answer(r.infeasibility),
                    arg("iterations") = r.iterations);
}

void bind_stockpile(py::module_& m) {
    bind_parameters<Holding>(m, "Holding");
    bind_parameters<Notice>(m, "Notice");
    m.attr("decline_per_year") = Holding{}.decline_per_year;
    m.def("carrying_cost_per_year", &carrying_cost_per_year, arg("holding"));
    m.def("yearly_chance", vectorized(&yearly_chance), arg("ban_rate_per_year"));
    m.def("ban_rate_per_year", vectorized(&ban_rate_per_year), arg("yearly_chance"));
    m.def("longest_wait_years", broadcast(&longest_wait_years), arg("holding"),
          arg("resale_premium"));
    m.def(
        "break_even_ban_rate_per_year",
        [](const Holding& holding, double resale_premium) {
            return answer(break_even_ban_rate_per_year(holding, resale_premium));
        },
        arg("holding"), arg("resale_premium"));
    m.def(
        "break_even_resale_premium",
        [](const Holding& holding, double rate) {
            return answer(break_even_resale_premium(holding, rate));
        },
        arg("holding"), arg("ban_rate_per_year"));
    m.def(
        "notice_value",
        [](const Notice& notice, const Holding& holding) {
            return answer(notice_value(notice, holding));
        },
        arg("notice"), arg("holding"));
}

void bind_parts(py::module_& m) {
    py::class_<PlanYear> year(m, "PlanYear");
    year.def(py::init([](const production::Values& prices, const py::kwargs& keywords) {
                 return core::checked(from_keywords(keywords, PlanYear{.prices = prices}),
                                      "PlanYear");
             }),
             arg("prices"));
    bind_own_fields(year);
    py::class_<Ban>(m, "Ban")
        .def(py::init([](int first_year, double premium) {
                 plan::detail::check_whole("Ban.first_year", first_year, 0, "must be 0 or more");
                 core::require("Ban.premium", premium, core::nonnegative_or_infinite);
                 return Ban{first_year, premium};
             }),
             arg("first_year"), arg("premium"))
        .def_readonly("first_year", &Ban::first_year, "from which on chips are dearer or gone")
        .def_readonly("premium", &Ban::premium, "on the price of a chip");
    py::class_<OwnedChips> owned(m, "OwnedChips");
    owned
        .def(py::init([](int years_left, const py::kwargs& keywords) {
                 plan::detail::check_whole("OwnedChips.years_left", years_left, 0,
                                           "must be 0 or more");
                 return core::checked(from_keywords(keywords, OwnedChips{.years_left = years_left}),
                                      "OwnedChips");
             }),
             arg("years_left"))
        .def_readonly("years_left", &OwnedChips::years_left, "in which they still serve");
    bind_own_fields(owned);
}

PurchasePlan plan_from(const production::CES& technology, const py::iterable& years, double rate,
                       double attrition, int lifetime, const py::iterable& owned,
                       const py::object& ban, const std::string& compute) {
    PurchasePlan::Parameters p{.technology = technology,
                               .years = {},
                               .rate_per_year = rate,
                               .attrition_per_year = attrition,
                               .lifetime_years = lifetime,
                               .compute = compute};
    for (const auto& year : years) p.years.push_back(year.cast<PlanYear>());
    for (const auto& chips : owned) p.owned.push_back(chips.cast<OwnedChips>());
    if (!ban.is_none()) p.ban = ban.cast<Ban>();
    return PurchasePlan(std::move(p));
}

/// A function of a plan and one of its years.
template <class Number>
auto in_year(Number (*function)(const PurchasePlan&, std::size_t)) {
    return [function](const PurchasePlan& plan, py::ssize_t year) {
        return function(plan, year_of(plan, year));
    };
}

void bind_purchase_plan(py::module_& m) {
    py::class_<PurchasePlan>(m, "PurchasePlan")
        .def(py::init(&plan_from), arg("technology"), arg("years"), arg("rate_per_year"),
             arg("attrition_per_year"), arg("lifetime_years"), arg("owned"), arg("ban"),
             arg("compute"))
        .def_property_readonly("rate_per_year",
                               [](const PurchasePlan& p) { return p.parameters().rate_per_year; })
        .def_property_readonly(
            "attrition_per_year",
            [](const PurchasePlan& p) { return p.parameters().attrition_per_year; })
        .def_property_readonly("lifetime_years",
                               [](const PurchasePlan& p) { return p.parameters().lifetime_years; })
        .def_property_readonly("compute",
                               [](const PurchasePlan& p) { return p.parameters().compute; });
    m.def("discount", in_year(&discount), arg("plan"), arg("year"));
    m.def("most_chips", in_year<double>(&most_chips), arg("plan"), arg("year"));
    m.def("paid_usd_per_chip", in_year(&paid_usd_per_chip), arg("plan"), arg("year"));
    m.def("present_usd_per_chip", in_year(&present_usd_per_chip), arg("plan"), arg("year"));
    m.def("owned_flop", in_year(&owned_flop), arg("plan"), arg("year"));
    m.def(
        "flop_in_year",
        [](const PurchasePlan& plan, py::ssize_t bought, py::ssize_t year) {
            return flop_in_year(plan, year_of(plan, bought), year_of(plan, year));
        },
        arg("plan"), arg("bought"), arg("year"));
    m.def(
        "why_infeasible",
        [](const PurchasePlan& plan) {
            const auto why = [&]() -> std::optional<PlanInfeasibility> {
                const py::gil_scoped_release release;
                if (!why_infeasible(plan)) return std::nullopt;
                return minimize_present_opex(plan).infeasibility;  // with what is enough
            }();
            return answer(why);
        },
        arg("plan"));
    m.def(
        "minimize_present_opex",
        [](const PurchasePlan& plan, double tolerance, int most_iterations) {
            const auto found = [&] {
                const py::gil_scoped_release release;
                return minimize_present_opex(plan, {tolerance, most_iterations});
            }();
            return answer(plan, found);
        },
        arg("plan"), arg("tolerance"), arg("most_iterations"));
}

void bind_risk(py::module_& m) {
    bind_parameters<BanRisk>(m, "BanRisk");
    py::class_<BanTree>(m, "BanTree")
        .def(py::init<const PurchasePlan&, const BanRisk&>(), arg("plan"), arg("risk"))
        .def_property_readonly("raw_years",
                               [](const BanTree& tree) { return answer(tree.years()); });
    m.def(
        "minimize_expected_opex",
        [](const PurchasePlan& plan, const BanRisk& risk, double tolerance, int most_iterations) {
            const auto found = [&] {
                const py::gil_scoped_release release;
                return minimize_expected_opex(plan, risk, {tolerance, most_iterations});
            }();
            return answer(plan, found);
        },
        arg("plan"), arg("risk"), arg("tolerance"), arg("most_iterations"));
}

void bind_certify(py::module_& m) {
    m.def(
        "certify",
        [](const PurchasePlan& plan, const std::vector<double>& chips,
           const std::vector<production::Values>& inputs,
           const std::vector<double>& compute_prices) {
            return answer(certify(
                plan, point_from<PlanPoint>(plan, plan.size(), chips, inputs, compute_prices)));
        },
        arg("plan"), arg("chips"), arg("inputs"), arg("compute_prices"));
    m.def(
        "certify_tree",
        [](const BanTree& tree, const std::vector<double>& chips,
           const std::vector<production::Values>& inputs,
           const std::vector<double>& compute_prices) {
            return answer(certify(tree, point_from<TreePoint>(tree.before(), tree.years().size(),
                                                              chips, inputs, compute_prices)));
        },
        arg("tree"), arg("chips"), arg("inputs"), arg("compute_prices"));
}

}  // namespace

void bind_plan(py::module_ m) {
    bind_stockpile(m);
    bind_parts(m);
    bind_purchase_plan(m);
    bind_risk(m);
    bind_certify(m);
}

}  // namespace isocost::python
