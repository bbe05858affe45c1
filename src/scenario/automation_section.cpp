#include "automation_section.hpp"

#include <algorithm>
#include <string_view>

namespace isocost::scenario::detail {

namespace {

using namespace isocost::labor;

constexpr auto given_cost = "ai_cost_usd_per_year";

/// Optional rows of all fields of a struct, or of those that a list names.
template <class Parameters>
std::vector<Row> optional_rows(const std::string& otherwise,
                               const std::vector<std::string_view>& keys = {}) {
    std::vector<Row> rows;
    for (const auto& field : fields(Parameters{}))
        if (keys.empty() || std::find(keys.begin(), keys.end(), field.key) != keys.end())
            rows.push_back(row_of(field, otherwise));
    return rows;
}

std::vector<Row> token_rows() {
    const std::string otherwise = "AI's cost is given";
    return joined(optional_rows<PostWork>(otherwise), optional_rows<TokenPrices>(otherwise));
}

/// Whether rows that stand together are given. Throws InvalidParameter where one is missing.
bool given_together(const ChapterSection& section, const std::vector<Row>& rows) {
    const auto given = [&](const Row& row) { return section.number(row.key).given(); };
    const auto first = std::find_if(rows.begin(), rows.end(), given);
    if (first == rows.end()) return false;
    const auto missing = std::find_if_not(rows.begin(), rows.end(), given);
    if (missing != rows.end())
        throw core::InvalidParameter(section.name + "." + missing->key, "nothing",
                                     "must be given with " + first->key);
    return true;
}

std::string listed(const std::vector<Row>& rows) {
    std::string words;
    for (const auto& row : rows) words += (words.empty() ? "" : ", ") + row.key;
    return words;
}

}  // namespace

std::vector<Row> post_rows() {
    auto rows = rows_of_fields<Automation>();
    for (auto& row : rows)
        if (row.key == given_cost) row.otherwise = "from the tokens of the work";
    return joined(rows, token_rows());
}

std::vector<Row> court_rows() {
    return optional_rows<ContestedExit>("no course in court",
                                        {"adjudication_probability", "judgment_after_years"});
}

std::optional<AiCost> token_cost(const ChapterSection& section) {
    const auto& given = section.number(given_cost);
    const auto rows = token_rows();
    const bool tokens = std::any_of(
        rows.begin(), rows.end(), [&](const Row& row) { return section.number(row.key).given(); });
    if (given.given() == tokens)
        throw core::InvalidParameter(section.name + "." + given_cost,
                                     tokens ? core::text(given.value) : "nothing",
                                     "must stand without the tokens of the work, or they without "
                                     "it: " +
                                         listed(rows));
    if (!given_together(section, rows)) return std::nullopt;
    return ai_cost(parameters_of<PostWork>(section), parameters_of<TokenPrices>(section));
}

Automation post_of(const ChapterSection& section) {
    auto post = parameters_of<Automation>(section);
    if (const auto cost = token_cost(section))
        post.ai_cost_usd_per_year = cost->ai_cost_usd_per_year;
    return post;
}

std::optional<ContestedExit> contested_exit(const ChapterSection& section) {
    if (!given_together(section, court_rows())) return std::nullopt;
    auto exit = parameters_of<ContestedExit>(section);
    const double adjudicated = exit.adjudication_probability;
    if (exit.unlawful_probability > adjudicated)
        throw core::InvalidParameter(section.name + ".adjudication_probability", adjudicated,
                                     "must be no less than unlawful_probability, " +
                                         core::text(exit.unlawful_probability) +
                                         ", which counts all who are dismissed");
    exit.unlawful_probability = adjudicated > 0.0 ? exit.unlawful_probability / adjudicated : 0.0;
    return exit;
}

}  // namespace isocost::scenario::detail
