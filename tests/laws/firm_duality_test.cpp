#include <doctest/doctest.h>

#include "isocost/firm/derivatives.hpp"
#include "isocost/production/unit_cost.hpp"
#include "laws/firm_differences.hpp"
#include "laws/firm_labs.hpp"

namespace firm_duality_test {

using namespace isocost;
using namespace isocost::laws;

namespace {

/// Closed forms and solver each round a few tens of times: 1e-12 is thousands of roundings.
constexpr double exact = 1e-12;
/// What a central difference with seven Richardson levels keeps of a smooth function.
constexpr double differenced = 1e-8;

/// A firm that pays fixed prices, no limits, and the prices themselves.
struct FixedPrices {
    std::string name;
    Nest::Parameters nest;
    std::vector<double> prices;

    Firm firm() const {
        const Nest technology(nest);
        firm::Costs costs;
        for (std::size_t i = 0; i < prices.size(); ++i)
            costs.emplace(technology.inputs()[i], LinearCost({.price = prices[i]}));
        return Firm({.technology = technology, .costs = costs});
    }
};

/// Prices and benchmark quantities far from 1, returns that take turns.
std::vector<FixedPrices> fixed_price_firms() {
    std::vector<FixedPrices> all;
    const std::vector<double> returns{1.0, 0.6, 1.5};
    for (const auto& [name, nest] : laws::detail::lab_technologies()) {
        auto p = nest;
        p.returns = returns[all.size() % 3];
        p.output = 3.0;
        p.benchmark = {{"compute", 2e4}, {"talent", 0.3}};
        p.efficiency = {{"compute", 1.4}, {"data", 0.7}};
        const auto names = Nest(p).inputs();
        std::vector<double> prices;
        for (const auto& input : names)
            prices.push_back(input == "compute" ? 3.1e-5 : input == "talent" ? 1.7 : 0.12);
        all.push_back({name, p, prices});
    }
    return all;
}

/// Index of unit cost ĉ at prices relative to what the benchmark implies: p_i0 = θ_i O0 / x_i0.
double cost_index(const CES::Parameters& p, const std::vector<double>& relative) {
    double sum = 0.0;
    double product = 1.0;
    double least = infinity;
    for (std::size_t i = 0; i < relative.size(); ++i) {
        const double share = p.shares[i].second;
        sum += share * (p.sigma == 0.0 ? relative[i] : std::pow(relative[i], 1.0 - p.sigma));
        product *= std::pow(relative[i], share);
        least = std::min(least, relative[i]);
    }
    if (std::isinf(p.sigma)) return least;
    if (p.sigma == 1.0) return product;
    return p.sigma == 0.0 ? sum : std::pow(sum, 1.0 / (1.0 - p.sigma));
}

}  // namespace

TEST_CASE("least Opex at fixed prices is the expenditure function, and the budget its inverse") {
    for (const auto& [name, nest, prices] : fixed_price_firms()) {
        INFO(name);
        const Firm firm = FixedPrices{name, nest, prices}.firm();
        const double y = 4.2;
        const auto r = minimize_opex(firm, {.capability = y});
        REQUIRE(r.status == Status::optimal);
        const double e = production::expenditure(*firm.tree(), prices, y);
        CHECK(r.opex == doctest::Approx(e).epsilon(exact));
        CHECK(r.marginal_cost == doctest::Approx(e / (nest.returns * y)).epsilon(exact));
        const auto back = maximize_capability(firm, {.budget = e});
        CHECK(back.capability == doctest::Approx(y).epsilon(exact));
        CHECK(back.marginal_cost == doctest::Approx(r.marginal_cost).epsilon(exact));
    }
}

TEST_CASE("Shephard: an input's demand is the slope of expenditure in its price") {
    for (const auto& [name, nest, prices] : fixed_price_firms()) {
        INFO(name);
        const Firm firm = FixedPrices{name, nest, prices}.firm();
        const auto r = minimize_opex(firm, {.capability = 4.2});
        for (std::size_t i = 0; i < prices.size(); ++i) {
            const auto slope = derivative(
                [&](double dp) {
                    auto moved_prices = prices;
                    moved_prices[i] += dp;
                    return production::expenditure(*firm.tree(), moved_prices, 4.2);
                },
                1e-2 * prices[i]);
            CHECK(r.inputs[i] == doctest::Approx(slope.value).epsilon(differenced));
        }
    }
}

TEST_CASE("Hotelling: an input's demand is minus the slope of the greatest profit in its price") {
    for (auto fixed : fixed_price_firms()) {
        INFO(fixed.name);
        const firm::Revenue revenue{
            .value = 8.0, .exponent = 0.55 / fixed.nest.returns, .users = 0.9};
        const auto r = maximize_profit(fixed.firm(), revenue);
        REQUIRE(r.status == Status::optimal);
        for (std::size_t i = 0; i < fixed.prices.size(); ++i) {
            const auto slope = derivative(
                [&](double dp) {
                    auto moved_prices = fixed;
                    moved_prices.prices[i] += dp;
                    return maximize_profit(moved_prices.firm(), revenue).profit;
                },
                1e-2 * fixed.prices[i]);
            CHECK(-slope.value == doctest::Approx(r.inputs[i]).epsilon(differenced));
        }
    }
}

TEST_CASE(
    "the calibrated form: expenditure, demands and capability of a flat CES in benchmark terms") {
    for (const double sigma : {0.0, 0.05, 0.4, 1.0, 2.583, 20.0, infinity}) {
        INFO("sigma ", sigma);
        const double outlay = 12.0;  // O0
        const CES::Parameters p{.shares = {{"compute", 0.5}, {"talent", 0.35}, {"data", 0.15}},
                                .sigma = sigma,
                                .returns = 0.8,
                                .output = 2.0,
                                .benchmark = {{"compute", 40.0}, {"talent", 3.0}, {"data", 0.5}},
                                .efficiency = {{"compute", 1.3}, {"data", 0.8}}};
        const std::vector<double> before{0.5 * outlay / 40.0, 0.35 * outlay / 3.0,
                                         0.15 * outlay / 0.5};
        const std::vector<double> efficiency{1.3, 1.0, 0.8};
        const std::vector<double> prices{0.2, 1.9, 3.0};
        std::vector<double> relative;
        for (std::size_t i = 0; i < 3; ++i)
            relative.push_back(prices[i] / (efficiency[i] * before[i]));
        const double index = cost_index(p, relative);
        const Firm firm({.technology = CES(p),
                         .costs = {{"compute", LinearCost({.price = prices[0]})},
                                   {"talent", LinearCost({.price = prices[1]})},
                                   {"data", LinearCost({.price = prices[2]})}}});
        const double scale = std::pow(3.0 / 2.0, 1.0 / 0.8);  // (Y/Y0)^{1/υ}
        const auto r = minimize_opex(firm, {.capability = 3.0});
        CHECK(r.opex == doctest::Approx(outlay * scale * index).epsilon(exact));
        const auto spent = maximize_capability(firm, {.budget = 15.0});
        CHECK(spent.capability ==
              doctest::Approx(2.0 * std::pow(15.0 / (outlay * index), 0.8)).epsilon(exact));
        if (std::isinf(sigma)) continue;
        const std::vector<double> quantity{40.0, 3.0, 0.5};
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(r.inputs[i] == doctest::Approx(quantity[i] / efficiency[i] * scale *
                                                 std::pow(index / relative[i], sigma))
                                     .epsilon(exact));
    }
}

}  // namespace firm_duality_test
