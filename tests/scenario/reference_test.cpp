#include "isocost/scenario/reference.hpp"

#include <doctest/doctest.h>

#include <set>

#include "isocost/scenario/walk.hpp"
#include "lab.hpp"

namespace reference_test {

using namespace isocost;

TEST_CASE("the reference page names every key that a scenario can have") {
    const auto page = scenario::reference();
    const auto scenario = test::lab();
    walk(scenario.contents(), [&](const std::string& path, const scenario::Row& row, const auto&,
                                  const scenario::Origin&) {
        CAPTURE(path);
        CHECK(page.find("`" + row.key + "`") != std::string::npos);
        CHECK(page.find(row.meaning) != std::string::npos);
    });
}

TEST_CASE("either way to AI's cost may be left out, and so may the course in court") {
    const auto page = scenario::reference();
    const auto row = [&](const std::string& key) {
        const auto at = page.find("| `" + key + "`", page.find("`[automation]`"));
        REQUIRE(at != std::string::npos);
        return page.substr(at, page.find('\n', at) - at);
    };
    CHECK(row("ai_cost_usd_per_year").find("from the tokens of the work") != std::string::npos);
    CHECK(row("tasks_per_year").find("AI's cost is given") != std::string::npos);
    CHECK(row("usd_per_output_mtok").find("AI's cost is given") != std::string::npos);
    CHECK(row("adjudication_probability").find("no course in court") != std::string::npos);
    CHECK(row("judgment_after_years").find("no course in court") != std::string::npos);
    CHECK(row("dismissed_people").find("staff_people x automated_share") != std::string::npos);
    CHECK(row("back_pay_months").find("an error") != std::string::npos);
}

TEST_CASE("no table has a key twice, and every key has a meaning") {
    for (const auto& section : scenario::sections()) {
        CAPTURE(section.table);
        std::set<std::string> keys;
        for (const auto& row : section.rows) {
            CHECK(keys.insert(row.key).second);
            CHECK_FALSE(row.meaning.empty());
        }
        CHECK_FALSE(section.rows.empty());
    }
}

TEST_CASE("a number with a unit carries it in its key, or is a money per unit of the input") {
    for (const auto& section : scenario::sections())
        for (const auto& row : section.rows)
            if (row.unit.rfind("USD per year", 0) == 0 && row.unit == "USD per year") {
                CAPTURE(row.key);
                CHECK(row.key.find("usd_per_year") != std::string::npos);
            }
}

}  // namespace reference_test
