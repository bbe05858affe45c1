#include "isocost/core/field.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"
#include "laws/refused.hpp"

namespace field_test {

namespace core = isocost::core;
using namespace isocost::core;
using isocost::laws::refused;

namespace {

struct Lab {
    double wage = 1.0;
    double slope = 0.0;
    const char* label = "";
};

auto fields(const Lab&) {
    return std::array{Field{"wage", &Lab::wage, positive, "USD", "what a researcher is paid"},
                      Field{"slope", &Lab::slope, nonnegative, "", "supply slopes upward"}};
}

struct Forgetful {
    double wage = 1.0;
    double forgotten = 1.0;
};

}  // namespace

TEST_CASE("a domain contains its inside, and its ends only when they are closed") {
    CHECK(positive.contains(5e-324));
    CHECK_FALSE(positive.contains(0.0));
    CHECK_FALSE(positive.contains(-1.0));
    CHECK_FALSE(positive.contains(infinity));
    CHECK(positive_or_infinite.contains(infinity));
    CHECK_FALSE(positive_or_infinite.contains(0.0));
    CHECK(nonnegative.contains(0.0));
    CHECK(nonnegative.contains(-0.0));
    CHECK_FALSE(nonnegative.contains(-5e-324));
    CHECK_FALSE(nonnegative.contains(infinity));
    CHECK(nonnegative_or_infinite.contains(infinity));
}

TEST_CASE("no domain contains what is not a number") {
    for (const Bounds& bounds :
         {positive, positive_or_infinite, nonnegative, nonnegative_or_infinite})
        CHECK_FALSE(bounds.contains(core::nan));
}

TEST_CASE("a value outside its domain is refused with the rule and the why") {
    CHECK(refused([] { require("wage", 1.0, positive); }) == "accepted");
    CHECK(refused([] { require("wage", -2.0, positive); }) ==
          "wage = -2: must be positive and finite");
    CHECK(refused([] { require("sigma", core::nan, nonnegative_or_infinite, "no default"); }) ==
          "sigma = nan: must be 0 or more (no default)");
}

TEST_CASE("a struct is checked field by field, and the message has the field's meaning") {
    CHECK(refused([] { checked(Lab{}, "Lab"); }) == "accepted");
    CHECK(refused([] { checked(Lab{.wage = infinity}, "Lab"); }) ==
          "Lab.wage = inf: must be positive and finite (what a researcher is paid)");
    CHECK(refused([] { checked(Lab{.slope = -0.3}, "Lab"); }) ==
          "Lab.slope = -0.3: must be 0 or more and finite (supply slopes upward)");
}

TEST_CASE("the law of field tables counts the doubles of a struct") {
    isocost::laws::check_field_table<Lab>();
    CHECK(isocost::laws::double_members<Lab>() == 2);
    CHECK(isocost::laws::double_members<Forgetful>() == 2);
}

}  // namespace field_test
