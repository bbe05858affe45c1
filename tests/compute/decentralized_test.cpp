#include "isocost/compute/decentralized.hpp"

#include <doctest/doctest.h>

namespace decentralized_test {

using namespace isocost;
using compute::Batches;
using compute::LocalSteps;
using compute::Node;

namespace {

// A model of 10 billion parameters at 2 bytes over 1 Gbit/s, steps of 8 s.
const LocalSteps diloco{
    .steps = 500, .step_seconds = 8, .exchanged_bytes = 20e9, .bandwidth_bytes_per_s = 0.125e9};

const LocalSteps free_network{
    .steps = 1, .step_seconds = 1, .exchanged_bytes = 0, .bandwidth_bytes_per_s = 1};

/// Most that any set of nodes delivers with equal batches.
double by_all_sets(const std::vector<Node>& nodes, const LocalSteps& local) {
    double most = 0.0;
    for (std::size_t set = 1; set < (std::size_t{1} << nodes.size()); ++set) {
        std::vector<Node> chosen;
        for (std::size_t k = 0; k < nodes.size(); ++k)
            if (set >> k & 1) chosen.push_back(nodes[k]);
        most = std::max(most, compute::fleet_flop_per_s(chosen, Batches::equal, local));
    }
    return most;
}

}  // namespace

TEST_CASE("network efficiency: time to compute over time in all") {
    // 4000 s of work, 160 s of exchange.
    CHECK(compute::network_efficiency(diloco) == doctest::Approx(4000.0 / 4160.0).epsilon(1e-15));
    auto every_step = diloco;
    every_step.steps = 1;
    CHECK(compute::network_efficiency(every_step) == doctest::Approx(8.0 / 168.0).epsilon(1e-15));
    CHECK(compute::network_efficiency(free_network) == 1.0);
    auto infinite = diloco;
    infinite.bandwidth_bytes_per_s = core::infinity;
    CHECK(compute::network_efficiency(infinite) == 1.0);
}

TEST_CASE("efficiency rises with local steps, bandwidth and step time, and falls with bytes") {
    const double base = compute::network_efficiency(diloco);
    for (double LocalSteps::*up :
         {&LocalSteps::steps, &LocalSteps::step_seconds, &LocalSteps::bandwidth_bytes_per_s}) {
        auto more = diloco;
        more.*up *= 2;
        CHECK(compute::network_efficiency(more) > base);
    }
    auto larger = diloco;
    larger.exchanged_bytes *= 2;
    CHECK(compute::network_efficiency(larger) < base);
}

TEST_CASE("the fewest local steps for an efficiency give that efficiency") {
    auto local = diloco;
    local.steps = compute::least_local_steps(0.9, diloco);
    CHECK(compute::network_efficiency(local) == doctest::Approx(0.9).epsilon(1e-14));
    CHECK(compute::least_local_steps(0.01, diloco) == 1.0);
    CHECK_THROWS_WITH(compute::least_local_steps(1.0, diloco),
                      "least_local_steps.efficiency = 1: must be between 0 and 1");
}

TEST_CASE("unlike nodes: in proportion they add up, in equal parts all wait for the slowest") {
    const std::vector<Node> nodes{{"H800", 4.0}, {"A800", 1.5}, {"910B", 1.0}};
    CHECK(compute::fleet_flop_per_s(nodes, Batches::proportional, free_network) == 6.5);
    CHECK(compute::fleet_flop_per_s(nodes, Batches::equal, free_network) == 3.0);
    const double eta = compute::network_efficiency(diloco);
    CHECK(compute::fleet_flop_per_s(nodes, Batches::equal, diloco) ==
          doctest::Approx(3.0 * eta).epsilon(1e-15));
    CHECK(compute::fleet_flop_per_s({nodes[0]}, Batches::equal, diloco) == 4.0);
    // Alike nodes make no difference between the two.
    const std::vector<Node> alike{{"a", 2.0}, {"b", 2.0}};
    CHECK(compute::fleet_flop_per_s(alike, Batches::equal, diloco) ==
          compute::fleet_flop_per_s(alike, Batches::proportional, diloco));
}

TEST_CASE("which nodes are worth adding: as good as any set") {
    CHECK(compute::best_equal_nodes({{"910B", 1.0}, {"H800", 4.0}, {"A800", 1.5}}, free_network)
              .size() == 1);
    CHECK(compute::best_equal_nodes({{"a", 4.0}, {"b", 3.0}}, free_network).size() == 2);
    CHECK(compute::best_equal_nodes({{"a", 4.0}, {"b", 2.0}}, free_network).size() == 1);
    for (const auto& rates : std::vector<std::vector<double>>{
             {5, 4, 3, 2, 1}, {1, 1, 1, 1, 1}, {9, 8.5, 8, 3, 0.1}, {3, 1, 1, 1, 1, 1, 1}})
        for (const auto& local : {free_network, diloco}) {
            std::vector<Node> nodes;
            for (const double rate : rates) nodes.push_back({"node", rate});
            const auto best = compute::best_equal_nodes(nodes, local);
            CHECK(compute::fleet_flop_per_s(best, Batches::equal, local) ==
                  doctest::Approx(by_all_sets(nodes, local)).epsilon(1e-15));
        }
}

TEST_CASE("what makes no sense is refused") {
    auto half = diloco;
    half.steps = 0.5;
    CHECK_THROWS_WITH(compute::network_efficiency(half),
                      "LocalSteps.steps = 0.5: must be 1 or more and finite (local steps between "
                      "two exchanges)");
    CHECK_THROWS_WITH(compute::fleet_flop_per_s({}, Batches::equal, diloco),
                      "nodes = {}: must have at least one node");
    CHECK_THROWS_WITH(compute::best_equal_nodes({{"a", -1.0}}, diloco),
                      "Node(a).flop_per_s = -1: must be positive and finite (delivered on its "
                      "own)");
}

}  // namespace decentralized_test
