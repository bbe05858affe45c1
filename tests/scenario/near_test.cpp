#include "isocost/scenario/near.hpp"

#include <doctest/doctest.h>

namespace near_test {

using namespace isocost::scenario;

TEST_CASE("edit distance counts insertions, deletions, substitutions and swaps") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "abc") == 0);
    CHECK(edit_distance("abc", "abd") == 1);
    CHECK(edit_distance("abcd", "abdc") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("abc", "ab") == edit_distance("ab", "abc"));
}

TEST_CASE("near names come nearest first, at most three, and strangers not at all") {
    const isocost::core::Names names{"sigma", "returns", "shares", "sigmas", "stigma", "sigmoid"};
    CHECK(near_matches("sgima", names).front() == "sigma");
    CHECK(near_matches("sigm", names).size() == 3);
    CHECK(near_matches("wavelength", names).empty());
    CHECK(near_matches("x", names).empty());
}

TEST_CASE("a shortened key and one with another unit find the full one") {
    const isocost::core::Names names{"wage_usd_per_year", "quantity_fte", "cap_fte"};
    CHECK(near_matches("wage", names) == isocost::core::Names{"wage_usd_per_year"});
    CHECK(near_matches("quantity_flop_per_year", names) == isocost::core::Names{"quantity_fte"});
}

}  // namespace near_test
