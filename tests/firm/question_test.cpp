#include "isocost/firm/question.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace question_test {

using namespace isocost;
using namespace isocost::test;

namespace {

std::string target(double capability) {
    return refusal([&] { (void)minimize_opex(lab(flat(0.5)), {.capability = capability}); });
}
std::string budget(double money) {
    return refusal([&] { (void)maximize_capability(lab(flat(0.5)), {.budget = money}); });
}
std::string revenue(const firm::Revenue& r) {
    return refusal([&] { (void)maximize_profit(lab(flat(0.5)), r); });
}

}  // namespace

TEST_CASE("a target, a budget and a value must be given, positive and finite") {
    for (const auto& [value, shown] :
         {std::pair{0.0, "0"}, {-1.0, "-1"}, {infinity, "inf"}, {double{NAN}, "nan"}}) {
        const std::string is = std::string(" = ") + shown + ": must be positive and finite (";
        CHECK(target(value) ==
              "minimize_opex.capability" + is + "capability y that must be reached)");
        CHECK(budget(value) == "maximize_capability.budget" + is + "most that may be spent)");
        CHECK(revenue({.value = value, .exponent = 0.5}) ==
              "maximize_profit.value" + is + "revenue per user at capability 1)");
        CHECK(revenue({.value = 1.0, .exponent = value}) ==
              "maximize_profit.exponent" + is + "percent of revenue per percent of capability)");
        CHECK(revenue({.value = 1.0, .exponent = 0.5, .users = value}) ==
              "maximize_profit.users" + is + "user base that multiplies an improvement)");
    }
}

TEST_CASE("a tolerance of 0 is not one") {
    CHECK(refusal(
              [] { (void)minimize_opex(lab(flat(0.5)), {.capability = 1.0, .tolerance = 0.0}); }) ==
          "minimize_opex.tolerance = 0: must be positive and finite (largest residual of a "
          "certificate that holds)");
}

TEST_CASE("the tolerance decides what is called optimal") {
    const auto strict =
        minimize_opex(lab(nested(0.5, 1.2)), {.capability = 1.3, .tolerance = 1e-300});
    CHECK(strict.status == (strict.certificate.holds(1e-300) ? Status::optimal : Status::stalled));
    CHECK(firm::tolerance(strict.question) == 1e-300);
    CHECK(firm::tolerance(firm::Budget{.budget = 1.0}) == 1e-9);
}

}  // namespace question_test
