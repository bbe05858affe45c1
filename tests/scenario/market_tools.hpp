#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "isocost/scenario/answer.hpp"
#include "isocost/scenario/scenario.hpp"

/// What tests of markets in files ask of answers and of messages.
namespace isocost::test {

inline const scenario::AnswerLine& found(const std::vector<scenario::Answer>& all,
                                         const std::string& section, const std::string& name) {
    for (const auto& answer : all)
        for (const auto& each : answer.lines)
            if (answer.section == section && each.name == name) return each;
    throw std::invalid_argument("no " + section + "." + name);
}

inline double line(const std::vector<scenario::Answer>& all, const std::string& section,
                   const std::string& name) {
    return found(all, section, name).value;
}

inline std::string words(const std::vector<scenario::Answer>& all, const std::string& section,
                         const std::string& name) {
    return found(all, section, name).words;
}

/// What loading says is wrong; empty when nothing is.
inline std::string mistakes(const std::string& text) {
    try {
        (void)scenario::load_text(text, "market.toml");
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
    return "";
}

inline bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The text with its first `part` changed; throws when it has none.
inline std::string replaced(std::string text, const std::string& part, const std::string& instead) {
    const auto at = text.find(part);
    if (at == std::string::npos) throw std::invalid_argument("no \"" + part + "\"");
    return text.replace(at, part.size(), instead);
}

}  // namespace isocost::test
