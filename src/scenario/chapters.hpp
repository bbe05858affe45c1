#pragma once

#include <cmath>

#include "isocost/core/text.hpp"
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

/// Rows of all fields of a struct; what it holds from the start need not be given.
template <class Parameters>
std::vector<Row> rows_of_fields() {
    const Parameters start;
    std::vector<Row> rows;
    for (const auto& field : fields(start)) {
        const double value = start.*field.member;
        rows.push_back(row_of(field, std::isnan(value) ? "" : core::text(value)));
    }
    return rows;
}

/// The struct whose fields the section gives.
template <class Parameters>
Parameters parameters_of(const ChapterSection& section) {
    Parameters parameters;
    for (const auto& field : fields(parameters))
        if (section.number(field.key).given()) parameters.*field.member = section[field.key];
    return parameters;
}

/// A row for a word out of a list, or for a text.
Row word_row(std::string key, std::vector<std::string> choices, std::string meaning,
             std::string otherwise = "");

/// A row for a number of its own.
Row number_row(std::string key, const core::Bounds& bounds, std::string unit, std::string meaning,
               std::string otherwise = "");

/// Both lists, one after the other.
std::vector<Row> joined(std::vector<Row> a, const std::vector<Row>& b);

std::vector<Chapter> input_chapters();
std::vector<Chapter> compute_chapters();
std::vector<Chapter> scaling_chapters();
std::vector<Chapter> distillation_chapters();
std::vector<Chapter> inference_chapters();
std::vector<Chapter> open_weights_chapters();
std::vector<Chapter> finance_chapters();
std::vector<Chapter> talent_chapters();
std::vector<Chapter> knowledge_chapters();
std::vector<Chapter> poaching_chapters();
std::vector<Chapter> contest_chapters();
std::vector<Chapter> labor_chapters();
std::vector<Chapter> plan_chapters();
std::vector<Chapter> path_chapters();
std::vector<Chapter> knowledge_path_chapters();

/// Keys of `[automation]` for its path over years, and the path under every regime.
std::vector<Row> automation_path_rows();
std::vector<Path> automation_paths(const ChapterSection& section);

}  // namespace isocost::scenario::detail
