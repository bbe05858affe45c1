#include "isocost/scenario/mistakes.hpp"

#include <doctest/doctest.h>

namespace mistakes_test {

using namespace isocost::scenario;

TEST_CASE("a mistake reads file, line, key, value, rule and what may have been meant") {
    const Mistake mistake{{"lab.toml", 7}, "talent.wage", "-1", "must be positive", {"a", "b"}};
    CHECK(mistake.message() ==
          "lab.toml:7: talent.wage = -1: must be positive; did you mean \"a\" or \"b\"?");
    CHECK(Mistake{{"lab.toml", 0}, "", "", "is empty"}.message() == "lab.toml: is empty");
}

TEST_CASE("mistakes are collected once each, sorted by line, and thrown together") {
    Mistakes mistakes;
    CHECK(mistakes.empty());
    mistakes.throw_if_any();
    mistakes.add({"f", 9}, "b", "", "second");
    mistakes.add({"f", 2}, "a", "", "first");
    mistakes.add({"f", 9}, "b", "", "second");
    try {
        mistakes.throw_if_any();
        FAIL("nothing thrown");
    } catch (const ScenarioError& error) {
        CHECK(error.mistakes().size() == 2);
        CHECK(std::string(error.what()) == "f:2: a: first\nf:9: b: second");
    }
}

TEST_CASE("a path is clean while nothing is wrong at, below or above it") {
    Mistakes mistakes;
    mistakes.add({"f", 1}, "compute.tier.1", "", "wrong");
    CHECK_FALSE(mistakes.clean("compute"));
    CHECK_FALSE(mistakes.clean("compute.tier.1.width"));
    CHECK(mistakes.clean("compute.tier.10"));
    CHECK(mistakes.clean("computer"));
    CHECK(mistakes.clean("talent"));
}

TEST_CASE("text from a file cannot steer a terminal") {
    CHECK(printable("a\x1b[31mb\n\x7f") == "a\\x1b[31mb\\x0a\\x7f");
    CHECK(printable("abcdef", 3) == "abc…");
}

}  // namespace mistakes_test
