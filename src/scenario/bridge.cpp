#include "isocost/scenario/bridge.hpp"

#include "benchmark.hpp"

namespace isocost::scenario {

namespace {

double usd_per_unit(const AccountsSection& accounts, const std::string& currency) {
    for (const auto& [name, rate] : accounts.fx)
        if (name == currency) return 1.0 / rate.value;
    return 1.0;
}

/// Where a line counts in the scope.
std::string destination(const AccountsSection& accounts, const LineSection& line) {
    if (line.reported_in.value == "cost_of_sales") return "cost of sales";
    if (line.reported_in.value != "research" && accounts.scope.value == "research")
        return "outside";
    return line.to.value == "residual" ? accounts.residual_to.value : line.to.value;
}

bool in_scope(const AccountsSection& accounts, const LineSection& line) {
    return line.reported_in.value == "research" ||
           (line.reported_in.value == "sales_and_administration" && accounts.scope.value == "opex");
}

void add_line(Bridge& bridge, const AccountsSection& accounts, const LineSection& line) {
    constexpr double million = 1e6;
    const auto& currency = line.currency.given() ? line.currency.value : accounts.currency.value;
    const double usd = line.amount_mn.value * million * usd_per_unit(accounts, currency);
    const bool residual = line.to.value == "residual";
    const std::string to = destination(accounts, line);
    bridge.lines.push_back(
        {line.name, line.label.given() ? line.label.value : line.name, to, usd, residual});
    if (in_scope(accounts, line)) bridge.reported_usd_per_year += usd;
    if (residual) bridge.residual_usd_per_year += usd;
    if (to == "cost of sales")
        bridge.cost_of_sales_usd_per_year += usd;
    else if (to == "outside")
        bridge.outside_usd_per_year += usd;
    else {
        bridge.cost_usd_per_year[to] += usd;
        bridge.technology_usd_per_year += usd;
    }
}

}  // namespace

Bridge detail::bridge_of(const Contents& contents) {
    const auto& accounts = *contents.accounts;
    Bridge bridge;
    bridge.scope = accounts.scope.value;
    for (const auto& line : accounts.lines) add_line(bridge, accounts, line);
    double compute = 0.0;
    for (const auto& input : contents.inputs)
        if (const auto cost = bridge.cost_usd_per_year.find(input.name);
            input.kind_of().name == "compute" && cost != bridge.cost_usd_per_year.end())
            compute += cost->second;
    bridge.compute_share = compute / bridge.technology_usd_per_year;
    bridge.compute_share_reported = compute / bridge.reported_usd_per_year;
    return bridge;
}

Bridge bridge(const Scenario& scenario) {
    if (!scenario.contents().accounts)
        throw core::InvalidParameter("accounts", "none", "the scenario has no accounts to bridge");
    return detail::bridge_of(scenario.contents());
}

}  // namespace isocost::scenario
