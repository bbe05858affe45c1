#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

#include "isocost/core/named_values.hpp"

/// Private to src/study: how numbers and texts go into JSON.
namespace isocost::study::detail {

using Json = nlohmann::ordered_json;

/// A number, null for NaN, "inf" or "-inf": JSON has neither.
inline Json number(double value) {
    if (std::isnan(value)) return nullptr;
    if (std::isinf(value)) return value > 0.0 ? "inf" : "-inf";
    return value;
}

inline Json values(const core::NamedValues& named) {
    Json all = Json::object();
    for (std::size_t i = 0; i < named.size(); ++i) all[named.names()[i]] = number(named[i]);
    return all;
}

/// As text, indented by two; a byte that is not UTF-8 becomes U+FFFD instead of an exception.
inline std::string written(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace isocost::study::detail
