#include "isocost/firm/solver/target_level.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace target_level_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("a target's level is the logarithm of the bundle's scale, returns taken out") {
    CHECK(firm::target_level(lab(flat(0.5, 0.5)), {.capability = 3.0}) ==
          doctest::Approx(2.0 * std::log(3.0)).epsilon(1e-15));
}

TEST_CASE("a target computed from the caps counts as reached, a little more does not") {
    const Firm firm = lab(flat(0.5), {{"compute", 0.3}, {"talent", 0.7}, {"data", 0.9}});
    const double ceiling = firm::capability_of(firm, firm.caps());
    CHECK(firm::target_level(firm, {.capability = ceiling}) == firm.graph().reach[0].upper);
    CHECK(std::isnan(firm::target_level(firm, {.capability = ceiling * (1.0 + 1e-12)})));
}

TEST_CASE("a ceiling that is only approached is never reached") {
    const Firm firm = lab(flat(0.5), {{"compute", 0.3}});
    const double ceiling = std::exp(firm.graph().reach[0].upper);
    CHECK(std::isnan(firm::target_level(firm, {.capability = ceiling * (1.0 + 1e-15)})));
    CHECK(std::isfinite(firm::target_level(firm, {.capability = ceiling * (1.0 - 1e-12)})));
}

}  // namespace target_level_test
