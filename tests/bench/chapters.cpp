// chapters: how long a fleet of a thousand classes and a frontier of ten thousand placements take,
// as JSON: microseconds (median of rounds, CPU time of this thread) and whether the answers hold.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <isocost/compute/fleet.hpp>
#include <isocost/inference/frontier.hpp>
#include <isocost/isocost.hpp>
#include <string>
#include <vector>

namespace {

using namespace isocost;

constexpr int rounds = 51;

double cpu_microseconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

template <class Work>
double median_microseconds(Work&& work) {
    std::vector<double> times;
    for (int k = 0; k < rounds; ++k) {
        const double start = cpu_microseconds();
        work();
        times.push_back(cpu_microseconds() - start);
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

/// Classes of rented chips, no two of one price, in no order.
std::vector<compute::FleetClass> fleet(int classes) {
    std::vector<compute::FleetClass> all;
    compute::Accelerator chip{.name = "chip"};
    chip.dense_16bit_flop_per_s = 1e15;
    for (int k = 0; k < classes; ++k)
        all.push_back({"class " + std::to_string(k), chip, 10.0, 0.35, 0.9,
                       compute::Rented{1.0 + 0.001 * ((k * 617) % classes)}});
    return all;
}

/// Merit order, cost curve, firm and its equilibrium, half of the fleet in use.
Result solve(const std::vector<compute::FleetClass>& classes, double compute) {
    const CES technology({.shares = {{"compute", 0.6}, {"talent", 0.4}},
                          .sigma = 0.7,
                          .benchmark = {{"compute", compute}, {"talent", 100.0}}});
    const Firm lab({.technology = technology,
                    .costs = {{"compute", compute::fleet_cost(compute::merit_order(classes))},
                              {"talent", LinearCost({.price = 1e6})}}});
    return minimize_opex(lab, {.capability = 1.0});
}

std::vector<double> numbers(int count) {
    std::vector<double> all;
    for (int k = 1; k <= count; ++k) all.push_back(k);
    return all;
}

}  // namespace

int main() {
    const auto classes = fleet(1000);
    const double half = 500.0 * 10.0 * compute::flop_per_chip_year(classes[0]);
    const auto result = solve(classes, half);
    const double fleet_time = median_microseconds([&] { (void)solve(classes, half); });

    const auto model = inference::transformer("Llama 3 70B");
    const auto chip = inference::erdil_h100();
    const inference::PlacementGrid grid{numbers(100), numbers(100), 0.0};
    const auto frontier = inference::price_speed_frontier(model, chip, grid);
    const double frontier_time =
        median_microseconds([&] { (void)inference::price_speed_frontier(model, chip, grid); });

    std::printf(
        "{\"fleet\": {\"classes\": 1000, \"microseconds\": %.3f, \"certified\": %s, "
        "\"flop_per_year\": %.17g},\n \"frontier\": {\"placements\": %zu, \"microseconds\": %.3f, "
        "\"certified\": %s, \"points\": %zu}}\n",
        fleet_time, result.status == Status::optimal ? "true" : "false", result.inputs["compute"],
        frontier.placements, frontier_time, frontier.certificate.holds() ? "true" : "false",
        frontier.points.size());
    return 0;
}
