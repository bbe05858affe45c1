#pragma once

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <utility>

#include "isocost/core/field.hpp"

/// The rule that a parameter is written once: a field table holds every number of its struct.
namespace isocost::laws {

namespace detail {

struct OnlyDouble {
    template <std::same_as<double> T>
    operator T() const;  // NOLINT(google-explicit-constructor)
};

struct Anything {
    template <class T>
    operator T() const;  // NOLINT(google-explicit-constructor)
};

template <std::size_t>
using AnythingAt = Anything;

/// Whether P{…} takes `before` values of any kind and then one that can only be a double.
template <class P, std::size_t... before>
constexpr bool double_after(std::index_sequence<before...>) {
    return requires { P{AnythingAt<before>{}..., OnlyDouble{}}; };
}

template <class P, std::size_t... position>
constexpr std::size_t count_doubles(std::index_sequence<position...>) {
    return (std::size_t{0} + ... +
            std::size_t{double_after<P>(std::make_index_sequence<position>{})});
}

}  // namespace detail

/// How many members of an aggregate are doubles (of the first 16).
template <class P>
constexpr std::size_t double_members() {
    return detail::count_doubles<P>(std::make_index_sequence<16>{});
}

/// Every field table has to pass these.
template <class P>
void check_field_table() {
    const auto table = fields(P{});
    CHECK(table.size() == double_members<P>());
    for (std::size_t i = 0; i < table.size(); ++i) {
        CAPTURE(table[i].key);
        CHECK_FALSE(table[i].key.empty());
        CHECK_FALSE(table[i].meaning.empty());
        CHECK_FALSE(table[i].bounds.rule.empty());
        CHECK_FALSE(table[i].bounds.contains(core::nan));
        for (std::size_t j = 0; j < i; ++j) {
            CHECK(table[i].key != table[j].key);
            CHECK(table[i].member != table[j].member);
        }
    }
}

}  // namespace isocost::laws
