#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "isocost/scenario/scenario.hpp"

/// A small lab as the tests of scenarios use it.
namespace isocost::test {

inline std::string lab_text() {
    return R"(title = "lab"
price_year = 2024

[technology]
sigma = 0.7

[compute]
means = "delivered FLOP"
quantity_flop_per_year = 1e25
price_usd_per_flop = 2e-18

[talent]
quantity_fte = 100
wage_usd_per_year = 200000

[question]
goal = "minimize_opex"
capability = 1.0
)";
}

/// The same with accounts in place of prices: 25 mn USD of compute, 15 mn of staff, 8 of sales.
inline std::string lab_with_accounts() {
    return R"(title = "lab with accounts"
price_year = 2024

[technology]
sigma = 0.7

[compute]
means = "delivered FLOP"
quantity_flop_per_year = 1e25

[talent]
quantity_fte = 100

[question]
goal = "minimize_opex"
capability = 1.0

[accounts]
scope = "research"
currency = "RMB"
residual_to = "talent"

[accounts.fx]
RMB = { value = 8.0, source = "test" }

[accounts.totals]
research_mn = { value = 320.0, source = "test" }
opex_mn = { value = 384.0, source = "test" }

[accounts.lines.cloud]
amount_mn = { value = 200.0, source = "test" }
reported_in = "research"
to = "compute"

[accounts.lines.staff]
amount_mn = { value = 12.0, source = "test" }
currency = "USD"
reported_in = "research"
to = "talent"

[accounts.lines.rest]
label = "the rest of research"
amount_mn = { value = 24.0, low = 20.0, high = 30.0, source = "test" }
reported_in = "research"
to = "residual"

[accounts.lines.sales]
amount_mn = { value = 64.0, source = "test" }
reported_in = "sales_and_administration"
to = "talent"

[accounts.lines.serving]
amount_mn = { value = 16.0, source = "test" }
reported_in = "cost_of_sales"
to = "outside"
)";
}

/// A text with some of its parts replaced, each of which must be there.
inline std::string with(std::string text,
                        const std::vector<std::pair<std::string, std::string>>& replacements) {
    for (const auto& [from, to] : replacements) {
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::invalid_argument("no \"" + from + "\" in the text");
        text.replace(at, from.size(), to);
    }
    return text;
}

inline scenario::Scenario lab(
    const std::vector<std::pair<std::string, std::string>>& replacements = {}) {
    return scenario::load_text(with(lab_text(), replacements), "lab.toml");
}

/// What loading a text complains of; empty when it does not.
inline std::string complaint(const std::string& text) {
    try {
        (void)scenario::load_text(text, "lab.toml");
        return "";
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
}

}  // namespace isocost::test
