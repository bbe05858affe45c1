#include <doctest/doctest.h>

#include <cmath>

#include "isocost/scenario/answers.hpp"
#include "isocost/scenario/market.hpp"
#include "isocost/scenario/reform.hpp"
#include "market_texts.hpp"
#include "market_tools.hpp"

namespace market_hires_test {

using namespace isocost;
using doctest::Approx;
using scenario::load_text;
using test::mistakes;
using test::replaced;
using test::says;

namespace {

std::string sector(const std::string& name, const std::string& labor, const std::string& capital,
                   const std::string& budget) {
    return "\n[[firm]]\nname = \"" + name +
           "\"\npool = \"labor\"\nhired = \"labor\"\ninputs = [\"labor\", \"capital\"]\n"
           "[firm.hires]\ncapital = \"capital\"\n[firm.technology]\nsigma = 1.0\n"
           "[firm.labor]\nkind = \"talent\"\nquantity_fte = " +
           labor + "\n[firm.capital]\nkind = \"talent\"\nquantity_fte = " + capital +
           "\n[firm.question]\ngoal = \"maximize_capability\"\nbudget_usd_per_year = " + budget +
           "\n";
}

std::string fixed_pool(const std::string& name, const std::string& supply) {
    return "[pool." + name + "]\nsupply_fte = " + supply +
           "\nwage_usd_per_year = 1.0\nsupply_elasticity = 0.0\n";
}

/// Researchers and engineers, each in a country of two. What a firm uses is what it used.
std::string lab(const std::string& name, const std::string& country, const std::string& sigma) {
    return "\n[[firm]]\nname = \"" + name + "\"\npool = \"researchers_" + country +
           "\"\ninputs = [\"compute\", \"talent\", \"engineers\"]\n[firm.hires]\n"
           "engineers = \"engineers_" +
           country + "\"\n[firm.technology]\nsigma = " + sigma +
           "\n[firm.compute]\nmeans = \"delivered FLOP\"\nprice_usd_per_flop = 2e-18\n"
           "cost_usd_per_year = 150e6\n[firm.talent]\nquantity_fte = 400\n"
           "[firm.engineers]\nkind = \"talent\"\nquantity_fte = 300\n"
           "[firm.question]\ngoal = \"maximize_capability\"\nbudget_share = 1.0\n";
}

std::string pool(const std::string& name, const std::string& supply, const std::string& wage) {
    return "[pool." + name + "]\nsupply_fte = " + supply + "\nwage_usd_per_year = " + wage +
           "\nsupply_elasticity = 1.0\n";
}

std::string occupations() {
    return "title = \"two occupations\"\nprice_year = 2024\n" +
           pool("researchers_here", "400", "100e3") + pool("engineers_here", "300", "80e3") +
           pool("researchers_there", "400", "300e3") + pool("engineers_there", "300", "200e3") +
           lab("home", "here", "0.8") + lab("abroad", "there", "0.8");
}

/// A tenth of the researchers here go there and as many come; engineers stay.
std::string migration() {
    return R"(
[migration]
tau = 0.3
[migration.share.researchers_here]
researchers_here = 0.9
researchers_there = 0.1
[migration.share.researchers_there]
researchers_here = 0.1
researchers_there = 0.9
[migration.share.engineers_here]
engineers_here = 0.95
engineers_there = 0.05
[migration.share.engineers_there]
engineers_here = 0.05
engineers_there = 0.95
)";
}

}  // namespace

// julia-mpsge/MPSGE.jl, test/MPSGEresults.xlsx (GAMS/MPSGE with PATH), test/test_twobytwo_*.jl,
// case L = 77, wage as numeraire: X from labor and capital (50, 50), Y (20, 30), utility from X and
// Y (100, 50), all Cobb-Douglas; 77 of labor and 80 of capital. Income is 77 + 80 x 1.1 = 165, of
// which utility spends two thirds on X and a third on Y, so that sectors without profit pay their
// inputs 110 and 55.
TEST_CASE("a general equilibrium of two sectors and two factors is a market of two hired inputs") {
    const auto scenario = load_text("title = \"two by two\"\nprice_year = 2024\n" +
                                    fixed_pool("labor", "77") + fixed_pool("capital", "80") +
                                    sector("x", "50", "50", "110") + sector("y", "20", "30", "55"));
    const auto result = scenario::clear(scenario);
    REQUIRE(result.status == core::Status::optimal);
    // wages clear to 1e-10 of supply with elasticities of 1; the published rent is good to 1e-12
    CHECK(result.wages_usd_per_year["labor"] == Approx(1.0).epsilon(1e-9));
    CHECK(result.wages_usd_per_year["capital"] == Approx(1.09999999999964).epsilon(1e-9));
    const auto& x = result.employer("x");
    CHECK(x.inputs["labor"] / x.capability == Approx(52.44044240850039).epsilon(1e-9));
    CHECK(x.inputs["capital"] / x.capability == Approx(47.673129462283626).epsilon(1e-9));
    const auto& y = result.employer("y");
    CHECK(y.inputs["labor"] / y.capability == Approx(21.17705705843207).epsilon(1e-9));
    CHECK(y.inputs["capital"] / y.capability == Approx(28.877805079687114).epsilon(1e-9));
}

