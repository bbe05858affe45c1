#include "isocost/market/poaching.hpp"

#include <doctest/doctest.h>

namespace poaching_test {

using namespace isocost;
using market::PoachingFirm;
using market::PoachingMarket;

namespace {

const PoachingFirm firm{.name = "a",
                        .staff_value_usd_per_year = 1e6,
                        .staff_exponent = 1.0,
                        .compute_flop_per_year = 1e24};

PoachingMarket equal_firms(std::size_t n, double kappa, double k) {
    PoachingMarket m{.tastes = {4.0, kappa, 1.0},
                     .firms = {},
                     .persons = 100.0,
                     .least_pay_usd_per_year = 1e4,
                     .most_pay_usd_per_year = 5e6};
    for (std::size_t i = 0; i < n; ++i) {
        m.firms.push_back(firm);
        m.firms[i].name = std::string(1, static_cast<char>('a' + i));
        m.switching_utils.emplace_back(n, k);
        m.switching_utils[i][i] = 0.0;
    }
    return m;
}

/// A small lab with illiquid equity, an incumbent with ten times the compute, and industry.
PoachingMarket two_labs() {
    PoachingMarket m{
        .tastes = {4.0, 0.8, 1.0},
        .firms = {},
        .persons = 1000.0,
        .outside =
            market::Place{.name = "industry", .cash_usd_per_year = 3e5, .mission_utils = 42.5},
        .least_pay_usd_per_year = 1e4,
        .most_pay_usd_per_year = 1e7};
    m.firms = {{.name = "small",
                .staff_value_usd_per_year = 4e6,
                .staff_exponent = 0.8,
                .compute_flop_per_year = 1e24,
                .equity_share = 0.5,
                .equity_discount = 0.5,
                .replacement_usd = 3e5},
               {.name = "incumbent",
                .staff_value_usd_per_year = 8e6,
                .staff_exponent = 0.8,
                .compute_flop_per_year = 1e25,
                .replacement_usd = 3e5}};
    return m;
}

}  // namespace

TEST_CASE("equal firms: the markdown of the logit oligopsony, w = R' ε/(1 + ε)") {
    for (const std::size_t n : {2, 3})
        for (const double kappa : {0.0, 0.8})
            for (const double k : {0.0, 1.0}) {
                const auto answer = market::poaching_equilibrium(equal_firms(n, kappa, k));
                REQUIRE(answer.status == core::Status::optimal);
                const double share = 1.0 / double(n);
                const double stay = 1.0 / (1.0 + double(n - 1) * std::exp(-k));
                const double own = 1.0 + stay - 2.0 * share;
                const double spread = own * double(n) / double(n - 1);
                const double epsilon = 4.0 * own / (1.0 + kappa * spread);
                for (const auto& f : answer.firms) {
                    // best replies by differences: about 1e-10 of pay
                    CHECK(f.pay_usd_per_year ==
                          doctest::Approx(1e6 * epsilon / (1.0 + epsilon)).epsilon(1e-8));
                    CHECK(f.elasticity == doctest::Approx(epsilon).epsilon(1e-8));
                    CHECK(f.regret_usd_per_year <= 1e-9 * f.profit_usd_per_year);
                }
            }
}

TEST_CASE("two unequal labs and industry: each first-order condition, regrets, books closed") {
    const auto m = two_labs();
    const auto answer = market::poaching_equilibrium(m);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.largest_regret <= 1e-9);
    // no money and nobody is lost, but for some tens of roundings
    CHECK(market::largest(answer.books) <= 1e-12);
    CHECK(answer.outside_persons > 0.0);
    CHECK(answer.hires.size() == 6);
    double gain = 0.0;
    for (const auto& row : answer.hires) gain += row.private_gain_usd_per_year;
    CHECK(gain > 0.0);
    const auto& small = answer.firms[0];
    CHECK(small.valued_pay_usd_per_year ==
          doctest::Approx(0.75 * small.pay_usd_per_year).epsilon(1e-14));
}

TEST_CASE("a pay that is not the best reply has a regret") {
    const auto m = two_labs();
    const auto answer = market::poaching_equilibrium(m);
    const auto game = market::detail::poaching_game(m);
    const auto off = market::nash_regrets(
        game, {1.2 * answer.firms[0].pay_usd_per_year, answer.firms[1].pay_usd_per_year});
    CHECK(off.regrets[0] > 1e-4 * std::abs(off.payoffs[0]));
}

TEST_CASE("a wrong profile has the same regret however far pay may go") {
    for (const double most : {1e7, 1e9, 1e12, 1e14}) {
        auto m = two_labs();
        m.most_pay_usd_per_year = most;
        const auto wrong = market::nash_regrets(market::detail::poaching_game(m), {9e5, 6e5});
        CAPTURE(most);
        // Two and one digits: what counts is that they do not depend on how far pay may go.
        CHECK(wrong.regrets[0] / wrong.payoffs[0] == doctest::Approx(0.66).epsilon(0.01));
        CHECK(wrong.regrets[1] / wrong.payoffs[1] == doctest::Approx(0.07).epsilon(0.05));
        const double best = wrong.regrets[0] + wrong.payoffs[0];
        CHECK(wrong.largest_regret == doctest::Approx(wrong.regrets[0] / best).epsilon(1e-12));
    }
}

