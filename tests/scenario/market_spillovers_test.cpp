#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/market.hpp"
#include "isocost/scenario/reform.hpp"
#include "market_texts.hpp"
#include "market_tools.hpp"

namespace market_spillovers_test {

using namespace isocost;
using doctest::Approx;
using scenario::load_text;
using test::line;
using test::mistakes;
using test::replaced;
using test::says;

namespace {

std::string spillovers(const std::string& strength) {
    return "\n[spillovers]\nstrength = " + strength + "\nweight_of_others = 0.5\n";
}

/// Three labs that hire the thousand people of one pool and hold their capability.
std::string labs(const std::string& strength = "0.1", const std::string& late_cap = "") {
    return test::one_pool_labs(late_cap) + spillovers(strength);
}

/// One firm whose own size wears its efficiency down, ln A = -0.5 ln L, with compute at its cap c
/// and too cheap to be left idle: 0.5/c + 0.5/L = A gives 1 + L/c = 2 L^0.5, of which
/// L^0.5 = c (1 ± (1 - 1/c)^0.5); with one percent more people per percent of wage, w = L.
std::string worn(const std::string& cap) {
    return R"(title = "worn"
price_year = 2024
[pool.only]
supply_fte = 1
wage_usd_per_year = 1
supply_elasticity = 1
[[firm]]
name = "worn"
pool = "only"
[firm.technology]
sigma = 0.5
[firm.technology.shares]
compute = 0.5
talent = 0.5
[firm.compute]
means = "a unit"
quantity_flop_per_year = 1
price_usd_per_flop = 1e-9
cap_flop_per_year = )" +
           cap + R"(
[firm.talent]
quantity_fte = 1
[firm.question]
goal = "minimize_opex"
capability = 1
[spillovers]
strength = -0.5
starts = 12
[spillovers.weight.worn]
worn = 1
)";
}

/// The efficiency that the talents of an answer give a firm, by the definition.
double learned(const std::vector<scenario::Answer>& all, double strength,
               const std::vector<std::pair<std::string, double>>& others) {
    double logs = 0.0;
    for (const auto& [firm, benchmark] : others)
        logs += 0.5 * std::log(line(all, "firm." + firm, "talent") / benchmark);
    return std::exp(strength * logs);
}

}  // namespace

TEST_CASE("in the benchmark year nobody has learned anything, whatever the strength") {
    const auto all = scenario::answers(load_text(labs()));
    REQUIRE(all.front().solved());
    CHECK(line(all, "market", "equilibria_found") == 1.0);
    // wages clear to 1e-10 of supply, the elasticities are of order one
    CHECK(line(all, "pool.china", "wage") == Approx(80e3).epsilon(1e-9));
    CHECK(line(all, "firm.late", "efficiency_from_spillovers") == Approx(1.0).epsilon(1e-9));
}

TEST_CASE("without strength a market with spillovers is the market") {
    const auto text = labs("0", "cap_share = 0.9");
    const auto all = scenario::answers(load_text(text));
    const auto plain = scenario::answers(load_text(text.substr(0, text.find("\n[spillovers]"))));
    REQUIRE(all.front().solved());
    // both clear to 1e-10 of supply
    CHECK(line(all, "pool.china", "wage") ==
          Approx(line(plain, "pool.china", "wage")).epsilon(1e-9));
    CHECK(line(all, "firm.early", "opex") ==
          Approx(line(plain, "firm.early", "opex")).epsilon(1e-9));
    CHECK(line(all, "market", "response_radius") == 0.0);
}

