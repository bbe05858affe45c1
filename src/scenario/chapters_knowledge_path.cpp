#include <algorithm>
#include <cmath>

#include "chapters.hpp"
#include "isocost/knowledge/path.hpp"
#include "isocost/knowledge/steady_state.hpp"
#include "isocost/scenario/mistakes.hpp"
#include "paths.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::knowledge;

constexpr std::size_t most_labs = 8;

/// Position of the lab that a way begins or ends at.
std::size_t lab_of(const ChapterSection& way, const char* end, const core::Names& labs) {
    const auto& name = way.word(end);
    const auto found = std::find(labs.begin(), labs.end(), name);
    if (found == labs.end())
        throw core::InvalidParameter("knowledge_path." + way.name + "." + end,
                                     "\"" + printable(name, 40) + "\"",
                                     "must be one of: " + core::joined(labs));
    return static_cast<std::size_t>(found - labs.begin());
}

void add_way(const ChapterSection& way, const core::Names& labs, KnowledgeNetwork& network) {
    const auto from = lab_of(way, "from", labs);
    const auto to = lab_of(way, "to", labs);
    if (!std::isnan(network.flow_persons_per_year[from][to]))
        throw core::InvalidParameter("knowledge_path." + way.name, labs[from] + " to " + labs[to],
                                     "must be the only way between two labs in this direction");
    network.flow_persons_per_year[from][to] = way["persons_per_year"];
    network.diffusion_gap[from][to] = way.number("diffusion_gap").value_or(0.0);
}

/// Ways that no table names: nobody goes there.
void close_other_ways(Matrix& flows) {
    for (auto& row : flows)
        for (double& flow : row)
            if (std::isnan(flow)) flow = 0.0;
}

KnowledgeNetwork network_of(const ChapterSection& section) {
    auto network = parameters_of<KnowledgeNetwork>(section);
    core::Names names;
    for (const auto* lab : section.tables_of("lab")) {
        network.labs.push_back(parameters_of<Laboratory>(*lab));
        network.labs.back().name = lab->own_name();
        names.push_back(lab->own_name());
    }
    if (names.size() < 2 || names.size() > most_labs)
        throw core::InvalidParameter("knowledge_path.lab", std::to_string(names.size()) + " labs",
                                     "must be 2 to 8");
    network.flow_persons_per_year.assign(names.size(),
                                         std::vector<double>(names.size(), core::nan));
    network.diffusion_gap.assign(names.size(), std::vector<double>(names.size(), 0.0));
    for (const auto* way : section.tables_of("way")) add_way(*way, names, network);
    close_other_ways(network.flow_persons_per_year);
    (void)checked(network);
    return network;
}

std::vector<double> whole_years_of(const ChapterSection& section) {
    const double years = section["years"];
    if (years != std::floor(years))
        throw core::InvalidParameter("knowledge_path.years", years, "must be a whole number");
    return years_from_0(static_cast<std::size_t>(years) + 1);
}

/// Rates that take more than five steps a day are no lab's, and a file is to be read in seconds.
KnowledgePath followed(const KnowledgeNetwork& network, const ChapterSection& section) {
    constexpr PathOptions options{.steps_per_time = 2000};
    return knowledge_path(network, whole_years_of(section), options);
}

Answer stocks(const ChapterSection& section) {
    const auto network = network_of(section);
    const auto rest = steady_state(network);
    const auto path = followed(network, section);
    Answer answer{"", "what labs know after some years, when people who move carry knowledge",
                  path.status, path.reason};
    if (!answer.solved()) return answer;
    for (std::size_t j = 0; j < network.labs.size(); ++j)
        answer.lines.push_back(
            {network.labs[j].name + "_after", path.knowledge.back()[j], "knowledge"});
    for (std::size_t j = 0; j < network.labs.size(); ++j)
        if (rest.status == core::Status::optimal)
            answer.lines.push_back(
                {network.labs[j].name + "_at_rest", rest.knowledge[j], "knowledge"});
    if (rest.status != core::Status::optimal) answer.reason = rest.reason;
    return answer;
}

std::vector<double> of_lab(const Matrix& rows, std::size_t j) {
    std::vector<double> column;
    for (const auto& row : rows) column.push_back(row[j]);
    return column;
}

Path path_of(const KnowledgeNetwork& network, const KnowledgePath& path, std::size_t j) {
    const auto& lab = network.labs[j];
    Path found{
        {lab.name, "what a lab knows, and by what since the start", path.status, path.reason},
        path.years};
    if (!path.years.empty())
        found.summary.lines = {{"knowledge_at_the_end", path.knowledge.back()[j], "knowledge"},
                               {"off_the_equation", path.residual, residual_unit}};
    std::vector<double> created;
    for (const double t : path.years) created.push_back(lab.creation_per_year * t);
    constexpr auto group = "stock of knowledge, and what made it since the start";
    found.columns = {{"knowledge", "knowledge", group, of_lab(path.knowledge, j)},
                     {"created", "knowledge", group, created},
                     {"learned", "knowledge", group, of_lab(path.learned, j)},
                     {"left", "knowledge", group, of_lab(path.left, j)},
                     {"obsolete", "knowledge", group, of_lab(path.obsolete, j)}};
    return found;
}

std::vector<Path> stock_paths(const ChapterSection& section) {
    const auto network = network_of(section);
    const auto path = followed(network, section);
    std::vector<Path> all;
    for (std::size_t j = 0; j < network.labs.size(); ++j) all.push_back(path_of(network, path, j));
    return all;
}

std::vector<Row> way_rows() {
    return {
        word_row("from", {}, "the lab that people leave"),
        word_row("to", {}, "the lab that they go to"),
        number_row("persons_per_year", core::nonnegative, "persons per year", "who go this way"),
        number_row("diffusion_gap", share, "", "share of what they carry that does not pass", "0")};
}

}  // namespace

std::vector<Chapter> knowledge_path_chapters() {
    auto rows = joined(rows_of_fields<KnowledgeNetwork>(),
                       {number_row("years", {1.0, 200.0, false, false, "must be from 1 to 200"},
                                   "years", "length of the path, a whole number")});
    return {{"knowledge_path",
             "stocks of knowledge of labs between which people move",
             std::move(rows),
             stocks,
             stock_paths,
             "",
             {{"lab", "a lab, what it knows and creates", rows_of_fields<Laboratory>(), {}},
              {"way",
               "people who go from one lab to another; without it nobody does",
               way_rows(),
               {}}}}};
}

}  // namespace isocost::scenario::detail
