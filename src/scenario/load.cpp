#include <filesystem>

#include "isocost/scenario/scenario.hpp"
#include "rules.hpp"
#include "toml_reader.hpp"

namespace isocost::scenario {

namespace {

using detail::TomlReader;

/// Reads the sections of one scenario file.
class ScenarioReader {
public:
    ScenarioReader(const std::string& file, Mistakes& mistakes,
                   const std::string& kind = "scenario")
        : file_(file), reader_(file, kind, mistakes), mistakes_(mistakes) {}

    Contents read(const toml::table& root) {
        Contents contents;
        contents.heading.origin = {file_, 1};
        const auto names = input_names(root);
        core::Names tables{"technology", "question",   "tolerance",        "accounts", "pool",
                           "migration",  "spillovers", "contest_of_firms", "firm",     "poaching"};
        tables.insert(tables.end(), names.begin(), names.end());
        for (const auto& chapter : chapters()) tables.push_back(chapter.name);
        reader_.fill(root, "", keys(contents.heading), contents.heading, tables,
                     {"compute", "talent", "data"});
        for (Origin* origin : {&contents.tolerance.origin, &contents.heading.origin})
            *origin = {file_, 1};
        lab(root, names, contents);
        with_table(root, "", "tolerance", [&](const toml::table& t) {
            reader_.fill(t, "tolerance.", keys(contents.tolerance), contents.tolerance);
        });
        with_table(root, "", "accounts",
                   [&](const toml::table& t) { accounts(t, contents.accounts.emplace()); });
        for (const auto& chapter : chapters())
            with_table(root, "", chapter.name, [&](const toml::table& t) {
                contents.chapters.push_back(chapter_section(t, chapter));
            });
        market(root, contents);
        with_table(root, "", "poaching",
                   [&](const toml::table& t) { poaching(t, contents.poaching.emplace()); });
        return contents;
    }

private:
    template <class Read>
    void with_table(const toml::table& parent, const std::string& prefix, const std::string& name,
                    Read&& read_it) {
        const auto* node = parent.get(name);
        if (node == nullptr) return;
        if (const auto* table = reader_.table(*node, prefix + name)) read_it(*table);
    }

    /// The inputs: as listed, or those of the default three that have a section.
    static core::Names input_names(const toml::table& root) {
        core::Names names;
        if (const auto* list = root.get_as<toml::array>("inputs")) {
            for (const auto& item : *list)
                if (const auto* name = item.as_string();
                    name != nullptr && !has(names, name->get()) && names.size() < most_inputs)
                    names.push_back(name->get());
            return names;
        }
        for (const char* name : {"compute", "talent", "data"})
            if (root.contains(name)) names.emplace_back(name);
        return names;
    }

    /// Inputs, technology and question: of the scenario, or of one firm of its market.
    void lab(const toml::table& root, const core::Names& names, Contents& contents) {
        // What is missing altogether is missing from the first line on.
        const Origin first{file_, std::max(1, reader_.origin(root).line)};
        for (const auto& name : names) contents.inputs.push_back(input(root, name, first));
        contents.technology.origin = contents.question.origin = first;
        with_table(root, "", "technology",
                   [&](const toml::table& t) { nest(t, "technology.", contents.technology); });
        with_table(root, "", "question", [&](const toml::table& t) {
            reader_.fill(t, "question.", keys(contents.question), contents.question);
        });
    }

    void market(const toml::table& root, Contents& contents) {
        named_tables(root, "", "pool", contents.pools);
        with_table(root, "", "migration",
                   [&](const toml::table& t) { migration(t, contents.migration.emplace()); });
        if (contents.migration) every_way(contents.pools, contents.migration->added_friction);
        with_table(root, "", "spillovers",
                   [&](const toml::table& t) { spillovers(t, contents.spillovers.emplace()); });
        with_table(root, "", "contest_of_firms",
                   [&](const toml::table& t) { contest(t, contents.contest_of_firms.emplace()); });
        const auto* node = root.get("firm");
        const auto* list = node == nullptr ? nullptr : reader_.tables(*node, "firm");
        if (list == nullptr) return;
        for (const auto& item : *list) contents.firms.push_back(firm(*item.as_table()));
    }

