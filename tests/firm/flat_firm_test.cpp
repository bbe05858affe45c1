#include "isocost/firm/flat_firm.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace flat_firm_test {

using namespace isocost;

TEST_CASE("a flat input's price is that of an isoelastic supply with the same numbers") {
    firm::FlatInputData input{
        .share = 1.0, .price = 3.0, .inverse_elasticity = 0.7, .benchmark = 20.0};
    const cost::IsoelasticCost supply({.price = 3.0,
                                       .reference = 20.0,
                                       .inverse_elasticity = 0.7,
                                       .buyer = cost::Buyer::monopsonist});
    for (const double x : {1e-9, 5.0, 20.0, 1e9}) {
        const double price = firm::detail::flat_price(input, std::log(x / 20.0));
        CHECK(price * x == doctest::Approx(supply.outlay(x)).epsilon(1e-14));
        CHECK(price * firm::detail::markup(input) ==
              doctest::Approx(supply.marginal(x).lower).epsilon(1e-14));
    }
    input.buyer = cost::Buyer::price_taker;
    CHECK(firm::detail::markup(input) == 1.0);
}

}  // namespace flat_firm_test
