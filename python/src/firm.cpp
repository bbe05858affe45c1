#include "bind.hpp"
#include "isocost/firm/calibrate.hpp"
#include "isocost/firm/limit_cost.hpp"
#include "isocost/firm/optimize.hpp"

namespace isocost::python {

namespace {

using namespace isocost::firm;
using production::Values;

Costs costs_from(const py::dict& curves) {
    Costs costs;
    for (const auto& [name, curve] : curves)
        costs.emplace(name.cast<std::string>(), cost_from(curve));
    return costs;
}

template <class Question>
const Question& itself(const Question& question) {
    return question;
}

void bind_questions(py::module_& m) {
    py::class_<CapabilityTarget> target(m, "CapabilityTarget");
    target.def(
        py::init([](double capability, double tolerance) {
            return core::checked(CapabilityTarget{capability, tolerance}, "CapabilityTarget");
        }),
        py::arg("capability"), py::arg("tolerance"));
    bind_fields(target, &itself<CapabilityTarget>);

    py::class_<Budget> budget(m, "Budget");
    budget.def(py::init([](double amount, double tolerance) {
                   return core::checked(Budget{amount, tolerance}, "Budget");
               }),
               py::arg("budget"), py::arg("tolerance"));
    bind_fields(budget, &itself<Budget>);

    py::class_<Revenue> revenue(m, "Revenue");
    revenue.def(py::init([](double value, double exponent, double users, double tolerance) {
                    return core::checked(Revenue{value, exponent, users, tolerance}, "Revenue");
                }),
                py::arg("value"), py::arg("exponent"), py::arg("users"), py::arg("tolerance"));
    bind_fields(revenue, &itself<Revenue>);
}

void bind_firm_class(py::module_& m) {
    py::class_<Firm>(m, "Firm")
        .def(py::init([](const py::object& technology, const py::dict& costs, const Values& caps,
                         const Values& floors) {
                 return Firm({technology_from(technology), costs_from(costs), caps, floors});
             }),
             py::arg("technology"), py::arg("costs"), py::arg("caps"), py::arg("floors"))
        .def_property_readonly("inputs",
                               [](const Firm& f) { return py::tuple(py::cast(f.inputs())); })
        .def_property_readonly("caps", [](const Firm& f) { return f.parameters().caps; })
        .def_property_readonly("floors", [](const Firm& f) { return f.parameters().floors; });
}

/// The verbs. The GIL is released while they run; a user's function takes it for its call.
void bind_verbs(py::module_& m) {
    using Release = py::call_guard<py::gil_scoped_release>;
    m.def(
        "minimize_opex",
        [](const Firm& firm, double capability, double tolerance) {
            return minimize_opex(firm, {capability, tolerance});
        },
        py::arg("firm"), py::arg("capability"), py::arg("tolerance"), Release());
    m.def(
        "maximize_capability",
        [](const Firm& firm, double budget, double tolerance) {
            return maximize_capability(firm, {budget, tolerance});
        },
        py::arg("firm"), py::arg("budget"), py::arg("tolerance"), Release());
    m.def(
        "maximize_profit",
        [](const Firm& firm, double value, double exponent, double users, double tolerance) {
            return maximize_profit(firm, {value, exponent, users, tolerance});
        },
        py::arg("firm"), py::arg("value"), py::arg("exponent"), py::arg("users"),
        py::arg("tolerance"), Release());
    m.def(
        "limit_cost",
        [](const Firm& firm, double capability, double tolerance) {
            LimitCost cost = [&] {
                const py::gil_scoped_release release;
                return limit_cost(firm, {capability, tolerance});
            }();
            return py::make_tuple(std::move(cost.limited), std::move(cost.free),
                                  std::move(cost.budget), cost.cost_usd_per_year,
                                  cost.capability_lost, cost.capability_lost_share);
        },
        py::arg("firm"), py::arg("capability"), py::arg("tolerance"));
}

/// A benchmark year from Python: a number among the costs is an amount, anything else a curve.
Benchmark benchmark_from(const Values& quantities, const Values& prices, const py::dict& costs,
                         const Values& shadow_prices, double output) {
    Benchmark year{.quantities = quantities,
                   .prices = prices,
                   .shadow_prices = shadow_prices,
                   .output = output};
    for (const auto& [name, cost] : costs) {
        auto input = name.cast<std::string>();
        if (py::isinstance<py::float_>(cost))
            year.amounts.emplace(input, cost.cast<double>());
        else
            year.costs.emplace(input, cost_from(cost));
    }
    return year;
}

template <class Structure>
void bind_calibrate(py::module_& m) {
    m.def(
        "calibrate",
        [](const Structure& structure, const Values& quantities, const Values& prices,
           const py::dict& costs, const Values& shadow_prices, double output) {
            return calibrate(structure,
                             benchmark_from(quantities, prices, costs, shadow_prices, output));
        },
        py::arg("structure"), py::arg("quantities"), py::arg("prices"), py::arg("costs"),
        py::arg("shadow_prices"), py::arg("output"));
}

}  // namespace

void bind_firm(py::module_& m) {
    bind_questions(m);
    bind_firm_class(m);
    bind_calibrate<production::CES>(m);
    bind_calibrate<production::Nest>(m);
    bind_verbs(m);
}

}  // namespace isocost::python
