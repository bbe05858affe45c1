#include <algorithm>

#include "chapters.hpp"

namespace isocost::scenario {

namespace detail {

Row word_row(std::string key, std::vector<std::string> choices, std::string meaning,
             std::string otherwise) {
    return {std::move(key),     "",    std::move(meaning), std::move(otherwise), any_number,
            std::move(choices), false, Holds::text};
}

Row number_row(std::string key, const core::Bounds& bounds, std::string unit, std::string meaning,
               std::string otherwise) {
    return {std::move(key), std::move(unit), std::move(meaning), std::move(otherwise), bounds};
}

std::vector<Row> joined(std::vector<Row> a, const std::vector<Row>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace detail

const std::vector<Chapter>& chapters() {
    static const std::vector<Chapter> all = [] {
        std::vector<Chapter> found;
        for (const auto& some :
             {detail::input_chapters(), detail::compute_chapters(), detail::scaling_chapters(),
              detail::distillation_chapters(), detail::inference_chapters(),
              detail::open_weights_chapters(), detail::finance_chapters(),
              detail::talent_chapters(), detail::knowledge_chapters(), detail::poaching_chapters(),
              detail::contest_chapters(), detail::labor_chapters(), detail::plan_chapters(),
              detail::path_chapters(), detail::knowledge_path_chapters()})
            found.insert(found.end(), some.begin(), some.end());
        return found;
    }();
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
