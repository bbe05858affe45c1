#include "isocost/inference/open_weights.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace open_weights_test {

using namespace isocost;
using inference::MarketRegime;
using inference::OpenRival;

namespace {

constexpr double users = 1e6;

OpenRival rival(double gap, double c0, double c1) { return {users, gap, c0, c1}; }

/// The best of a fine grid of prices: knows nothing of the formula.
double best_on_a_grid(const OpenRival& r) {
    constexpr int steps = 20000;
    double best = 0.0;  // not selling
    const double top = r.quality_gap_usd_per_user_year + r.open_serving_usd_per_user_year + 1.0;
    for (int k = 0; k <= steps; ++k)
        best = std::max(best, inference::rent_at_price_usd_per_year(r, top * k / steps));
    return best;
}

}  // namespace

TEST_CASE("without serving costs: p = gap/2, half of the users, rent gap/4 (Shaked and Sutton)") {
    const auto rent = inference::rent_against_open_weights(rival(100.0, 0.0, 0.0));
    CHECK(rent.regime == MarketRegime::both_sell);
    CHECK(rent.price_usd_per_user_year == 50.0);
    CHECK(rent.share == 0.5);
    CHECK(rent.rent_usd_per_year == users * 25.0);
    CHECK(rent.rent_per_quality_gap == users / 4.0);
}

TEST_CASE("in every regime no price on a grid does better, and the formula's is reached") {
    for (const double gap : {1.0, 10.0, 100.0})
        for (const double c0 : {0.0, 2.0, 30.0, 150.0})
            for (const double c1 : {0.0, 2.0, 30.0, 150.0}) {
                CAPTURE(gap);
                CAPTURE(c0);
                CAPTURE(c1);
                const auto r = rival(gap, c0, c1);
                const auto rent = inference::rent_against_open_weights(r);
                const double best = best_on_a_grid(r);
                // Rounding of a product of three.
                CHECK(rent.rent_usd_per_year >= best * (1.0 - 1e-14));
                // A grid step is (gap + c0 + 1)/20 000; at the kink p = c0 a step costs its whole
                // width in price, elsewhere its square.
                CHECK(rent.rent_usd_per_year <= best + users * (gap + c0 + 1.0) / 20000.0);
                CHECK(inference::rent_at_price_usd_per_year(r, rent.price_usd_per_user_year) ==
                      doctest::Approx(rent.rent_usd_per_year).epsilon(1e-13));
            }
}

TEST_CASE("regimes meet without a jump, and rent falls as the gap closes") {
    const auto at = [](double gap, double c0, double c1) {
        return inference::rent_against_open_weights(rival(gap, c0, c1));
    };
    CHECK(at(10.0, 0.0, 10.0).regime == MarketRegime::exits);
    CHECK(at(10.0, 10.0, 0.0).regime == MarketRegime::serves_all);
    // At the border the formula of the inside, to rounding.
    CHECK(at(10.0 + 1e-9, 10.0, 0.0).rent_usd_per_year == doctest::Approx(users * 10.0));
    CHECK(at(10.0 + 1e-9, 0.0, 10.0).rent_usd_per_year < 1e-6);
    double last = core::infinity;
    for (double gap = 100.0; gap >= 0.0; gap -= 1.0) {
        const auto rent = at(gap, 20.0, 25.0);
        CHECK(rent.rent_usd_per_year <= last);
        last = rent.rent_usd_per_year;
    }
    CHECK(last == 0.0);
    CHECK(inference::name(MarketRegime::serves_all) == "serves_all");
}

TEST_CASE("the slope of rent in the gap is the difference quotient") {
    for (const double c1 : {0.0, 5.0, 20.0}) {
        const auto at = [&](double gap) {
            return inference::rent_against_open_weights(rival(gap, 10.0, c1));
        };
        const double difference =
            (at(50.0 + 1e-4).rent_usd_per_year - at(50.0 - 1e-4).rent_usd_per_year) / 2e-4;
        // Central difference: 1e-4² of the third derivative, and 1e-16/1e-4 of rounding.
        CHECK(at(50.0).rent_per_quality_gap == doctest::Approx(difference).epsilon(1e-8));
    }
}

TEST_CASE("users who may go without: the rent stands where the wavering user would use the open") {
    const auto r = rival(10.0, 2.0, 2.0);
    // t* = 1/2: an open model worth 4 to the keenest is worth 2 to him, which it costs.
    CHECK(inference::open_model_binds(r, 4.0));
    CHECK(!inference::open_model_binds(r, 3.9));
    CHECK(inference::open_model_binds(rival(10.0, 0.0, 0.0), 0.0));
}

