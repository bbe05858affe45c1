#include "isocost/market/solver/stationary.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

namespace stationary_test {

using namespace isocost::market::detail;

namespace {

/// Random places: a spread of utilities, weight κ of crowding (one place without), switching costs
/// up to k, three utils of which differ by direction.
LogitPlaces random_places(std::mt19937& random, Eigen::Index n, double spread, double kappa,
                          double k) {
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    LogitPlaces places{Eigen::VectorXd(n), Eigen::VectorXd::Constant(n, kappa),
                       Eigen::MatrixXd::Zero(n, n)};
    const double one_way = std::min(k, 3.0);
    for (Eigen::Index i = 0; i < n; ++i) {
        places.utility(i) = spread * unit(random);
        for (Eigen::Index j = 0; j < i; ++j) {
            const double both = (k - one_way) * unit(random);
            places.switching(i, j) = both + one_way * unit(random);
            places.switching(j, i) = both + one_way * unit(random);
        }
    }
    places.crowding(n - 1) = 0.0;
    return places;
}

/// Largest |joiners − leavers| over the larger.
double imbalance(const Eigen::MatrixXd& choice, const Eigen::VectorXd& share) {
    double worst = 0.0;
    for (Eigen::Index i = 0; i < share.size(); ++i) {
        double leave = 0.0, join = 0.0;
        for (Eigen::Index j = 0; j < share.size(); ++j)
            if (j != i) leave += share(i) * choice(i, j), join += share(j) * choice(j, i);
        worst = std::max(worst, std::abs(join - leave) / leave);
    }
    return worst;
}

}  // namespace

TEST_CASE("a chain of three: the elimination's shares are left as they are, in any order") {
    Eigen::MatrixXd p(3, 3);
    p << 0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.25, 0.25, 0.5;
    for (const auto& order : {std::vector<Eigen::Index>{0, 1, 2}, {2, 0, 1}, {1, 2, 0}}) {
        const Eigen::VectorXd share = Elimination(p, order).solve().share;
        CHECK(share.sum() == doctest::Approx(1.0).epsilon(1e-15));
        // a few roundings of numbers below 1
        CHECK((p.transpose() * share - share).cwiseAbs().maxCoeff() <= 1e-15);
    }
}

TEST_CASE("symmetric switching costs: shares are Z_j e^{U_j} in proportion, to their last digits") {
    for (const double spread : {1.0, 30.0, 200.0}) {
        LogitPlaces places{spread * Eigen::Vector3d(0.3, -0.5, 1.0), Eigen::Vector3d::Zero(),
                           Eigen::MatrixXd::Zero(3, 3)};
        places.switching << 0, 1, 2, 1, 0, 0.5, 2, 0.5, 0;
        places.switching *= spread;
        const Eigen::VectorXd share = stationary_shares(places).share;
        Eigen::Vector3d expected;
        for (int j = 0; j < 3; ++j) {
            double z = 0.0;
            for (int l = 0; l < 3; ++l) z += std::exp(places.utility(l) - places.switching(j, l));
            expected(j) = z * std::exp(places.utility(j));
        }
        expected /= expected.sum();
        // relative, also of a share of 1e-260: exponents up to 600 are known to 600 roundings
        for (int j = 0; j < 3; ++j)
            CHECK(std::abs(share(j) / expected(j) - 1.0) <= 1e-15 + 3e-15 * spread);
    }
}

TEST_CASE("random places settle and are at rest, place by place") {
    std::mt19937 random(20250101);
    for (int count = 0; count < 400; ++count) {
        const double kappa = std::array{0.1, 0.8, 2.0, 10.0}[count % 4];
        const double k = std::array{0.0, 3.0, 40.0, 300.0}[(count / 4) % 4];
        const double spread = std::array{1.0, 10.0, 60.0}[(count / 16) % 3];
        const auto places = random_places(random, 2 + count % 7, spread, kappa, k);
        const auto rest = stationary_shares(places);
        CAPTURE(count);
        REQUIRE(rest.settled);
        // the choices kept are those of the elimination: some ten roundings, whatever the exponents
        CHECK(imbalance(rest.choice, rest.share) <= 1e-14);
        // and those at the shares: a few hundred roundings of exponents up to 300
        CHECK(imbalance(choice_matrix(places, rest.share), rest.share) <= 1e-11);
    }
}

TEST_CASE("slopes of the shares are those of differences, crowding and one-way costs too") {
    std::mt19937 random(20250102);
    for (const double k : {3.0, 40.0}) {
        const auto places = random_places(random, 4, 4.0, 0.8, k);
        const auto rest = stationary_shares(places);
        for (int j = 0; j < 4; ++j) {
            constexpr double h = 1e-4;
            auto up = places, down = places;
            up.utility(j) += h, down.utility(j) -= h;
            const Eigen::VectorXd rise = (stationary_shares(up).share.array().log() -
                                          stationary_shares(down).share.array().log()) /
                                         (2 * h);
            // h² times a third derivative of order 1
            CHECK((rise - rest.slope.col(j)).cwiseAbs().maxCoeff() <= 1e-7);
        }
    }
}

TEST_CASE("a share that doubles do not reach does not settle, and everything is NaN") {
    LogitPlaces places{Eigen::Vector2d(0.0, 800.0), Eigen::Vector2d::Zero(),
                       Eigen::MatrixXd::Zero(2, 2)};
    const auto rest = stationary_shares(places);
    CHECK(!rest.settled);
    CHECK(std::isnan(rest.share(0)));
    CHECK(std::isnan(rest.slope(1, 1)));
    CHECK(std::isnan(rest.choice(0, 1)));
}

}  // namespace stationary_test
