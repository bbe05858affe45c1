#pragma once

#include <string>
#include <variant>

#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

namespace detail {

template <class Section, class Table, class Visit>
void walk_section(Section& section, const Table& table, const std::string& prefix, Visit& visit) {
    for (const auto& key : table)
        std::visit(
            [&](auto member) {
                visit(prefix + key.row.key, key.row, section.*member, section.origin);
            },
            key.member);
}

template <class Nest, class Visit>
void walk_nest(Nest& nest, const std::string& prefix, Visit& visit) {
    walk_section(nest, keys(nest), prefix, visit);
    for (auto& [child, share] : nest.shares)
        visit(prefix + "shares." + child, share_row(child), share, nest.origin);
    for (auto& inner : nest.nests) walk_nest(inner, prefix + inner.name + ".", visit);
}

template <class Section, class Visit>
void walk_chapter(Section& section, const std::string& prefix, Visit& visit) {
    for (auto& entry : section.entries)
        std::visit(
            [&](auto& value) {
                visit(prefix + section.name + "." + entry.row.key, entry.row, value,
                      section.origin);
            },
            entry.value);
    for (auto& table : section.tables) walk_chapter(table, prefix + section.name + ".", visit);
}

template <class Input, class Visit>
void walk_input(Input& input, Visit& visit) {
    const std::string prefix = input.name + ".";
    walk_section(input, keys(input), prefix, visit);
    for (std::size_t k = 0; k < input.tiers.size(); ++k)
        walk_section(input.tiers[k], keys(input.tiers[k], input.kind_of()),
                     prefix + "tier." + std::to_string(k + 1) + ".", visit);
    for (auto& chips : input.fleet)
        walk_section(chips, keys(chips), prefix + "fleet." + chips.name + ".", visit);
    if (input.facility)
        walk_section(*input.facility, keys(*input.facility), prefix + "facility.", visit);
    for (auto& part : input.parts) walk_chapter(part, prefix, visit);
    for (auto& source : input.sources)
        walk_section(source, keys(source), prefix + "source." + source.name + ".", visit);
    if (input.cluster)
        walk_section(*input.cluster, keys(*input.cluster), prefix + "cluster.", visit);
}

template <class Accounts, class Visit>
void walk_accounts(Accounts& accounts, Visit& visit) {
    walk_section(accounts, keys(accounts), "accounts.", visit);
    walk_section(accounts.totals, keys(accounts.totals), "accounts.totals.", visit);
    for (auto& [currency, rate] : accounts.fx)
        visit("accounts.fx." + currency, fx_row(currency), rate, accounts.origin);
    for (auto& line : accounts.lines)
        walk_section(line, keys(line), "accounts.lines." + line.name + ".", visit);
}

template <class AnyContents, class Visit>
void walk_lab(AnyContents& contents, Visit& visit) {
    walk_nest(contents.technology, "technology.", visit);
    for (auto& input : contents.inputs) walk_input(input, visit);
    walk_section(contents.question, keys(contents.question), "question.", visit);
}

template <class Ways, class Visit>
void walk_ways(Ways& ways, const std::string& prefix, Row (*row)(const std::string&),
               Visit& visit) {
    for (auto& [name, others, origin] : ways)
        for (auto& [other, number] : others) {
            std::string path = prefix;
            path.append(name).append(".").append(other);
            visit(path, row(other), number, origin);
        }
}

template <class AnyContents, class Visit>
void walk_between_firms(AnyContents& contents, Visit& visit) {
    if (contents.spillovers) {
        walk_section(*contents.spillovers, keys(*contents.spillovers), "spillovers.", visit);
        walk_ways(contents.spillovers->weights, "spillovers.weight.", spillover_weight_row, visit);
    }
    if (!contents.contest_of_firms) return;
    walk_section(*contents.contest_of_firms, keys(*contents.contest_of_firms), "contest_of_firms.",
                 visit);
    for (auto& one : contents.contest_of_firms->firms)
        walk_section(one, keys(one), "contest_of_firms.firm." + one.name + ".", visit);
}

template <class AnyContents, class Visit>
void walk_market(AnyContents& contents, Visit& visit) {
    for (auto& pool : contents.pools)
        walk_section(pool, keys(pool), "pool." + pool.name + ".", visit);
    if (contents.migration) {
        walk_section(*contents.migration, keys(*contents.migration), "migration.", visit);
        walk_ways(contents.migration->shares, "migration.share.", migration_share_row, visit);
        walk_ways(contents.migration->added_friction, "migration.added_friction.",
                  added_friction_row, visit);
    }
    walk_between_firms(contents, visit);
    for (auto& firm : contents.firms) {
        const std::string prefix = "firm." + firm.name.value + ".";
        walk_section(firm, keys(firm), prefix, visit);
        for (auto& [input, pool] : firm.hires)
            visit(prefix + "hires." + input, hire_row(input), pool, firm.origin);
        const auto inside = [&](const std::string& path, const Row& row, auto& value,
                                const Origin& origin) { visit(prefix + path, row, value, origin); };
        walk_lab(firm.lab, inside);
    }
}

template <class Poaching, class Visit>
void walk_poaching(Poaching& poaching, Visit& visit) {
    walk_chapter(poaching.shared, "", visit);
    for (auto& firm : poaching.firms) walk_chapter(firm, "poaching.firm.", visit);
}

}  // namespace detail

/// Calls visit(path, row, value, origin of the section) for every key that the contents could have,
/// given or not, in the order of the tables; `value` is a Number, Text or NameList, const when the
/// contents are. Whatever has to know all keys goes through here: checks, reforms, hash, reference.
/// Of a scenario without a lab, technology and question have no keys. Those of a firm of a market
/// begin with `firm.NAME.`.
template <class AnyContents, class Visit>
void walk(AnyContents& contents, Visit&& visit) {
    detail::walk_section(contents.heading, keys(contents.heading), "", visit);
    if (contents.has_lab()) detail::walk_lab(contents, visit);
    detail::walk_section(contents.tolerance, keys(contents.tolerance), "tolerance.", visit);
    if (contents.accounts) detail::walk_accounts(*contents.accounts, visit);
    for (auto& chapter : contents.chapters) detail::walk_chapter(chapter, "", visit);
    detail::walk_market(contents, visit);
    if (contents.poaching) detail::walk_poaching(*contents.poaching, visit);
}

}  // namespace isocost::scenario
