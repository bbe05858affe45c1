#include "isocost/market/attribution.hpp"

#include <doctest/doctest.h>

#include "laws/closeness.hpp"
#include "laws/refused.hpp"
#include "market/clear_labs.hpp"

namespace attribution_test {

using namespace isocost;
using namespace isocost::market;
using namespace isocost::market::tests;

TEST_CASE("shares over all orders add up to the whole, and one change has one share") {
    const auto market = three_labs(0.5);
    const auto all = attribute(market, {{"a", "compute"}, {"c", "compute"}, {"b", ""}});
    CHECK(all.status == core::Status::optimal);
    CHECK(all.markets == 8);
    // One of the eight is the market itself; all were cleared to the default tolerance.
    CHECK(all.residual >= clear(market).certificate.largest());
    CHECK(all.residual <= ClearOptions{}.tolerance);
    // Sums of eight numbers of up to 50.
    const Eigen::VectorXd rest = all.with - all.without - all.shapley.rowwise().sum();
    CHECK(rest.cwiseAbs().maxCoeff() <= 1e-11);
    const auto one = attribute(market, {{"a", "compute"}});
    CHECK((one.alone - one.last).cwiseAbs().maxCoeff() == 0.0);
    CHECK((one.alone - one.shapley).cwiseAbs().maxCoeff() <= 1e-12);
}

TEST_CASE("a cap on one lab raises the wage for all, and an entrant too") {
    const auto all = attribute(three_labs(0.5), {{"a", "compute"}, {"b", ""}});
    const auto wage =
        static_cast<Eigen::Index>(core::position(all.outcomes, "wages.home", "outcome"));
    CHECK(all.shapley(wage, 0) > 0.0);
    CHECK(all.shapley(wage, 1) > 0.0);
    CHECK(all.changes == core::Names{"caps.a.compute", "employer.b"});
    const auto entrant =
        static_cast<Eigen::Index>(core::position(all.outcomes, "opex.b", "outcome"));
    CHECK(all.without[entrant] == 0.0);
    CHECK(laws::relative_error(all.with[entrant], 40.0) <= 1e-12);
}

TEST_CASE("two equal caps share equally") {
    const auto twin = [](const char* name) {
        return capped(lab(name, 0.5, firm::CapabilityTarget{.capability = 30.0}), 26.0);
    };
    const auto all =
        attribute(Market({.pools = {pool("home", 60.0, 0.5)}, .employers = {twin("a"), twin("b")}}),
                  {{"a", "compute"}, {"b", "compute"}});
    CHECK(laws::relative_error(all.shapley(0, 0), all.shapley(0, 1)) <= 1e-12);
}

TEST_CASE("a combination without an equilibrium is reported, not shared out") {
    const auto all =
        attribute(Market({.pools = {pool("home", 20.0, 0.0)},
                          .employers = {lab("a", 0.0, firm::CapabilityTarget{.capability = 5.0}),
                                        lab("b", 1.0, firm::Budget{.budget = 5.0})}}),
                  {{"b", ""}});
    CHECK(all.status == core::Status::infeasible);
    CHECK(all.reason.find("less is wanted than supplied") != std::string::npos);
    CHECK(std::isnan(all.shapley(0, 0)));
    CHECK(std::isnan(all.residual));
}

TEST_CASE("a combination whose wages are indeterminate is said, not shared out") {
    const auto all =
        attribute(Market({.pools = {pool("home", 8.0, 0.0)},
                          .employers = {capped(
                              lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}), 12.0)}}),
                  {{"a", "compute"}});
    CHECK(all.status == core::Status::stalled);
    CHECK(all.reason.find("no certain wages") != std::string::npos);
    CHECK(all.reason.find("The wage is indeterminate") != std::string::npos);
    CHECK(std::isnan(all.with[0]));
    CHECK(std::isnan(all.alone(0, 0)));
    CHECK(all.shapley.rows() == 2);
}

TEST_CASE("changes that are not there are refused") {
    const auto market = three_labs(0.5);
    const auto said = [&](const std::vector<Change>& changes) {
        return laws::refused([&] { static_cast<void>(attribute(market, changes)); });
    };
    CHECK(said({}) ==
          "attribute.changes = 0: must be 1 to 12 changes (every combination is cleared)");
    CHECK(said(std::vector<Change>(13, {"a", "compute"})) ==
          "attribute.changes = 13: must be 1 to 12 changes (every combination is cleared)");
    CHECK(said({{"b", "compute"}}) ==
          "attribute.input = \"compute\": must be an input that b has a cap on");
    CHECK(said({{"a", "compute"}, {"a", "compute"}}) ==
          "attribute.changes = \"caps.a.compute\": must be there once (twice, each would get half "
          "of what it does)");
    CHECK(said({{"z", ""}}) == "attribute.employer = \"z\": must be one of: a, b, c");
    CHECK(said({{"a", ""}, {"b", ""}, {"c", ""}}) ==
          "attribute.changes = all employers: must leave at least one employer");
}

}  // namespace attribution_test
