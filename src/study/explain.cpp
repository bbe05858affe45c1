#include <cmath>

#include "answers_text.hpp"
#include "isocost/core/text.hpp"
#include "isocost/firm/explain.hpp"
#include "isocost/scenario/walk.hpp"
#include "isocost/study/report.hpp"
#include "text.hpp"

namespace isocost::study {

namespace {

using detail::figure;
using detail::percent;
using detail::Set;
using detail::Table;
using detail::wrapped;
using scenario::NameList;
using scenario::Number;
using scenario::Row;
using scenario::Text;

std::string shown(const Row& row, const Number& number) {
    std::string text = core::text(number.value);
    if (number.ranged())
        text += " (" + core::text(number.low) + " to " + core::text(number.high) + ")";
    return row.unit.empty() ? text : text + " " + row.unit;
}
std::string shown(const Row&, const Text& text) { return text.value; }
std::string shown(const Row&, const NameList& names) { return core::joined(names.value); }

std::string source_of(const Number& number) { return number.source; }
template <class Value>
std::string source_of(const Value&) {
    return "";
}

std::string given(const scenario::Scenario& scenario) {
    std::string text;
    walk(scenario.contents(),
         [&](const std::string& path, const Row& row, const auto& value, const scenario::Origin&) {
             if (!value.given()) return;
             text += wrapped(path + " = " + shown(row, value), "  ");
             text += wrapped(row.meaning, "      ");
             if (const auto source = source_of(value); !source.empty())
                 text += wrapped("source: " + source, "      ");
         });
    return text;
}

std::string benchmark(const scenario::Model& model) {
    Table table;
    table.row({"", "quantity", "price, USD", "USD per year", "share"});
    double total = 0.0;
    for (const auto& input : model.inputs) total += input.cost_usd_per_year;
    for (const auto& input : model.inputs)
        table.row({input.name + ", " + input.unit, figure(input.quantity), figure(input.price_usd),
                   figure(input.cost_usd_per_year), percent(input.cost_usd_per_year / total)});
    return table.text();
}

/// Nests with their elasticities and the shares of marginal cost that the benchmark gives them.
std::string technology(const production::Tree& tree) {
    Table table;
    table.row({"", "sigma", "share in its nest"});
    for (std::size_t k = 0; k < tree.nodes.size(); ++k) {
        const auto& node = tree.nodes[k];
        std::size_t depth = 0;
        for (int at = node.parent; at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent)
            ++depth;
        table.row({std::string(2 * depth, ' ') + (node.parent < 0 ? "technology" : node.name),
                   node.leaf < 0 ? figure(node.sigma) : "",
                   node.parent < 0 ? "" : percent(node.share)});
    }
    return table.text();
}

/// How it ended, without the residuals, which differ from machine to machine.
std::string answer(const firm::Result& result) {
    if (!result.solved()) return result.explain();
    return std::string(core::name(result.status)) + ": " +
           std::string(core::sentence(result.status)) + " Capability " + figure(result.capability) +
           " for an Opex of " + figure(result.opex) +
           " USD per year; one more unit of capability costs " + figure(result.marginal_cost) +
           " USD." + firm::detail::explain_limits(result);
}

}  // namespace

std::string explain(const scenario::Scenario& scenario) {
    if (!scenario.contents().has_lab())
        return scenario.title() + "\n\nWhat the scenario says\n" + given(scenario) +
               "\nThe answers\n" + detail::answers_text(scenario::answers(scenario), {}) + "\n  " +
               scenario.hash() + "\n";
    const auto solved = scenario::solve(scenario);
    return scenario.title() + "\n\nWhat the scenario says\n" + given(scenario) +
           "\nThe benchmark year\n" + benchmark(solved.model) +
           "\nThe technology: capability = [sum of share x (input / benchmark)^rho]^(returns / "
           "rho),\n" +
           "rho = (sigma - 1) / sigma, nest by nest\n" + technology(*solved.model.firm.tree()) +
           "\nThe answer\n" + wrapped(answer(solved.result), "  ") + "\n  " + scenario.hash() +
           "\n";
}

}  // namespace isocost::study
