#include "isocost/scaling/solver/training_run.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scaling/scaling_laws.hpp"

namespace training_run_test {

using namespace isocost;
namespace detail = isocost::scaling::detail;

namespace {

const auto law = scaling::scaling_law("besiroglu_2024");
const scaling::TrainingCost cost{2e-18, 1e-8, 1e-5};
const double log_reducible = std::log(2.0 - law.irreducible_loss);

}  // namespace

TEST_CASE("the elasticity of cost to the reducible loss is its derivative") {
    for (const double cap : {core::infinity, 4e11}) {
        const scaling::LossTarget target{.loss = 2.0, .token_cap = cap};
        const auto log_usd = [&](double by) {
            return detail::cheapest_run(law, cost, target, log_reducible + by).log_usd;
        };
        const auto point = detail::cheapest_run(law, cost, target, log_reducible);
        REQUIRE(point.status == core::Status::optimal);
        // Central difference over ± 1e-5: error of second order, 1e-9 with slopes near 10.
        CHECK(point.elasticity ==
              doctest::Approx((log_usd(-1e-5) - log_usd(1e-5)) / 2e-5).epsilon(1e-7));
    }
}

TEST_CASE("the run of a budget costs the budget, the run at the caps uses them") {
    const auto run = detail::run_of_budget(law, cost, {.budget_usd = 3e5});
    CHECK(scaling::cost_parts(cost, run.parameters, run.tokens).total_usd() ==
          doctest::Approx(3e5).epsilon(1e-13));
    CHECK(run.loss_price == 1.0);
    const auto capped = detail::run_at_caps(law, {.flop_cap = 1e23, .token_cap = 1e11});
    CHECK(capped.tokens == 1e11);
    CHECK(scaling::training_flop(capped.parameters, capped.tokens) ==
          doctest::Approx(1e23).epsilon(1e-15));
    CHECK(capped.usd_price == 0.0);
    CHECK(capped.token_price > 0.0);
    CHECK(detail::run_at_caps(law, {.flop_cap = 1e23, .token_cap = 1e14}).token_price == 0.0);
}

TEST_CASE("the loss of an amount of compute, in logarithms that no amount overflows") {
    const double reducible = scaling::compute_optimal(law, 1e24).loss - law.irreducible_loss;
    CHECK(detail::log_reducible_of(law, std::log(1e24)) ==
          doctest::Approx(std::log(reducible)).epsilon(1e-13));
    CHECK(std::isfinite(detail::log_reducible_of(law, 1e4)));
}

TEST_CASE("a range of models is empty when caps are too tight, and holds one when just enough") {
    const scaling::IsolossCurve curve(law, log_reducible);
    const double least = scaling::compute_optimal_for_loss(law, 2.0).flop;
    const auto empty = [&](double flop, double tokens) {
        return detail::range_on(curve, scaling::LossTarget{2.0, flop, tokens}).empty;
    };
    CHECK(!empty(core::infinity, core::infinity));
    CHECK(!empty(least, core::infinity));
    CHECK(empty(least * (1.0 - 1e-10), core::infinity));
    CHECK(empty(core::infinity, 1e3));
    CHECK(empty(least * 1.01, scaling::compute_optimal_for_loss(law, 2.0).tokens * 0.5));
}

}  // namespace training_run_test
