#pragma once

#include "isocost/scenario/chapter.hpp"

/// Private to src/scenario: the chapters that a scenario can ask, a file for each.
namespace isocost::scenario::detail {

/// A row from a field table, so that nothing is written down twice. `otherwise` is empty for what
/// must be given.
template <class Parameters>
Row row_of(const core::Field<Parameters>& field, std::string otherwise = "") {
    return {std::string(field.key), std::string(field.unit), std::string(field.meaning),
            std::move(otherwise), field.bounds};
}

/// Rows of all fields of a struct.
template <class Parameters>
std::vector<Row> rows_of_fields() {
    std::vector<Row> rows;
    for (const auto& field : fields(Parameters{})) rows.push_back(row_of(field));
    return rows;
}

/// The struct whose fields the section gives.
template <class Parameters>
Parameters parameters_of(const ChapterSection& section) {
    Parameters parameters;
    for (const auto& field : fields(parameters)) parameters.*field.member = section[field.key];
    return parameters;
}

}  // namespace isocost::scenario::detail
