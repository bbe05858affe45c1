#pragma once

#include <vector>

#include "bind.hpp"
#include "isocost/scenario/reform.hpp"

namespace isocost::python {

/// `path=value`, the name of a file, or the text of a file with its name.
inline scenario::Reform reform_from_python(const py::handle& reform) {
    if (!py::isinstance<py::tuple>(reform))
        return scenario::reform_from(reform.cast<std::string>());
    const auto [text, name] = reform.cast<std::pair<std::string, std::string>>();
    return scenario::load_reform_text(text, name);
}

inline std::vector<scenario::Reform> reforms_from(const py::list& reforms) {
    std::vector<scenario::Reform> all;
    for (const auto& reform : reforms) all.push_back(reform_from_python(reform));
    return all;
}

}  // namespace isocost::python