TEST_CASE(
    "efficiencies are what everybody's talent makes them, and a cap at one lab helps others") {
    const auto all = scenario::answers(load_text(labs("0.1", "cap_share = 0.9")));
    REQUIRE(all.front().solved());
    // the capped lab hires more people, from whom the others learn
    CHECK(line(all, "firm.late", "talent") > 351.0);
    CHECK(line(all, "firm.late", "one_more_unit_of_compute_is_worth") > 0.0);
    const double early = line(all, "firm.early", "efficiency_from_spillovers");
    CHECK(early > 1.0001);
    // residuals up to 1e-8 hold, of logarithms
    CHECK(early == Approx(learned(all, 0.1, {{"late", 350.0}, {"third", 250.0}})).epsilon(2e-8));
    CHECK(line(all, "firm.late", "efficiency_from_spillovers") ==
          Approx(learned(all, 0.1, {{"early", 400.0}, {"third", 250.0}})).epsilon(2e-8));
    CHECK(test::words(all, "market", "comes_back_after_a_push") == "yes");
}

TEST_CASE("a firm learns from those that its weights name") {
    const auto text = labs("0.1", "cap_share = 0.9") + "[spillovers.weight.early]\nlate = 0\n";
    const auto all = scenario::answers(load_text(text));
    REQUIRE(all.front().solved());
    // residuals up to 1e-8 hold, of logarithms
    CHECK(line(all, "firm.early", "efficiency_from_spillovers") ==
          Approx(learned(all, 0.1, {{"third", 250.0}})).epsilon(2e-8));
}

TEST_CASE("two equilibria in closed form are both told, with which is which") {
    const auto all = scenario::answers(load_text(worn("1.3333333333333333")));
    REQUIRE(all.front().solved());
    CHECK(line(all, "market", "equilibria_found") == 2.0);
    CHECK(
        says(all.front().reason, "2 equilibria were found; which one the market reaches depends"));
    CHECK(says(all.front().reason, "numbered from 2"));
    for (const std::string prefix : {"", "equilibrium_2."}) {
        const double people = line(all, prefix + "firm.worn", "talent");
        const bool large = people > 1.0;
        // the two roots at c = 4/3; efficiencies are good to 1e-8, which the roots double
        CHECK(people == Approx(large ? 4.0 : 4.0 / 9.0).epsilon(1e-7));
        CHECK(line(all, prefix + "pool.only", "wage") == Approx(people).epsilon(1e-7));
        CHECK(test::words(all, prefix + "market", "comes_back_after_a_push") ==
              (large ? "no" : "yes"));
        for (const auto& each : all)
            if (each.section == prefix + "market")
                CHECK(says(each.reason, "signs of what a reform changes here are no predictions") ==
                      large);
    }
    CHECK(line(all, "firm.worn", "talent") !=
          Approx(line(all, "equilibrium_2.firm.worn", "talent")));
}

TEST_CASE("where no equilibrium is found the answer says how far one could be followed") {
    const auto all = scenario::answers(load_text(worn("0.9")));
    REQUIRE(all.size() == 1);
    CHECK_FALSE(all.front().solved());
    CHECK(says(all.front().reason, "no equilibrium was found; whether there is one is open"));
    CHECK(line(all, "market", "starts_that_led_to_none") == 12.0);
}

TEST_CASE("a firm that cannot even without spillovers is named") {
    auto text = labs("0.3", "cap_share = 1e-6");
    text = replaced(text, "supply_elasticity = 1.5", "supply_elasticity = 0.0");
    text = replaced(text, "name = \"late\"\npool = \"china\"\n\n[firm.technology]\nsigma = 0.8",
                    "name = \"late\"\npool = \"china\"\n\n[firm.technology]\nsigma = 0.2");
    const auto all = scenario::answers(load_text(text));
    CHECK(all.front().status == core::Status::infeasible);
    CHECK(says(all.front().reason, "firm late cannot reach its capability"));
}

