#include "isocost/market/employers.hpp"

#include <doctest/doctest.h>

namespace employers_test {

using namespace isocost;

TEST_CASE(
    "a firm without figures names the first that is missing, neutral ones need not be given") {
    CHECK_THROWS_WITH(core::checked(market::PoachingFirm{}, "PoachingFirm"),
                      "PoachingFirm.staff_value_usd_per_year = nan: must be positive and finite "
                      "(what a staff of one makes)");
    const market::PoachingFirm firm{
        .staff_value_usd_per_year = 1e6, .staff_exponent = 1.0, .compute_flop_per_year = 1e24};
    CHECK_NOTHROW(market::checked(firm));
    auto wrong = firm;
    wrong.staff_exponent = 1.2;
    CHECK_THROWS_AS(market::checked(wrong), core::InvalidParameter);
}

TEST_CASE("where equity is paid its discount must be given") {
    const market::PoachingFirm cash{.name = "a",
                                    .staff_value_usd_per_year = 1e6,
                                    .staff_exponent = 1.0,
                                    .compute_flop_per_year = 1e24};
    auto shares = cash, capped = cash;
    shares.equity_share = 0.5;
    capped.cash_cap_usd_per_year = 1e6;
    for (auto& firm : {shares, capped}) {
        CHECK_THROWS_WITH(market::checked(firm),
                          "PoachingFirm(a).equity_discount = nan: must be from 0 to 1 (share of "
                          "its face value that equity is worth less to its holder)");
        auto given = firm;
        given.equity_discount = 0.0;
        CHECK_NOTHROW(market::checked(given));
    }
    auto wrong = cash;
    wrong.equity_discount = 1.5;  // given without need, and wrong
    CHECK_THROWS_AS(market::checked(wrong), core::InvalidParameter);
}

}  // namespace employers_test
