#include "isocost/data/source.hpp"

#include <doctest/doctest.h>

#include <set>

#include "data/sources.hpp"

namespace source_test {

using namespace isocost;
using data::DataSource;

TEST_CASE("an effective token costs price over quality") {
    const auto licensed = test::corpus()[0];
    CHECK(data::price_usd_per_effective_token(licensed) == 2e-6);
    CHECK(data::effective_tokens_per_year(licensed) == 6e12);
    auto endless = licensed;
    endless.tokens_per_year = core::infinity;
    CHECK(data::effective_tokens_per_year(endless) == core::infinity);
}

TEST_CASE("an exclusive source is its owner's alone") {
    const auto own = test::corpus()[1];
    CHECK(data::usable(own, "lab"));
    CHECK_FALSE(data::usable(own, "rival"));
    CHECK_FALSE(data::usable(own, ""));
    CHECK(data::usable(test::corpus()[2], "rival"));
}

TEST_CASE("every kind has a name of its own") {
    std::set<std::string_view> names;
    for (const auto kind : data::all_source_kinds) names.insert(data::name(kind));
    CHECK(names.size() == data::all_source_kinds.size());
    CHECK(names.count("") == 0);
}

TEST_CASE("a source that makes no sense is refused, tokens for nothing with the reason") {
    const auto with = [](auto change) {
        DataSource source = test::corpus()[1];
        change(source);
        return test::refusal([&] { data::checked_source(source); });
    };
    CHECK(with([](DataSource& s) { s.price_usd_per_token = 0.0; }) ==
          "DataSource(own).price_usd_per_token = 0: must be positive and finite (tokens of one's "
          "own cost their cleaning and processing)");
    CHECK(with([](DataSource& s) { s.quality = 0.0; }) ==
          "DataSource(own).quality = 0: must be positive and finite (reference tokens that a token "
          "is worth)");
    CHECK(with([](DataSource& s) { s.tokens_per_year = -1.0; }) ==
          "DataSource(own).tokens_per_year = -1: must be positive (tokens that can be had)");
    CHECK(with([](DataSource& s) { s = DataSource{.name = "blank"}; }).find("= nan") !=
          std::string::npos);
}

}  // namespace source_test
