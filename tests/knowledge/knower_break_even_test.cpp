#include "isocost/knowledge/knower_break_even.hpp"

#include <doctest/doctest.h>

namespace knower_break_even_test {

using namespace isocost;
using knowledge::Redundancy;

namespace {

const Redundancy plain{.value_usd = 0.0,
                       .usd_per_knower_year = 5e4,
                       .halving_usd_per_year = core::infinity,
                       .most_knowers = 20.0,
                       .leave_probability = 0.2,
                       .pod_correlation = 0.0};

double knowers_at(Redundancy r, double value) {
    r.value_usd = value;
    return knowledge::cheapest_redundancy(r).knowers;
}

}  // namespace

TEST_CASE("the third knower pays from w/(q² − q³) on: 50 k/0.032 at .2") {
    const auto answer = knowledge::break_even_value(plain, 3.0);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.value_usd == doctest::Approx(5e4 / 0.032).epsilon(1e-14));
    CHECK(std::isinf(answer.most_usd_per_knower_year));
    CHECK(knowers_at(plain, 0.999 * answer.value_usd) == 2.0);
    CHECK(knowers_at(plain, 1.001 * answer.value_usd) == 3.0);
}

TEST_CASE("where part is written down he pays later, and the cheapest plan agrees") {
    auto r = plain;
    r.halving_usd_per_year = 3e4;
    const auto answer = knowledge::break_even_value(r, 3.0);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.value_usd > knowledge::break_even_value(plain, 3.0).value_usd);
    CHECK(knowers_at(r, 0.999 * answer.value_usd) == 2.0);
    CHECK(knowers_at(r, 1.001 * answer.value_usd) == 3.0);
}

TEST_CASE("he may pay at no value: writing down is cheaper, they leave together, nobody leaves") {
    auto r = plain;
    r.halving_usd_per_year = 1e4;
    const auto writing = knowledge::break_even_value(r, 3.0);
    CHECK(writing.status == core::Status::infeasible);
    CHECK(writing.reason ==
          "knower 3 costs 50000 USD per year and saves at most 23219.3: writing down is the "
          "cheaper protection");
    CHECK(knowers_at(r, 1e15) == 1.0);
    auto cheaper = r;
    cheaper.usd_per_knower_year = 0.999 * writing.most_usd_per_knower_year;
    CHECK(knowledge::break_even_value(cheaper, 3.0).status == core::Status::optimal);
    r = plain;
    r.pod_correlation = 1.0;
    CHECK(knowledge::break_even_value(r, 2.0).reason ==
          "the knowers leave together: one more is no protection");
    r.leave_probability = 0.0;
    CHECK(knowledge::break_even_value(r, 2.0).reason == "nobody leaves: no method is lost");
}

TEST_CASE("a knower who costs nothing pays at any value") {
    auto r = plain;
    r.usd_per_knower_year = 0.0;
    const auto answer = knowledge::break_even_value(r, 2.0);
    CHECK(answer.status == core::Status::optimal);
    CHECK(answer.value_usd == 0.0);
}

TEST_CASE("the first knower has no break-even") {
    CHECK_THROWS_WITH((void)knowledge::break_even_value(plain, 1.0),
                      "knowers = 1: must be from 2 to 20");
    CHECK_THROWS_AS((void)knowledge::break_even_value({}, 2.0), core::InvalidParameter);
}

TEST_CASE("where next to nobody leaves the value is beyond double numbers") {
    auto r = plain;
    r.leave_probability = 1e-310;
    CHECK(knowledge::break_even_value(r, 2.0).status == core::Status::out_of_range);
}

}  // namespace knower_break_even_test
