#include "isocost/market/uniqueness.hpp"

#include <doctest/doctest.h>

#include "market/clear_labs.hpp"

namespace uniqueness_test {

using namespace isocost;
using namespace isocost::market;

namespace {

bool unique(const Market& market) {
    return detail::unique_by_theorem(market, detail::parts_of(market)[0], false);
}

Market joined(double elasticity, double tau) {
    return Market(
        {.pools = {tests::pool("home", 20.0, elasticity), tests::pool("away", 20.0, elasticity)},
         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 100.0}),
                       tests::lab("b", 1.0, firm::Budget{.budget = 100.0}, "away")},
         .migration = Migration{Eigen::MatrixXd::Zero(2, 2), tau}});
}

}  // namespace

TEST_CASE("one pool of labs without increasing returns clears at one wage") {
    CHECK(unique(tests::three_labs(1.0)));
}

TEST_CASE("a lab hires no more at a higher wage, not even with increasing returns to profit") {
    for (const double sigma : {0.3, 0.8, 2.0})
        for (const double exponent : {0.9, 1.1, 1.4, 2.0}) {
            auto lab = tests::capped(
                tests::lab("g", sigma, firm::Revenue{.value = 1.0, .exponent = exponent}), 20.0);
            lab.caps["talent"] = 50.0;  // or it would grow without end
            const Market market({.pools = {tests::pool("home", 1.0, 0.0)}, .employers = {lab}});
            detail::DemandCurve curve(market, {0});
            double before = core::infinity;
            int hiring = 0;
            for (double log_wage = -3.0; log_wage <= 6.0; log_wage += 0.05) {
                const auto demand = curve(Eigen::VectorXd::Constant(1, log_wage));
                CAPTURE(log_wage);
                REQUIRE(demand.kind == detail::Demand::Kind::found);
                // Each is known to the rounding of a search inside the firm, about 1e-12.
                CHECK(demand.fte[0] <= before * (1.0 + 1e-10));
                before = demand.fte[0];
                hiring += before > 0.0 ? 1 : 0;
            }
            CAPTURE(sigma);
            CAPTURE(exponent);
            CHECK(hiring > 0);
        }
}

TEST_CASE("increasing returns to profit leave the theorem") {
    const Market market(
        {.pools = {tests::pool("home", 60.0, 1.0)},
         .employers = {tests::lab("g", 1.0, firm::Revenue{.value = 1.0, .exponent = 1.5})}});
    CHECK_FALSE(unique(market));
}

TEST_CASE("people who move are gross substitutes only while elasticity x tau is at most 1") {
    CHECK(unique(joined(1.0, 0.5)));
    CHECK_FALSE(unique(joined(3.0, 0.5)));
}

}  // namespace uniqueness_test
