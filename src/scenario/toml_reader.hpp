#pragma once

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>

#include "isocost/scenario/mistakes.hpp"
#include "isocost/scenario/near.hpp"
#include "isocost/scenario/row.hpp"

/// Private to src/scenario: from TOML nodes to the values of sections.
namespace isocost::scenario::detail {

/// The whole of a file up to `largest_file`; throws ScenarioError.
std::string read_file(const std::string& path);

/// Parses after a look at the nesting, which the parser does not bound; throws ScenarioError.
toml::table parse(std::string_view text, const std::string& name);

/// What a TOML value looks like in a message.
std::string shown(const toml::node& node);

/// Collects values and mistakes of one file.
class TomlReader {
public:
    /// `kind` is what messages call the file: a scenario, a reform.
    TomlReader(std::string file, std::string kind, Mistakes& mistakes)
        : file_(std::move(file)), kind_(std::move(kind)), mistakes_(mistakes) {}

    Origin origin(const toml::node& node) const {
        return {file_, static_cast<int>(node.source().begin.line)};
    }
    void mistake(const toml::node& node, std::string key, std::string rule, core::Names near = {}) {
        mistakes_.add(origin(node), std::move(key), shown(node), std::move(rule), std::move(near));
    }

    void read(const toml::node& node, const std::string& path, Number& number);
    void read(const toml::node& node, const std::string& path, Text& text);
    void read(const toml::node& node, const std::string& path, NameList& names);

    /// The node as a table, or null and a mistake.
    const toml::table* table(const toml::node& node, const std::string& path);
    const toml::array* tables(const toml::node& node, const std::string& path);

    /// Fills a section from the keys of its table; what is neither a key nor one of the `others`
    /// (tables that the caller reads) is a mistake. `suggested` are more names for its message.
    template <class Section>
    void fill(const toml::table& given, const std::string& prefix, const Keys<Section>& keys,
              Section& section, const core::Names& others = {}, const core::Names& suggested = {}) {
        section.origin = origin(given);
        for (const auto& [name, node] : given) {
            const std::string_view key = name.str();
            bool known = std::find(others.begin(), others.end(), key) != others.end();
            for (const auto& candidate : keys) {
                if (candidate.row.key != key) continue;
                known = true;
                std::visit(
                    [&, &value = node](auto member) {
                        read(value, prefix + std::string(key), section.*member);
                    },
                    candidate.member);
            }
            if (!known) unknown(name, prefix, names_of(keys, others, suggested), node.is_table());
        }
    }

    /// A key that is not in the list of those that could stand there.
    void unknown(const toml::key& key, const std::string& prefix, const core::Names& known,
                 bool is_table = false);

private:
    template <class Section>
    static core::Names names_of(const Keys<Section>& keys, core::Names names,
                                const core::Names& suggested) {
        names.insert(names.end(), suggested.begin(), suggested.end());
        for (const auto& key : keys) names.push_back(key.row.key);
        return names;
    }

    bool read_range(const toml::table& table, const std::string& path, Number& number);

    std::string file_;
    std::string kind_;
    Mistakes& mistakes_;
};

}  // namespace isocost::scenario::detail
