#pragma once

#include <array>
#include <string_view>

namespace isocost::talent {

/// A figure that was reported about the market for researchers. `source` says who reported it; none
/// was read at its origin.
struct LaborMarketRecord {
    std::string_view quantity;
    std::string_view firm;
    double value;
    std::string_view unit;
    std::string_view date;
    std::string_view source;
};

/// What is paid and who moves; two-year retention stands in `retention_records`.
inline constexpr std::array labor_market_records{
    LaborMarketRecord{"leavers to Anthropic per joiner", "OpenAI", 8.0, "", "2025",
                      "SignalFire, State of Talent 2025, by Fortune, 3 June 2025; 8.2 in Tom's "
                      "Hardware"},
    LaborMarketRecord{"leavers to Anthropic per joiner", "Google DeepMind", 11.0, "", "2025",
                      "SignalFire, State of Talent 2025, by Fortune, 3 June 2025; 10.6 elsewhere"},
    LaborMarketRecord{"stock compensation per employee", "OpenAI", 1.5e6, "USD per year", "2025",
                      "Wall Street Journal and Equilar, by calcalistech.com"},
    LaborMarketRecord{"employees", "OpenAI", 4000.0, "persons", "2025",
                      "Wall Street Journal and Equilar, by calcalistech.com; approximate"},
    LaborMarketRecord{"stock compensation over revenue", "OpenAI", 0.46, "", "2025",
                      "Wall Street Journal and Equilar, by calcalistech.com"},
    LaborMarketRecord{"stock compensation", "OpenAI", 4.4e9, "USD", "2024",
                      "The Information, by reportify.ai; 119 % of revenue"},
    LaborMarketRecord{"sign-on offers, up to", "Meta", 1e8, "USD", "2025", "reportify.ai"},
    LaborMarketRecord{"package offers, rare maximum", "Meta", 1e9, "USD", "2025",
                      "Wall Street Journal, by techspot.com"},
    LaborMarketRecord{"median total compensation in AI", "", 324350.0, "USD per year", "2024",
                      "aipaygrad.es, as used by Cottier et al. 2024 (arXiv:2405.21015)"}};

}  // namespace isocost::talent
