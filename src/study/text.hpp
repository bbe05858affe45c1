#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Private to src/study: numbers and tables as people read them.
namespace isocost::study::detail {

/// Five significant digits: 0.6, 1234.5, 5.4100e+25 as 5.41e25, 12,345,678 grouped; "-" for NaN.
std::string figure(double value);

/// A share as a percentage with one decimal, "48.4 %"; a change with its sign, "+12.3 %".
std::string percent(double share);
std::string change(double ratio_minus_one);

/// A residual: "< 1e-12" below what arithmetic can promise on every machine, else two digits.
std::string residual(double value);

/// Characters that a UTF-8 text takes on a terminal, if each code point takes one.
std::size_t width(std::string_view text);

enum class Set { left, right };

/// Rows of cells, two spaces between columns: the first set left, the others as told. A row may
/// have fewer cells than another.
class Table {
public:
    explicit Table(std::string indent = "  ", Set others = Set::right)
        : indent_(std::move(indent)), others_(others) {}
    void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    bool empty() const { return rows_.empty(); }
    std::string text() const;

private:
    std::string indent_;
    Set others_;
    std::vector<std::vector<std::string>> rows_;
};

/// Words broken into lines of at most 96 characters, each after the indent.
std::string wrapped(std::string_view words, const std::string& indent);

}  // namespace isocost::study::detail
