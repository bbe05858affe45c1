// Which chips may be had: by whom, where and when, with the reason and its source.
#include <cstdio>
#include <isocost/compute/catalog.hpp>
#include <isocost/compute/legal_fleet.hpp>

using namespace std::chrono_literals;
namespace compute = isocost::compute;
using compute::Place;

std::string verdict(const compute::Accelerator& chip, compute::Date day, const char* entity,
                    Place place) {
    const auto answer = compute::allowed(chip, day, entity, place);
    std::printf("%-22s %s in %s: %s (%s)\n", chip.name.c_str(), entity,
                place == Place::china ? "China" : "a cloud abroad", text(answer).c_str(),
                answer.reason.c_str());
    return text(answer);
}

int main() {
    const auto h800 = compute::accelerator("NVIDIA H800 SXM5");
    auto h20 = compute::accelerator("NVIDIA HGX H20");
    bool ok = verdict(h800, 2023y / 6 / 1, "MiniMax", Place::china) == "allowed";
    ok = ok && verdict(h800, 2024y / 6 / 1, "MiniMax", Place::china) == "licence required";

    // A figure that nobody has published is named, not guessed; an assumption is the user's.
    ok = ok && verdict(h20, 2024y / 6 / 1, "MiniMax", Place::china) == "unknown: die_mm2";
    h20.die_mm2 = 814;  // if it is as large as an H100's
    ok = ok && verdict(h20, 2024y / 6 / 1, "MiniMax", Place::china) == "allowed";
    ok = ok && verdict(h20, 2025y / 6 / 1, "MiniMax", Place::china) == "licence required";

    // A cloud abroad is open to all but listed entities.
    ok = ok && verdict(h800, 2025y / 6 / 1, "MiniMax", Place::offshore_cloud) == "allowed";
    ok =
        ok && verdict(h800, 2025y / 6 / 1, "Zhipu AI", Place::offshore_cloud) == "licence required";

    // Memory stacks have a rule of their own before they are packaged with a processor.
    const compute::MemoryStack stack{
        .name = "stack", .bandwidth_bytes_per_s = 300e9, .package_mm2 = 100};
    ok = ok && text(compute::allowed(stack, 2025y / 6 / 1, "MiniMax", Place::china)) == "exception";
    return ok ? 0 : 1;
}
