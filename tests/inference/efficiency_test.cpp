#include "isocost/inference/efficiency.hpp"

#include <doctest/doctest.h>

namespace efficiency_test {

using namespace isocost;
using inference::ReasoningCandidate;

namespace {

const std::vector<ReasoningCandidate> candidates{{"small", 40.0, 2000.0, 0.5, 0.001},
                                                 {"middle", 60.0, 4000.0, 1.0, 0.004},
                                                 {"long", 80.0, 20000.0, 1.0, 0.02},
                                                 {"dear", 70.0, 2000.0, 0.5, 0.01}};

}  // namespace

TEST_CASE("one percent of an inference bill of 1 to 10 billion USD is 10 to 100 million") {
    CHECK(inference::value_of_efficiency_usd_per_year(1e15, 1.0, 0.01) ==
          doctest::Approx(1e7).epsilon(1e-15));
    CHECK(inference::value_of_efficiency_usd_per_year(1e16, 1.0, 0.01) ==
          doctest::Approx(1e8).epsilon(1e-15));
    CHECK_THROWS_WITH(inference::value_of_efficiency_usd_per_year(1.0, 1.0, 1.5),
                      "share = 1.5: must be from 0 to 1 (saved)");
}

TEST_CASE("energy of a token") {
    CHECK(inference::joules_per_token(8.0, 1275.0, 1000.0) == 10.2);
    CHECK_THROWS_AS(inference::joules_per_token(8.0, 1275.0, 0.0), core::InvalidParameter);
}

TEST_CASE("parity takes the cheapest that reaches the rival, and says why not the others") {
    // Score per joule: 0.04, 0.015, 0.004, 0.07.
    const auto answer = inference::parity(candidates, 0.01);
    CHECK(answer.status == core::Status::optimal);
    CHECK(answer.cheapest == "small");
    CHECK(answer.usd_per_task == 0.001);
    REQUIRE(answer.rows.size() == 4);
    CHECK(answer.rows[0].why_not == "");
    CHECK(answer.rows[1].why_not == "reaches it for 0.004 USD a task, small for 0.001");
    CHECK(answer.rows[2].why_not == "0.004 of 0.01 score per joule");
    // A stronger rival costs more, never less.
    double cost = 0.0;
    for (const double rival : {0.001, 0.01, 0.03, 0.05, 0.07}) {
        const auto next = inference::parity(candidates, rival);
        REQUIRE(next.status == core::Status::optimal);
        CHECK(next.usd_per_task >= cost);
        cost = next.usd_per_task;
    }
}

TEST_CASE("no candidate reaches the rival: which comes closest, and what would do") {
    const auto answer = inference::parity(candidates, 0.14);
    CHECK(answer.status == core::Status::infeasible);
    CHECK(answer.joules_factor == doctest::Approx(0.5).epsilon(1e-15));
    CHECK(answer.reason ==
          "none reaches 0.14 score per joule; dear would with 0.5 of its energy per task");
    for (const auto& row : answer.rows) CHECK(!row.why_not.empty());
    auto better = candidates;
    better[3].joules_per_token *= answer.joules_factor;
    CHECK(inference::parity(better, 0.14).cheapest == "dear");
}

TEST_CASE("candidates that make no sense are refused") {
    CHECK_THROWS_WITH(inference::parity({}, 1.0), "candidates = {}: must have at least one");
    CHECK_THROWS_WITH(inference::parity({candidates[0], candidates[0]}, 1.0),
                      "candidates = \"small\": must have names of their own");
    CHECK_THROWS_WITH(inference::parity({{"x", 1.0, 0.0, 1.0, 1.0}}, 1.0),
                      "ReasoningCandidate(x).tokens_per_task = 0: must be positive and finite "
                      "(tokens that a task takes)");
    CHECK_THROWS_AS(inference::parity(candidates, 0.0), core::InvalidParameter);
}

}  // namespace efficiency_test
