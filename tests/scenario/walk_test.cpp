#include "isocost/scenario/walk.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "lab.hpp"

namespace walk_test {

using namespace isocost;

TEST_CASE("every key of a scenario is visited once, under a path of its own") {
    const auto scenario = scenario::load_text(test::lab_with_accounts());
    std::set<std::string> paths;
    int given = 0;
    int visits = 0;
    walk(scenario.contents(), [&](const std::string& path, const scenario::Row& row,
                                  const auto& value, const scenario::Origin&) {
        paths.insert(path);
        ++visits;
        given += value.given() ? 1 : 0;
        CHECK_FALSE(row.meaning.empty());
        CHECK(path.find(row.key) != std::string::npos);
    });
    CHECK(paths.size() == static_cast<std::size_t>(visits));
    CHECK(paths.count("accounts.fx.RMB") == 1);
    CHECK(paths.count("accounts.lines.rest.amount_mn") == 1);
    CHECK(given > 30);
}

TEST_CASE("a walk over contents that are not const can change them") {
    auto contents = test::lab().contents();
    walk(contents,
         [](const std::string& path, const scenario::Row&, auto& value, const scenario::Origin&) {
             if constexpr (std::is_same_v<std::decay_t<decltype(value)>, scenario::Number>)
                 if (path == "technology.sigma") value.value = 2.0;
         });
    CHECK(contents.technology.sigma.value == 2.0);
}

}  // namespace walk_test
