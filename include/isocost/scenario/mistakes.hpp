#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/core/named_values.hpp"
#include "isocost/scenario/value.hpp"

namespace isocost::scenario {

/// Text from outside as it may be shown on a terminal: control characters escaped, cut after a
/// length.
inline std::string printable(std::string_view text, std::size_t longest = 60) {
    std::string shown;
    for (const char c : text.substr(0, longest)) {
        const auto byte = static_cast<unsigned char>(c);
        constexpr std::string_view digits = "0123456789abcdef";
        if (byte < 0x20 || byte == 0x7f)
            shown += std::string("\\x") + digits[byte / 16U] + digits[byte % 16U];
        else
            shown += c;
    }
    return text.size() > longest ? shown + "…" : shown;
}

/// One mistake of a scenario or reform: where, key, value, the rule that it breaks, and the names
/// that may have been meant. Reads
/// `lab.toml:7: talent.wage_usd_per_yaer: is not a key of [talent]; did you mean
/// "wage_usd_per_year"?`
struct Mistake {
    Origin origin;
    std::string key;
    std::string value;  ///< as written; empty when there is none to show
    std::string rule;
    core::Names near = {};

    std::string message() const {
        std::string text = origin.file;
        if (origin.line > 0) text += ":" + std::to_string(origin.line);
        text += ": " + key + (value.empty() ? "" : (key.empty() ? "" : " = ") + value) +
                (key.empty() && value.empty() ? "" : ": ") + rule;
        for (std::size_t i = 0; i < near.size(); ++i)
            text += (i == 0 ? "; did you mean \"" : " or \"") + near[i] + "\"";
        return near.empty() ? text : text + "?";
    }
};

/// A scenario, reform or change that cannot be used: all its mistakes, in the order of their lines.
class ScenarioError : public std::runtime_error {
public:
    explicit ScenarioError(std::vector<Mistake> mistakes)
        : std::runtime_error(text_of(mistakes)), mistakes_(std::move(mistakes)) {}

    const std::vector<Mistake>& mistakes() const noexcept { return mistakes_; }

private:
    static std::string text_of(const std::vector<Mistake>& mistakes) {
        std::string text;
        for (const auto& mistake : mistakes) text += (text.empty() ? "" : "\n") + mistake.message();
        return text;
    }

    std::vector<Mistake> mistakes_;
};

/// Mistakes while they are being collected.
class Mistakes {
public:
    /// Notes a mistake; the same one is noted once.
    void add(const Origin& origin, std::string key, std::string value, std::string rule,
             core::Names near = {}) {
        Mistake mistake{origin, std::move(key), std::move(value), std::move(rule), std::move(near)};
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Mistake& other) {
            return other.origin.line == mistake.origin.line && other.key == mistake.key &&
                   other.rule == mistake.rule && other.value == mistake.value;
        });
        if (!known) found_.push_back(std::move(mistake));
        if (found_.size() == most) throw_if_any();
    }

    /// Notes all mistakes of a part of the file, whose keys begin with the prefix.
    void add_all(const std::string& prefix, const Mistakes& part) {
        for (const auto& mistake : part.found_)
            add(mistake.origin, prefix + mistake.key, mistake.value, mistake.rule, mistake.near);
    }

    bool empty() const noexcept { return found_.empty(); }

    /// True while nothing at, below or above a path is wrong, so that rules about it can be tried.
    bool clean(std::string_view path) const {
        return std::none_of(found_.begin(), found_.end(), [&](const Mistake& mistake) {
            return lies_in(mistake.key, path) || lies_in(path, mistake.key);
        });
    }

    void throw_if_any() {
        if (found_.empty()) return;
        std::stable_sort(found_.begin(), found_.end(), [](const Mistake& a, const Mistake& b) {
            return a.origin.line < b.origin.line;
        });
        throw ScenarioError(std::move(found_));
    }

private:
    /// Nobody reads more, and looking through them takes time for each key of a hostile file.
    static constexpr std::size_t most = 200;

    static bool lies_in(std::string_view path, std::string_view outer) {
        return path.substr(0, outer.size()) == outer &&
               (path.size() == outer.size() || path[outer.size()] == '.');
    }

    std::vector<Mistake> found_;
};

}  // namespace isocost::scenario
