#include "isocost/market/clear.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "laws/closeness.hpp"
#include "laws/refused.hpp"
#include "market/clear_labs.hpp"

namespace clear_test {

using namespace isocost;
using namespace isocost::market;
using namespace isocost::market::tests;
using laws::relative_error;

namespace {

/// Sector of the general equilibrium below, hiring labor and capital out of its income.
Employer sector(const char* name, double labor, double budget) {
    return {.name = name,
            .technology = production::CES(
                {.shares = {{"labor", labor}, {"capital", 1.0 - labor}}, .sigma = 1.0}),
            .question = firm::Budget{.budget = budget},
            .hires = {{"labor", "L"}, {"capital", "K"}}};
}

MarketResult two_sectors(double income, double tax) {
    return clear(Market({.pools = {pool("L", 77.0, 0.0), pool("K", 80.0, 0.0)},
                         .employers = {sector("X", 0.5, 2.0 / 3.0 * income * (1.0 - tax)),
                                       sector("Y", 0.4, 1.0 / 3.0 * income)}}));
}

}  // namespace

// julia-mpsge/MPSGE.jl, test/MPSGEresults.xlsx (GAMS/MPSGE with PATH): X from (50, 50), Y from
// (20, 30), utility (100, 50), L = 77, K = 80, wage as numeraire. Income fixes the price level.
TEST_CASE("a 2 by 2 general equilibrium clears at the published prices") {
    const auto r = two_sectors(164.99999999997118, 0.0);
    CHECK(r.status == core::Status::optimal);
    // The file's prices solve its equilibrium to about 1e-12.
    CHECK(relative_error(r.wages_usd_per_year["L"], 1.0) <= 1e-11);
    CHECK(relative_error(r.wages_usd_per_year["K"], 1.09999999999964) <= 1e-11);
    const auto taxed = two_sectors(177.69230689285564, 0.1);
    // The case's own tolerance.
    CHECK(relative_error(taxed.wages_usd_per_year["L"], 1.0) <= 2e-8);
    CHECK(relative_error(taxed.wages_usd_per_year["K"], 1.1105769136174084) <= 2e-8);
}

TEST_CASE("Cobb-Douglas budgets pay their share: the wage bill is known before the wage") {
    for (const double elasticity : {0.0, 0.5, 3.0}) {
        const auto r = clear(Market({.pools = {pool("home", 50.0, elasticity)},
                                     .employers = {lab("a", 1.0, firm::Budget{.budget = 30.0}),
                                                   lab("b", 1.0, firm::Budget{.budget = 90.0})}}));
        // w S0 w^ε = 0.4 · 120
        CHECK(relative_error(r.wages_usd_per_year[0],
                             std::pow(48.0 / 50.0, 1.0 / (1.0 + elasticity))) <= 1e-13);
        CHECK(r.uniqueness == Uniqueness::theorem);
        CHECK(r.evaluations <= 6);
    }
}

TEST_CASE("newton needs few looks at aggregate demand") {
    for (const double elasticity : {0.2, 1.0, 4.0})
        CHECK(clear(three_labs(elasticity)).evaluations <= 7);
}

TEST_CASE("perfect substitutes: at the threshold wage supply lies in the set that is demanded") {
    const auto r = clear(Market(
        {.pools = {pool("home", 10.0, 1.0)},
         .employers = {lab("a", core::infinity, firm::CapabilityTarget{.capability = 10.0})}}));
    CHECK(r.status == core::Status::optimal);
    // A unit of capability costs 0.6/0.6 by compute and w/0.4 by talent: w = 0.4, S = 4.
    CHECK(relative_error(r.wages_usd_per_year[0], 0.4) <= 1e-12);
    CHECK(relative_error(r.demand_fte[0], 4.0) <= 1e-12);
    CHECK(relative_error(r.employers[0].inputs["compute"], (10.0 - 0.4 * 4.0) / 0.6) <= 1e-12);
    CHECK(r.uniqueness == Uniqueness::theorem);
}

TEST_CASE(
    "two kinds of talent that are perfect substitutes are paid the same, and both are hired") {
    const production::Nest talent(
        {.sigma = core::infinity, .children = {{"near", 0.5}, {"far", 0.5}}});
    const Employer e{.name = "a",
                     .technology = production::Nest(
                         {.sigma = 0.5, .children = {{"compute", 0.6}, {"talent", 0.4, talent}}}),
                     .costs = {{"compute", cost::LinearCost({.price = 0.6})}},
                     .question = firm::CapabilityTarget{.capability = 50.0},
                     .hires = {{"near", "home"}, {"far", "away"}}};
    const auto r = clear(
        Market({.pools = {pool("home", 30.0, 1.0), pool("away", 60.0, 1.0)}, .employers = {e}}));
    CHECK(r.status == core::Status::optimal);
    // Known to the shrinking ellipsoid: 3e-13.
    CHECK(relative_error(r.wages_usd_per_year["home"], r.wages_usd_per_year["away"]) <= 1e-11);
    CHECK(relative_error(2.0 * r.demand_fte["home"], r.demand_fte["away"]) <= 1e-9);
    CHECK(r.uniqueness == Uniqueness::theorem);
}

TEST_CASE("vertical against vertical: every wage above the threshold clears, and is said to") {
    // 1/10 = 0.6/12 + 0.4/8: eight researchers while the cap binds, w ≥ 0.6 (0.4/0.6)(12/8)² = 0.9.
    const auto r = clear(Market(
        {.pools = {pool("home", 8.0, 0.0)},
         .employers = {capped(lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}), 12.0)}}));
    CHECK(r.uniqueness == Uniqueness::indeterminate);
    CHECK(r.status == core::Status::optimal);
    // Demand moves by less than 1e-13 below a kink as long as the wage moves by about 1e-13.
    CHECK(relative_error(r.lowest_wages_usd_per_year[0], 0.9) <= 1e-11);
    CHECK(r.highest_wages_usd_per_year[0] == core::infinity);
}

