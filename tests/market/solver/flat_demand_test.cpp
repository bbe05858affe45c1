#include "isocost/market/solver/flat_demand.hpp"

#include <doctest/doctest.h>

#include "market/flat_lab.hpp"

namespace flat_demand_test {

using namespace isocost;
using namespace isocost::test;
using market::detail::FlatDemand;

TEST_CASE("elasticities are the slopes of the demand of the firm with names") {
    laws::Draw draw(31);
    for (int k = 0; k < 40; ++k) {
        auto lab = random_lab(draw);
        lab.returns = draw.between(0.7, 1.3);
        lab.output = draw.log_between(0.5, 2.0);
        lab.inputs[compute].inverse_elasticity = draw.chance(0.5) ? 0.0 : draw.between(0.1, 1.0);
        lab.inputs[test::talent].benchmark = draw.log_between(0.1, 10.0);
        lab.inputs[test::talent].efficiency = draw.log_between(0.5, 2.0);
        const double capability = 0.7 * lab.output;
        const auto talent_at = [&](double log_wage, double log_efficiency) {
            auto changed = lab;
            changed.output *= std::exp(log_efficiency);
            const auto r =
                minimize_opex(named(changed, std::exp(log_wage)), {.capability = capability});
            REQUIRE(r.status == Status::optimal);
            return std::log(r.inputs["talent"]);
        };
        FlatDemand<3> demand(lab, capability, test::talent);
        const double w = draw.between(-1.0, 1.0);
        const auto at = demand.at(w, 0.1);
        REQUIRE(at.feasible);
        CHECK(at.log_talent == doctest::Approx(talent_at(w, 0.1)).epsilon(1e-11));
        // Central differences of 1e-4: truncation 1e-8 of third derivatives of order 1.
        constexpr double h = 1e-4;
        const auto slope = [&](double dw, double da) {
            return (talent_at(w + dw, 0.1 + da) - talent_at(w - dw, 0.1 - da)) / (2.0 * h);
        };
        const double kinked = std::abs(slope(h, 0.0) - slope(0.5 * h, 0.0) * 0.5);
        if (kinked > 1e-3 * std::abs(slope(h, 0.0)) + 1e-6) continue;  // a limit within reach
        CHECK(at.wage_elasticity == doctest::Approx(slope(h, 0.0)).epsilon(1e-6));
        CHECK(at.efficiency_elasticity == doctest::Approx(slope(0.0, h)).epsilon(1e-6));
    }
}

TEST_CASE("where it starts does not matter for where it ends") {
    laws::Draw draw(32);
    for (int k = 0; k < 40; ++k) {
        const auto lab = random_lab(draw);
        FlatDemand<3> moved(lab, 0.8, test::talent);
        (void)moved.at(-3.0);
        (void)moved.at(2.0, 0.4);
        FlatDemand<3> fresh(lab, 0.8, test::talent);
        // Roundings of t times σ.
        CHECK(moved.at(0.5, 0.2).log_talent ==
              doctest::Approx(fresh.at(0.5, 0.2).log_talent).epsilon(1e-13));
    }
}

TEST_CASE("walks toward a ceiling and back end where a fresh start does") {
    for (const double sigma : {0.3, 0.6, 0.95}) {
        firm::FlatFirm<3> lab{.inputs = {{{.share = 0.5, .price = 1e-3, .cap = 0.8},
                                          {.share = 0.3, .price = 1.0},
                                          {.share = 0.2, .price = 1.0}}},
                              .sigma = sigma};
        const double room = std::log(0.8) + std::log(0.5) * sigma / (sigma - 1.0);
        FlatDemand<3> walked(lab, 1.0, test::talent);
        for (const double share : {0.0, 0.5, 0.9, 0.999, 0.99, 1.001, 0.3, -0.5, 0.7})
            for (const double wage : {0.0, 1.0, -2.0}) {
                const auto there = walked.at(wage, -share * room);
                FlatDemand<3> fresh(lab, 1.0, test::talent);
                const auto other = fresh.at(wage, -share * room);
                REQUIRE(there.feasible == other.feasible);
                CHECK(there.feasible == (share < 1.0));
                if (!there.feasible) continue;
                // A thousandth from the ceiling roundings grow a thousandfold.
                CHECK(there.log_talent == doctest::Approx(other.log_talent).epsilon(1e-11));
                CHECK(there.wage_elasticity ==
                      doctest::Approx(other.wage_elasticity).epsilon(1e-10));
                CHECK(there.efficiency_elasticity ==
                      doctest::Approx(other.efficiency_elasticity).epsilon(1e-10));
            }
    }
}

TEST_CASE("the bounds of demand are where it goes as the wage goes to its ends") {
    for (const double sigma : {0.4, 1.0, 2.5}) {
        firm::FlatFirm<3> lab{.inputs = {{{.share = 0.5, .price = 1.0, .cap = 0.8},
                                          {.share = 0.3, .price = 1.0},
                                          {.share = 0.2, .price = 1.0, .floor = 0.1, .cap = 1.5}}},
                              .sigma = sigma};
        FlatDemand<3> demand(lab, 1.0, test::talent);
        CHECK(demand.at(60.0).log_talent ==
              doctest::Approx(demand.least_log_talent()).epsilon(1e-9));
        if (sigma > 1.0)
            CHECK(demand.at(-60.0).log_talent ==
                  doctest::Approx(demand.most_log_talent()).epsilon(1e-9));
        else
            CHECK(demand.most_log_talent() > 710.0);  // beyond doubles
    }
    // Two others endless at σ = 2.5 replace talent altogether.
    laws::Draw draw(33);
    auto lab = random_lab(draw, 0.0);
    lab.sigma = 2.5;
    CHECK(FlatDemand<3>(lab, 1.0, test::talent).least_log_talent() == -infinity);
}

TEST_CASE("talent at a limit of its own does not answer, and a ceiling is not passed") {
    firm::FlatFirm<3> lab{.inputs = {{{.share = 0.5, .price = 1.0},
                                      {.share = 0.3, .price = 1.0, .cap = 0.5},
                                      {.share = 0.2, .price = 1.0}}},
                          .sigma = 0.5};
    FlatDemand<3> demand(lab, 1.0, test::talent);
    const auto capped = demand.at(-5.0);
    CHECK(capped.log_talent == doctest::Approx(std::log(0.5)).epsilon(1e-15));
    CHECK(capped.wage_elasticity == 0.0);
    CHECK(capped.efficiency_elasticity == 0.0);
    // 0.3 · 0.5⁻¹ = 0.6 of 1/y: y < 1/0.6.
    CHECK(demand.at(0.0, std::log(0.61)).feasible);
    CHECK(!demand.at(0.0, std::log(0.59)).feasible);
    CHECK(demand.at(0.0).feasible);  // and comes back
}

}  // namespace flat_demand_test
