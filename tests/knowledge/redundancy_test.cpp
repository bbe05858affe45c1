#include "isocost/knowledge/redundancy.hpp"

#include <doctest/doctest.h>

#include <array>

namespace redundancy_test {

using namespace isocost;
using knowledge::Redundancy;

namespace {

const Redundancy plain{.value_usd = 2e6,
                       .usd_per_knower_year = 5e4,
                       .halving_usd_per_year = core::infinity,
                       .most_knowers = 20.0,
                       .leave_probability = 0.2,
                       .pod_correlation = 0.0};

/// The least bill over every number of knowers and 4000 codified shares.
double brute_force(const Redundancy& r) {
    double least = core::infinity;
    for (double k = 1.0; k <= r.most_knowers; k += 1.0)
        for (int i = 0; i < 4000; ++i)
            least = std::min(
                least,
                knowledge::redundancy_bill(r, k, i == 0 ? 0.0 : i / 4000.0).total_usd_per_year());
    return least;
}

}  // namespace

TEST_CASE("on their own with .2: two knowers at 50 k cut 400 k to 130 k, a third saves 14 k more") {
    const auto plan = knowledge::cheapest_redundancy(plain);
    REQUIRE(plan.status == core::Status::optimal);
    // 400 k + 0, 80 k + 50 k, 16 k + 100 k, 3.2 k + 150 k
    CHECK(plan.knowers == 3.0);
    CHECK(plan.bill.codified_share == 0.0);
    CHECK(plan.total_usd_per_year == doctest::Approx(116e3).epsilon(1e-14));
    CHECK(plan.saving_of_next_usd_per_year == doctest::Approx(116e3 - 153.2e3).epsilon(1e-14));
    CHECK(plan.bill.knowers_usd_per_year == 1e5);
    const std::array totals{4e5, 1.3e5, 1.16e5, 1.532e5};
    for (std::size_t k = 0; k < totals.size(); ++k)
        CHECK(knowledge::redundancy_bill(plain, static_cast<double>(k + 1)).total_usd_per_year() ==
              doctest::Approx(totals[k]).epsilon(1e-14));
}

TEST_CASE("writing down alone: what stays at risk costs as much as the next part's writing") {
    auto one = plain;
    one.most_knowers = 1.0;
    one.halving_usd_per_year = 5e4;
    const auto plan = knowledge::cheapest_redundancy(one);
    REQUIRE(plan.status == core::Status::optimal);
    const double margin = 5e4 / 0.6931471805599453;
    CHECK(plan.bill.expected_loss_usd_per_year == doctest::Approx(margin).epsilon(1e-13));
    CHECK(plan.bill.codified_share == doctest::Approx(1.0 - margin / 4e5).epsilon(1e-14));
    CHECK(std::isnan(plan.saving_of_next_usd_per_year));
    one.halving_usd_per_year = 4e5 * 0.6931471805599453;  // the first part is already too dear
    CHECK(knowledge::cheapest_redundancy(one).bill.codified_share <= 1e-15);
}

TEST_CASE("no plan of a grid is cheaper, over values, costs, correlations") {
    for (const double value : {1e4, 3e5, 2e6, 1e8})
        for (const double halving : {1e3, 3e4, core::infinity})
            for (const double correlation : {0.0, 0.3, 0.9, 1.0}) {
                auto r = plain;
                r.value_usd = value;
                r.halving_usd_per_year = halving;
                r.pod_correlation = correlation;
                r.most_knowers = 12.0;
                const auto plan = knowledge::cheapest_redundancy(r);
                REQUIRE(plan.status == core::Status::optimal);
                const double least = brute_force(r);
                CHECK(plan.total_usd_per_year <= least * (1.0 + 1e-13));
                // A step of 1/4000 in the share costs at most a 1/4000 of the loss more.
                CHECK(least - plan.total_usd_per_year <= value * 0.2 / 4000.0);
            }
}

TEST_CASE("knowers who leave as one protect nothing, free ones are all taught") {
    auto r = plain;
    r.pod_correlation = 1.0;
    CHECK(knowledge::cheapest_redundancy(r).knowers == 1.0);
    r = plain;
    r.usd_per_knower_year = 0.0;
    CHECK(knowledge::cheapest_redundancy(r).knowers == 20.0);
    CHECK(knowledge::cheapest_redundancy(r).status == core::Status::optimal);
    r = plain;
    r.leave_probability = 0.0;
    const auto safe = knowledge::cheapest_redundancy(r);
    CHECK(safe.status == core::Status::optimal);
    CHECK(safe.total_usd_per_year == 0.0);
}

TEST_CASE("among pods the same three knowers leave six times the risk: .0501 against .008") {
    auto r = plain;
    const double alone = knowledge::cheapest_redundancy(r).total_usd_per_year;
    r.pod_correlation = 0.3;
    const auto pods = knowledge::cheapest_redundancy(r);
    CHECK(pods.knowers == 3.0);
    CHECK(pods.bill.loss_probability == doctest::Approx(0.0501).epsilon(1e-3));
    CHECK(pods.total_usd_per_year == doctest::Approx(200184.6).epsilon(1e-6));
    CHECK(pods.total_usd_per_year > alone);
}

TEST_CASE("cheap writing makes further knowers worth less") {
    auto r = plain;
    r.halving_usd_per_year = 1e3;
    CHECK(knowledge::cheapest_redundancy(r).knowers <
          knowledge::cheapest_redundancy(plain).knowers);
}

TEST_CASE("a plan that makes no sense is refused") {
    CHECK_THROWS_AS((void)knowledge::cheapest_redundancy({}), core::InvalidParameter);
    auto bad = plain;
    bad.most_knowers = 2.5;
    CHECK_THROWS_WITH((void)knowledge::cheapest_redundancy(bad),
                      "Redundancy.most_knowers = 2.5: must be a whole number");
    bad = plain;
    bad.halving_usd_per_year = 0.0;
    CHECK_THROWS_AS((void)knowledge::cheapest_redundancy(bad), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::redundancy_bill(plain, 21.0, 0.0), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::redundancy_bill(plain, 0.0), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::redundancy_bill(plain, 2.0, 1.0), core::InvalidParameter);
}

TEST_CASE("the certificate refuses a number of knowers or a share that is not the cheapest") {
    auto r = plain;
    r.halving_usd_per_year = 3e4;
    const auto judged = [&](double knowers, double codified_share) {
        knowledge::RedundancyPlan plan;
        plan.knowers = knowers;
        plan.bill = knowledge::redundancy_bill(r, knowers, codified_share);
        plan.total_usd_per_year = plan.bill.total_usd_per_year();
        knowledge::detail::certify(r, plan);
        return plan;
    };
    const auto best = knowledge::cheapest_redundancy(r);
    CHECK(judged(best.knowers, best.bill.codified_share).status == core::Status::optimal);
    const auto more = judged(best.knowers + 1.0, 0.0);
    CHECK(more.status == core::Status::stalled);
    CHECK(more.gap > 1e-3);
    const auto unwritten = judged(best.knowers, best.bill.codified_share + 0.1);
    CHECK(unwritten.status == core::Status::stalled);
    CHECK(unwritten.stationarity > 1e-3);
    CHECK(unwritten.reason == "another plan would be cheaper");
}

TEST_CASE("where all but a trace is written down the plan still balances") {
    auto r = plain;
    r.value_usd = 1e30;
    r.most_knowers = 1.0;
    r.halving_usd_per_year = 1e3;
    const auto plan = knowledge::cheapest_redundancy(r);
    REQUIRE(plan.status == core::Status::optimal);
    CHECK(plan.bill.codified_share == 1.0);  // up to rounding
    CHECK(plan.bill.uncodified_share == doctest::Approx(1e3 / 0.6931471805599453 / 2e29));
}

TEST_CASE("a bill beyond double numbers is no answer") {
    auto r = plain;
    r.value_usd = 1e308;
    r.halving_usd_per_year = 1e-300;
    r.usd_per_knower_year = 1e308;
    CHECK(knowledge::cheapest_redundancy(r).status == core::Status::out_of_range);
}

}  // namespace redundancy_test
