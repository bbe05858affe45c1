#include "isocost/distillation/sequence.hpp"

#include <doctest/doctest.h>

#include "distillation/cases.hpp"

namespace sequence_test {

using namespace isocost;
using distillation::sequence_cost;

TEST_CASE("the orders of magnitude of 2025: thousands for the step, millions for the base") {
    auto s = test::last_step_2025();
    const auto low = sequence_cost(s);
    CHECK(low.teacher_tokens == 1.6e9);
    CHECK(low.teacher_usd == doctest::Approx(3504.0).epsilon(1e-12));
    CHECK(low.training_flop == doctest::Approx(6.144e20).epsilon(1e-12));
    CHECK(low.training_usd == doctest::Approx(1597.44).epsilon(1e-12));
    s.tokens_per_sample = 1e4;
    const auto high = sequence_cost(s);
    CHECK(high.teacher_tokens == 8e9);
    CHECK(high.teacher_usd == doctest::Approx(17520.0).epsilon(1e-12));
    CHECK(high.training_flop == doctest::Approx(3.072e21).epsilon(1e-12));
    CHECK(high.training_usd == doctest::Approx(7987.2).epsilon(1e-12));
    // At GPT-4's price of 2023.
    s.teacher_usd_per_mtok = 60.0;
    CHECK(sequence_cost(s).teacher_usd == doctest::Approx(480e3).epsilon(1e-12));
    s.tokens_per_sample = 2e3;
    CHECK(sequence_cost(s).teacher_usd == doctest::Approx(96e3).epsilon(1e-12));
}

TEST_CASE("the parts add up, and each is linear in its own price") {
    const auto s = test::last_step_2025();
    const auto cost = sequence_cost(s);
    CHECK(cost.total_usd() == cost.base_usd + cost.teacher_usd + cost.training_usd);
    CHECK(cost.last_step_over_base() == cost.last_step_usd() / 8.58e6);
    auto dearer = s;
    dearer.teacher_usd_per_mtok *= 2.0;
    CHECK(sequence_cost(dearer).total_usd() - cost.total_usd() ==
          doctest::Approx(cost.teacher_usd).epsilon(1e-6));  // a difference of 8.58e6 USD
    auto free = s;
    free.base_usd = 0.0;
    CHECK(sequence_cost(free).last_step_over_base() == core::infinity);
}

TEST_CASE("a missing figure is named") {
    auto s = test::last_step_2025();
    s.epochs = core::nan;
    CHECK(test::refusal([&] { sequence_cost(s); }) ==
          "SequenceDistillation.epochs = nan: must be positive and finite (passes over the texts)");
}

}  // namespace sequence_test
