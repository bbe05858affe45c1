#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/scenario/accounts.hpp"
#include "isocost/scenario/chapter.hpp"
#include "isocost/scenario/input.hpp"
#include "isocost/scenario/market_section.hpp"
#include "isocost/scenario/mistakes.hpp"
#include "isocost/scenario/poaching.hpp"
#include "isocost/scenario/question.hpp"
#include "isocost/scenario/technology.hpp"

namespace isocost::scenario {

/// The keys above the first table.
struct HeadingSection {
    Origin origin = {};
    Text title = {};
    Number price_year = {};
    Text notes = {};
    NameList inputs = {};
};

inline Keys<HeadingSection> keys(const HeadingSection&) {
    using S = HeadingSection;
    return {
        prose("title", &S::title, "the scenario in a few words"),
        number("price_year", &S::price_year, {1900.0, 2200.0, false, false, "must be a year"},
               "year", "year whose US dollars all money is in"),
        prose("notes", &S::notes, "what a reader should know", "nothing"),
        names("inputs", &S::inputs, "names of all inputs",
              "those of compute, talent and data that have a section"),
    };
}

/// What a scenario says, section by section, in the order of its inputs. A lab, a market of many
/// firms, or neither; with questions of chapters or without.
struct Contents {
    struct Firm;

    HeadingSection heading = {};
    TechnologySection technology = {};
    std::vector<InputSection> inputs = {};
    QuestionSection question = {};
    ToleranceSection tolerance = {};
    std::optional<AccountsSection> accounts = {};
    std::vector<ChapterSection> chapters = {};  ///< questions beside the lab's
    std::vector<PoolSection> pools = {};
    std::optional<MigrationSection> migration = {};
    std::optional<SpilloversSection> spillovers = {};
    std::optional<FirmsContestSection> contest_of_firms = {};
    std::optional<PoachingSection> poaching = {};
    std::vector<Firm> firms;

    /// Whether there is a market of firms to clear.
    bool has_market() const { return !firms.empty() || !pools.empty(); }
    /// Whether there is a lab to solve, or a market or chapters alone.
    bool has_lab() const {
        return !inputs.empty() || (chapters.empty() && !has_market() && !poaching);
    }
};

/// `[[firm]]`: a lab that hires inputs in pools, where everybody pays the pool's wage: one by
/// `pool` and `hired`, more by `[firm.hires]`. Its heading has a title (the name) and inputs alone.
struct Contents::Firm {
    Origin origin = {};
    Text name = {};
    Text pool = {};
    Text hired = {};
    std::vector<std::pair<std::string, Text>> hires = {};  ///< input, pool
    Contents lab = {};

    std::string hired_input() const { return hired.given() ? hired.value : "talent"; }
    /// Every input that it hires, with its pool; that of `hired` first.
    std::vector<std::pair<std::string, Text>> all_hires() const {
        auto all = hires;
        all.insert(all.begin(), {hired_input(), pool});
        return all;
    }
};

inline Keys<Contents::Firm> keys(const Contents::Firm&) {
    using S = Contents::Firm;
    return {
        prose("name", &S::name, "what the firm is called: lower-case letters, digits, underscores"),
        prose("pool", &S::pool, "the pool that it hires in"),
        prose("hired", &S::hired, "the input that it hires there", "talent"),
    };
}

/// A lab's benchmark year, prices, limits and question: valid, complete and immutable. Made by
/// `load`, `load_text` and `apply`, which throw ScenarioError otherwise.
class Scenario {
public:
    /// Throws ScenarioError with every rule that the contents break.
    explicit Scenario(Contents contents);

    /// What it says; a copy when the scenario is about to end, so that no reference dangles.
    const Contents& contents() const& noexcept { return *contents_; }
    Contents contents() && { return *contents_; }

    std::string title() const { return contents_->heading.title.value; }
    int price_year() const { return static_cast<int>(contents_->heading.price_year.value); }

    /// "sha256:" and 64 hexadecimal digits, of `canonical(contents())`: the same for two files that
    /// say the same in other words, order or spelling of numbers.
    std::string hash() const { return hash_; }

private:
    std::shared_ptr<const Contents> contents_;
    std::string hash_;
};

/// Largest file that is read, in bytes, and deepest nesting of tables.
inline constexpr std::size_t largest_file = 1U << 20U;
inline constexpr int deepest_nesting = 16;

/// Reads a scenario from a TOML file or from text (then `name` stands for the file in messages).
/// Collects every mistake before it throws ScenarioError. Opens no other file.
[[nodiscard]] Scenario load(const std::string& path);
[[nodiscard]] Scenario load_text(std::string_view text, const std::string& name = "text");

/// One `path = value` a line, in the order of the tables, without prose, sources and what was not
/// given; numbers in their shortest form. What `Scenario::hash` is the hash of.
std::string canonical(const Contents& contents);

/// SHA-256 (FIPS 180-4) as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace isocost::scenario
