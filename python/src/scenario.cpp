#include "isocost/scenario/scenario.hpp"
#include <pybind11/eigen.h>

#include "bind.hpp"
#include "isocost/scenario/market.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/run.hpp"
#include "isocost/study/analysis.hpp"
#include "isocost/study/demo.hpp"
#include "isocost/study/json.hpp"
#include "isocost/study/report.hpp"
#include "isocost/study/sweep.hpp"
#include "reforms.hpp"

namespace isocost::python {

namespace {

using namespace isocost::scenario;

/// The mistakes of an error, as `isocost.scenario.Mistake`.
py::tuple mistakes_to(const ScenarioError& error) {
    const auto type = py::module_::import("isocost.scenario").attr("Mistake");
    py::list mistakes;
    for (const auto& m : error.mistakes())
        mistakes.append(type(m.origin.file, m.origin.line, m.key, m.value, m.rule,
                             py::tuple(py::cast(m.near))));
    return py::tuple(mistakes);
}

void scenario_error(py::module_& m) {
    static const py::object& type = *new py::object(
        new_exception(m, "ScenarioError", PyExc_ValueError,
                      "A scenario, reform or change that cannot be used.\n\n"
                      "The message has a line for every mistake; `mistakes` has them one by one."));
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            std::rethrow_exception(std::move(thrown));
        } catch (const ScenarioError& e) {
            const py::object error = type(e.what());
            error.attr("mistakes") = mistakes_to(e);
            PyErr_SetObject(type.ptr(), error.ptr());
        }
    });
}

/// A cost curve; of a fixed cost its amount and what runs on top.
py::object cost_to(const cost::Cost& cost) {
    if (const auto* fixed = std::get_if<cost::FixedCost>(&cost.curve()))
        return py::make_tuple(fixed->amount(), cost_to(fixed->then()));
    return std::visit([](const auto& curve) { return py::cast(curve); }, cost.curve());
}

py::object technology_to(const production::AnyTechnology& technology) {
    return std::visit([](const auto& t) { return py::cast(t); }, technology.variant());
}

/// The parts of a firm or an employer, as the Python `Firm` and `Employer` take them.
template <class Parameters>
py::dict parts_of(const Parameters& given) {
    py::dict costs;
    for (const auto& [name, cost] : given.costs) costs[py::str(name)] = cost_to(cost);
    return py::dict(py::arg("technology") = technology_to(given.technology),
                    py::arg("costs") = costs, py::arg("caps") = given.caps,
                    py::arg("floors") = given.floors);
}

py::dict firm_parts(const firm::Firm& firm) { return parts_of(firm.parameters()); }

/// The parts of a market, as the Python `Market` takes them.
py::dict market_parts(const Scenario& scenario) {
    const auto market = build_market(scenario).market;
    py::list pools;
    for (const auto& p : market.pools())
        pools.append(py::make_tuple(p.name, p.supply_fte, p.wage_usd_per_year, p.supply_elasticity,
                                    p.purchasing_power));
    py::list employers;
    for (const auto& employer : market.employers()) {
        py::dict parts = parts_of(employer);
        parts["name"] = employer.name;
        parts["question"] =
            std::visit([](const auto& q) { return py::cast(q); }, employer.question);
        parts["hires"] = employer.hires;
        employers.append(parts);
    }
    const auto& migration = market.migration();
    return py::dict(py::arg("pools") = pools, py::arg("employers") = employers,
                    py::arg("friction") = migration ? py::cast(migration->friction) : py::none(),
                    py::arg("tau") = migration ? migration->tau : 0.0);
}

py::dict provenance(const Provenance& p) {
    py::dict sigma;
    for (const auto& [nest, value] : p.sigma) sigma[py::str(nest)] = value;
    return py::dict(py::arg("title") = p.title, py::arg("hash") = p.hash,
                    py::arg("price_year") = p.price_year, py::arg("sigma") = sigma,
                    py::arg("compute_means") = p.compute_means, py::arg("tolerance") = p.tolerance,
                    py::arg("version") = p.version);
}

/// What the scenario knows of its inputs: unit, and the benchmark's quantity, price and cost.
py::dict input_facts(const Model& model) {
    py::dict inputs;
    for (const auto& input : model.inputs)
        inputs[py::str(input.name)] =
            py::dict(py::arg("kind") = input.kind, py::arg("unit") = input.unit,
                     py::arg("quantity") = input.quantity, py::arg("price_usd") = input.price_usd,
                     py::arg("cost_usd_per_year") = input.cost_usd_per_year);
    return inputs;
}

