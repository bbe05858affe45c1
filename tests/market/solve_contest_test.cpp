#include "isocost/market/solve_contest.hpp"

#include <doctest/doctest.h>

#include "laws/random_problems.hpp"

namespace solve_contest_test {

using namespace isocost;
using market::Contest;
using market::Contestant;
using market::IsoelasticOpex;

namespace {

Contestant unit_cost(const char* name, double prize) {
    return {name, prize, IsoelasticOpex{.cost_usd_per_year = 1.0, .returns = 1.0}};
}

Contest alike(std::size_t n, double power) {
    Contest contest{.decisiveness = power};
    for (std::size_t j = 0; j < n; ++j) contest.contestants.push_back(unit_cost("one", 1.0));
    return contest;
}

firm::Firm lab(double compute_cap, double talent_price) {
    return firm::Firm(
        {production::CES(
             {.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 0.6, .returns = 0.8}),
         {{"compute", cost::LinearCost({.price = 1.0})},
          {"talent", cost::LinearCost({.price = talent_price})}},
         {{"compute", compute_cap}}});
}

const market::ContestEquilibrium& only(const market::ContestResult& result) {
    REQUIRE(result.status == core::Status::optimal);
    REQUIRE(result.equilibria.size() == 1);
    return result.equilibria.front();
}

}  // namespace

TEST_CASE("alike contestants spend what the closed form says") {
    for (const std::size_t n : {2UL, 3UL, 7UL, 20UL})
        for (const double power : {0.3, 0.8, 1.0}) {
            const auto result = market::solve_contest(alike(n, power));
            CHECK(result.unique);
            const auto s = market::symmetric_contest({static_cast<double>(n), 1.0, power, 1.0});
            CHECK(only(result).dissipation == doctest::Approx(s.dissipation).epsilon(1e-11));
            CHECK(only(result).contestants[0].opex_usd_per_year ==
                  doctest::Approx(s.opex_usd_per_year).epsilon(1e-11));
        }
}

TEST_CASE("prizes 3 and 1 at r = 1: capabilities 9/16 and 3/16") {
    // Y1 = V1²V2/(V1 + V2)² (Hillman and Riley 1989).
    const Contest contest{.contestants = {unit_cost("A", 3.0), unit_cost("B", 1.0)},
                          .decisiveness = 1.0};
    const auto result = market::solve_contest(contest);
    const auto& e = only(result);
    CHECK(e.contestants[0].capability == doctest::Approx(9.0 / 16.0).epsilon(1e-12));
    CHECK(e.contestants[1].capability == doctest::Approx(3.0 / 16.0).epsilon(1e-12));
    CHECK(e.prize_usd_per_year == doctest::Approx(2.5).epsilon(1e-12));
    CHECK(e.dissipation == doctest::Approx(0.3).epsilon(1e-12));
}

TEST_CASE("prizes 10, 10 and one that is worth less than 5: the third stays out") {
    for (const double third : {4.9, 5.2}) {
        const Contest contest{
            .contestants = {unit_cost("A", 10.0), unit_cost("B", 10.0), unit_cost("C", third)},
            .decisiveness = 1.0};
        CHECK(only(market::solve_contest(contest)).active == (third < 5.0 ? 2.0 : 3.0));
    }
}

TEST_CASE("an open capability of a quarter: two alike at sqrt(3)/8") {
    auto contest = alike(2, 1.0);
    contest.open_capability = 0.25;
    const auto result = market::solve_contest(contest);
    // p(1 − p) = Y gives Y0 + Y = (Y0 + 2Y)², 4Y² = 3/16 at Y0 = ¼.
    const double y = std::sqrt(3.0) / 8.0;
    CHECK(only(result).contestants[0].capability == doctest::Approx(y).epsilon(1e-12));
    CHECK(only(result).open_chance == doctest::Approx(0.25 / (0.25 + 2.0 * y)).epsilon(1e-12));
}

TEST_CASE("n = 3, r = 1.45: the symmetric one and the three with two active") {
    const auto result = market::solve_contest(alike(3, 1.45));
    REQUIRE(result.equilibria.size() == 4);
    CHECK(!result.unique);
    CHECK(result.equilibria[0].dissipation == doctest::Approx(1.45 * 2.0 / 3.0).epsilon(1e-11));
    for (std::size_t k = 1; k < 4; ++k) {
        CHECK(result.equilibria[k].active == 2.0);
        CHECK(result.equilibria[k].opex_usd_per_year == doctest::Approx(1.45 / 2.0).epsilon(1e-11));
    }
}

TEST_CASE("beyond n/(n-1) only those with fewer are left, beyond 2 none") {
    const auto fewer = market::solve_contest(alike(3, 1.52));
    REQUIRE(fewer.equilibria.size() == 3);
    for (const auto& e : fewer.equilibria) CHECK(e.active == 2.0);
    const auto none = market::solve_contest(alike(3, 2.02));
    CHECK(none.status == core::Status::infeasible);
    CHECK(none.equilibria.empty());
    CHECK(none.reason.find("at most n/(n - 1)") != std::string::npos);
}

TEST_CASE("fixed costs: who can be in, and when it is better that nobody is") {
    const auto with_fixed = [](double fixed) {
        auto contest = alike(3, 1.0);
        for (auto& one : contest.contestants)
            std::get<IsoelasticOpex>(one.opex).fixed_usd_per_year = fixed;
        return market::solve_contest(contest);
    };
    CHECK(with_fixed(0.05).equilibria.front().active == 3.0);  // payoff 1/9 before the fixed cost
    CHECK(with_fixed(0.2).equilibria.size() == 3);             // pairs: 1/4; the third gets .086
    CHECK(with_fixed(0.2).equilibria.front().active == 2.0);
    CHECK(with_fixed(0.3).status == core::Status::infeasible);  // not even a pair
    const auto nobody = with_fixed(0.7);                        // 1 − 0.7 < 1/3
    CHECK(only(nobody).active == 0.0);
    CHECK(only(nobody).dissipation == 0.0);
}

TEST_CASE("a single contestant wins for nothing") {
    const auto result = market::solve_contest(alike(1, 1.0));
    CHECK(only(result).active == 0.0);
    CHECK(only(result).contestants[0].payoff_usd_per_year == 1.0);
}

TEST_CASE("one who can gain and one who cannot: any capability wins, so there is no least one") {
    auto contest = alike(2, 1.0);
    std::get<IsoelasticOpex>(contest.contestants[1].opex).fixed_usd_per_year = 1.5;
    const auto result = market::solve_contest(contest);
    CHECK(result.status == core::Status::infeasible);
    CHECK(result.reason.find("there is none to win against") != std::string::npos);
}

TEST_CASE("more contestants than sets can be tried: those with least leave first") {
    auto contest = alike(12, 1.0);
    for (std::size_t j = 0; j < 12; ++j) {
        contest.contestants[j].prize_usd_per_year = 1.0 - 0.01 * static_cast<double>(j);
        std::get<IsoelasticOpex>(contest.contestants[j].opex).fixed_usd_per_year = 0.03;
    }
    const auto result = market::solve_contest(contest);
    REQUIRE(result.status == core::Status::optimal);
    const auto& e = result.equilibria.front();
    CHECK(e.active < 12.0);
    for (std::size_t j = 1; j < 12; ++j)
        CHECK(e.contestants[j].capability <= e.contestants[j - 1].capability);
}

TEST_CASE("firms: alike ones spend the closed form's amount, whatever their technology") {
    const Contest contest{.contestants = {{"A", 100.0, lab(1e9, 2.0)}, {"B", 100.0, lab(1e9, 2.0)}},
                          .decisiveness = 1.0};
    const auto result = market::solve_contest(contest);
    CHECK(only(result).opex_usd_per_year == doctest::Approx(100.0 * 0.8 / 2.0).epsilon(1e-9));
}

TEST_CASE("a cap at sigma below 1 is a ceiling, and it raises the rivals' chances") {
    const auto contest = [](double cap) {
        return Contest{.contestants = {{"A", 100.0, lab(cap, 2.0)},
                                       {"B", 100.0, lab(1e9, 2.0)},
                                       {"C", 80.0, lab(1e9, 3.0)}},
                       .decisiveness = 1.0};
    };
    double before = 0.0;
    for (const double cap : {8.0, 4.0, 2.0, 1.0, 0.5}) {
        const auto result = market::solve_contest(contest(cap));
        const auto& e = only(result);
        // y = (Σ θ x^{-2/3})^{-3υ/2} with talent without end.
        CHECK(e.contestants[0].capability < std::pow(cap / std::pow(0.5, 1.5), 0.8));
        CHECK(e.contestants[1].win_chance > before);
        before = e.contestants[1].win_chance;
    }
}

TEST_CASE("tiers: at the end of the cheap one capability sticks for a range of prizes") {
    // Compute alone, y = x^0.8: two units at 1, the rest at 3.
    const firm::Firm lab(
        {production::CES({.shares = {{"compute", 1.0}}, .sigma = 1.0, .returns = 0.8}),
         {{"compute", cost::TieredCost({{2.0, 1.0}, {core::infinity, 3.0}})}}});
    const auto capability = [&](double prize) {
        const Contest contest{.contestants = {{"A", prize, lab}, {"B", prize, lab}},
                              .decisiveness = 1.0};
        const auto result = market::solve_contest(contest);
        return only(result).contestants[0].capability;
    };
    const double kink = std::pow(2.0, 0.8);
    // V/4 = Y O'(Y), and O'Y is x/0.8 below the end of the tier and 3x/0.8 above: 10 and 30 at x
    // = 2.
    CHECK(capability(8.0) == doctest::Approx(std::pow(1.6, 0.8)).epsilon(1e-9));
    for (const double prize : {11.0, 20.0, 29.0})
        CHECK(capability(prize) == doctest::Approx(kink).epsilon(1e-9));
    CHECK(capability(45.0) == doctest::Approx(std::pow(3.0, 0.8)).epsilon(1e-9));
}

TEST_CASE("a floor is paid by whoever is in: it keeps the one with a low prize out") {
    auto parameters = lab(1e9, 2.0).parameters();
    parameters.floors = {{"talent", 5.0}};
    const firm::Firm floored(parameters);
    const Contest contest{
        .contestants = {{"A", 100.0, floored}, {"B", 100.0, floored}, {"C", 11.0, floored}},
        .decisiveness = 1.0};
    const auto result = market::solve_contest(contest);
    const auto& e = only(result);
    CHECK(e.active == 2.0);
    CHECK(e.contestants[2].capability == 0.0);
    CHECK(e.contestants[2].opex_usd_per_year == 0.0);
}

TEST_CASE("hardly decisive contests, where shares of capability span hundreds of decades") {
    auto contest = alike(3, 0.05);
    for (auto& one : contest.contestants) std::get<IsoelasticOpex>(one.opex).returns = 0.3;
    contest.open_capability = 1e-3;
    const auto result = market::solve_contest(contest);
    const double p = only(result).contestants[0].win_chance;
    CHECK(only(result).contestants[0].opex_usd_per_year ==
          doctest::Approx(0.05 * 0.3 * p * (1.0 - p)).epsilon(1e-10));
}

TEST_CASE("laws of concave contests, at random: none gains, never all is spent") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        laws::Draw draw(seed);
        Contest contest{.decisiveness = draw.between(0.2, 1.0)};
        for (int j = 0; j < 4; ++j)
            contest.contestants.push_back(
                {"one", draw.log_between(10.0, 100.0),
                 IsoelasticOpex{.cost_usd_per_year = draw.log_between(0.1, 10.0), .returns = 0.9}});
        CAPTURE(seed);
        const auto base = only(market::solve_contest(contest));
        CHECK(base.dissipation < 1.0);
        // Twice the prizes, twice the money, the same chances: O = kY^{1/υ} is homogeneous.
        auto doubled = contest;
        for (auto& one : doubled.contestants) one.prize_usd_per_year *= 2.0;
        const auto twice = only(market::solve_contest(doubled));
        // A higher prize for one: a higher chance for it, lower ones for those who are in.
        auto keen = contest;
        keen.contestants[0].prize_usd_per_year *= 1.5;
        const auto keener = only(market::solve_contest(keen));
        for (std::size_t j = 0; j < 4; ++j) {
            const auto& one = base.contestants[j];
            CHECK(twice.contestants[j].win_chance == doctest::Approx(one.win_chance).epsilon(1e-9));
            CHECK(twice.contestants[j].opex_usd_per_year ==
                  doctest::Approx(2.0 * one.opex_usd_per_year).epsilon(1e-9));
            if (j == 0)
                CHECK(keener.contestants[j].win_chance > one.win_chance);
            else
                CHECK(keener.contestants[j].win_chance < one.win_chance);
        }
    }
}

