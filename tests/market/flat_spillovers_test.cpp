#include "isocost/market/flat_spillovers.hpp"

#include <doctest/doctest.h>

#include "market/spillover_lab.hpp"

namespace flat_spillovers_test {

using namespace isocost;
using namespace isocost::test;
using market::clear;

namespace {

template <std::size_t N>
bool finite(const market::FlatSpilloverResult<N>& result) {
    for (const auto& e : result.equilibria) {
        if (!std::isfinite(e.wage_usd_per_year) || !std::isfinite(e.response_radius)) return false;
        for (const auto& firm : e.firms)
            if (!std::isfinite(firm.opex) || !std::isfinite(firm.inputs[test::talent]))
                return false;
    }
    return true;
}

/// Everyone answers to the last round, firm by firm, until nothing moves.
double wage_by_rounds(const market::FlatMarket<3>& market, const market::Spillovers& s) {
    const auto n = static_cast<Eigen::Index>(market.firms.size());
    Eigen::VectorXd talents = s.reference_talent_fte;
    double wage = 0.0;
    for (int round = 0; round < 400; ++round) {
        auto now = market;
        const Eigen::VectorXd logs =
            s.strength *
            (s.weights * (talents.array() / s.reference_talent_fte.array()).log().matrix());
        for (Eigen::Index j = 0; j < n; ++j)
            now.firms[static_cast<std::size_t>(j)].output *= std::exp(logs[j]);
        const auto cleared = clear(now);
        REQUIRE(cleared.status == Status::optimal);
        wage = cleared.wage_usd_per_year;
        for (Eigen::Index j = 0; j < n; ++j)
            talents[j] = cleared.firms[static_cast<std::size_t>(j)].inputs[test::talent];
    }
    return wage;
}

}  // namespace

TEST_CASE("without strength a market with spillovers is the market") {
    laws::Draw draw(41);
    const auto market = random_market(draw, 7);
    const auto result = clear(market, random_spillovers(draw, 7, 0.0));
    REQUIRE(result.status == Status::optimal);
    REQUIRE(result.equilibria.size() == 1);
    CHECK(result.equilibria[0].wage_usd_per_year ==
          doctest::Approx(clear(market).wage_usd_per_year).epsilon(1e-12));
    CHECK(result.equilibria[0].response_radius == 0.0);
    CHECK(result.reason.empty());
}

TEST_CASE("where rounds of answers settle, the solver finds the same") {
    laws::Draw draw(42);
    for (const double strength : {-0.3, 0.3})
        for (const int firms : {2, 9, 30}) {
            const auto market = random_market(draw, firms);
            const auto s = random_spillovers(draw, firms, strength);
            const auto result = clear(market, s);
            REQUIRE(result.status == Status::optimal);
            const auto& e = result.equilibria[0];
            CHECK(e.response_radius < 1.0);
            CHECK(e.wage_usd_per_year == doctest::Approx(wage_by_rounds(market, s)).epsilon(1e-11));
            CHECK(e.certificate.spillover < 1e-11);
        }
}

TEST_CASE("each firm's bundle is the best of the firm with names at its efficiency") {
    laws::Draw draw(43);
    const auto market = random_market(draw, 25);
    const auto result = clear(market, random_spillovers(draw, 25, 0.3));
    REQUIRE(result.status == Status::optimal);
    const auto& e = result.equilibria[0];
    for (std::size_t j = 0; j < 25; ++j) {
        auto firm = market.firms[j];
        firm.output *= std::exp(e.log_efficiency[j]);
        const auto alone = minimize_opex(named(firm, e.wage_usd_per_year), market.targets[j]);
        CHECK(e.firms[j].status == Status::optimal);
        CHECK(e.firms[j].opex == doctest::Approx(alone.opex).epsilon(1e-12));
    }
}

TEST_CASE(
    "two equilibria in closed form: both found, one that rounds return to and one they leave") {
    const auto result = clear(worn_firm(4.0 / 3.0), wear(), {.starts = 12});
    REQUIRE(result.status == Status::optimal);
    REQUIRE(result.equilibria.size() == 2);
    CHECK(result.reason ==
          "2 equilibria were found; which one the market reaches depends on where "
          "it starts");
    for (const auto& e : result.equilibria) {
        const bool large = e.firms[0].inputs[1] > 1.0;
        const double people = large ? 4.0 : 4.0 / 9.0;
        // The condition of the two roots is 2: (1 − 1/c)^(-1/2).
        CHECK(e.firms[0].inputs[1] == doctest::Approx(people).epsilon(1e-12));
        CHECK(e.wage_usd_per_year == doctest::Approx(people).epsilon(1e-12));  // ε = 1
        CHECK(e.response_radius == doctest::Approx(std::sqrt(people)).epsilon(1e-7));
        CHECK(e.certificate.holds(1e-9));
    }
}

TEST_CASE("no equilibrium: said, with how far one could be followed") {
    const auto result = clear(worn_firm(0.9), wear(), {.starts = 5});
    CHECK(result.status == Status::stalled);
    CHECK(result.equilibria.empty());
    CHECK(result.starts_without == 5);
    CHECK(result.reason.find("no equilibrium was found; whether there is one is open") == 0);
    CHECK(result.reason.find("meets another equilibrium and both end") != std::string::npos);
    CHECK(result.followed_radius == doctest::Approx(1.0).epsilon(0.2));
    // 1 + L/c = 2 L^(1−g) has a root iff the right less the left is not negative where it is most.
    const auto most = [](double g) {
        const double best = std::pow(2.0 * 0.9 * (1.0 - g), 1.0 / g);
        return 2.0 * std::pow(best, 1.0 - g) - 1.0 - best / 0.9;
    };
    const double followed = -result.followed_strength;
    CHECK(most(followed) >= 0.0);
    CHECK(most(followed + 0.002) < 0.0);  // strides end at 1e-3 of the strength
}

TEST_CASE("several equilibria of two firms, every one certified") {
    laws::Draw draw(302);
    const auto market = random_market(draw, 2);
    const auto result = clear(market, random_spillovers(draw, 2, 0.7), {.starts = 20});
    REQUIRE(result.status == Status::optimal);
    REQUIRE(result.equilibria.size() == 2);
    CHECK(std::abs(std::log(result.equilibria[0].wage_usd_per_year /
                            result.equilibria[1].wage_usd_per_year)) > 1.0);
    int stable = 0;
    for (const auto& e : result.equilibria) {
        CHECK(e.certificate.holds(1e-10));
        stable += e.response_radius < 1.0 ? 1 : 0;
    }
    CHECK(stable == 1);
}

TEST_CASE(
    "random markets, strong spillovers of either sign: an equilibrium or a reason, never NaN") {
    laws::Draw draw(44);
    int found = 0;
    for (int k = 0; k < 30; ++k) {
        const int firms = std::array{2, 5, 20, 50, 120}[static_cast<std::size_t>(k % 5)];
        const double strength = k % 2 == 0 ? -0.3 : 0.7;
        auto market = random_market(draw, firms);
        for (auto& firm : market.firms)  // caps near where the target is out of reach
            if (firm.sigma < 0.7 && draw.chance(0.5)) {
                firm.inputs[compute].cap = infinity;
                auto at_ceiling = firm;
                at_ceiling.inputs[compute].cap = 1.0;
                const double reach = market::detail::ceiling(at_ceiling);
                firm.inputs[compute].cap = draw.between(1.02, 1.5) / reach;
            }
        for (auto& target : market.targets) target.capability = 0.9;
        const auto result = clear(market, random_spillovers(draw, firms, strength), {.starts = 3});
        CHECK(finite(result));
        const bool said = result.status == Status::optimal ||
                          (!result.reason.empty() && result.equilibria.empty());
        CHECK(said);
        found += result.status == Status::optimal ? 1 : 0;
    }
    // All with a negative strength; of the others many have lost theirs at a fold, near a ceiling.
    CHECK(found >= 15);
}

TEST_CASE(
    "where no wage moves demand or supply the equilibrium is found, and said to be any wage") {
    market::FlatMarket<2> market{
        .firms = {{.inputs = {{{.share = 0.6, .price = 0.6, .cap = 12.0},
                               {.share = 0.4, .price = core::nan}}},
                   .sigma = 0.5}},
        .targets = {{.capability = 10.0}},
        .talent = 1,
        .pool = {.supply_fte = 8.0, .reference_wage_usd_per_year = 1.0, .supply_elasticity = 0.0}};
    market::Spillovers s{.strength = 0.0};
    s.weights.setOnes(1, 1);
    s.reference_talent_fte.setConstant(1, 8.0);
    // Eight people are at the reference: their efficiency is 1 at any strength.
    for (const double strength : {0.0, 0.3})
        for (const double reference : {0.1, 0.9, 1.0, 20.0}) {
            s.strength = strength;
            market.pool.reference_wage_usd_per_year = reference;
            const auto result = clear(market, s);
            INFO("strength ", strength, " reference wage ", reference, ": ", result.reason);
            REQUIRE(result.status == Status::optimal);
            REQUIRE(result.equilibria.size() == 1);
            CHECK(result.equilibria[0].indeterminate);
            CHECK(result.equilibria[0].certificate.holds(1e-10));
            CHECK(result.reason.find("other wages fit it as well") != std::string::npos);
        }
    market.pool.supply_elasticity = 0.5;
    s.strength = 0.0;
    CHECK(!clear(market, s).equilibria.at(0).indeterminate);
}

TEST_CASE("a firm that cannot even without spillovers is named") {
    laws::Draw draw(45);
    auto market = random_market(draw, 4);
    market.firms[2].sigma = 0.5;
    market.firms[2].inputs[compute].cap = 1e-3;
    const auto result = clear(market, random_spillovers(draw, 4, 0.3));
    CHECK(result.status == Status::infeasible);
    REQUIRE(result.infeasible_firm.has_value());
    CHECK(*result.infeasible_firm == 2);
    CHECK(
        result.reason ==
        "without spillovers no wage clears the market already: firm 2 cannot reach its capability");
}

TEST_CASE("the order of firms does not matter, and the seed decides the starts") {
    laws::Draw draw(46);
    const auto market = random_market(draw, 6);
    const auto s = random_spillovers(draw, 6, 0.4);
    auto turned = market;
    std::reverse(turned.firms.begin(), turned.firms.end());
    std::reverse(turned.targets.begin(), turned.targets.end());
    auto t = s;
    t.weights = s.weights.reverse().eval();
    const auto one = clear(market, s);
    const auto two = clear(turned, t);
    CHECK(one.equilibria[0].wage_usd_per_year ==
          doctest::Approx(two.equilibria[0].wage_usd_per_year).epsilon(1e-12));
    const auto again = clear(worn_firm(4.0 / 3.0), wear(), {.starts = 12, .seed = 7});
    const auto same = clear(worn_firm(4.0 / 3.0), wear(), {.starts = 12, .seed = 7});
    REQUIRE(again.equilibria.size() == same.equilibria.size());
    CHECK(again.equilibria[0].wage_usd_per_year == same.equilibria[0].wage_usd_per_year);
}

}  // namespace flat_spillovers_test
