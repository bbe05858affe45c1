#pragma once

#include <string>

#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// `[data.source.NAME]`: tokens of one origin, a stretch of the lab's supply of effective tokens.
struct SourceSection {
    std::string name = {};
    Origin origin = {};
    Text kind = {};
    Number tokens_per_year = {};
    Number price_usd_per_token = {};
    Number quality = {};
    Text available = {};
};

inline Keys<SourceSection> keys(const SourceSection&) {
    using S = SourceSection;
    return {
        choice("kind", &S::kind,
               {"owned", "licensed", "web", "synthetic", "teacher_api", "teacher_open_weights"},
               "where the tokens come from"),
        number("tokens_per_year", &S::tokens_per_year, core::positive_or_infinite,
               "tokens per year", "tokens to be had; inf for as many as one likes"),
        number("price_usd_per_token", &S::price_usd_per_token, core::positive, "USD per token",
               "price of a token, cleaning included"),
        number("quality", &S::quality, core::positive, "",
               "reference tokens that a token is worth (web = 1)"),
        choice("available", &S::available, {"yes", "no"},
               "whether the lab may use it; a ban is a reform that says no", "yes"),
    };
}

}  // namespace isocost::scenario
