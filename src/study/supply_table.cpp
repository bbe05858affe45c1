#include "supply_table.hpp"

#include <algorithm>
#include <cmath>

#include "text.hpp"

namespace isocost::study::detail {

namespace {

/// A price in a unit that people can read: nobody pays 1e-18 USD for anything.
struct PriceUnit {
    double units;
    std::string text;
};

PriceUnit price_unit(const std::string& unit) {
    if (unit == "FLOP per year") return {1e18, "USD per 1e18 FLOP"};
    if (unit == "tokens per year") return {1e6, "USD per Mtok"};
    return {1.0, "USD per unit"};
}

std::string amount(double value) { return std::isinf(value) ? "endless" : figure(value); }

/// Engineers on adaptation are too many for a table.
std::string engineers_text(const SupplyFacts& supply, const PriceUnit& unit, double engineers) {
    double made = 0.0;
    double first = core::nan;
    for (const auto& step : supply.steps) {
        if (step.step.name != scenario::engineer_step) continue;
        made += step.used;
        if (std::isnan(first)) first = step.step.price_usd;
    }
    if (std::isnan(first) || std::isnan(made)) return "";
    return wrapped("(adaptation: " + figure(engineers) +
                       " FTE, paid in the cost of compute and not counted in talent, make " +
                       figure(made) + " " + supply.unit +
                       " more of the owned chips; the first makes them at " +
                       figure(first * unit.units) + " " + unit.text + ")",
                   "    ");
}

}  // namespace

std::string supply_table(const SupplyFacts& supply) {
    const auto unit = price_unit(supply.unit);
    const bool chips = std::any_of(supply.steps.begin(), supply.steps.end(), [](const auto& step) {
        return !std::isnan(step.one_more_saves);
    });
    Table table("    ");
    std::vector<std::string> head{supply.unit, unit.text, "to be had", "used"};
    if (chips) head.emplace_back("one more chip saves, USD/yr");
    table.row(std::move(head));
    std::string refusals;
    double engineers = 0.0;
    for (const auto& step : supply.steps) {
        if (step.step.name == scenario::engineer_step) {
            engineers += step.used / step.step.width;
            continue;
        }
        std::vector<std::string> cells{
            step.step.name, figure(step.step.price_usd * unit.units),
            step.step.refused.empty() ? amount(step.step.width) : "REFUSED", figure(step.used)};
        if (chips) cells.push_back(figure(step.one_more_saves));
        table.row(std::move(cells));
        if (!step.step.refused.empty())
            refusals += wrapped("(" + step.step.name + ": " + step.step.refused + ")", "    ");
    }
    const std::string fixed =
        supply.fixed_usd_per_year > 0.0
            ? wrapped(
                  "(paid whatever is used: " + figure(supply.fixed_usd_per_year) + " USD per year)",
                  "    ")
            : "";
    const std::string serving =
        supply.reserved > 0.0
            ? wrapped("(serving and synthetic data take " + figure(supply.reserved) + " " +
                          supply.unit + " of the cap on top of what is used here)",
                      "    ")
            : "";
    return table.text() + refusals + fixed + serving + engineers_text(supply, unit, engineers);
}

}  // namespace isocost::study::detail
