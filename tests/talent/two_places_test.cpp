#include "isocost/talent/two_places.hpp"

#include <doctest/doctest.h>

#include "isocost/talent/stocks.hpp"
#include "laws/field_table.hpp"

namespace two_places_test {

using namespace isocost;
using talent::TwoPlaces;

namespace {

talent::TalentFlows same(const TwoPlaces& t) {
    talent::TalentFlows f;
    f.entrants_per_year = Eigen::VectorXd::Constant(1, t.entrants_per_year);
    f.entry_shares = Eigen::RowVector2d(1.0 - t.share_abroad, t.share_abroad);
    f.move_hazards_per_year = {Eigen::MatrixXd::Zero(2, 2)};
    f.move_hazards_per_year[0](0, 1) = t.leave_hazard_per_year;
    f.move_hazards_per_year[0](1, 0) = t.return_hazard_per_year;
    f.exit_hazard_per_year = t.exit_hazard_per_year;
    return f;
}

}  // namespace

TEST_CASE("agrees with the matrix exponential and the linear solve") {
    for (const double leave : {0.0, 0.03})
        for (const double back : {0.0, 0.0176, 0.4})
            for (const double years : {0.0, 3.0, 50.0}) {
                const TwoPlaces t{470.0, 0.34, leave, back, 0.04, 6000.0, 4000.0, years};
                const auto a = talent::two_places(t);
                const auto path =
                    talent::stocks_after(same(t), Eigen::RowVector2d(6000.0, 4000.0), years);
                CHECK(a.home_persons == doctest::Approx(path.persons(0, 0)).epsilon(1e-12));
                CHECK(a.abroad_persons == doctest::Approx(path.persons(0, 1)).epsilon(1e-12));
                const auto rest = talent::steady_stocks(same(t));
                CHECK(a.steady_home_persons == doctest::Approx(rest.persons(0, 0)).epsilon(1e-13));
                CHECK(a.steady_abroad_persons ==
                      doctest::Approx(rest.persons(0, 1)).epsilon(1e-13));
            }
}

TEST_CASE("after a half-life what sets the share abroad apart has halved") {
    TwoPlaces t{1000.0, 0.2, 0.01, 0.03, 0.04, 15000.0, 10000.0, 0.0};
    const auto now = talent::two_places(t);  // as many persons as in the steady state
    t.years = now.half_life_years;
    const auto later = talent::two_places(t);
    CHECK(later.abroad_share - now.steady_abroad_share ==
          doctest::Approx(0.5 * (now.abroad_share - now.steady_abroad_share)).epsilon(1e-13));
}

TEST_CASE("more returning, fewer abroad") {
    TwoPlaces t{470.0, 0.34, 0.0, 0.0176, 0.04, 6000.0, 4000.0, 10.0};
    const auto before = talent::two_places(t);
    t.return_hazard_per_year = 0.04;
    CHECK(talent::two_places(t).abroad_persons < before.abroad_persons);
    CHECK(talent::two_places(t).steady_abroad_share < before.steady_abroad_share);
}

TEST_CASE("field table and refusal") {
    laws::check_field_table<TwoPlaces>();
    CHECK_THROWS_WITH_AS(talent::two_places({470.0, 0.34, 0.0, 0.0176, 0.0, 1.0, 1.0, 1.0}),
                         "TwoPlaces.exit_hazard_per_year = 0: must be positive and finite (rate of "
                         "leaving the field; without it there is no steady state)",
                         core::InvalidParameter);
}

}  // namespace two_places_test