TEST_CASE("users who may go without: in every regime no price on a grid does better") {
    int alone = 0;
    for (const double gap : {0.0, 1.0, 10.0, 100.0})
        for (const double c0 : {0.0, 2.0, 30.0, 150.0})
            for (const double c1 : {0.0, 2.0, 30.0, 150.0})
                for (const double q0 : {0.0, 1.0, 5.0, 40.0, 400.0}) {
                    CAPTURE(gap);
                    CAPTURE(c0);
                    CAPTURE(c1);
                    CAPTURE(q0);
                    const auto r = rival(gap, c0, c1);
                    const auto rent = inference::rent_with_outside_option(r, q0);
                    const double top = gap + q0 + 1.0;
                    double best = 0.0;
                    for (int k = 0; k <= 20000; ++k) {
                        const double price = top * k / 20000.0;
                        // A user of taste t buys if t·q1 − p beats both t·q0 − c0 and 0.
                        const double from_open = price <= c0 ? 0.0
                                                 : gap > 0.0 ? (price - c0) / gap
                                                             : core::infinity;
                        const double first = std::max(from_open, price / (gap + q0 + 1e-300));
                        const double share = std::clamp(1.0 - first, 0.0, 1.0);
                        best = std::max(best, users * (price - c1) * share);
                    }
                    CHECK(rent.rent_usd_per_year >= best * (1.0 - 1e-13));
                    // At a kink a step of the grid costs its whole width in price.
                    CHECK(rent.rent_usd_per_year <= best + users * top / 20000.0);
                    CHECK(rent.rent_usd_per_year <=
                          inference::rent_against_open_weights(r).rent_usd_per_year *
                              (1.0 + 1e-13));
                    alone += rent.regime == MarketRegime::alone;
                }
    CHECK(alone > 0);
    // Known: no open model to speak of, no cost: the monopolist's quarter of q1.
    const auto monopoly = inference::rent_with_outside_option(rival(100.0, 5.0, 0.0), 0.0);
    CHECK(monopoly.regime == MarketRegime::alone);
    CHECK(monopoly.rent_usd_per_year == users * 25.0);
    CHECK(inference::name(MarketRegime::alone) == "alone");
}

TEST_CASE("the bound is the rent exactly where the wavering user would use the open model") {
    const auto r = rival(10.0, 2.0, 2.0);
    for (const double q0 : {1.0, 3.0, 4.0, 20.0}) {
        const double best = inference::rent_with_outside_option(r, q0).rent_usd_per_year;
        const double bound = inference::rent_against_open_weights(r).rent_usd_per_year;
        CHECK(best <= bound * (1.0 + 1e-14));
        CHECK((best >= bound * (1.0 - 1e-14)) == inference::open_model_binds(r, q0));
    }
}

TEST_CASE("a publisher weighs complement and community against the API's rent") {
    const inference::Publication p{.complement_rent_usd_per_year = 1e9,
                                   .complement_share = 0.2,
                                   .community_fte = 50.0,
                                   .fte_usd_per_year = 3e5,
                                   .lost_api_rent_usd_per_year = 1e8};
    CHECK(inference::publication_gain_usd_per_year(p) == doctest::Approx(1.15e8).epsilon(1e-15));
    // A million downloads, one in a thousand contributing 92 hours of a 1 840 hour year: 50 FTE.
    CHECK(inference::community_fte(1e6, 1e-3, 92.0, 1840.0) ==
          doctest::Approx(50.0).epsilon(1e-15));
}

TEST_CASE("what makes no sense is refused") {
    CHECK_THROWS_WITH(inference::rent_against_open_weights(rival(-1.0, 0.0, 0.0)),
                      "OpenRival.quality_gap_usd_per_user_year = -1: must be 0 or more and finite "
                      "(what the keenest user pays for the better model)");
    CHECK_THROWS_AS(inference::rent_at_price_usd_per_year(rival(1.0, 0.0, 0.0), -1.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(inference::publication_gain_usd_per_year({}), core::InvalidParameter);
    CHECK_THROWS_WITH(inference::community_fte(1.0, 2.0, 1.0, 1.0),
                      "contributing_share = 2: must be from 0 to 1 (of downloads)");
    CHECK_THROWS_AS(inference::open_model_binds(rival(1.0, 0.0, 0.0), -1.0),
                    core::InvalidParameter);
}

}  // namespace open_weights_test
