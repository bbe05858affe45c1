#include "isocost/production/nest.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "laws/refused.hpp"

namespace nest_test {

namespace core = isocost::core;
using namespace isocost::production;
using isocost::laws::refused;

namespace {

Nest::Parameters engine() {
    return {.sigma = 1.2, .children = {{"compute", 0.6}, {"talent", 0.4}}};
}

Nest::Parameters lab() {
    return {.sigma = 0.5, .children = {{"data", 0.05}, {"engine", 0.95, Nest(engine())}}};
}

std::string message(const Nest::Parameters& parameters) {
    return refused([&parameters] { Nest{parameters}; });
}

}  // namespace

TEST_CASE("a nest's inputs are its leaves, in the order given") {
    CHECK(Nest(lab()).inputs() == core::Names{"data", "compute", "talent"});
}

TEST_CASE("parents stand before their children, and leaves know their input") {
    const Nest nest(lab());
    const Tree& tree = nest.tree();
    CHECK_FALSE(tree.flat());
    for (std::size_t n = 1; n < tree.nodes.size(); ++n)
        CHECK(tree.nodes[n].parent < static_cast<int>(n));
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const auto& leaf = tree.nodes[static_cast<std::size_t>(tree.leaf_node[i])];
        CHECK(leaf.name == tree.inputs->at(i));
        CHECK(leaf.leaf == static_cast<int>(i));
    }
    CHECK(tree.nodes[0].sigma == 0.5);
    CHECK(tree.nodes[0].rho == -1.0);
    CHECK(tree.nodes[0].kappa == 2.0);
}

TEST_CASE("benchmark, efficiency and output are 1 unless given") {
    const Nest plain(lab());
    CHECK(plain.tree().benchmark == std::vector{1.0, 1.0, 1.0});
    CHECK(plain.tree().efficiency == std::vector{1.0, 1.0, 1.0});
    CHECK(plain.tree().log_scale == std::vector{0.0, 0.0, 0.0});
    CHECK(plain.tree().output == 1.0);
    auto scaled = lab();
    scaled.benchmark = {{"compute", 4.0}};
    scaled.efficiency = {{"compute", 2.0}};
    scaled.output = 7.0;
    scaled.returns = 0.8;
    const Nest nest(scaled);
    CHECK(nest.tree().benchmark == std::vector{1.0, 4.0, 1.0});
    CHECK(nest.tree().log_scale[1] == std::log(4.0) - std::log(2.0));
    CHECK(nest.tree().output == 7.0);
    CHECK(nest.tree().returns == 0.8);
    CHECK(nest.parameters().efficiency.at("compute") == 2.0);
}

TEST_CASE("shares that sum to 1 within 1e-12 are made to sum to 1") {
    const Nest nest({.sigma = 1.0, .children = {{"a", 0.5 + 4e-13}, {"b", 0.5}}});
    const auto& nodes = nest.tree().nodes;
    // Two quotients round.
    CHECK(std::abs(nodes[1].share + nodes[2].share - 1.0) <= 2.3e-16);
    CHECK(message({.sigma = 1.0, .children = {{"a", 0.5 + 4e-12}, {"b", 0.5}}}) ==
          "technology.shares = 1.000000000004: must sum to 1 within 1e-12");
    CHECK(message({.sigma = 1.0, .children = {{"a", 1e-12}, {"b", 1.0 - 1e-12}}}) == "accepted");
}

TEST_CASE("the elasticity of every nest must be given, 0 to ∞") {
    auto bad = lab();
    for (const double sigma : {0.0, 5e-324, 1.0, core::infinity}) {
        bad.sigma = sigma;
        CHECK(message(bad) == "accepted");
    }
    bad.sigma = -0.5;
    CHECK(message(bad) == "technology.sigma = -0.5: must be 0 or more");
    CHECK(message({.children = engine().children}) == "technology.sigma = nan: must be 0 or more");
    CHECK(message({}) == "technology.sigma = nan: must be 0 or more");
}

TEST_CASE("a nest has at least one input, each with a positive share") {
    CHECK(message({.sigma = 1.0, .children = {}}) ==
          "technology.children = {}: must name at least one input");
    CHECK(message({.sigma = 1.0, .children = {{"compute", 1.0}}}) == "accepted");
    CHECK(message({.sigma = 1.0, .children = {{"a", 0.0}, {"b", 1.0}}}) ==
          "technology.shares = 0: must be positive and finite (a share of 0 is an input left out)");
    CHECK(message({.sigma = 1.0, .children = {{"a", -0.5}, {"b", 1.5}}}) ==
          "technology.shares = -0.5: must be positive and finite (a share of 0 is an input left "
          "out)");
    CHECK(message({.sigma = 1.0, .children = {{"a", core::nan}, {"b", 0.5}}}) ==
          "technology.shares = nan: must be positive and finite (a share of 0 is an input left "
          "out)");
}

TEST_CASE("an input is named once in the whole tree") {
    CHECK(message(
              {.sigma = 1.0, .children = {{"compute", 0.05}, {"engine", 0.95, Nest(engine())}}}) ==
          "inputs = \"compute\": must be named once");
}

TEST_CASE("returns and output are positive") {
    auto bad = lab();
    bad.returns = 0.0;
    CHECK(message(bad) == "returns = 0: must be positive and finite");
    bad = lab();
    bad.returns = core::infinity;
    CHECK(message(bad) == "returns = inf: must be positive and finite");
    bad = lab();
    bad.output = -1.0;
    CHECK(message(bad) == "output = -1: must be positive and finite");
}

TEST_CASE("benchmark and efficiency name inputs that exist, with positive amounts") {
    auto bad = lab();
    bad.benchmark = {{"chips", 1.0}};
    CHECK(message(bad) == "benchmark = \"chips\": must be one of: data, compute, talent");
    bad = lab();
    bad.efficiency = {{"engine", 2.0}};
    CHECK(message(bad) == "efficiency = \"engine\": must be one of: data, compute, talent");
    bad = lab();
    bad.efficiency = {{"talent", 0.0}};
    CHECK(message(bad) == "efficiency.talent = 0: must be positive and finite");
    bad = lab();
    bad.benchmark = {{"data", core::nan}};
    CHECK(message(bad) == "benchmark.data = nan: must be positive and finite");
}

TEST_CASE("what belongs to the outermost nest is refused inside") {
    const auto inside = [](auto change) {
        auto inner = engine();
        change(inner);
        return message({.sigma = 0.5, .children = {{"data", 0.05}, {"engine", 0.95, Nest(inner)}}});
    };
    const std::string rule =
        "engine = nest: returns, output, benchmark and efficiency belong to the outermost nest";
    CHECK(inside([](auto& p) { p.returns = 0.9; }) == rule);
    CHECK(inside([](auto& p) { p.output = 2.0; }) == rule);
    CHECK(inside([](auto& p) { p.benchmark = {{"compute", 2.0}}; }) == rule);
    CHECK(inside([](auto& p) { p.efficiency = {{"compute", 2.0}}; }) == rule);
    CHECK(inside([](auto&) {}) == "accepted");
}

}  // namespace nest_test
