#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/market.hpp"
#include "isocost/scenario/reform.hpp"
#include "market_texts.hpp"
#include "market_tools.hpp"

namespace firms_contest_test {

using namespace isocost;
using doctest::Approx;
using scenario::load_text;
using test::line;
using test::mistakes;
using test::replaced;
using test::says;

namespace {

std::string entrant(const std::string& name, const std::string& prize, const std::string& worth) {
    return "[contest_of_firms.firm." + name + "]\nprize_usd_per_year = " + prize +
           "\nbenchmark_capability = " + worth + "\n";
}

std::string contest(const std::string& decisiveness) {
    return "\n[contest_of_firms]\ndecisiveness = " + decisiveness + "\n";
}

/// Opex of the benchmark year: 150e6 + 400 x 80e3 = 182e6, 200e6 + 600 x 80e3 = 248e6.
constexpr double early_opex = 182e6;
constexpr double late_opex = 248e6;

std::string rivals(const std::string& decisiveness = "1") {
    return test::market() + contest(decisiveness) + entrant("early", "1e9", "1") +
           entrant("late", "1e9", "2");
}

}  // namespace

// With constant returns and no limits Opex is c Y, c the benchmark's Opex over its capability. Two
// with linear costs and r = 1 spend V c1 c2/(c1 + c2)^2 each and win in proportion to 1/c
// (Tullock 1980).
TEST_CASE("two firms of constant returns spend as in the closed form, at their own cost") {
    const auto all = scenario::contest_answers(load_text(rivals()));
    REQUIRE(all.front().solved());
    const double c1 = early_opex;
    const double c2 = late_opex / 2.0;
    const double spent = 1e9 * c1 * c2 / ((c1 + c2) * (c1 + c2));
    // certificates of contests hold to 1e-7 of the prize; these end near 1e-9 of it
    CHECK(line(all, "contestant.early", "opex") == Approx(spent).epsilon(1e-6));
    CHECK(line(all, "contestant.late", "opex") == Approx(spent).epsilon(1e-6));
    CHECK(line(all, "contestant.early", "wins") == Approx(c2 / (c1 + c2)).epsilon(1e-6));
    CHECK(line(all, "contestant.late", "capability") == Approx(spent / c2).epsilon(1e-6));
    CHECK(line(all, "contest_of_firms", "dissipation") == Approx(2.0 * spent / 1e9).epsilon(1e-6));
    CHECK(test::words(all, "contest_of_firms", "equilibria") == "theorem");
    // the bundle is the benchmark's, scaled: nothing else has changed
    CHECK(line(all, "contestant.early", "talent") ==
          Approx(400.0 * spent / early_opex).epsilon(1e-6));
}

TEST_CASE("a cap on compute makes capability dearer, and its firm win less often") {
    const auto outcome = scenario::answer(
        load_text(rivals()), {scenario::parse_change("firm.late.compute.cap_share=0.3")});
    CHECK(line(outcome.reform_answers, "contestant.late", "wins") <
          line(outcome.answers, "contestant.late", "wins") - 0.01);
    // at its cap, exactly
    CHECK(line(outcome.reform_answers, "contestant.late", "compute") ==
          Approx(0.3 * 200e6 / 2e-18).epsilon(1e-9));
}

TEST_CASE("what is open to everyone takes a share of the chances") {
    const auto closed = scenario::contest_answers(load_text(rivals("0.8")));
    const auto open = scenario::contest_answers(load_text(
        replaced(rivals("0.8"), "decisiveness = 0.8", "decisiveness = 0.8\nopen_capability = 1")));
    CHECK(line(closed, "contest_of_firms", "nobody_wins") == 0.0);
    const double nobody = line(open, "contest_of_firms", "nobody_wins");
    CHECK(nobody > 0.05);
    // chances sum to one but for rounding
    CHECK(nobody + line(open, "contestant.early", "wins") + line(open, "contestant.late", "wins") ==
          Approx(1.0).epsilon(1e-12));
}

// Two with linear costs spend r V p1 p2 each, and p1/p2 = (c2/c1)^r (Tullock 1980).
TEST_CASE("of three firms any two can be in, and both equilibria are told") {
    const auto all = scenario::contest_answers(
        load_text(test::one_pool_labs() + contest("1.3") + entrant("early", "1e9", "1") +
                  entrant("late", "1e9", "1.1") + entrant("third", "1e9", "1")));
    CHECK(test::words(all, "contest_of_firms", "equilibria") == "found_2");
    CHECK(says(all.front().reason, "numbered from 2"));
    const double early = 182e6;  // Opex of the benchmark year over its capability
    const double late = 228e6 / 1.1;
    const double third = 110e6;
    const auto check = [&](const std::string& group, const std::string& weaker, double cost) {
        const double odds = std::pow(cost / third, 1.3);
        const double chance = 1.0 / (1.0 + odds);
        // certificates of contests hold to 1e-7 of the prize; these end near 1e-9 of it
        CHECK(line(all, group + "." + weaker, "wins") == Approx(chance).epsilon(1e-6));
        CHECK(line(all, group + ".third", "opex") ==
              Approx(1.3e9 * chance * (1.0 - chance)).epsilon(1e-6));
    };
    check("contestant", "early", early);
    check("contest_2", "late", late);
    CHECK(line(all, "contest_2.early", "capability") == 0.0);
}

// Two with linear costs c1 and c2 have an equilibrium in which both are in only if the weaker's
// payoff is not negative: p2 >= r p1 p2, p1 <= 1/r, with p1/p2 = (c2/c1)^r.
TEST_CASE("a contest too decisive for the weaker firm says so") {
    const auto all = scenario::contest_answers(load_text(rivals("3")));
    REQUIRE(all.size() == 1);
    CHECK_FALSE(all.front().solved());
    CHECK(says(all.front().reason, "no pure equilibrium was found among 2 contestants"));
}

TEST_CASE("mistakes about who takes part are named") {
    CHECK(says(mistakes(replaced(rivals(), "firm.late]", "firm.lat]")),
               "contest_of_firms.firm.lat: there is no such firm; did you mean \"late\""));
    CHECK(says(mistakes(test::market() + contest("1") + entrant("late", "1e9", "1")),
               "contest_of_firms.firm = 1: must be 2 to 8 firms"));
    CHECK(says(mistakes(replaced(rivals(), "benchmark_capability = 2", "")),
               "contest_of_firms.firm.late.benchmark_capability: must be given"));
    CHECK(says(mistakes(replaced(rivals(), "decisiveness", "decisivness")),
               "did you mean \"decisiveness\"?"));
    CHECK(says(mistakes(replaced(rivals(), "price_usd_per_flop = 2e-18",
                                 "price_usd_per_flop = 2e-18\nsupply_elasticity = 2\n"
                                 "buyer = \"price_taker\"")),
               "firm.early.compute.buyer = \"price_taker\": must be \"monopsonist\" in a firm of"));
    const std::string runway =
        "title = \"t\"\nprice_year = 2024\n[runway]\ncash_usd = 1e6\nburn_usd_per_month = 1e5\n";
    CHECK(says(mistakes(runway + contest("1") + entrant("a", "1", "1") + entrant("b", "1", "1")),
               "contest_of_firms: is between firms of a market"));
}

TEST_CASE("prizes are levers, and a scenario without the table has no contest") {
    const auto scenario = load_text(rivals());
    const auto paths = scenario::levers(scenario);
    CHECK(std::find(paths.begin(), paths.end(), "contest_of_firms.firm.late.prize_usd_per_year") !=
          paths.end());
    CHECK(scenario::contest_answers(load_text(test::market())).empty());
}

}  // namespace firms_contest_test
