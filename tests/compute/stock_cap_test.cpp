#include "isocost/compute/stock_cap.hpp"

#include <doctest/doctest.h>

#include <random>

#include "isocost/compute/catalog.hpp"
#include "isocost/isocost.hpp"

namespace stock_cap_test {

using namespace isocost;
using compute::FleetClass;
using compute::StockCapped;

namespace {

FleetClass chips(const std::string& name, double rent, double count, double utilization,
                 double availability = 1.0) {
    return {.name = name,
            .chip = {.name = name, .dense_16bit_flop_per_s = 1e15},
            .count = count,
            .utilization = utilization,
            .availability = availability,
            .contract = compute::Rented{.rent_usd_per_hour = rent}};
}

/// The cheapest bundle for x by trying every vertex: classes at 0 or at their end, but for one that
/// closes Σ x_k = x, or two that close it and the stock.
double by_vertices(const StockCapped& capped, double x) {
    const auto& c = capped.classes;
    const std::size_t n = c.size();
    double best = core::infinity;
    const auto consider = [&](std::vector<double> used) {
        double stock = 0.0;
        double cost = 0.0;
        for (std::size_t k = 0; k < n; ++k) {
            // A vertex computed by division may miss its bound by a rounding.
            if (used[k] < -1e-12 * x || used[k] > c[k].width_flop_per_year * (1.0 + 1e-12)) return;
            stock += used[k] * c[k].stock_per_flow;
            cost += used[k] * c[k].price_usd_per_flop;
        }
        if (stock <= capped.cap_flop_per_s * (1.0 + 1e-12)) best = std::min(best, cost);
    };
    for (std::size_t ends = 0; ends < (std::size_t{1} << n); ++ends)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                std::vector<double> used(n, 0.0);
                double left = x;
                double room = capped.cap_flop_per_s;
                for (std::size_t k = 0; k < n; ++k) {
                    if (k == i || k == j || !(ends >> k & 1)) continue;
                    used[k] = c[k].width_flop_per_year;
                    left -= used[k];
                    room -= used[k] * c[k].stock_per_flow;
                }
                if (i == j) {
                    used[i] = left;
                } else {
                    const double slope = c[i].stock_per_flow - c[j].stock_per_flow;
                    if (slope == 0.0) continue;
                    used[i] = (room - left * c[j].stock_per_flow) / slope;
                    used[j] = left - used[i];
                }
                consider(used);
            }
    return best;
}

}  // namespace

TEST_CASE("two classes: the cheap and idle one first, then traded for the dear and busy one") {
    // 1 FLOP a year takes 1/(u·a·year): a quarter of the stock delivers half as much.
    const auto capped = compute::stock_capped(
        {chips("idle", 1.0, 100.0, 0.2), chips("busy", 4.0, 100.0, 0.4)}, 100e15);
    const double year = compute::seconds_per_year;
    REQUIRE(capped.steps.size() == 2);
    CHECK(capped.steps[0].end_flop_per_year == doctest::Approx(20e15 * year).epsilon(1e-14));
    CHECK(capped.steps[0].stock_price_usd_per_flop_per_s == 0.0);
    CHECK(capped.capacity() == doctest::Approx(40e15 * year).epsilon(1e-14));
    // m = (p2 − p1)/(s1 − s2) with s1 = 1/(0.2 year), s2 = 1/(0.4 year); price p1 + m s1.
    const auto& [end, price, m] = capped.steps[1];
    const double p1 = capped.classes[0].price_usd_per_flop;
    const double p2 = capped.classes[1].price_usd_per_flop;
    CHECK(m == doctest::Approx((p2 - p1) * 0.4 * year).epsilon(1e-13));
    CHECK(price == doctest::Approx(2.0 * p2 - p1).epsilon(1e-13));
    CHECK(capped.stock_price(10e15 * year) == 0.0);
    CHECK(capped.stock_price(30e15 * year) == m);
    CHECK(std::isnan(capped.stock_price(41e15 * year)));
}

TEST_CASE("random fleets: the curve is what every vertex says, and its certificate closes") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0.05, 1.0);
    for (int trial = 0; trial < 60; ++trial) {
        std::vector<FleetClass> fleet;
        double installed = 0.0;
        for (int k = 0; k < 4; ++k) {
            fleet.push_back(chips("c" + std::to_string(k), 5.0 * unit(random), 100.0 * unit(random),
                                  unit(random), unit(random)));
            installed += fleet.back().count * 1e15;
        }
        const auto capped = compute::stock_capped(fleet, installed * 0.7 * unit(random));
        const auto cost = compute::stock_capped_cost(capped);
        CHECK(cost.convex());
        for (const double part : {0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 0.999}) {
            const double x = part * capped.capacity();
            INFO("trial ", trial, " part ", part);
            // Vertices are exact but for a few roundings, each of 1e-16 relative.
            CHECK(cost.outlay(x) == doctest::Approx(by_vertices(capped, x)).epsilon(1e-11));
            CHECK(std::abs(compute::stock_gap(capped, x)) < 1e-12);
        }
        CHECK(by_vertices(capped, capped.capacity() * 1.0001) == core::infinity);
    }
}

