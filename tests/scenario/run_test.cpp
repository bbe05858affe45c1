#include "isocost/scenario/run.hpp"

#include <doctest/doctest.h>

#include "isocost/version.hpp"
#include "lab.hpp"

namespace run_test {

using namespace isocost;
using doctest::Approx;
using scenario::parse_change;
using test::lab;

namespace {

std::string complaint(const scenario::Scenario& scenario, const std::vector<std::string>& changes) {
    std::vector<scenario::Reform> reforms;
    for (const auto& change : changes) reforms.push_back(parse_change(change));
    try {
        (void)scenario::run(scenario, reforms);
        return "";
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("every result says where it comes from") {
    const auto solved = scenario::solve(lab());
    CHECK(solved.provenance.title == "lab");
    CHECK(solved.provenance.hash == lab().hash());
    CHECK(solved.provenance.price_year == 2024);
    CHECK(solved.provenance.sigma ==
          std::vector<std::pair<std::string, double>>{{"technology", 0.7}});
    CHECK(solved.provenance.compute_means == "delivered FLOP");
    CHECK(solved.provenance.version == version);
}

TEST_CASE("a run without reforms is the baseline alone") {
    const auto outcome = scenario::run(lab());
    CHECK(outcome.baseline.result.status == core::Status::optimal);
    CHECK_FALSE(outcome.reform);
    CHECK_FALSE(outcome.difference);
}

TEST_CASE("differences are reform minus baseline") {
    const auto outcome = scenario::run(lab(), {parse_change("compute.cap_share=0.8")});
    REQUIRE(outcome.difference);
    CHECK(outcome.reform->provenance.hash != outcome.baseline.provenance.hash);
    CHECK(outcome.difference->inputs["compute"] == Approx(-2e24));
    CHECK(outcome.difference->input_shares["compute"] == Approx(-0.2));
    CHECK(outcome.difference->opex_usd_per_year ==
          Approx(outcome.reform->result.opex - outcome.baseline.result.opex));
    CHECK(outcome.difference->opex_usd_per_year > 0.0);
}

TEST_CASE("a lever on which the result does not depend is an error") {
    CHECK(complaint(lab(), {"compute.cap_share=2"}) ==
          "--set compute.cap_share=2: compute.cap_share: changes nothing here: the result "
          "is the same with it and without");
    CHECK(complaint(lab(), {"tolerance.certificate=1e-8"}).find("changes nothing") !=
          std::string::npos);
    CHECK(complaint(lab(), {"compute.cap_share=0.8", "talent.cap_share=9"})
              .find("talent.cap_share: changes nothing") != std::string::npos);
    CHECK(complaint(lab(), {"compute.cap_share=0.8", "talent.wage_usd_per_year=1e5"}).empty());
}

TEST_CASE("changes that are valid only together all matter") {
    CHECK(complaint(lab(), {"compute.cap_share=0.5", "compute.cap_kind=dearer",
                            "compute.cap_price_ratio=1.5"})
              .empty());
}

TEST_CASE("a cap below what the technology needs is an answer, not an exception") {
    const auto outcome =
        scenario::run(lab({{"0.7", "0"}}), {parse_change("compute.cap_share=0.5")});
    CHECK(outcome.baseline.result.solved());
    CHECK(outcome.reform->result.status == core::Status::infeasible);
    CHECK(outcome.reform->result.infeasibility->ceiling == Approx(0.5));
    CHECK(std::isnan(outcome.difference->opex_usd_per_year));
}

}  // namespace run_test