    void migration(const toml::table& table, MigrationSection& section) {
        reader_.fill(table, "migration.", keys(section), section, {"share", "added_friction"});
        ways(table, "migration.share", section.shares);
        ways(table, "migration.added_friction", section.added_friction);
    }

    void spillovers(const toml::table& table, SpilloversSection& section) {
        reader_.fill(table, "spillovers.", keys(section), section, {"weight"});
        ways(table, "spillovers.weight", section.weights);
    }

    void contest(const toml::table& table, FirmsContestSection& section) {
        reader_.fill(table, "contest_of_firms.", keys(section), section, {"firm"});
        named_tables(table, "contest_of_firms.", "firm", section.firms);
    }

    /// `[TABLE.KEY.NAME]` with a number for each of others; `path` is TABLE.KEY.
    template <class Ways>
    void ways(const toml::table& table, const std::string& path, std::vector<Ways>& all) {
        const auto dot = path.find('.') + 1;
        with_table(table, path.substr(0, dot), path.substr(dot), [&](const toml::table& t) {
            for (const auto& [from, node] : t) {
                const std::string inner = path + "." + std::string(from.str());
                const auto* numbers = reader_.table(node, inner);
                if (numbers == nullptr) continue;
                auto& [name, others, origin] = all.emplace_back();
                name = std::string(from.str());
                origin = reader_.origin(node);
                for (const auto& [to, number] : *numbers) {
                    others.emplace_back(to.str(), Number{});
                    reader_.read(number, inner + "." + others.back().first, others.back().second);
                }
            }
        });
    }

    /// A reform may add friction where the scenario names none, so every way has its key.
    static void every_way(const std::vector<PoolSection>& pools,
                          std::vector<MigrationSection::Ways>& all) {
        for (const auto& from : pools) {
            auto row = std::find_if(all.begin(), all.end(), [&](const auto& each) {
                return each.origin_pool == from.name;
            });
            if (row == all.end()) row = all.insert(all.end(), {from.name, {}, from.origin});
            for (const auto& to : pools) {
                const auto is_it = [&](const auto& entry) { return entry.first == to.name; };
                if (to.name != from.name && std::none_of(row->to.begin(), row->to.end(), is_it))
                    row->to.emplace_back(to.name, Number{});
            }
        }
    }

    /// A firm of a market. Its mistakes name it: `firm.NAME.talent.quantity_fte`.
    Contents::Firm firm(const toml::table& table) {
        Mistakes inside;
        ScenarioReader reader(file_, inside, "firm");
        Contents::Firm section;
        const auto names = input_names(table);
        core::Names tables{"technology", "question", "inputs", "hires"};
        tables.insert(tables.end(), names.begin(), names.end());
        reader.reader_.fill(table, "", keys(section), section, tables,
                            {"compute", "talent", "data"});
        if (const auto* inputs = table.get("inputs"))
            reader.reader_.read(*inputs, "inputs", section.lab.heading.inputs);
        reader.with_table(table, "", "hires", [&](const toml::table& t) {
            for (const auto& [input, node] : t) {
                auto& [name, pool] = section.hires.emplace_back(input.str(), Text{});
                reader.reader_.read(node, "hires." + name, pool);
            }
        });
        reader.lab(table, names, section.lab);
        mistakes_.add_all("firm." + printable(section.name.value, 40) + ".", inside);
        return section;
    }

