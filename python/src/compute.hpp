#pragma once

#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "bind.hpp"
#include "isocost/compute/legal_fleet.hpp"
#include "keywords.hpp"

/// What the files of the chapter `compute` share.
namespace isocost::python {

void bind_compute_rules(py::module_& m);
void bind_compute_limits(py::module_& m);

/// A `datetime.date` as a date, None as none.
inline std::optional<compute::Date> date_from(const py::object& date) {
    if (date.is_none()) return std::nullopt;
    const auto part = [&](const char* name) { return date.attr(name); };
    return compute::Date(std::chrono::year(part("year").cast<int>()),
                         std::chrono::month(part("month").cast<unsigned>()),
                         std::chrono::day(part("day").cast<unsigned>()));
}

inline py::object date_to(const std::optional<compute::Date>& date) {
    if (!date) return py::none();
    return py::module_::import("datetime")
        .attr("date")(static_cast<int>(date->year()), static_cast<unsigned>(date->month()),
                      static_cast<unsigned>(date->day()));
}

/// Values of an enumeration with the words that Python has for them.
template <class Enum>
using Words = std::initializer_list<std::pair<const char*, Enum>>;

template <class Enum>
Enum from_word(const Words<Enum>& words, const std::string& word, const std::string& where) {
    std::string known;
    for (const auto& [name, value] : words) {
        if (word == name) return value;
        known += (known.empty() ? "\"" : ", \"") + std::string(name) + "\"";
    }
    throw core::InvalidParameter(where, "\"" + word + "\"", "must be one of " + known);
}

template <class Enum>
std::string to_word(const Words<Enum>& words, Enum value) {
    for (const auto& [name, each] : words)
        if (each == value) return name;
    return "";
}

inline compute::Horizon horizon_from(const std::string& word) {
    using enum compute::Horizon;
    return from_word<compute::Horizon>({{"long_run", long_run}, {"short_run", short_run}}, word,
                                       "horizon");
}

/// Read-only attributes from a field table whose figures may be unknown: None for NaN.
template <class Model>
void bind_figures(py::class_<Model>& model) {
    for (const auto& field : fields(Model{})) {
        std::string doc(field.meaning);
        if (!field.unit.empty()) doc += " [" + std::string(field.unit) + "]";
        model.def_property_readonly(
            std::string(field.key).c_str(),
            [member = field.member](const Model& m) -> std::optional<double> {
                if (std::isnan(m.*member)) return std::nullopt;
                return m.*member;
            },
            doc.c_str());
    }
}

}  // namespace isocost::python