TEST_CASE("a reform is set against the baseline, also who gains by it") {
    const auto outcome = scenario::answer(
        load_text(labs()), {scenario::parse_change("firm.late.compute.cap_share=0.9")});
    CHECK(line(outcome.comparison, "researchers.china", "gain_of_those_from_there") > 0.0);
    const double more = line(outcome.comparison, "employer.early", "more_opex");
    CHECK(more == Approx(line(outcome.reform_answers, "firm.early", "opex") -
                         line(outcome.answers, "firm.early", "opex"))
                      .epsilon(1e-6));  // the difference is a thousandth of what is good to 1e-9
    const auto several =
        scenario::answer(load_text(worn("1.3333333333333333")),
                         {scenario::parse_change("firm.worn.compute.cap_flop_per_year=1.4")});
    REQUIRE(several.comparison.size() == 1);
    CHECK(says(several.comparison.front().reason, "2 equilibria were found"));
    CHECK_THROWS_WITH_AS((void)scenario::market_causes(load_text(labs())),
                         doctest::Contains("spillovers: are answered by the scenario's answers"),
                         scenario::ScenarioError);
}

TEST_CASE("technologies that spillovers do not allow are refused by name") {
    const auto wrong = [](const std::string& part, const std::string& instead) {
        return mistakes(replaced(labs(), part, instead));
    };
    const std::string with = ", with [spillovers]";
    CHECK(
        says(wrong("sigma = 0.8", "sigma = 0.0"),
             "market.toml:15: firm.early.technology.sigma = 0: must be above 0 and finite" + with));
    CHECK(says(
        wrong("goal = \"minimize_opex\"\ncapability = 1.0",
              "goal = \"maximize_capability\"\nbudget_share = 1.0"),
        "firm.early.question.goal = \"maximize_capability\": must be \"minimize_opex\"" + with));
    CHECK(says(wrong("sigma = 0.8",
                     "sigma = 0.8\n[firm.technology.inner]\nsigma = 0.5\n"
                     "inputs = [\"compute\", \"talent\"]"),
               "firm.early.technology.inner: must not be there: the technology must be a single"));
    CHECK(says(wrong("price_usd_per_flop = 2e-18",
                     "fixed_cost_usd_per_year = 1e6\nprice_usd_per_flop = 2e-18"),
               "firm.early.compute: must have one price, or one elasticity of supply"));
    CHECK(says(wrong("price_usd_per_flop = 2e-18", "cap_share = 0\nprice_usd_per_flop = 2e-18"),
               "firm.early.compute: must have a cap above 0" + with));
    CHECK(says(wrong("[firm.question]",
                     "[firm.data]\nquantity_tokens_per_year = 1e12\n"
                     "price_usd_per_token = 1e-6\n[firm.question]"),
               "firm.late.inputs = 2: must be as many as of the first firm, 3"));
    CHECK(says(mistakes(test::market() + spillovers("0.3")),
               "pool.abroad: must not be there: [spillovers] are in a market of one pool"));
}

TEST_CASE("mistakes in the tables of spillovers are named") {
    const auto wrong = [](const std::string& more) { return mistakes(labs() + more); };
    CHECK(says(wrong("[spillovers.weight.erly]\nlate = 1\n"),
               "spillovers.weight.erly: there is no such firm; did you mean \"early\"?"));
    CHECK(says(wrong("[spillovers.weight.early]\nlat = 1\n"),
               "spillovers.weight.early.lat: there is no such firm; did you mean \"late\"?"));
    CHECK(says(wrong("starts = 1.5\n"), "spillovers.starts = 1.5: must be whole"));
    CHECK(says(wrong("spred = 1.5\n"), "did you mean \"spread\""));
    CHECK(
        says(mistakes(replaced(labs(), "weight_of_others = 0.5", "")), "spillovers: need weights"));
    CHECK(says(mistakes(replaced(labs(), "strength = 0.1", "")),
               "spillovers.strength: must be given"));
    const std::string runway =
        "title = \"t\"\nprice_year = 2024\n[runway]\ncash_usd = 1e6\nburn_usd_per_month = 1e5\n";
    CHECK(says(mistakes(runway + spillovers("0.3")), "spillovers: are between firms of a market"));
}

}  // namespace market_spillovers_test
