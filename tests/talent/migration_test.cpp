#include "isocost/talent/migration.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace migration_test {

using namespace isocost;
using core::infinity;
using talent::frictions_from_shares;
using talent::migration_shares;

namespace {

/// China and the United States, the rest third: where the top tier of 2022 worked (MacroPolo,
/// Global AI Talent Tracker 2.0, and what its rows imply).
Eigen::MatrixXd tracker() {
    Eigen::MatrixXd shares(2, 2);
    shares << 0.64, 0.36, 0.137, 0.863;
    return shares;
}

const Eigen::VectorXd log_pay = Eigen::Vector2d(std::log(1.4e5), std::log(3.2e5));

std::string refusal(const Eigen::VectorXd& pay, const Eigen::MatrixXd& matrix, double tau,
                    Eigen::MatrixXd (*function)(const Eigen::VectorXd&, const Eigen::MatrixXd&,
                                                double)) {
    try {
        function(pay, matrix, tau);
    } catch (const core::InvalidParameter& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("frictions replicate the shares that they come from, at every spread of tastes") {
    for (const double tau : {0.05, 0.3, 1.0, 5.0}) {
        const auto friction = frictions_from_shares(log_pay, tracker(), tau);
        CHECK(friction(0, 0) == 0.0);
        CHECK(friction(1, 1) == 0.0);
        // A few roundings of an exponent of at most ln(pay ratio)/tau = 17.
        CHECK((migration_shares(log_pay, friction, tau) - tracker()).cwiseAbs().maxCoeff() < 1e-14);
    }
}

TEST_CASE("two places without friction: odds are the pay ratio to the power 1/tau") {
    const Eigen::VectorXd pay = Eigen::Vector2d(0.0, std::log(4.0));
    const auto shares = migration_shares(pay, Eigen::MatrixXd::Zero(2, 2), 2.0);
    CHECK(shares(0, 0) == doctest::Approx(1.0 / 3.0).epsilon(1e-15));
    CHECK(shares(1, 1) == doctest::Approx(2.0 / 3.0).epsilon(1e-15));
}

TEST_CASE("rows sum to 1, a common factor of all pay moves nobody, nothing overflows") {
    Eigen::MatrixXd friction(3, 3);
    friction << 0.0, 0.5, 1.0, 0.2, 0.0, 0.3, infinity, 2.0, 0.0;
    const Eigen::VectorXd pay = Eigen::Vector3d(11.0, 12.0, 12.5);
    for (const double tau : {1e-4, 0.4, 1e4}) {
        const auto shares = migration_shares(pay, friction, tau);
        CHECK((shares.rowwise().sum().array() - 1.0).abs().maxCoeff() < 1e-15);
        CHECK(shares(2, 0) == 0.0);
        const auto moved = migration_shares(pay.array() + 4.0, friction, tau);
        CHECK((shares - moved).cwiseAbs().maxCoeff() < 1e-10);  // rounding of u times 1/tau
    }
}

TEST_CASE("the elasticity is the slope of the log share") {
    const double tau = 0.4;
    const double step = 1e-5;
    const auto friction = frictions_from_shares(log_pay, tracker(), tau);
    Eigen::VectorXd more = log_pay;
    Eigen::VectorXd less = log_pay;
    more(1) += step;
    less(1) -= step;
    const double slope = (std::log(migration_shares(more, friction, tau)(0, 1)) -
                          std::log(migration_shares(less, friction, tau)(0, 1))) /
                         (2.0 * step);
    // Central difference: error step^2/tau^3 = 2e-9.
    CHECK(talent::migration_elasticity(0.36, tau) == doctest::Approx(slope).epsilon(1e-8));
}

TEST_CASE("where nobody went friction is infinite and stays so") {
    Eigen::MatrixXd shares(2, 2);
    shares << 1.0, 0.0, 0.25, 0.75;
    const auto friction = frictions_from_shares(log_pay, shares, 0.5);
    CHECK(friction(0, 1) == infinity);
    CHECK(migration_shares(log_pay, friction, 0.5)(0, 1) == 0.0);
}

TEST_CASE("one way in plain numbers agrees with the matrix") {
    const talent::MigrationRoute route{1.4e5, 3.2e5, 0.64, 0.36, 0.3};
    const auto answer = talent::migration_friction(route);
    CHECK(answer.friction ==
          doctest::Approx(frictions_from_shares(log_pay, tracker(), 0.3)(0, 1)).epsilon(1e-13));
    CHECK(answer.elasticity_home == doctest::Approx(0.36 / 0.3).epsilon(1e-15));
    CHECK(answer.elasticity_away == doctest::Approx(0.64 / 0.3).epsilon(1e-15));
    CHECK(std::log(answer.friction_pay_multiple) ==
          doctest::Approx(answer.friction).epsilon(1e-15));
    laws::check_field_table<talent::MigrationRoute>();
}

TEST_CASE("what is not a migration is refused with its place") {
    Eigen::MatrixXd bad = tracker();
    CHECK(refusal(log_pay, bad, 0.0, frictions_from_shares) ==
          "tau = 0: must be positive and finite (spread of tastes in units of log pay)");
    CHECK(refusal(Eigen::VectorXd::Zero(3), bad, 1.0, frictions_from_shares) ==
          "log_pay = 3 values: must hold one number per destination (2 columns)");
    CHECK(refusal(Eigen::VectorXd::Constant(2, core::nan), bad, 1.0, migration_shares) ==
          "log_pay = a value that is not finite: must be finite");
    bad(0, 1) = 0.5;
    CHECK(refusal(log_pay, bad, 1.0, frictions_from_shares) ==
          "shares row 0 = 1.1400000000000001: must sum to 1 (everybody works somewhere)");
    bad.row(0) << 0.0, 1.0;
    CHECK(refusal(log_pay, bad, 1.0, frictions_from_shares) ==
          "shares[0,0] = 0: must be above 0 and at most 1 (share of an origin's people)");
    CHECK(refusal(log_pay, Eigen::MatrixXd::Ones(1, 2), 1.0, frictions_from_shares) ==
          "shares = 1 x 2: must be square (every origin is one of the destinations)");
    bad.setConstant(infinity);
    CHECK(refusal(log_pay, bad, 1.0, migration_shares) ==
          "friction row 0 = inf: must leave one destination open");
    bad(0, 0) = core::nan;
    CHECK(refusal(log_pay, bad, 1.0, migration_shares) ==
          "friction[0,0] = nan: must be a number (infinite where nobody may go)");
    CHECK_THROWS_AS(talent::migration_friction({1e5, 2e5, 0.7, 0.4, 0.3}), core::InvalidParameter);
}

}  // namespace migration_test
