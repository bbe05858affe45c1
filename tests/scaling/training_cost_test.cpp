#include "isocost/scaling/training_cost.hpp"

#include <doctest/doctest.h>

namespace training_cost_test {

using namespace isocost;
using scaling::TrainingCost;

TEST_CASE("the parts of a model's cost add up") {
    const TrainingCost cost{
        .usd_per_flop = 2e-18, .usd_per_token = 1e-7, .serving_usd_per_parameter = 3e-5};
    const auto parts = scaling::cost_parts(cost, 7e10, 1.4e12);
    CHECK(parts.training_usd == doctest::Approx(2e-18 * 6.0 * 7e10 * 1.4e12).epsilon(1e-15));
    CHECK(parts.data_usd == doctest::Approx(1.4e5).epsilon(1e-15));
    CHECK(parts.serving_usd == doctest::Approx(2.1e6).epsilon(1e-15));
    CHECK(parts.total_usd() == parts.training_usd + parts.data_usd + parts.serving_usd);
}

TEST_CASE("costs and questions outside their domain are refused by name") {
    CHECK_THROWS_WITH(core::checked(TrainingCost{}, "TrainingCost"),
                      "TrainingCost.usd_per_flop = nan: must be positive and finite "
                      "(price of a FLOP of training, utilization counted)");
    CHECK_THROWS_WITH(
        core::checked(TrainingCost{.usd_per_flop = 1.0, .usd_per_token = -1.0}, "TrainingCost"),
        "TrainingCost.usd_per_token = -1: must be 0 or more and finite "
        "(price of a token of training data, 0 where data are free)");
    CHECK_THROWS_AS(core::checked(scaling::LossTarget{}, "LossTarget"), core::InvalidParameter);
    CHECK_THROWS_AS(core::checked(scaling::LossTarget{.loss = 2.0, .flop_cap = 0.0}, "LossTarget"),
                    core::InvalidParameter);
    CHECK_NOTHROW(core::checked(scaling::TrainingBudget{}, "TrainingBudget"));
    CHECK_THROWS_AS(core::checked(scaling::TrainingBudget{.budget_usd = -1.0}, "TrainingBudget"),
                    core::InvalidParameter);
}

}  // namespace training_cost_test
