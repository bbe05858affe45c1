#include <doctest/doctest.h>

#include "isocost/knowledge/stock.hpp"
#include "laws/random_poaching.hpp"

namespace random_poaching_test {

using namespace isocost;
using isocost::laws::random_poaching;

namespace {

constexpr std::uint64_t seeds = 60;

std::vector<double> pays(const market::PoachingResult& result) {
    std::vector<double> pay;
    for (const auto& firm : result.firms) pay.push_back(firm.pay_usd_per_year);
    return pay;
}

std::vector<double> heads(const market::PoachingResult& result) {
    std::vector<double> persons;
    for (const auto& firm : result.firms) persons.push_back(firm.persons);
    return persons;
}

/// Some pay for each firm, the same for the same seed.
std::vector<double> some_pay(std::uint64_t seed, std::size_t firms) {
    isocost::laws::Draw draw(seed + 1000);
    std::vector<double> pay;
    for (std::size_t j = 0; j < firms; ++j) pay.push_back(draw.log_between(2e5, 3e6));
    return pay;
}

/// Labs whose knowledge differs, with the moves of the market between them.
std::vector<knowledge::KnowledgeRates> rates(const market::PoachingMarket& m,
                                             const market::PoachingResult& result) {
    const std::size_t n = m.firms.size();
    knowledge::KnowledgeNetwork network{.carry = 0.6, .obsolescence_per_year = 0.1};
    network.flow_persons_per_year.assign(n, std::vector<double>(n, 0.0));
    network.diffusion_gap.assign(n, std::vector<double>(n, 0.0));
    std::vector<double> stocks;
    for (std::size_t j = 0; j < n; ++j) {
        stocks.push_back(10.0 * static_cast<double>(j + 1));
        network.labs.push_back({.name = m.firms[j].name,
                                .knowledge = stocks[j],
                                .headcount = result.firms[j].persons,
                                .creation_per_year = 1.0,
                                .codified_share = 0.0,
                                .unshared_share = 1.0,
                                .exits_per_year = 0.0});
        for (const auto& row : result.hires)
            for (std::size_t i = 0; i < n; ++i)
                if (row.from == m.firms[i].name && row.to == m.firms[j].name)
                    network.flow_persons_per_year[i][j] = row.persons_per_year;
                else if (row.from == m.firms[j].name && row.to == m.outside->name)
                    network.labs[j].exits_per_year = row.persons_per_year;
    }
    return knowledge::knowledge_rates(network, stocks);
}

}  // namespace

TEST_CASE("random firms at some pay are at rest, their books close") {
    for (std::uint64_t seed = 1; seed <= 10 * seeds; ++seed) {
        CAPTURE(seed);
        const auto m = random_poaching(seed);
        const auto result = market::poaching_outcome(m, some_pay(seed, m.firms.size()));
        REQUIRE(result.status == core::Status::optimal);
        // no money and nobody is lost: some tens of roundings, however large the exponents
        CHECK(market::largest(result.books) <= 1e-12);
    }
}

TEST_CASE("no mobility means no leakage: nobody moves, nothing is learned and nothing leaves") {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        const auto m = random_poaching(seed);
        const auto moving = market::poaching_outcome(m, some_pay(seed, m.firms.size()));
        const auto still = market::without_mobility(m, heads(moving));
        REQUIRE((still.status == core::Status::optimal));
        CHECK(still.paid_usd_per_year == 0.0);
        for (const auto& one : rates(m, still)) {
            CHECK(one.learned == 0.0);
            CHECK(one.left == 0.0);
        }
        CHECK(rates(m, moving)[0].learned > 0.0);  // the first knows least
        CHECK(rates(m, moving)[0].left > 0.0);
    }
}

TEST_CASE("more liquidity lowers the cash that the same heads take") {
    for (std::uint64_t seed = 1; seed <= 5 * seeds; ++seed) {
        CAPTURE(seed);
        auto m = random_poaching(seed);
        m.firms[0].equity_share = std::max(m.firms[0].equity_share, 0.1);
        auto pay = some_pay(seed, m.firms.size());
        const auto before = market::poaching_outcome(m, pay);
        m.firms[0].equity_discount *= 0.5;
        pay[0] = market::detail::pay_valued(m.firms[0], before.firms[0].valued_pay_usd_per_year);
        const auto after = market::poaching_outcome(m, pay);
        // the heads are those of a second solve, at pay that is valued as much
        CHECK(after.firms[0].persons == doctest::Approx(before.firms[0].persons).epsilon(1e-10));
        const double cap = m.firms[0].cash_cap_usd_per_year;
        const bool capped = after.firms[0].cash_usd_per_year == cap;  // then equity falls instead
        CHECK((capped || after.firms[0].cash_usd_per_year < before.firms[0].cash_usd_per_year));
        CHECK(pay[0] < before.firms[0].pay_usd_per_year);
    }
}

TEST_CASE("a dearer outside option raises the pay of every firm") {
    constexpr std::uint64_t games = 36;  // two equilibria each, a fifth of a second
    int solved = 0, risen = 0;
    for (std::uint64_t seed = 1; seed <= games; ++seed) {
        CAPTURE(seed);
        auto m = random_poaching(seed);
        const auto before = market::poaching_equilibrium(m);
        m.outside->cash_usd_per_year *= 1.3;
        const auto after = market::poaching_equilibrium(m);
        if (before.status != core::Status::optimal || after.status != core::Status::optimal)
            continue;
        ++solved;
        for (const auto* game : {&before, &after}) CHECK(market::largest(game->books) <= 1e-12);
        const auto low = pays(before), high = pays(after);
        for (std::size_t j = 0; j < low.size(); ++j) {
            CHECK(high[j] >= low[j] * (1.0 - 1e-8));  // pay is found to some 1e-9
            // where next to nobody is outside, or cash stays at its cap, nothing moves
            const bool moves =
                before.outside_persons > 1e-4 * m.persons &&
                before.firms[j].cash_usd_per_year < (1.0 - 1e-9) * m.firms[j].cash_cap_usd_per_year;
            if (moves) CHECK(high[j] > low[j] * (1.0 + 1e-8));
            risen += moves ? 1 : 0;
        }
    }
    MESSAGE(solved, " of ", games, " solved both times, pay of ", risen, " firms had to rise");
    CHECK(solved >= 35);  // were it fewer, the search would be at fault
    CHECK(risen >= 20);
}

}  // namespace random_poaching_test
