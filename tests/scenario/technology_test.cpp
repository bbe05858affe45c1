#include "isocost/scenario/technology.hpp"

#include <doctest/doctest.h>

#include "isocost/scenario/build.hpp"
#include "lab.hpp"

namespace technology_test {

using namespace isocost;
using test::complaint;
using test::lab;
using test::lab_text;
using test::with;

TEST_CASE("returns belong to the outermost nest alone") {
    scenario::TechnologySection nest;
    CHECK(keys(nest).size() == 3);
    nest.name = "core";
    CHECK(keys(nest).size() == 2);
}

TEST_CASE("tables inside the technology are nests, and unlisted inputs stay outside") {
    const auto nested = lab(
        {{"sigma = 0.7", "sigma = 0.5\n[technology.core]\nsigma = 1.2\ninputs = [\"compute\"]"}});
    const auto model = scenario::build(nested);
    const auto& tree = *model.firm.tree();
    CHECK(tree.nodes.size() == 4);
    CHECK(tree.nodes[0].sigma == 0.5);
    CHECK(tree.inputs->size() == 2);
}

TEST_CASE("nests go to any depth up to the bound of files") {
    std::string tables = "sigma = 0.5";
    std::string path = "technology";
    for (int k = 0; k < 10; ++k) {
        path += ".n" + std::to_string(k);
        tables += "\n[" + path + "]\nsigma = 1.2" + (k == 9 ? "\ninputs = [\"compute\"]" : "");
    }
    CHECK(scenario::build(lab({{"sigma = 0.7", tables}})).firm.tree()->nodes.size() == 13);
}

TEST_CASE("shares are given for all nests or for none, and then used as they are") {
    const auto given =
        lab({{"sigma = 0.7", "sigma = 0.7\nshares = { compute = 0.6, talent = 0.4 }"}});
    const auto model = scenario::build(given);
    CHECK(model.firm.tree()->nodes[1].share == 0.6);
    CHECK(complaint(with(lab_text(), {{"sigma = 0.7", "sigma = 0.7\nshares = { compute = 1.0 }"}}))
              .find("technology.shares.talent: must be given") != std::string::npos);
}

TEST_CASE("the elasticity can be 0 and infinite, and has no default") {
    CHECK(scenario::build(lab({{"0.7", "0"}})).firm.tree()->nodes[0].sigma == 0.0);
    CHECK(scenario::build(lab({{"0.7", "inf"}})).firm.tree()->nodes[0].sigma == core::infinity);
    CHECK_FALSE(complaint(with(lab_text(), {{"sigma = 0.7", ""}})).empty());
}

}  // namespace technology_test
