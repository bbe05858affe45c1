#include <pybind11/eigen.h>

#include <array>

#include "bind.hpp"
#include "isocost/firm/conclude.hpp"
#include "isocost/firm/derivatives.hpp"
#include "isocost/firm/elasticities.hpp"
#include "isocost/firm/substitution.hpp"

namespace isocost::python {

namespace {

using namespace isocost::firm;
using core::NamedValues;
using production::Values;

struct Number {
    const char* name;
    double Result::*member;
};
struct Table {
    const char* name;
    NamedValues Result::*member;
};

constexpr std::array numbers{
    Number{"capability", &Result::capability}, Number{"opex", &Result::opex},
    Number{"marginal_cost", &Result::marginal_cost}, Number{"revenue", &Result::revenue},
    Number{"profit", &Result::profit}};

constexpr std::array tables{Table{"inputs", &Result::inputs},
                            Table{"costs", &Result::costs},
                            Table{"shares", &Result::shares},
                            Table{"virtual_prices", &Result::virtual_prices},
                            Table{"shadow_prices", &Result::shadow_prices},
                            Table{"floor_prices", &Result::floor_prices},
                            Table{"tariff_equivalents", &Result::tariff_equivalents}};

py::object certificate_to(const core::Certificate& c) {
    return py::make_tuple(c.stationarity, c.feasibility, c.complementarity, c.gap, c.condition);
}

py::object infeasibility_to(const std::optional<Infeasibility>& why) {
    if (!why) return py::none();
    py::dict relaxation;
    for (const auto& [limit, least] : why->relaxation) relaxation[py::str(limit)] = least;
    return py::make_tuple(py::tuple(py::cast(why->limits)), why->ceiling, why->common_factor,
                          relaxation, why->attained);
}

std::optional<Infeasibility> infeasibility_from(const py::object& why) {
    if (why.is_none()) return std::nullopt;
    const auto parts = why.cast<py::tuple>();
    if (parts.size() < 5) return std::nullopt;  // of an earlier version: found again by conclude
    return Infeasibility{parts[0].cast<core::Names>(), parts[1].cast<double>(),
                         parts[2].cast<double>(), parts[3].cast<std::map<std::string, double>>(),
                         parts[4].cast<bool>()};
}

py::object question_to(const Question& question) {
    return std::visit([](const auto& q) { return py::cast(q); }, question);
}

Question question_from(const py::object& question) {
    if (py::isinstance<CapabilityTarget>(question)) return question.cast<CapabilityTarget>();
    if (py::isinstance<Budget>(question)) return question.cast<Budget>();
    if (py::isinstance<Revenue>(question)) return question.cast<Revenue>();
    throw py::type_error("a question must be a CapabilityTarget, Budget or Revenue");
}

py::dict point_to(const Result& r) {
    const auto& names = r.firm->inputs();
    py::dict point;
    point["inputs"] = named_values(names, r.point.inputs);
    point["log_inputs"] = named_values(names, r.point.log_inputs);
    point["virtual_prices"] = named_values(names, r.point.virtual_prices);
    point["cap_prices"] = named_values(names, r.point.cap_prices);
    point["floor_prices"] = named_values(names, r.point.floor_prices);
    point["capability"] = r.point.capability;
    point["marginal_cost"] = r.point.marginal_cost;
    return point;
}

Point point_from(const Firm& firm, const Values& inputs, const Values& log_inputs,
                 const Values& virtual_prices, const Values& cap_prices, const Values& floor_prices,
                 double capability, double marginal_cost) {
    const auto& names = firm.inputs();
    return {.inputs = ordered(names, inputs, "inputs"),
            .log_inputs = ordered(names, log_inputs, "log_inputs"),
            .virtual_prices = ordered(names, virtual_prices, "virtual_prices"),
            .cap_prices = ordered(names, cap_prices, "cap_prices", 0.0),
            .floor_prices = ordered(names, floor_prices, "floor_prices", 0.0),
            .capability = capability,
            .marginal_cost = marginal_cost};
}

/// What a solver proposed, from which `conclude` makes the whole result again.
py::dict proposal_to(const Result& r) {
    const bool none = std::isnan(r.opex);
    py::dict state;
    state["status"] = std::string(core::name(r.status));
    state["point"] = none ? py::object(py::none()) : py::object(point_to(r));
    state["evaluations"] = r.evaluations;
    state["local"] = r.status == core::Status::locally_optimal;
    state["reason"] = r.reason;
    state["infeasibility"] = infeasibility_to(r.infeasibility);
    return state;
}

Proposal::Kind kind_without_point(const std::string& status) {
    if (status == "infeasible") return Proposal::Kind::infeasible;
    if (status == "unbounded") return Proposal::Kind::unbounded;
    if (status == "iteration_limit") return Proposal::Kind::iteration_limit;
    return Proposal::Kind::failed;
}

Result result_from(const Firm& firm, const py::object& question, const py::dict& state) {
    Proposal proposal{.kind = kind_without_point(state["status"].cast<std::string>()),
                      .local = state["local"].cast<bool>(),
                      .reason = state["reason"].cast<std::string>(),
                      .infeasibility = infeasibility_from(state["infeasibility"])};
    if (!state["point"].is_none()) {
        const auto p = state["point"].cast<py::dict>();
        const auto values = [&p](const char* key) { return py::dict(p[key]).cast<Values>(); };
        proposal.kind = Proposal::Kind::point;
        proposal.point =
            point_from(firm, values("inputs"), values("log_inputs"), values("virtual_prices"),
                       values("cap_prices"), values("floor_prices"), p["capability"].cast<double>(),
                       p["marginal_cost"].cast<double>());
        proposal.point.evaluations = state["evaluations"].cast<int>();
    }
    return conclude(firm, question_from(question), std::move(proposal));
}

void bind_result_class(py::module_& m) {
    py::class_<Result> result(m, "Result");
    for (const Number& number : numbers)
        result.def_property_readonly(
            number.name, [member = number.member](const Result& r) { return r.*member; });
    for (const Table& table : tables)
        result.def_property_readonly(table.name, [member = table.member](const Result& r) {
            return named_values(r.*member);
        });
    result
        .def_property_readonly("status",
                               [](const Result& r) { return std::string(core::name(r.status)); })
        .def_property_readonly("certificate",
                               [](const Result& r) { return certificate_to(r.certificate); })
        .def_property_readonly("infeasibility",
                               [](const Result& r) { return infeasibility_to(r.infeasibility); })
        .def_property_readonly("question", [](const Result& r) { return question_to(r.question); })
        .def_property_readonly("proposal", &proposal_to)
        .def_readonly("reason", &Result::reason)
        .def_readonly("evaluations", &Result::evaluations)
        .def("explain", &Result::explain)
        .def("require_optimal", [](const Result& r) { r.require_optimal(); });
    m.def("conclude", &result_from, py::arg("firm"), py::arg("question"), py::arg("proposal"));
}

py::object pair_to(const ElasticityPair& pair) {
    return py::make_tuple(pair.free.values(), pair.binding.values());
}

py::dict elasticities_of(const Result& result) {
    const Elasticities all = elasticities(result);
    py::dict pairs;
    pairs["price"] = pair_to(all.price);
    pairs["allen"] = pair_to(all.allen);
    pairs["morishima"] = pair_to(all.morishima);
    pairs["hicks"] = pair_to(all.hicks);
    return pairs;
}

py::tuple derivatives_of(const Result& result) {
    const Derivatives all = derivatives(result);
    return py::make_tuple(py::tuple(py::cast(all.quantities())),
                          py::tuple(py::cast(all.parameters())), all.values());
}

}  // namespace

void bind_result(py::module_& m) {
    bind_result_class(m);
    m.def("elasticities", &elasticities_of, py::arg("result"));
    m.def("derivatives", &derivatives_of, py::arg("result"));
    m.def(
        "mrts",
        [](const Result& r, const std::string& from, const std::string& to) {
            return mrts(r, from, to);
        },
        py::arg("result"), py::arg("from_input"), py::arg("to_input"));
    m.def(
        "replacement",
        [](const Result& r, const std::string& from, double amount, const std::string& to) {
            return replacement(r, from, amount, to);
        },
        py::arg("result"), py::arg("from_input"), py::arg("amount"), py::arg("to_input"));
    m.def(
        "certify",
        [](const Firm& firm, const py::object& question, const Values& inputs,
           const Values& log_inputs, const Values& virtual_prices, const Values& cap_prices,
           const Values& floor_prices, double capability, double marginal_cost, bool convex) {
            return certificate_to(
                certify(firm, question_from(question),
                        point_from(firm, inputs, log_inputs, virtual_prices, cap_prices,
                                   floor_prices, capability, marginal_cost),
                        convex));
        },
        py::arg("firm"), py::arg("question"), py::arg("inputs"), py::arg("log_inputs"),
        py::arg("virtual_prices"), py::arg("cap_prices"), py::arg("floor_prices"),
        py::arg("capability"), py::arg("marginal_cost"), py::arg("convex"));
}

}  // namespace isocost::python
