#include "isocost/firm/limit_cost.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace limit_cost_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("caps cost what the same capability costs more, and lose what the same Opex gives less") {
    const Firm firm = lab(nested(0.5, 1.2), {{"compute", 0.7}});
    const auto cost = firm::limit_cost(firm, {.capability = 1.0});
    CHECK(cost.free.opex == doctest::Approx(1.0).epsilon(1e-12));
    CHECK(cost.cost_usd_per_year == cost.limited.opex - cost.free.opex);
    CHECK(cost.cost_usd_per_year > 0.0);
    CHECK(cost.budget.opex == doctest::Approx(1.0).epsilon(1e-12));
    CHECK(cost.capability_lost == 1.0 - cost.budget.capability);
    CHECK(cost.capability_lost > 0.0);
    CHECK(cost.capability_lost_share == cost.capability_lost);
}

TEST_CASE("a cap nobody reaches costs nothing and loses nothing") {
    const auto cost = firm::limit_cost(lab(flat(0.5), {{"compute", 1.5}}), {.capability = 1.0});
    CHECK(cost.cost_usd_per_year == 0.0);
    CHECK(cost.capability_lost == doctest::Approx(0.0).epsilon(1e-14));
}

TEST_CASE(
    "beyond the ceiling a cap costs more than any money, and still loses only so much capability") {
    const auto cost = firm::limit_cost(lab(flat(0.5), {{"compute", 0.2}}), {.capability = 1.0});
    CHECK(cost.limited.status == Status::infeasible);
    CHECK(cost.cost_usd_per_year == infinity);
    CHECK(cost.capability_lost > 0.5);
    CHECK(cost.capability_lost < 1.0);
}

TEST_CASE("a firm without its caps keeps floors, and supply that ends still ends") {
    auto p = lab(flat(0.5), {{"compute", 0.1}}, {{"talent", 0.2}}).parameters();
    p.costs.at("compute") = TieredCost({{0.2, 0.5}});
    const Firm free = firm::without_caps(Firm(p));
    CHECK(free.caps()[0] == 0.2);
    CHECK(free.floors()[1] == 0.2);
    const auto cost = firm::limit_cost(Firm(p), {.capability = 1.0});
    CHECK(cost.free.status == Status::infeasible);
    CHECK(std::isnan(cost.cost_usd_per_year));
    CHECK(std::isnan(cost.capability_lost));
}

TEST_CASE(
    "an embargo on what is essential costs all capability, and a price taker can gain from a cap") {
    const auto embargo = firm::limit_cost(lab(flat(0.5), {{"compute", 0.0}}), {.capability = 1.0});
    CHECK(embargo.cost_usd_per_year == infinity);
    CHECK(embargo.capability_lost == 1.0);
    CHECK(embargo.capability_lost_share == 1.0);
    auto p = lab(flat(0.7), {{"talent", 0.9}}).parameters();
    p.costs.at("talent") = IsoelasticCost(
        {.price = 0.2, .reference = 1.0, .inverse_elasticity = 1.0, .buyer = Buyer::price_taker});
    const auto gain = firm::limit_cost(Firm(p), {.capability = 1.0});
    CHECK(gain.cost_usd_per_year < 0.0);
    CHECK(gain.capability_lost < 0.0);
}

}  // namespace limit_cost_test
