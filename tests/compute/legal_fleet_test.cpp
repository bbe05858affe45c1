#include "isocost/compute/legal_fleet.hpp"

#include <doctest/doctest.h>

#include "isocost/compute/catalog.hpp"

namespace legal_fleet_test {

using namespace isocost;
using namespace std::chrono_literals;
using compute::Admission;
using compute::FleetClass;
using compute::Place;

namespace {

FleetClass rented(const std::string& name, const std::string& chip) {
    return {.name = name,
            .chip = compute::accelerator(chip),
            .count = 100,
            .utilization = 0.35,
            .availability = 0.9,
            .contract = compute::Rented{.rent_usd_per_hour = 2.0}};
}

const std::vector<FleetClass> fleet{rented("H100", "NVIDIA H100 SXM5 80GB"),
                                    rented("H20", "NVIDIA HGX H20"),
                                    rented("Ascend", "Huawei Ascend 910B")};

std::vector<std::string> held(compute::Date day, Place place, const Admission& admission = {},
                              const std::string& entity = "MiniMax") {
    std::vector<std::string> names;
    for (const auto& chips :
         compute::legal_fleet(fleet, day, entity, place, compute::export_rules(), admission).held)
        names.push_back(chips.name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("which classes of a fleet may be held, on the day and at the place") {
    CHECK(held(2022y / 8 / 1, Place::china) == Names{"H100", "H20", "Ascend"});
    CHECK(held(2024y / 6 / 1, Place::offshore_cloud) == Names{"H100", "H20", "Ascend"});
    CHECK(held(2025y / 6 / 1, Place::china) == Names{"Ascend"});
    CHECK(held(2025y / 6 / 1, Place::offshore_cloud, {}, "Zhipu AI") == Names{"Ascend"});
}

TEST_CASE("what is unknown is refused unless one says otherwise, and so is each kind of licence") {
    CHECK(held(2024y / 6 / 1, Place::china) == Names{"Ascend"});
    CHECK(held(2024y / 6 / 1, Place::china, {.unknown = true}) == Names{"H20", "Ascend"});
    CHECK(held(2026y / 2 / 1, Place::china) == Names{"Ascend"});
    CHECK(held(2026y / 2 / 1, Place::china, {.case_by_case = true}) == Names{"H100", "Ascend"});
    CHECK(held(2026y / 2 / 1, Place::china, {.case_by_case = true, .unknown = true}) ==
          Names{"H100", "H20", "Ascend"});
    CHECK(held(2025y / 6 / 1, Place::china, {.licence_required = true}) ==
          Names{"H100", "H20", "Ascend"});
}

TEST_CASE("a fleet says of every class why it is held or not") {
    const auto legal = compute::legal_fleet(fleet, 2024y / 6 / 1, "MiniMax", Place::china);
    CHECK(text(legal) ==
          "H100: not held, licence required (3A090.a.1: TPP 15832 is 4800 or more)\n"
          "H20: not held, unknown: die_mm2 (3A090.a.2: die_mm2)\n"
          "Ascend: held, allowed (no rule in force covers it)\n");
    CHECK(legal.classes[0].verdict.findings.size() == 4);
}

TEST_CASE("every kind of verdict is admitted or not") {
    using Kind = compute::Verdict::Kind;
    const Admission all{
        .exception = true, .case_by_case = true, .licence_required = true, .unknown = true};
    for (const auto kind : {Kind::allowed, Kind::tariff, Kind::exception, Kind::case_by_case,
                            Kind::licence_required, Kind::unknown})
        CHECK(admits(all, kind));
    CHECK_FALSE(admits(all, Kind::prohibited));
    const Admission none{.exception = false};
    CHECK(admits(none, Kind::tariff));
    CHECK_FALSE(admits(none, Kind::exception));
}

}  // namespace legal_fleet_test
