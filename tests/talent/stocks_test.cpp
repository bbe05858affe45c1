#include "isocost/talent/stocks.hpp"

#include <doctest/doctest.h>

#include <string>

#include "isocost/talent/tracker.hpp"

namespace stocks_test {

using namespace isocost;
using talent::steady_stocks;
using talent::stocks_after;
using talent::TalentFlows;

namespace {

/// The tracker's places; people of Chinese origin return from the United States at 1.76 % a year.
TalentFlows flows() {
    TalentFlows f;
    f.entrants_per_year = Eigen::Vector3d(470.0, 180.0, 350.0);
    f.entry_shares = talent::shares_of_origin(talent::tracker_table(0.95));
    Eigen::MatrixXd home = Eigen::MatrixXd::Zero(3, 3);
    home(1, 0) = talent::return_hazard_per_year();
    Eigen::MatrixXd restless = Eigen::MatrixXd::Constant(3, 3, 0.05);
    f.move_hazards_per_year = {home, Eigen::MatrixXd::Zero(3, 3), restless};
    f.exit_hazard_per_year = 0.04;
    return f;
}

std::string refusal(const TalentFlows& f) {
    try {
        steady_stocks(f);
    } catch (const core::InvalidParameter& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("one origin and two places: N in closed form") {
    TalentFlows f;
    f.entrants_per_year = Eigen::VectorXd::Constant(1, 100.0);
    f.entry_shares = Eigen::MatrixXd::Constant(1, 2, 0.5);
    f.move_hazards_per_year = {Eigen::MatrixXd::Zero(2, 2)};
    f.move_hazards_per_year[0](1, 0) = 0.06;
    f.exit_hazard_per_year = 0.04;
    const auto s = steady_stocks(f);
    REQUIRE(s.status == core::Status::optimal);
    CHECK(s.persons(0, 1) == doctest::Approx(50.0 / 0.10).epsilon(1e-15));
    CHECK(s.persons(0, 0) == doctest::Approx((50.0 + 0.06 * 500.0) / 0.04).epsilon(1e-15));
    // From nothing, abroad alone: 500 (1 - e^{-0.1 t}).
    const auto later = stocks_after(f, Eigen::MatrixXd::Zero(1, 2), 7.0);
    CHECK(later.persons(0, 1) == doctest::Approx(500.0 * -std::expm1(-0.7)).epsilon(1e-13));
}

TEST_CASE("at rest every origin has as many as its entrants over the exit hazard") {
    const auto s = steady_stocks(flows());
    REQUIRE(s.status == core::Status::optimal);
    CHECK(s.residual < 1e-14);
    for (Eigen::Index o = 0; o < 3; ++o)
        CHECK(s.persons.row(o).sum() ==
              doctest::Approx(flows().entrants_per_year(o) / 0.04).epsilon(1e-13));
}

TEST_CASE("the steady state stays, and is where every start ends") {
    const auto rest = steady_stocks(flows()).persons;
    CHECK((stocks_after(flows(), rest, 30.0).persons - rest).cwiseAbs().maxCoeff() <
          1e-12 * rest.maxCoeff());
    const auto late = stocks_after(flows(), Eigen::MatrixXd::Constant(3, 3, 7.0), 1000.0);
    // What is left of the start, e^{-40}, is nothing.
    CHECK((late.persons - rest).cwiseAbs().maxCoeff() < 1e-12 * rest.maxCoeff());
    CHECK(late.status == core::Status::optimal);
}

TEST_CASE("persons are conserved to 1e-12, with and without exits, years add up") {
    Eigen::MatrixXd start = talent::tracker_table(0.95) * 2671.0;
    for (const double exits : {0.0, 0.04, 0.5})
        for (const double years : {0.0, 0.1, 6.0, 40.0}) {
            auto f = flows();
            f.exit_hazard_per_year = exits;
            const auto s = stocks_after(f, start, years);
            REQUIRE(s.status == core::Status::optimal);
            CHECK(s.residual < 1e-12);
            const auto halves =
                stocks_after(f, stocks_after(f, start, 0.5 * years).persons, 0.5 * years);
            CHECK((halves.persons - s.persons).cwiseAbs().maxCoeff() <
                  1e-12 * s.persons.maxCoeff());
        }
}

TEST_CASE("without entrants or exits ten in a hundred are home after six years") {
    auto f = flows();
    f.entrants_per_year.setZero();
    f.exit_hazard_per_year = 0.0;
    Eigen::MatrixXd abroad = Eigen::MatrixXd::Zero(3, 3);
    abroad(0, 1) = 100.0;
    const auto s = stocks_after(f, abroad, 6.0);
    CHECK(s.persons(0, 0) == doctest::Approx(10.0).epsilon(1e-13));
    CHECK(s.persons(0, 1) == doctest::Approx(90.0).epsilon(1e-13));
}

TEST_CASE("the path's slope is the equation") {
    const Eigen::MatrixXd start = talent::tracker_table(0.95) * 2671.0;
    const auto f = flows();
    const double step = 1e-4;
    const Eigen::MatrixXd change =
        (stocks_after(f, start, step).persons - start) / step;  // error: step times N''
    const double returns = talent::return_hazard_per_year() * start(0, 1);
    CHECK(
        change(0, 0) ==
        doctest::Approx(470.0 * f.entry_shares(0, 0) + returns - 0.04 * start(0, 0)).epsilon(1e-4));
}

TEST_CASE("nobody ever leaves: unbounded, with what would help") {
    auto f = flows();
    f.exit_hazard_per_year = 0.0;
    const auto s = steady_stocks(f);
    CHECK(s.status == core::Status::unbounded);
    CHECK(s.reason ==
          "nobody leaves the field, so there is no steady state; an exit hazard above 0 gives one");
}

TEST_CASE("the imbalance of stocks that do not stand still is not small") {
    CHECK(talent::stock_imbalance(flows(), steady_stocks(flows()).persons * 1.01) > 1e-4);
}

TEST_CASE("hazards beyond double numbers: no optimal, a reason, no residual that holds") {
    auto f = flows();
    for (auto& hazard : f.move_hazards_per_year) hazard.setConstant(1e154);
    for (const auto& s : {steady_stocks(f), stocks_after(f, Eigen::MatrixXd::Ones(3, 3), 1000.0)}) {
        CHECK((s.status == core::Status::out_of_range || s.status == core::Status::stalled));
        CHECK(!(s.residual <= 1e-12));
        CHECK(!s.reason.empty());
    }
    const auto nothing = Eigen::MatrixXd::Constant(3, 3, core::nan);
    CHECK(std::isnan(talent::stock_imbalance(flows(), nothing)));
    CHECK(std::isnan(talent::stock_error(flows(), Eigen::MatrixXd::Ones(3, 3), 1.0, nothing)));
    CHECK(talent::detail::concluded({.persons = nothing}).status == core::Status::out_of_range);
}

TEST_CASE("fast moves to and fro: leaving the field must still balance entering it") {
    TalentFlows f;
    f.entrants_per_year = Eigen::VectorXd::Constant(1, 100.0);
    f.entry_shares = Eigen::MatrixXd::Constant(1, 2, 0.5);
    f.move_hazards_per_year = {Eigen::MatrixXd::Constant(2, 2, 1e14)};
    f.exit_hazard_per_year = 0.04;
    // Each place is in balance to 1e-15 with any number of persons: only their sum tells.
    CHECK(talent::stock_imbalance(f, Eigen::MatrixXd::Constant(1, 2, 1250.0)) < 1e-12);
    CHECK(talent::stock_imbalance(f, Eigen::MatrixXd::Constant(1, 2, 2500.0)) > 0.1);
}

TEST_CASE("the certificate sees who is where: hazards turned around are refused") {
    const Eigen::MatrixXd start = talent::tracker_table(0.95) * 2671.0;
    auto turned = flows();
    for (auto& hazard : turned.move_hazards_per_year) hazard.transposeInPlace();
    const auto wrong = stocks_after(turned, start, 6.0);
    REQUIRE(wrong.status == core::Status::optimal);
    // As many persons in all, some of them elsewhere.
    CHECK(wrong.persons.rowwise().sum().isApprox(
        stocks_after(flows(), start, 6.0).persons.rowwise().sum(), 1e-13));
    CHECK(talent::stock_error(flows(), start, 6.0, wrong.persons) > 1e-2);
}

TEST_CASE("the small steps agree with closed forms: one place, no time, a hundred years") {
    TalentFlows f;
    f.entrants_per_year = Eigen::VectorXd::Constant(1, 10.0);
    f.entry_shares = Eigen::MatrixXd::Constant(1, 1, 1.0);
    f.move_hazards_per_year = {Eigen::MatrixXd::Zero(1, 1)};
    f.exit_hazard_per_year = 0.3;
    const Eigen::MatrixXd start = Eigen::MatrixXd::Constant(1, 1, 7.0);
    for (const double years : {0.0, 2.0, 100.0}) {
        const double rest = 10.0 / 0.3;
        const Eigen::MatrixXd exact =
            Eigen::MatrixXd::Constant(1, 1, rest + (7.0 - rest) * std::exp(-0.3 * years));
        // A hundred doublings' roundings at most.
        CHECK(talent::stock_error(f, start, years, exact) < 1e-14);
        CHECK(talent::stock_error(f, start, years, exact * 1.001) > 0.9e-3);
    }
}

TEST_CASE("refusals name the origin") {
    auto f = flows();
    f.entry_shares(1, 1) += 0.1;
    CHECK(refusal(f).starts_with("TalentFlows.entry_shares[1] in all = 1.1"));
    f = flows();
    f.move_hazards_per_year[2](0, 1) = -0.1;
    CHECK(refusal(f) ==
          "TalentFlows.move_hazards_per_year[2] = -0.1: must be 0 or more and finite");
    f = flows();
    f.move_hazards_per_year.pop_back();
    CHECK(refusal(f) ==
          "TalentFlows = 3 x 3 shares: must have entrants and a square of hazards per origin");
    CHECK_THROWS_AS(stocks_after(flows(), Eigen::MatrixXd::Constant(3, 3, -1.0), 1.0),
                    core::InvalidParameter);
}

}  // namespace stocks_test
