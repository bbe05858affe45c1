#include "rules.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "isocost/market/poaching.hpp"
#include "isocost/scenario/chapter.hpp"
#include "isocost/scenario/near.hpp"
#include "isocost/scenario/poaching.hpp"
#include "isocost/scenario/walk.hpp"
#include "market.hpp"

namespace isocost::scenario::detail {

namespace {

std::string rule_of(const Row& row) {
    return std::string(row.bounds.rule) + " (" + row.meaning + ")";
}

void check_value(const std::string& path, const Row& row, const Number& number,
                 Mistakes& mistakes) {
    const auto wrong = [&](const std::string& value, const std::string& rule) {
        mistakes.add(number.origin, path, value, rule);
    };
    const std::string value = core::text(number.value);
    if (!row.bounds.contains(number.value)) return wrong(value, rule_of(row));
    if (number.ranged()) {
        if (std::isnan(number.low) || std::isnan(number.high))
            return wrong(value, "a range must have both low and high");
        const std::string range =
            "low = " + core::text(number.low) + " and high = " + core::text(number.high);
        if (!(number.low <= number.value && number.value <= number.high))
            wrong(value, "must lie between " + range);
        else if (!row.bounds.contains(number.low) || !row.bounds.contains(number.high))
            wrong(core::text(number.low) + " to " + core::text(number.high), rule_of(row));
        if (number.source.empty())
            wrong(value, "a range must name its source; where there is none say \"assumed: ...\"");
    } else if (number.source.empty() && row.sourced) {
        wrong(value, "must name its source, { value, source }");
    }
}

void check_value(const std::string& path, const Row& row, const Text& text, Mistakes& mistakes) {
    if (row.choices.empty()) return;
    if (std::find(row.choices.begin(), row.choices.end(), text.value) != row.choices.end()) return;
    mistakes.add(text.origin, path, "\"" + printable(text.value) + "\"",
                 "must be one of: " + core::joined(row.choices),
                 near_matches(text.value, row.choices));
}

void check_value(const std::string&, const Row&, const NameList&, Mistakes&) {}

void check_values(const Contents& contents, Mistakes& mistakes) {
    walk(contents,
         [&](const std::string& path, const Row& row, const auto& value, const Origin& section) {
             if (!mistakes.clean(path)) return;
             if (value.given())
                 check_value(path, row, value, mistakes);
             else if (row.required())
                 mistakes.add(section, path, "", "must be given (" + row.meaning + ")");
         });
}

void check_heading(const Contents& contents, Mistakes& mistakes) {
    const auto& heading = contents.heading;
    if (heading.price_year.given() &&
        heading.price_year.value != std::floor(heading.price_year.value))
        mistakes.add(heading.price_year.origin, "price_year", core::text(heading.price_year.value),
                     "must be a year");
    if (contents.has_lab() && contents.inputs.empty())
        mistakes.add(
            heading.origin, "inputs", "",
            "a scenario needs at least one input: [compute], [talent], [data], or names in "
            "inputs; or firms and pools; or a question of its own, as [serving]");
    core::Names seen;
    for (const auto& name : heading.inputs.value) {
        const bool twice = std::find(seen.begin(), seen.end(), name) != seen.end();
        if (twice)
            mistakes.add(heading.inputs.origin, "inputs", "\"" + printable(name) + "\"",
                         "must be listed once");
        else if (!is_plain_name(name))
            mistakes.add(heading.inputs.origin, printable(name), "",
                         "the name of an input must be lower-case letters, digits and underscores");
        seen.push_back(name);
    }
}

void check_question(const QuestionSection& q, Mistakes& mistakes) {
    const std::string& goal = q.goal.value;
    const auto belongs = [&](const char* key, const Number& number, const std::string& owner) {
        if (number.given() && goal != owner)
            mistakes.add(number.origin, std::string("question.") + key, core::text(number.value),
                         "is read only with goal = \"" + owner + "\"");
    };
    const auto needs = [&](const char* key, const Number& number, const std::string& owner) {
        if (!number.given() && goal == owner)
            mistakes.add(q.origin, std::string("question.") + key, "",
                         "must be given with goal = \"" + owner + "\"");
    };
    belongs("capability", q.capability, "minimize_opex");
    needs("capability", q.capability, "minimize_opex");
    for (const auto& [key, number] : {std::pair{"budget_usd_per_year", &q.budget_usd_per_year},
                                      std::pair{"budget_share", &q.budget_share}})
        belongs(key, *number, "maximize_capability");
    if (goal == "maximize_capability" && q.budget_usd_per_year.given() == q.budget_share.given())
        mistakes.add(
            q.origin, "question", "",
            "goal = \"maximize_capability\" needs one of budget_usd_per_year and budget_share");
    for (const auto& [key, number] : {std::pair{"value_usd_per_year", &q.value_usd_per_year},
                                      std::pair{"exponent", &q.exponent}}) {
        belongs(key, *number, "maximize_profit");
        needs(key, *number, "maximize_profit");
    }
    belongs("users", q.users, "maximize_profit");
}

/// Without a lab, what only a lab has.
void check_no_lab(const Contents& contents, Mistakes& mistakes) {
    const std::string rule = contents.has_market()
                                 ? "is part of a lab: in a market it belongs to a firm"
                                 : "is part of a lab, and the scenario has no input";
    if (contents.technology.sigma.given() || !contents.technology.nests.empty())
        mistakes.add(contents.technology.origin, "technology", "", rule);
    if (contents.question.goal.given())
        mistakes.add(contents.question.origin, "question", "", rule);
    if (contents.accounts) mistakes.add(contents.accounts->origin, "accounts", "", rule);
}

/// What rows alone do not refuse, its chapter does.
void check_chapter(const ChapterSection& section, Mistakes& mistakes) {
    for (const auto& table : section.tables)
        if (!is_plain_name(table.own_name()))
            mistakes.add(table.origin, section.name + "." + printable(table.name, 40), "",
                         "must be named in lower-case letters, digits and underscores");
    if (!mistakes.clean(section.name)) return;
    try {
        (void)chapter_named(section.name)->answer(section);
    } catch (const core::InvalidParameter& error) {
        mistakes.add(section.origin, section.name, "", error.what());
    }
}

void check_poacher(const ChapterSection& firm, Mistakes& mistakes) {
    const std::string path = "poaching.firm." + printable(firm.name, 40);
    if (!is_plain_name(firm.name))
        mistakes.add(firm.origin, path, "",
                     "must be named in lower-case letters, digits and underscores");
    if (firm.name == outside_option)
        mistakes.add(firm.origin, path, "",
                     "must have another name: answers call work for none of the firms so");
    const bool equity =
        firm.number("equity_share").value_or(0.0) > 0.0 ||
        firm.number("cash_cap_usd_per_year").value_or(core::infinity) < core::infinity;
    if (equity && !firm.number("equity_discount").given())
        mistakes.add(firm.origin, path + ".equity_discount", "",
                     "must be given where equity_share is above 0 or cash has a cap");
}

/// As `check_chapter`, for firms that choose pay.
void check_poaching(const PoachingSection& section, Mistakes& mistakes) {
    for (const auto& firm : section.firms) check_poacher(firm, mistakes);
    constexpr std::size_t most_firms = 8;
    if (section.firms.size() < 2 || section.firms.size() > most_firms)
        mistakes.add(section.origin, "poaching.firm", "", "must be 2 to 8 firms");
    if (!mistakes.clean("poaching")) return;
    try {
        market::detail::check_market(build_poaching(section));  // solving it takes long
    } catch (const core::InvalidParameter& error) {
        mistakes.add(section.origin, "poaching", "", error.what());
    }
}

}  // namespace

bool is_plain_name(const std::string& name) {
    if (name.empty() || name.size() > 40 || name.front() < 'a' || name.front() > 'z') return false;
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::vector<Leaf> leaves(const Contents& contents) {
    std::vector<Leaf> found;
    for (const auto& input : contents.inputs) {
        if (!input.cluster) {
            found.push_back({input.name, &input, 1.0});
            continue;
        }
        const double run = input.cluster->run_share.value;
        found.push_back({"run", &input, run});
        found.push_back({"experiments", &input, 1.0 - run});
    }
    return found;
}

void check(const Contents& contents, Mistakes& mistakes) {
    check_heading(contents, mistakes);
    for (const auto& input : contents.inputs)
        if (input.missing && mistakes.clean(input.name))
            mistakes.add(contents.heading.inputs.origin, input.name, "",
                         "is one of the inputs but has no table [" + printable(input.name) + "]");
    check_values(contents, mistakes);
    for (const auto& section : contents.chapters) check_chapter(section, mistakes);
    if (contents.poaching) check_poaching(*contents.poaching, mistakes);
    if (contents.has_market()) check_market(contents, mistakes);
    if (contents.migration && !contents.has_market())
        mistakes.add(contents.migration->origin, "migration", "",
                     "moves nobody: there are no pools to move between");
    if (contents.spillovers && !contents.has_market())
        mistakes.add(contents.spillovers->origin, "spillovers", "",
                     "are between firms of a market: there is no [[firm]]");
    if (contents.contest_of_firms && !contents.has_market())
        mistakes.add(contents.contest_of_firms->origin, "contest_of_firms", "",
                     "is between firms of a market: there is no [[firm]]");
    if (contents.has_market() || !contents.has_lab()) return check_no_lab(contents, mistakes);
    if (mistakes.clean("question")) check_question(contents.question, mistakes);
    if (mistakes.clean("inputs")) check_technology(contents, mistakes);
    if (mistakes.clean("inputs") && contents.accounts) check_accounts(contents, mistakes);
    for (const auto& input : contents.inputs) check_input(input, contents, mistakes);
}

}  // namespace isocost::scenario::detail
