#include "isocost/production/ces.hpp"

#include <doctest/doctest.h>

#include "isocost/production/evaluate.hpp"
#include "laws/refused.hpp"
#include "laws/technology.hpp"

namespace ces_test {

namespace core = isocost::core;
using namespace isocost::production;
using isocost::laws::refused;

namespace {

const Shares shares{{"compute", 0.57}, {"talent", 0.38}, {"data", 0.05}};

CES::Parameters parameters(double sigma, double returns) {
    return {.shares = shares,
            .sigma = sigma,
            .returns = returns,
            .output = 3.0,
            .benchmark = {{"compute", 2.0}, {"talent", 50.0}},
            .efficiency = {{"compute", 1.3}, {"data", 0.4}}};
}

std::string message(const CES::Parameters& parameters) {
    return refused([&parameters] { CES{parameters}; });
}

}  // namespace

TEST_CASE("a CES is a technology at every elasticity") {
    for (const double sigma :
         {0.05, 0.24, 0.5, 0.893, 1.0 - 1e-9, 1.0, 1.0 + 1e-9, 1.91, 2.583, 20.0})
        for (const double returns : {0.7, 1.0, 1.4}) {
            CAPTURE(sigma);
            CAPTURE(returns);
            isocost::laws::check_technology(CES(parameters(sigma, returns)), {1.5, 80.0, 0.3});
        }
}

TEST_CASE("Leontief, Cobb–Douglas and linear are technologies, by their own names") {
    const auto p = parameters(core::nan, 0.9);
    isocost::laws::check_technology(leontief(p), {1.5, 80.0, 0.3});
    isocost::laws::check_technology(cobb_douglas(p), {1.5, 80.0, 0.3});
    isocost::laws::check_technology(linear(p), {1.5, 80.0, 0.3});
}

TEST_CASE("a CES with a share of 1e-12 and inputs of 1e±30 is a technology") {
    for (const double sigma : {0.3, 1.0, 3.0}) {
        CAPTURE(sigma);
        const CES tiny({.shares = {{"a", 1e-12}, {"b", 1.0 - 1e-12}}, .sigma = sigma});
        isocost::laws::check_technology(tiny, {2.0, 0.5});
        isocost::laws::check_technology(tiny, {1e-30, 3e-30});
        isocost::laws::check_technology(tiny, {1e30, 3e30});
    }
}

TEST_CASE("the named technologies are the CES at their elasticity") {
    const auto p = parameters(core::nan, 1.0);
    CHECK(leontief(p).parameters().sigma == 0.0);
    CHECK(cobb_douglas(p).parameters().sigma == 1.0);
    CHECK(linear(p).parameters().sigma == core::infinity);
    CHECK(linear(p).inputs() == core::Names{"compute", "talent", "data"});
}

TEST_CASE("the benchmark's inputs give the benchmark's output, at every elasticity") {
    for (const double sigma : {0.0, 0.3, 1.0, 3.0, core::infinity}) {
        auto p = parameters(sigma, 0.9);
        p.efficiency.clear();
        // Exactly, but for the logarithm of the benchmark and back.
        CHECK(output(CES(p).tree(), {2.0, 50.0, 1.0}) == doctest::Approx(3.0).epsilon(1e-15));
    }
}

TEST_CASE("a CES is refused for what a nest is refused for") {
    CHECK(message({.shares = shares}) == "technology.sigma = nan: must be 0 or more");
    CHECK(message({.shares = shares, .sigma = -1.0}) == "technology.sigma = -1: must be 0 or more");
    CHECK(message({.shares = {}, .sigma = 1.0}) ==
          "technology.children = {}: must name at least one input");
    CHECK(message({.shares = {{"a", 0.5}, {"b", 0.6}}, .sigma = 1.0}) ==
          "technology.shares = 1.1: must sum to 1 within 1e-12");
    CHECK(message({.shares = {{"a", 0.5}, {"a", 0.5}}, .sigma = 1.0}) ==
          "inputs = \"a\": must be named once");
    CHECK(message({.shares = shares, .sigma = 1.0, .returns = -1.0}) ==
          "returns = -1: must be positive and finite");
    CHECK(message({.shares = shares, .sigma = 1.0, .benchmark = {{"chips", 1.0}}}) ==
          "benchmark = \"chips\": must be one of: compute, talent, data");
}

}  // namespace ces_test
