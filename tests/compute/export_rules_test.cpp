#include "isocost/compute/export_rules.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "isocost/compute/catalog.hpp"

namespace export_rules_test {

using namespace isocost;
using namespace std::chrono_literals;
using compute::Accelerator;
using compute::Date;
using compute::Finding;

namespace {

compute::ExportRule rule(const std::string& id) {
    for (auto& each : compute::export_rules())
        if (each.id == id) return each;
    throw std::invalid_argument(id);
}

/// "covered: reason", by one rule.
std::string verdict(const std::string& id, const Accelerator& chip) {
    const auto finding = compute::judge(rule(id), chip);
    return std::string(name(finding.kind)) + ": " + finding.reason;
}

std::string verdict(const std::string& id, const std::string& chip) {
    return verdict(id, compute::accelerator(chip));
}

/// The rules that cover a chip on a day.
std::vector<std::string> covering(const Accelerator& chip, Date day) {
    std::vector<std::string> ids;
    for (const auto& each : compute::export_rules())
        if (compute::in_force(each, day) && each.entities.empty() &&
            compute::judge(each, chip).kind == Finding::Kind::covered)
            ids.push_back(each.id);
    return ids;
}

using Ids = std::vector<std::string>;

const char* const a100 = "NVIDIA A100 SXM4 80 GB";
const char* const a800 = "NVIDIA A800 SXM";
const char* const h100 = "NVIDIA H100 SXM5 80GB";
const char* const h800 = "NVIDIA H800 SXM5";
const char* const h20 = "NVIDIA HGX H20";
const char* const h200 = "NVIDIA H200 SXM";
const char* const mi325x = "AMD Instinct MI325X";
const char* const ascend = "Huawei Ascend 910B";

}  // namespace

TEST_CASE(
    "October 2022 - performance and interconnect together, which A800 and H800 were made to pass") {
    const std::string id = "3A090 of 2022";
    CHECK(verdict(id, a100) ==
          "covered: interconnect in GB/s 600 is 600 or more, TPP 4992 is 4800 or more");
    CHECK(verdict(id, a800) == "not covered: interconnect in GB/s 400 is below 600");
    CHECK(verdict(id, h100) ==
          "covered: interconnect in GB/s 900 is 600 or more, TPP 15832 is 4800 or more");
    CHECK(verdict(id, h800) == "not covered: interconnect in GB/s 400 is below 600");
    CHECK(verdict(id, h20) == "not covered: TPP 2368 is below 4800");
    CHECK(verdict(id, h200) ==
          "covered: interconnect in GB/s 900 is 600 or more, TPP 15832 is 4800 or more");
    CHECK(verdict(id, mi325x) ==
          "covered: interconnect in GB/s 896 is 600 or more, TPP 20800 is 4800 or more");
    CHECK(verdict(id, ascend) == "not covered: made in China: not an export");
}

TEST_CASE("October 2023 - performance alone, or with density, which leaves H20") {
    for (const char* chip : {a100, a800, h100, h800, h200, mi325x})
        CHECK(compute::judge(rule("3A090.a.1"), compute::accelerator(chip)).kind ==
              Finding::Kind::covered);
    CHECK(verdict("3A090.a.1", h20) == "not covered: TPP 2368 is below 4800");
    CHECK(verdict("3A090.a.1", ascend) == "not covered: made in China: not an export");
    CHECK(verdict("3A090.b.1", h20) == "not covered: TPP 2368 is below 2400");
    CHECK(verdict("3A090.a.2", a100).starts_with("covered: TPP 4992 is 1600 or more, performance"));
    CHECK(verdict("3A090.b.1", h100) == "not covered: TPP 15832 is 4800 or more");
    CHECK(verdict("3A090.b.2", a100).starts_with("not covered: performance density 6.04"));
}

TEST_CASE("the H20's die is not published: two rules say so, and an assumed die decides") {
    CHECK(verdict("3A090.a.2", h20) == "unknown: die_mm2");
    CHECK(verdict("3A090.b.2", h20) == "unknown: die_mm2");
    auto assumed = compute::accelerator(h20);
    assumed.die_mm2 = 814;  // GH100's, assumed
    CHECK(verdict("3A090.a.2", assumed) ==
          "not covered: performance density 2.909090909 is below 5.92");
    CHECK(covering(assumed, 2024y / 6 / 1) == Ids{});
    CHECK(covering(assumed, 2025y / 4 / 14) ==
          Ids{"H20 letter", "H20 letter, its memory bandwidth", "H20 letter, its interconnect"});
}

TEST_CASE("January 2026: review instead of refusal below 21000 and 6500 GB/s, and two tariffs") {
    CHECK(verdict("review of 2026", h200) ==
          "covered: TPP 15832 is from 4800 to below 21000, memory bandwidth in GB/s 4800 is below "
          "6500");
    CHECK(compute::judge(rule("review of 2026"), compute::accelerator("NVIDIA B200")).kind ==
          Finding::Kind::not_covered);
    CHECK(compute::judge(rule("tariff of 2026, band 1"), compute::accelerator(h200)).kind ==
          Finding::Kind::covered);
    CHECK(verdict("tariff of 2026, band 1", h100) ==
          "not covered: memory bandwidth in GB/s 3350 is below 4500");
    CHECK(compute::judge(rule("tariff of 2026, band 2"), compute::accelerator(mi325x)).kind ==
          Finding::Kind::covered);
}

TEST_CASE("the same chip under the rules of four days") {
    const auto chip = compute::accelerator(a800);
    CHECK(covering(chip, 2022y / 9 / 1) == Ids{});
    CHECK(covering(chip, 2023y / 6 / 1) == Ids{});
    CHECK(covering(chip, 2023y / 11 / 17) == Ids{"3A090.a.1", "3A090.a.2"});
    CHECK(covering(compute::accelerator(h100), 2023y / 6 / 1) == Ids{"3A090 of 2022"});
}

TEST_CASE("the letter of October 2023 binds NVIDIA before the rule that it speaks of") {
    const auto chip = compute::accelerator(a800);
    CHECK(covering(chip, 2023y / 10 / 22) == Ids{});
    CHECK(covering(chip, 2023y / 10 / 23) == Ids{"letter of October 2023"});
}

TEST_CASE("a rule that was rescinded before it bound is never in force") {
    const auto diffusion = rule("AI Diffusion rule, which never bound");
    for (const Date day : {2025y / 1 / 15, 2025y / 5 / 13, 2025y / 5 / 15, 2026y / 1 / 1})
        CHECK_FALSE(compute::in_force(diffusion, day));
}

TEST_CASE("every rule has a day, a source, and something that it covers") {
    for (const auto& each : compute::export_rules()) {
        CHECK(each.effective.ok());
        CHECK_FALSE(each.source.empty());
        CHECK((!each.thresholds.empty() || !each.named.empty() || !each.entities.empty()));
        CHECK_FALSE(each.places.empty());
        for (const auto& id : each.relaxes) CHECK(rule(id).id == id);
        CHECK((each.effect == compute::Effect::tariff) == !std::isnan(each.tariff));
    }
}

}  // namespace export_rules_test
