#include <doctest/doctest.h>

#include <map>
#include <string>

#include "isocost/market/clear.hpp"
#include "laws/judge_market.hpp"
#include "laws/random_markets.hpp"
#include "market/clear_labs.hpp"

namespace random_markets_test {

using namespace isocost;

namespace {

void check_solved(const market::Market& market, const market::MarketResult& result) {
    const auto anew = market::certify(market, result);
    // nobody and no money is lost but for roundings, taste is spread by 0.05 or more
    CHECK(anew.excess_demand <= 1e-12);
    CHECK(anew.researchers <= 1e-12);
    CHECK(anew.payments <= 1e-12);
    CHECK(anew.employer <= 1e-9);  // what is asked for
    for (const auto& employer : result.employers) CHECK(employer.solved());
}

/// Clears the markets of seeds from + 1 to from + 500: each holds its certificate, computed anew,
/// or is infeasible as it says. The rest are few, and not more than were measured: markets without
/// a verdict.
void clear_five_hundred(std::uint64_t from, int most_undecided) {
    std::map<std::string, int> tally;
    for (std::uint64_t seed = from + 1; seed <= from + 500; ++seed) {
        CAPTURE(seed);
        const auto market = isocost::laws::random_market(seed);
        const auto result = market::clear(market);
        ++tally[std::string(core::name(result.status))];
        if (result.solved()) {
            check_solved(market, result);
            continue;
        }
        CHECK_FALSE(result.reason.empty());
        if (result.status == core::Status::infeasible)
            CHECK(isocost::laws::is_truly_infeasible(market, result));
    }
    std::string all;
    for (const auto& [status, count] : tally)
        all += (all.empty() ? "" : ", ") + status + " " + std::to_string(count);
    MESSAGE("markets of seeds from ", from + 1, ": ", all);
    // most have an equilibrium: where few did, the search would be at fault
    CHECK(tally["optimal"] > 400);
    CHECK(tally["stalled"] + tally["out_of_range"] <= most_undecided);
}

core::Status status_of(std::uint64_t seed) {
    return market::clear(isocost::laws::random_market(seed)).status;
}

}  // namespace

// Left over in the first: seeds 202 and 408 stall, an employer of 174 does, and 427 clears only at
// 1e-300 of the reference wage; 712 and 1097 stall.
TEST_CASE("random markets 1 to 500 clear, or say why not") { clear_five_hundred(0, 4); }
TEST_CASE("random markets 501 to 1000 clear, or say why not") { clear_five_hundred(500, 1); }
TEST_CASE("random markets 1001 to 1500 clear, or say why not") { clear_five_hundred(1000, 1); }
TEST_CASE("random markets 1501 to 2000 clear, or say why not") { clear_five_hundred(1500, 0); }

TEST_CASE("ellipsoids that drift are not an answer: wages led by excess demand close in") {
    for (const std::uint64_t seed : {7U, 625U, 1002U, 1104U, 1895U}) {
        CAPTURE(seed);
        CHECK(status_of(seed) == core::Status::optimal);
    }
}

TEST_CASE("mixtures at ties that move with the wages of others clear to rounding") {
    for (const std::uint64_t seed : {106U, 145U, 244U, 696U, 826U, 1159U, 1197U, 1493U}) {
        CAPTURE(seed);
        const auto result = market::clear(isocost::laws::random_market(seed));
        CHECK(result.status == core::Status::optimal);
        // Newton steps along the tie square the error: what is left are roundings
        CHECK(result.certificate.excess_demand <= 1e-13);
    }
}

TEST_CASE("floors that nobody can pay are named in several pools as well") {
    for (const std::uint64_t seed : {533U, 647U, 834U}) {
        CAPTURE(seed);
        const auto result = market::clear(isocost::laws::random_market(seed));
        CHECK(result.status == core::Status::infeasible);
        CHECK(result.reason.find("cannot pay for its floors") != std::string::npos);
    }
}

TEST_CASE("a market that clears is not taken for infeasible, whatever is said of it") {
    const auto market = market::tests::three_labs(0.0);
    market::MarketResult said;
    said.infeasibility = market::NoEquilibrium{.pool = "home", .least_supply_fte = 61.0};
    CHECK_FALSE(isocost::laws::is_truly_infeasible(market, said));
    said.infeasibility = market::NoEquilibrium{.pool = "home", .most_supply_fte = 59.0};
    CHECK_FALSE(isocost::laws::is_truly_infeasible(market, said));
    said.infeasibility = market::NoEquilibrium{.employers = {"b"}};
    CHECK_FALSE(isocost::laws::is_truly_infeasible(market, said));
}

}  // namespace random_markets_test
