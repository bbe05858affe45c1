#include "isocost/finance/equity_grant.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace equity_grant_test {

using namespace isocost;
using finance::DiscountModel;
using finance::EquityGrant;
using finance::value_grant;

namespace {

const EquityGrant grant{1e6, 0.6, 2.0, 0.04, 0.05};

}  // namespace

TEST_CASE("a million at volatility 0.6, two years and 4 %: the published discounts, and failure") {
    const auto chaffe = value_grant(grant, DiscountModel::chaffe);
    CHECK(std::abs(chaffe.marketability_discount - 0.278872217516708) < 1e-15);
    CHECK(chaffe.survival_probability == doctest::Approx(0.9048374180359595).epsilon(1e-15));
    CHECK(chaffe.worth_usd ==
          doctest::Approx(0.9048374180359595 * 721127.782483292).epsilon(1e-14));
    for (const auto model : finance::all_discount_models) {
        const auto v = value_grant(grant, model);
        CHECK(v.worth_usd == doctest::Approx(1e6 * (1.0 - v.discount)).epsilon(1e-14));
        CHECK(v.discount > v.marketability_discount);
    }
}

TEST_CASE("a bound above 1 leaves nothing and never less") {
    auto long_one = grant;
    long_one.years_to_sale = 10.0;
    CHECK(value_grant(long_one, DiscountModel::longstaff).worth_usd == 0.0);
    CHECK(value_grant(long_one, DiscountModel::longstaff).discount == 1.0);
}

TEST_CASE("a put above the value itself, at a negative rate, leaves nothing and never less") {
    auto negative = grant;
    negative.rate_per_year = -0.1;
    negative.years_to_sale = 10.0;
    CHECK(finance::marketability_discounts({0.6, 10.0, -0.1}).chaffe > 2.0);
    CHECK(value_grant(negative, DiscountModel::chaffe).worth_usd == 0.0);
    CHECK(value_grant(negative, DiscountModel::chaffe).marketability_discount == 1.0);
}

TEST_CASE("what can be sold today has no discount") {
    auto liquid = grant;
    liquid.years_to_sale = 0.0;
    for (const auto model : finance::all_discount_models)
        CHECK(value_grant(liquid, model).worth_usd == 1e6);
}

TEST_CASE("field table and refusal") {
    laws::check_field_table<EquityGrant>();
    auto bad = grant;
    bad.failure_hazard_per_year = core::nan;
    CHECK_THROWS_WITH_AS(value_grant(bad, DiscountModel::chaffe),
                         "EquityGrant.failure_hazard_per_year = nan: must be 0 or more and finite "
                         "(rate at which the firm fails and the equity is worth nothing)",
                         core::InvalidParameter);
}

}  // namespace equity_grant_test
