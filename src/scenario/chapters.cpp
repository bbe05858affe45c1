#include <algorithm>

#include "chapters.hpp"

namespace isocost::scenario {

const std::vector<Chapter>& chapters() {
    static const std::vector<Chapter> all{};
    return all;
}

const Chapter* chapter_named(std::string_view name) {
    const auto& all = chapters();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Chapter& c) { return c.name == name; });
    return found == all.end() ? nullptr : &*found;
}

ChapterSection section_of(const Chapter& chapter) {
    ChapterSection section;
    section.name = chapter.name;
    for (const auto& row : chapter.rows) {
        if (row.holds == Holds::number)
            section.entries.push_back({row, Number{}});
        else
            section.entries.push_back({row, Text{}});
    }
    return section;
}

}  // namespace isocost::scenario
