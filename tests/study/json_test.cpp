#include "isocost/study/json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "isocost/scenario/market.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/study/demo.hpp"
#include "scenario/lab.hpp"
#include "scenario/market_texts.hpp"
#include "scenario/path_chapter_texts.hpp"

namespace json_test {

using namespace isocost;
using nlohmann::json;

TEST_CASE("the JSON of a run holds what the result holds") {
    const auto outcome = study::demo();
    const auto all = json::parse(study::to_json(outcome));
    CHECK(all["baseline"]["status"] == "optimal");
    CHECK(all["baseline"]["opex_usd_per_year"] == outcome.baseline.result.opex);
    CHECK(all["baseline"]["provenance"]["scenario_hash"] == outcome.baseline.provenance.hash);
    CHECK(all["reform"]["limits"][0]["binding"] == true);
    CHECK(all["reform"]["limits"][0]["price_usd_per_unit"] ==
          outcome.reform->result.shadow_prices["compute"]);
    CHECK(all["difference"]["input_shares"]["compute"].get<double>() == doctest::Approx(-0.4));
    CHECK(all["baseline"]["elasticities"]["hicks"]["free"]["compute"]["talent"].get<double>() ==
          doctest::Approx(0.7));
    CHECK(all["reforms"][0]["changes"][0] == "compute.cap_share = 0.6");
}

TEST_CASE("what does not exist is null and infinity is a word") {
    const auto stuck = scenario::run(
        test::lab({{"0.7", "0"}, {"price_usd_per_flop", "cap_share = 0.5\nprice_usd_per_flop"}}));
    const auto all = json::parse(study::to_json(stuck));
    CHECK(all["reform"].is_null());
    CHECK(all["baseline"]["opex_usd_per_year"].is_null());
    CHECK(all["baseline"]["cap_cost"]["cost_usd_per_year"] == "inf");
    CHECK(all["baseline"]["infeasibility"]["relaxation"]["compute"].get<double>() ==
          doctest::Approx(1e25));
    const auto linear = json::parse(study::to_json(scenario::run(test::lab({{"0.7", "inf"}}))));
    CHECK(linear["baseline"]["provenance"]["sigma"]["technology"] == "inf");
}

TEST_CASE("causes stand in the JSON of answers where they are asked for") {
    const auto capped = scenario::apply(scenario::load_text(test::market()),
                                        scenario::parse_change("firm.early.compute.cap_share=0.9"));
    const auto outcome = scenario::answer(capped);
    const auto causes = scenario::market_causes(capped);
    const auto all = json::parse(study::to_json(outcome, causes));
    REQUIRE(all["causes"].size() == 1);
    CHECK(all["causes"][0]["section"] == "cap.early.compute");
    CHECK(all["causes"][0]["lines"][0]["name"] == "wage_in_china_shapley_share");
    CHECK(all["causes"][0]["lines"][0]["value"] == causes[0].lines[0].value);
    const auto plain = json::parse(study::to_json(outcome));
    CHECK_FALSE(plain.contains("causes"));
    const auto schema = json::parse(study::answers_schema());
    for (const auto& [key, unused] : all.items()) CHECK(schema["properties"].contains(key));
    for (const auto& key : schema["required"]) CHECK(plain.contains(key));
    for (const auto& [key, unused] : all["answers"][0].items())
        CHECK(schema["$defs"]["answer"]["properties"].contains(key));
}

TEST_CASE("the schema of paths names what the writer writes of them") {
    const auto outcome = scenario::follow(
        scenario::load_text("title = \"follower\"\nprice_year = 2025\n" + test::path_chapters()));
    const auto all = json::parse(study::to_json(outcome));
    const auto schema = json::parse(study::paths_schema());
    CHECK(schema["required"].size() == all.size());
    for (const auto& [key, unused] : all.items()) CHECK(schema["properties"].contains(key));
    const auto& path = schema["$defs"]["path"];
    CHECK(path["required"].size() == all["paths"][0].size());
    for (const auto& [key, unused] : all["paths"][0].items())
        CHECK(path["properties"].contains(key));
    const auto& column = schema["$defs"]["column"];
    for (const auto& [key, unused] : all["paths"][0]["columns"][0].items())
        CHECK(column["properties"].contains(key));
    CHECK(schema["properties"]["paths"]["items"]["$ref"] == "#/$defs/path");
    CHECK_FALSE(schema["$defs"].contains("answers"));
}

TEST_CASE("the schemas are JSON and name what the writer writes") {
    const auto schema = json::parse(study::result_schema());
    const auto all = json::parse(study::to_json(study::demo()));
    for (const auto& [key, unused] : all["baseline"].items())
        CHECK(schema["$defs"]["solved"]["properties"].contains(key));
    for (const auto& key : schema["$defs"]["solved"]["required"])
        CHECK(all["baseline"].contains(key));
    const auto scenario = json::parse(study::scenario_schema());
    CHECK(scenario["properties"]["compute"]["properties"].contains("cap_flop_per_year"));
    CHECK(scenario["properties"]["accounts"]["properties"].contains("lines"));
    CHECK(scenario["properties"]["spillovers"]["properties"].contains("weight"));
    CHECK(scenario["properties"]["contest_of_firms"]["properties"].contains("firm"));
    CHECK(scenario["properties"]["firm"]["items"]["properties"].contains("hires"));
}

}  // namespace json_test
