#include "isocost/knowledge/stock.hpp"

#include <doctest/doctest.h>

#include "knowledge/networks.hpp"

namespace stock_test {

using namespace isocost;
using knowledge::KnowledgeNetwork;

TEST_CASE("two labs by hand: what is lost at the source is not what is gained at the destination") {
    const auto network = knowledge::tests::leader_and_follower();
    const auto rates = knowledge::knowledge_rates(network, {80.0, 30.0});
    CHECK(knowledge::quits_per_year(network, 0) == 40.0);
    // 20 of 400 leave for the follower, 20 elsewhere; half of what they know is written down.
    CHECK(rates[0].left == doctest::Approx(40.0 * 0.5 * 80.0 / 400.0).epsilon(1e-15));
    CHECK(rates[0].learned == 0.0);
    CHECK(rates[0].obsolete == 4.0);
    // 20 who carry 0.8 · 0.75 of a difference of 50 into a lab of 200.
    CHECK(rates[1].learned == doctest::Approx(20.0 * 0.8 * 0.75 * 50.0 / 200.0).epsilon(1e-15));
    CHECK(rates[1].net() == doctest::Approx(10.0 + 3.0 - 1.5 - 1.5).epsilon(1e-15));
}

TEST_CASE("no mobility, no leakage: nothing is learned and nothing leaves") {
    const auto still = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    for (const auto& rates : knowledge::knowledge_rates(still, {100.0, 60.0, 10.0})) {
        CHECK(rates.learned == 0.0);
        CHECK(rates.left == 0.0);
    }
}

TEST_CASE("a lab learns from those who know more, and the more the wider the gap") {
    const auto network = knowledge::tests::three_labs();
    const auto at = [&](double front) {
        return knowledge::knowledge_rates(network, {front, 60.0, 10.0});
    };
    CHECK(at(60.0)[1].learned == 0.0);
    CHECK(at(60.0)[0].learned == 0.0);
    CHECK(at(80.0)[1].learned > 0.0);
    CHECK(at(100.0)[1].learned == doctest::Approx(2.0 * at(80.0)[1].learned).epsilon(1e-15));
    CHECK(at(50.0)[0].learned > 0.0);
    auto blind = network;
    for (auto& row : blind.diffusion_gap) row.assign(3, 1.0);
    for (const auto& rates : knowledge::knowledge_rates(blind, {100.0, 60.0, 10.0}))
        CHECK(rates.learned == 0.0);
}

TEST_CASE("what is written down does not leave") {
    auto network = knowledge::tests::three_labs();
    for (auto& lab : network.labs) lab.codified_share = 1.0;
    for (std::size_t j = 0; j < 3; ++j) CHECK(knowledge::leaving_loss_per_year(network, j) == 0.0);
}

TEST_CASE("without a matrix of gaps everything that is carried arrives") {
    auto network = knowledge::tests::three_labs();
    network.diffusion_gap.clear();
    CHECK(knowledge::learning_per_year(network, 0, 2) == doctest::Approx(10.0 * 0.6 / 100.0));
    CHECK(knowledge::learning_per_year(network, 1, 1) == 0.0);
}

TEST_CASE("a network that makes no sense is refused") {
    const auto good = knowledge::tests::three_labs();
    CHECK_THROWS_WITH(knowledge::checked(KnowledgeNetwork{}),
                      "KnowledgeNetwork.labs = none: must be given");
    auto bad = good;
    bad.flow_persons_per_year[1][1] = 2.0;
    CHECK_THROWS_WITH(knowledge::checked(bad),
                      "KnowledgeNetwork.flow_persons_per_year[1][1] = 2: must be 0: who stays does "
                      "not move");
    bad = good;
    bad.diffusion_gap[0][1] = 1.5;
    CHECK_THROWS_WITH(knowledge::checked(bad),
                      "KnowledgeNetwork.diffusion_gap[0][1] = 1.5: must be from 0 to 1");
    bad = good;
    bad.flow_persons_per_year.pop_back();
    CHECK_THROWS_WITH(knowledge::checked(bad),
                      "KnowledgeNetwork.flow_persons_per_year = 2 rows: must have a row and a "
                      "column for each of 3 labs");
    bad = good;
    bad.diffusion_gap[0].pop_back();
    CHECK_THROWS_AS(knowledge::checked(bad), core::InvalidParameter);
    bad = good;
    bad.labs[2].headcount = 0.0;
    CHECK_THROWS_WITH(knowledge::checked(bad),
                      "Laboratory(young).headcount = 0: must be positive and finite (people of the "
                      "lab)");
    CHECK_THROWS_AS(knowledge::knowledge_rates(good, {1.0}), core::InvalidParameter);
    CHECK_THROWS_AS(knowledge::knowledge_rates(good, {1.0, -1.0, 2.0}), core::InvalidParameter);
}

}  // namespace stock_test
