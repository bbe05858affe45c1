#include "isocost/data/synthetic.hpp"

#include <doctest/doctest.h>

#include "data/sources.hpp"

namespace synthetic_test {

using namespace isocost;

namespace {

// A 37e9-parameter teacher decoding at a tenth of what training achieves; 2 USD per 1e18 FLOP.
const data::SyntheticTokens writer{.teacher_parameters = 37e9,
                                   .training_utilization = 0.4,
                                   .decode_utilization = 0.04,
                                   .compute_usd_per_flop = 2e-18};

}  // namespace

TEST_CASE("a synthetic token takes 2N FLOP times how much worse decoding uses the chips") {
    CHECK(data::flop_per_synthetic_token(writer) == doctest::Approx(7.4e11).epsilon(1e-15));
    CHECK(data::synthetic_usd_per_token(writer, 0.0) == doctest::Approx(1.48e-6).epsilon(1e-15));
}

TEST_CASE("under a binding cap it costs what its FLOP would have earned elsewhere, too") {
    const double shadow = 3e-18;
    const double extra =
        data::synthetic_usd_per_token(writer, shadow) - data::synthetic_usd_per_token(writer, 0.0);
    CHECK(extra == doctest::Approx(shadow * data::flop_per_synthetic_token(writer)).epsilon(1e-14));
}

TEST_CASE("at the shadow price where buying begins, a token costs the same either way") {
    const double shadow = data::shadow_price_to_buy_usd_per_flop(writer, 2.19e-6);
    CHECK(shadow > 0.0);
    CHECK(data::synthetic_usd_per_token(writer, shadow) == doctest::Approx(2.19e-6).epsilon(1e-14));
    CHECK(data::shadow_price_to_buy_usd_per_flop(writer, 1e-6) < 0.0);
    CHECK(test::refusal([] {
              data::shadow_price_to_buy_usd_per_flop(writer, 0.0);
          }).find("shadow_price_to_buy_usd_per_flop.price_usd_per_token = 0") == 0);
}

TEST_CASE("million tokens to tokens, and what is refused") {
    CHECK(data::usd_per_token(2.19) == doctest::Approx(2.19e-6).epsilon(1e-15));
    CHECK(test::refusal([] { data::usd_per_token(0.0); }) ==
          "usd_per_token.usd_per_mtok = 0: must be positive and finite");
    CHECK(test::refusal([] { data::synthetic_usd_per_token(writer, -1.0); }) ==
          "synthetic_usd_per_token.shadow_price_usd_per_flop = -1: must be 0 or more and finite "
          "(of the compute cap; 0 on rented hardware)");
    auto idle = writer;
    idle.decode_utilization = 0.0;
    CHECK(test::refusal([&] { data::flop_per_synthetic_token(idle); }) ==
          "SyntheticTokens.decode_utilization = 0: must be above 0 and at most 1 (share of the "
          "peak that decoding achieves)");
}

}  // namespace synthetic_test