TEST_CASE("a dearer outside option raises pay everywhere") {
    auto m = two_labs();
    const auto before = market::poaching_equilibrium(m);
    m.outside->cash_usd_per_year *= 1.3;
    const auto after = market::poaching_equilibrium(m);
    REQUIRE(after.status == core::Status::optimal);
    for (std::size_t j = 0; j < 2; ++j)
        CHECK(after.firms[j].pay_usd_per_year > before.firms[j].pay_usd_per_year);
}

TEST_CASE("more liquid equity: less cash is needed for the same heads, and profit is higher") {
    auto m = two_labs();
    const auto before = market::poaching_equilibrium(m);
    m.firms[0].equity_discount = 0.2;
    const auto after = market::poaching_equilibrium(m);
    REQUIRE(after.status == core::Status::optimal);
    const double same =
        market::detail::pay_valued(m.firms[0], before.firms[0].valued_pay_usd_per_year);
    CHECK(market::detail::cash_of(m.firms[0], same) < before.firms[0].cash_usd_per_year);
    CHECK(after.firms[0].profit_usd_per_year > before.firms[0].profit_usd_per_year);
}

TEST_CASE("no poaching: firms together earn more, researchers less") {
    const auto m = two_labs();
    const auto rivals = market::poaching_equilibrium(m);
    const auto together = market::cooperative_optimum(m);
    REQUIRE(together.status == core::Status::locally_optimal);
    CHECK(together.reason.empty());
    CHECK(together.profit_usd_per_year > rivals.profit_usd_per_year);
    CHECK(together.firms[1].pay_usd_per_year < rivals.firms[1].pay_usd_per_year);
}

TEST_CASE("no mobility: no flows, no leakage, pay is what the outside option is worth") {
    const auto m = two_labs();
    const auto rivals = market::poaching_equilibrium(m);
    const std::vector<double> heads{rivals.firms[0].persons, rivals.firms[1].persons};
    const auto still = market::without_mobility(m, heads);
    REQUIRE(still.status == core::Status::optimal);
    CHECK(still.paid_usd_per_year == 0.0);
    for (const auto& row : still.hires) CHECK(row.persons_per_year == 0.0);
    const auto places = market::detail::places_at(
        m, {still.firms[0].pay_usd_per_year, still.firms[1].pay_usd_per_year});
    const auto worth = market::utilities(m.tastes, places, {heads[0], heads[1], 1.0});
    CHECK(worth[0] == doctest::Approx(worth[2]).epsilon(1e-14));
    CHECK(worth[1] == doctest::Approx(worth[2]).epsilon(1e-14));
    auto closed = m;
    closed.outside.reset();
    const auto none = market::without_mobility(closed, heads);
    CHECK(none.status == core::Status::infeasible);
    CHECK(!none.reason.empty());
}

TEST_CASE("without an outside option cooperation drives pay to its bound, and it says so") {
    auto m = equal_firms(2, 0.0, 0.0);
    const auto together = market::cooperative_optimum(m);
    CHECK(together.status == core::Status::locally_optimal);
    CHECK(together.reason.find("at its bound") != std::string::npos);
    m.most_pay_usd_per_year = 2e5;  // equilibrium pay would be 2/3 of 1e6
    const auto bound = market::poaching_equilibrium(m);
    CHECK(bound.status == core::Status::locally_optimal);
    CHECK(bound.reason == "pay of a is at its bound, 200000 USD per year");
}

TEST_CASE("a misfit raises quits, takes heads and costs profit, pay can make up for it") {
    const auto m = two_labs();
    const auto churn = market::misfit_churn(m, {6e5, 7e5}, 0, 0.5);
    CHECK(churn.quit_rate_after_per_year > churn.quit_rate_before_per_year);
    CHECK(churn.persons_after < churn.persons_before);
    CHECK(churn.profit_lost_usd_per_year > 0.0);
    auto misfit = m;
    misfit.firms[0].mission_utils -= 0.5;
    const auto paid = market::poaching_outcome(misfit, {6e5 * churn.pay_multiple_to_offset, 7e5});
    CHECK(paid.firms[0].persons == doctest::Approx(churn.persons_before).epsilon(1e-12));
}

TEST_CASE("heavy crowding and dear moves have an answer") {
    for (const double kappa : {0.8, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0}) {
        auto m = two_labs();
        m.tastes.compute_weight = kappa;
        const auto answer = market::poaching_outcome(m, {6e5, 7e5});
        CAPTURE(kappa);
        CHECK(answer.status == core::Status::optimal);
        CHECK(market::largest(answer.books) <= 1e-12);  // as for any other tastes
    }
    for (const double k : {40.0, 60.0, 300.0}) {
        auto m = equal_firms(2, 0.8, k);
        const auto answer = market::poaching_outcome(m, {6e5, 7e5});
        CHECK(answer.status == core::Status::optimal);
        // e^k is nothing beside others: shares as e^{2U}, so L_1/L_0 = (w_1/w_0)^{2β/(1 + 2κ)}
        CHECK(answer.firms[1].persons / answer.firms[0].persons ==
              doctest::Approx(std::pow(7.0 / 6.0, 8.0 / 2.6)).epsilon(1e-12));
        m.most_pay_usd_per_year = 5e7;
        CHECK(market::poaching_outcome(m, {5e4, 5e7}).status == core::Status::optimal);
    }
}

