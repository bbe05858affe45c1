#pragma once

#include "isocost/knowledge/stock.hpp"

namespace isocost::knowledge::tests {

/// Three labs, the first ahead, all of whose figures differ.
inline KnowledgeNetwork three_labs() {
    return {.labs = {{.name = "front",
                      .knowledge = 100.0,
                      .headcount = 500.0,
                      .creation_per_year = 30.0,
                      .codified_share = 0.25,
                      .unshared_share = 0.5,
                      .exits_per_year = 20.0},
                     {.name = "middle",
                      .knowledge = 60.0,
                      .headcount = 800.0,
                      .creation_per_year = 12.0,
                      .codified_share = 0.5,
                      .unshared_share = 0.75,
                      .exits_per_year = 60.0},
                     {.name = "young",
                      .knowledge = 10.0,
                      .headcount = 100.0,
                      .creation_per_year = 5.0,
                      .codified_share = 0.0,
                      .unshared_share = 1.0,
                      .exits_per_year = 5.0}},
            .flow_persons_per_year = {{0.0, 40.0, 10.0}, {30.0, 0.0, 15.0}, {5.0, 8.0, 0.0}},
            .diffusion_gap = {{0.0, 0.5, 0.2}, {0.1, 0.0, 0.3}, {0.4, 0.6, 0.0}},
            .carry = 0.6,
            .obsolescence_per_year = 0.1};
}

/// The same labs with nobody moving or leaving.
inline KnowledgeNetwork without_mobility(KnowledgeNetwork network) {
    for (auto& row : network.flow_persons_per_year) row.assign(row.size(), 0.0);
    for (auto& lab : network.labs) lab.exits_per_year = 0.0;
    return network;
}

/// An innovator and a follower with the same creation and the same loss, apart by a lead.
inline KnowledgeNetwork leader_and_follower() {
    return {.labs = {{.name = "leader",
                      .knowledge = 80.0,
                      .headcount = 400.0,
                      .creation_per_year = 10.0,
                      .codified_share = 0.5,
                      .unshared_share = 1.0,
                      .exits_per_year = 20.0},
                     {.name = "follower",
                      .knowledge = 30.0,
                      .headcount = 200.0,
                      .creation_per_year = 10.0,
                      .codified_share = 0.5,
                      .unshared_share = 1.0,
                      .exits_per_year = 10.0}},
            .flow_persons_per_year = {{0.0, 20.0}, {10.0, 0.0}},
            .diffusion_gap = {{0.0, 0.25}, {0.25, 0.0}},
            .carry = 0.8,
            .obsolescence_per_year = 0.05};
}

}  // namespace isocost::knowledge::tests
