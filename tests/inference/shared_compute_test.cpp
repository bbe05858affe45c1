#include "isocost/inference/shared_compute.hpp"

#include <doctest/doctest.h>

namespace shared_compute_test {

using namespace isocost;
using inference::SharedCompute;

namespace {

const SharedCompute lab{.cap_flop_per_year = 1e26,
                        .research_utilization = 0.4,
                        .prefill_utilization = 0.4,
                        .decode_utilization = 0.1,
                        .active_parameters = 37e9,
                        .input_tokens_per_year = 1e14,
                        .output_tokens_per_year = 5e13,
                        .teacher_active_parameters = 1e11,
                        .synthetic_tokens_per_year = 1e12};

}  // namespace

TEST_CASE("serving, synthetic data and research add up to the cap") {
    const auto s = inference::share_compute(lab);
    REQUIRE(s.status == core::Status::optimal);
    // 2 · 37e9 · (1e14 + 4 · 5e13) = 2.22e25, 2 · 1e11 · 4 · 1e12 = 8e23; rounded a few times.
    CHECK(s.serving_flop_per_year == doctest::Approx(2.22e25).epsilon(1e-14));
    CHECK(s.synthetic_flop_per_year == doctest::Approx(8e23).epsilon(1e-14));
    CHECK(s.research_cap_flop_per_year + s.serving_flop_per_year + s.synthetic_flop_per_year ==
          doctest::Approx(1e26).epsilon(1e-15));
    CHECK(s.most_served_share == 1.0);
}

TEST_CASE("a token takes more of the cap the worse it is served") {
    CHECK(inference::cap_flop_per_token(37e9, 0.4, 0.4) == 74e9);
    CHECK(inference::cap_flop_per_token(37e9, 0.4, 0.1) == doctest::Approx(296e9).epsilon(1e-15));
    // A shadow price of 1e-18 USD per FLOP, once the price of a FLOP again.
    CHECK(inference::displaced_research_usd_per_mtok(1e-18, 296e9) ==
          doctest::Approx(0.296).epsilon(1e-15));
}

TEST_CASE("more tokens leave less for research, one for one") {
    auto more = lab;
    more.output_tokens_per_year += 1e12;
    CHECK(inference::share_compute(lab).research_cap_flop_per_year -
              inference::share_compute(more).research_cap_flop_per_year ==
          doctest::Approx(1e12 * 296e9).epsilon(1e-9));  // of a difference of numbers 250 times it
}

TEST_CASE("serving that exceeds the cap: the least cap, and the most that can be served") {
    auto small = lab;
    small.cap_flop_per_year = 1.19e25;
    const auto s = inference::share_compute(small);
    CHECK(s.status == core::Status::infeasible);
    CHECK(std::isnan(s.research_cap_flop_per_year));
    CHECK(s.most_served_share == doctest::Approx(0.5).epsilon(1e-14));
    CHECK(s.reason ==
          "serving and synthetic data take 2.3e+25 FLOP per year, the cap is 1.19e+25; it must "
          "rise to that, or only 0.5 of the tokens be served");
    auto raised = small;
    raised.cap_flop_per_year = s.least_cap_flop_per_year;
    CHECK(inference::share_compute(raised).research_cap_flop_per_year == 0.0);
    // No serving at all when the synthetic data alone are too much.
    small.cap_flop_per_year = 1e23;
    CHECK(inference::share_compute(small).most_served_share == 0.0);
}

TEST_CASE("compute that makes no sense is refused") {
    auto wrong = lab;
    wrong.decode_utilization = 0.0;
    CHECK_THROWS_WITH(inference::share_compute(wrong),
                      "SharedCompute.decode_utilization = 0: must be above 0 and at most 1 (share "
                      "of the peak when writing)");
    CHECK_THROWS_AS(inference::displaced_research_usd_per_mtok(-1.0, 1.0), core::InvalidParameter);
}

}  // namespace shared_compute_test
