#pragma once

#include <string>
#include <vector>

#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// A table of a scenario file as the reference describes it.
struct SectionReference {
    std::string table;  ///< as written, `[compute.cluster]`; empty for the keys above all tables
    std::string meaning;
    std::vector<Row> rows;
    bool required = false;
};

/// All tables with all their keys, from the field tables themselves.
[[nodiscard]] std::vector<SectionReference> sections();

/// The reference page in Markdown: every table, key, unit, domain, meaning, and what holds without
/// it.
[[nodiscard]] std::string reference();

}  // namespace isocost::scenario
