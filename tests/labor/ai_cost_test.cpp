#include "isocost/labor/ai_cost.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/inference/models.hpp"
#include "isocost/inference/self_host.hpp"
#include "isocost/inference/serving_chips.hpp"
#include "isocost/labor/automation.hpp"
#include "labor/posts.hpp"
#include "laws/closeness.hpp"
#include "laws/field_table.hpp"

namespace ai_cost_test {

using namespace isocost;
using core::Status;
using labor::ai_cost;
using labor::ai_cost_on_placement;
using labor::PostWork;
using labor::TokenPrices;
using laws::relative_error;

namespace {

/// A few roundings of sums of like size.
constexpr double rounding = 1e-14;

/// Twenty thousand questions a year, each asked twice.
const PostWork questions{.tasks_per_year = 20'000.0,
                         .requests_per_task = 2.0,
                         .input_tokens_per_request = 5'000.0,
                         .output_tokens_per_request = 1'000.0,
                         .review_usd_per_task = 0.1};
const TokenPrices api{.usd_per_input_mtok = 0.5, .usd_per_output_mtok = 2.5};

inference::Placement writing(double chips) {
    return {.model = inference::transformer("Llama 3 70B"),
            .chip = inference::erdil_h100(),
            .chips = chips,
            .batch = 64.0,
            .context_tokens = 0.0};
}
constexpr inference::Prefill reading{.chips = 8.0, .utilization = 0.5};

}  // namespace

TEST_CASE("forty thousand requests at half a cent, and a look at each task for ten") {
    const auto c = ai_cost(questions, api);
    CHECK(c.status == Status::optimal);
    CHECK(c.tokens_per_year == 240e6);
    // 5 000 at 0.5 and 1 000 at 2.5 USD per million are 0.25 cents each.
    CHECK(relative_error(c.inference_usd_per_year, 40'000.0 * 0.005) <= rounding);
    CHECK(relative_error(c.review_usd_per_year, 2'000.0) <= rounding);
    CHECK(relative_error(c.usd_per_task, 0.11) <= rounding);
    CHECK(relative_error(c.ai_cost_usd_per_year, 2'200.0) <= rounding);
    CHECK(relative_error(c.usd_per_task * questions.tasks_per_year, c.ai_cost_usd_per_year) <=
          rounding);
}

TEST_CASE("on a placement the prices are its rent over what it reads and writes") {
    for (const double load : {0.1, 0.5, 1.0}) {
        const auto c = ai_cost_on_placement(questions, writing(8.0), reading, load);
        REQUIRE(c.status == Status::optimal);
        // From chip-hours: reading takes 2P FLOP per token of eight chips at half their peak,
        // writing the seconds of a token for a batch of 64.
        const double reading_s = 2.0 * 70552387584.0 * 5'000.0 / (8.0 * 1e15 * 0.5);
        const double writing_s = 1'000.0 * inference::serve(writing(8.0)).seconds_per_token / 64.0;
        const double usd = 8.0 * 2.10 / 3600.0 * (reading_s + writing_s);
        CHECK(relative_error(c.inference_usd_per_year, 40'000.0 * usd / load) <= 1e-12);
        CHECK(c.review_usd_per_year == ai_cost(questions, api).review_usd_per_year);
    }
}

TEST_CASE("at the prices that a placement has at full load an API costs the same") {
    const auto decode = writing(8.0);
    const TokenPrices own{
        .usd_per_input_mtok = inference::usd_per_input_mtok(decode.model, decode.chip, reading),
        .usd_per_output_mtok = inference::serve(decode).usd_per_mtok};
    CHECK(relative_error(
              ai_cost(questions, own).ai_cost_usd_per_year,
              ai_cost_on_placement(questions, decode, reading, 1.0).ai_cost_usd_per_year) <=
          rounding);
}

TEST_CASE("a model that does not fit has no cost but a reason") {
    const auto c = ai_cost_on_placement(questions, writing(1.0), reading, 0.5);
    CHECK(c.status == Status::infeasible);
    CHECK(c.reason.find("needs 141.1 GB") != std::string::npos);
    CHECK(std::isnan(c.ai_cost_usd_per_year));
}

TEST_CASE("a post pays for itself up to the number of tasks whose AI costs what it saves") {
    auto post = test::clerk;
    post.severance_monthly_wages = 0.0;
    auto work = questions;
    work.tasks_per_year = post.wage_usd_per_year / ai_cost(questions, api).usd_per_task;
    post.ai_cost_usd_per_year = ai_cost(work, api).ai_cost_usd_per_year;
    CHECK(std::abs(decide_automation(post).replacement_gain_usd_per_year) <=
          rounding * post.wage_usd_per_year);
}

TEST_CASE("loads and prices outside their domain are named") {
    laws::check_field_table<PostWork>();
    laws::check_field_table<TokenPrices>();
    CHECK_THROWS_WITH_AS(
        ai_cost_on_placement(questions, writing(8.0), reading, 0.0),
        "ai_cost_on_placement.average_load = 0: must be above 0 and at most 1 (of rented "
        "chips, over the year)",
        core::InvalidParameter);
    CHECK_THROWS_WITH_AS(ai_cost(questions, TokenPrices{.usd_per_input_mtok = 0.5}),
                         "TokenPrices.usd_per_output_mtok = nan: must be 0 or more and finite "
                         "(price of tokens written)",
                         core::InvalidParameter);
}

}  // namespace ai_cost_test
