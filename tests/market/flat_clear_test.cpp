#include "isocost/market/flat_clear.hpp"

#include <doctest/doctest.h>

#include "market/flat_lab.hpp"

namespace flat_clear_test {

using namespace isocost;
using namespace isocost::test;
using market::clear;
using market::FlatMarket;

namespace {

/// σ = 1: each firm's wage bill is a fixed share of its cost, so a market of them has a closed
/// form.
FlatMarket<2> cobb_douglas(double firms, double elasticity) {
    FlatMarket<2> market{.talent = 1,
                         .pool = {.supply_fte = 10.0,
                                  .reference_wage_usd_per_year = 2.0,
                                  .supply_elasticity = elasticity}};
    for (int j = 0; j < static_cast<int>(firms); ++j) {
        market.firms.push_back(
            {.inputs = {{{.share = 0.6, .price = 3.0}, {.share = 0.4, .price = 1.0}}},
             .sigma = 1.0});
        market.targets.push_back({.capability = 4.0});
    }
    return market;
}

/// Compute capped and nothing else beside talent, so that talent is given by the target.
FlatMarket<2> rigid(double supply, double elasticity) {
    return {.firms = {{.inputs = {{{.share = 0.5, .price = 1.0, .cap = 0.8},
                                   {.share = 0.5, .price = 1.0}}},
                       .sigma = 0.5}},
            .targets = {{.capability = 1.0}},
            .talent = 1,
            .pool = {.supply_fte = supply,
                     .reference_wage_usd_per_year = 1.0,
                     .supply_elasticity = elasticity}};
}

double talent_of(const market::FlatMarketResult<3>& result) {
    double sum = 0.0;
    for (const auto& firm : result.firms) sum += firm.inputs[test::talent];
    return sum;
}

}  // namespace

TEST_CASE("Cobb-Douglas firms: the wage in closed form") {
    // L = y (0.4·3/(0.6 w))^0.6 each; n L = 10 (w/2)^ε.
    for (const double elasticity : {0.0, 0.5, 2.0}) {
        const auto result = clear(cobb_douglas(7.0, elasticity));
        REQUIRE(result.status == Status::optimal);
        const double log_wage =
            (std::log(28.0 / 10.0) + 0.6 * std::log(2.0) + elasticity * std::log(2.0)) /
            (elasticity + 0.6);
        // Both sides round a dozen logarithms.
        CHECK(result.wage_usd_per_year == doctest::Approx(std::exp(log_wage)).epsilon(1e-13));
        CHECK(result.demand_elasticity == doctest::Approx(-0.6).epsilon(1e-13));
        CHECK(!result.indeterminate);
    }
}

TEST_CASE("every firm's bundle is what the firm with names chooses at the wage") {
    laws::Draw draw(11);
    for (int k = 0; k < 20; ++k) {
        const auto market = random_market(draw, 8, draw.between(0.0, 2.0));
        const auto result = clear(market);
        REQUIRE(result.status == Status::optimal);
        CHECK(result.evaluations <= 6);
        // The sum of eight roundings.
        CHECK(std::abs(result.certificate.excess_demand) < 1e-12);
        for (std::size_t j = 0; j < market.firms.size(); ++j) {
            const auto alone =
                minimize_opex(named(market.firms[j], result.wage_usd_per_year), market.targets[j]);
            REQUIRE(alone.status == Status::optimal);
            CHECK(result.firms[j].status == Status::optimal);
            // Two routes through one equation.
            CHECK(result.firms[j].opex == doctest::Approx(alone.opex).epsilon(1e-12));
            CHECK(result.firms[j].inputs[test::talent] ==
                  doctest::Approx(alone.inputs["talent"]).epsilon(1e-11));
            CHECK(result.firms[j].shadow_prices[compute] ==
                  doctest::Approx(alone.point.cap_prices[0]).epsilon(1e-9));
        }
    }
}

TEST_CASE("the wage rises with demand, falls with supply, and rises as caps on compute tighten") {
    laws::Draw draw(12);
    for (int k = 0; k < 20; ++k) {
        const auto market = random_market(draw, 5);
        const double wage = clear(market).wage_usd_per_year;
        auto more = market;
        more.targets[2].capability *= 1.05;
        CHECK(clear(more).wage_usd_per_year > wage);
        auto people = market;
        people.pool.supply_fte *= 1.1;
        CHECK(clear(people).wage_usd_per_year < wage);
        auto tighter = market;
        const auto before = clear(market);
        tighter.firms[3].inputs[compute].cap = 0.97 * before.firms[3].inputs[compute];
        const auto after = clear(tighter);
        if (after.infeasible_firm) continue;  // at a ceiling already
        CHECK(after.wage_usd_per_year > wage);
    }
}

TEST_CASE("a thousand copies with a thousand times the supply: the same wage") {
    laws::Draw draw(13);
    auto one = random_market(draw, 1);
    const auto alone = clear(one);
    auto many = one;
    many.firms.assign(1000, one.firms[0]);
    many.targets.assign(1000, one.targets[0]);
    many.pool.supply_fte *= 1000.0;
    const auto together = clear(many);
    REQUIRE(together.status == Status::optimal);
    // A sum of a thousand equal terms rounds a thousand times.
    CHECK(together.wage_usd_per_year == doctest::Approx(alone.wage_usd_per_year).epsilon(1e-13));
    CHECK(talent_of(together) == doctest::Approx(1000.0 * talent_of(alone)).epsilon(1e-12));
}

TEST_CASE("units of people and of money do not matter") {
    laws::Draw draw(14);
    const auto market = random_market(draw, 6);
    const auto result = clear(market);
    auto other = market;  // people in thousands, money in cents
    other.pool.supply_fte /= 1e3;
    other.pool.reference_wage_usd_per_year *= 1e5;
    for (auto& firm : other.firms) {
        firm.inputs[test::talent].benchmark = 1e-3;
        for (const std::size_t i : {compute, data}) firm.inputs[i].price *= 1e2;
    }
    const auto same = clear(other);
    REQUIRE(same.status == Status::optimal);
    // Other numbers round otherwise.
    CHECK(same.wage_usd_per_year == doctest::Approx(1e5 * result.wage_usd_per_year).epsilon(1e-12));
    CHECK(same.firms[4].opex == doctest::Approx(1e2 * result.firms[4].opex).epsilon(1e-12));
}

TEST_CASE(
    "hard markets: sigma at and near 1, very small and very large, wages far from the start") {
    for (const double sigma : {0.02, 0.3, 1.0 - 1e-12, 1.0, 1.0 + 1e-9, 1.001, 3.0, 50.0})
        for (const double start : {1e-6, 1.0, 1e9}) {
            laws::Draw draw(15);
            auto market = random_market(draw, 4);
            for (auto& firm : market.firms) {
                firm.sigma = sigma;
                firm.inputs[compute].cap = infinity;
            }
            market.pool.reference_wage_usd_per_year = start;
            const auto result = clear(market);
            INFO("sigma ", sigma, " start ", start);
            CHECK(result.status == Status::optimal);
            CHECK(std::isfinite(result.wage_usd_per_year));
        }
}

TEST_CASE("supplies of inputs that rise, floors and several caps: certified as well") {
    laws::Draw draw(16);
    for (int k = 0; k < 30; ++k) {
        auto market = random_market(draw, 6);
        for (auto& firm : market.firms) {
            firm.returns = draw.between(0.7, 1.3);
            firm.inputs[compute].inverse_elasticity = draw.between(0.0, 1.0);
            firm.inputs[data].floor = 0.2;
            if (draw.chance(0.5)) firm.inputs[data].cap = 3.0;
            if (draw.chance(0.3)) firm.inputs[test::talent].floor = 0.3;
        }
        const auto result = clear(market);
        CHECK(result.status == Status::optimal);
        CHECK(result.certificate.stationarity < 1e-10);  // condition numbers up to 1e3
    }
}

TEST_CASE("fixed talent: too few people for any wage, too many, or any wage will do") {
    // 0.5 C^-1 + 0.5 L^-1 = 1 at C = 0.8: L = 1/(2 − 1.25).
    const double needed = 1.0 / 0.75;
    const auto few = clear(rigid(1.3, 0.0));
    CHECK(few.status == Status::infeasible);
    CHECK(few.least_supply_fte == doctest::Approx(needed).epsilon(1e-14));
    CHECK(few.reason ==
          "no wage clears the market: the firms need 1.33333 FTE at any wage, there are 1.3");
    CHECK(std::isnan(few.wage_usd_per_year));
    CHECK(few.firms.empty());

    const auto exactly = clear(rigid(needed, 0.0));
    CHECK(exactly.status == Status::optimal);
    CHECK(exactly.indeterminate);
    // Compute is at its cap while (C/L)^(1/σ) < w, (0.8 · 0.75)² = 0.36; below, talent moves in
    // proportion to the wage, and 1e-13 of it passes as rounding.
    CHECK(exactly.lowest_wage_usd_per_year == doctest::Approx(0.36).epsilon(1e-11));
    CHECK(exactly.highest_wage_usd_per_year == infinity);
    CHECK(exactly.reason ==
          "wages from 0.36 to inf clear the market: there neither demand nor supply answers to "
          "the wage");

    for (const double reference : {0.03, 0.1, 0.35, 0.36, 0.5, 7.0, 1e6}) {
        auto market = rigid(needed, 0.0);
        market.pool.reference_wage_usd_per_year = reference;
        const auto same = clear(market);
        INFO("reference wage ", reference);
        CHECK(same.status == Status::optimal);
        CHECK(same.indeterminate);
        // Below the kink demand moves in proportion to the wage, and 1e-13 (1e-12 at a logarithm of
        // 14) passes as rounding.
        CHECK(same.lowest_wage_usd_per_year == doctest::Approx(0.36).epsilon(1e-11));
        CHECK(same.highest_wage_usd_per_year == infinity);
        CHECK(same.wage_usd_per_year ==
              doctest::Approx(std::max(0.36, reference)).epsilon(1e-11));  // the closest
    }

    // More people than compute's cap makes needed: the wage falls until compute is left idle.
    const auto more = clear(rigid(1.4, 0.0));
    REQUIRE(more.status == Status::optimal);
    CHECK(!more.indeterminate);
    CHECK(more.firms[0].inputs[0] < 0.8);

    auto substitutes = rigid(5.0, 0.0);
    substitutes.firms[0].sigma = 2.0;
    const auto many = clear(substitutes);  // talent alone: 0.5 L^0.5 = 1, L = 4
    CHECK(many.status == Status::infeasible);
    CHECK(many.most_supply_fte == doctest::Approx(4.0).epsilon(1e-14));
    CHECK(many.reason.find("want no more than 4 FTE at any wage, there are 5") !=
          std::string::npos);
}

TEST_CASE("with a supply that answers, the least talent is bought at a high wage") {
    const auto result = clear(rigid(1.0, 0.1));
    REQUIRE(result.status == Status::optimal);
    // (w)^0.1 = 4/3.
    CHECK(result.wage_usd_per_year == doctest::Approx(std::pow(4.0 / 3.0, 10.0)).epsilon(1e-12));
    CHECK(result.demand_elasticity == 0.0);
    CHECK(!result.indeterminate);
}

TEST_CASE("a firm that no wage helps is named, with what its caps allow") {
    laws::Draw draw(17);
    for (const double elasticity : {0.0, 0.5}) {
        auto market = random_market(draw, 5, elasticity);
        market.firms[3].sigma = 0.5;
        market.firms[3].inputs[compute].cap = 0.1;
        const auto result = clear(market);
        CHECK(result.status == Status::infeasible);
        REQUIRE(result.infeasible_firm.has_value());
        CHECK(*result.infeasible_firm == 3);
        // σ = 0.5, others endless: y < cap/share.
        CHECK(result.firm_ceiling ==
              doctest::Approx(0.1 / market.firms[3].inputs[compute].share).epsilon(1e-14));
        CHECK(result.reason.find("firm 3 cannot reach capability") == 0);
        market.targets[3].capability = 0.99 * result.firm_ceiling;
        CHECK(!clear(market).infeasible_firm.has_value());
    }
}

TEST_CASE("firms that the floors of other inputs already satisfy want no talent") {
    auto market = cobb_douglas(2.0, 0.5);
    for (auto& firm : market.firms) {
        firm.sigma = 2.0;
        firm.inputs[0].floor = 100.0;
    }
    const auto result = clear(market);
    CHECK(result.status == Status::out_of_range);
    CHECK(!result.reason.empty());
}

TEST_CASE("what a flat market cannot hold is refused with the firm's position") {
    laws::Draw draw(18);
    const auto good = random_market(draw, 3);
    auto bad = good;
    bad.firms[2].sigma = 0.0;
    CHECK_THROWS_WITH(clear(bad),
                      "FlatMarket.firms[2].sigma = 0: must be positive and finite (a flat firm: "
                      "for 0 and infinity use the general market)");
    bad.firms[2].sigma = infinity;
    CHECK_THROWS_AS(clear(bad), InvalidParameter);
    CHECK_THROWS_AS(clear(good, 0.0), InvalidParameter);
}

}  // namespace flat_clear_test