    static bool has(const core::Names& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    void poaching(const toml::table& table, PoachingSection& section) {
        section.shared = this->section(table, poaching_chapter(), "", {"firm"});
        section.origin = section.shared.origin;
        with_table(table, "poaching.", "firm", [&](const toml::table& t) {
            for (const auto& [name, node] : t) {
                const std::string path = "poaching.firm." + std::string(name.str());
                const auto* firm = reader_.table(node, path);
                if (firm == nullptr) continue;
                Chapter chapter = poaching_firm_chapter();
                chapter.name = std::string(name.str());
                section.firms.push_back(this->section(*firm, chapter, "poaching.firm."));
            }
        });
        in_order_of_the_file(section.firms);
    }

    /// A chapter's table with the named tables inside it.
    ChapterSection chapter_section(const toml::table& table, const Chapter& chapter) {
        core::Names kinds;
        for (const auto& kind : chapter.tables) kinds.push_back(kind.name);
        auto whole = section(table, chapter, "", kinds);
        for (const auto& kind : chapter.tables)
            with_table(table, chapter.name + ".", kind.name, [&](const toml::table& t) {
                for (const auto& [name, node] : t) {
                    Chapter one = kind;
                    one.name += "." + std::string(name.str());
                    const auto* inner = reader_.table(node, chapter.name + "." + one.name);
                    if (inner == nullptr) continue;
                    whole.tables.push_back(section(*inner, one, chapter.name + "."));
                }
            });
        in_order_of_the_file(whole.tables);
        return whole;
    }

    /// The rows of a chapter's table; `others` are tables inside it that the caller reads.
    ChapterSection section(const toml::table& table, const Chapter& chapter,
                           const std::string& prefix, const core::Names& others = {}) {
        ChapterSection section = section_of(chapter);
        section.origin = reader_.origin(table);
        core::Names known = others;
        for (const auto& row : chapter.rows) known.push_back(row.key);
        for (const auto& [name, node] : table) {
            if (has(others, std::string(name.str()))) continue;
            const auto entry =
                std::find_if(section.entries.begin(), section.entries.end(),
                             [key = name.str()](const auto& e) { return e.row.key == key; });
            if (entry == section.entries.end())
                reader_.unknown(name, prefix + chapter.name + ".", known);
            else
                std::visit(
                    [&, &value = node](auto& held) {
                        reader_.read(value, prefix + chapter.name + "." + entry->row.key, held);
                    },
                    entry->value);
        }
        return section;
    }

    InputSection input(const toml::table& root, const std::string& name, const Origin& first) {
        InputSection section;
        section.name = name;
        section.origin = first;
        const auto* node = root.get(name);
        section.missing = node == nullptr;
        const auto* table = section.missing ? nullptr : reader_.table(*node, name);
        if (table == nullptr) return section;
        // Its kind decides which keys it has, so it is looked up before the rest is read.
        if (const auto* kind = table->get_as<std::string>("kind")) section.kind.value = kind->get();
        core::Names others{"tier"};
        const bool compute = section.kind_of().name == "compute";
        if (compute) others.insert(others.end(), {"cluster", "fleet", "facility"});
        for (const auto& part : compute_parts())
            if (compute) others.push_back(part.name);
        if (section.kind_of().name == "data") others.emplace_back("source");
        reader_.fill(*table, name + ".", keys(section), section, others);
        tiers(*table, section);
        if (compute) named_tables(*table, name + ".", "fleet", section.fleet);
        for (const auto& part : compute_parts())
            with_table(*table, name + ".", part.name, [&](const toml::table& t) {
                section.parts.push_back(this->section(t, part, name + "."));
            });
        if (!compute) named_tables(*table, name + ".", "source", section.sources);
        with_table(*table, name + ".", "facility", [&](const toml::table& t) {
            reader_.fill(t, name + ".facility.", keys(FacilitySection{}),
                         section.facility.emplace());
        });
        with_table(*table, name + ".", "cluster", [&](const toml::table& t) {
            reader_.fill(t, name + ".cluster.", keys(ClusterSection{}), section.cluster.emplace());
        });
        return section;
    }

    void tiers(const toml::table& table, InputSection& input) {
        const auto* node = table.get("tier");
        const auto* list = node == nullptr ? nullptr : reader_.tables(*node, input.name + ".tier");
        if (list == nullptr) return;
        for (const auto& item : *list) {
            auto& tier = input.tiers.emplace_back();
            const std::string path = input.name + ".tier." + std::to_string(input.tiers.size());
            reader_.fill(*item.as_table(), path + ".", keys(tier, input.kind_of()), tier);
        }
    }

    void nest(const toml::table& table, const std::string& prefix, TechnologySection& section) {
        core::Names nests;
        for (const auto& [name, node] : table)
            if (node.is_table() && !is_key(section, name.str())) nests.emplace_back(name.str());
        core::Names others = nests;
        others.emplace_back("shares");
        reader_.fill(table, prefix, keys(section), section, others);
        with_table(table, prefix, "shares",
                   [&](const toml::table& t) { shares(t, prefix, section); });
        for (const auto& name : nests) {
            TechnologySection inner;
            inner.name = name;
            nest(*table.get_as<toml::table>(name), prefix + name + ".", inner);
            section.nests.push_back(std::move(inner));
        }
    }

    static bool is_key(const TechnologySection& section, std::string_view name) {
        if (name == "shares") return true;
        for (const auto& key : keys(section))
            if (key.row.key == name) return true;
        return false;
    }

    void shares(const toml::table& table, const std::string& prefix, TechnologySection& section) {
        for (const auto& [name, node] : table) {
            Number share;
            reader_.read(node, prefix + "shares." + std::string(name.str()), share);
            section.shares.emplace_back(name.str(), share);
        }
    }

    void accounts(const toml::table& table, AccountsSection& section) {
        reader_.fill(table, "accounts.", keys(section), section, {"totals", "fx", "lines"});
        section.totals.origin = section.origin;
        with_table(table, "accounts.", "totals", [&](const toml::table& t) {
            reader_.fill(t, "accounts.totals.", keys(section.totals), section.totals);
        });
        with_table(table, "accounts.", "fx", [&](const toml::table& t) {
            for (const auto& [name, node] : t) {
                Number rate;
                reader_.read(node, "accounts.fx." + std::string(name.str()), rate);
                section.fx.emplace_back(name.str(), rate);
            }
        });
        named_tables(table, "accounts.", "lines", section.lines);
    }

    /// Tables that have names of their own: `[PREFIX.KEY.NAME]`.
    template <class Section>
    void named_tables(const toml::table& parent, const std::string& prefix, const std::string& key,
                      std::vector<Section>& sections) {
        with_table(parent, prefix, key, [&](const toml::table& t) {
            for (const auto& [name, node] : t) {
                const std::string path = prefix + key + "." + std::string(name.str());
                const auto* table = reader_.table(node, path);
                if (table == nullptr) continue;
                Section entry;
                entry.name = std::string(name.str());
                reader_.fill(*table, path + ".", keys(entry), entry);
                sections.push_back(std::move(entry));
            }
        });
        in_order_of_the_file(sections);
    }

    /// toml++ keeps tables by name; people expect them in the order of the file.
    template <class Section>
    static void in_order_of_the_file(std::vector<Section>& sections) {
        std::stable_sort(sections.begin(), sections.end(), [](const auto& a, const auto& b) {
            return a.origin.line < b.origin.line;
        });
    }

    static constexpr std::size_t most_inputs = 64;

    std::string file_;
    TomlReader reader_;
    Mistakes& mistakes_;
};

}  // namespace

Scenario load_text(std::string_view text, const std::string& name) {
    const auto root = detail::parse(text, name);
    Mistakes mistakes;
    const Contents contents = ScenarioReader(printable(name, 200), mistakes).read(root);
    detail::check(contents, mistakes);
    mistakes.throw_if_any();
    return Scenario(contents);
}

Scenario load(const std::string& path) {
    return load_text(detail::read_file(path), std::filesystem::path(path).filename().string());
}

}  // namespace isocost::scenario