namespace {

Contest random_contest(laws::Draw& draw) {
    Contest contest{.decisiveness = draw.between(0.3, 1.7)};
    const int n = 2 + static_cast<int>(draw.between(0.0, 3.999));
    const double fixed = draw.between(0.0, 1.0) < 0.3 ? draw.between(0.0, 8.0) : 0.0;
    const bool open = draw.between(0.0, 1.0) < 0.3;
    for (int j = 0; j < n; ++j) {
        const double prize = draw.log_between(20.0, 100.0);
        const IsoelasticOpex formula{.cost_usd_per_year = draw.log_between(0.3, 3.0),
                                     .returns = draw.between(0.5, 1.1),
                                     .fixed_usd_per_year = fixed};
        if (j == 0 && fixed == 0.0)
            contest.contestants.push_back({"firm", prize, lab(draw.log_between(0.5, 50.0), 2.0)});
        else
            contest.contestants.push_back({"formula", prize, formula});
    }
    if (open) contest.open_capability = draw.log_between(0.1, 10.0);
    return contest;
}

/// The most that any contestant gains over its prize by one of many capabilities drawn blindly.
double blind_gain(const Contest& contest, const market::ContestEquilibrium& e, laws::Draw& draw) {
    std::vector<double> y;
    for (const auto& one : e.contestants) y.push_back(one.capability);
    double most = 0.0;
    for (std::size_t j = 0; j < y.size(); ++j)
        for (int k = 0; k < 60; ++k) {
            const double other = k == 0 ? 0.0 : draw.log_between(1e-3, 1e3);
            const double rivals = market::rivals_weight(contest, y, j);
            const double gain = market::contest_payoff_usd_per_year(contest, j, other, rivals) -
                                e.contestants[j].payoff_usd_per_year;
            most = std::max(most, gain / e.contestants[j].prize_usd_per_year);
        }
    return most;
}

/// The best capability on a grid of the odds, closed in on three times.
double best_reply(const Contest& contest, std::size_t j, double rivals) {
    double at = 0.0;
    double best = market::contest_payoff_usd_per_year(contest, j, 0.0, rivals);
    double middle = rivals > 0.0 ? std::log(rivals) / contest.decisiveness : 0.0;
    double reach = 20.0 / contest.decisiveness;
    for (int round = 0; round < 5; ++round, reach *= 0.02) {
        const double around = middle;
        for (int k = -100; k <= 100; ++k) {
            const double y = std::exp(around + reach * k / 100.0);
            const double payoff = market::contest_payoff_usd_per_year(contest, j, y, rivals);
            if (payoff <= best) continue;
            best = payoff;
            at = y;
            middle = std::log(y);
        }
    }
    return at;
}

/// Whether replying in turn settles, from every capability at `start`.
bool replies_settle(const Contest& contest, double start) {
    std::vector<double> y(contest.contestants.size(), start);
    for (int round = 0; round < 60; ++round) {
        double moved = 0.0;
        for (std::size_t j = 0; j < y.size(); ++j) {
            const double reply = best_reply(contest, j, market::rivals_weight(contest, y, j));
            moved = std::max(moved, std::abs(reply - y[j]) / std::max({reply, y[j], 1e-9}));
            y[j] = reply;
        }
        if (moved < 1e-5) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("two hundred random contests: each equilibrium stands against blind deviations") {
    int solved = 0;
    int several = 0;
    int none = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        laws::Draw draw(seed);
        const auto contest = random_contest(draw);
        const auto result = market::solve_contest(contest);
        solved += result.equilibria.empty() ? 0 : 1;
        several += result.equilibria.size() > 1 ? 1 : 0;
        none += result.equilibria.empty() ? 1 : 0;
        for (const auto& e : result.equilibria) {
            // The certificate's own tolerance: gains are relative to the prize.
            CHECK(blind_gain(contest, e, draw) < 1e-7);
            double chances = e.open_chance;
            for (const auto& one : e.contestants) chances += one.win_chance;
            CHECK(chances == doctest::Approx(1.0).epsilon(1e-9));
            CHECK(e.dissipation <= 1.0 + 1e-9);
        }
        if (!result.equilibria.empty()) continue;
        // Some payoff was not concave (the theorem covers the others), and replying in turn runs in
        // circles from wherever it starts.
        CHECK(!market::contest_detail::concave_contest(contest));
        for (const double start : {0.1, 1.0, 10.0}) CHECK(!replies_settle(contest, start));
    }
    MESSAGE("random contests: " << solved << " with a certified equilibrium, " << several
                                << " of them with several, " << none << " without any");
    CHECK(solved + none == 200);
    CHECK(none < 40);
}

TEST_CASE("options outside their domain are refused") {
    CHECK_THROWS_WITH(market::solve_contest(alike(2, 1.0), {.tolerance = 0.0}),
                      "ContestOptions.tolerance = 0: must be positive and finite (largest residual "
                      "of a certificate that holds, relative to the prize)");
    CHECK_THROWS_AS(market::solve_contest(alike(2, 1.0), {.enumerated = 40.0}),
                    core::InvalidParameter);
}

TEST_CASE("hardly decisive contests: each spends V r (n - 1)/n^2, however little") {
    for (const double r : {1e-4, 1e-3, 3e-3, 1e-2})
        for (const int n : {2, 8, 30}) {
            CAPTURE(r);
            CAPTURE(n);
            const auto result = market::solve_contest(alike(static_cast<std::size_t>(n), r));
            REQUIRE(result.status == core::Status::optimal);
            CHECK(result.unique);
            // ln Y is ln X over r: its roundings, 1e-16 of ln n, grow by 1/r.
            CHECK(result.equilibria[0].opex_usd_per_year / n ==
                  doctest::Approx(r * (n - 1.0) / n / n).epsilon(1e-14 / r));
        }
}

TEST_CASE("an equilibrium that concave payoffs promise and the search misses is no \"none\"") {
    // The tolerance asks for more than a search of payoffs can show.
    const Contest uneven{.contestants = {unit_cost("A", 1.0), unit_cost("B", 3.0)},
                         .decisiveness = 0.7};
    const auto result = market::solve_contest(uneven, {.tolerance = 1e-300});
    CHECK(result.status == core::Status::stalled);
    CHECK(result.equilibria.empty());
    CHECK(result.reason.find("payoffs are concave") == 0);
}

}  // namespace solve_contest_test