TEST_CASE("a firm's two occupations clear in two pools, and a cap moves both wages") {
    const auto balanced = scenario::clear(load_text(occupations()));
    REQUIRE(balanced.status == core::Status::optimal);
    // as many are hired in the benchmark year as there are; wages clear to 1e-10 of supply
    CHECK(balanced.wages_usd_per_year["researchers_here"] == Approx(100e3).epsilon(1e-9));
    CHECK(balanced.wages_usd_per_year["engineers_there"] == Approx(200e3).epsilon(1e-9));
    const auto outcome = scenario::answer(
        load_text(occupations()), {scenario::parse_change("firm.home.compute.cap_share=0.5")});
    const auto& after = outcome.reform_answers;
    CHECK(test::line(after, "pool.researchers_here", "wage") > 101e3);
    CHECK(test::line(after, "pool.engineers_here", "wage") > 81e3);
    // with a budget the rest goes to people alone: the two wages rise by the same share, as the
    // technology and the supply of both are the same; wages clear to 1e-10
    CHECK(test::line(after, "pool.engineers_here", "wage_over_benchmark") ==
          Approx(test::line(after, "pool.researchers_here", "wage_over_benchmark")).epsilon(1e-8));
    CHECK(test::line(outcome.comparison, "researchers.engineers_here", "gain_over_their_pay") >
          0.0);
}

TEST_CASE("people move between pools of their occupation and no others") {
    const auto text = occupations() + migration();
    const auto capped =
        scenario::apply(load_text(text), scenario::parse_change("firm.home.compute.cap_share=0.5"));
    const auto before = scenario::clear(load_text(text));
    const auto after = scenario::clear(capped);
    REQUIRE(before.solved());
    REQUIRE(after.solved());
    const auto& friction = after.market->migration()->friction;
    CHECK(std::isfinite(friction(0, 2)));
    CHECK(friction(0, 1) == core::infinity);
    CHECK(friction(2, 3) == core::infinity);
    const auto rise = [&](const char* name) {
        return after.wages_usd_per_year[name] / before.wages_usd_per_year[name] - 1.0;
    };
    CHECK(rise("researchers_there") > 1e-4);  // who stays abroad is dearer: fewer come
    CHECK(rise("engineers_there") > 1e-4);
}

TEST_CASE("mistakes about what else is hired name the firm, the input and the pool") {
    const auto text = occupations();
    CHECK(says(
        mistakes(replaced(text, "engineers = \"engineers_here\"", "engineers = \"enginers_here\"")),
        "firm.home.hires.engineers = \"enginers_here\": there is no such pool; did you mean "
        "\"engineers_here\""));
    CHECK(says(
        mistakes(replaced(text, "engineers = \"engineers_here\"", "enginers = \"engineers_here\"")),
        "firm.home.enginers: is hired in the pool but is not an input; did you mean "
        "\"engineers\"?"));
    CHECK(says(
        mistakes(replaced(text, "engineers = \"engineers_here\"", "talent = \"engineers_here\"")),
        "firm.home.hires.talent: is hired in the pool of `pool` already"));
    CHECK(says(
        mistakes(replaced(text, "engineers = \"engineers_here\"", "compute = \"engineers_here\"")),
        "firm.home.compute: is hired in a pool of researchers but is not talent"));
    CHECK(says(mistakes(replaced(text, "quantity_fte = 300",
                                 "quantity_fte = 300\nwage_usd_per_year = 90e3")),
               "firm.home.engineers.wage_usd_per_year = 90000: must be the pool's wage of 80000"));
    CHECK(says(mistakes(replaced(text, "[firm.hires]\nengineers = \"engineers_here\"", "")),
               "pool.engineers_here: no firm hires in this pool"));
    CHECK(says(mistakes(text + replaced(migration(), "researchers_there = 0.1", "")),
               "migration.share.researchers_here.researchers_there: must be given"));
}

TEST_CASE("what else is hired is part of what the scenario is") {
    const auto scenario = load_text(occupations());
    const auto& firm = scenario.contents().firms.front();
    REQUIRE(firm.all_hires().size() == 2);
    CHECK(firm.all_hires()[0].first == "talent");
    CHECK(firm.all_hires()[1].second.value == "engineers_here");
    CHECK(says(scenario::canonical(scenario.contents()),
               "firm.home.hires.engineers = engineers_here\n"));
}

TEST_CASE("an input that the firm does not list leads to the list and to its kind") {
    const std::string list = "inputs = [\"compute\", \"talent\", \"engineers\"]\n";
    const auto text = mistakes(replaced(occupations(), list, ""));
    INFO(text);
    CHECK(says(text, "firm.home.engineers: is not a key or table of a firm"));
    CHECK(says(text, "listed in inputs = [...] and has a kind, as kind = \"talent\""));
}

}  // namespace market_hires_test
