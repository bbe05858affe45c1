#include "isocost/talent/assignment.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace assignment_test {

using namespace isocost;
using talent::Assignment;

namespace {

// Gabaix & Landier 2008: alpha 1, beta 2/3, gamma 1. Size and pay at rank 250 as commonly quoted,
// not read in the paper; the pay ratio does not depend on them.
const Assignment paper{1.0, 2.0 / 3.0, 1.0, 250.0, 25e9, 8.34e6};

}  // namespace

TEST_CASE("the first earns 250^(1/3) = 6.2996 times the 250th: over 500 % more") {
    CHECK(talent::pay_ratio(paper, 1.0, 250.0) ==
          doctest::Approx(6.299605249474365).epsilon(1e-14));
    CHECK(talent::rank_pay_usd_per_year(paper, 250.0) == 8.34e6);
}

TEST_CASE("the best instead of the 250th adds 0.016 % to that firm's value") {
    const auto s = talent::assignment_statics(paper);
    CHECK(s.best_for_reference_share == doctest::Approx(0.00016259690337755073).epsilon(1e-13));
    CHECK(std::abs(100.0 * s.best_for_reference_share - 0.016) < 0.0005);
}

TEST_CASE(
    "pay grows with own size by 1/3, with the reference firm's by 2/3, with all one for one") {
    const auto s = talent::assignment_statics(paper);
    CHECK(s.own_size_elasticity == doctest::Approx(1.0 / 3.0).epsilon(1e-15));
    CHECK(s.reference_size_elasticity == doctest::Approx(2.0 / 3.0).epsilon(1e-15));
    CHECK(s.all_sizes_elasticity == 1.0);
    // Across firms: ln of pay against ln of size along the ranks.
    CHECK(std::log(talent::pay_ratio(paper, 7.0, 90.0)) /
              std::log(talent::firm_size_usd(paper, 7.0) / talent::firm_size_usd(paper, 90.0)) ==
          doctest::Approx(s.own_size_elasticity).epsilon(1e-14));
    CHECK(s.rank_elasticity == doctest::Approx(-1.0 / 3.0).epsilon(1e-15));
}

TEST_CASE("no firm gains by another's person, each loses by straying further") {
    for (const auto& a : {paper, Assignment{0.8, 0.3, 1.2, 40.0, 1e9, 1e6},
                          Assignment{1.0, 1.4, 2.0, 10.0, 1e3, 1e5}}) {
        // A rounding of effects that are up to a few hundred times the pay.
        CHECK(talent::assignment_statics(a).worst_hiring_gain_share < 1e-12);
        for (const double firm : {2.0, 30.0, 400.0}) {
            CHECK(talent::hiring_gain_usd_per_year(a, firm, firm) == 0.0);
            double before = 0.0;
            for (double person = firm; person < 1e4; person *= 1.5) {
                const double gain = talent::hiring_gain_usd_per_year(a, firm, person);
                CHECK(gain <= before);
                before = gain;
            }
        }
    }
}

TEST_CASE("field table and refusals") {
    laws::check_field_table<Assignment>();
    auto flat = paper;
    flat.beta = 1.0;
    CHECK_THROWS_WITH_AS(talent::pay_ratio(flat, 1.0, 2.0),
                         "Assignment.alpha * gamma - beta = 0: must be positive and finite "
                         "(otherwise pay does not fall with rank)",
                         core::InvalidParameter);
    CHECK_THROWS_WITH_AS(talent::rank_pay_usd_per_year(paper, 0.0),
                         "rank = 0: must be positive and finite (1 is the best person and the "
                         "largest firm)",
                         core::InvalidParameter);
}

}  // namespace assignment_test
