#include "isocost/knowledge/steady_state.hpp"

#include <doctest/doctest.h>

#include <random>

#include "isocost/knowledge/path.hpp"
#include "knowledge/networks.hpp"

namespace steady_state_test {

using namespace isocost;
using knowledge::KnowledgeNetwork;

namespace {

KnowledgeNetwork random_network(std::size_t labs, std::mt19937_64& random) {
    const auto draw = [&] { return static_cast<double>(random() % 1000) / 1000.0; };
    KnowledgeNetwork network{.labs = {},
                             .flow_persons_per_year = {},
                             .diffusion_gap = {},
                             .carry = draw(),
                             .obsolescence_per_year = 0.01 + 0.2 * draw()};
    for (std::size_t i = 0; i < labs; ++i) {
        network.labs.push_back({.name = std::to_string(i),
                                .knowledge = 100.0 * draw(),
                                .headcount = 50.0 + 500.0 * draw(),
                                .creation_per_year = 20.0 * draw(),
                                .codified_share = draw(),
                                .unshared_share = draw(),
                                .exits_per_year = 30.0 * draw()});
        std::vector<double> flows, gaps;
        for (std::size_t j = 0; j < labs; ++j) {
            flows.push_back(i == j ? 0.0 : 40.0 * draw());
            gaps.push_back(draw());
        }
        network.flow_persons_per_year.push_back(flows);
        network.diffusion_gap.push_back(gaps);
    }
    return network;
}

}  // namespace

TEST_CASE("two labs by hand: the leader rests at creation over loss, the follower below") {
    auto network = knowledge::tests::leader_and_follower();
    network.labs[1].creation_per_year = 2.0;
    const auto rest = knowledge::steady_state(network);
    REQUIRE(rest.status == core::Status::optimal);
    // Loss 0.05 by leavers and 0.05 by itself; learning 20 · 0.8 · 0.75/200 = 0.06.
    CHECK(rest.knowledge[0] == doctest::Approx(100.0).epsilon(1e-14));
    CHECK(rest.knowledge[1] == doctest::Approx((2.0 + 0.06 * 100.0) / 0.16).epsilon(1e-14));
    CHECK(rest.order == std::vector<std::size_t>{0, 1});
    CHECK(rest.rates[1].learned == doctest::Approx(0.06 * 50.0).epsilon(1e-14));
}

TEST_CASE("equal labs rest at the same stock, whoever led") {
    const auto rest = knowledge::steady_state(knowledge::tests::leader_and_follower());
    CHECK(rest.knowledge[0] == doctest::Approx(rest.knowledge[1]).epsilon(1e-14));
}

TEST_CASE("no mobility: every lab rests where its own creation and obsolescence leave it") {
    const auto still = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    const auto rest = knowledge::steady_state(still);
    REQUIRE(rest.status == core::Status::optimal);
    const std::vector<double> alone{300.0, 120.0, 50.0};
    for (std::size_t j = 0; j < 3; ++j)
        CHECK(rest.knowledge[j] == doctest::Approx(alone[j]).epsilon(1e-14));
}

TEST_CASE("random networks: the certificate holds, and paths from two starts end there") {
    std::mt19937_64 random(20250603);
    for (int round = 0; round < 20; ++round) {
        auto network = random_network(2 + static_cast<std::size_t>(round) % 6, random);
        const auto rest = knowledge::steady_state(network);
        REQUIRE(rest.status == core::Status::optimal);
        CHECK(rest.residual <= 1e-13);
        for (const double start : {0.0, 1000.0}) {
            for (auto& lab : network.labs) lab.knowledge = start;
            // The slowest decay is 0.01 a year: e^{-30} of the distance is left.
            const auto path = knowledge::knowledge_path(network, {3000.0}, {.tolerance = 1e-11});
            REQUIRE(path.status == core::Status::optimal);
            for (std::size_t j = 0; j < network.labs.size(); ++j)
                CHECK(path.knowledge[0][j] == doctest::Approx(rest.knowledge[j]).epsilon(1e-7));
        }
    }
}

TEST_CASE("people who leave the top for others never raise its stock") {
    auto network = knowledge::tests::three_labs();
    const auto rest = knowledge::steady_state(network);
    network.flow_persons_per_year[0][1] += 50.0;
    const auto leaked = knowledge::steady_state(network);
    CHECK(leaked.knowledge[0] < rest.knowledge[0]);
    CHECK(rest.order.front() == 0);
}

TEST_CASE("knowledge that is never lost has no rest, or none of its own") {
    auto network = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    network.obsolescence_per_year = 0.0;
    const auto grows = knowledge::steady_state(network);
    CHECK(grows.status == core::Status::unbounded);
    CHECK(grows.reason ==
          "front creates knowledge and loses none: its stock grows without end; "
          "obsolescence_per_year above 0 would give it a rest");
    for (auto& lab : network.labs) lab.creation_per_year = 0.0;
    const auto anywhere = knowledge::steady_state(network);
    CHECK(anywhere.status == core::Status::infeasible);
    CHECK(anywhere.reason ==
          "front neither creates nor loses knowledge: where it rests depends on where it starts; "
          "obsolescence_per_year above 0 would give it a rest");
    CHECK(anywhere.knowledge.empty());
    network.obsolescence_per_year = 0.1;
    CHECK(knowledge::steady_state(network).status == core::Status::optimal);
    CHECK(knowledge::steady_state(network).knowledge == std::vector<double>(3, 0.0));
}

TEST_CASE("a lab that loses next to nothing rests beyond double numbers") {
    auto network = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    network.obsolescence_per_year = 1e-308;
    const auto rest = knowledge::steady_state(network);
    CHECK(rest.status == core::Status::out_of_range);
    CHECK(rest.reason == "a lab loses so little that its stock is beyond double numbers");
}

TEST_CASE("the certificate refuses stocks that do not rest") {
    const auto network = knowledge::tests::three_labs();
    auto off = knowledge::steady_state(network);
    off.status = core::Status::stalled;
    off.knowledge[1] *= 1.001;
    knowledge::detail::certify(network, off);
    CHECK(off.status == core::Status::stalled);
    CHECK(off.residual > 1e-4);
    CHECK(off.reason == "the rates do not cancel");
}

}  // namespace steady_state_test
