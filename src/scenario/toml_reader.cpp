#include "toml_reader.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "isocost/core/text.hpp"
#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario::detail {

namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& rule) {
    throw ScenarioError({{{printable(file, 200), 0}, "", "", rule}});
}

/// Follows the text just far enough to know how deep its tables and dotted keys go: comments and
/// the four kinds of string are skipped. A parser may recurse once per level, in destructors too.
class DepthScan {
public:
    explicit DepthScan(std::string_view text) : text_(text) {}

    /// The first line that goes deeper than allowed, or 0.
    int too_deep() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '#')
                skip_to("\n");
            else if (c == '"' || c == '\'')
                skip_string(c);
            else {
                step(c);
                if (brackets_ > deepest_nesting || dots_ > deepest_nesting) return line_;
                ++at_;
            }
        }
        return 0;
    }

private:
    void step(char c) {
        if (c == '\n') ++line_;
        if (c == '.') ++dots_;
        if (c == '\n' || c == '=' || c == ',') dots_ = 0;
        if (c == '[' || c == '{') {
            ++brackets_;
            dots_ = 0;
        }
        if (c == ']' || c == '}') brackets_ = std::max(0, brackets_ - 1);
    }

    void skip_to(std::string_view end) {
        const auto found = text_.find(end, at_);
        const auto stop = found == std::string_view::npos ? text_.size() : found;
        for (; at_ < stop; ++at_) line_ += text_[at_] == '\n';
    }

    void skip_string(char quote) {
        const std::string_view rest = text_.substr(at_);
        const bool multiline = rest.size() > 2 && rest[1] == quote && rest[2] == quote;
        at_ += multiline ? 3 : 1;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n' && !multiline) return;  // unterminated: the parser will say so
            if (c == quote && (!multiline || text_.substr(at_, 3) == rest.substr(0, 3)))
                return skip_closing(quote, multiline);
            if (c == '\\' && quote == '"') ++at_;
            if (at_ < text_.size() && text_[at_] == '\n') ++line_;
            ++at_;
        }
    }

    /// One quote, or three and up to two more that still belong to the string.
    void skip_closing(char quote, bool multiline) {
        for (int n = multiline ? 5 : 1; n > 0 && at_ < text_.size() && text_[at_] == quote; --n)
            ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int brackets_ = 0;
    int dots_ = 0;
};

std::string sentence(std::string_view description) {
    return "is not TOML: " + printable(description, 200);
}

}  // namespace

std::string read_file(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) refuse(path, "there is no such file");
    if (!std::filesystem::is_regular_file(path, error)) refuse(path, "is not a file");
    std::ifstream file(path, std::ios::binary);
    std::string text(largest_file + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file && !file.eof()) refuse(path, "cannot be read");
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

toml::table parse(std::string_view text, const std::string& name) {
    if (text.size() > largest_file)
        refuse(name, "is larger than " + std::to_string(largest_file) + " bytes");
    if (const int line = DepthScan(text).too_deep())
        throw ScenarioError({{{printable(name, 200), line},
                              "",
                              "",
                              "tables are nested deeper than " + std::to_string(deepest_nesting)}});
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        const auto line = static_cast<int>(error.source().begin.line);
        throw ScenarioError(
            {{{printable(name, 200), line}, "", "", sentence(error.description())}});
    }
}

std::string shown(const toml::node& node) {
    if (const auto* text = node.as_string()) return "\"" + printable(text->get()) + "\"";
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    if (const auto* real = node.as_floating_point()) return core::text(real->get());
    if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
    if (node.is_table()) return "a table";
    return node.is_array() ? "a list" : "a date or time";
}

void TomlReader::read(const toml::node& node, const std::string& path, Number& number) {
    number.origin = origin(node);
    if (const auto value = node.value<double>(); value && node.is_number()) {
        number.value = *value;
        if (std::isnan(*value)) mistake(node, path, "must be a number");
        return;
    }
    if (const auto* range = node.as_table()) {
        if (!read_range(*range, path, number)) number = Number{};
        return;
    }
    mistake(node, path, "must be a number, or { value, low, high, source }");
}

bool TomlReader::read_range(const toml::table& range, const std::string& path, Number& number) {
    bool good = true;
    for (const auto& [name, node] : range) {
        const std::string_view key = name.str();
        double* target = key == "value"  ? &number.value
                         : key == "low"  ? &number.low
                         : key == "high" ? &number.high
                                         : nullptr;
        const std::string inner = path + "." + std::string(key);
        if (target != nullptr) {
            *target = node.is_number() ? *node.value<double>() : core::nan;
            if (std::isnan(*target)) {
                mistake(node, inner, "must be a number");
                good = false;
            }
        } else if (key == "source") {
            Text source;
            read(node, inner, source);
            number.source = source.value;
        } else {
            unknown(name, path + ".", {"value", "low", "high", "source"});
            good = false;
        }
    }
    if (good && !number.given()) mistake(range, path, "must have a value");
    return good && number.given();
}

/// A TOML date as the text that it was written as, YYYY-MM-DD.
static std::string written(const toml::date& date) {
    const auto digits = [](unsigned number, std::size_t width) {
        const std::string text = std::to_string(number);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2);
}

void TomlReader::read(const toml::node& node, const std::string& path, Text& text) {
    text.origin = origin(node);
    if (const auto* value = node.as_string(); value != nullptr && !value->get().empty())
        text.value = value->get();
    else if (const auto* date = node.as_date(); date != nullptr)
        text.value = written(date->get());
    else
        mistake(node, path, "must be a text, in quotes and not empty");
}

void TomlReader::read(const toml::node& node, const std::string& path, NameList& names) {
    names.origin = origin(node);
    const auto* list = node.as_array();
    if (list == nullptr || list->empty()) {
        mistake(node, path, "must be a list of names");
        return;
    }
    for (const auto& item : *list) {
        Text name;
        read(item, path, name);
        if (name.given()) names.value.push_back(name.value);
    }
}

const toml::table* TomlReader::table(const toml::node& node, const std::string& path) {
    if (!node.is_table()) mistake(node, path, "must be a table");
    return node.as_table();
}

const toml::array* TomlReader::tables(const toml::node& node, const std::string& path) {
    const auto* list = node.as_array();
    if (list != nullptr && list->is_homogeneous<toml::table>()) return list;
    mistake(node, path, "must be a list of tables, [[" + path + "]]");
    return nullptr;
}

void TomlReader::unknown(const toml::key& key, const std::string& prefix, const core::Names& known,
                         bool is_table) {
    const std::string section = prefix.empty() ? "" : prefix.substr(0, prefix.size() - 1);
    const auto meant = near_matches(key.str(), known);
    std::string rule = section.empty() ? "is not a key or table of a " + kind_
                                       : "is not a key of [" + printable(section, 200) + "]";
    if (section.empty() && is_table && meant.empty() && kind_ != "reform")
        rule +=
            "; an input of a name of its own is listed in inputs = [...] and has a kind, as "
            "kind = \"talent\"";
    mistakes_.add({file_, static_cast<int>(key.source().begin.line)},
                  printable(prefix + std::string(key.str()), 200), "", rule, meant);
}

}  // namespace isocost::scenario::detail
