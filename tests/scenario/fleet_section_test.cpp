#include "isocost/scenario/fleet_section.hpp"

#include <doctest/doctest.h>

#include "fleet_lab.hpp"

namespace fleet_section_test {

using namespace isocost;
using doctest::Approx;
using test::fleet_complaint;

TEST_CASE("a section is the class of chips that it describes") {
    const auto scenario = test::fleet_lab();
    const auto& compute = scenario.contents().inputs[0];
    REQUIRE(compute.fleet.size() == 3);
    const auto own = scenario::fleet_class(compute.fleet[0], compute.facility);
    CHECK(own.name == "own");
    CHECK(own.chip.name == "NVIDIA H100 SXM5 80GB");
    CHECK(std::get<compute::Owned>(own.contract).facility.interconnect_share == 0.19);
    const auto cloud = scenario::fleet_class(compute.fleet[2], compute.facility);
    CHECK_FALSE(std::get<compute::Rented>(cloud.contract).reserved);
    // rent / (3600 s x peak x utilization), availability cancels
    CHECK(compute::price_usd_per_flop(cloud) == Approx(2.1 / (3600 * 989.4e12 * 0.3)));
}

TEST_CASE("the rows are those of the field tables of the chapter") {
    const auto rows = scenario::keys(scenario::FacilitySection{});
    const auto fields = compute::fields(compute::Facility{});
    REQUIRE(rows.size() == fields.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
        CHECK(rows[k].row.key == fields[k].key);
        CHECK(rows[k].row.meaning == fields[k].meaning);
    }
}

TEST_CASE("bad chips are named with field, value and rule") {
    const auto says = [](const std::string& from, const std::string& to, const std::string& text) {
        const auto message = fleet_complaint({{from, to}});
        INFO(message);
        CHECK(message.find(text) != std::string::npos);
    };
    says("NVIDIA H200 SXM", "NVIDIA H200 SXN",
         "compute.fleet.newer.chip = \"NVIDIA H200 SXN\": must be one of: ");
    says("NVIDIA H200 SXM", "NVIDIA H200 SXN", "did you mean \"NVIDIA H200 SXM\"");
    says("utilization = 0.35", "utilization = 1.35",
         "lab.toml:22: compute.fleet.own.utilization = 1.35: must be above 0 and at most 1");
    says("rent_usd_per_hour = 2.1", "rent_usd_per_hour = -2.1",
         "compute.fleet.cloud.rent_usd_per_hour = -2.1: must be positive");
    says("server_usd = 31904.63\n", "",
         "compute.fleet.own.server_usd: must be given with contract = \"owned\"");
    says("rent_usd_per_hour = 2.1", "rent_usd_per_hour = 2.1\nserver_usd = 1",
         "compute.fleet.cloud.server_usd = 1: is not read with contract = \"rented\"");
    says("NVIDIA H200 SXM", "Huawei Ascend 910B2",
         "tdp_w");  // the catalog does not know its power
    says("count = 4000", "count = 400", "below the benchmark quantity of 6e+25");
    says("quantity_flop_per_year = 6e25", "quantity_flop_per_year = 6e25\nprice_usd_per_flop = 1",
         "a fleet gives the price and the cost");
    says("[compute]", "[compute]\nsupply_elasticity = 2\nbuyer = \"price_taker\"",
         "has a fleet and a supply elasticity");
}

TEST_CASE("a facility is read with owned chips only, and owned chips need it") {
    const std::string facility =
        test::fleet_text().substr(test::fleet_text().find("[compute.facility]"),
                                  test::fleet_text().find("[compute.fleet.own]") -
                                      test::fleet_text().find("[compute.facility]"));
    CHECK(fleet_complaint({{facility, ""}}).find("owned chips need [compute.facility]") !=
          std::string::npos);
}

TEST_CASE("grey chips cost their risk, offshore ones their distance") {
    const auto lab = test::fleet_lab(
        {{"contract = \"rented\"",
          "contract = \"offshore\"\nlatency_share = 0.1\n"
          "compliance_usd_per_hour = 0.4"},
         {"contract = \"owned\"\ncount = 2000",
          "contract = \"grey\"\nmarkup = 0.5\nseizure_probability = 0.1\npenalty_probability = "
          "0\npenalty_usd_per_chip = 0\ncount = 2000"}});
    const auto& compute = lab.contents().inputs[0];
    const auto grey = scenario::fleet_class(compute.fleet[1], compute.facility);
    CHECK(std::get<compute::Owned>(grey.contract).server_usd == Approx(39083.38 * 1.6));
    const auto cloud = scenario::fleet_class(compute.fleet[2], compute.facility);
    CHECK(compute::price_usd_per_flop(cloud) == Approx(2.5 / (3600 * 989.4e12 * 0.3 * 0.9)));
    CHECK(fleet_complaint({{"contract = \"rented\"", "contract = \"offshore\""}})
              .find("compute.fleet.cloud.latency_share: must be given with contract = "
                    "\"offshore\"") != std::string::npos);
}

}  // namespace fleet_section_test
