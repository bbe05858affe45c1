#include "inference.hpp"

#include <map>
#include <string>

#include "isocost/compute/catalog.hpp"

namespace isocost::python {

namespace {

using namespace isocost::inference;
using Numbers = std::map<std::string, double>;

/// A parameter struct from a number for every field of its table.
template <class P>
P filled(const Numbers& values, const std::string& where) {
    P parameters;
    for (const auto& field : fields(P{})) {
        const std::string key(field.key);
        if (!values.contains(key))
            throw core::InvalidParameter(where + "." + key, "none", "must be given");
        parameters.*field.member = values.at(key);
    }
    return parameters;
}

template <class P>
void bind_attributes(py::class_<P>& type) {
    bind_fields<P, P>(type, [](const P& p) -> const P& { return p; });
}

template <class P>
void bind_parameters(py::module_& m, const char* name) {
    py::class_<P> type(m, name);
    type.def(py::init([name](const Numbers& values) {
                 return core::checked(filled<P>(values, name), name);
             }),
             py::arg("values"));
    bind_attributes(type);
}

void bind_transformer(py::module_& m) {
    py::class_<Transformer> type(m, "Transformer");
    type.def(py::init([](const std::string& name, const Numbers& values) {
                 auto model = filled<Transformer>(values, "Transformer(" + name + ")");
                 model.name = name;
                 return checked(model);
             }),
             py::arg("name"), py::arg("values"))
        .def_readonly("name", &Transformer::name);
    bind_attributes(type);
}

void bind_serving_chip(py::module_& m) {
    py::class_<ServingChip> type(m, "ServingChip");
    type.def(py::init([](const std::string& name, const Numbers& values) {
                 auto chip = filled<ServingChip>(values, "ServingChip(" + name + ")");
                 chip.name = name;
                 return checked(chip);
             }),
             py::arg("name"), py::arg("values"))
        .def_readonly("name", &ServingChip::name);
    bind_attributes(type);
}

void bind_candidate(py::module_& m) {
    using Candidate = ReasoningCandidate;
    py::class_<Candidate> type(m, "ReasoningCandidate");
    type.def(py::init([](const std::string& name, const Numbers& values) {
                 const std::string where = "ReasoningCandidate(" + name + ")";
                 auto candidate = filled<Candidate>(values, where);
                 candidate.name = name;
                 return core::checked(candidate, where);
             }),
             py::arg("name"), py::arg("values"))
        .def_readonly("name", &Candidate::name)
        .def("score_per_joule", &score_per_joule);
    bind_attributes(type);
}

void bind_placement(py::module_& m) {
    py::class_<Placement> type(m, "Placement");
    type.def(py::init([](const Transformer& model, const ServingChip& chip, const Numbers& values,
                         const ReductionLatency& reduction, bool cache_reads) {
                 auto placement = filled<Placement>(values, "Placement");
                 placement.model = model;
                 placement.chip = chip;
                 placement.reduction = reduction;
                 placement.cache_reads = cache_reads;
                 inference::detail::check(placement);
                 return placement;
             }),
             py::arg("model"), py::arg("chip"), py::arg("values"), py::arg("reduction"),
             py::arg("cache_reads"))
        .def_readonly("cache_reads", &Placement::cache_reads);
    bind_attributes(type);
}

template <class P>
py::dict values_of(const P& parameters) {
    py::dict values;
    for (const auto& field : fields(parameters))
        values[py::str(std::string(field.key))] = parameters.*field.member;
    return values;
}

template <class P>
py::tuple named(const P& parameters) {
    return py::make_tuple(parameters.name, values_of(parameters));
}

Precision precision_from(double bits) {
    if (bits == 16.0) return Precision::bits_16;
    if (bits == 8.0) return Precision::bits_8;
    throw core::InvalidParameter("bits", bits, "must be 8 or 16");
}

void bind_presets(py::module_& m) {
    m.def("transformers", [] {
        std::vector<std::string> names;
        for (const auto& model : transformers()) names.push_back(model.name);
        return names;
    });
    m.def(
        "transformer", [](const std::string& name) { return named(transformer(name)); },
        py::arg("name"));
    m.def("deepseek_day", [] { return values_of(deepseek_day()); });
    m.def("deepseek_r1_prices", [] { return values_of(deepseek_r1_prices()); });
    m.attr("deepseek_day_nodes") = deepseek_day_nodes;
    m.def("erdil_h100", [] { return named(erdil_h100()); });
    m.def("erdil_a100", [] { return named(erdil_a100()); });
    m.def(
        "serving_chip",
        [](const std::string& name, double rent_usd_per_hour, double bits) {
            return named(
                serving_chip(compute::accelerator(name), rent_usd_per_hour, precision_from(bits)));
        },
        py::arg("name"), py::arg("rent_usd_per_hour"), py::arg("bits"));
}

}  // namespace

void bind_inference(py::module_ m) {
    bind_transformer(m);
    bind_serving_chip(m);
    bind_candidate(m);
    bind_parameters<ReductionLatency>(m, "ReductionLatency");
    bind_placement(m);
    bind_parameters<Prefill>(m, "Prefill");
    bind_parameters<Request>(m, "Request");
    bind_parameters<ServingDay>(m, "ServingDay");
    bind_parameters<PriceList>(m, "PriceList");
    bind_parameters<SelfHosting>(m, "SelfHosting");
    bind_parameters<OwnSilicon>(m, "OwnSilicon");
    bind_parameters<OpenRival>(m, "OpenRival");
    bind_parameters<Publication>(m, "Publication");
    bind_parameters<SharedCompute>(m, "SharedCompute");
    bind_presets(m);
    bind_inference_answers(m);
}

}  // namespace isocost::python
