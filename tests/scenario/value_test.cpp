#include "isocost/scenario/value.hpp"

#include <doctest/doctest.h>

namespace value_test {

using namespace isocost::scenario;

TEST_CASE("a number that was not given says so and has a stand-in") {
    const Number none;
    CHECK_FALSE(none.given());
    CHECK(none.value_or(3.0) == 3.0);
    const Number some{2.0};
    CHECK(some.given());
    CHECK(some.value_or(3.0) == 2.0);
    CHECK_FALSE(some.ranged());
    CHECK(Number{2.0, 1.0, 4.0, "a paper"}.ranged());
}

TEST_CASE("texts and lists are given when they are not empty") {
    CHECK_FALSE(Text{}.given());
    CHECK(Text{"word"}.given());
    CHECK_FALSE(NameList{}.given());
    CHECK(NameList{{"compute"}}.given());
}

}  // namespace value_test
