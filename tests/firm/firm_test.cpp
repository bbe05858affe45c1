#include "isocost/firm/firm.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace firm_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("a firm names its inputs in the order of its technology") {
    const Firm firm = lab(nested(0.5, 1.2));
    CHECK(core::joined(firm.inputs()) == "data, compute, talent");
    CHECK(firm.size() == 3);
}

TEST_CASE("an input without limits may be anything from nothing on") {
    const Firm firm = lab(flat(0.5), {{"compute", 0.6}}, {{"talent", 0.1}});
    CHECK(firm.caps() == std::vector<double>{0.6, infinity, infinity});
    CHECK(firm.floors() == std::vector<double>{0.0, 0.1, 0.0});
    CHECK(core::joined(*firm.capped().names) == "compute");
    CHECK(core::joined(*firm.floored().names) == "talent");
}

TEST_CASE("supply that ends is a cap too, and the tighter of the two counts") {
    auto p = lab(flat(0.5), {{"compute", 0.6}, {"data", 0.2}}).parameters();
    p.costs.at("compute") = TieredCost({{0.1, 0.5}, {0.3, 0.7}});
    p.costs.at("data") = FixedCost(2.0, TieredCost({{0.5, 0.2}}));
    const Firm firm(p);
    CHECK(firm.caps() == std::vector<double>{0.4, infinity, 0.2});
    CHECK(firm.fixed_cost() == 2.0);
}

TEST_CASE("copies of a firm share its data") {
    const Firm firm = lab(flat(0.5));
    const Firm copy = firm;  // NOLINT(performance-unnecessary-copy-initialization)
    CHECK(&copy.costs() == &firm.costs());
}

TEST_CASE("the one equation serves a single CES with smooth costs and no embargo") {
    CHECK(lab(flat(0.5)).flat().size() == 3);
    CHECK(lab(flat(0.0)).flat().empty());
    CHECK(lab(flat(infinity)).flat().empty());
    CHECK(lab(nested(0.5, 1.2)).flat().empty());
    CHECK(lab(flat(2.0), {{"compute", 0.0}}).flat().empty());
    auto p = lab(flat(0.5)).parameters();
    p.costs.at("data") = TieredCost({{1.0, 0.2}, {infinity, 0.4}});
    CHECK(Firm(p).flat().empty());
}

TEST_CASE("a function of the user's makes a firm user-defined") {
    auto p = lab(flat(0.5)).parameters();
    CHECK_FALSE(Firm(p).user_defined());
    p.costs.at("data") =
        FixedCost(1.0, UserCost([](double x) { return x; }, [](double) { return 1.0; }, false));
    CHECK(Firm(p).user_defined());
    CHECK_FALSE(Firm(p).convex_costs());
}

TEST_CASE("a firm refuses what names no input, costs nothing or contradicts itself") {
    const auto with = [](auto&& change) {
        return refusal([&] {
            auto p = lab(flat(0.5)).parameters();
            change(p);
            const Firm firm(p);
        });
    };
    CHECK(with([](auto& p) { p.costs.erase("data"); }) ==
          "costs.data = none: every input must have a cost");
    CHECK(with([](auto& p) { p.costs.emplace("power", LinearCost({.price = 1.0})); }) ==
          "costs = \"power\": must be one of: compute, talent, data");
    CHECK(with([](auto& p) {
              p.caps = {{"core", 1.0}};
          }) == "caps = \"core\": must be one of: compute, talent, data");
    CHECK(with([](auto& p) {
              p.floors = {{"chips", 1.0}};
          }) == "floors = \"chips\": must be one of: compute, talent, data");
    CHECK(with([](auto& p) {
              p.caps = {{"compute", -1.0}};
          }) == "caps.compute = -1: must be 0 or more and finite");
    CHECK(with([](auto& p) {
              p.caps = {{"compute", infinity}};
          }) == "caps.compute = inf: must be 0 or more and finite");
    CHECK(with([](auto& p) {
              p.caps = {{"compute", nan("")}};
          }) == "caps.compute = nan: must be 0 or more and finite");
    CHECK(with([](auto& p) {
              p.floors = {{"talent", -0.5}};
          }) == "floors.talent = -0.5: must be 0 or more and finite");
    CHECK(with([](auto& p) {
              p.floors = {{"talent", infinity}};
          }) == "floors.talent = inf: must be 0 or more and finite");
    CHECK(with([](auto& p) {
              p.caps = {{"talent", 1.0}};
              p.floors = {{"talent", 2.0}};
          }) == "floors.talent = 2: must not exceed the cap of 1");
    CHECK(with([](auto& p) {
              p.costs.at("compute") = TieredCost({{0.4, 0.5}});
              p.floors = {{"compute", 0.5}};
          }) == "floors.compute = 0.5: must not exceed the cap of 0.4");
}

TEST_CASE("a nest's name takes no cap") {
    CHECK(refusal([] {
              lab(nested(0.5, 1.2), {{"core", 1.0}});
          }) == "caps = \"core\": must be one of: data, compute, talent");
}

}  // namespace firm_test
