#include "isocost/market/solver/contest_shares.hpp"

#include <doctest/doctest.h>

namespace contest_shares_test {

using namespace isocost;
using market::IsoelasticOpex;
namespace contest_detail = market::contest_detail;

namespace {

const market::Contestant one{"A", 10.0, IsoelasticOpex{.cost_usd_per_year = 1.0, .returns = 1.0}};

}  // namespace

TEST_CASE("r = 1 and unit cost: the share is 1 - X/V, and nothing from X = V on") {
    // V(1 − s) = Y/s = X.
    const auto share = contest_detail::log_share_at(one, 1.0, std::log(4.0), true);
    REQUIRE(share);
    CHECK(std::exp(*share) == doctest::Approx(0.6).epsilon(1e-13));
    CHECK(!contest_detail::log_share_at(one, 1.0, std::log(10.1), true));
}

TEST_CASE("beyond r = 1 the upper root is taken, where more capability stops paying") {
    // r = 3/2: s^{1/3}(1 − s) = X^{2/3}/15; at X = (15 · 0.5^{4/3})^{3/2} the upper root is ½.
    const double log_total = 1.5 * std::log(15.0 * std::pow(0.5, 4.0 / 3.0));
    const auto share = contest_detail::log_share_at(one, 1.5, log_total, false);
    REQUIRE(share);
    CHECK(std::exp(*share) == doctest::Approx(0.5).epsilon(1e-12));
    CHECK(contest_detail::share_slope(one, 1.5, log_total, *share + 0.01) < 0.0);
    CHECK(contest_detail::share_slope(one, 1.5, log_total, *share - 0.01) > 0.0);
}

TEST_CASE("shares fall with the total, formulas and firms alike") {
    const firm::Firm lab(
        {production::CES({.shares = {{"compute", 0.4}, {"talent", 0.6}}, .sigma = 0.6}),
         {{"compute", cost::LinearCost({.price = 1.0})},
          {"talent", cost::LinearCost({.price = 2.0})}},
         {{"compute", 1.5}}});
    for (const auto& who : {one, market::Contestant{"B", 10.0, lab}}) {
        double before = 0.0;
        for (const double total : {0.1, 0.5, 1.0, 2.0, 4.0}) {
            const auto share = contest_detail::log_share_at(who, 0.9, std::log(total), true);
            REQUIRE(share);
            CHECK(*share < before);
            before = *share;
        }
    }
}

TEST_CASE("alike contestants have the same share, others their own") {
    market::Contest contest{.contestants = {one, one, one, one}, .decisiveness = 1.0};
    contest.contestants[1].prize_usd_per_year = 20.0;
    contest.contestants[3].opex = IsoelasticOpex{.cost_usd_per_year = 2.0, .returns = 1.0};
    const auto shares =
        contest_detail::ContestShares{contest, {true, true, true, true}, {true, true, true, true}}
            .at(std::log(4.0));
    for (std::size_t j = 0; j < 4; ++j)
        CHECK(shares[j] ==
              contest_detail::log_share_at(contest.contestants[j], 1.0, std::log(4.0), true));
    CHECK(shares[0] == shares[2]);
    CHECK(*shares[1] > *shares[0]);
    CHECK(*shares[3] < *shares[0]);
    CHECK(contest_detail::alike(one, contest.contestants[2]));
    CHECK(!contest_detail::alike(one, contest.contestants[3]));
}

TEST_CASE("alone without anything open there is no total at which a share is the whole") {
    const market::Contest contest{.contestants = {one}, .decisiveness = 1.0};
    CHECK(!contest_detail::contest_candidate({contest, {true}, {true}}));
    auto open = contest;
    open.open_capability = 2.5;
    const auto found = contest_detail::contest_candidate({open, {true}, {true}});
    REQUIRE(found);
    CHECK((*found)[0] == doctest::Approx(2.5).epsilon(1e-12));  // √(V Y0) − Y0
}

}  // namespace contest_shares_test
