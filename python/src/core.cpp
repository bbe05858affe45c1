#include <array>

#include "bind.hpp"
#include "isocost/core/certificate.hpp"
#include "isocost/core/status.hpp"

namespace isocost::python {

namespace {

using core::Status;

/// The exceptions of the module, alive as long as the interpreter.
py::object& stored(const char* name) {
    static py::object& invalid = *new py::object;
    static py::object& not_optimal = *new py::object;
    return name == std::string_view("InvalidParameter") ? invalid : not_optimal;
}

void translate(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (const core::InvalidParameter& e) {
        const auto& type = stored("InvalidParameter");
        const py::object error = type(e.what());
        error.attr("where") = e.where();
        error.attr("rule") = e.rule();
        PyErr_SetObject(type.ptr(), error.ptr());
    } catch (const core::NotOptimal& e) {
        PyErr_SetString(stored("NotOptimal").ptr(), e.what());
    }
}

void bind_exceptions(py::module_& m) {
    stored("InvalidParameter") =
        new_exception(m, "InvalidParameter", PyExc_ValueError,
                      "A parameter outside its domain.\n\n"
                      "The message says where it stands, its value, the rule and why the rule "
                      "exists;\n`where` and `rule` give two of them alone.");
    stored("NotOptimal") = new_exception(m, "NotOptimal", PyExc_RuntimeError,
                                         "A result was asked to be optimal and is not.\n\n"
                                         "The message is the result's `explain()`.");
    py::register_exception_translator(&translate);
}

void bind_certificate(py::module_& m) {
    using core::Certificate;
    py::class_<Certificate>(m, "Certificate")
        .def(py::init([](double stationarity, double feasibility, double complementarity,
                         double gap, double condition) {
                 return Certificate{stationarity, feasibility, complementarity, gap, condition};
             }),
             py::arg("stationarity"), py::arg("feasibility"), py::arg("complementarity"),
             py::arg("gap"), py::arg("condition"))
        .def_readonly("stationarity", &Certificate::stationarity,
                      "worst relative violation of c' + mu - nu = lambda F_x")
        .def_readonly("feasibility", &Certificate::feasibility,
                      "worst relative violation of the target or budget, of a cap or of a floor")
        .def_readonly("complementarity", &Certificate::complementarity,
                      "worst multiplier times slack, over Opex")
        .def_readonly("gap", &Certificate::gap,
                      "(objective - lower bound) / Opex; NaN when the problem is not convex")
        .def_readonly("condition", &Certificate::condition,
                      "how far one rounding of the data moves Opex, at least 1")
        .def("holds", &Certificate::holds, py::arg("tolerance"),
             "True when all residuals are within the tolerance.");
}

std::string outside(const std::string& where, const std::string& name) {
    return where + "." + name;
}

}  // namespace

py::object new_exception(py::module_& m, const char* name, PyObject* base, const char* doc) {
    const std::string full = std::string("isocost.") + name;
    auto type = py::reinterpret_steal<py::object>(
        PyErr_NewExceptionWithDoc(full.c_str(), doc, base, nullptr));
    if (!type) throw py::error_already_set();
    m.attr(name) = type;
    return type;
}

py::object named_values(const core::Names& names, const std::vector<double>& values) {
    static const py::object& type =
        *new py::object(py::module_::import("isocost._values").attr("NamedValues"));
    py::dict numbers;
    for (std::size_t i = 0; i < values.size(); ++i) numbers[py::str(names[i])] = values[i];
    return type(numbers);
}

std::vector<double> ordered(const core::Names& names, const production::Values& given,
                            const std::string& where) {
    for (const auto& name : names)
        if (!given.contains(name))
            throw core::InvalidParameter(outside(where, name), "none", "every input needs one");
    return ordered(names, given, where, core::nan);
}

std::vector<double> ordered(const core::Names& names, const production::Values& given,
                            const std::string& where, double otherwise) {
    std::vector<double> values(names.size(), otherwise);
    for (const auto& [name, value] : given) values[core::position(names, name, where)] = value;
    return values;
}

void bind_core(py::module_& m) {
    bind_exceptions(m);
    bind_certificate(m);
    py::dict sentences;
    for (const Status status : core::all_statuses)
        sentences[py::str(std::string(core::name(status)))] = std::string(core::sentence(status));
    m.attr("statuses") = sentences;
}

}  // namespace isocost::python
