#include "isocost/market/market_result.hpp"

#include <doctest/doctest.h>

#include "laws/refused.hpp"
#include "market/clear_labs.hpp"

namespace market_result_test {

using namespace isocost;
using namespace isocost::market;

TEST_CASE("a result that is not solved throws its explanation when an optimum is required") {
    const Market m({.pools = {tests::pool("home", 1.0, 0.0)},
                    .employers = {tests::capped(
                        tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}), 1.0)}});
    const auto result = clear(m);
    CHECK(result.status == core::Status::infeasible);
    CHECK_THROWS_AS(result.require_optimal(), core::NotOptimal);
    CHECK(clear(tests::three_labs(1.0)).require_optimal().solved());
}

TEST_CASE("an employer of a result is found by name, and others are refused") {
    const auto result = clear(tests::three_labs(1.0));
    CHECK(result.employer("b").opex == result.employers[1].opex);
    CHECK(laws::refused([&] { static_cast<void>(result.employer("z")); }) ==
          "employer = \"z\": must be one of: a, b, c");
}

TEST_CASE("a certificate that was not computed does not hold") {
    CHECK_FALSE(MarketCertificate{}.holds(1.0));
    CHECK(MarketCertificate{0.0, 0.0, 0.0, 0.0}.holds(1e-9));
    CHECK_FALSE(MarketCertificate{1e-9, 0.0, 0.0, 0.0}.holds(1e-9));
    CHECK_FALSE(MarketCertificate{0.0, 1e-8, 0.0, 0.0}.holds(1e-9));
    CHECK_FALSE(MarketCertificate{0.0, 0.0, 1e-9, 0.0}.holds(1e-9));
    CHECK_FALSE(MarketCertificate{0.0, 0.0, 0.0, 1e-9}.holds(1e-9));
}

TEST_CASE("nobody and no money may be lost but for roundings, whatever employers are allowed") {
    CHECK(MarketCertificate{1e-10, 0.1, 1e-12, 1e-12}.holds(0.1));
    CHECK_FALSE(MarketCertificate{1.1e-10, 0.0, 0.0, 0.0}.holds(0.1));
    CHECK_FALSE(MarketCertificate{0.0, 0.0, 1.1e-12, 0.0}.holds(0.1));
    CHECK_FALSE(MarketCertificate{0.0, 0.0, 0.0, 1.1e-12}.holds(0.1));
}

TEST_CASE("what is known about other equilibria has a name") {
    CHECK(name(Uniqueness::theorem) == "theorem");
    CHECK(name(Uniqueness::found_one) == "found_one");
    CHECK(name(Uniqueness::indeterminate) == "indeterminate");
    CHECK(name(Uniqueness::none) == "none");
}

}  // namespace market_result_test
