#include <pybind11/numpy.h>

#include "isocost/data/mixture.hpp"
#include "isocost/data/repetition.hpp"
#include "isocost/data/synthetic.hpp"
#include "keywords.hpp"

namespace isocost::python {

namespace {

using namespace isocost::data;
using Sources = std::vector<DataSource>;

SourceKind kind_from(const std::string& text, const std::string& source) {
    core::Names names;
    for (const SourceKind kind : all_source_kinds) {
        if (text == name(kind)) return kind;
        names.emplace_back(name(kind));
    }
    throw core::InvalidParameter("DataSource(" + source + ").kind", "\"" + text + "\"",
                                 "must be one of: " + core::joined(names));
}

void bind_source(py::module_& m) {
    py::class_<DataSource> source(m, "DataSource");
    source
        .def(py::init([](const std::string& name, const std::string& kind, const std::string& owner,
                         const py::kwargs& keywords) {
                 auto made = from_keywords<DataSource>(keywords);
                 made.name = name;
                 made.kind = kind_from(kind, name);
                 made.owner = owner;
                 return checked_source(made);
             }),
             py::arg("name"), py::kw_only(), py::arg("kind"), py::arg("owner"))
        .def_readonly("name", &DataSource::name, "what it is called")
        .def_property_readonly(
            "kind", [](const DataSource& s) { return std::string(name(s.kind)); },
            "where its tokens come from")
        .def_readonly("owner", &DataSource::owner, "the only one who can use it; empty: everybody");
    bind_own_fields(source);
    m.def("price_usd_per_effective_token", &price_usd_per_effective_token, py::arg("source"));
    m.def("effective_tokens_per_year", &effective_tokens_per_year, py::arg("source"));
}

void bind_mixture(py::module_& m) {
    m.def(
        "merit_order",
        [](const Sources& sources, const std::string& buyer) {
            py::list steps;
            for (const auto& step : merit_order(sources, buyer))
                steps.append(py::make_tuple(step.name, step.width_effective_tokens_per_year,
                                            step.price_usd_per_effective_token));
            return steps;
        },
        py::arg("sources"), py::arg("buyer"));
    m.def("cheapest_mixture", &cheapest_mixture, py::arg("sources"),
          py::arg("effective_tokens_per_year"), py::arg("buyer"));
    m.def("best_dual_bound_usd_per_year", &best_dual_bound_usd_per_year, py::arg("sources"),
          py::arg("effective_tokens_per_year"));
    const auto values = [](core::NamedValues Mixture::*member) {
        return [member](const Mixture& mixture) { return named_values(mixture.*member); };
    };
    py::class_<Mixture>(m, "Mixture")
        .def_property_readonly("status",
                               [](const Mixture& x) { return std::string(name(x.status)); })
        .def_readonly("reason", &Mixture::reason)
        .def_property_readonly("certificate",
                               [](const Mixture& x) {
                                   const auto& c = x.certificate;
                                   return py::make_tuple(c.stationarity, c.feasibility,
                                                         c.complementarity, c.gap, c.condition);
                               })
        .def_readonly("effective_tokens_per_year", &Mixture::effective_tokens_per_year)
        .def_readonly("ceiling_effective_tokens_per_year",
                      &Mixture::ceiling_effective_tokens_per_year)
        .def_readonly("missing_effective_tokens_per_year",
                      &Mixture::missing_effective_tokens_per_year)
        .def_readonly("cost_usd_per_year", &Mixture::cost_usd_per_year)
        .def_property_readonly("marginal_cost",
                               [](const Mixture& x) {
                                   return py::make_tuple(x.marginal_cost.lower,
                                                         x.marginal_cost.upper);
                               })
        .def_property_readonly("tokens_per_year", values(&Mixture::tokens_per_year))
        .def_property_readonly("rents", values(&Mixture::rents));
}

void bind_repetition(py::module_& m) {
    m.attr("repeat_decay_tokens") = repeat_decay_tokens;
    m.attr("repeat_decay_parameters") = repeat_decay_parameters;
    m.def("effective_tokens", py::vectorize(&effective_tokens), py::arg("unique_tokens"),
          py::arg("tokens"), py::arg("decay"));
    m.def("effective_parameters", py::vectorize(&effective_parameters),
          py::arg("matched_parameters"), py::arg("parameters"), py::arg("decay"));
    m.def("effective_token_ceiling", py::vectorize(&effective_token_ceiling),
          py::arg("unique_tokens"), py::arg("decay"));
    m.def("value_of_repeated_token", py::vectorize(&value_of_repeated_token),
          py::arg("unique_tokens"), py::arg("tokens"), py::arg("decay"));
    m.def("epochs_needed", &epochs_needed, py::arg("unique_tokens"), py::arg("effective_tokens"),
          py::arg("decay"));
    m.def("by_epoch", &by_epoch, py::arg("source"), py::arg("epochs"), py::arg("decay"));
    py::class_<Epochs>(m, "Epochs")
        .def_property_readonly("status",
                               [](const Epochs& x) { return std::string(name(x.status)); })
        .def_readonly("reason", &Epochs::reason)
        .def_readonly("epochs", &Epochs::epochs)
        .def_readonly("tokens", &Epochs::tokens)
        .def_readonly("ceiling_effective_tokens", &Epochs::ceiling_effective_tokens)
        .def_readonly("least_unique_tokens", &Epochs::least_unique_tokens);
}

}  // namespace

void bind_data(py::module_ m) {
    bind_source(m);
    bind_mixture(m);
    bind_parameters<SyntheticTokens>(m, "SyntheticTokens");
    m.def("flop_per_synthetic_token", &flop_per_synthetic_token, py::arg("synthetic"));
    m.def("synthetic_usd_per_token", broadcast(&synthetic_usd_per_token), py::arg("synthetic"),
          py::arg("shadow_price_usd_per_flop"));
    m.def("shadow_price_to_buy_usd_per_flop", broadcast(&shadow_price_to_buy_usd_per_flop),
          py::arg("synthetic"), py::arg("price_usd_per_token"));
    bind_repetition(m);
}

}  // namespace isocost::python
