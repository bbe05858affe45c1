#include "isocost/study/sweep_answers.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "scenario/chapter_texts.hpp"
#include "scenario/market_texts.hpp"

namespace sweep_answers_test {

using namespace isocost;
using doctest::Approx;

namespace {

study::AnswersTable swept(const std::string& text, const std::string& over) {
    return study::sweep_answers(scenario::load_text(text), study::parse_sweep(over));
}

const std::string cap = "firm.far.compute.cap_share=0.8:0.9:3";

}  // namespace

TEST_CASE("a row of a sweep is the scenario's answer at its value") {
    const auto table = swept(test::market(), cap);
    REQUIRE(table.answers.size() == 3);
    const auto alone = scenario::answers(
        scenario::apply(scenario::load_text(test::market()),
                        scenario::parse_change("firm.far.compute.cap_share=0.9")));
    CHECK(scenario::same_answers(table.answers.back(), alone));
    CHECK_FALSE(scenario::same_answers(table.answers.front(), alone));
}

TEST_CASE("the value that the scenario has already can be one of the sweep") {
    const auto table = swept(test::market(), "pool.china.supply_fte=1000:1100:2");
    CHECK(scenario::same_answers(table.answers.front(),
                                 scenario::answers(scenario::load_text(test::market()))));
}

TEST_CASE("chapters are swept as well") {
    const auto table = swept(test::all_chapters(), "serving_day.rent_usd_per_hour=2:3:2");
    CHECK(table.answers.front().size() == scenario::chapters().size());
}

TEST_CASE("the three forms hold the same figures") {
    const auto table = swept(test::market(), cap);
    const auto json = nlohmann::json::parse(study::to_json(table));
    REQUIRE(json["rows"].size() == 3);
    CHECK(json["rows"][0]["status"] == "optimal");
    const double wage = json["rows"][0]["pool.abroad.wage"];
    CHECK(wage > 320e3);
    const auto csv = study::to_csv(table);
    CHECK(csv.find("firm.far.compute.cap_share,status,market.hired") == 0);
    CHECK(csv.find(core::text(wage)) != std::string::npos);
    const auto text = study::to_text(table);
    CHECK(text.find("pool.abroad.wage") != std::string::npos);
    CHECK(text.find("pool.china.wage") == std::string::npos);  // it does not vary
}

TEST_CASE("a number on which no answer depends, and a scenario without answers, are errors") {
    // more than twice what is used does not bind
    CHECK_THROWS_WITH_AS((void)swept(test::market(), "firm.far.compute.cap_share=2:3:2"),
                         doctest::Contains("changes nothing here: every answer is the same"),
                         scenario::ScenarioError);
    CHECK_THROWS_AS((void)swept(test::market(), "firm.far.compute.cap_share=-1:3:2"),
                    scenario::ScenarioError);
}

TEST_CASE("words and infinite numbers that vary are columns") {
    const auto over = "idea_production.progress_exponent=0:1:2";
    const auto table = swept(test::all_chapters(), over);
    const auto text = study::to_text(table);
    for (const char* shown :
         {"idea_production.explodes", "idea_production.years_to_explosion", "yes", "inf"})
        CHECK(text.find(shown) != std::string::npos);
    CHECK(text.find("idea_production.condition") == std::string::npos);  // the same words
    const auto csv = study::to_csv(table);
    CHECK(csv.find("idea_production.explodes") != std::string::npos);
    CHECK(csv.find(",no,") != std::string::npos);
    CHECK(csv.find(",yes,") != std::string::npos);
    const auto json = nlohmann::json::parse(study::to_json(table));
    CHECK(json["rows"][0]["idea_production.explodes"] == "no");
    CHECK(json["rows"][1]["idea_production.explodes"] == "yes");
}

TEST_CASE("an unsolved row says so and has no figures") {
    const auto table = swept(test::market(), "firm.late.compute.cap_share=0.3:1:2");
    const auto json = nlohmann::json::parse(study::to_json(table));
    CHECK(json["rows"][0]["status"] != "optimal");
    CHECK(json["rows"][0]["pool.china.wage"].is_null());
    CHECK(json["rows"][1]["status"] == "optimal");
}

}  // namespace sweep_answers_test
