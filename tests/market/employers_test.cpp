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
    CHECK_NOTHROW(core::checked(firm, "PoachingFirm"));
    auto wrong = firm;
    wrong.staff_exponent = 1.2;
    CHECK_THROWS_AS(core::checked(wrong, "PoachingFirm"), core::InvalidParameter);
}

}  // namespace employers_test