TEST_CASE("the wages that clear do not depend on where the search starts, nor on a kink it meets") {
    const production::Nest inner({.sigma = 0.5, .children = {{"compute", 0.6}, {"talent", 0.4}}});
    Employer nested{.name = "n",
                    .technology = production::Nest(
                        {.sigma = 0.3, .children = {{"data", 0.3}, {"both", 0.7, inner}}}),
                    .costs = {{"compute", cost::LinearCost({.price = 0.6})},
                              {"data", cost::LinearCost({.price = 0.3})}},
                    .question = firm::CapabilityTarget{.capability = 10.0},
                    .hires = {{"talent", "home"}},
                    .caps = {{"compute", 14.0}, {"data", 11.0}}};
    const double need =
        least_need_fte(Market({.pools = {pool("home", 1.0, 0.0)}, .employers = {nested}}), 0, 0);
    const auto flat = capped(lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}), 12.0);
    // At the kink of the nest compute and data are both at their caps: the wage at which compute's
    // shadow price is 0, the price p_C F_L/F_C of talent, 0.6 (0.4/0.6) (14/L)².
    const double kink = 0.4 * std::pow(14.0 / need, 2.0);
    for (const double reference : {0.1, 0.5, 0.9, 1.0, 5.0, 500.0}) {
        INFO("reference wage ", reference);
        const auto a =
            clear(Market({.pools = {pool("home", 8.0, 0.0, reference)}, .employers = {flat}}));
        const auto n =
            clear(Market({.pools = {pool("home", need, 0.0, reference)}, .employers = {nested}}));
        for (const auto* r : {&a, &n}) {
            CHECK(r->uniqueness == Uniqueness::indeterminate);
            CHECK(r->highest_wages_usd_per_year[0] == core::infinity);
        }
        // Demand moves by less than 1e-13 below a kink while the wage moves by about 1e-13.
        CHECK(relative_error(a.lowest_wages_usd_per_year[0], 0.9) <= 1e-11);
        CHECK(relative_error(n.lowest_wages_usd_per_year[0], kink) <= 1e-11);
    }
    // A researcher less than the cap makes needed, or a supply that answers: one wage.
    CHECK(clear(Market({.pools = {pool("home", 8.1, 0.0)}, .employers = {flat}})).uniqueness ==
          Uniqueness::theorem);
    CHECK(clear(Market({.pools = {pool("home", 8.0, 0.1)}, .employers = {flat}})).uniqueness ==
          Uniqueness::theorem);
}

