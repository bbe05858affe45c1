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
