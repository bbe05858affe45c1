#include "isocost/scenario/market_section.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "isocost/scenario/reference.hpp"
#include "isocost/scenario/reform.hpp"
#include "market_texts.hpp"

namespace market_section_test {

using namespace isocost;
using scenario::load_text;

namespace {

std::string mistakes(const std::string& text) {
    try {
        (void)load_text(text, "market.toml");
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
    return "";
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string without(std::string text, const std::string& words, const std::string& instead = "") {
    const auto at = text.find(words);
    return at == std::string::npos ? text : text.replace(at, words.size(), instead);
}

}  // namespace

TEST_CASE("a market is read with its pools, people who move and firms in the order of the file") {
    const auto contents = load_text(test::market() + test::migration()).contents();
    CHECK(contents.has_market());
    CHECK_FALSE(contents.has_lab());
    REQUIRE(contents.pools.size() == 2);
    CHECK(contents.pools[0].name == "china");
    CHECK(contents.pools[1].supply_elasticity.value == 0.5);
    REQUIRE(contents.firms.size() == 3);
    CHECK(contents.firms[1].name.value == "late");
    CHECK(contents.firms[1].hired_input() == "talent");
    CHECK(contents.firms[1].lab.inputs.size() == 2);
    CHECK(contents.migration->tau.value == 0.3);
    CHECK(contents.migration->shares.size() == 2);
}

TEST_CASE("every number of a firm is a lever, and part of what the scenario is") {
    const auto scenario = load_text(test::market() + test::migration());
    const auto paths = scenario::levers(scenario);
    for (const char* path :
         {"firm.early.compute.cap_share", "firm.far.talent.quantity_fte",
          "firm.late.technology.sigma", "firm.far.question.capability", "pool.china.supply_fte",
          "migration.tau", "migration.share.china.abroad", "migration.added_friction.china.abroad"})
        CHECK_MESSAGE(std::find(paths.begin(), paths.end(), path) != paths.end(), path);
    const auto other = apply(scenario, scenario::parse_change("firm.late.technology.sigma=0.5"));
    CHECK(other.hash() != scenario.hash());
    CHECK(other.contents().firms[1].lab.technology.sigma.value == 0.5);
    CHECK(scenario.contents().firms[1].lab.technology.sigma.value == 0.8);
}

TEST_CASE("a mistake in a firm names the firm, its line and what may have been meant") {
    const auto text = without(test::market(), "quantity_fte = 600", "quantity_ftee = 600");
    CHECK(says(mistakes(text), "market.toml:46: firm.late.talent.quantity_ftee: "));
    CHECK(says(mistakes(text), "did you mean \"quantity_fte\"?"));
    const auto negative = without(test::market(), "quantity_fte = 600", "quantity_fte = -600");
    CHECK(says(mistakes(negative), "firm.late.talent.quantity_fte = -600: "));
    const auto pool = without(test::market(), "pool = \"abroad\"", "pool = \"abraod\"");
    CHECK(says(mistakes(pool),
               "firm.far.pool = \"abraod\": there is no such pool; did you mean "
               "\"abroad\"?"));
}

TEST_CASE("what is hired has the pool's price, and no other supply") {
    const auto priced = without(test::market(), "quantity_fte = 400",
                                "quantity_fte = 400\nwage_usd_per_year = 90e3");
    CHECK(says(mistakes(priced),
               "firm.early.talent.wage_usd_per_year = 90000: must be the pool's "
               "wage of 80000; leave it out"));
    const auto sloped =
        without(test::market(), "quantity_fte = 400",
                "quantity_fte = 400\nsupply_elasticity = 2\nbuyer = \"monopsonist\"");
    CHECK(says(mistakes(sloped), "firm.early.talent: is hired in a pool"));
    const auto none =
        without(test::market(), "pool = \"china\"", "pool = \"china\"\nhired = \"x\"");
    CHECK(says(mistakes(none), "firm.early.x: is hired in the pool but is not an input"));
    const auto chips =
        without(test::market(), "pool = \"china\"", "pool = \"china\"\nhired = \"compute\"");
    CHECK(says(mistakes(chips),
               "firm.early.compute: is hired in a pool of researchers but is not talent"));
}

TEST_CASE("a market is not a lab, and a lab is not a market") {
    CHECK(says(mistakes(test::market() + "\n[compute]\n"), "compute: is an input of a lab"));
    CHECK(says(mistakes(test::market() + "\n[question]\ngoal = \"minimize_opex\"\n"),
               "question: is part of a lab: in a market it belongs to a firm"));
    CHECK(says(mistakes(test::pools()), "firm: a market needs firms: [[firm]]"));
    CHECK(says(mistakes("title = \"t\"\nprice_year = 2024\n" +
                        test::firm("early", "china", "150e6", "400")),
               "pool: firms need pools: [pool.NAME]"));
}

TEST_CASE("names are plain and taken once") {
    const auto twice = without(test::market(), "name = \"late\"", "name = \"early\"");
    CHECK(says(mistakes(twice), "firm.early.name = \"early\": is the name of another firm too"));
    const auto odd = without(test::market(), "name = \"late\"", "name = \"Late Lab\"");
    CHECK(says(mistakes(odd), "must be lower-case letters, digits and underscores"));
    const auto idle = test::market() + "\n[pool.moon]\nsupply_fte = 1\nwage_usd_per_year = 1\n" +
                      "supply_elasticity = 1\n";
    CHECK(says(mistakes(idle), "pool.moon: no firm hires in this pool"));
}

TEST_CASE("shares of migration are complete and sum to one") {
    const auto text = test::market() + test::migration();
    CHECK(says(mistakes(without(text, "abroad = 0.2", "abroad = 0.3")),
               "migration.share.china: shares sum to 1.1, not to 1"));
    CHECK(says(mistakes(without(text, "abroad = 0.2\n")),
               "migration.share.china.abroad: must be given"));
    CHECK(says(mistakes(without(text, "[migration.share.china]", "[migration.share.chna]")),
               "migration.share.chna: there is no such pool; did you mean \"china\"?"));
    CHECK(says(mistakes(without(text, "tau = 0.3", "")), "migration.tau: must be given"));
}

TEST_CASE("friction is added between pools that there are, and only in a market") {
    const auto text = test::market() + test::migration();
    const auto added = [&](const std::string& line) {
        return mistakes(text + "\n[migration.added_friction." + line + "\n");
    };
    CHECK(says(added("chna]\nabroad = 0.1"),
               "migration.added_friction.chna: there is no such pool; did you mean \"china\"?"));
    CHECK(says(added("china]\nabraod = 0.1"),
               "migration.added_friction.china.abraod: there is no such pool; did you mean "
               "\"abroad\"?"));
    CHECK(says(added("china]\nchina = 0.1"),
               "migration.added_friction.china.china: staying at home has no friction"));
    CHECK(says(added("china]\nabroad = 200"), "must be from -100 to 100"));
    const std::string runway =
        "title = \"t\"\nprice_year = 2024\n[runway]\ncash_usd = 1e6\n"
        "burn_usd_per_month = 1e5\n";
    CHECK(says(mistakes(runway + test::migration()),
               "migration: moves nobody: there are no pools to move between"));
}

TEST_CASE("the reference lists the tables of a market") {
    const auto page = scenario::reference();
    for (const char* table :
         {"`[pool.NAME]`", "`[migration]`", "`[migration.share.ORIGIN]`",
          "`[migration.added_friction.ORIGIN]`", "`[[firm]]`", "`[firm.hires]`", "`[spillovers]`",
          "`[spillovers.weight.FIRM]`", "`[contest_of_firms]`", "`[contest_of_firms.firm.NAME]`"})
        CHECK_MESSAGE(says(page, table), table);
}

}  // namespace market_section_test
