#include "isocost/compute/export_rule.hpp"

#include <doctest/doctest.h>

namespace export_rule_test {

using namespace isocost;
using namespace std::chrono_literals;
using compute::Accelerator;
using compute::ExportRule;
using compute::Finding;
using compute::Measure;

namespace {

const ExportRule dense{.id = "dense",
                       .effective = 2023y / 11 / 17,
                       .until = 2025y / 1 / 1,
                       .thresholds = {{Measure::total_processing_performance, 1600.0},
                                      {Measure::performance_density, 3.2, 5.92}},
                       .source = "a law"};

Accelerator chip(double tops_16bit, double die_mm2 = core::nan) {
    return {.name = "chip", .dense_16bit_flop_per_s = tops_16bit * 1e12, .die_mm2 = die_mm2};
}

}  // namespace

TEST_CASE("a finding says by which figures a chip is covered or is not") {
    const auto covered = compute::judge(dense, chip(200, 800));
    CHECK(covered.kind == Finding::Kind::covered);
    CHECK(covered.reason ==
          "TPP 3200 is 1600 or more, performance density 4 is from 3.2 to below 5.92");
    CHECK(covered.source == "a law");
    const auto slow = compute::judge(dense, chip(50, 800));
    CHECK(slow.kind == Finding::Kind::not_covered);
    CHECK(slow.reason == "TPP 800 is below 1600");
    CHECK(compute::judge(dense, chip(1000, 800)).reason ==
          "performance density 20 is 5.92 or more");
}

TEST_CASE("a figure that is missing is named, unless another decides") {
    const auto unknown = compute::judge(dense, chip(200));
    CHECK(unknown.kind == Finding::Kind::unknown);
    CHECK(unknown.missing == "die_mm2");
    CHECK(unknown.reason == "die_mm2");
    CHECK(compute::judge(dense, chip(50)).kind == Finding::Kind::not_covered);
    CHECK(compute::judge(dense, chip(core::nan, 800)).missing == "dense_16bit_flop_per_s");
}

TEST_CASE("thresholds include their lower end and exclude their upper one") {
    CHECK(compute::judge(dense, chip(100, 500)).kind == Finding::Kind::covered);  // 1600, 3.2
    const ExportRule below{.id = "below",
                           .effective = 2023y / 1 / 1,
                           .thresholds = {{Measure::total_processing_performance, 2400, 4800}},
                           .source = "a law"};
    CHECK(compute::judge(below, chip(150)).kind == Finding::Kind::covered);
    CHECK(compute::judge(below, chip(300)).kind == Finding::Kind::not_covered);
}

TEST_CASE("a named chip is covered whatever its figures, and one made in China is no export") {
    const ExportRule letter{
        .id = "letter", .effective = 2025y / 4 / 14, .named = {"H20"}, .source = "a letter"};
    CHECK(compute::judge(letter, Accelerator{.name = "NVIDIA HGX H20"}).reason == "named: H20");
    CHECK(compute::judge(letter, Accelerator{.name = "NVIDIA H200 SXM"}).kind ==
          Finding::Kind::not_covered);
    CHECK(compute::judge(letter, Accelerator{.name = "NVIDIA H100"}).kind ==
          Finding::Kind::not_covered);
    auto domestic = chip(1000, 800);
    domestic.origin = compute::Origin::china;
    CHECK(compute::judge(dense, domestic).reason == "made in China: not an export");
}

TEST_CASE("a rule for listed entities covers every item, one without names or thresholds nothing") {
    const ExportRule listing{
        .id = "listing", .effective = 2025y / 1 / 16, .entities = {"lab"}, .source = "a list"};
    CHECK(compute::judge(listing, chip(1)).reason == "every item, for a listed entity");
    CHECK(compute::judge(listing, compute::MemoryStack{.name = "stack"}).kind ==
          Finding::Kind::covered);
    const ExportRule nothing{.id = "nothing", .effective = 2025y / 1 / 16, .source = "a law"};
    CHECK(compute::judge(nothing, chip(1)).reason == "not among the named chips");
}

TEST_CASE("memory is judged as a stack before it is packaged, and with its chip afterwards") {
    const ExportRule memory{
        .id = "memory",
        .effective = 2024y / 12 / 2,
        .thresholds = {{.measure = Measure::memory_bandwidth_density, .above = 2.0}},
        .subject = compute::Subject::memory_stack,
        .source = "a law"};
    CHECK(compute::judge(memory, chip(1000)).reason ==
          "co-packaged memory is judged with its chip");
    const compute::MemoryStack stack{
        .name = "stack", .bandwidth_bytes_per_s = 820e9, .package_mm2 = 120};
    CHECK(compute::judge(memory, stack).kind == Finding::Kind::covered);
    CHECK(compute::judge(dense, stack).reason == "a memory stack is not a chip");
    const auto blind = compute::judge(memory, compute::MemoryStack{.name = "stack"});
    CHECK(blind.kind == Finding::Kind::unknown);
    CHECK(blind.missing == "bandwidth_bytes_per_s");
}

TEST_CASE("a rule can reach chips made in China") {
    const ExportRule guidance{.id = "guidance",
                              .effective = 2025y / 5 / 13,
                              .effect = compute::Effect::advice,
                              .named = {"Ascend"},
                              .any_origin = true,
                              .source = "an authority"};
    const Accelerator ascend{.name = "Huawei Ascend 910B", .origin = compute::Origin::china};
    CHECK(compute::judge(guidance, ascend).kind == Finding::Kind::covered);
}

TEST_CASE("effects, places and findings have names") {
    using compute::Effect;
    CHECK(name(Effect::licence_required) == "licence required");
    CHECK(name(Effect::notification) == "licence required, exception by notification (NAC)");
    CHECK(name(Effect::case_by_case_review) == "licence reviewed case by case");
    CHECK(name(Effect::tariff) == "tariff");
    CHECK(name(Effect::exception) == "licence exception");
    CHECK(name(Effect::prohibited) == "prohibited");
    CHECK(name(Effect::advice) == "advice");
    CHECK(name(compute::Place::china) == "china");
    CHECK(name(compute::Place::offshore_cloud) == "offshore_cloud");
    CHECK(name(Finding::Kind::unknown) == "unknown");
}

TEST_CASE("a rule is in force from its day to the day before its end") {
    CHECK_FALSE(compute::in_force(dense, 2023y / 11 / 16));
    CHECK(compute::in_force(dense, 2023y / 11 / 17));
    CHECK(compute::in_force(dense, 2024y / 12 / 31));
    CHECK_FALSE(compute::in_force(dense, 2025y / 1 / 1));
}

}  // namespace export_rule_test
