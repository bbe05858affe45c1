#include "isocost/scenario/question.hpp"

#include <doctest/doctest.h>

#include "isocost/scenario/run.hpp"
#include "lab.hpp"

namespace question_test {

using namespace isocost;
using doctest::Approx;
using test::lab;

namespace {

firm::Result asked(const std::string& question) {
    return scenario::solve(lab({{"goal = \"minimize_opex\"\ncapability = 1.0", question}})).result;
}

}  // namespace

TEST_CASE("the benchmark answers its own question, whichever it is") {
    const auto least = scenario::solve(lab()).result;
    CHECK(least.opex == Approx(4e7));
    CHECK(least.inputs["talent"] == Approx(100.0));
    const auto most = asked("goal = \"maximize_capability\"\nbudget_share = 1.0");
    CHECK(most.capability == Approx(1.0));
    CHECK(asked("goal = \"maximize_capability\"\nbudget_usd_per_year = 4e7").capability ==
          Approx(1.0));
    const auto profit =
        asked("goal = \"maximize_profit\"\nvalue_usd_per_year = 80\nexponent = 0.5\nusers = 1e6");
    CHECK(profit.capability == Approx(1.0));
    CHECK(profit.profit == Approx(4e7));
}

TEST_CASE("keys of another goal are mistakes, since nothing would read them") {
    const auto text =
        test::with(test::lab_text(), {{"capability = 1.0", "capability = 1.0\nusers = 7"}});
    CHECK(test::complaint(text) ==
          "lab.toml:19: question.users = 7: is read only with goal = \"maximize_profit\"");
}

TEST_CASE("the tolerance is the scenario's or 1e-9") {
    CHECK(scenario::solve(lab()).provenance.tolerance == 1e-9);
    const auto loose = scenario::load_text(test::lab_text() + "[tolerance]\ncertificate = 1e-6\n");
    CHECK(scenario::solve(loose).provenance.tolerance == 1e-6);
}

}  // namespace question_test
