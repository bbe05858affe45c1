#include "isocost/market/solver/spillover_search.hpp"

#include <doctest/doctest.h>

#include "isocost/market/flat_spillovers.hpp"
#include "market/spillover_lab.hpp"

namespace spillover_search_test {

using namespace isocost;
using namespace isocost::test;
using market::detail::SpilloverSystem;

namespace {

/// Firms of the user's own: ln L_j = c_j − b ω − d a_j, linear, so that the equilibrium is too.
struct LogLinear {
    std::vector<double> constant;
    double slope;
    double push;

    std::size_t size() const { return constant.size(); }
    void evaluate(double wage, std::span<const double> efficiency,
                  std::span<market::TalentDemand> out) const {
        for (std::size_t j = 0; j < size(); ++j)
            out[j] = {constant[j] - slope * wage - push * efficiency[j], -slope, -push, true};
    }
};

}  // namespace

TEST_CASE("an oracle of one's own: log-linear firms alike have a closed form") {
    // ℓ = c − bω − dγℓ and ln n + ℓ = ln S0 + εω, alike, L̄ = 1, rows of G sum to 1.
    const int n = 30;
    LogLinear oracle{std::vector<double>(n, 0.4), 0.8, 1.5};
    const market::FlatPool pool{
        .supply_fte = 20.0, .reference_wage_usd_per_year = 1.0, .supply_elasticity = 0.3};
    laws::Draw draw(101);
    auto s = random_spillovers(draw, n, 0.4);
    s.reference_talent_fte.setOnes();
    const auto solution = market::find_equilibria(oracle, pool, s);
    REQUIRE(solution.status == Status::optimal);
    REQUIRE(solution.equilibria.size() == 1);
    const double up = 1.0 + 1.5 * 0.4;
    const double wage = (0.4 / up + std::log(n / 20.0)) / (0.3 + 0.8 / up);
    CHECK(solution.equilibria[0].log_wage == doctest::Approx(wage).epsilon(1e-11));
    CHECK(solution.equilibria[0].residual < 1e-11);
}

TEST_CASE("the spectral radius of a known map, also one that turns") {
    // Two firms that answer to each other with opposite signs: eigenvalues of a rotation.
    LogLinear oracle{{0.0, 0.0}, 1.0, 1.0};
    const market::FlatPool pool{
        .supply_fte = 2.0, .reference_wage_usd_per_year = 1.0, .supply_elasticity = 1e12};
    market::Spillovers s{.strength = -0.6};
    s.weights.resize(2, 2);
    s.weights << 0.0, 1.0, -1.0, 0.0;
    s.reference_talent_fte.setOnes(2);
    // At an endless supply elasticity the wage stays: M = 0.6 [[0, 1], [−1, 0]], |λ| = 0.6.
    const auto solution = market::find_equilibria(oracle, pool, s);
    REQUIRE(solution.status == Status::optimal);
    CHECK(solution.equilibria[0].response_radius == doctest::Approx(0.6).epsilon(1e-9));
}

TEST_CASE("random numbers come from seed and counter, inside (−1, 1)") {
    double sum = 0.0;
    for (std::uint64_t k = 0; k < 1000; ++k) {
        const double x = market::detail::random_sign_uniform(5, k);
        CHECK(x == market::detail::random_sign_uniform(5, k));
        CHECK(std::abs(x) < 1.0);
        sum += x;
    }
    CHECK(std::abs(sum / 1000.0) < 0.06);  // 3.3 standard errors
    CHECK(market::detail::random_sign_uniform(5, 0) != market::detail::random_sign_uniform(6, 0));
}

TEST_CASE("a start outside is drawn toward the reference until all firms can") {
    const auto market = worn_firm(0.9);
    const auto s = wear();
    market::FlatOracle<2> oracle(market);
    SpilloverSystem system(oracle, market.pool, s);
    const auto p =
        market::detail::feasible_start(system, market::detail::Vector::Constant(1, 8.0), -0.5, 0.0);
    REQUIRE(p.has_value());
    CHECK(p->state.log_talent[0] <= 4.0);
    CHECK(p->demand.allFinite());
}

}  // namespace spillover_search_test
