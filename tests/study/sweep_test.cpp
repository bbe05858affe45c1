#include "isocost/study/sweep.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "scenario/lab.hpp"

namespace sweep_test {

using namespace isocost;
using doctest::Approx;
using study::parse_sweep;

namespace {

std::string complaint(const std::string& over) {
    try {
        (void)study::sweep(test::lab(), parse_sweep(over));
        return "";
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("values are evenly spaced, or evenly in logarithms, with exact ends") {
    CHECK(parse_sweep("a.b=0:1:3").values == std::vector<double>{0.0, 0.5, 1.0});
    const auto logs = parse_sweep("a.b=1e24:1e26:3:log").values;
    CHECK(logs.front() == 1e24);
    CHECK(logs[1] == Approx(1e25));
    CHECK(logs.back() == 1e26);
}

TEST_CASE("a sweep that cannot be read says how it reads") {
    for (const char* text :
         {"", "a", "a=1", "a=1:2", "a=1:2:x", "a=1:2:3:lin", "=1:2:3", "a=1:2:3:log:4"})
        CHECK(complaint(text).find("must read path=from:to:count") != std::string::npos);
    CHECK(complaint("a=1:2:1").find("2 to 100000 values") != std::string::npos);
    CHECK(complaint("a=1:1:3").find("from one number to another") != std::string::npos);
    CHECK(complaint("a=0:1:3:log").find("above 0") != std::string::npos);
    CHECK(complaint("a=0:inf:3").find("finite") != std::string::npos);
}

TEST_CASE("a tighter cap costs more, row by row") {
    std::size_t told = 0;
    const auto table = study::sweep(test::lab(), parse_sweep("compute.cap_share=1:0.4:7"),
                                    [&](std::size_t done, std::size_t all) {
                                        CHECK(all == 7);
                                        told = done;
                                    });
    CHECK(told == 7);
    for (std::size_t k = 1; k < table.results.size(); ++k)
        CHECK(table.results[k].opex > table.results[k - 1].opex);
    CHECK(study::to_text(table).find("compute_cap_worth_usd") != std::string::npos);
}

TEST_CASE("a sweep goes on where there is no answer") {
    const auto table =
        study::sweep(test::lab({{"0.7", "0.5"}}), parse_sweep("compute.cap_share=0.9:0.1:9"));
    CHECK(table.results.front().solved());
    CHECK(table.results.back().status == core::Status::infeasible);
    const auto csv = study::to_csv(table);
    CHECK(csv.find("compute.cap_share,status,capability,opex_usd_per_year") == 0);
    CHECK(csv.find("0.1,infeasible,,") != std::string::npos);
    const auto json = nlohmann::json::parse(study::to_json(table));
    CHECK(json["rows"].size() == 9);
    CHECK(json["rows"][8]["opex_usd_per_year"].is_null());
}

TEST_CASE("unknown paths, forbidden values and numbers that do nothing are errors") {
    CHECK(complaint("compute.cap=1:2:3").find("there is no such key") != std::string::npos);
    CHECK(complaint("technology.sigma=-1:1:3").find("must be 0 or more") != std::string::npos);
    CHECK(complaint("compute.cap_share=2:3:3").find("changes nothing") != std::string::npos);
}

TEST_CASE("a sweep over the benchmark year says that the technology moves with it") {
    const auto words = [](const std::string& over) {
        return study::to_text(study::sweep(test::lab(), parse_sweep(over)));
    };
    CHECK(words("talent.wage_usd_per_year=1e5:4e5:3").find("calibrated to it anew") !=
          std::string::npos);
    CHECK(words("compute.cap_share=0.9:0.5:3").find("calibrated") == std::string::npos);
    CHECK(words("talent.tariff=0:1:3").find("calibrated") == std::string::npos);
}

TEST_CASE("a sweep without any answer is a table of statuses, not a number that does nothing") {
    const auto table =
        study::sweep(test::lab({{"0.7", "0.2"}}), parse_sweep("compute.cap_share=0.05:0.2:4"));
    for (const auto& result : table.results) CHECK(result.status == core::Status::infeasible);
    CHECK(study::to_text(table).find("infeasible") != std::string::npos);
}

}  // namespace sweep_test
