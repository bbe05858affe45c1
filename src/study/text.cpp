#include "text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace isocost::study::detail {

namespace {

std::string grouped(double whole) {
    std::string digits = fmt::format("{:.0f}", std::abs(whole));
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return (whole < 0.0 ? "-" : "") + digits;
}

/// 5.4100e+25 as 5.41e25.
std::string scientific(double value) {
    std::string text = fmt::format("{:.4e}", value);
    const auto e = text.find('e');
    std::string mantissa = text.substr(0, e);
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.') mantissa.pop_back();
    return mantissa + "e" + std::to_string(std::stoi(text.substr(e + 1)));
}

std::string padding(std::size_t wanted, std::string_view cell) {
    return std::string(wanted - std::min(wanted, width(cell)), ' ');
}

}  // namespace

std::string figure(double value) {
    if (std::isnan(value)) return "-";
    if (std::isinf(value)) return value > 0.0 ? "inf" : "-inf";
    const double size = std::abs(value);
    if (size == 0.0) return "0";
    if (size >= 1e12 || size < 1e-4) return scientific(value);
    if (size >= 1e4) return grouped(value);
    return fmt::format("{:.5g}", value);
}

std::string percent(double share) {
    return std::isnan(share) ? "-" : fmt::format("{:.1f} %", 100.0 * share);
}

std::string change(double ratio_minus_one) {
    if (!std::isfinite(ratio_minus_one)) return figure(ratio_minus_one);
    const double shown = 100.0 * ratio_minus_one;
    return std::abs(shown) < 0.05 ? "0.0 %" : fmt::format("{:+.1f} %", shown);
}

std::string residual(double value) {
    if (std::isnan(value)) return "none";
    return std::abs(value) < 1e-12 ? "< 1e-12" : fmt::format("{:.1e}", value);
}

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string Table::text() const {
    std::vector<std::size_t> widths;
    for (const auto& cells : rows_)
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (k == widths.size()) widths.push_back(0);
            widths[k] = std::max(widths[k], width(cells[k]));
        }
    std::string text;
    for (const auto& cells : rows_) {
        std::string line = indent_;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const std::string space = padding(widths[k], cells[k]);
            if (k > 0) line += "  ";
            line += k == 0 || others_ == Set::left ? cells[k] + space : space + cells[k];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string wrapped(std::string_view words, const std::string& indent) {
    constexpr std::size_t longest = 96;
    std::string text;
    std::string line;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find_first_of(" \n", at), words.size());
        const std::string word(words.substr(at, end - at));
        at = end + 1;
        if (word.empty()) continue;
        if (!line.empty() && indent.size() + width(line) + 1 + width(word) > longest) {
            text += indent + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return line.empty() ? text : text + indent + line + "\n";
}

}  // namespace isocost::study::detail
