#include "isocost/firm/explain.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "firm/lab.hpp"

namespace explain_test {

using namespace isocost;
using namespace isocost::test;

namespace {

std::string golden(const std::string& name) {
    std::ifstream file(std::string(ISOCOST_SOURCE_DIR) + "/tests/golden/firm/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Residuals are rounding and differ between machines: the golden file has a # for each.
std::string shown(const firm::Result& r) {
    const std::regex residual("(stationarity|feasibility|complementarity|gap) [-+.0-9e]*[0-9]");
    return std::regex_replace(r.explain(), residual, "$1 #") + "\n";
}

}  // namespace

TEST_CASE("an optimal result in words: what it costs, what binds and what that is worth") {
    const auto r =
        minimize_opex(lab(nested(0.5, 1.2), {{"compute", 0.7}, {"talent", 9.0}}, {{"data", 1.4}}),
                      {.capability = 1.0});
    CHECK(shown(r) == golden("optimal.txt"));
}

TEST_CASE("an infeasible result in words: which caps, the ceiling, what would help") {
    const auto r = minimize_opex(lab(nested(0.4, 0.3), {{"compute", 0.2}, {"data", 5.0}}),
                                 {.capability = 1.0});
    CHECK(shown(r) == golden("infeasible.txt"));
}

TEST_CASE("an unbounded result in words") {
    const auto r = maximize_profit(lab(flat(0.5)), {.value = 1.1, .exponent = 1.0});
    CHECK(shown(r) == golden("unbounded.txt"));
}

TEST_CASE("an embargo is lifted by any amount, not by an amount of at least 0") {
    const auto r = minimize_opex(lab(flat(1.0), {{"compute", 0.0}}), {.capability = 1.0});
    CHECK(shown(r) ==
          "infeasible: No bundle within the limits meets the demand. The caps on compute allow a "
          "capability of at most 0. "
          "Enough alone: any amount of compute.\n");
}

TEST_CASE("words say whose cost is meant where a price taker faces rising supply, and only there") {
    auto p = lab(flat(0.5)).parameters();
    const auto words = [&](Buyer buyer) {
        p.costs.at("talent") = IsoelasticCost(
            {.price = 0.2, .reference = 1.0, .inverse_elasticity = 0.5, .buyer = buyer});
        return minimize_opex(Firm(p), {.capability = 1.0}).explain();
    };
    CHECK(words(Buyer::price_taker).find("A price taker buys talent on rising supply") !=
          std::string::npos);
    CHECK(words(Buyer::monopsonist).find("price taker") == std::string::npos);
}

TEST_CASE("a cap that is just met is not called slack") {
    const auto words = minimize_opex(lab(flat(0.0), {{"compute", 1.0}}), {.capability = 1.0});
    CHECK(words.explain().find("The cap on compute is just met") != std::string::npos);
}

}  // namespace explain_test
