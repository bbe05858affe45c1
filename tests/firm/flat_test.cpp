#include "isocost/firm/flat.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"
#include "laws/random_problems.hpp"

namespace flat_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// The same firm with names.
template <std::size_t N>
Firm named(const firm::FlatFirm<N>& flat_firm) {
    CES::Parameters ces{.shares = {},
                        .sigma = flat_firm.sigma,
                        .returns = flat_firm.returns,
                        .output = flat_firm.output};
    Firm::Parameters p{.technology = flat(1.0), .costs = {}};
    for (std::size_t i = 0; i < N; ++i) {
        const std::string name = "x" + std::to_string(i);
        const auto& input = flat_firm.inputs[i];
        ces.shares.emplace_back(name, input.share);
        ces.benchmark[name] = input.benchmark;
        ces.efficiency[name] = input.efficiency;
        p.costs.emplace(name, IsoelasticCost({.price = input.price,
                                              .reference = input.benchmark,
                                              .inverse_elasticity = input.inverse_elasticity,
                                              .buyer = input.buyer}));
        if (input.cap < infinity) p.caps[name] = input.cap;
        if (input.floor > 0.0) p.floors[name] = input.floor;
    }
    p.technology = CES(ces);
    return Firm(p);
}

firm::FlatFirm<3> random_flat(laws::Draw& draw) {
    firm::FlatFirm<3> f{.inputs = {},
                        .sigma = draw.log_between(0.05, 20.0),
                        .returns = draw.between(0.6, 1.4),
                        .output = draw.log_between(0.1, 10.0)};
    const double a = draw.between(0.1, 0.5);
    const double b = draw.between(0.1, 0.4);
    const std::array<double, 3> shares{a, b, 1.0 - a - b};
    for (std::size_t i = 0; i < 3; ++i) {
        const double x0 = draw.log_between(1e-6, 1e6);
        f.inputs[i] = {.share = shares[i],
                       .price = draw.log_between(0.1, 10.0) / x0,
                       .inverse_elasticity = draw.chance(0.5) ? 0.0 : draw.between(0.1, 2.0),
                       .benchmark = x0,
                       .efficiency = draw.log_between(0.5, 2.0),
                       .floor = draw.chance(0.3) ? x0 * draw.between(0.1, 1.0) : 0.0,
                       .cap = draw.chance(0.5) ? x0 * draw.between(1.0, 2.0) : infinity,
                       .buyer = draw.chance(0.5) ? Buyer::monopsonist : Buyer::price_taker};
    }
    return f;
}

}  // namespace

TEST_CASE("a simulator's entry gives what the firm with names gives") {
    laws::Draw draw(51);
    int solved = 0;
    for (int k = 0; k < 500; ++k) {
        const auto f = random_flat(draw);
        const firm::CapabilityTarget target{.capability = f.output * draw.log_between(0.3, 2.0)};
        const auto fast = firm::minimize_opex(f, target);
        const auto slow = minimize_opex(named(f), target);
        INFO("draw ", k);
        REQUIRE(fast.status == slow.status);
        if (fast.status != Status::optimal) continue;
        ++solved;
        CHECK(fast.certificate.holds(1e-9));
        // Two routes through the same equation; near a ceiling demands react 1e3 times to a
        // rounding.
        CHECK(fast.opex == doctest::Approx(slow.opex).epsilon(1e-11));
        CHECK(fast.marginal_cost == doctest::Approx(slow.marginal_cost).epsilon(1e-10));
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(fast.inputs[i] == doctest::Approx(slow.inputs[i]).epsilon(1e-10));
            CHECK(fast.shadow_prices[i] == doctest::Approx(slow.point.cap_prices[i]).epsilon(1e-9));
            CHECK(fast.floor_prices[i] ==
                  doctest::Approx(slow.point.floor_prices[i]).epsilon(1e-9));
        }
    }
    CHECK(solved > 200);
}

TEST_CASE("the simulator's entry knows an infeasible target and claims nothing about it") {
    const firm::FlatFirm<2> f{
        .inputs = {{{.share = 0.6, .price = 0.6, .cap = 0.1}, {.share = 0.4, .price = 0.4}}},
        .sigma = 0.5};
    const auto r = firm::minimize_opex(f, {.capability = 1.0});
    CHECK(r.status == Status::infeasible);
    CHECK(std::isnan(r.opex));
    CHECK(std::isnan(r.marginal_cost));
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(std::isnan(r.inputs[i]));
        CHECK(std::isnan(r.shadow_prices[i]));
        CHECK(std::isnan(r.floor_prices[i]));
    }
}

}  // namespace flat_test
