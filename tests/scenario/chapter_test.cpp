#include "isocost/scenario/chapter.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "chapter_texts.hpp"
#include "isocost/scenario/answers.hpp"
#include "lab.hpp"

namespace chapter_test {

using namespace isocost;

TEST_CASE("every chapter is asked by the sample, has rows with meanings, and answers") {
    const auto scenario = scenario::load_text(test::all_chapters());
    CHECK_FALSE(scenario.contents().has_lab());
    const auto all = scenario::answers(scenario);
    REQUIRE(all.size() == scenario::chapters().size());
    for (std::size_t k = 0; k < all.size(); ++k) {
        INFO(all[k].section);
        CHECK(all[k].section == scenario::chapters()[k].name);
        CHECK(all[k].solved());
        CHECK_FALSE(all[k].lines.empty());
        CHECK_FALSE(all[k].question.empty());
    }
}

TEST_CASE("keys of a chapter are its own, once each, and have a meaning") {
    for (const auto& chapter : scenario::chapters()) {
        std::vector<std::string> keys;
        for (const auto& row : chapter.rows) {
            INFO(chapter.name);
            INFO(row.key);
            CHECK_FALSE(row.meaning.empty());
            keys.push_back(row.key);
        }
        std::sort(keys.begin(), keys.end());
        CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
        CHECK(scenario::chapter_named(chapter.name) == &chapter);
    }
    CHECK(scenario::chapter_named("sewing") == nullptr);
}

TEST_CASE("mistakes in chapters name key, value, rule and near matches") {
    const auto says = [](const std::string& from, const std::string& to, const std::string& text) {
        const auto message = test::complaint(test::with(test::all_chapters(), {{from, to}}));
        INFO(message);
        CHECK(message.find(text) != std::string::npos);
    };
    says("[serving]", "[servin]", "did you mean \"serving\"");
    says("batch = 16", "bach = 16", "did you mean \"batch\"");
    says("batch = 16", "batch = 0.5", "serving.batch = 0.5: must be 1 or more");
    says("batch = 16\n", "", "serving.batch: must be given");
    says("volatility = 0.6\nyears_to_sale", "volatility = 1e5\nyears_to_sale",
         "equity_grant.volatility = 1e+05: must be from 0 to 10");
    says("months = 12", "months = 25", "NonCompete.months = 25: must be above 0 and at most 24");
    says("leave_probability = 0.16\npod_correlation = 0.3\n", "leave_probability = 0.16\n",
         "redundancy.pod_correlation: must be given");
    says("law = \"hoffmann_2022\"", "law = \"hofmann_2022\"", "did you mean \"hoffmann_2022\"");
    says("loss = 2.0", "loss = 2.0\nbudget_usd = 1e6", "must stand without budget_usd");
    says("cached_input_tokens = 342e9", "cached_input_tokens = 700e9", "serving_day: ");
    says("chip = \"NVIDIA H100 SXM5 80GB\"", "chip = \"Huawei Ascend 910C\"", "memory_bytes");
    says("own_usd_per_flop = 1e-18", "own_usd_per_flop = -1", "must be positive and finite");
    says("[training]\n", "[question]\ngoal = \"minimize_opex\"\n[training]\n",
         "is part of a lab, and the scenario has no input");
}

}  // namespace chapter_test
