#include "isocost/firm/infeasibility.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"
#include "laws/random_problems.hpp"

namespace infeasibility_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// A relaxation is an infimum: one part in 1e9 more is enough, one less is not.
constexpr double slightly = 1e-9;

/// The firm with an input's limit raised: its cap, and its last tier where supply ends before.
Firm with_cap(const Firm& firm, const std::string& input, double cap) {
    auto p = firm.parameters();
    if (p.caps.contains(input)) p.caps[input] = cap;
    const auto* tiers = std::get_if<TieredCost>(&cost::running(p.costs.at(input)).curve());
    if (tiers && tiers->capacity() < infinity) {
        auto longer = tiers->tiers();
        longer.back().width =
            std::max(longer.back().width, longer.back().width + cap - tiers->capacity());
        p.costs.at(input) = TieredCost(longer);
        p.caps[input] = cap;
    }
    return Firm(p);
}

Firm times(const Firm& firm, const core::Names& limits, double factor) {
    Firm all = firm;
    for (const auto& input : limits)
        all =
            with_cap(all, input, firm.caps()[core::position(firm.inputs(), input, "cap")] * factor);
    return all;
}

Status reach(const Firm& firm, double capability) {
    return minimize_opex(firm, {.capability = capability}).status;
}

/// Everything that an infeasible target says, tried out. So near a ceiling that is only approached
/// the other inputs may be larger than doubles reach, which is not infeasible.
void check(const Firm& firm, double capability) {
    const auto r = minimize_opex(firm, {.capability = capability});
    REQUIRE(r.status == Status::infeasible);
    const auto& why = *r.infeasibility;
    CHECK(why.ceiling < capability);
    CHECK(reach(firm, why.ceiling * (1.0 - slightly)) == Status::optimal);
    CHECK(reach(firm, why.ceiling * (1.0 + slightly)) == Status::infeasible);
    for (const auto& [input, least] : why.relaxation) {
        INFO(input, " ", least);
        CHECK(std::find(why.limits.begin(), why.limits.end(), input) != why.limits.end());
        CHECK(reach(with_cap(firm, input, least * (1.0 + slightly)), capability) !=
              Status::infeasible);
        CHECK(reach(with_cap(firm, input, least * (1.0 - slightly)), capability) ==
              Status::infeasible);
    }
    CHECK(reach(times(firm, why.limits, why.common_factor * (1.0 + slightly)), capability) !=
          Status::infeasible);
    CHECK(reach(times(firm, why.limits, why.common_factor * (1.0 - slightly)), capability) ==
          Status::infeasible);
}

}  // namespace

TEST_CASE("the ceiling of one capped input in closed form, at sigma below 1") {
    for (const double sigma : {0.05, 0.24, 0.5, 0.9}) {
        INFO("sigma ", sigma);
        const double rho = (sigma - 1.0) / sigma;
        const auto r = minimize_opex(lab(flat(sigma), {{"compute", 1e-4}}), {.capability = 1.0});
        REQUIRE(r.status == Status::infeasible);
        CHECK(core::joined(r.infeasibility->limits) == "compute");
        CHECK(r.infeasibility->ceiling ==
              doctest::Approx(std::pow(0.5 * std::pow(1e-4, rho), 1.0 / rho)).epsilon(1e-12));
        // Only approached as the others grow without bound.
        CHECK(reach(lab(flat(sigma), {{"compute", 1e-4}}), r.infeasibility->ceiling) ==
              Status::infeasible);
        check(lab(flat(sigma), {{"compute", 1e-4}}), 1.0);
    }
}

TEST_CASE("at sigma of 1 and more a single cap is no ceiling, it only costs") {
    for (const double sigma : {1.0, 1.91, 2.583, 3.25, infinity}) {
        const auto r = minimize_opex(lab(flat(sigma), {{"compute", 0.01}}), {.capability = 1.0});
        CHECK(r.status == Status::optimal);
        CHECK(r.shadow_prices["compute"] > 0.0);
    }
}

TEST_CASE("Leontief: the scarcest cap is the ceiling, and every cap below the target must go") {
    const Firm firm = lab(flat(0.0), {{"compute", 0.5}, {"talent", 0.8}, {"data", 2.0}});
    const auto one = minimize_opex(firm, {.capability = 0.7});
    CHECK(core::joined(one.infeasibility->limits) == "compute");
    CHECK(one.infeasibility->relaxation.at("compute") == doctest::Approx(0.7).epsilon(1e-14));
    check(firm, 0.7);
    const auto two = minimize_opex(firm, {.capability = 1.0});
    CHECK(core::joined(two.infeasibility->limits) == "compute, talent");
    CHECK(two.infeasibility->ceiling == 0.5);
    CHECK(two.infeasibility->relaxation.empty());
    CHECK(two.infeasibility->common_factor == 2.0);
}

TEST_CASE("all inputs capped: the ceiling is what the caps give, and it is attained") {
    for (const double sigma : {0.0, 0.3, 1.0, 4.0, infinity})
        for (const auto& technology : {production::AnyTechnology(flat(sigma)),
                                       production::AnyTechnology(nested(sigma, 0.6))}) {
            INFO("sigma ", sigma);
            const Firm firm = lab(technology, {{"compute", 0.5}, {"talent", 0.5}, {"data", 0.5}});
            CHECK(reach(firm, 0.5) == Status::optimal);
            CHECK(reach(firm, 0.5 * (1.0 + slightly)) == Status::infeasible);
            if (sigma > 0.0) check(firm, 0.51);
        }
}

