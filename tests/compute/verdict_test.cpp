#include "isocost/compute/verdict.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "isocost/compute/catalog.hpp"

namespace verdict_test {

using namespace isocost;
using namespace std::chrono_literals;
using compute::Date;
using compute::Effect;
using compute::ExportRule;
using compute::MemoryStack;
using compute::Place;

namespace {

std::string verdict(const compute::Accelerator& chip, Date day, Place place = Place::china,
                    const std::string& entity = "MiniMax") {
    return text(compute::allowed(chip, day, entity, place));
}

std::string verdict(const std::string& chip, Date day, Place place = Place::china,
                    const std::string& entity = "MiniMax") {
    return verdict(compute::accelerator(chip), day, place, entity);
}

const std::vector<std::string> eight{
    "NVIDIA A100 SXM4 80 GB", "NVIDIA A800 SXM", "NVIDIA H100 SXM5 80GB", "NVIDIA H800 SXM5",
    "NVIDIA HGX H20",         "NVIDIA H200 SXM", "AMD Instinct MI325X",   "Huawei Ascend 910B"};
const std::string h100 = eight[2];
const std::string h800 = eight[3];
const std::string h20 = eight[4];
const std::string h200 = eight[5];
const std::string mi325x = eight[6];
const std::string ascend = eight[7];

compute::Accelerator assumed_h20() {
    auto chip = compute::accelerator(h20);
    chip.die_mm2 = 814;  // GH100's, assumed
    return chip;
}

/// A rule that covers whatever has a TPP of `least` or more.
ExportRule above(const std::string& id, double least, Effect effect) {
    return {.id = id,
            .effective = 2020y / 1 / 1,
            .effect = effect,
            .thresholds = {{compute::Measure::total_processing_performance, least}},
            .source = "a law"};
}

}  // namespace

TEST_CASE("the same chips on the days of the rules, shipped to China") {
    CHECK(verdict(h100, 2022y / 8 / 1) == "allowed");
    CHECK(verdict(h100, 2022y / 9 / 1) == "licence required");  // letter of August 2022
    CHECK(verdict(h100, 2023y / 6 / 1) == "licence required");
    CHECK(verdict(h800, 2023y / 6 / 1) == "allowed");
    CHECK(verdict(h800, 2023y / 10 / 23) == "licence required");
    CHECK(verdict(h800, 2023y / 11 / 17) == "licence required");
    CHECK(verdict(assumed_h20(), 2024y / 6 / 1) == "allowed");
    CHECK(verdict(assumed_h20(), 2025y / 4 / 14) == "licence required");
    CHECK(verdict(assumed_h20(), 2025y / 8 / 31) == "case by case");
    CHECK(verdict(h100, 2026y / 1 / 15) == "case by case");
    CHECK(verdict("NVIDIA B200", 2026y / 1 / 15) == "licence required");
    CHECK(verdict(ascend, 2026y / 1 / 15) == "allowed");
}

TEST_CASE("a die that is not published leaves the H20 open until the letter decides") {
    CHECK(verdict(h20, 2024y / 6 / 1) == "unknown: die_mm2");
    CHECK(verdict(h20, 2025y / 4 / 14) == "licence required");
}

TEST_CASE("tariffs come beside the verdict") {
    const auto banded =
        compute::allowed(compute::accelerator(h200), 2026y / 1 / 15, "MiniMax", Place::china);
    CHECK(text(banded) == "case by case");
    CHECK(banded.tariff == 0.25);
    const auto mi =
        compute::allowed(compute::accelerator(mi325x), 2026y / 1 / 15, "MiniMax", Place::china);
    CHECK(mi.tariff == 0.25);
    CHECK(text(compute::allowed(compute::accelerator(h200), 2026y / 1 / 15, "lab", Place::china,
                                {above("duty", 0.0, Effect::tariff)})) == "tariff");
}

TEST_CASE("a listed entity gets no chip of the United States at any performance, anywhere") {
    for (const auto& chip : eight) {
        INFO(chip);
        const bool domestic = chip == ascend;
        for (const Place place : {Place::china, Place::offshore_cloud})
            CHECK(verdict(chip, 2025y / 1 / 16, place, "Zhipu AI") ==
                  (domestic ? "allowed" : "licence required"));
    }
    CHECK(verdict("NVIDIA Tesla V100 SXM2 32 GB", 2025y / 1 / 16, Place::china, "Zhipu") ==
          "licence required");
    CHECK(verdict("NVIDIA Tesla V100 SXM2 32 GB", 2025y / 1 / 15, Place::china, "Zhipu") !=
          "licence required");
}

TEST_CASE("a cloud abroad is open to those who are not listed") {
    CHECK(verdict(h100, 2025y / 6 / 1, Place::offshore_cloud) == "allowed");
    CHECK(verdict("NVIDIA B200", 2026y / 1 / 15, Place::offshore_cloud) == "allowed");
}

TEST_CASE("an entity that is not given is not taken for unlisted") {
    CHECK(verdict(h100, 2025y / 6 / 1, Place::offshore_cloud, "") == "unknown: entity");
    CHECK(verdict(h100, 2024y / 6 / 1, Place::offshore_cloud, "") == "allowed");
    CHECK(verdict(h100, 2025y / 6 / 1, Place::china, "") == "licence required");
}

TEST_CASE("advice forbids nothing and stands among the findings") {
    const auto advised =
        compute::allowed(compute::accelerator(ascend), 2025y / 6 / 1, "MiniMax", Place::china);
    CHECK(text(advised) == "allowed");
    const auto found =
        std::ranges::find(advised.findings, "guidance on Ascend", &compute::Finding::rule);
    REQUIRE(found != advised.findings.end());
    CHECK(found->kind == compute::Finding::Kind::covered);
}

TEST_CASE("a memory stack: licence above 2, exception below 3.3, open at 2") {
    const auto at = [](double density) {
        const MemoryStack stack{
            .name = "stack", .bandwidth_bytes_per_s = density * 100e9, .package_mm2 = 100};
        return text(compute::allowed(stack, 2025y / 1 / 2, "MiniMax", Place::china));
    };
    CHECK(at(2.0) == "allowed");
    CHECK(at(2.5) == "exception");
    CHECK(at(3.5) == "licence required");
    CHECK(text(compute::allowed(MemoryStack{.name = "stack"}, 2025y / 1 / 2, "MiniMax",
                                Place::china)) == "unknown: bandwidth_bytes_per_s");
    CHECK(text(compute::allowed(MemoryStack{.name = "stack"}, 2024y / 1 / 2, "MiniMax",
                                Place::china)) == "allowed");
}

TEST_CASE("the strictest rule decides, a relaxed one does not, a doubtful relaxation is unknown") {
    const auto licence = above("licence", 100, Effect::licence_required);
    const auto ban = above("ban", 1000, Effect::prohibited);
    auto review = above("review", 0, Effect::case_by_case_review);
    review.relaxes = {"licence"};
    const auto judged = [](double tpp, const std::vector<ExportRule>& rules) {
        const compute::Accelerator chip{.name = "chip", .dense_16bit_flop_per_s = tpp * 1e12 / 16};
        return text(compute::allowed(chip, 2025y / 1 / 1, "lab", Place::china, rules));
    };
    CHECK(judged(50, {licence, ban}) == "allowed");
    CHECK(judged(200, {licence, ban}) == "licence required");
    CHECK(judged(2000, {licence, ban}) == "prohibited");
    CHECK(judged(200, {licence, ban, review}) == "case by case");
    CHECK(judged(2000, {licence, ban, review}) == "prohibited");
    review.thresholds = {{compute::Measure::memory_bandwidth_gbyte_per_s, 0.0}};
    CHECK(judged(200, {licence, review}) == "unknown: memory_bandwidth_bytes_per_s");
    CHECK(judged(200, {above("notice", 0, Effect::notification)}) == "exception");
}

TEST_CASE("a day that is none is refused") {
    CHECK_THROWS_WITH(
        compute::allowed(compute::accelerator(h100), 2023y / 2 / 30, "lab", Place::china),
        "date = none: must be a day of the calendar");
}

TEST_CASE("every rule on every chip, verdict and reason, as recorded") {
    std::vector<compute::Accelerator> chips;
    for (const auto& chip : eight) chips.push_back(compute::accelerator(chip));
    const auto matrix = compute::verdict_matrix(chips);
    CHECK(matrix.findings.size() == eight.size() * compute::export_rules().size());
    CHECK(matrix.at(1, 0).reason == "interconnect in GB/s 400 is below 600");
    std::ifstream file(ISOCOST_SOURCE_DIR "/tests/golden/compute/verdict_matrix.txt");
    std::stringstream golden;
    golden << file.rdbuf();
    CHECK(text(matrix) == golden.str());
}

TEST_CASE("a listed entity is found however its name is written, and who was looked for is said") {
    using namespace std::chrono_literals;
    const auto chip = compute::accelerator("NVIDIA Tesla V100 SXM2 32 GB");
    for (const char* name : {"Zhipu", "zhipu ai", "ZHIPU,Inc", "z.ai"}) {
        INFO(name);
        CHECK(compute::allowed(chip, 2025y / 6 / 1, name, compute::Place::offshore_cloud).kind ==
              compute::Verdict::Kind::licence_required);
    }
    const auto other =
        compute::allowed(chip, 2025y / 6 / 1, "Zhipuda", compute::Place::offshore_cloud);
    CHECK(other.kind == compute::Verdict::Kind::allowed);
    CHECK(other.reason.find("Zhipuda is not Zhipu") != std::string::npos);
}

TEST_CASE("advice is said beside what is allowed") {
    using namespace std::chrono_literals;
    const auto ascend = compute::accelerator("Huawei Ascend 910B2");
    const auto verdict = compute::allowed(ascend, 2025y / 6 / 1, "a lab", compute::Place::china);
    CHECK(verdict.kind == compute::Verdict::Kind::allowed);
    CHECK(verdict.reason.find("advice, ") != std::string::npos);
}

}  // namespace verdict_test
