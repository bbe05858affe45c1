#include "isocost/scaling/training_plan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "isocost/scaling/scaling_laws.hpp"

namespace training_plan_test {

using namespace isocost;
using core::Status;
using scaling::LossTarget;
using scaling::TrainingBudget;
using scaling::TrainingCost;

namespace {

const auto law = scaling::scaling_law("sardana_2024");
const TrainingCost compute_alone{.usd_per_flop = 2e-18};
const TrainingCost served{.usd_per_flop = 2e-18, .serving_usd_per_parameter = 4e-5};
const TrainingCost with_data{.usd_per_flop = 2e-18, .usd_per_token = 1e-6};

double least_cost(const TrainingCost& cost, const LossTarget& target) {
    return scaling::minimize_training_cost(law, cost, target).require_optimal().cost_usd;
}

double least_loss(const TrainingCost& cost, const TrainingBudget& budget) {
    return scaling::minimize_loss(law, cost, budget).require_optimal().loss;
}

}  // namespace

TEST_CASE("where compute alone costs, the plan is the scaling law's optimum") {
    for (const auto& [id, published, source] : scaling::scaling_laws()) {
        CAPTURE(id);
        const double loss = published.irreducible_loss + 0.2;
        const auto plan = scaling::minimize_training_cost(published, compute_alone, {.loss = loss});
        const auto run = scaling::compute_optimal_for_loss(published, loss);
        REQUIRE(plan.status == Status::optimal);
        CHECK(plan.certificate.holds(1e-12));
        // exp of logarithms near 60.
        CHECK(plan.parameters == doctest::Approx(run.parameters).epsilon(1e-12));
        CHECK(plan.cost_usd == doctest::Approx(2e-18 * run.flop).epsilon(1e-12));
        CHECK(plan.flop_shadow_price == 0.0);
        const auto back =
            scaling::minimize_loss(published, compute_alone, {.budget_usd = plan.cost_usd});
        CHECK(back.loss == doctest::Approx(loss).epsilon(1e-13));
        CHECK(back.certificate.holds(1e-12));
    }
}

TEST_CASE("a grid of questions: every plan certified, cost and loss inverse, caps only hurt") {
    for (const auto& cost : {compute_alone, served, with_data, TrainingCost{2e-18, 3e-8, 1e-6}})
        for (const double loss : {1.75, 1.947, 2.2, 3.0, 6.0}) {
            const auto free = scaling::minimize_training_cost(law, cost, {.loss = loss});
            REQUIRE(free.status == Status::optimal);
            CHECK(free.certificate.holds(1e-11));
            const double least = scaling::compute_optimal_for_loss(law, loss).flop;
            for (const double flop : {1.0001, 1.1, 3.0})
                for (const double tokens : {0.7, 1.3, core::infinity}) {
                    const LossTarget target{
                        .loss = loss, .flop_cap = least * flop, .token_cap = free.tokens * tokens};
                    const auto plan = scaling::minimize_training_cost(law, cost, target);
                    if (plan.status == Status::infeasible) continue;
                    CAPTURE(loss);
                    CAPTURE(flop);
                    CAPTURE(tokens);
                    REQUIRE(plan.status == Status::optimal);
                    CHECK(plan.certificate.holds(1e-10));
                    CHECK(plan.cost_usd >= free.cost_usd * (1.0 - 1e-13));
                    CHECK(plan.loss == doctest::Approx(loss).epsilon(1e-13));
                    const auto back = scaling::minimize_loss(law, cost,
                                                             {.budget_usd = plan.cost_usd,
                                                              .flop_cap = target.flop_cap,
                                                              .token_cap = target.token_cap});
                    REQUIRE(back.status == Status::optimal);
                    CHECK(back.loss == doctest::Approx(loss).epsilon(1e-12));
                }
        }
}

TEST_CASE("random laws, prices and caps: what is solved is certified, what is not has a cure") {
    std::mt19937 random(20240411);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const auto between = [&](double low, double high) {
        return low * std::pow(high / low, unit(random));
    };
    int solved = 0;
    int infeasible = 0;
    for (int i = 0; i < 1000; ++i) {
        CAPTURE(i);
        const scaling::ScalingLaw any{between(0.1, 3.0), between(10.0, 1e5), between(10.0, 1e5),
                                      between(0.05, 1.0), between(0.05, 1.0)};
        const TrainingCost cost{between(1e-20, 1e-16), i % 3 ? between(1e-12, 1e-4) : 0.0,
                                i % 2 ? between(1e-8, 1e-2) : 0.0};
        const double loss = any.irreducible_loss + between(1e-2, 3.0);
        const auto run = scaling::compute_optimal_for_loss(any, loss);
        const LossTarget target{
            .loss = loss,
            .flop_cap = i % 5 ? run.flop * between(0.7, 30.0) : core::infinity,
            .token_cap = i % 4 ? run.tokens * between(0.2, 30.0) : core::infinity};
        const auto plan = scaling::minimize_training_cost(any, cost, target);
        if (plan.status == Status::infeasible) {
            ++infeasible;
            auto cured = target;
            cured.flop_cap = std::max(target.flop_cap, plan.least_flop_cap * (1.0 + 1e-6));
            if (plan.least_flop_cap == core::infinity)
                cured.token_cap = std::max(target.token_cap, plan.least_token_cap * (1.0 + 1e-6));
            // Barely enough data can ask for more parameters than doubles count.
            const auto status = scaling::minimize_training_cost(any, cost, cured).status;
            CHECK((status == Status::optimal || status == Status::out_of_range));
            continue;
        }
        ++solved;
        REQUIRE(plan.status == Status::optimal);
        // Small irreducible parts lose up to three digits of ℓ − E.
        CHECK(plan.certificate.holds(1e-11));
        CHECK(std::abs(plan.certificate.gap) < 1e-13 * plan.certificate.condition + 1e-12);
    }
    CHECK(solved > 500);
    CHECK(infeasible > 100);
}

TEST_CASE("shadow prices of the least cost are what one more unit saves") {
    const auto check = [](const TrainingCost& cost, LossTarget target, double LossTarget::*cap,
                          double scaling::TrainingPlan::*price) {
        const auto plan = scaling::minimize_training_cost(law, cost, target).require_optimal();
        REQUIRE(plan.*price > 0.0);
        const double step = 1e-5 * (target.*cap);
        auto more = target;
        auto less = target;
        more.*cap += step;
        less.*cap -= step;
        // Central difference: error of second order, 1e-10 times the curvature.
        CHECK((least_cost(cost, less) - least_cost(cost, more)) / (2.0 * step) ==
              doctest::Approx(plan.*price).epsilon(1e-5));
    };
    using Plan = scaling::TrainingPlan;
    check(served, {1.947, 4e23}, &LossTarget::flop_cap, &Plan::flop_shadow_price);
    check(with_data, {1.947, 4e23}, &LossTarget::flop_cap, &Plan::flop_shadow_price);
    check(served, {1.947, core::infinity, 1.2e12}, &LossTarget::token_cap,
          &Plan::token_shadow_price);
    const auto plan = scaling::minimize_training_cost(law, served, {1.947});
    const double step = 1e-6;
    CHECK((least_cost(served, {1.947 - step}) - least_cost(served, {1.947 + step})) / (2 * step) ==
          doctest::Approx(plan.marginal_cost_usd).epsilon(1e-6));
}

TEST_CASE("shadow prices of the least loss are what one more unit saves") {
    const auto check = [](const TrainingBudget& budget, double TrainingBudget::*cap,
                          double scaling::TrainingPlan::*price) {
        const auto plan = scaling::minimize_loss(law, served, budget).require_optimal();
        REQUIRE(plan.*price > 0.0);
        const double step = 1e-4 * (budget.*cap);
        auto more = budget;
        auto less = budget;
        more.*cap += step;
        less.*cap -= step;
        // Losses near 2 differ by 1e-6: 10 digits of them are left.
        CHECK((least_loss(served, less) - least_loss(served, more)) / (2.0 * step) ==
              doctest::Approx(plan.*price).epsilon(1e-6));
    };
    using Plan = scaling::TrainingPlan;
    check({.budget_usd = 1e6}, &TrainingBudget::budget_usd, &Plan::budget_shadow_price);
    check({.budget_usd = 1e6, .token_cap = 1e12}, &TrainingBudget::token_cap,
          &Plan::token_shadow_price);
    check({.budget_usd = 1e6, .token_cap = 1e12}, &TrainingBudget::budget_usd,
          &Plan::budget_shadow_price);
    check({.flop_cap = 1e23}, &TrainingBudget::flop_cap, &Plan::flop_shadow_price);
    check({.flop_cap = 1e23, .token_cap = 5e11}, &TrainingBudget::token_cap,
          &Plan::token_shadow_price);
    check({.budget_usd = 1.1e6, .flop_cap = 1.4e23, .token_cap = 9e12}, &TrainingBudget::flop_cap,
          &Plan::flop_shadow_price);
    const auto rich = scaling::minimize_loss(law, served, {.budget_usd = 1e9, .flop_cap = 1e23});
    CHECK(rich.budget_shadow_price == 0.0);
    CHECK(rich.marginal_cost_usd == core::infinity);
}

TEST_CASE("infeasible: the reason and the least cap that would do") {
    const auto below = scaling::minimize_training_cost(law, served, {.loss = 1.69});
    CHECK(below.status == Status::infeasible);
    CHECK(below.reason ==
          "No model gets to a loss of 1.69: it must be above 1.69, the irreducible loss.");
    CHECK(below.least_flop_cap == core::infinity);
    CHECK_THROWS_AS(below.require_optimal(), core::NotOptimal);

    const auto tight = scaling::minimize_training_cost(law, served, {1.947, 3.6e23, 1e12});
    CHECK(tight.status == Status::infeasible);
    CHECK(std::isnan(tight.cost_usd));
    CHECK(tight.least_token_cap == core::infinity);  // no amount of data makes up for the FLOP
    CHECK(scaling::minimize_training_cost(law, compute_alone,
                                          {1.947, tight.least_flop_cap * (1 + 1e-9), 1e12})
              .solved());
    CHECK(scaling::minimize_training_cost(law, compute_alone,
                                          {1.947, tight.least_flop_cap * (1 - 1e-9), 1e12})
              .status == Status::infeasible);

    const auto few = scaling::minimize_training_cost(law, served, {1.947, 4e23, 1e12});
    CHECK(few.status == Status::infeasible);
    CHECK(few.reason.find("tokens would do") != std::string::npos);
    CHECK(scaling::minimize_training_cost(law, served, {1.947, 4e23, few.least_token_cap * 1.0001})
              .solved());
    CHECK(scaling::minimize_training_cost(law, served, {1.947, 4e23, few.least_token_cap * 0.9999})
              .status == Status::infeasible);

    const auto none =
        scaling::minimize_training_cost(law, served, {.loss = 1.947, .token_cap = 1e9});
    CHECK(none.least_flop_cap == core::infinity);
    CHECK(scaling::minimize_training_cost(law, served,
                                          {.loss = 1.947, .token_cap = none.least_token_cap * 1.01})
              .solved());
}

TEST_CASE("infeasible by both caps: neither alone would do, a pair does") {
    const auto both = scaling::minimize_training_cost(law, served, {1.947, 1e23, 1e9});
    CHECK(both.status == Status::infeasible);
    CHECK(both.least_flop_cap == core::infinity);
    CHECK(both.least_token_cap == core::infinity);
    CHECK(both.reason ==
          "No model within the caps gets to a loss of 1.947. Caps of 3.70181e+23 FLOP and "
          "1.81029e+12 tokens together would do.");
    CHECK(scaling::minimize_training_cost(law, served, {1.947, 3.70182e23, 1.8103e12}).solved());
}

TEST_CASE("unbounded, out of range, and a cap that leaves one model: each has its status") {
    const auto endless = scaling::minimize_loss(law, served, {.token_cap = 5e11});
    CHECK(endless.status == Status::unbounded);
    CHECK(endless.reason.find("falls towards 1.89078") != std::string::npos);
    auto slow = law;
    slow.parameter_exponent = 0.01;
    CHECK(scaling::minimize_training_cost(slow, served, {.loss = 1.70}).status ==
          Status::out_of_range);
    CHECK(scaling::minimize_loss(law, {.usd_per_flop = 1e-300}, {.budget_usd = 1e300}).status ==
          Status::out_of_range);
    // With compute alone the least FLOP are the answer anyway. With serving, no finite price holds
    // a model there, and the plan says so.
    const double least = scaling::compute_optimal_for_loss(law, 1.947).flop;
    CHECK(scaling::minimize_training_cost(law, compute_alone, {1.947, least}).solved());
    const auto edge = scaling::minimize_training_cost(law, served, {1.947, least});
    CHECK(edge.status == Status::stalled);
    CHECK(edge.reason == "No finite prices support the run: a limit is the least that will do.");
    const auto strict =
        scaling::minimize_training_cost(law, served, {.loss = 1.947, .tolerance = 1e-300});
    CHECK(strict.status == Status::stalled);
    CHECK(strict.reason == "The certificate does not hold to the tolerance that was asked.");
}

TEST_CASE("a plan explains itself") {
    const auto text = scaling::explain(scaling::minimize_training_cost(law, served, {1.947, 4e23}));
    for (const char* part :
         {"certificate holds", "parameters", "serving", "one more FLOP saves", "4e+23 FLOP"})
        CHECK(text.find(part) != std::string::npos);
    CHECK(text.find("one more token") == std::string::npos);
    const auto why = scaling::explain(scaling::minimize_training_cost(law, served, {1.947, 1e23}));
    CHECK(why ==
          "No bundle within the limits meets the demand.\n"
          "No model within the caps gets to a loss of 1.947. A cap of 3.70181e+23 FLOP would do.");
    const auto loss = scaling::explain(scaling::minimize_loss(law, served, {.budget_usd = 1e6}));
    CHECK(loss.find("one more USD saves") != std::string::npos);
}

TEST_CASE("questions outside their domain are refused by name") {
    CHECK_THROWS_WITH(
        (void)scaling::minimize_training_cost(law, served, {.loss = 2.0, .token_cap = -1.0}),
        "minimize_training_cost.token_cap = -1: must be positive (most tokens to train on)");
    CHECK_THROWS_WITH((void)scaling::minimize_loss(law, served, {.budget_usd = 0.0}),
                      "minimize_loss.budget_usd = 0: must be positive (most that may be spent)");
    CHECK_THROWS_AS((void)scaling::minimize_loss(law, TrainingCost{}, {.budget_usd = 1.0}),
                    core::InvalidParameter);
}

}  // namespace training_plan_test
