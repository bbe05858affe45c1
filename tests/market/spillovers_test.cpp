#include "isocost/market/spillovers.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"
#include "market/spillover_lab.hpp"

namespace spillovers_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("spillovers that fit no market are refused") {
    laws::Draw draw(1);
    const auto good = random_spillovers(draw, 3, 0.3);
    CHECK_NOTHROW(market::checked(good, 3));
    CHECK(refusal([&] { market::checked(good, 4); }) ==
          "Spillovers.weights rows = 3: must be as many as firms");
    auto bad = good;
    bad.strength = core::nan;
    CHECK(refusal([&] { market::checked(bad, 3); }) ==
          "Spillovers.strength = nan: must be finite (percent of capability per percent of others' "
          "talent)");
    bad = good;
    bad.weights(1, 2) = infinity;
    CHECK(refusal([&] { market::checked(bad, 3); }) ==
          "Spillovers.weights = inf: must be finite (their sum)");
    bad = good;
    bad.reference_talent_fte[0] = 0.0;
    CHECK(refusal([&] {
              market::checked(bad, 3);
          }).find("Spillovers.reference_talent_fte = 0: must be positive") == 0);
    CHECK(refusal([] { market::checked(market::SpilloverOptions{.starts = 0}); }) ==
          "SpilloverOptions.starts = 0: must be 1 to 1e6");
    CHECK(refusal([] {
              market::checked(market::SpilloverOptions{.tolerance = 0.0});
          }).find("SpilloverOptions.tolerance = 0") == 0);
}

}  // namespace spillovers_test
