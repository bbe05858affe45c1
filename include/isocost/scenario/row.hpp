#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/scenario/value.hpp"

namespace isocost::scenario {

inline constexpr core::Bounds any_number{-core::infinity, core::infinity, true, true,
                                         "must be finite"};
inline constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};

enum class Holds { number, text, names };

/// What the tables say about one key of a scenario file: the only place where it is written down.
/// Reader, messages, reforms, the reference page and the JSON Schema all read it.
struct Row {
    std::string key;
    std::string unit;  ///< empty when it has none
    std::string meaning;
    std::string otherwise;                  ///< what holds without it; empty when it must be given
    core::Bounds bounds = any_number;       ///< of a number
    std::vector<std::string> choices = {};  ///< of a text that is one of a few words
    bool sourced = false;                   ///< a number that must name its source, range or not
    Holds holds = Holds::number;

    bool required() const { return otherwise.empty(); }
};

/// A row together with the member of a section that it describes.
template <class Section>
struct Key {
    Row row;
    std::variant<Number Section::*, Text Section::*, NameList Section::*> member;
};

template <class Section>
using Keys = std::vector<Key<Section>>;

/// A row for a number, a choice, prose, or a list of names. `otherwise` is empty for what must be
/// given.
template <class Section>
Key<Section> number(std::string key, Number Section::*member, const core::Bounds& bounds,
                    std::string unit, std::string meaning, std::string otherwise = "") {
    return {{std::move(key), std::move(unit), std::move(meaning), std::move(otherwise), bounds},
            member};
}

template <class Section>
Key<Section> sourced(Key<Section> key) {
    key.row.sourced = true;
    return key;
}

template <class Section>
Key<Section> choice(std::string key, Text Section::*member, std::vector<std::string> choices,
                    std::string meaning, std::string otherwise = "") {
    return {{std::move(key), "", std::move(meaning), std::move(otherwise), any_number,
             std::move(choices), false, Holds::text},
            member};
}

template <class Section>
Key<Section> prose(std::string key, Text Section::*member, std::string meaning,
                   std::string otherwise = "") {
    return choice(std::move(key), member, {}, std::move(meaning), std::move(otherwise));
}

template <class Section>
Key<Section> names(std::string key, NameList Section::*member, std::string meaning,
                   std::string otherwise = "") {
    return {{std::move(key),
             "",
             std::move(meaning),
             std::move(otherwise),
             any_number,
             {},
             false,
             Holds::names},
            member};
}

}  // namespace isocost::scenario
