#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/scenario/answer.hpp"
#include "isocost/scenario/path.hpp"
#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// A table of a scenario that asks a question of its own, beside the lab's: `[serving]`,
/// `[training]`. It has the rows of its chapter, given or not, and of every named table inside.
struct ChapterSection {
    struct Entry {
        Row row;
        std::variant<Number, Text> value;
    };

    std::string name = {};
    Origin origin = {};
    std::vector<Entry> entries = {};
    std::vector<ChapterSection> tables = {};  ///< called `lab.NAME`, in the order of the file

    /// The tables of one kind, `lab`.
    std::vector<const ChapterSection*> tables_of(std::string_view kind) const {
        std::vector<const ChapterSection*> found;
        for (const auto& table : tables)
            if (table.name.substr(0, table.name.find('.')) == kind) found.push_back(&table);
        return found;
    }

    /// NAME of a table called `lab.NAME`.
    std::string own_name() const { return name.substr(name.find('.') + 1); }

    /// The value of a key that the chapter has; NaN and "" where it was not given.
    const Number& number(std::string_view key) const { return std::get<Number>(entry(key).value); }
    double operator[](std::string_view key) const { return number(key).value; }
    const std::string& word(std::string_view key) const {
        return std::get<Text>(entry(key).value).value;
    }

private:
    const Entry& entry(std::string_view key) const {
        return *std::find_if(entries.begin(), entries.end(),
                             [&](const Entry& e) { return e.row.key == key; });
    }
};

/// What a chapter asks for, and how it answers. `answer` throws InvalidParameter for what the rows
/// alone do not refuse, for the paths too. `paths` are empty for a chapter that has none; with a
/// `path_key` they are asked of sections that give that key alone. Their sections are the names of
/// courses of events, or empty for a path that stands alone.
struct Chapter {
    std::string name;
    std::string meaning;
    std::vector<Row> rows;
    std::function<Answer(const ChapterSection&)> answer;
    std::function<std::vector<Path>(const ChapterSection&)> paths = {};
    std::string path_key = {};
    std::vector<Chapter> tables = {};  ///< kinds of named tables inside; they answer nothing alone
};

/// All chapters that a scenario can ask, in the order of the reference.
[[nodiscard]] const std::vector<Chapter>& chapters();

/// The chapter of that name, null if there is none.
[[nodiscard]] const Chapter* chapter_named(std::string_view name);

/// Tables inside `[compute]` that have rows alone: `export`, `adaptation`, `serving`. They answer
/// nothing by themselves but change the supply of compute.
[[nodiscard]] const std::vector<Chapter>& compute_parts();

/// An empty section of a chapter.
[[nodiscard]] ChapterSection section_of(const Chapter& chapter);

}  // namespace isocost::scenario
