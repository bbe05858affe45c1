#include "isocost/market/solver/stationary.hpp"

#include <doctest/doctest.h>

namespace stationary_test {

using namespace isocost::market::detail;

TEST_CASE("a chain of three: the elimination's shares are left as they are") {
    Eigen::MatrixXd p(3, 3);
    p << 0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.25, 0.25, 0.5;
    const Eigen::VectorXd share = chain_shares(p);
    CHECK(share.sum() == doctest::Approx(1.0).epsilon(1e-15));
    // a few roundings of numbers below 1
    CHECK((p.transpose() * share - share).cwiseAbs().maxCoeff() <= 1e-15);
}

TEST_CASE("symmetric switching costs: shares are Z_j e^{U_j} in proportion") {
    LogitPlaces places{Eigen::Vector3d(0.3, -0.5, 1.0), Eigen::Vector3d::Zero(),
                       Eigen::MatrixXd::Zero(3, 3)};
    places.switching << 0, 1, 2, 1, 0, 0.5, 2, 0.5, 0;
    const Eigen::VectorXd share = stationary_shares(places);
    Eigen::Vector3d expected;
    for (int j = 0; j < 3; ++j) {
        double z = 0.0;
        for (int l = 0; l < 3; ++l) z += std::exp(places.utility(l) - places.switching(j, l));
        expected(j) = z * std::exp(places.utility(j));
    }
    expected /= expected.sum();
    CHECK((share - expected).cwiseAbs().maxCoeff() <= 1e-15);
}

TEST_CASE("derivatives of the shares are those of differences, crowding and one-way costs too") {
    LogitPlaces places{Eigen::Vector3d(0.3, -0.5, 1.0), Eigen::Vector3d(0.8, 0.8, 0.0),
                       Eigen::MatrixXd::Zero(3, 3)};
    places.switching << 0, 1, 3, 0.2, 0, 0.5, 2, 1.5, 0;
    const Eigen::VectorXd share = stationary_shares(places);
    const Eigen::MatrixXd slope = share_derivatives(places, share);
    for (int j = 0; j < 3; ++j) {
        constexpr double h = 1e-4;
        auto up = places, down = places;
        up.utility(j) += h, down.utility(j) -= h;
        const Eigen::VectorXd rise =
            (stationary_shares(up).array().log() - stationary_shares(down).array().log()) / (2 * h);
        // h² times a third derivative of order 1
        CHECK((rise - slope.col(j)).cwiseAbs().maxCoeff() <= 1e-7);
    }
}

}  // namespace stationary_test
