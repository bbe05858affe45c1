#include <pybind11/eigen.h>

#include "bind.hpp"
#include "isocost/market/attribution.hpp"
#include "isocost/market/clear.hpp"
#include "isocost/market/welfare.hpp"

namespace isocost::python {

namespace {

using namespace isocost::market;

firm::Question question_from(const py::handle& question) {
    if (py::isinstance<firm::CapabilityTarget>(question))
        return question.cast<firm::CapabilityTarget>();
    if (py::isinstance<firm::Budget>(question)) return question.cast<firm::Budget>();
    if (py::isinstance<firm::Revenue>(question)) return question.cast<firm::Revenue>();
    throw py::type_error("a question must be a CapabilityTarget, Budget or Revenue");
}

Pool pool_from(const py::handle& given) {
    const auto parts = given.cast<py::tuple>();
    return {parts[0].cast<std::string>(), parts[1].cast<double>(), parts[2].cast<double>(),
            parts[3].cast<double>(), parts[4].cast<double>()};
}

Employer employer_from(const py::handle& given) {
    const auto parts = given.cast<py::tuple>();
    Employer employer{.name = parts[0].cast<std::string>(),
                      .technology = technology_from(py::reinterpret_borrow<py::object>(parts[1])),
                      .question = question_from(parts[3]),
                      .hires = parts[4].cast<std::map<std::string, std::string>>(),
                      .caps = parts[5].cast<production::Values>(),
                      .floors = parts[6].cast<production::Values>()};
    for (const auto& [name, curve] : parts[2].cast<py::dict>())
        employer.costs.emplace(name.cast<std::string>(), cost_from(curve));
    return employer;
}

Market market_from(const py::tuple& pools, const py::tuple& employers, const py::object& friction,
                   double tau) {
    Market::Parameters p;
    for (const auto& pool : pools) p.pools.push_back(pool_from(pool));
    for (const auto& employer : employers) p.employers.push_back(employer_from(employer));
    if (!friction.is_none()) p.migration = Migration{friction.cast<Eigen::MatrixXd>(), tau};
    return Market(std::move(p));
}

py::dict answer_of(const MarketResult& r) {
    py::dict answer;
    answer["status"] = std::string(core::name(r.status));
    answer["reason"] = r.reason;
    answer["explanation"] = r.explain();
    answer["uniqueness"] = std::string(name(r.uniqueness));
    answer["wages_usd_per_year"] = named_values(r.wages_usd_per_year);
    answer["supply_fte"] = named_values(r.supply_fte);
    answer["demand_fte"] = named_values(r.demand_fte);
    answer["certificate"] = py::make_tuple(r.certificate.excess_demand, r.certificate.employer,
                                           r.certificate.researchers, r.certificate.payments);
    answer["evaluations"] = r.evaluations;
    answer["results"] = py::tuple(py::cast(r.employers));
    return answer;
}

py::dict welfare_to(const Welfare& w) {
    py::dict answer;
    answer["researchers_gain_usd_per_year"] = named_values(w.researchers_gain_usd_per_year);
    answer["researchers_pay_usd_per_year"] = named_values(w.researchers_pay_usd_per_year);
    answer["pay_change_usd_per_year"] = named_values(w.pay_change_usd_per_year);
    answer["bill_change_usd_per_year"] = named_values(w.bill_change_usd_per_year);
    answer["opex_change_usd_per_year"] = named_values(w.opex_change_usd_per_year);
    answer["capability_change"] = named_values(w.capability_change);
    answer["profit_change_usd_per_year"] = named_values(w.profit_change_usd_per_year);
    answer["transfer_residual"] = w.transfer_residual;
    return answer;
}

void bind_certificate(py::module_& m) {
    using C = MarketCertificate;
    py::class_<C>(m, "MarketCertificate")
        .def(py::init(
                 [](double excess_demand, double employer, double researchers, double payments) {
                     return C{excess_demand, employer, researchers, payments};
                 }),
             py::arg("excess_demand"), py::arg("employer"), py::arg("researchers"),
             py::arg("payments"))
        .def_readonly("excess_demand", &C::excess_demand,
                      "Worst |hired - supplied| of a pool over supplied.")
        .def_readonly("employer", &C::employer, "Worst residual of an employer's certificate.")
        .def_readonly("researchers", &C::researchers,
                      "Those at work by place against those whom pay makes work.")
        .def_readonly("payments", &C::payments, "Wages paid against wages received.")
        .def("holds", &C::holds, py::arg("tolerance"),
             "Markets clear to 1e-10, researchers and payments are conserved to 1e-12, and every "
             "employer is within the tolerance.");
}

}  // namespace

void bind_market_clear(py::module_ m) {
    bind_certificate(m);
    py::class_<Market>(m, "Market")
        .def(py::init(&market_from), py::arg("pools"), py::arg("employers"), py::arg("friction"),
             py::arg("tau"));
    m.def(
        "clear",
        [](const Market& market, double tolerance) {
            const auto result = [&] {
                const py::gil_scoped_release release;
                return clear(market, {.tolerance = tolerance});
            }();
            return answer_of(result);
        },
        py::arg("market"), py::arg("tolerance"));
    m.def(
        "attribute",
        [](const Market& market, const std::vector<std::pair<std::string, std::string>>& given) {
            std::vector<Change> changes;
            for (const auto& [employer, input] : given) changes.push_back({employer, input});
            const auto a = attribute(market, changes);
            return py::make_tuple(std::string(core::name(a.status)), a.reason, a.outcomes,
                                  a.changes, a.without, a.with, a.alone, a.last, a.shapley,
                                  a.residual);
        },
        py::arg("market"), py::arg("changes"));
    m.def(
        "welfare",
        [](const Market& before, const Market& after) {
            return welfare_to(welfare(clear(before), clear(after)));
        },
        py::arg("before"), py::arg("after"));
}

}  // namespace isocost::python
