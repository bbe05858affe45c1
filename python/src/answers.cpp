#include "isocost/scenario/answers.hpp"

#include "bind.hpp"
#include "isocost/core/status.hpp"
#include "isocost/scenario/market.hpp"
#include "isocost/scenario/paths.hpp"
#include "isocost/study/analysis.hpp"
#include "isocost/study/json.hpp"
#include "isocost/study/report.hpp"
#include "isocost/study/sweep_answers.hpp"
#include "reforms.hpp"

namespace isocost::python {

namespace {

using namespace isocost::scenario;

/// Section, question, status, reason, and the lines as (name, number or words, unit).
py::tuple answer_to(const Answer& answer) {
    py::list lines;
    for (const auto& line : answer.lines) {
        const py::object value =
            line.words.empty() ? py::object(py::float_(line.value)) : py::str(line.words);
        lines.append(py::make_tuple(line.name, value, line.unit));
    }
    return py::make_tuple(answer.section, answer.question, std::string(core::name(answer.status)),
                          answer.reason, py::tuple(lines));
}

py::tuple answers_to(const std::vector<Answer>& answers) {
    py::list all;
    for (const auto& answer : answers) all.append(answer_to(answer));
    return py::tuple(all);
}

/// Summary as an answer, years, and the columns as (name, unit, group, values).
py::tuple path_to(const Path& path) {
    py::list columns;
    for (const auto& c : path.columns)
        columns.append(py::make_tuple(c.name, c.unit, c.group, py::tuple(py::cast(c.values))));
    return py::make_tuple(answer_to(path.summary), py::tuple(py::cast(path.years)),
                          py::tuple(columns));
}

py::tuple paths_to(const std::vector<Path>& paths) {
    py::list all;
    for (const auto& path : paths) all.append(path_to(path));
    return py::tuple(all);
}

py::dict step_to(const study::StepFacts& facts) {
    return py::dict(py::arg("name") = facts.step.name,
                    py::arg("price_usd_per_unit") = facts.step.price_usd,
                    py::arg("width") = facts.step.width, py::arg("refused") = facts.step.refused,
                    py::arg("used") = facts.used,
                    py::arg("one_more_chip_saves_usd_per_year") = facts.one_more_saves);
}

/// For each input whose supply is made of steps, the steps.
py::dict supplies_to(const Solved& solved) {
    py::dict all;
    for (const auto& supply : study::analyze(solved).supplies) {
        py::list steps;
        for (const auto& step : supply.steps) steps.append(step_to(step));
        all[py::str(supply.input)] = py::tuple(steps);
    }
    return all;
}

void bind_answers_table(py::module_& m) {
    using study::AnswersTable;
    py::class_<AnswersTable>(m, "AnswersTable")
        .def_property_readonly("path", [](const AnswersTable& t) { return t.path; })
        .def_property_readonly("values", [](const AnswersTable& t) { return t.values; })
        .def("answers",
             [](const AnswersTable& t, std::size_t i) { return answers_to(t.answers.at(i)); })
        .def("to_text", [](const AnswersTable& t) { return study::to_text(t); })
        .def("to_csv", [](const AnswersTable& t) { return study::to_csv(t); })
        .def("to_json", [](const AnswersTable& t) { return study::to_json(t); });
    m.def(
        "sweep_answers",
        [](const Scenario& scenario, const std::string& over, const py::object& progress) {
            const auto tell = [&progress](std::size_t done, std::size_t all) {
                if (progress.is_none()) return;
                const py::gil_scoped_acquire gil;
                progress(done, all);
            };
            const py::gil_scoped_release release;
            return study::sweep_answers(scenario, study::parse_sweep(over), tell);
        },
        py::arg("scenario"), py::arg("over"), py::arg("progress"));
}

void bind_paths(py::module_& m) {
    py::class_<PathsOutcome>(m, "PathsOutcome")
        .def_property_readonly("paths", [](const PathsOutcome& o) { return paths_to(o.paths); })
        .def_property_readonly("reform_paths",
                               [](const PathsOutcome& o) { return paths_to(o.reform_paths); })
        .def("report", [](const PathsOutcome& o) { return study::report(o); })
        .def("to_json", [](const PathsOutcome& o) { return study::to_json(o); });
    m.def(
        "follow",
        [](const Scenario& scenario, const py::list& reforms) {
            const auto all = reforms_from(reforms);
            const py::gil_scoped_release release;
            return follow(scenario, all);
        },
        py::arg("scenario"), py::arg("reforms"));
}

}  // namespace

void bind_answers(py::module_ m) {
    bind_answers_table(m);
    bind_paths(m);
    py::class_<AnswersOutcome>(m, "AnswersOutcome")
        .def_property_readonly("answers",
                               [](const AnswersOutcome& o) { return answers_to(o.answers); })
        .def_property_readonly("reform_answers",
                               [](const AnswersOutcome& o) { return answers_to(o.reform_answers); })
        .def_property_readonly("comparison",
                               [](const AnswersOutcome& o) { return answers_to(o.comparison); })
        .def("report", [](const AnswersOutcome& o) { return study::report(o); })
        .def("to_json", [](const AnswersOutcome& o) { return study::to_json(o); });
    m.def(
        "answer",
        [](const Scenario& scenario, const py::list& reforms) {
            return answer(scenario, reforms_from(reforms));
        },
        py::arg("scenario"), py::arg("reforms"));
    m.def(
        "market_causes",
        [](const Scenario& scenario) {
            const auto causes = market_causes(scenario);
            return py::make_tuple(answers_to(causes), study::report(causes));
        },
        py::arg("scenario"));
    m.def("supplies", &supplies_to, py::arg("solved"));
}

}  // namespace isocost::python
