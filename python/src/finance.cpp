#include <string>

#include "isocost/finance/black_scholes.hpp"
#include "isocost/finance/employee_value.hpp"
#include "isocost/finance/equity_grant.hpp"
#include "isocost/finance/marketability_discount.hpp"
#include "isocost/finance/runway.hpp"
#include "keywords.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::finance;
using py::arg;

OptionKind kind_of(const std::string& name) {
    if (name == "call") return OptionKind::call;
    if (name == "put") return OptionKind::put;
    throw core::InvalidParameter("kind", name, "must be 'call' or 'put'");
}

DiscountModel model_of(const std::string& given) {
    for (const auto model : all_discount_models)
        if (name(model) == given) return model;
    throw core::InvalidParameter("model", given,
                                 "must be 'chaffe', 'finnerty', 'ghaidarov' or 'longstaff'");
}

py::dict answer(const OptionValue& v) {
    return py::dict(arg("value_usd") = v.value_usd, arg("delta") = v.delta,
                    arg("gamma_per_usd") = v.gamma_per_usd, arg("vega_usd") = v.vega_usd,
                    arg("theta_usd_per_year") = v.theta_usd_per_year, arg("rho_usd") = v.rho_usd,
                    arg("dividend_rho_usd") = v.dividend_rho_usd,
                    arg("exercise_probability") = v.exercise_probability);
}

py::dict answer(const MarketabilityDiscounts& d) {
    return py::dict(arg("chaffe") = d.chaffe, arg("finnerty") = d.finnerty,
                    arg("ghaidarov") = d.ghaidarov, arg("longstaff_bound") = d.longstaff_bound,
                    arg("longstaff") = d.longstaff);
}

py::dict answer(const GrantValue& v) {
    return py::dict(arg("worth_usd") = v.worth_usd, arg("discount") = v.discount,
                    arg("marketability_discount") = v.marketability_discount,
                    arg("survival_probability") = v.survival_probability);
}

py::dict answer(const EmployeeValue& e) {
    return py::dict(arg("certainty_equivalent_usd") = e.certainty_equivalent_usd,
                    arg("discount") = e.discount, arg("expected_usd") = e.expected_usd);
}

py::dict answer(const RunwayOutlook& o) {
    return py::dict(
        arg("months") = o.months, arg("exposed_years") = o.exposed_years,
        arg("survival_probability") = o.survival_probability,
        arg("survival_probability_at_present_runway") = o.survival_probability_at_present_runway,
        arg("opex_budget_usd_per_year") = o.opex_budget_usd_per_year);
}

void bind_options(py::module_& m) {
    bind_parameters<EuropeanOption>(m, "EuropeanOption");
    m.def(
        "value_option",
        [](const EuropeanOption& o, const std::string& kind) {
            return answer(value_option(o, kind_of(kind)));
        },
        arg("option"), arg("kind"));
    m.def(
        "option_value_usd",
        [](const EuropeanOption& o, const std::string& kind,
           const py::array_t<double, py::array::forcecast>& spots) -> py::object {
            const auto value = [&o, k = kind_of(kind)](double spot) {
                auto at = o;
                at.spot_usd = spot;
                return option_value(at, k);
            };
            return py::vectorize(value)(spots);
        },
        arg("option"), arg("kind"), arg("spot_usd"));
}

void bind_discounts(py::module_& m) {
    bind_parameters<Restriction>(m, "Restriction");
    m.def(
        "marketability_discounts",
        [](const Restriction& r) { return answer(marketability_discounts(r)); },
        arg("restriction"));
    m.def(
        "marketability_discount",
        [](const Restriction& r, const std::string& model,
           const py::array_t<double, py::array::forcecast>& years) -> py::object {
            const auto value = [&r, chosen = model_of(model)](double time) {
                auto at = r;
                at.years = time;
                return marketability_discount(at, chosen);
            };
            return py::vectorize(value)(years);
        },
        arg("restriction"), arg("model"), arg("years"));
    m.def("longstaff_bound", vectorized(&longstaff_bound), arg("variance"));
    m.attr("longstaff_exceeds_one_at") = longstaff_exceeds_one_at;
}

void bind_grants(py::module_& m) {
    bind_parameters<EquityGrant>(m, "EquityGrant");
    bind_parameters<Holder>(m, "Holder");
    bind_parameters<Runway>(m, "Runway");
    m.def(
        "value_grant_by_model",
        [](const EquityGrant& g, const std::string& model) {
            return answer(value_grant(g, model_of(model)));
        },
        arg("grant"), arg("model"));
    m.def(
        "value_grant_to_holder",
        [](const EquityGrant& g, const Holder& h) { return answer(value_grant(g, h)); },
        arg("grant"), arg("holder"));
    m.def(
        "employee_value",
        [](const EquityGrant& g, const Holder& h) { return answer(employee_value(g, h)); },
        arg("grant"), arg("holder"));
    m.def(
        "employee_discount",
        [](const EquityGrant& g, const Holder& h,
           const py::array_t<double, py::array::forcecast>& wealth) -> py::object {
            const auto discount = [&](double usd) {
                auto at = h;
                at.outside_wealth_usd = usd;
                return employee_value(g, at).discount;
            };
            return py::vectorize(discount)(wealth);
        },
        arg("grant"), arg("holder"), arg("outside_wealth_usd"));
    m.def(
        "runway_outlook", [](const Runway& r) { return answer(runway_outlook(r)); }, arg("runway"));
    m.attr("short_runway_months") = short_runway_months;
}

}  // namespace

void bind_finance(py::module_ m) {
    bind_options(m);
    bind_discounts(m);
    bind_grants(m);
}

}  // namespace isocost::python
