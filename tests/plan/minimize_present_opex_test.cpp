#include "isocost/plan/minimize_present_opex.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

#include "isocost/core/numeric/nonlinear.hpp"
#include "isocost/isocost.hpp"
#include "plan/lab.hpp"

namespace minimize_present_opex_test {

using namespace isocost;
using plan::Ban;
using plan::minimize_present_opex;
using plan::PurchasePlan;
using plan_lab::Lab;
using plan_lab::plan_of;

namespace {

constexpr double sigmas[]{0.0, 0.2, 0.9, 1.0, 1.5, 4.0, core::infinity};

/// The year's firm with compute at a price.
firm::Result one_year(const PurchasePlan& plan, double usd_per_flop) {
    firm::Costs costs{{"compute", LinearCost({.price = usd_per_flop})}};
    for (const auto& [name, price] : plan.year(0).prices)
        costs.emplace(name, LinearCost({.price = price}));
    return minimize_opex(Firm({.technology = plan.parameters().technology, .costs = costs}),
                         CapabilityTarget{.capability = plan.year(0).capability});
}

/// Present cost of purchases when every year's other inputs are chosen by the firm's own solver,
/// with compute as its cap: shares nothing with the plan's but the model.
double present_cost(const PurchasePlan& plan, const std::vector<double>& chips) {
    double sum = 0.0;
    for (std::size_t t = 0; t < plan.size(); ++t) {
        sum += plan::present_usd_per_chip(plan, t) * chips[t];
        const double cap = plan::supplied_flop(plan, chips, t);
        constexpr double free = 1e-40;  // a price that no digit of Opex sees
        firm::Costs costs{{"compute", LinearCost({.price = free})}};
        for (const auto& [name, price] : plan.year(t).prices)
            costs.emplace(name, LinearCost({.price = price}));
        const auto year = minimize_opex(Firm({.technology = plan.parameters().technology,
                                              .costs = costs,
                                              .caps = {{"compute", cap}}}),
                                        CapabilityTarget{plan.year(t).capability, 1e-7});
        sum += plan::discount(plan, t) * year.opex;
    }
    return sum;
}

/// The least present cost that NLopt finds over purchases, started from `start`.
core::NonlinearSolution least_by_nlopt(const PurchasePlan& plan, std::vector<double> start) {
    core::NonlinearProgram program;
    program.objective.value = [&plan](const std::vector<double>& chips) {
        return present_cost(plan, chips) / 1e6;
    };
    for (std::size_t t = 0; t < plan.size(); ++t) {
        program.lower.push_back(0.0);
        program.upper.push_back(plan::most_chips(plan, t));
        program.scale.push_back(start[t] > 0.0 ? start[t] : 1.0);
    }
    program.start = std::move(start);
    program.options.tolerance = 1e-7;
    return core::solve_nonlinear(program);
}

}  // namespace

TEST_CASE("a plan of one year is the year's firm at the user cost of a chip") {
    for (const double sigma : sigmas) {
        for (const double returns : {0.8, 1.0, 1.3}) {
            auto lab = plan_lab::parameters({.years = 1, .sigma = sigma, .returns = returns});
            lab.years[0].capability = 1.7;
            lab.years[0].salvage_usd_per_chip = 9000;
            const PurchasePlan plan(lab);
            const auto found = minimize_present_opex(plan);
            REQUIRE(found.status == core::Status::optimal);
            // P + upkeep − (1 − d) salvage/(1 + r), over the FLOP of a chip.
            const double user_cost = (25000 + 1500 - 0.95 * 9000 / 1.1) / 1e21;
            const auto firm = one_year(plan, user_cost);
            // Both are right to the last digits; 1e-10 leaves room for the interior point's end.
            CHECK(found.present_usd == doctest::Approx(firm.opex).epsilon(1e-10));
            CHECK(found.years[0].marginal_cost ==
                  doctest::Approx(firm.marginal_cost).epsilon(1e-10));
            for (const auto& name : plan.inputs())
                CHECK(found.years[0].inputs[name] ==
                      doctest::Approx(firm.inputs[name]).epsilon(1e-10));
        }
    }
}

TEST_CASE("NLopt finds no cheaper purchases in two to four years") {
    for (const double sigma : {0.3, 1.0, 1.5}) {
        for (const std::size_t years : {2u, 3u, 4u}) {
            for (const int ban : {1, 9}) {
                auto lab = plan_lab::parameters({.years = years,
                                                 .sigma = sigma,
                                                 .most_chips = 120,
                                                 .lifetime_years = 4,
                                                 .ban = Ban{ban}});
                const PurchasePlan plan(lab);
                const auto found = minimize_present_opex(plan);
                REQUIRE(found.status == core::Status::optimal);
                const std::vector<double> start(years, 119.0);
                const auto other = least_by_nlopt(plan, start);
                CAPTURE(sigma);
                CAPTURE(years);
                CAPTURE(ban);
                // The cost is flat at its least: residuals of 1e-7 leave 1e-8 of it at most.
                CHECK(found.present_usd == doctest::Approx(1e6 * other.objective).epsilon(1e-8));
            }
        }
    }
}

TEST_CASE("with purchases in every year the price of compute is the user cost of Jorgenson") {
    auto lab = plan_lab::parameters({.years = 6, .sigma = 0.7, .lifetime_years = 9});
    for (auto& year : lab.years) year.upkeep_usd_per_chip_year = 0.0;
    const PurchasePlan plan(lab);
    const auto found = minimize_present_opex(plan).require_optimal();
    for (std::size_t t = 0; t + 1 < 6; ++t) {
        REQUIRE(found.years[t].chips > 0.0);
        const double now = 25000 / lab.years[t].flop_per_chip_year;
        const double next = 25000 / lab.years[t + 1].flop_per_chip_year;
        // Both ends of the interior point's last step: 1e-12.
        CHECK(found.years[t].compute_usd_per_flop ==
              doctest::Approx(now - 0.95 / 1.1 * next).epsilon(1e-12));
    }
}

TEST_CASE("a later ban never costs more, and nothing is bought after it") {
    for (const double sigma : sigmas) {
        double earlier = core::infinity;
        for (int year = 1; year <= 8; ++year) {
            const auto plan =
                plan_of({.years = 8, .sigma = sigma, .lifetime_years = 8, .ban = Ban{year}});
            const auto found = minimize_present_opex(plan);
            CAPTURE(sigma);
            CAPTURE(year);
            REQUIRE(found.status == core::Status::optimal);
            // Each is within the certificate's gap of its least cost.
            CHECK(found.present_usd <= earlier * (1.0 + 1e-9));
            earlier = found.present_usd;
            for (std::size_t t = static_cast<std::size_t>(year); t < 8; ++t)
                CHECK(found.years[t].chips == 0.0);
        }
        const auto without =
            minimize_present_opex(plan_of({.years = 8, .sigma = sigma, .lifetime_years = 8}));
        CHECK(without.present_usd == doctest::Approx(earlier).epsilon(1e-9));
    }
}

TEST_CASE("a ban with a premium costs between none and one without end") {
    const Lab lab{.years = 6, .lifetime_years = 6};
    const auto cost = [&](std::optional<Ban> ban) {
        return minimize_present_opex(plan::with_ban(plan_of(lab), ban))
            .require_optimal()
            .present_usd;
    };
    const double none = cost({});
    const double end = cost(Ban{2});
    double before = none;
    for (const double premium : {0.5, 2.0, 20.0}) {
        const double now = cost(Ban{2, premium});
        CHECK(now > before);
        before = now;
    }
    CHECK(before <= end * (1.0 + 1e-9));  // of both certificates
    CHECK(cost(Ban{2, 0.0}) == doctest::Approx(none).epsilon(1e-12));
}

TEST_CASE("units of compute and of money change nothing else") {
    for (const double sigma : sigmas) {
        const Lab lab{.years = 10, .sigma = sigma, .lifetime_years = 6, .ban = Ban{7}};
        auto other = lab;
        other.flop = 3e-5;
        other.usd = 7e4;
        const auto one = minimize_present_opex(plan_of(lab)).require_optimal();
        const auto two = minimize_present_opex(plan_of(other)).require_optimal();
        // Rounding of the data moves the cost by a few 1e-16, the last step by 1e-12.
        CHECK(two.present_usd == doctest::Approx(7e4 * one.present_usd).epsilon(1e-11));
        for (std::size_t t = 0; t < 10; ++t)
            CHECK(two.years[t].inputs["talent"] ==
                  doctest::Approx(one.years[t].inputs["talent"]).epsilon(1e-8));
    }
}

TEST_CASE("opex over the years, discounted, less salvage is the present cost") {
    auto lab = plan_lab::parameters({.years = 5, .lifetime_years = 7});
    for (auto& year : lab.years) year.salvage_usd_per_chip = 4000;
    const PurchasePlan plan(lab);
    const auto found = minimize_present_opex(plan).require_optimal();
    double sum = 0.0;
    for (std::size_t t = 0; t < 5; ++t) {
        sum += found.years[t].opex_usd * std::pow(1.1, -static_cast<double>(t));
        const double left = std::pow(0.95, static_cast<double>(5 - t)) * found.years[t].chips;
        sum -= 4000 * left * std::pow(1.1, -5);
    }
    CHECK(found.present_usd == doctest::Approx(sum).epsilon(1e-13));  // rounding of 20 terms
}

TEST_CASE("one more chip on sale saves its shadow price") {
    for (const double sigma : {0.0, 0.5, 2.0}) {
        const auto cost = [&](double more) {
            auto lab = plan_lab::parameters({.years = 4, .sigma = sigma, .lifetime_years = 4});
            lab.years[1].most_chips = 5.0 + more;
            return minimize_present_opex(PurchasePlan(lab)).require_optimal();
        };
        const auto at = cost(0.0);
        const double slope = (cost(-1e-3).present_usd - cost(1e-3).present_usd) / 2e-3 * 1.1;
        REQUIRE(at.years[1].chips == doctest::Approx(5.0).epsilon(1e-9));
        REQUIRE(at.years[1].shadow_usd_per_chip > 100.0);
        // Costs of 1e7 USD to 1e-13 over 2e-3 chips: 1e-3 USD of some 1e4.
        CHECK(slope == doctest::Approx(at.years[1].shadow_usd_per_chip).epsilon(1e-5));
    }
}

TEST_CASE("the first chip on sale in a year without any saves its shadow price") {
    const auto cost = [&](double most) {
        auto lab = plan_lab::parameters({.years = 4, .sigma = 0.5, .lifetime_years = 4});
        lab.years[1].most_chips = most;
        return minimize_present_opex(PurchasePlan(lab)).require_optimal();
    };
    const auto none = cost(0.0);
    REQUIRE(none.years[1].shadow_usd_per_chip > 100.0);
    const double slope = (none.present_usd - cost(1e-3).present_usd) / 1e-3 * 1.1;
    // Costs of 1e7 USD to 1e-13 over 1e-3 chips, and half of its bend over so few.
    CHECK(slope == doctest::Approx(none.years[1].shadow_usd_per_chip).epsilon(1e-4));
}

TEST_CASE("owned chips spare purchases, and are worth the price of compute") {
    auto lab = plan_lab::parameters({.years = 3, .sigma = 0.5});
    lab.owned = {{.chips = 10, .flop_per_chip_year = 1e21, .years_left = 2}};
    const auto with = minimize_present_opex(PurchasePlan(lab)).require_optimal();
    const auto without = minimize_present_opex(plan_of({.years = 3})).require_optimal();
    double worth = 0.0;
    for (std::size_t t = 0; t < 2; ++t)
        worth += 10e21 * std::pow(0.95 / 1.1, static_cast<double>(t)) *
                 without.years[t].compute_usd_per_flop;
    // Prices of compute stay while purchases go on, so the saving is exact.
    CHECK(without.present_usd - with.present_usd == doctest::Approx(worth).epsilon(1e-9));
}

TEST_CASE("more than enough owned chips leave compute without a price") {
    auto lab = plan_lab::parameters({.years = 2, .sigma = 3.0, .ban = Ban{0}});
    lab.owned = {{.chips = 1e4, .flop_per_chip_year = 1e21, .years_left = 9}};
    const auto found = minimize_present_opex(PurchasePlan(lab)).require_optimal();
    CHECK(found.present_usd == 0.0);
    CHECK(found.years[1].compute_usd_per_flop == 0.0);
    CHECK(found.years[1].inputs["talent"] == 0.0);
}

TEST_CASE("a plan that costs nothing is still told to be the cheapest") {
    // Compute alone, or perfect substitutes: with enough of it owned nothing is paid for.
    for (const double sigma : {0.0, 0.5, core::infinity}) {
        auto lab = plan_lab::parameters({.years = 3, .sigma = sigma, .most_chips = 50});
        lab.owned = {{.chips = 1e3, .flop_per_chip_year = 1e21, .years_left = 3}};
        if (sigma < 1.0) {
            lab.technology = production::CES(
                {.shares = {{"compute", 1.0}}, .sigma = sigma, .benchmark = {{"compute", 4e22}}});
            for (auto& year : lab.years) year.prices.clear();
        }
        const auto found = minimize_present_opex(PurchasePlan(lab)).require_optimal();
        CHECK(found.present_usd == 0.0);
        for (const auto& year : found.years) CHECK(year.chips == 0.0);
    }
}

TEST_CASE("a plan that earns money is certified by what it earns") {
    auto lab = plan_lab::parameters({.years = 1, .most_chips = 500});
    lab.technology = production::CES(
        {.shares = {{"compute", 1.0}}, .sigma = 0.5, .benchmark = {{"compute", 4e22}}});
    lab.years[0].prices.clear();
    lab.years[0].salvage_usd_per_chip = 40000;
    const auto found = minimize_present_opex(PurchasePlan(lab)).require_optimal();
    // Price and upkeep less what is left of a chip a year later.
    const double usd = 25000 + 1500 - 0.95 * 40000 / 1.1;
    CHECK(found.present_usd == doctest::Approx(500 * usd).epsilon(1e-9));
}

TEST_CASE("a banned lab with good substitutes does without compute") {
    for (const double sigma : {1.5, 3.0, core::infinity}) {
        const auto found =
            minimize_present_opex(plan_of({.years = 2, .sigma = sigma, .ban = Ban{0}}));
        REQUIRE(found.status == core::Status::optimal);
        CHECK(found.years[0].inputs["compute"] == 0.0);
        CHECK(found.years[0].chips == 0.0);
    }
}

TEST_CASE("years that cannot be reached are named with what would help") {
    const auto plan = plan_of({.years = 5, .sigma = 0.5, .lifetime_years = 2, .ban = Ban{2}});
    const auto found = minimize_present_opex(plan);
    CHECK(found.status == core::Status::infeasible);
    REQUIRE(found.infeasibility);
    CHECK(found.infeasibility->year == 3);
    CHECK(found.infeasibility->least_ban_year == 4);
    CHECK(found.years.empty());
    CHECK_THROWS_AS(found.require_optimal(), core::NotOptimal);
    CHECK(minimize_present_opex(plan::with_ban(plan, Ban{4})).status == core::Status::optimal);
}

TEST_CASE("a chip whose salvage pays for it is bought without end, or as far as there are") {
    auto lab = plan_lab::parameters({.years = 2});
    lab.years[1].salvage_usd_per_chip = 40000;
    const auto found = minimize_present_opex(PurchasePlan(lab));
    CHECK(found.status == core::Status::unbounded);
    CHECK(found.reason ==
          "A chip bought in year 1 costs no more than its salvage, and as many as "
          "one likes are on sale.");
    lab.years[1].most_chips = 500;
    const auto capped = minimize_present_opex(PurchasePlan(lab)).require_optimal();
    CHECK(capped.years[1].chips == doctest::Approx(500.0).epsilon(1e-9));
}

TEST_CASE("a solver that is stopped or cannot be exact enough says so") {
    const auto plan = plan_of({.years = 5});
    const auto kinked = plan_of({.years = 5, .sigma = 0.0});  // no last digits by other means
    CHECK(minimize_present_opex(kinked, {.most_iterations = 2}).status ==
          core::Status::iteration_limit);
    const auto exact = minimize_present_opex(plan, {.tolerance = 1e-30});
    CHECK(exact.status == core::Status::stalled);
    CHECK(exact.reason == "The certificate of the plan does not hold.");
    CHECK_THROWS_AS((void)minimize_present_opex(plan, {.tolerance = 0.0}), core::InvalidParameter);
}

TEST_CASE("thirty years of twenty vintages take less than a tenth of a second") {
    for (const double sigma : sigmas) {
        const auto plan = plan_of({.years = 30,
                                   .sigma = sigma,
                                   .growth = 0.2,
                                   .most_chips = 5000,
                                   .lifetime_years = 20,
                                   .ban = Ban{25}});
        double best = core::infinity;  // of three, as another program may hold the processor
        for (int run = 0; run < 3; ++run) {
            const auto start = std::chrono::steady_clock::now();
            const auto found = minimize_present_opex(plan);
            const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
            CAPTURE(sigma);
            REQUIRE(found.status == core::Status::optimal);
            best = std::min(best, time.count());
        }
        MESSAGE("sigma ", sigma, ": ", 1e3 * best, " ms");
        CHECK(best < 0.1);
    }
}

}  // namespace minimize_present_opex_test
