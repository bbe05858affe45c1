#include "isocost/scenario/row.hpp"

#include <doctest/doctest.h>

namespace row_test {

using namespace isocost::scenario;

namespace {

struct Section {
    Number n = {};
    Text t = {};
    NameList l = {};
};

}  // namespace

TEST_CASE("a row knows its member, whether it must be given, and what it holds") {
    const auto n = number("n", &Section::n, isocost::core::positive, "USD", "an amount");
    CHECK(n.row.required());
    CHECK(n.row.holds == Holds::number);
    CHECK(std::get<Number Section::*>(n.member) == &Section::n);
    CHECK_FALSE(number("n", &Section::n, any_number, "", "an amount", "0").row.required());
    CHECK(sourced(n).row.sourced);
    CHECK(choice("t", &Section::t, {"a", "b"}, "a word").row.choices.size() == 2);
    CHECK(prose("t", &Section::t, "words").row.holds == Holds::text);
    CHECK(names("l", &Section::l, "names").row.holds == Holds::names);
}

TEST_CASE("a fraction is above 0 and at most 1") {
    CHECK(fraction.contains(1.0));
    CHECK_FALSE(fraction.contains(0.0));
    CHECK_FALSE(fraction.contains(1.1));
    CHECK_FALSE(any_number.contains(isocost::core::infinity));
}

}  // namespace row_test
