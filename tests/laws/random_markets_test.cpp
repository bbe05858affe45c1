#include <doctest/doctest.h>

#include <map>
#include <string>

#include "isocost/market/clear.hpp"
#include "laws/random_markets.hpp"

namespace random_markets_test {

using namespace isocost;

namespace {

/// Clears the markets of seeds from + 1 to from + 500: each holds its certificate, computed anew,
/// or says why not.
void clear_five_hundred(std::uint64_t from) {
    std::map<std::string, int> tally;
    for (std::uint64_t seed = from + 1; seed <= from + 500; ++seed) {
        CAPTURE(seed);
        const auto market = isocost::laws::random_market(seed);
        const auto result = market::clear(market);
        ++tally[std::string(core::name(result.status))];
        if (!result.solved()) {
            CHECK_FALSE(result.reason.empty());
            continue;
        }
        const auto anew = market::certify(market, result);
        CHECK(anew.excess_demand <= 1e-10);  // of supply
        CHECK(anew.conservation <= 1e-10);
        CHECK(anew.employer <= 1e-9);
        for (const auto& employer : result.employers) CHECK(employer.solved());
    }
    std::string all;
    for (const auto& [status, count] : tally)
        all += (all.empty() ? "" : ", ") + status + " " + std::to_string(count);
    MESSAGE("markets of seeds from ", from + 1, ": ", all);
    // most have an equilibrium: where few did, the search would be at fault
    CHECK(tally["optimal"] > 400);
}

}  // namespace

TEST_CASE("random markets 1 to 500 clear, or say why not") { clear_five_hundred(0); }
TEST_CASE("random markets 501 to 1000 clear, or say why not") { clear_five_hundred(500); }
TEST_CASE("random markets 1001 to 1500 clear, or say why not") { clear_five_hundred(1000); }
TEST_CASE("random markets 1501 to 2000 clear, or say why not") { clear_five_hundred(1500); }

}  // namespace random_markets_test
