#include "isocost/scenario/market.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/firm/optimize.hpp"
#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/study/report.hpp"
#include "market_texts.hpp"

namespace market_test {

using namespace isocost;
using doctest::Approx;
using scenario::load_text;

namespace {

double line(const std::vector<scenario::Answer>& all, const std::string& section,
            const std::string& name) {
    for (const auto& answer : all)
        for (const auto& each : answer.lines)
            if (answer.section == section && each.name == name) return each.value;
    throw std::invalid_argument("no " + section + "." + name);
}

scenario::Scenario changed(const std::string& text, const std::string& change) {
    return scenario::apply(load_text(text), scenario::parse_change(change));
}

/// What the text says, with labs that spend their benchmark budget instead.
std::string budgets(std::string text) {
    const std::string goal = "goal = \"minimize_opex\"\ncapability = 1.0";
    for (auto at = text.find(goal); at != std::string::npos; at = text.find(goal))
        text.replace(at, goal.size(), "goal = \"maximize_capability\"\nbudget_share = 1.0");
    return text;
}

}  // namespace

TEST_CASE("a market whose pools hold as many as are hired replicates its benchmark year") {
    const auto result = scenario::clear(load_text(test::market()));
    REQUIRE(result.status == core::Status::optimal);
    // the wage clears to 1e-10 of supply, the elasticities are of order one
    CHECK(result.wages_usd_per_year["china"] == Approx(80e3).epsilon(1e-9));
    CHECK(result.wages_usd_per_year["abroad"] == Approx(320e3).epsilon(1e-9));
    CHECK(result.employer("late").inputs["talent"] == Approx(600.0).epsilon(1e-9));
    CHECK(result.employer("late").costs["compute"] == Approx(200e6).epsilon(1e-9));
}

TEST_CASE("every firm is the lab of its tables at the wage that clears") {
    const auto scenario = changed(budgets(test::market()), "firm.late.compute.cap_share=0.5");
    const auto model = scenario::build_market(scenario);
    const auto result = scenario::clear(scenario);
    REQUIRE(result.status == core::Status::optimal);
    CHECK(result.wages_usd_per_year["china"] > 80e3);
    for (std::size_t j = 0; j < model.labs.size(); ++j) {
        auto p = model.labs[j].firm.parameters();
        const auto& pool = model.market.employers()[j].hires.at("talent");
        p.costs.at("talent") = cost::LinearCost({.price = result.wages_usd_per_year[pool]});
        const auto alone = firm::maximize_capability(
            firm::Firm(p), std::get<firm::Budget>(model.labs[j].question));
        // both solve the same firm at the same wage, to the certificate's 1e-9
        CHECK(result.employers[j].capability == Approx(alone.capability).epsilon(1e-8));
        CHECK(result.employers[j].inputs["talent"] == Approx(alone.inputs["talent"]).epsilon(1e-7));
    }
}

TEST_CASE("shares of migration give frictions that reproduce the benchmark year") {
    // .8 x 1000 + .1 x 2000 work in China, as many as are hired there
    const auto result = scenario::clear(load_text(budgets(test::market() + test::migration())));
    REQUIRE(result.solved());
    // the wage clears to 1e-10 of supply
    CHECK(result.wages_usd_per_year["china"] == Approx(80e3).epsilon(1e-9));
    CHECK(result.demand_fte["abroad"] == Approx(2000.0).epsilon(1e-9));
}

TEST_CASE("a cap at home moves wages abroad only where people move") {
    const auto gap = [](const std::string& text) {
        const auto before = scenario::clear(load_text(text));
        const auto after = scenario::clear(changed(text, "firm.late.compute.cap_share=0.5"));
        REQUIRE(before.solved());
        REQUIRE(after.solved());
        return std::log(after.wages_usd_per_year["abroad"] / before.wages_usd_per_year["abroad"]);
    };
    CHECK(std::abs(gap(budgets(test::market()))) < 1e-9);
    CHECK(gap(budgets(test::market() + test::migration())) > 1e-4);
}

TEST_CASE("a benchmark year that does not clear is told on both sides") {
    const auto balanced = scenario::market_answers(load_text(test::market() + test::migration()));
    CHECK_THROWS_WITH((void)line(balanced, "pool.china", "offered_in_the_benchmark_year"),
                      "no pool.china.offered_in_the_benchmark_year");
    const auto more = scenario::market_answers(
        changed(test::market() + test::migration(), "pool.china.supply_fte=2000"));
    // shares of the sample: 0.8 of China's and 0.1 of the others'
    CHECK(line(more, "pool.china", "offered_in_the_benchmark_year") == Approx(1800.0));
    CHECK(line(more, "pool.china", "employed_in_the_benchmark_year") == Approx(1000.0));
}

TEST_CASE("added friction works as a wage that is lower there, and closes a border in the end") {
    const auto text = budgets(test::market() + test::migration());
    const auto cleared = [&](const std::string& friction) {
        return scenario::clear(changed(text, "migration.added_friction.china.abroad=" + friction));
    };
    const auto open = scenario::clear(load_text(text));
    const auto hard = cleared("0.3");
    REQUIRE(hard.solved());
    // Who would have gone stays, so that researchers are dearer abroad and cheaper at home.
    CHECK(hard.demand_fte["china"] > open.demand_fte["china"] * 1.001);
    CHECK(hard.wages_usd_per_year["china"] < open.wages_usd_per_year["china"]);
    CHECK(hard.wages_usd_per_year["abroad"] > open.wages_usd_per_year["abroad"]);
    // At the wages found, odds of going are those of the benchmark times e^{−(m − d ln w)/τ}.
    const auto& market = *hard.market;
    const auto& m = market.migration()->friction;
    const auto& m0 = open.market->migration()->friction;
    CHECK(m(0, 1) - m0(0, 1) == Approx(0.3).epsilon(1e-12));
    CHECK(m(1, 0) == m0(1, 0));
    const auto closed = cleared("100");
    REQUIRE(closed.solved());
    CHECK(cleared("90").demand_fte["abroad"] ==
          Approx(closed.demand_fte["abroad"]).epsilon(1e-9));  // e^{−300} of them go: nobody
}

TEST_CASE("the answers are the result's, and a reform is set against the baseline") {
    const auto scenario = load_text(budgets(test::market()));
    const auto outcome =
        scenario::answer(scenario, {scenario::parse_change("firm.early.compute.cap_share=0.4")});
    const auto result = scenario::clear(scenario);
    CHECK(outcome.answers.front().section == "market");
    CHECK(line(outcome.answers, "pool.china", "wage") == result.wages_usd_per_year["china"]);
    CHECK(line(outcome.answers, "firm.far", "opex") == result.employer("far").opex);
    CHECK(line(outcome.answers, "market", "hired") == Approx(3000.0).epsilon(1e-9));
    CHECK(line(outcome.reform_answers, "pool.china", "wage_over_benchmark") > 1.01);
    CHECK(line(outcome.reform_answers, "firm.early", "one_more_unit_of_compute_is_worth") > 0.0);
}

TEST_CASE("a lever of a market that moves nothing is an error") {
    const auto scenario = load_text(budgets(test::market()));
    // twice the benchmark's compute does not bind
    CHECK_THROWS_WITH_AS(
        (void)scenario::answer(scenario, {scenario::parse_change("firm.far.compute.cap_share=2")}),
        doctest::Contains("changes nothing here: every answer is the same"),
        scenario::ScenarioError);
}

TEST_CASE("a market without equilibrium says which pool and what would help") {
    // sigma < 1, half of the compute, capability held: 486 times the talent at any wage
    const std::string fixed = [] {
        std::string text = test::market();
        for (const char* was : {"supply_elasticity = 1.5", "supply_elasticity = 0.5"})
            text.replace(text.find(was), 23, "supply_elasticity = 0.0");
        return text;
    }();
    const auto scenario = changed(fixed, "firm.late.compute.cap_share=0.5");
    const auto answers = scenario::market_answers(scenario);
    REQUIRE_FALSE(answers.empty());
    CHECK_FALSE(answers.front().solved());
    CHECK(answers.front().reason.find("china") != std::string::npos);
    CHECK(answers.front().reason.find("late") != std::string::npos);
}

TEST_CASE("indeterminate wages are not compared, and the reason stands where the gains would") {
    std::string text = test::market();
    text.replace(text.find("supply_elasticity = 1.5"), 23, "supply_elasticity = 0.0");
    const auto before = load_text(text);
    // At the benchmark's compute both labs need the benchmark's people, at any higher wage as well.
    const auto after = scenario::apply(
        scenario::apply(before, scenario::parse_change("firm.early.compute.cap_share=1")),
        scenario::parse_change("firm.late.compute.cap_share=1"));
    REQUIRE(scenario::clear(after).solved());
    const auto compared = scenario::market_comparison(before, after);
    REQUIRE(compared.size() == 1);
    CHECK_FALSE(compared[0].solved());
    CHECK(compared[0].reason.find("The wage is indeterminate") != std::string::npos);
    CHECK(compared[0].lines.empty());
}

TEST_CASE("a lab is not a market, and says so") {
    const auto scenario = load_text(budgets(test::market()));
    CHECK_THROWS_AS((void)scenario::build(scenario), scenario::ScenarioError);
    const auto alone = load_text(
        "title = \"t\"\nprice_year = 2024\n[own_silicon]\nfixed_usd = 1e9\n"
        "rate_per_year = 0.1\nlifetime_years = 5\nbought_usd_per_flop = 2e-18\n"
        "own_usd_per_flop = 1e-18\n");
    CHECK(scenario::market_answers(alone).empty());
    for (const auto& ask : {+[](const scenario::Scenario& s) { (void)scenario::build_market(s); },
                            +[](const scenario::Scenario& s) { (void)scenario::market_causes(s); },
                            +[](const scenario::Scenario& s) { scenario::require_market(s); }})
        CHECK_THROWS_WITH_AS(ask(alone),
                             doctest::Contains("`isocost run` solves a lab and answers"),
                             scenario::ScenarioError);
    CHECK_NOTHROW(scenario::require_market(scenario));
}

TEST_CASE("causes that there are none of are told from a market that does not clear") {
    CHECK(scenario::market_causes(load_text(test::market())).empty());
    std::string text = test::market();
    text.replace(text.find("supply_elasticity = 1.5"), 23, "supply_elasticity = 0.0");
    const auto starved = changed(text, "firm.late.compute.cap_share=0.5");
    const auto causes = scenario::market_causes(starved);
    REQUIRE(causes.size() == 1);
    CHECK(causes[0].section == "cap");
    CHECK(causes[0].status == core::Status::infeasible);
    CHECK(causes[0].reason == scenario::market_answers(starved)[0].reason);
    CHECK(causes[0].lines.empty());
    const auto report = study::report(causes);
    CHECK(report.find("NO ANSWER") != std::string::npos);
    CHECK(report.find("No cap binds") == std::string::npos);
}

}  // namespace market_test
