#include "isocost/knowledge/half_life.hpp"

#include <doctest/doctest.h>

#include "isocost/knowledge/path.hpp"
#include "knowledge/networks.hpp"

namespace half_life_test {

using namespace isocost;
using knowledge::Lead;

namespace {

/// The lead of `leader_and_follower`: both lose 0.05 by leavers and 0.05 by obsolescence.
const Lead lead{.flow_persons_per_year = 20.0,
                .carry = 0.8,
                .diffusion_gap = 0.25,
                .follower_headcount = 200.0,
                .loss_per_year = 0.1};

}  // namespace

TEST_CASE("20 of 200 a year who carry 60 % of a lead: 6 % leaks, 16 % is gone") {
    const auto answer = knowledge::half_life(lead);
    CHECK(answer.leak_per_year == doctest::Approx(0.06).epsilon(1e-15));
    CHECK(answer.decay_per_year == doctest::Approx(0.16).epsilon(1e-15));
    CHECK(answer.half_life_years == doctest::Approx(4.332169878499658).epsilon(1e-15));  // ln 2/.16
}

TEST_CASE("on the path the lead is half after a half-life and a quarter after two") {
    const auto network = knowledge::tests::leader_and_follower();
    const double half = knowledge::half_life(lead).half_life_years;
    const auto path = knowledge::knowledge_path(network, {half, 2.0 * half}, {.tolerance = 1e-12});
    REQUIRE(path.status == core::Status::optimal);
    for (const auto& [row, left] : {std::pair{0, 25.0}, std::pair{1, 12.5}}) {
        const auto& stocks = path.knowledge[static_cast<std::size_t>(row)];
        CHECK(stocks[0] - stocks[1] == doctest::Approx(left).epsilon(1e-9));  // of 50 at the start
    }
}

TEST_CASE("an innovator who creates more keeps a lead, as on the path") {
    auto network = knowledge::tests::leader_and_follower();
    network.labs[0].creation_per_year += 4.0;
    const auto path = knowledge::knowledge_path(network, {400.0}, {.tolerance = 1e-12});
    CHECK(path.knowledge[0][0] - path.knowledge[0][1] ==
          doctest::Approx(knowledge::lasting_lead(lead, 4.0)).epsilon(1e-8));
    CHECK(knowledge::lasting_lead(lead, 0.0) == 0.0);
}

TEST_CASE("nobody moves and nothing is lost: the lead lasts for ever") {
    auto kept = lead;
    kept.flow_persons_per_year = 0.0;
    CHECK(knowledge::half_life(kept).leak_per_year == 0.0);
    kept.loss_per_year = 0.0;
    CHECK(std::isinf(knowledge::half_life(kept).half_life_years));
    CHECK(knowledge::lead_left(kept, 100.0) == 1.0);
    CHECK(std::isinf(knowledge::lasting_lead(kept, 1.0)));
    CHECK(knowledge::lasting_lead(kept, 0.0) == 0.0);
}

TEST_CASE("what is left of a lead halves with every half-life") {
    const double half = knowledge::half_life(lead).half_life_years;
    CHECK(knowledge::lead_left(lead, 0.0) == 1.0);
    CHECK(knowledge::lead_left(lead, 3.0 * half) == doctest::Approx(0.125).epsilon(1e-14));
}

TEST_CASE("a lead that makes no sense is refused") {
    CHECK_THROWS_AS(knowledge::half_life({}), core::InvalidParameter);
    auto bad = lead;
    bad.carry = 1.2;
    CHECK_THROWS_WITH(knowledge::half_life(bad),
                      "Lead.carry = 1.2: must be from 0 to 1 (share of the difference that they "
                      "carry over)");
    CHECK_THROWS_AS(knowledge::lead_left(lead, -1.0), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::lasting_lead(lead, -1.0), core::InvalidParameter);
}

}  // namespace half_life_test
