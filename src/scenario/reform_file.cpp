#include <charconv>
#include <filesystem>

#include "isocost/scenario/reform.hpp"
#include "toml_reader.hpp"

namespace isocost::scenario {

namespace {

using detail::TomlReader;

constexpr std::size_t longest_path = 200;

struct Heading {
    Origin origin = {};
    Text title = {};
    Text author = {};
    Text source = {};
    Text baseline = {};
};

Keys<Heading> keys(const Heading&) {
    return {prose("title", &Heading::title, "the reform in a few words"),
            prose("author", &Heading::author, "who proposes it"),
            prose("source", &Heading::source, "where it comes from"),
            prose("baseline", &Heading::baseline,
                  "title or hash of the scenario that it was written for", "any scenario")};
}

struct ChangeSection {
    Origin origin = {};
    Text path = {};
    Number multiply = {};
    Number add = {};
};

Keys<ChangeSection> keys(const ChangeSection&) {
    using S = ChangeSection;
    return {prose("path", &S::path, "key that changes, with the names of its tables"),
            number("multiply", &S::multiply, any_number, "", "factor", "set or add"),
            number("add", &S::add, any_number, "", "amount", "set or multiply")};
}

void read_set(TomlReader& reader, const toml::node& node, const std::string& path, Change& change) {
    if (node.is_string()) {
        Text text;
        reader.read(node, path, text);
        change.operand = text;
        return;
    }
    Number number;
    reader.read(node, path, number);
    if (number.ranged() && !(number.low <= number.value && number.value <= number.high))
        reader.mistake(node, path, "must lie between low and high");
    change.operand = number;
}

void read_change(TomlReader& reader, Mistakes& mistakes, const toml::table& table,
                 const std::string& path, Reform& reform) {
    ChangeSection section;
    reader.fill(table, path + ".", keys(section), section, {"set"});
    const auto* set = table.get("set");
    const int operations = (set != nullptr ? 1 : 0) + (table.contains("multiply") ? 1 : 0) +
                           (table.contains("add") ? 1 : 0);
    if (!section.path.given() && !table.contains("path"))
        mistakes.add(section.origin, path + ".path", "", "must be given");
    if (operations != 1)
        mistakes.add(section.origin, path, "", "needs one of set, multiply and add");
    Change change{section.path.value, Operation::set, Number{}, section.origin};
    if (set != nullptr) read_set(reader, *set, path + ".set", change);
    for (const auto& [number, operation] : {std::pair{&section.multiply, Operation::multiply},
                                            std::pair{&section.add, Operation::add}})
        if (number->given()) {
            change.operation = operation;
            change.operand = *number;
            if (!std::isfinite(number->value) || number->ranged())
                mistakes.add(number->origin, path, core::text(number->value),
                             "must be a finite plain number");
        }
    reform.changes.push_back(std::move(change));
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Reform load_reform_text(std::string_view text, const std::string& name) {
    const auto root = detail::parse(text, name);
    const std::string file = printable(name, longest_path);
    Mistakes mistakes;
    TomlReader reader(file, "reform", mistakes);
    Heading heading;
    reader.fill(root, "", keys(heading), heading, {"change"});
    heading.origin = {file, 1};
    for (const auto& key : keys(heading))
        if (const auto& given = heading.*std::get<Text Heading::*>(key.member);
            key.row.required() && !given.given() && !root.contains(key.row.key))
            mistakes.add(heading.origin, key.row.key, "",
                         "must be given (" + key.row.meaning + ")");
    Reform reform{
        heading.title.value, heading.author.value, heading.source.value, heading.baseline.value, {},
        heading.origin};
    const auto* node = root.get("change");
    if (node == nullptr)
        mistakes.add(
            heading.origin, "change", "",
            "a reform needs at least one [[change]], each with a path and set, multiply or add");
    else if (const auto* list = reader.tables(*node, "change"))
        for (const auto& item : *list)
            read_change(reader, mistakes, *item.as_table(),
                        "change." + std::to_string(reform.changes.size() + 1), reform);
    mistakes.throw_if_any();
    return reform;
}

Reform load_reform(const std::string& path) {
    return load_reform_text(detail::read_file(path),
                            std::filesystem::path(path).filename().string());
}

Reform parse_change(std::string_view text) {
    const std::string shown = printable(text, longest_path);
    const auto equals = text.find('=');
    const auto path = trimmed(text.substr(0, equals));
    const auto value = equals == std::string_view::npos ? "" : trimmed(text.substr(equals + 1));
    const Origin origin{"--set " + shown, 0};
    if (path.empty() || value.empty())
        throw ScenarioError({{origin, "", "", "must read path=value"}});
    Change change{std::string(path), Operation::set, Text{std::string(value), origin}, origin};
    double number = 0.0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size()) {
        Number plain{number};
        plain.origin = origin;
        change.operand = plain;
    }
    return {shown, "", "", "", {change}, origin};
}

Reform reform_from(const std::string& text) {
    return text.find('=') == std::string::npos ? load_reform(text) : parse_change(text);
}

}  // namespace isocost::scenario