void bind_scenario_class(py::module_& m) {
    py::class_<Scenario>(m, "Scenario")
        .def_property_readonly("title", &Scenario::title)
        .def_property_readonly("price_year", &Scenario::price_year)
        .def_property_readonly("hash", &Scenario::hash)
        .def("levers", [](const Scenario& s) { return py::tuple(py::cast(levers(s))); })
        .def("canonical", [](const Scenario& s) { return canonical(s.contents()); })
        .def("explain", [](const Scenario& s) { return study::explain(s); });
    m.def("market_parts", &market_parts, py::arg("scenario"));
    m.def("load", &load, py::arg("path"));
    m.def("load_text", &load_text, py::arg("text"), py::arg("name"));
    m.def(
        "apply",
        [](const Scenario& scenario, const py::list& reforms) {
            return apply_all(scenario, reforms_from(reforms));
        },
        py::arg("scenario"), py::arg("reforms"));
}

void bind_solved(py::module_& m) {
    py::class_<Solved>(m, "Solved")
        .def_property_readonly("result", [](const Solved& s) { return s.result; })
        .def_property_readonly("firm", [](const Solved& s) { return firm_parts(s.model.firm); })
        .def_property_readonly("scenario", [](const Solved& s) { return s.scenario; })
        .def_property_readonly("provenance",
                               [](const Solved& s) { return provenance(s.provenance); })
        .def_property_readonly("benchmark", [](const Solved& s) { return input_facts(s.model); })
        .def_property_readonly("h100_year_flop",
                               [](const Solved& s) { return h100_year_flop(s.model); });
}

void bind_outcome(py::module_& m) {
    py::class_<Outcome>(m, "Outcome")
        .def_property_readonly("baseline", [](const Outcome& o) { return o.baseline; })
        .def_property_readonly("reform", [](const Outcome& o) { return o.reform; })
        .def("report", [](const Outcome& o) { return study::report(o); })
        .def("to_json", [](const Outcome& o) { return study::to_json(o); });
    m.def(
        "run",
        [](const Scenario& scenario, const py::list& reforms) {
            const auto all = reforms_from(reforms);
            const py::gil_scoped_release release;
            return run(scenario, all);
        },
        py::arg("scenario"), py::arg("reforms"));
    m.def("demo", &study::demo);
    m.def("result_schema", &study::result_schema);
    m.def("answers_schema", &study::answers_schema);
    m.def("paths_schema", &study::paths_schema);
    m.def("scenario_schema", &study::scenario_schema);
}

void bind_sweep(py::module_& m) {
    py::class_<study::SweepTable>(m, "SweepTable")
        .def_property_readonly("path", [](const study::SweepTable& t) { return t.path; })
        .def_property_readonly("values", [](const study::SweepTable& t) { return t.values; })
        .def_property_readonly("baseline", [](const study::SweepTable& t) { return t.baseline; })
        .def("firm", [](const study::SweepTable& t,
                        std::size_t i) { return firm_parts(t.results.at(i).firm.value()); })
        .def("result", [](const study::SweepTable& t, std::size_t i) { return t.results.at(i); })
        .def("to_text", [](const study::SweepTable& t) { return study::to_text(t); })
        .def("to_csv", [](const study::SweepTable& t) { return study::to_csv(t); })
        .def("to_json", [](const study::SweepTable& t) { return study::to_json(t); });
    m.def(
        "sweep",
        [](const Scenario& scenario, const std::string& over, const py::object& progress) {
            const auto tell = [&progress](std::size_t done, std::size_t all) {
                if (progress.is_none()) return;
                const py::gil_scoped_acquire gil;
                progress(done, all);
            };
            const py::gil_scoped_release release;
            return study::sweep(scenario, study::parse_sweep(over), tell);
        },
        py::arg("scenario"), py::arg("over"), py::arg("progress"));
}

}  // namespace

void bind_scenario(py::module_& m) {
    scenario_error(m);
    bind_scenario_class(m);
    bind_solved(m);
    bind_outcome(m);
    bind_sweep(m);
}

}  // namespace isocost::python
