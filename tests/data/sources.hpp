#pragma once

#include <string>
#include <vector>

#include "isocost/core/error.hpp"
#include "isocost/data/source.hpp"

/// The corpus that tests of this chapter buy: 2e12 own tokens for their cleaning, 3e12 licensed
/// ones of better quality, and web text without end. Invented round numbers.
namespace isocost::test {

inline std::vector<data::DataSource> corpus() {
    using data::SourceKind;
    return {{.name = "licensed",
             .kind = SourceKind::licensed,
             .tokens_per_year = 3e12,
             .price_usd_per_token = 4e-6,
             .quality = 2.0},
            {.name = "own",
             .kind = SourceKind::owned,
             .tokens_per_year = 2e12,
             .price_usd_per_token = 1e-7,
             .quality = 0.5,
             .owner = "lab"},
            {.name = "web",
             .kind = SourceKind::web,
             .tokens_per_year = 10e12,
             .price_usd_per_token = 1e-6,
             .quality = 1.0}};
}

/// The text of the InvalidParameter that an action throws.
template <class Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const core::InvalidParameter& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace isocost::test
