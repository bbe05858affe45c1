#include "isocost/firm/result.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace result_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("an optimal result passes through require_optimal") {
    const auto r = minimize_opex(lab(flat(0.5), {{"compute", 0.7}}), {.capability = 1.0});
    CHECK(&r.require_optimal() == &r);
    CHECK(r.solved());
    CHECK_FALSE(r.infeasibility.has_value());
}

TEST_CASE("a result that is not optimal throws its own explanation") {
    const auto r = minimize_opex(lab(flat(0.5), {{"compute", 0.1}}), {.capability = 1.0});
    CHECK(r.status == Status::infeasible);
    CHECK_FALSE(r.solved());
    CHECK_THROWS_WITH_AS(r.require_optimal(), r.explain().c_str(), NotOptimal);
}

TEST_CASE("nothing is claimed where nothing was found") {
    const auto r =
        minimize_opex(lab(flat(0.5), {{"compute", 0.1}}, {{"talent", 0.2}}), {.capability = 1.0});
    for (const double value :
         {r.opex, r.capability, r.marginal_cost, r.profit, r.revenue, r.inputs["compute"],
          r.costs["talent"], r.shares["data"], r.shadow_prices["compute"], r.floor_prices["talent"],
          r.virtual_prices["data"], r.certificate.stationarity})
        CHECK(std::isnan(value));
    CHECK_FALSE(r.certificate.holds(1.0));
}

TEST_CASE("every limit has a price by its name, 0 when slack, and an input without one has none") {
    const auto r = minimize_opex(
        lab(flat(0.5), {{"compute", 0.7}, {"data", 99.0}}, {{"talent", 0.1}}), {.capability = 1.0});
    CHECK(core::joined(r.shadow_prices.names()) == "compute, data");
    CHECK(r.shadow_prices["compute"] > 0.0);
    CHECK(r.shadow_prices["data"] == 0.0);
    CHECK(r.floor_prices["talent"] == 0.0);
    CHECK(refusal([&] { (void)r.shadow_prices["talent"]; }) ==
          "name = \"talent\": must be one of: compute, data");
}

TEST_CASE("profit and revenue belong to the question that asks for them") {
    CHECK(std::isnan(minimize_opex(lab(flat(0.5)), {.capability = 1.0}).revenue));
    const auto r = maximize_profit(lab(flat(0.5)), {.value = 2.0, .exponent = 0.5, .users = 3.0});
    CHECK(r.revenue == doctest::Approx(6.0 * std::sqrt(r.capability)).epsilon(1e-15));
    CHECK(r.profit == r.revenue - r.opex);
}

}  // namespace result_test
