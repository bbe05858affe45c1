#include "isocost/inference/serving_day.hpp"

#include <doctest/doctest.h>

namespace serving_day_test {

using namespace isocost;

TEST_CASE("DeepSeek's day closes: nodes from throughput, cost, revenue at list price") {
    const auto day = inference::deepseek_day();
    // 131.4 nodes write, 95.5 read; published are 226.75, from tokens rounded to 1e9.
    CHECK(inference::decode_nodes(day) == doctest::Approx(168e9 / 86400 / 14800).epsilon(1e-14));
    CHECK(inference::prefill_nodes(day) == doctest::Approx(608e9 / 86400 / 73700).epsilon(1e-14));
    // Throughputs are published to 100 tokens per second, 0.7 % of decoding's: 226.75 lies within.
    CHECK(inference::implied_nodes(day) == doctest::Approx(226.75).epsilon(1e-3));
    const auto books =
        inference::account(day, inference::deepseek_day_nodes, inference::deepseek_r1_prices());
    CHECK(books.cost_usd == 87072.0);
    // The tokens are rounded to 1e9; half of that in each count moves revenue by up to 1 575 USD.
    CHECK(std::abs(books.revenue_at_list_price_usd - 562027.0) < 1575.0);
    CHECK(books.revenue_at_list_price_usd == doctest::Approx(562100.0).epsilon(1e-15));
    CHECK(books.usd_per_mtok == doctest::Approx(87072.0 / 776e3).epsilon(1e-14));
    CHECK(books.usd_per_output_mtok == doctest::Approx(87072.0 / 168e3).epsilon(1e-14));
    CHECK(books.list_price_usd_per_mtok == doctest::Approx(0.724).epsilon(1e-3));
    // Over all nodes, 8.6 thousand tokens written per second and node, 39.6 thousand in all.
    CHECK(books.output_tokens_per_s_per_node == doctest::Approx(8575.3).epsilon(1e-4));
    CHECK(books.tokens_per_s_per_node == doctest::Approx(39610.0).epsilon(1e-4));
}

TEST_CASE("books add up: cost per token times tokens is cost, all nodes busy give the throughput") {
    const auto day = inference::deepseek_day();
    const auto books =
        inference::account(day, inference::implied_nodes(day), inference::deepseek_r1_prices());
    const double tokens = day.input_tokens + day.output_tokens;
    CHECK(books.usd_per_mtok * tokens / 1e6 == doctest::Approx(books.cost_usd).epsilon(1e-14));
    CHECK(books.usd_per_output_mtok * day.output_tokens / 1e6 ==
          doctest::Approx(books.cost_usd).epsilon(1e-14));
    CHECK(books.list_price_usd_per_mtok * tokens / 1e6 ==
          doctest::Approx(books.revenue_at_list_price_usd).epsilon(1e-14));
    auto written = day;
    written.input_tokens = written.cached_input_tokens = 0.0;
    CHECK(inference::account(written, inference::implied_nodes(written),
                             inference::deepseek_r1_prices())
              .output_tokens_per_s_per_node == doctest::Approx(14800.0).epsilon(1e-14));
}

TEST_CASE("a day that makes no sense is refused") {
    auto day = inference::deepseek_day();
    day.cached_input_tokens = 700e9;
    CHECK_THROWS_WITH(inference::implied_nodes(day),
                      "ServingDay.cached_input_tokens = 7e+11: must be at most the input");
    day = inference::deepseek_day();
    day.output_tokens = 0.0;
    CHECK_THROWS_WITH(inference::account(day, 1.0, inference::deepseek_r1_prices()),
                      "ServingDay.output_tokens = 0: must be positive and finite (tokens written)");
    CHECK_THROWS_AS(
        inference::account(inference::deepseek_day(), 0.0, inference::deepseek_r1_prices()),
        core::InvalidParameter);
    CHECK_THROWS_WITH(
        inference::account(inference::deepseek_day(), 1.0, {}),
        "PriceList.cached_input_usd_per_mtok = nan: must be 0 or more and finite (price of input "
        "found in a cache)");
}

}  // namespace serving_day_test
