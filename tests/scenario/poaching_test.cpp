#include "isocost/scenario/poaching.hpp"

#include <doctest/doctest.h>

#include <string>

#include "isocost/market/poaching.hpp"
#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/reference.hpp"

namespace poaching_test {

using namespace isocost;
using doctest::Approx;
using scenario::load_text;

namespace {

std::string game(const std::string& shared = "", const std::string& more = "") {
    return R"(title = "two labs"
price_year = 2025

[poaching]
pay_weight = 4
compute_weight = 0.5
offer_rate_per_year = 0.5
persons = 1000
least_pay_usd_per_year = 5e4
most_pay_usd_per_year = 5e7
outside_pay_usd_per_year = 5e5
outside_compute_flop_per_head_per_year = 1e22
)" + shared +
           R"(
[poaching.firm.small]
staff_value_usd_per_year = 2e7
staff_exponent = 0.7
compute_flop_per_year = 1e25

[poaching.firm.large]
staff_value_usd_per_year = 6e7
staff_exponent = 0.7
compute_flop_per_year = 5e26
)" + more;
}

double line(const std::vector<scenario::Answer>& all, const std::string& section,
            const std::string& name) {
    for (const auto& answer : all)
        for (const auto& each : answer.lines)
            if (answer.section == section && each.name == name) return each.value;
    throw std::invalid_argument("no " + section + "." + name);
}

std::string mistakes(const std::string& text) {
    try {
        (void)load_text(text, "game.toml");
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the section is the game of the market chapter, firms in the order of the file") {
    const auto section = *load_text(game("switching_utils = 1\n")).contents().poaching;
    const auto built = scenario::build_poaching(section);
    REQUIRE(built.firms.size() == 2);
    CHECK(built.firms[0].name == "small");
    CHECK(built.firms[1].staff_value_usd_per_year == 6e7);
    CHECK(built.firms[1].equity_cost == 1.0);  // not given: what the struct holds
    REQUIRE(built.switching_utils.size() == 3);
    CHECK(built.switching_utils[0][0] == 0.0);
    CHECK(built.switching_utils[0][2] == 1.0);
    CHECK(built.outside->cash_usd_per_year == 5e5);
    const auto result = market::poaching_equilibrium(built);
    REQUIRE(result.status == core::Status::optimal);
    const auto all = scenario::poaching_answers(section);
    CHECK(line(all, "poacher.small", "pay") == result.firms[0].pay_usd_per_year);
    CHECK(line(all, "poaching", "profit") == result.profit_usd_per_year);
}

TEST_CASE("who is hired away by one is lost by another") {
    const auto all = scenario::answers(load_text(game()));
    CHECK(line(all, "hired.large from small", "persons") > 0.0);
    const double joins = line(all, "hired.small from large", "persons") +
                         line(all, "hired.small from outside", "persons");
    // the market is at rest: joiners replace leavers, to the solver's 1e-11
    CHECK(joins == Approx(line(all, "poacher.small", "leavers")).epsilon(1e-9));
}

TEST_CASE("a dearer outside option raises the pay of both") {
    const auto scenario = load_text(game());
    const auto outcome = scenario::answer(
        scenario, {scenario::parse_change("poaching.outside_pay_usd_per_year=1e6")});
    for (const char* firm : {"poacher.small", "poacher.large"})
        CHECK(line(outcome.reform_answers, firm, "pay") > line(outcome.answers, firm, "pay"));
}

TEST_CASE("levers name the firms, and mistakes do") {
    const auto scenario = load_text(game("", "equity_discount = 0.4\n"));
    const auto other =
        apply(scenario, scenario::parse_change("poaching.firm.large.equity_share=0.5"));
    CHECK(other.hash() != scenario.hash());
    CHECK_THROWS_WITH_AS(
        (void)apply(scenario, scenario::parse_change("poaching.firm.small.equity_share=0.5")),
        doctest::Contains("poaching.firm.small.equity_discount: must be given where equity_share"),
        scenario::ScenarioError);
    CHECK(mistakes(game("", "staff_valu = 1\n"))
              .find("poaching.firm.large.staff_valu: is not a "
                    "key") != std::string::npos);
    CHECK(mistakes(game("pay_wait = 1\n")).find("did you mean \"pay_weight\"?") !=
          std::string::npos);
    CHECK(mistakes(game("", "[poaching.firm.third]\nstaff_exponent = 0.5\n"))
              .find("poaching.firm.third.staff_value_usd_per_year: must be given") !=
          std::string::npos);
}

TEST_CASE("no firm is called what answers call the outside option") {
    auto text = game();
    text.replace(text.find("firm.small"), 10, "firm.outside");
    CHECK(mistakes(text).find("poaching.firm.outside: must have another name") !=
          std::string::npos);
}

TEST_CASE("moves so dear that nobody makes them are solved, dearer ones are refused") {
    const auto all = scenario::answers(load_text(game("switching_utils = 40\n")));
    CHECK(all.front().status == core::Status::optimal);
    CHECK(mistakes(game("switching_utils = 800\n"))
              .find("poaching.switching_utils = 800: must be from 0 to 300") != std::string::npos);
}

TEST_CASE("one firm poaches from nobody") {
    auto text = game();
    text.erase(text.find("[poaching.firm.large]"));
    CHECK(mistakes(text).find("poaching.firm: must be 2 to 8 firms") != std::string::npos);
}

TEST_CASE("the rows are the field tables of the chapter") {
    const auto shared = scenario::poaching_chapter();
    CHECK(shared.rows.front().key == "pay_weight");
    const auto page = scenario::reference();
    CHECK(page.find("`[poaching.firm.NAME]`") != std::string::npos);
    CHECK(page.find("staff_exponent") != std::string::npos);
}

}  // namespace poaching_test
