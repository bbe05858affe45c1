#include "isocost/scenario/source_section.hpp"

#include <doctest/doctest.h>

#include "fleet_lab.hpp"

namespace source_section_test {

using namespace isocost;

TEST_CASE("sources keep the order of the file and their names") {
    const auto scenario = test::fleet_lab();
    const auto& data = scenario.contents().inputs[2];
    REQUIRE(data.sources.size() == 3);
    CHECK(data.sources[0].name == "web");
    CHECK(data.sources[2].name == "teacher");
    CHECK(data.sources[2].quality.value == 2.0);
}

TEST_CASE("bad sources are named with field, value and rule") {
    const auto says = [](const std::string& from, const std::string& to, const std::string& text) {
        const auto message = test::fleet_complaint({{from, to}});
        INFO(message);
        CHECK(message.find(text) != std::string::npos);
    };
    says("price_usd_per_token = 2e-7", "price_usd_per_token = -2e-7",
         "data.source.web.price_usd_per_token = -2e-07: must be positive and finite");
    says("kind = \"web\"", "kind = \"wab\"", "did you mean \"web\"");
    says("quality = 3.0\n", "", "data.source.books.quality: must be given");
    says("[data.source.web]", "[data.source.Web]", "lower-case letters");
    says("quantity_tokens_per_year = 2e13",
         "quantity_tokens_per_year = 2e13\ncost_usd_per_year = 1",
         "sources give the price and the cost");
    says("[data]", "[data]\nsource = 3", "data.source");
}

}  // namespace source_section_test
