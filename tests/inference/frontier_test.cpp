#include "isocost/inference/frontier.hpp"

#include <doctest/doctest.h>

#include <numeric>

namespace frontier_test {

using namespace isocost;
using inference::FrontierPoint;
using inference::PlacementGrid;

namespace {

std::vector<double> up_to(int last) {
    std::vector<double> values(static_cast<std::size_t>(last));
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

const auto llama = inference::transformer("Llama 3 70B");
const auto h100 = inference::erdil_h100();

}  // namespace

TEST_CASE("a frontier of 10 000 placements: price and speed rise together, nothing beats it") {
    const PlacementGrid grid{.chips = up_to(100), .batches = up_to(100), .context_tokens = 4096.0};
    const auto frontier = inference::price_speed_frontier(llama, h100, grid);
    REQUIRE(frontier.status == core::Status::optimal);
    CHECK(frontier.certificate.holds());
    CHECK(frontier.placements == 10000);
    for (std::size_t k = 1; k < frontier.points.size(); ++k) {
        CHECK(frontier.points[k].usd_per_mtok > frontier.points[k - 1].usd_per_mtok);
        CHECK(frontier.points[k].tokens_per_s_per_user >
              frontier.points[k - 1].tokens_per_s_per_user);
    }
    auto seeing = grid;
    seeing.cache_reads = true;
    CHECK(inference::price_speed_frontier(llama, h100, seeing).points.front().usd_per_mtok >
          frontier.points.front().usd_per_mtok);
    // Its points are what `serve` says, and `serve` finds as many that do not fit.
    std::size_t infeasible = 0;
    double cheapest = core::infinity;
    double fastest = 0.0;
    for (const double n : grid.chips)
        for (const double b : grid.batches) {
            const auto s = inference::serve({.model = llama,
                                             .chip = h100,
                                             .chips = n,
                                             .batch = b,
                                             .context_tokens = grid.context_tokens});
            infeasible += static_cast<std::size_t>(s.status == core::Status::infeasible);
            if (s.status == core::Status::infeasible) continue;
            cheapest = std::min(cheapest, s.usd_per_mtok);
            fastest = std::max(fastest, s.tokens_per_s_per_user);
        }
    CHECK(frontier.infeasible == infeasible);
    CHECK(infeasible > 0);
    CHECK(frontier.points.front().usd_per_mtok == cheapest);
    CHECK(frontier.points.back().tokens_per_s_per_user == fastest);
}

TEST_CASE("the certificate finds a point that is beaten and a placement that is missed") {
    const std::vector<FrontierPoint> all{
        {1.0, 1.0, 1.0, 10.0}, {2.0, 1.0, 2.0, 20.0}, {3.0, 1.0, 3.0, 15.0}};
    CHECK(inference::certify({all[0], all[1]}, all).holds());
    CHECK(inference::certify({all[0]}, all).uncovered == 2);
    CHECK(inference::certify(all, all).dominated == 1);
}

TEST_CASE("the cheapest placement that is fast enough") {
    const auto frontier = inference::price_speed_frontier(
        llama, h100, {.chips = up_to(32), .batches = up_to(64), .context_tokens = 1024.0});
    const auto answer = inference::cheapest_at_speed(frontier, 100.0);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.point.tokens_per_s_per_user >= 100.0);
    for (const auto& point : frontier.points)
        if (point.tokens_per_s_per_user >= 100.0)
            CHECK(point.usd_per_mtok >= answer.point.usd_per_mtok);
    const auto never = inference::cheapest_at_speed(frontier, 1e6);
    CHECK(never.status == core::Status::infeasible);
    CHECK(never.reason.find("the fastest placement gives ") == 0);
    CHECK(never.reason.find("1e+06 are asked for") != std::string::npos);
}

TEST_CASE("a model that fits nowhere: infeasible, and how many chips would hold it") {
    const auto frontier = inference::price_speed_frontier(
        inference::transformer("GPT-4"), h100,
        {.chips = up_to(8), .batches = {4.0}, .context_tokens = 0.0});
    CHECK(frontier.status == core::Status::infeasible);
    CHECK(frontier.points.empty());
    CHECK(frontier.infeasible == 8);
    CHECK(frontier.reason ==
          "GPT-4 needs 3594 GB (weights 3594 GB), 8 H100 have 640 GB; 45 would hold it");
    CHECK(inference::cheapest_at_speed(frontier, 1.0).reason == frontier.reason);
}

TEST_CASE("a grid that makes no sense is refused") {
    CHECK_THROWS_WITH(inference::price_speed_frontier(
                          llama, h100, {.chips = {}, .batches = {1.0}, .context_tokens = 0.0}),
                      "PlacementGrid = {}: must have chips and batches");
    CHECK_THROWS_AS(inference::price_speed_frontier(
                        llama, h100, {.chips = {2.5}, .batches = {1.0}, .context_tokens = 0.0}),
                    core::InvalidParameter);
    CHECK_THROWS_WITH(
        inference::price_speed_frontier(
            llama, h100, {.chips = {8.0}, .batches = {1.0, -1.0}, .context_tokens = 0.0}),
        "PlacementGrid.batches = -1: must be 1 or more and finite (sequences written at once)");
    CHECK_THROWS_AS(
        inference::price_speed_frontier(llama, h100, {.chips = {8.0}, .batches = {1.0}}),
        core::InvalidParameter);
}

}  // namespace frontier_test
