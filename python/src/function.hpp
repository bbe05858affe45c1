#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <utility>

namespace isocost::python {

namespace py = pybind11;

/// A Python function that C++ can call from wherever it is, with or without the GIL. Copies share
/// the function, so that a solver may copy it freely; an exception leaves as error_already_set,
/// which reaches the caller unchanged.
class Function {
public:
    Function(py::object function, std::string name)
        : function_(new py::object(std::move(function)), &Function::release),
          name_(std::move(name)) {
        if (!PyCallable_Check(function_->ptr())) {
            const auto type =
                py::str(py::type::of(*function_).attr("__name__")).cast<std::string>();
            throw py::type_error(name_ + " must be a function, not " + type);
        }
    }

    /// Calls it, the GIL being held; `expected` says in an error what should have come back.
    template <class Answer, class Argument>
    Answer call(Argument&& argument, const char* expected) const {
        const py::object answer = (*function_)(std::forward<Argument>(argument));
        try {
            return answer.cast<Answer>();
        } catch (const py::cast_error&) {
            const auto type = py::str(py::type::of(answer).attr("__name__")).cast<std::string>();
            throw py::type_error(name_ + " must return " + expected + ", not " + type);
        }
    }

    const std::string& name() const { return name_; }

private:
    static void release(py::object* function) {
        const py::gil_scoped_acquire gil;
        delete function;
    }

    std::shared_ptr<py::object> function_;
    std::string name_;
};

}  // namespace isocost::python
