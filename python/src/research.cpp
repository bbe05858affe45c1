#include "isocost/production/talent_density.hpp"
#include "isocost/production/verification_cycle.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::production;

void bind_verification(py::module_& m) {
    bind_value<VerificationCycle>(m, "VerificationCycle");
    bind_value<FrontierCycle>(m, "FrontierCycle");
    m.def("ideas_per_year", vectorized(&ideas_per_year), py::arg("cycle"), py::arg("flop_per_year"),
          py::arg("researchers"));
    m.def("researcher_years_per_idea", vectorized(&researcher_years_per_idea), py::arg("cycle"),
          py::arg("flop_per_year"), py::arg("researchers"));
    m.def("waiting_share", vectorized(&waiting_share), py::arg("cycle"), py::arg("flop_per_year"),
          py::arg("researchers"));
    m.def("flop_per_researcher_at", vectorized(&flop_per_researcher_at), py::arg("cycle"),
          py::arg("waiting_share"));
    m.def("verification_ces", &verification_ces, py::arg("cycle"), py::arg("flop_per_year"),
          py::arg("researchers"));
    m.def("frontier_ideas_per_year", vectorized(&frontier_ideas_per_year), py::arg("cycle"),
          py::arg("researchers"));
    m.def("most_frontier_ideas_per_year", &most_frontier_ideas_per_year, py::arg("cycle"));
    m.def("at_compute", &at_compute, py::arg("cycle"), py::arg("flop_per_year"));
}

void bind_density(py::module_& m) {
    bind_value<TalentDensity>(m, "TalentDensity");
    m.def("effective_talent", vectorized(&effective_talent), py::arg("density"), py::arg("heads"));
    m.def("added_by_hire", vectorized(&added_by_hire), py::arg("density"), py::arg("heads"));
    m.def("raised_by_hire", vectorized(&raised_by_hire), py::arg("density"), py::arg("heads"));
    m.def("talent_density", &talent_density, py::arg("id"));
    m.def("talent_densities", [] {
        py::list all;
        for (const auto& p : talent_densities())
            all.append(py::make_tuple(p.id, p.density.exponent, p.source));
        return all;
    });
}

}  // namespace

void bind_research(py::module_& m) {
    bind_verification(m);
    bind_density(m);
}

}  // namespace isocost::python
