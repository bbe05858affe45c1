#include "isocost/inference/self_host.hpp"

#include <doctest/doctest.h>

namespace self_host_test {

using namespace isocost;
using inference::SelfHosting;

namespace {

const SelfHosting own{.usd_per_hour = 16.8, .tokens_per_s = 10000.0, .variable_usd_per_mtok = 0.0};

}  // namespace

TEST_CASE("eight chips at 2.10 USD against R1's blended 0.724: 2.0e11 tokens a year, 6.4 k a s") {
    const auto answer = inference::break_even_load(own, 0.724);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.tokens_per_year == doctest::Approx(16.8 * 8766.0 / 0.724e-6).epsilon(1e-14));
    CHECK(answer.least_tokens_per_s == doctest::Approx(16.8 / (3600.0 * 0.724e-6)).epsilon(1e-14));
    CHECK(answer.utilization ==
          doctest::Approx(answer.least_tokens_per_s / 10000.0).epsilon(1e-15));
    CHECK(answer.tokens_per_month * 12.0 == doctest::Approx(answer.tokens_per_year).epsilon(1e-15));
}

TEST_CASE("at the break-even both cost the same, on either side one of them less") {
    for (const double variable : {0.0, 0.1, 0.5}) {
        auto with = own;
        with.variable_usd_per_mtok = variable;
        const auto answer = inference::break_even_load(with, 1.5);
        REQUIRE(answer.status == core::Status::optimal);
        CHECK(inference::self_hosted_usd_per_mtok(with, answer.utilization) ==
              doctest::Approx(1.5).epsilon(1e-14));
        CHECK(inference::self_hosted_usd_per_mtok(with, 1.0) ==
              doctest::Approx(answer.least_api_usd_per_mtok).epsilon(1e-15));
        CHECK(inference::compare_hosting(with, 1.5, 1.001 * answer.tokens_per_month).self_host);
        CHECK(!inference::compare_hosting(with, 1.5, 0.999 * answer.tokens_per_month).self_host);
        const auto at = inference::compare_hosting(with, 1.5, answer.tokens_per_month);
        CHECK(at.self_hosted_usd_per_month == doctest::Approx(at.api_usd_per_month).epsilon(1e-14));
    }
}

TEST_CASE("no load is enough: why, and each least change makes full load break even") {
    auto slow = own;
    slow.tokens_per_s = 5000.0;
    const auto answer = inference::break_even_load(slow, 0.724);
    CHECK(answer.status == core::Status::infeasible);
    CHECK(answer.utilization > 1.0);
    CHECK(answer.reason == "full load serves 5000 tokens per second, 6446 would pay the rent");
    auto changed = slow;
    changed.tokens_per_s = answer.least_tokens_per_s;
    CHECK(inference::break_even_load(changed, 0.724).utilization ==
          doctest::Approx(1.0).epsilon(1e-14));
    changed = slow;
    changed.usd_per_hour = answer.most_usd_per_hour;
    CHECK(inference::break_even_load(changed, 0.724).utilization ==
          doctest::Approx(1.0).epsilon(1e-14));
    CHECK(inference::break_even_load(slow, answer.least_api_usd_per_mtok).utilization ==
          doctest::Approx(1.0).epsilon(1e-14));
}

TEST_CASE("an API no dearer than the running cost of one's own: no volume at all") {
    auto dear = own;
    dear.variable_usd_per_mtok = 0.8;
    const auto answer = inference::break_even_load(dear, 0.724);
    CHECK(answer.status == core::Status::infeasible);
    CHECK(std::isinf(answer.utilization));
    CHECK(std::isnan(answer.tokens_per_month));
    CHECK(answer.reason ==
          "the API costs 0.724 USD per million tokens, a token of one's own 0.8 besides the rent");
    CHECK(answer.least_api_usd_per_mtok > 0.8);
}

TEST_CASE("a deployment is not divisible: beyond the full load of one the API can win again") {
    const double full = own.tokens_per_s * 3600.0 * inference::hours_per_month;
    CHECK(inference::compare_hosting(own, 0.724, full).self_host);
    const auto beyond = inference::compare_hosting(own, 0.724, 1.01 * full);
    CHECK(beyond.deployments == 2.0);
    CHECK(!beyond.self_host);
    CHECK(inference::compare_hosting(own, 0.724, 0.0).deployments == 0.0);
}

TEST_CASE("a deployment that makes no sense is refused") {
    CHECK_THROWS_WITH(inference::break_even_load({}, 1.0),
                      "SelfHosting.usd_per_hour = nan: must be positive and finite (rent of the "
                      "whole deployment)");
    CHECK_THROWS_WITH(inference::self_hosted_usd_per_mtok(own, 1.5),
                      "utilization = 1.5: must be above 0 and at most 1 (average load)");
    CHECK_THROWS_AS(inference::break_even_load(own, -1.0), core::InvalidParameter);
    CHECK_THROWS_AS(inference::compare_hosting(own, 1.0, -1.0), core::InvalidParameter);
}

}  // namespace self_host_test
