#include "isocost/study/report.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "isocost/study/demo.hpp"
#include "scenario/chapter_texts.hpp"
#include "scenario/lab.hpp"

namespace report_test {

using namespace isocost;

namespace {

const std::string top = ISOCOST_SOURCE_DIR;

std::string golden(const std::string& name) {
    std::ifstream file(top + "/tests/golden/reports/" + name + ".txt", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

scenario::Scenario example(const std::string& name) {
    return scenario::load(top + "/examples/scenarios/" + name + ".toml");
}

scenario::Reform reform(const std::string& name) {
    return scenario::load_reform(top + "/examples/scenarios/reforms/" + name + ".toml");
}

std::string reported(const std::string& scenario, const std::vector<scenario::Reform>& reforms) {
    return study::report(scenario::run(example(scenario), reforms));
}

}  // namespace

TEST_CASE("reports say what their golden files say") {
    CHECK(study::report(study::demo()) == golden("demo"));
    CHECK(reported("minimax_fy2024", {reform("half_compute")}) == golden("minimax_half_compute"));
    CHECK(reported("zhipu_fy2024", {scenario::parse_change("accounts.scope=opex")}) ==
          golden("zhipu_opex_scope"));
    CHECK(reported("openai_2024", {reform("quota_then_dearer")}) ==
          golden("openai_quota_then_dearer"));
    CHECK(reported("openai_2024_cluster", {}) == golden("openai_cluster"));
    CHECK(reported("fleet_and_sources", {}) == golden("fleet_and_sources"));
    CHECK(reported("fleet_under_export_rules",
                   {scenario::parse_change("compute.export.date=2025-05-01")}) ==
          golden("fleet_under_export_rules"));
    CHECK(study::report(scenario::answer(example("deepseek_serving_day"))) ==
          golden("deepseek_serving_day"));
}

TEST_CASE("every chapter's figures are those of its golden file") {
    const auto all = scenario::load_text(test::all_chapters());
    CHECK(study::report(scenario::answer(all)) == golden("every_chapter"));
}

TEST_CASE("what is not solved is said in capitals, with what would help") {
    const auto text = reported("minimax_fy2024", {scenario::parse_change("technology.sigma=0.5"),
                                                  scenario::parse_change("compute.cap_share=0.5")});
    CHECK(text == golden("minimax_infeasible"));
    CHECK(text.find("NOT SOLVED, INFEASIBLE") != std::string::npos);
}

TEST_CASE("figures of a solver that stalled are called invalid") {
    auto outcome = scenario::run(test::lab());
    outcome.baseline.result.status = core::Status::stalled;
    const auto text = study::report(outcome);
    CHECK(text.find("NOT SOLVED, STALLED") != std::string::npos);
    CHECK(text.find("INVALID") != std::string::npos);
}

TEST_CASE("a profit report shows revenue and profit") {
    const auto asked = test::lab(
        {{"goal = \"minimize_opex\"\ncapability = 1.0",
          "goal = \"maximize_profit\"\nvalue_usd_per_year = 80\nexponent = 0.5\nusers = 1e6"}});
    CHECK(study::report(scenario::run(asked)) == golden("profit"));
}

TEST_CASE("the shares of Opex and its parts add up in the result behind the report") {
    const auto outcome = scenario::run(example("zhipu_fy2024"), {reform("tariff")});
    for (const auto* solved : {&outcome.baseline, &*outcome.reform}) {
        double parts = 0.0;
        for (const double cost : solved->result.costs.values()) parts += cost;
        CHECK(parts == solved->result.opex);
    }
}

TEST_CASE("an explanation gives every value with meaning and source") {
    const auto text = study::explain(example("zhipu_fy2024"));
    CHECK(text == golden("zhipu_explained"));
    CHECK(text.find("source: assumed: average market rate of 2024") != std::string::npos);
}

TEST_CASE("no line of a report is wider than 100 columns") {
    for (const char* name :
         {"demo", "minimax_half_compute", "openai_cluster", "minimax_infeasible",
          "fleet_and_sources", "fleet_under_export_rules", "deepseek_serving_day"}) {
        std::istringstream lines(golden(name));
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(line.size() <= 104);
        }
    }
}

}  // namespace report_test