TEST_CASE("supply that ends is a cap, and what it would have to be is said like one") {
    auto p = lab(flat(0.5)).parameters();
    p.costs.at("compute") = FixedCost(1.0, TieredCost({{0.1, 0.5}, {0.2, 0.7}}));
    const auto r = minimize_opex(Firm(p), {.capability = 1.0});
    REQUIRE(r.status == Status::infeasible);
    CHECK(core::joined(r.infeasibility->limits) == "compute");
    CHECK(r.infeasibility->relaxation.at("compute") == doctest::Approx(0.5).epsilon(1e-14));  // θ_C
}

TEST_CASE("an embargo on an essential input stops everything, for any budget or revenue") {
    for (const double sigma : {0.0, 0.5, 1.0}) {
        const Firm firm = lab(flat(sigma), {{"compute", 0.0}});
        const auto r = minimize_opex(firm, {.capability = 1.0});
        REQUIRE(r.status == Status::infeasible);
        CHECK(r.infeasibility->ceiling == 0.0);
        CHECK(core::joined(r.infeasibility->limits) == "compute");
        CHECK(std::isnan(r.infeasibility->common_factor));  // no multiple of 0
        const double least = r.infeasibility->relaxation.at("compute");
        CHECK(least == doctest::Approx(sigma == 0.0   ? 1.0
                                       : sigma == 0.5 ? 0.5
                                                      : 0.0)
                           .epsilon(1e-14));
        CHECK(reach(lab(flat(sigma), {{"compute", least + slightly}}), 1.0) == Status::optimal);
        const auto poor = maximize_capability(firm, {.budget = 1.0});
        const auto seller = maximize_profit(firm, {.value = 1.0, .exponent = 0.5});
        for (const auto* other : {&poor, &seller}) {
            REQUIRE(other->status == Status::infeasible);
            CHECK(core::joined(other->infeasibility->limits) == "compute");
            CHECK(other->infeasibility->ceiling == 0.0);
            CHECK(other->infeasibility->relaxation.empty());
        }
    }
}

TEST_CASE("a nest hides the cap inside it, and the explanation names the input") {
    const Firm firm = lab(nested(0.4, 0.3), {{"compute", 0.2}, {"data", 5.0}});
    check(firm, 1.0);
    const auto r = minimize_opex(firm, {.capability = 1.0});
    CHECK(core::joined(r.infeasibility->limits) == "data, compute");
    CHECK(r.infeasibility->relaxation.contains("compute"));
    CHECK_FALSE(r.infeasibility->relaxation.contains("data"));  // no amount of data helps
    CHECK_FALSE(r.infeasibility->relaxation.contains("talent"));
}

TEST_CASE("a budget below what floors and fixed costs take says how much it must be") {
    auto p = lab(flat(0.5), {}, {{"talent", 1.0}, {"data", 0.5}}).parameters();
    p.costs.at("compute") = FixedCost(0.3, p.costs.at("compute"));
    const Firm firm(p);
    const auto r = maximize_capability(firm, {.budget = 0.5});
    REQUIRE(r.status == Status::infeasible);
    CHECK(core::joined(r.infeasibility->limits) == "talent, data");
    const double least = r.infeasibility->relaxation.at("budget");
    CHECK(least == doctest::Approx(0.3 + 0.3 + 0.1).epsilon(1e-15));
    CHECK(maximize_capability(firm, {.budget = least * (1.0 + slightly)}).solved());
    CHECK(maximize_capability(firm, {.budget = least * (1.0 - slightly)}).status ==
          Status::infeasible);
}

TEST_CASE("random infeasible targets: each relaxation alone is enough, and no less is") {
    int infeasible = 0;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        const auto problem = laws::random_problem(seed);
        const auto* target = std::get_if<firm::CapabilityTarget>(&problem.question);
        if (!target || laws::solve(problem).status != Status::infeasible) continue;
        const auto ceiling = laws::solve(problem).infeasibility->ceiling;
        // At 1e-6 of the ceiling or at an embargo "one part in 1e9 less" is no longer a number of
        // its own.
        if (!(ceiling > 0.0) || target->capability < ceiling * (1.0 + 1e-3)) continue;
        INFO("seed ", seed);
        ++infeasible;
        check(problem.firm, target->capability);
    }
    CHECK(infeasible > 100);
}

TEST_CASE(
    "a ceiling is attained where all that makes it is capped, and only approached elsewhere") {
    const auto attained = [](const Firm& firm) {
        return minimize_opex(firm, {.capability = 2.0}).infeasibility->attained;
    };
    CHECK_FALSE(attained(lab(flat(0.5), {{"compute", 0.5}})));
    CHECK(attained(lab(flat(0.5), {{"compute", 0.5}, {"talent", 0.5}, {"data", 0.5}})));
    CHECK(attained(lab(flat(0.0), {{"compute", 0.5}})));
    // At exactly the relaxation the answer is feasible where it is attained, and not elsewhere.
    for (const double sigma : {0.0, 0.5}) {
        const auto why =
            *minimize_opex(lab(flat(sigma), {{"compute", 0.5}}), {.capability = 1.0}).infeasibility;
        const auto at = minimize_opex(lab(flat(sigma), {{"compute", why.relaxation.at("compute")}}),
                                      {.capability = 1.0});
        CHECK(at.solved() == why.attained);
    }
}

}  // namespace infeasibility_test
