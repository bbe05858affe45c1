#include "knowledge.hpp"

#include "isocost/knowledge/half_life.hpp"
#include "isocost/knowledge/lift_out.hpp"
#include "isocost/knowledge/method_risk.hpp"
#include "isocost/knowledge/redundancy.hpp"
#include "isocost/knowledge/search.hpp"
#include "isocost/knowledge/spillover.hpp"
#include "isocost/knowledge/stock.hpp"
#include "keywords.hpp"

namespace isocost::python {

namespace {

using namespace isocost::knowledge;

void bind_laboratory(py::module_& m) {
    py::class_<Laboratory> type(m, "Laboratory");
    type.def(py::init([](const std::string& name, const py::kwargs& keywords) {
                 auto lab = from_keywords<Laboratory>(keywords);
                 lab.name = name;
                 return core::checked(lab, "Laboratory(" + name + ")");
             }),
             py::arg("name"))
        .def_readonly("name", &Laboratory::name);
    bind_own_fields(type);
}

void bind_network(py::module_& m) {
    py::class_<KnowledgeNetwork> type(m, "KnowledgeNetwork");
    type.def(py::init([](const py::list& labs, const Matrix& flow, const Matrix& gap,
                         const py::kwargs& keywords) {
                 auto network = from_keywords<KnowledgeNetwork>(keywords);
                 for (const auto& lab : labs) network.labs.push_back(lab.cast<Laboratory>());
                 network.flow_persons_per_year = flow;
                 network.diffusion_gap = gap;
                 return checked(network);
             }),
             py::arg("labs"), py::arg("flow_persons_per_year"), py::arg("diffusion_gap"));
    bind_own_fields(type);
}

void bind_spillovers(py::module_& m) {
    py::class_<Spillovers>(m, "Spillovers")
        .def(py::init([](double strength, const Matrix& weights,
                         const std::vector<double>& productivity,
                         const std::vector<double>& reference_fte) {
                 return checked(Spillovers{.strength = strength,
                                           .weights = weights,
                                           .productivity = productivity,
                                           .reference_fte = reference_fte});
             }),
             py::arg("strength"), py::arg("weights"), py::arg("productivity"),
             py::arg("reference_fte"));
}

void bind_method(py::module_& m) {
    py::class_<Method> type(m, "Method");
    type.def(py::init([](const std::string& name, const py::kwargs& keywords) {
                 auto method = from_keywords<Method>(keywords);
                 method.name = name;
                 return checked(method);
             }),
             py::arg("name"))
        .def_readonly("name", &Method::name);
    bind_own_fields(type);
}

void bind_pod_method(py::module_& m) {
    py::class_<PodMethod> type(m, "PodMethod");
    type.def(py::init([](const std::string& name, const std::vector<double>& knowers,
                         const py::kwargs& keywords) {
                 auto method = from_keywords<PodMethod>(keywords);
                 method.name = name;
                 method.knowers_by_pod = knowers;
                 lift_out_losses({method});
                 return method;
             }),
             py::arg("name"), py::arg("knowers_by_pod"))
        .def_readonly("name", &PodMethod::name);
    bind_own_fields(type);
}

}  // namespace

void bind_knowledge(py::module_ m) {
    bind_parameters<Search>(m, "Search", [](const Search& s) { return checked(s); });
    bind_parameters<PoachedKnowledge>(m, "PoachedKnowledge");
    bind_parameters<Lead>(m, "Lead");
    bind_laboratory(m);
    bind_network(m);
    bind_spillovers(m);
    bind_parameters<Departure>(m, "Departure");
    bind_parameters<BetaShape>(m, "BetaShape");
    bind_parameters<LiftOut>(m, "LiftOut");
    bind_method(m);
    bind_pod_method(m);
    bind_parameters<Squad>(m, "Squad");
    bind_parameters<MethodAtRisk>(m, "MethodAtRisk");
    bind_parameters<Redundancy>(m, "Redundancy", [](const Redundancy& r) { return checked(r); });
    bind_knowledge_answers(m);
}

}  // namespace isocost::python