TEST_CASE("fleets full of ties: equal prices, equal classes, ends that meet the cap exactly") {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> few(1, 3);
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<FleetClass> fleet;
        for (int k = 0; k < 5; ++k)
            fleet.push_back(
                chips("c" + std::to_string(k), few(random), 10.0 * few(random), 0.1 * few(random)));
        const auto capped = compute::stock_capped(fleet, 10e15 * few(random) * few(random));
        const auto cost = compute::stock_capped_cost(capped);
        for (const double part : {0.25, 0.5, 0.75, 0.999}) {
            const double x = part * capped.capacity();
            INFO("trial ", trial, " part ", part);
            CHECK(cost.outlay(x) == doctest::Approx(by_vertices(capped, x)).epsilon(1e-11));
            CHECK(std::abs(compute::stock_gap(capped, x)) < 1e-12);
        }
        CHECK(by_vertices(capped, capped.capacity() * 1.0001) == core::infinity);
    }
}

TEST_CASE("the stock's shadow price is what one more FLOP/s of it saves, by solving again") {
    const std::vector<FleetClass> fleet{chips("idle", 1.0, 100.0, 0.2),
                                        chips("mid", 2.5, 40.0, 0.3, 0.9),
                                        chips("busy", 4.0, 100.0, 0.4)};
    const auto outlay = [&](double stock, double x) {
        return compute::stock_capped_cost(compute::stock_capped(fleet, stock)).outlay(x);
    };
    const auto capped = compute::stock_capped(fleet, 100e15);
    for (const double part : {0.6, 0.75, 0.9}) {
        const double x = part * capped.capacity();
        const double difference = (outlay(99.99e15, x) - outlay(100.01e15, x)) / 0.02e15;
        // The curve is linear in the stock between vertices; a difference of 1e-4 of the cost keeps
        // 11 digits.
        CHECK(difference == doctest::Approx(capped.stock_price(x)).epsilon(1e-9));
    }
}

TEST_CASE("with equal utilization and availability the stock is a cap on the flow") {
    const std::vector<FleetClass> fleet{chips("a", 3.0, 50.0, 0.3), chips("b", 1.0, 60.0, 0.3),
                                        chips("c", 2.0, 70.0, 0.3)};
    const auto capped = compute::stock_capped(fleet, 100e15);
    const double flow = 100e15 * 0.3 * compute::seconds_per_year;
    CHECK(capped.capacity() == doctest::Approx(flow).epsilon(1e-14));
    CHECK(capped.steps.size() == 2);
    const auto free = compute::fleet_cost(compute::merit_order(fleet));
    for (const double part : {0.2, 0.7, 0.999})
        CHECK(compute::stock_capped_cost(capped).outlay(part * flow) ==
              doctest::Approx(free.outlay(part * flow)).epsilon(1e-13));
}

TEST_CASE("a cap that never binds changes nothing, also for an endless class") {
    const std::vector<FleetClass> fleet{chips("a", 3.0, 50.0, 0.3), chips("b", 1.0, 60.0, 0.2)};
    const auto capped = compute::stock_capped(fleet, 1e20);
    CHECK(capped.steps.size() == 2);
    CHECK(capped.stock_price(capped.capacity()) == 0.0);
    const auto endless = compute::stock_capped(
        {chips("a", 1.0, core::infinity, 0.2), chips("b", 3.0, core::infinity, 0.4)}, 100e15);
    CHECK(endless.steps.size() == 2);
    for (const double part : {0.3, 0.7, 0.99})
        CHECK(std::abs(compute::stock_gap(endless, part * endless.capacity())) < 1e-12);
    auto wrong = endless;
    wrong.steps[1].price_usd_per_flop *= 1.1;
    CHECK(compute::stock_gap(wrong, 0.7 * endless.capacity()) == core::infinity);
    CHECK(endless.capacity() ==
          doctest::Approx(100e15 * 0.4 * compute::seconds_per_year).epsilon(1e-14));
}

TEST_CASE("a firm under a stock cap: its Opex falls by the shadow price of the stock") {
    const std::vector<FleetClass> fleet{chips("idle", 1.0, 200.0, 0.2),
                                        chips("busy", 4.0, 200.0, 0.4)};
    const double unit = 30e15 * compute::seconds_per_year;
    const auto solved = [&](double stock) {
        const Firm firm(
            {.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}},
                                .sigma = 0.7,
                                .benchmark = {{"compute", unit}, {"talent", 10.0}}}),
             .costs = {{"compute", compute::stock_capped_cost(compute::stock_capped(fleet, stock))},
                       {"talent", LinearCost({.price = 3e5})}}});
        return minimize_opex(firm, {.capability = 1.0});
    };
    const auto r = solved(100e15);
    REQUIRE(r.solved());
    const double m = compute::stock_capped(fleet, 100e15).stock_price(r.inputs["compute"]);
    CHECK(m > 0.0);
    // In the interior of a stretch Opex is linear in the stock.
    CHECK((solved(99.9e15).opex - solved(100.1e15).opex) / 0.2e15 ==
          doctest::Approx(m).epsilon(1e-8));
}

TEST_CASE("a cap that is none is refused") {
    CHECK_THROWS_WITH(compute::stock_capped({chips("a", 3.0, 50.0, 0.3)}, 0.0),
                      "stock_capped.cap_flop_per_s = 0: must be positive and finite");
}

}  // namespace stock_cap_test