TEST_CASE("pools that hang together: how far the wage of each can go") {
    const Employer fixed{
        .name = "fixed",
        .technology = production::CES({.shares = {{"near", 0.5}, {"far", 0.5}}, .sigma = 0.0}),
        .question = firm::CapabilityTarget{.capability = 4.0},
        .hires = {{"near", "home"}, {"far", "away"}}};
    // Four and four people whatever either is paid.
    const auto any = clear(
        Market({.pools = {pool("home", 4.0, 0.0), pool("away", 4.0, 0.0)}, .employers = {fixed}}));
    // A capped lab at either end of a border: eight people in each from a wage of 0.9 on, so long
    // as both wages rise alike.
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 0.5, 0.5, 0.0;
    const auto target = firm::CapabilityTarget{.capability = 10.0};
    const auto movers = [&](double reference) {
        return clear(
            Market({.pools = {pool("home", 8.0, 0.0, reference), pool("away", 8.0, 0.0, reference)},
                    .employers = {capped(lab("a", 0.5, target), 12.0),
                                  capped(lab("b", 0.5, target, "away"), 12.0)},
                    .migration = Migration{friction, 0.5}}));
    };
    for (const char* name : {"home", "away"}) {
        CHECK(any.uniqueness == Uniqueness::indeterminate);
        CHECK(any.lowest_wages_usd_per_year[name] == 0.0);
        CHECK(any.highest_wages_usd_per_year[name] == core::infinity);
        for (const double reference : {0.01, 0.9, 10.0}) {
            const auto r = movers(reference);
            CHECK(r.uniqueness == Uniqueness::indeterminate);
            CHECK(relative_error(r.lowest_wages_usd_per_year[name], 0.9) <= 1e-11);  // as above
            CHECK(r.highest_wages_usd_per_year[name] == core::infinity);
        }
    }
}

TEST_CASE("an employer without an answer is named with his own explanation") {
    const auto r = clear(
        Market({.pools = {pool("home", 8.0, 1.0)},
                .employers = {
                    lab("fine", 0.5, firm::Budget{.budget = 1.0}),
                    capped(lab("poor", 0.5, firm::CapabilityTarget{.capability = 10.0}), 1.0)}}));
    CHECK(r.status == core::Status::infeasible);
    REQUIRE(r.infeasibility);
    CHECK(r.infeasibility->employers == core::Names{"poor"});
    CHECK(r.reason.find("Enough alone: compute of more than 6") != std::string::npos);
    CHECK(std::isnan(r.wages_usd_per_year[0]));
}

TEST_CASE("a budget that floors exceed at the wage that would clear is said to be too small") {
    auto poor = lab("poor", 0.5, firm::Budget{.budget = 10.0});
    poor.floors["talent"] = 4.0;
    const auto r =
        clear(Market({.pools = {pool("home", 5.0, 0.0)},
                      .employers = {poor, lab("rich", 0.5, firm::Budget{.budget = 1e4})}}));
    CHECK(r.status == core::Status::infeasible);
    CHECK(r.reason.find("poor cannot pay for its floors") != std::string::npos);
}

TEST_CASE("floors that nobody can pay name the employer where people move as well") {
    auto poor = lab("poor", 0.5, firm::Budget{.budget = 10.0});
    poor.floors["talent"] = 4.0;
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 0.5, 0.5, 0.0;
    const auto r = clear(Market({.pools = {pool("home", 5.0, 0.0), pool("away", 5.0, 0.0)},
                                 .employers = {poor, lab("rich", 0.5, firm::Budget{.budget = 1e4}),
                                               lab("b", 0.5, firm::Budget{.budget = 1e4}, "away")},
                                 .migration = Migration{friction, 0.5}}));
    CHECK(r.status == core::Status::infeasible);
    REQUIRE(r.infeasibility);
    CHECK(r.infeasibility->employers == core::Names{"poor"});
    CHECK(r.reason.find("budget of at least") != std::string::npos);
}

TEST_CASE("a wage that would clear out of reach is not taken for none") {
    // 100 w^0.005 = 5: w = 0.05^200 = 6e-261
    const auto r =
        clear(Market({.pools = {pool("home", 100.0, 0.005)},
                      .employers = {lab("a", 0.0, firm::CapabilityTarget{.capability = 5.0})}}));
    CHECK(r.status == core::Status::out_of_range);
    CHECK(r.reason.find("No wage within reach clears home") == 0);
}

TEST_CASE("more is needed than all who move between the pools: no search is needed") {
    const auto r = clear(
        Market({.pools = {pool("home", 3.0, 0.0), pool("away", 3.0, 0.0)},
                .employers = {lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}),
                              lab("b", 0.5, firm::CapabilityTarget{.capability = 10.0}, "away")},
                .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 0.5}}));
    CHECK(r.status == core::Status::infeasible);
    CHECK(r.evaluations == 0);
    REQUIRE(r.infeasibility);
    CHECK(r.infeasibility->pool == "home + away");
    CHECK(relative_error(r.infeasibility->least_supply_fte, 8.0) <= 1e-14);  // two times θ y
}

