#include "isocost/study/sweep.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "isocost/core/status.hpp"
#include "json_parts.hpp"
#include "recalibrated.hpp"
#include "text.hpp"

namespace isocost::study {

namespace {

using scenario::Origin;
using scenario::ScenarioError;

constexpr std::size_t most_values = 100'000;

[[noreturn]] void refuse(std::string_view text, const std::string& rule) {
    throw ScenarioError({{Origin{"--over " + scenario::printable(text, 200), 0}, "", "", rule}});
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

template <class Value>
Value parsed(std::string_view text, std::string_view whole) {
    Value value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        refuse(whole, "must read path=from:to:count or path=from:to:count:log");
    return value;
}

/// Both ends exact, the rest by interpolation.
std::vector<double> spaced(double from, double to, std::size_t count, bool logarithmic) {
    std::vector<double> values;
    for (std::size_t k = 0; k < count; ++k) {
        const double t = static_cast<double>(k) / static_cast<double>(count - 1);
        values.push_back(logarithmic ? from * std::pow(to / from, t) : from + t * (to - from));
    }
    values.front() = from;
    values.back() = to;
    return values;
}

/// One column of the table: its heading, and its value in a result.
struct Column {
    std::string name;
    std::function<double(const firm::Result&)> value;
};

std::vector<Column> columns(const SweepTable& table) {
    std::vector<Column> all{{"capability", [](const auto& r) { return r.capability; }},
                            {"opex_usd_per_year", [](const auto& r) { return r.opex; }}};
    if (std::holds_alternative<firm::Revenue>(table.baseline.model.question))
        all.push_back({"profit_usd_per_year", [](const auto& r) { return r.profit; }});
    for (const auto& input : table.baseline.model.inputs)
        all.push_back({input.name, [name = input.name](const auto& r) { return r.inputs[name]; }});
    for (const auto& input : table.baseline.model.inputs)
        all.push_back({input.name + "_cap_worth_usd", [name = input.name](const auto& r) {
                           if (!r.solved()) return core::nan;
                           return r.shadow_prices.contains(name) ? r.shadow_prices[name] : 0.0;
                       }});
    return all;
}

/// Columns that are 0 all the way down say nothing.
std::vector<Column> telling(const SweepTable& table) {
    std::vector<Column> some;
    for (auto& column : columns(table))
        for (const auto& result : table.results)
            if (const double value = column.value(result); value != 0.0 && !std::isnan(value)) {
                some.push_back(std::move(column));
                break;
            }
    return some;
}

bool depends(const SweepTable& table) {
    if (table.results.size() < 2) return true;
    // Where nothing is solved nothing shows what it depends on: the statuses are the finding.
    if (std::none_of(table.results.begin(), table.results.end(),
                     [](const auto& r) { return r.solved(); }))
        return true;
    for (const auto& column : columns(table)) {
        const double first = column.value(table.results.front());
        for (const auto& result : table.results) {
            const double value = column.value(result);
            if (std::isnan(value) != std::isnan(first) || std::isinf(value) != std::isinf(first) ||
                std::abs(value - first) > 1e-12 * std::max(std::abs(value), std::abs(first)))
                return true;
        }
    }
    return false;
}

std::string cell(const std::string& text) {
    return text.find_first_of(",\"\n") == std::string::npos ? text : "\"" + text + "\"";
}

}  // namespace

Sweep parse_sweep(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        refuse(text, "must read path=from:to:count or path=from:to:count:log");
    const auto parts = split(text.substr(equals + 1), ':');
    const bool logarithmic = parts.size() == 4 && parts[3] == "log";
    if (parts.size() != 3 && !logarithmic)
        refuse(text, "must read path=from:to:count or path=from:to:count:log");
    const auto from = parsed<double>(parts[0], text);
    const auto to = parsed<double>(parts[1], text);
    const auto count = parsed<std::size_t>(parts[2], text);
    if (!std::isfinite(from) || !std::isfinite(to)) refuse(text, "must go between finite numbers");
    if (count < 2 || count > most_values) refuse(text, "must have 2 to 100000 values");
    if (from == to) refuse(text, "must go from one number to another");
    if (logarithmic && !(from > 0.0 && to > 0.0)) refuse(text, "logarithms need numbers above 0");
    return {std::string(text.substr(0, equals)), spaced(from, to, count, logarithmic)};
}

SweepTable sweep(const scenario::Scenario& scenario, const Sweep& over,
                 const std::function<void(std::size_t, std::size_t)>& progress) {
    SweepTable table{over.path, scenario::solve(scenario), over.values, {}};
    for (const double value : over.values) {
        table.results.push_back(
            scenario::solve(scenario::build(scenario::replaced(scenario, over.path, value))));
        if (progress) progress(table.results.size(), over.values.size());
    }
    if (!depends(table))
        refuse(over.path, "changes nothing here: every result is the same at all of its values");
    return table;
}

std::string to_text(const SweepTable& table) {
    const auto shown = telling(table);
    std::string note;
    for (const auto& result : table.results)
        if (note.empty() && detail::recalibrated(table.baseline.model.firm, *result.firm))
            note = detail::wrapped(std::string(detail::recalibration_note), "");
    detail::Table text("");
    std::vector<std::string> head{table.path, "status"};
    for (const auto& column : shown) head.push_back(column.name);
    text.row(head);
    for (std::size_t k = 0; k < table.results.size(); ++k) {
        std::vector<std::string> cells{detail::figure(table.values[k]),
                                       std::string(core::name(table.results[k].status))};
        for (const auto& column : shown)
            cells.push_back(detail::figure(column.value(table.results[k])));
        text.row(std::move(cells));
    }
    return note + text.text();
}

std::string to_csv(const SweepTable& table) {
    std::string text = cell(table.path) + ",status";
    for (const auto& column : columns(table)) text += "," + cell(column.name);
    text += "\n";
    for (std::size_t k = 0; k < table.results.size(); ++k) {
        text +=
            core::text(table.values[k]) + "," + std::string(core::name(table.results[k].status));
        for (const auto& column : columns(table)) {
            const double value = column.value(table.results[k]);
            text += "," + (std::isnan(value) ? "" : core::text(value));
        }
        text += "\n";
    }
    return text;
}

std::string to_json(const SweepTable& table) {
    detail::Json rows = detail::Json::array();
    for (std::size_t k = 0; k < table.results.size(); ++k) {
        detail::Json row = {{"value", detail::number(table.values[k])},
                            {"status", std::string(core::name(table.results[k].status))}};
        for (const auto& column : columns(table))
            row[column.name] = detail::number(column.value(table.results[k]));
        rows.push_back(row);
    }
    return detail::written({{"path", table.path},
                            {"title", table.baseline.provenance.title},
                            {"scenario_hash", table.baseline.provenance.hash},
                            {"price_year", table.baseline.provenance.price_year},
                            {"version", table.baseline.provenance.version},
                            {"rows", rows}});
}

}  // namespace isocost::study
