#include "isocost/market/solver/supply_side.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace supply_side_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

TEST_CASE("slopes of supply are those of supply, with people who move and without") {
    for (const bool move : {false, true}) {
        CAPTURE(move);
        Market::Parameters p{
            .pools = {tests::pool("home", 20.0, 0.5), tests::pool("away", 30.0, 1.5, 2.0)},
            .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 1.0})}};
        if (move) {
            Eigen::MatrixXd friction(2, 2);
            friction << 0.0, 0.4, 0.7, 0.0;
            p.migration = Migration{friction, 0.6};
        }
        const Market market(p);
        Eigen::VectorXd at(2);
        at << 0.1, 0.5;
        const auto here = detail::supply_at(market, at);
        const double h = 1e-6;
        for (Eigen::Index q = 0; q < 2; ++q) {
            Eigen::VectorXd up = at, down = at;
            up[q] += h;
            down[q] -= h;
            const Eigen::VectorXd slope =
                (detail::supply_at(market, up).fte - detail::supply_at(market, down).fte) /
                (2.0 * h);
            // central differences: h^2 and rounding over h
            for (Eigen::Index r = 0; r < 2; ++r)
                CHECK(here.slope(r, q) == Approx(slope[r]).epsilon(1e-7).scale(1.0));
        }
    }
}

TEST_CASE("pools hang together by employers or by people, and else stand alone") {
    const std::vector<Pool> pools{tests::pool("home", 1.0, 1.0), tests::pool("away", 1.0, 1.0)};
    const std::vector<Employer> apart{tests::lab("a", 1.0, firm::Budget{.budget = 1.0}),
                                      tests::lab("b", 1.0, firm::Budget{.budget = 1.0}, "away")};
    CHECK(detail::parts_of(Market({.pools = pools, .employers = apart})).size() == 2);
    CHECK(detail::parts_of(Market({.pools = pools,
                                   .employers = apart,
                                   .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 1.0}}))
              .size() == 1);
}

TEST_CASE("borders that are all closed part a market, one that is open joins it") {
    Market::Parameters p{.pools = {tests::pool("home", 1.0, 1.0), tests::pool("away", 1.0, 1.0)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 1.0})}};
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, core::infinity, core::infinity, 0.0;
    p.migration = Migration{friction, 1.0};
    CHECK(detail::parts_of(Market(p)).size() == 2);
    friction(1, 0) = 5.0;
    p.migration = Migration{friction, 1.0};
    CHECK(detail::parts_of(Market(p)).size() == 1);
}

}  // namespace supply_side_test