TEST_CASE("a pool that nobody hires from is named, and no advice is given") {
    for (const bool move : {false, true}) {
        Market::Parameters p{.pools = {pool("home", 10.0, 0.5), pool("empty", 10.0, 0.5)},
                             .employers = {lab("a", 0.5, firm::Budget{.budget = 50.0})}};
        if (move) p.migration = Migration{Eigen::MatrixXd::Zero(2, 2), 0.5};
        const auto r = clear(Market(p));
        CHECK(r.status == core::Status::infeasible);
        CHECK(r.explain() == "infeasible: No wage clears empty: nobody hires from it.");
    }
}

TEST_CASE("profit that is linear in scale has a threshold below which it has no end") {
    const auto r =
        clear(Market({.pools = {pool("home", 5.0, 0.5)},
                      .employers = {lab("a", 0.5, firm::Revenue{.value = 2.0, .exponent = 1.0})}}));
    CHECK(r.status == core::Status::unbounded);
    CHECK(r.reason.find("a would grow without end at any lower wage") != std::string::npos);
}

TEST_CASE(
    "increasing returns: where demand jumps over supply there is no equilibrium, and where it does "
    "not one is found") {
    const auto with = [](double supply) {
        return clear(
            Market({.pools = {pool("home", supply, 0.0)},
                    .employers = {capped(
                        lab("a", 0.8, firm::Revenue{.value = 1.0, .exponent = 1.4}), 20.0)}}));
    };
    const auto plenty = with(60.0);
    INFO(plenty.explain());
    CHECK(plenty.status == core::Status::locally_optimal);
    CHECK(plenty.uniqueness == Uniqueness::found_one);
    const auto few = with(1.0);
    INFO(few.explain());
    CHECK(few.status == core::Status::infeasible);
    CHECK(few.reason.find("increasing returns jumps") != std::string::npos);
}

TEST_CASE("pools that nobody connects clear on their own") {
    const auto market =
        Market({.pools = {pool("home", 30.0, 0.5), pool("away", 10.0, 1.0)},
                .employers = {lab("a", 0.5, firm::Budget{.budget = 30.0}, "home"),
                              lab("b", 2.0, firm::Budget{.budget = 20.0}, "away")}});
    const auto both = clear(market);
    const auto alone =
        clear(Market({.pools = {pool("away", 10.0, 1.0)},
                      .employers = {lab("b", 2.0, firm::Budget{.budget = 20.0}, "away")}}));
    CHECK(both.wages_usd_per_year["away"] == alone.wages_usd_per_year["away"]);
    CHECK(both.uniqueness == Uniqueness::theorem);
}

TEST_CASE("movers tie wages together: the looser they are, the closer") {
    const auto gap = [](double tau) {
        Eigen::MatrixXd friction(2, 2);
        friction << 0.0, 0.5, 0.5, 0.0;
        const auto r =
            clear(Market({.pools = {pool("home", 40.0, 0.0), pool("away", 40.0, 0.0)},
                          .employers = {lab("a", 0.5, firm::Budget{.budget = 30.0}, "home"),
                                        lab("b", 0.5, firm::Budget{.budget = 120.0}, "away")},
                          .migration = Migration{friction, tau}}));
        CHECK(r.status == core::Status::optimal);
        CHECK(r.uniqueness == Uniqueness::theorem);
        CHECK(relative_error(r.supply_fte["home"] + r.supply_fte["away"], 80.0) <= 1e-12);
        return std::log(r.wages_usd_per_year["away"] / r.wages_usd_per_year["home"]);
    };
    // Nobody moves for less than the friction as taste vanishes: the gap goes to 0.5.
    CHECK(gap(0.02) == doctest::Approx(0.5).epsilon(0.1));
    // The stronger taste, the less pay moves people.
    CHECK(gap(1.0) > gap(0.1));
}

TEST_CASE("options outside their domain are refused") {
    CHECK(laws::refused([] { static_cast<void>(clear(three_labs(1.0), {.tolerance = 0.0})); }) ==
          "clear.tolerance = 0: must be positive and finite (largest residual of an employer's "
          "certificate that holds)");
}

}  // namespace clear_test
