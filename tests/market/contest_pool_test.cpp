#include "isocost/market/contest_pool.hpp"

#include <doctest/doctest.h>

namespace contest_pool_test {

using namespace isocost;
using market::Contest;
using market::SharedPool;

namespace {

firm::Firm lab(double sigma, double compute_cap = 1e12) {
    return firm::Firm(
        {production::CES(
             {.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = sigma, .returns = 0.9}),
         {{"compute", cost::LinearCost({.price = 1.0})},
          {"talent", cost::LinearCost({.price = 1.0})}},
         {{"compute", compute_cap}}});
}

Contest contest(double sigma, double compute_cap = 1e12) {
    return {.contestants = {{"A", 100.0, lab(sigma, compute_cap)}, {"B", 100.0, lab(sigma)}},
            .decisiveness = 1.0};
}

const SharedPool pool{.wage_usd_per_year = 2.0, .supply_fte = 5.0, .inverse_elasticity = 0.8};

}  // namespace

TEST_CASE("Cobb-Douglas firms: the wage bill is a share of what the contest costs anyway") {
    const auto answer = market::contest_in_pool(contest(1.0), pool, "talent");
    REQUIRE(answer.status == core::Status::optimal);
    // wL = θ · V rυ/2 and w = w0 (L/S0)^η.
    const double bill = 0.4 * 100.0 * 0.9 / 2.0;
    const double wage = std::pow(2.0 * std::pow(bill / 5.0, 0.8), 1.0 / 1.8);
    CHECK(answer.wage_usd_per_year == doctest::Approx(wage).epsilon(1e-9));
    CHECK(answer.talent_fte == doctest::Approx(bill / wage).epsilon(1e-9));
    CHECK(answer.clearing < 1e-9);
}

TEST_CASE("a wage that nothing moves is the contest at that wage") {
    auto fixed = pool;
    fixed.inverse_elasticity = 0.0;
    const auto answer = market::contest_in_pool(contest(0.6), fixed, "talent");
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.wage_usd_per_year == 2.0);
    CHECK(answer.clearing == 0.0);
}

TEST_CASE("the cleared wage is the fixed point: asked for what firms demand, supply answers it") {
    for (const double cap : {1e12, 5.0, 2.0}) {
        const auto answer = market::contest_in_pool(contest(0.6, cap), pool, "talent");
        REQUIRE(answer.status == core::Status::optimal);
        double demand = 0.0;
        for (std::size_t j = 0; j < 2; ++j) {
            // Each firm anew, at the wage that was found and by itself.
            auto firm = lab(0.6, j == 0 ? cap : 1e12).parameters();
            firm.costs.insert_or_assign("talent",
                                        cost::LinearCost({.price = answer.wage_usd_per_year}));
            const auto& one = answer.contest.equilibria.front().contestants[j];
            demand += firm::minimize_opex(firm::Firm(firm), {.capability = one.capability})
                          .inputs["talent"];
        }
        CHECK(2.0 * std::pow(demand / 5.0, 0.8) ==
              doctest::Approx(answer.wage_usd_per_year).epsilon(1e-8));
    }
}

TEST_CASE("the scarcer the talent, the higher its wage and the less of it is hired") {
    double wage = 2.0;
    double talent = core::infinity;
    for (const double supply : {4.0, 2.0, 1.0}) {
        auto scarce = pool;
        scarce.supply_fte = supply;
        const auto answer = market::contest_in_pool(contest(0.6), scarce, "talent");
        REQUIRE(answer.status == core::Status::optimal);
        CHECK(answer.wage_usd_per_year > wage);
        CHECK(answer.talent_fte < talent);
        wage = answer.wage_usd_per_year;
        talent = answer.talent_fte;
    }
}

TEST_CASE("no equilibrium at any wage: the status and the reason of the contest") {
    auto wild = contest(1.0);
    wild.decisiveness = 2.5;
    const auto answer = market::contest_in_pool(wild, pool, "talent");
    CHECK(answer.status == core::Status::infeasible);
    CHECK(answer.reason.find("no pure equilibrium") == 0);
}

TEST_CASE("where no wage clears within doubles a status says so") {
    // One alone wins with nothing and hires nobody at any wage.
    Contest alone = contest(1.0);
    alone.contestants.pop_back();
    const auto nobody = market::contest_in_pool(alone, pool, "talent");
    CHECK(nobody.status == core::Status::infeasible);
    CHECK(nobody.reason == "no wage above 0 clears the pool: nobody hires talent at any");
    CHECK(std::isnan(nobody.wage_usd_per_year));
    // A steep supply, far too large: 2 (9/1e6)^200 is asked at once, but cheap talent is hired.
    SharedPool steep{.wage_usd_per_year = 2.0, .supply_fte = 1e6, .inverse_elasticity = 200.0};
    const auto low = market::contest_in_pool(contest(1.0), steep, "talent");
    REQUIRE(low.status == core::Status::optimal);
    // Cobb-Douglas as above: w L = 18 and w = 2 (L/S0)^η.
    const double wage = std::exp((std::log(2.0) + 200.0 * std::log(18.0 / 1e6)) / 201.0);
    CHECK(low.wage_usd_per_year == doctest::Approx(wage).epsilon(1e-9));
}

TEST_CASE("a pool needs firms with that input") {
    CHECK_THROWS_AS(market::contest_in_pool(contest(1.0), pool, "chips"), core::InvalidParameter);
    auto formula = contest(1.0);
    formula.contestants[1].opex = market::IsoelasticOpex{.cost_usd_per_year = 1.0, .returns = 1.0};
    CHECK_THROWS_WITH(market::contest_in_pool(formula, pool, "talent"),
                      "Contest.B = closed form: must be a firm, whose inputs can be told apart");
    CHECK_THROWS_AS(market::contest_in_pool(contest(1.0), SharedPool{}, "talent"),
                    core::InvalidParameter);
}

}  // namespace contest_pool_test
