#include "isocost/market/conclude.hpp"

#include <doctest/doctest.h>

#include "market/clear_labs.hpp"

namespace conclude_test {

using namespace isocost;
using namespace isocost::market;
using namespace isocost::market::tests;

namespace {

bool theorem(const Market& market, bool jump = false) {
    return detail::unique_by_theorem(market, detail::parts_of(market)[0], jump);
}

Employer two_pools(firm::Question question) {
    return {.name = "two",
            .technology = production::CES({.shares = {{"near", 0.5}, {"far", 0.5}}, .sigma = 0.5}),
            .question = question,
            .hires = {{"near", "home"}, {"far", "away"}}};
}

}  // namespace

TEST_CASE("one pool has one wage, unless profits have increasing returns or budgets are as if") {
    CHECK(theorem(three_labs(0.0)));
    CHECK_FALSE(theorem(
        Market({.pools = {pool("home", 1.0, 1.0)},
                .employers = {lab("a", 0.5, firm::Revenue{.value = 1.0, .exponent = 1.2})}})));
    auto as_if = lab("a", 0.5, firm::Budget{.budget = 1.0});
    as_if.costs.insert_or_assign("compute",
                                 cost::IsoelasticCost({.price = 1.0,
                                                       .reference = 1.0,
                                                       .inverse_elasticity = 0.5,
                                                       .buyer = cost::Buyer::price_taker}));
    CHECK_FALSE(theorem(Market({.pools = {pool("home", 1.0, 1.0)}, .employers = {as_if}})));
}

TEST_CASE(
    "several pools have one answer for targets and profits, not by theorem for budgets in both") {
    const std::vector<Pool> pools{pool("home", 1.0, 1.0), pool("away", 1.0, 1.0)};
    CHECK(theorem(Market(
        {.pools = pools, .employers = {two_pools(firm::CapabilityTarget{.capability = 1.0})}})));
    CHECK_FALSE(
        theorem(Market({.pools = pools, .employers = {two_pools(firm::Budget{.budget = 1.0})}})));
}

TEST_CASE("with migration the theorem needs gross substitutes and one pool per employer") {
    const auto with = [](double elasticity, const Employer& third) {
        return Market({.pools = {pool("home", 1.0, elasticity), pool("away", 1.0, elasticity)},
                       .employers = {lab("a", 0.5, firm::Budget{.budget = 1.0}, "home"),
                                     lab("b", 0.5, firm::Budget{.budget = 1.0}, "away"), third},
                       .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 0.5}});
    };
    const auto plain = lab("c", 0.5, firm::Budget{.budget = 1.0}, "home");
    CHECK(theorem(with(2.0, plain)));
    CHECK_FALSE(theorem(with(2.1, plain)));
    CHECK_FALSE(theorem(with(1.0, two_pools(firm::CapabilityTarget{.capability = 1.0}))));
}

TEST_CASE("what failed leaves no wages, and says so") {
    const auto market = three_labs(1.0);
    detail::Conclusion conclusion(market, 1e-9);
    conclusion.add(detail::parts_of(market)[0], {.kind = detail::Clearing::Kind::stalled,
                                                 .log_wages = Eigen::VectorXd::Zero(1)});
    const auto result = conclusion.take();
    CHECK(result.status == core::Status::stalled);
    CHECK(std::isnan(result.wages_usd_per_year[0]));
    CHECK(result.uniqueness == Uniqueness::none);
    CHECK(result.reason == "The search for wages did not close in on an answer.");
}

}  // namespace conclude_test
