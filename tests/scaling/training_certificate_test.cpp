#include "isocost/scaling/training_certificate.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scaling/scaling_laws.hpp"
#include "isocost/scaling/training_plan.hpp"

namespace training_certificate_test {

using namespace isocost;
using scaling::LossTarget;
using scaling::PricedRun;
using scaling::TrainingBudget;
using scaling::TrainingCost;

namespace {

const auto law = scaling::scaling_law("besiroglu_2024");
const TrainingCost compute_alone{.usd_per_flop = 2e-18};

/// The closed form as a run with its prices: λ(ℓ − E) = cost · (α + β)/(αβ).
PricedRun closed_form(double loss) {
    const auto run = scaling::compute_optimal_for_loss(law, loss);
    const double usd = 2e-18 * run.flop;
    return {.parameters = run.parameters,
            .tokens = run.tokens,
            .usd_price = 1.0,
            .loss_price = usd / scaling::compute_exponent(law) / (loss - law.irreducible_loss)};
}

}  // namespace

TEST_CASE("the closed form is certified, and its bound is the dual of the geometric program") {
    const auto run = closed_form(2.0);
    const auto certificate = scaling::certify(law, compute_alone, LossTarget{.loss = 2.0}, run);
    CHECK(certificate.holds(1e-12));
    // 6 (A'/δ1)^δ1 (B'/δ2)^δ2 (δ1 + δ2)^(δ1 + δ2), δ1 = 1/α, δ2 = 1/β.
    const double e = 2.0 - law.irreducible_loss;
    const double d1 = 1.0 / law.parameter_exponent;
    const double d2 = 1.0 / law.token_exponent;
    const double bound = 6.0 * std::pow(law.parameter_coefficient / e / d1, d1) *
                         std::pow(law.token_coefficient / e / d2, d2) * std::pow(d1 + d2, d1 + d2);
    CHECK(bound == doctest::Approx(scaling::training_flop(run.parameters, run.tokens))
                       .epsilon(1e-12));  // powers near 6 of numbers near 1e4
}

TEST_CASE("the bound stays below the optimum for any run and any prices") {
    const TrainingCost cost{2e-18, 1e-7, 2e-5};
    const LossTarget target{.loss = 2.0, .flop_cap = 4e23, .token_cap = 3e12};
    const auto best = scaling::minimize_training_cost(law, cost, target);
    REQUIRE(best.solved());
    for (const double size : {1e9, 3e10, 1e12})
        for (const double tokens : {1e11, 1e13})
            for (const double price : {0.0, 1e-18, 1e-16}) {
                const PricedRun run{size, tokens, 1.0, 1.0, price, 1e6 * price};
                const double usd = scaling::cost_parts(cost, size, tokens).total_usd();
                const auto c = scaling::certify(law, cost, target, run);
                CHECK(usd * (1.0 - c.gap) <= best.cost_usd * (1.0 + 1e-12));
                CHECK(!c.holds(1e-6));
            }
}

TEST_CASE("the same for the least loss") {
    const TrainingCost cost{2e-18, 1e-7, 2e-5};
    const TrainingBudget budget{.budget_usd = 1e6, .flop_cap = 2e23, .token_cap = 3e12};
    const auto best = scaling::minimize_loss(law, cost, budget);
    REQUIRE(best.solved());
    const double e = law.irreducible_loss;
    for (const double size : {1e9, 3e10, 1e12})
        for (const double usd_price : {0.0, 1e-8, 1e-6}) {
            const PricedRun run{size, 1e12, usd_price, 1.0, 1e-25, 0.0};
            const double reducible = scaling::loss(law, size, 1e12) - e;
            const auto c = scaling::certify(law, cost, budget, run);
            CHECK(reducible * (1.0 - c.gap) <= (best.loss - e) * (1.0 + 1e-12));
            CHECK(!c.holds(1e-6));
        }
}

TEST_CASE("each residual sees its own fault") {
    const LossTarget target{.loss = 2.0};
    auto off = closed_form(2.0);
    off.parameters *= 1.01;
    off.tokens /= 1.01;
    CHECK(scaling::certify(law, compute_alone, target, off).stationarity > 1e-3);
    // 1 % fewer parameters miss the loss.
    auto few = closed_form(2.0);
    few.parameters *= 0.99;
    CHECK(scaling::certify(law, compute_alone, target, few).feasibility > 1e-5);
    // A price on a cap that is slack.
    auto slack = closed_form(2.0);
    slack.flop_price = 1e-18;
    CHECK(scaling::certify(law, compute_alone, LossTarget{.loss = 2.0, .flop_cap = 1e25}, slack)
              .complementarity > 0.1);
    // A run above its cap.
    const auto above = scaling::certify(
        law, compute_alone, LossTarget{.loss = 2.0, .flop_cap = 1e22}, closed_form(2.0));
    CHECK(above.feasibility > 1.0);
    // What cannot be computed does not hold.
    CHECK(!scaling::certify(law, compute_alone, target, PricedRun{1e10, 1e11}).holds(1e-6));
}

}  // namespace training_certificate_test
