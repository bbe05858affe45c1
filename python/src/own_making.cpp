#include "isocost/firm/own_making.hpp"

#include "bind.hpp"

namespace isocost::python {

void bind_own_making(py::module_ m) {
    using firm::OwnMakingResult;
    m.def(
        "minimize_opex",
        [](const firm::Firm& firm, double capability, const std::string& maker,
           const std::string& made, double maker_per_unit, double cap, double tolerance) {
            OwnMakingResult r = [&] {
                const py::gil_scoped_release release;
                return firm::minimize_opex_with_own_making(firm, {capability, tolerance},
                                                           {maker, made, maker_per_unit, cap});
            }();
            const auto& c = r.certificate;
            return py::make_tuple(std::string(core::name(r.status)), r.reason,
                                  py::make_tuple(c.stationarity, c.feasibility, c.complementarity,
                                                 c.gap, c.condition),
                                  r.opex, r.made, r.maker_used, r.shadow_price, r.price_made,
                                  r.least_cap, named_values(r.at_virtual_prices.inputs));
        },
        py::arg("firm"), py::arg("capability"), py::arg("maker"), py::arg("made"),
        py::arg("maker_per_unit"), py::arg("cap"), py::arg("tolerance"));
}

}  // namespace isocost::python
