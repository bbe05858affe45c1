#include "isocost/inference/request.hpp"

#include <doctest/doctest.h>

namespace request_test {

using namespace isocost;
using inference::Placement;
using inference::Prefill;

namespace {

const Placement writing{.model = inference::transformer("Llama 3 70B"),
                        .chip = inference::erdil_h100(),
                        .chips = 8.0,
                        .batch = 16.0,
                        .context_tokens = 0.0};
const Prefill reading{.chips = 8.0, .utilization = 0.5};

}  // namespace

TEST_CASE("reading takes 2 P length over what the chips deliver, at a price that no number moves") {
    const auto& [model, chip] = std::tie(writing.model, writing.chip);
    // 2 · 70.55e9 · 1000/(8 · 1e15 · 0.5), rounded a few times.
    CHECK(inference::seconds_per_prompt(model, chip, reading, 1000.0) ==
          doctest::Approx(2.0 * 70552387584.0 * 1000.0 / 4e15).epsilon(1e-14));
    const double price = inference::usd_per_input_mtok(model, chip, reading);
    CHECK(price == doctest::Approx(1e6 * 2.1 * 2.0 * 70552387584.0 / 5e14 / 3600.0).epsilon(1e-14));
    CHECK(inference::usd_per_input_mtok(model, chip, {.chips = 64.0, .utilization = 0.5}) ==
          doctest::Approx(price).epsilon(1e-14));
    CHECK(inference::usd_per_input_mtok(model, chip, {.chips = 8.0, .utilization = 0.25}) ==
          doctest::Approx(2.0 * price).epsilon(1e-14));
}

TEST_CASE("a request's price is the sum of what it reads and what it writes") {
    const auto price = inference::price_of({1000.0, 500.0}, writing, reading);
    CHECK(price.status == core::Status::optimal);
    CHECK(price.usd_per_output_mtok == inference::serve(writing).usd_per_mtok);
    CHECK(price.decode_s == 500.0 * inference::serve(writing).seconds_per_token);
    CHECK(price.usd ==
          doctest::Approx((1000.0 * price.usd_per_input_mtok + 500.0 * price.usd_per_output_mtok) /
                          1e6)
              .epsilon(1e-15));
    // Linear in the request, to rounding.
    const auto twice = inference::price_of({2000.0, 1000.0}, writing, reading);
    CHECK(twice.usd == doctest::Approx(2.0 * price.usd).epsilon(1e-15));
}

TEST_CASE("a model that does not fit has no price, and says why") {
    auto small = writing;
    small.chips = 1.0;
    const auto price = inference::price_of({1000.0, 500.0}, small, reading);
    CHECK(price.status == core::Status::infeasible);
    CHECK(price.reason == inference::serve(small).reason);
    CHECK(std::isnan(price.usd));
}

TEST_CASE("a request that makes no sense is refused") {
    CHECK_THROWS_WITH(inference::price_of({-1.0, 500.0}, writing, reading),
                      "Request.input_tokens = -1: must be 0 or more and finite (tokens read)");
    CHECK_THROWS_WITH(
        inference::price_of({1.0, 500.0}, writing, {.chips = 8.0, .utilization = 1.5}),
        "Prefill.utilization = 1.5: must be above 0 and at most 1 (share of the chips' peak that "
        "works on tokens)");
    CHECK_THROWS_AS(inference::price_of({1.0, 500.0}, writing, {}), core::InvalidParameter);
}

}  // namespace request_test