TEST_CASE("dear moves double what pay does, and the game is solved") {
    const auto answer = market::poaching_equilibrium(equal_firms(2, 0.5, 40.0));
    REQUIRE(answer.status == core::Status::optimal);
    const double epsilon = 4.0 / (1.0 + 0.5 * 2.0);  // own = 2(1 − 1/2) = 1, spread 2
    CHECK(answer.firms[0].pay_usd_per_year ==
          doctest::Approx(1e6 * epsilon / (1.0 + epsilon)).epsilon(1e-8));
}

TEST_CASE("what a move makes is the work there less the work left, and pay is no part of it") {
    auto m = equal_firms(2, 0.0, 0.3);
    for (auto& firm : m.firms) firm.replacement_usd = 1e5;
    m.switching_utils.clear();
    m.outside = market::Place{.name = "industry", .cash_usd_per_year = 3e5, .outside = true};
    const auto r = market::poaching_outcome(m, {6e5, 7e5});
    REQUIRE(r.status == core::Status::optimal);
    for (const auto& hire : r.hires) {
        const auto made = [&](const std::string& place) {
            for (const auto& firm : r.firms)
                if (firm.name == place) return firm.marginal_value_usd_per_year;
            return 3e5;
        };
        const double replaced = hire.from == "industry" ? 0.0 : 1e5;
        CHECK(hire.social_gain_usd_per_year ==
              doctest::Approx(hire.persons_per_year * (made(hire.to) - made(hire.from) - replaced))
                  .epsilon(1e-12));
    }
}

TEST_CASE("what doubles do not reach is no answer, and it says so") {
    auto m = equal_firms(2, 0.0, 0.0);
    m.firms[0].mission_utils = -800.0;  // a share of e^{-800}
    const auto answer = market::poaching_outcome(m, {6e5, 7e5});
    CHECK(answer.status == core::Status::stalled);
    CHECK(answer.reason ==
          "no heads at rest were found: a share of persons is below what double numbers reach");
    const auto nash = market::poaching_equilibrium(m);
    CHECK(nash.status == core::Status::out_of_range);
    CHECK(nash.largest_regret == core::infinity);
}

TEST_CASE("compute of the outside option would be ignored, so it is refused") {
    auto m = equal_firms(2, 0.8, 0.0);
    m.switching_utils.clear();
    m.outside = market::Place{.name = "industry",
                              .cash_usd_per_year = 3e5,
                              .compute_flop_per_year = 1e20,
                              .outside = true};
    CHECK_THROWS_WITH_AS(
        (void)market::poaching_outcome(m, {6e5, 7e5}),
        doctest::Contains("outside.compute_flop_per_year = 1e+20: must be left out"),
        core::InvalidParameter);
}

TEST_CASE("figures that leave nobody a reason to come or move are refused") {
    const auto far = equal_firms(2, 0.8, 800.0);
    CHECK_THROWS_WITH((void)market::poaching_outcome(far, {6e5, 7e5}),
                      "switching_utils = 800: must be from 0 to 300 (moving is no gain by itself, "
                      "and e^-300 is as good as never)");
    auto m = two_labs();
    m.firms[0].equity_share = m.firms[0].equity_discount = 1.0;
    CHECK_THROWS_WITH(
        (void)market::poaching_outcome(m, {6e5, 7e5}),
        "PoachingFirm(small).valued_pay_per_pay = 0: must be positive and finite (1 - "
        "equity_share x equity_discount: nobody works for nothing)");
    m = two_labs();
    m.outside->cash_usd_per_year = 0.0;
    CHECK_THROWS_AS((void)market::poaching_equilibrium(m), core::InvalidParameter);
    m = two_labs();
    m.firms[1].name = "industry";
    CHECK_THROWS_WITH((void)market::poaching_equilibrium(m),
                      "PoachingFirm.name = \"industry\": must not be the name of another firm or "
                      "of the outside option");
    CHECK_THROWS_AS((void)market::without_mobility(two_labs(), {900.0, 200.0}),
                    core::InvalidParameter);
}

TEST_CASE("a market that makes no sense is refused") {
    auto m = two_labs();
    CHECK_THROWS_AS((void)market::poaching_outcome(m, {1e5}), core::InvalidParameter);
    m.least_pay_usd_per_year = 2e7;
    CHECK_THROWS_WITH((void)market::poaching_equilibrium(m),
                      "least_pay_usd_per_year = 2e+07: must be below the most");
    m.firms.clear();
    CHECK_THROWS_AS((void)market::poaching_equilibrium(m), core::InvalidParameter);
    CHECK_THROWS_AS((void)market::misfit_churn(two_labs(), {1e5, 1e5}, 0, -1.0),
                    core::InvalidParameter);
}

}  // namespace poaching_test
