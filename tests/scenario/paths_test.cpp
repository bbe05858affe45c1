#include "isocost/scenario/paths.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "chapter_texts.hpp"
#include "isocost/scenario/answers.hpp"
#include "isocost/study/json.hpp"
#include "isocost/study/report.hpp"
#include "lab.hpp"

namespace paths_test {

using namespace isocost;

namespace {

using Changes = std::vector<std::pair<std::string, std::string>>;

scenario::Scenario sample(const Changes& changes = {}) {
    return scenario::load_text(test::with(test::all_chapters(), changes));
}

scenario::Path path(const std::string& section, const Changes& changes = {}) {
    for (auto& each : scenario::paths(sample(changes)))
        if (each.summary.section == section) return each;
    throw std::invalid_argument("no " + section);
}

const std::vector<double>& column(const scenario::Path& path, const std::string& name) {
    for (const auto& each : path.columns)
        if (each.name == name) return each.values;
    throw std::invalid_argument("no " + name);
}

double total(const scenario::Path& path, const std::string& name) {
    for (const auto& each : path.summary.lines)
        if (each.name == name) return each.value;
    throw std::invalid_argument("no " + name);
}

std::string words(const scenario::Path& path, const std::string& name) {
    for (const auto& each : path.summary.lines)
        if (each.name == name) return each.words;
    throw std::invalid_argument("no " + name);
}

bool near(double value, double known, double tolerance) {
    return std::abs(value - known) <= tolerance * std::abs(known);
}

constexpr double rounding = 1e-14;    // a few operations on numbers of like size
constexpr double certificate = 1e-8;  // of a plan: its tolerance
constexpr double steps = 1e-6;        // of an integrator: 1000 times its tolerance of 1e-9

}  // namespace

TEST_CASE("every path has columns as long as its years, and figures alone") {
    const auto all = scenario::paths(sample());
    CHECK(all.size() == 11);  // five regimes, two plans, two curves, two labs
    for (const auto& each : all) {
        INFO(each.summary.section);
        CHECK(each.solved());
        CHECK((each.columns.empty() == !each.summary.reason.empty()));
        for (const auto& c : each.columns) {
            REQUIRE(c.values.size() == each.years.size());
            for (const double value : c.values) CHECK_FALSE(std::isnan(value));
        }
    }
}

TEST_CASE("ten of a hundred posts go to AI, by hand") {
    // 48 000 a year; AI costs 12 000 a post and 780 000 whatever it does
    const auto free = path("automation.at_will");
    CHECK(free.years == std::vector<double>{0, 1, 2, 3, 4, 5});
    CHECK(column(free, "replaced_fte")[0] == 10.0);
    CHECK(column(free, "severance_usd")[0] == 10.0 * 4'000.0);
    CHECK(near(column(free, "opex_usd")[1], 120e3 + 780e3 + 90 * 48e3, rounding));
    CHECK(near(total(free, "npv"), 5 * (480e3 - 900e3) - 40e3, rounding));
    const auto kept = path("automation.non_disruption");
    CHECK(column(kept, "retained_fte")[5] == 10.0);
    CHECK(column(kept, "retraining_usd")[0] == 60e3);
    CHECK(near(column(kept, "dual_burden_usd")[1], 240e3, rounding));
    const auto bought = path("automation.negotiated");
    CHECK(column(bought, "retained_fte")[1] == 10.0);
    CHECK(column(bought, "replaced_fte")[2] == 10.0);
    CHECK(near(column(bought, "severance_usd")[2], 10.0 * 5.0 * 4'000.0, rounding));
    // Ten of a hundred are enough for art. 41, where N is three
    CHECK(near(column(path("automation.collective"), "severance_usd")[2], 120e3, rounding));
    // Half a year is no year of the path
    CHECK(path("automation.expiry").columns.empty());
    CHECK(path("automation.expiry").summary.reason.find("= 6 is no multiple of 12") !=
          std::string::npos);
    CHECK(total(bought, "exit_year") == 2.0);
    CHECK(total(free, "exit_year") == 0.0);
    CHECK(total(bought, "break_even_carry") == 10.0);  // five monthly wages at half a one
    CHECK(near(total(bought, "payback"), 5.0 / 0.75, rounding));
    CHECK(words(bought, "best_course") == "no");
    CHECK(words(path("automation.collective"), "best_course") == "yes");
    CHECK(words(kept, "exit_year") == "never");
    CHECK(path("automation.collective", {{"automated_share = 0.1", "automated_share = 0.09"}})
              .summary.reason.find("art. 41") != std::string::npos);
    // 7.2 of 97.2 are there after two years of an attrition of 15 %
    CHECK(path("automation.collective", {{"attrition_per_year = 0\nhorizon_years = 5",
                                          "attrition_per_year = 0.15\nhorizon_years = 5"}})
              .columns.empty());
    const auto year =
        path("automation.expiry", {{"months_to_expiry = 6", "months_to_expiry = 12"}});
    CHECK(column(year, "replaced_fte") == std::vector<double>{0, 10, 10, 10, 10, 10});
    CHECK(total(year, "books_off") <= rounding);
}

TEST_CASE("ten are dismissed, eight go to court and five of them win after two years, by hand") {
    const Changes court{{"exit_after_years = 2\n",
                         "exit_after_years = 2\nadjudication_probability = 0.8\n"
                         "judgment_after_years = 2\n"}};
    const auto judged = path("automation.contested_exit", court);
    // Two settle at once for N + 1; three lose, four win 2N and one the post with nine months
    CHECK(near(column(judged, "severance_usd")[0], 2.0 * 4.0 * 4'000.0, rounding));
    CHECK(column(judged, "replaced_fte")[1] == 10.0);
    CHECK(near(column(judged, "severance_usd")[2], (3.0 * 4.0 + 4.0 * 6.0) * 4'000.0, rounding));
    CHECK(near(column(judged, "retained_fte")[2], 1.0, rounding));
    CHECK(near(column(judged, "retraining_usd")[2], 6e3, rounding));
    CHECK(near(column(judged, "wages_usd")[2], 90.0 * 48e3 + 9.0 * 4e3, rounding));
    // Back pay, retraining, and three years at half of what the wage buys
    const double burden = 36e3 + 6e3 + 3.0 * 24e3;
    CHECK(near(total(judged, "dual_burden_npv"), burden, rounding));
    CHECK(near(total(judged, "npv"), 5 * (480e3 - 900e3) - 32e3 - 144e3 - burden, rounding));
    CHECK(total(judged, "books_off") <= rounding);
    for (const auto& each : scenario::answers(sample(court)))
        if (each.section == "automation") {
            const auto said =
                std::find_if(each.lines.begin(), each.lines.end(),
                             [](const auto& line) { return line.name == "npv_contested_exit"; });
            REQUIRE(said != each.lines.end());
            CHECK(said->value == total(judged, "npv"));
        }
    CHECK_THROWS_AS((void)path("automation.contested_exit"), std::invalid_argument);
    const auto nobody = path(
        "automation.contested_exit",
        {{"unlawful_probability = 0.5\n", "unlawful_probability = 0\n"},
         {"exit_after_years = 2\n", "adjudication_probability = 0\njudgment_after_years = 2\n"}});
    CHECK(near(column(nobody, "severance_usd")[0], 10.0 * 4.0 * 4'000.0, rounding));
    CHECK(column(nobody, "severance_usd")[2] == 0.0);
}

TEST_CASE("AI whose cost follows from tokens is the technology of a path") {
    const auto free =
        path("automation.at_will",
             {{"ai_cost_usd_per_year = 12_000\n",
               "tasks_per_year = 2000\nrequests_per_task = 4\ninput_tokens_per_request = 10_000\n"
               "output_tokens_per_request = 1000\nreview_usd_per_task = 0.5\n"
               "usd_per_input_mtok = 3\nusd_per_output_mtok = 15\n"}});
    CHECK(near(column(free, "technology_usd")[1], 780e3 + 10.0 * 2000.0 * (4.0 * 0.045 + 0.5),
               rounding));
}

TEST_CASE("chips in fixed proportion to the work, before a ban and without one, by hand") {
    // 1000 chips in year 0 and 2000 in year 1, at 30 000 and then 15 000 a chip; 10 % interest
    const auto free = path("plan.no_ban");
    CHECK(near(column(free, "chips")[0], 1000.0, certificate));
    CHECK(near(column(free, "chips")[1], 1000.0, certificate));
    CHECK(near(total(free, "present_opex"), 4e7 + 3.5e7 / 1.1, certificate));
    const auto banned = path("plan.ban");
    CHECK(near(column(banned, "chips")[0], 2000.0, certificate));
    CHECK(column(banned, "chips")[1] == 0.0);
    CHECK(near(total(banned, "present_opex"), 7e7 + 2e7 / 1.1, certificate));
    CHECK(near(column(banned, "purchases_usd")[0] + column(banned, "talent_usd")[0],
               column(banned, "opex_usd")[0], certificate));
    for (const auto& each : scenario::answers(sample()))
        if (each.section == "plan") {
            CHECK(each.lines[1].name == "cost_of_the_ban");
            CHECK(near(each.lines[1].value, 3e7 - 1.5e7 / 1.1, 10 * certificate));
        }
}

TEST_CASE("a plan that cannot be names the year and the least change") {
    const Changes few{{"ban_year = 1\n", "ban_year = 1\nmost_chips_per_year = 1500\n"}};
    const auto banned = path("plan.ban", few);
    CHECK(banned.summary.status == core::Status::infeasible);
    CHECK(banned.columns.empty());
    CHECK(banned.summary.reason.find("Year 1 reaches a capability of 1.5") != std::string::npos);
    CHECK(banned.summary.reason.find("2000 chips on sale in year 0") != std::string::npos);
    CHECK(banned.summary.reason.find("without the ban") != std::string::npos);
    CHECK(banned.summary.reason.find("[plan.change.NAME]") != std::string::npos);
    CHECK(total(banned, "least_most_chips_in_year_0") == doctest::Approx(2000.0));
    CHECK(std::isnan(total(banned, "least_ban_year")));  // no year of the plan: words say so
    CHECK(path("plan.no_ban", few).solved());
}

TEST_CASE("a year of the plan may differ, and data may cost") {
    const auto less =
        path("plan.no_ban", {{"ban_year = 1\n",
                              "[plan.change.pause]\nyear = 1\ncapability = 1\nwage_usd_per_year = "
                              "2e5\n"}});
    CHECK(std::abs(column(less, "chips")[1]) <= 1000.0 * certificate);
    CHECK(near(column(less, "talent_usd")[1], 2e7, certificate));
    const auto data = path("plan.no_ban", {{"talent_share = 0.5\nsigma = 0\n",
                                            "talent_share = 0.4\nsigma = 0\n"
                                            "benchmark_data_tokens_per_year = 1e12\n"
                                            "data_price_usd_per_token = 1e-6\n"}});
    CHECK(near(column(data, "data_usd")[1], 2e6, certificate));
    // What is left at the end brings half of what a new chip costs then, 7500
    const auto end = path("plan.no_ban", {{"ban_year = 1\n", "end_value_share = 0.5\n"}});
    const double left = 2000.0 * 3750.0 / 1.21;
    CHECK(near(total(end, "less_end_value"), left, certificate));
    CHECK(near(total(end, "present_opex"), 4e7 + 3.5e7 / 1.1 - left, certificate));
    const auto& opex = column(end, "opex_usd");
    CHECK(near(opex[0] + opex[1] / 1.1 - total(end, "less_end_value"), total(end, "present_opex"),
               rounding * 10));
}

TEST_CASE("fear of a ban that would stop the lab makes it buy at once") {
    const auto fear = path("plan.ban_feared", {{"ban_year = 1", "ban_rate_per_year = 0.5"}});
    CHECK(near(column(fear, "chips")[0], 2000.0, certificate));
    CHECK(near(column(fear, "probability")[1], std::exp(-0.5), rounding));
    CHECK(near(column(fear, "purchases_usd")[0], 6e7, certificate));
    const auto after = path("plan.ban_in_year_1", {{"ban_year = 1", "ban_rate_per_year = 0.5"}});
    CHECK(column(after, "chips")[1] == 0.0);
    CHECK(near(column(after, "compute_flop")[1], 2e24, certificate));
    CHECK(near(total(after, "probability"), 1.0 - std::exp(-0.5), rounding));
    // Expected: the shared first year, and either second year by its chance
    const double second = std::exp(-0.5) * column(fear, "opex_usd")[1] +
                          total(after, "probability") * column(after, "opex_usd")[1];
    CHECK(near(column(fear, "opex_usd")[0] + second / 1.1, total(fear, "expected_opex"),
               rounding * 10));
    // Whoever knew the year would wait for the lower price if there is no ban
    CHECK(near(total(fear, "worth_of_knowing_the_year"), std::exp(-0.5) * (3e7 - 1.5e7 / 1.1),
               10 * certificate));
}

TEST_CASE("a stock pays above 0.4 bans a year, by hand") {
    for (const auto& each : scenario::answers(sample())) {
        if (each.section != "stockpile") continue;
        CHECK(near(each.lines[0].value, 0.4, rounding));
        CHECK(each.lines[1].words == "pays");
        CHECK(near(each.lines[2].value, 0.4, rounding));
        CHECK(near(each.lines[3].value, 1.0 - std::exp(-0.4), rounding));
        CHECK(near(each.lines[5].value, 0.8, rounding));
        CHECK(near(each.lines[6].value, std::log(2.0) / 0.4, rounding));
        CHECK(each.lines[7].value == 3000.0);
        const double k = 0.4 / 365.25;
        const double paid = (std::exp(30 * k) - 1.0) / k;
        CHECK(near(each.lines[8].value, 3e6 * std::exp(-60 * k) * (60.0 - paid),
                   1e-12));  // exp(x) − 1 at x = 0.03 loses two digits here
    }
}

TEST_CASE("a follower whose gap leaks ends nearer than copies bring him") {
    const auto gap = path("catch_up");
    REQUIRE(gap.years.size() == 11);
    CHECK(column(gap, "gap")[0] == 1.5);
    // At the first copy the leak has done more: 0.5 + e^(−1)
    CHECK(
        near(column(gap, "gap")[1], std::min(0.5 - std::log(0.8), 0.5 + std::exp(-1.0)), rounding));
    CHECK(near(column(gap, "gap_without_leak")[10], 0.5 - std::log(0.8), rounding));
    CHECK(near(column(gap, "gap_without_distilling")[10], 0.5 + std::exp(-10.0), rounding));
    CHECK(near(total(gap, "lasting_gap"), 0.5, rounding));
}

TEST_CASE("ideas that get harder to find grow as a power of time") {
    // dA/dt = g A^(1/2), so ln A = 2 ln(1 + g t/2)
    const auto ideas = path("idea_production");
    for (std::size_t k = 0; k < ideas.years.size(); ++k)
        CHECK(std::abs(column(ideas, "log_quality")[k] -
                       2.0 * std::log(1.0 + 0.25 * ideas.years[k])) <= steps);
    CHECK(near(total(ideas, "exponent"), 0.5, rounding));
    const auto burst =
        path("idea_production", {{"progress_exponent = 0\n", "progress_exponent = 1\n"}});
    // φ + λ (1 − γ) = 3/2: A is infinite after 1/(g/2) years
    CHECK(near(total(burst, "years_to_explosion"), 4.0, rounding));
    // times 0, 0.8 ... 8: the last before the explosion is 3.2
    CHECK(burst.solved());
    CHECK(burst.summary.reason == "A is infinite after 4 years; the path is told up to 3.2");
    REQUIRE(burst.years.size() == 5);
    CHECK(total(burst, "off_the_clock") <= steps);
    // dA/dt = g A^(3/2), so ln A = -2 ln(1 - g t/2)
    for (std::size_t k = 0; k < burst.years.size(); ++k)
        CHECK(std::abs(column(burst, "log_quality")[k] +
                       2.0 * std::log(1.0 - 0.25 * burst.years[k])) <= steps);
}

TEST_CASE("a path is told up to an explosion that falls on one of its times") {
    const auto burst =
        path("idea_production",
             {{"progress_exponent = 0\n", "progress_exponent = 1\n"},
              {"researchers_fte = 100\nyears = 8", "researchers_fte = 100\nyears = 4"}});
    CHECK(burst.solved());
    CHECK(burst.years.size() == 10);  // of 11, without the last
}

TEST_CASE("an entrant who hires from the incumbent comes to rest at 75, by hand") {
    // dK/dt = 5 + 0.1 (100 − K) − 0.1 K
    const auto entrant = path("knowledge_path.entrant");
    for (std::size_t k = 0; k < entrant.years.size(); ++k)
        CHECK(near(column(entrant, "knowledge")[k], 75.0 - 55.0 * std::exp(-0.2 * entrant.years[k]),
                   steps));
    CHECK(near(column(path("knowledge_path.incumbent"), "knowledge")[10], 100.0, steps));
    for (const auto& each : scenario::answers(sample()))
        if (each.section == "knowledge_path") CHECK(near(each.lines[3].value, 75.0, 1e-12));
}

TEST_CASE("mistakes name the key and the rule") {
    const auto says = [](const std::string& from, const std::string& to, const std::string& text) {
        const auto message = test::complaint(test::with(test::all_chapters(), {{from, to}}));
        INFO(message);
        CHECK(message.find(text) != std::string::npos);
    };
    says("years = 2\nrate_per_year = 0.1\ncap", "years = 31\nrate_per_year = 0.1\ncap",
         "plan.years = 31: must be from 1 to 30");
    says("lifetime_years = 2\nban", "lifetime_years = 2.5\nban", "must be a whole number");
    says("ban_year = 1", "ban_year = 1\nban_rate_per_year = 0.1", "must stand without ban_year");
    says("talent_share = 0.5\n", "talent_share = 0.6\n", "no less than 0 for data");
    says("talent_share = 0.5\n", "talent_share = 0.4\n",
         "data_price_usd_per_token = nothing: must be given");
    says("ban_year = 1", "ban_premium = 1", "must stand with ban_year or ban_rate_per_year");
    says("automated_share = 0.1\n", "dismissed_people = 5\n", "must stand with automated_share");
    says("ban_year = 1", "owned_chips = 5", "owned_flop_per_chip_year = nothing");
    says("ban_year = 1", "[plan.change.x]\nyear = 2", "must be a year of the plan");
    says("ban_year = 1", "[plan.change.x]\nyear = 1\ncapabilty = 2", "did you mean \"capability\"");
    says("ban_year = 1", "[plan.change.x]", "plan.change.x.year: must be given");
    says("ban_year = 1", "[plan.change.X]\nyear = 1", "must be named in lower-case letters");
    says("to = \"entrant\"", "to = \"nobody\"", "must be one of: incumbent, entrant");
    says("to = \"entrant\"\npersons_per_year = 10\n",
         "to = \"entrant\"\npersons_per_year = 10\n[knowledge_path.way.again]\nfrom = "
         "\"incumbent\"\n"
         "to = \"entrant\"\npersons_per_year = 1\n",
         "must be the only way");
    says("to = \"entrant\"", "to = \"incumbent\"", "who stays does not move");
    says("exit_after_years = 2", "exit_after_years = 6", "must not exceed the horizon");
    says("exit_after_years = 2", "judgment_after_years = 2",
         "automation.adjudication_probability = nothing: must be given with judgment_after_years");
    says("exit_after_years = 2", "adjudication_probability = 0.8",
         "automation.judgment_after_years = nothing: must be given with adjudication_probability");
    says("exit_after_years = 2", "adjudication_probability = 0.4\njudgment_after_years = 2",
         "adjudication_probability = 0.4: must be no less than unlawful_probability, 0.5");
    says("exit_after_years = 2", "adjudication_probability = 0.8\njudgment_after_years = 6",
         "judgment_after_years = 6: must not exceed the horizon");
    says("automated_share = 0.1\nat_will_severance_monthly_wages = 1\nexit_after_years = 2\n",
         "dismissed_people = 5\nadjudication_probability = 0.8\njudgment_after_years = 2\n",
         "automation.adjudication_probability = 0.8: must stand with automated_share");
    says("years = 8\n", "years = 8\npoints = 1001\n", "must be from 1 to 1000");
}

TEST_CASE("a reform moves its path, and one that moves none is refused") {
    const auto ask = [](const std::string& change) {
        return scenario::follow(sample(), {scenario::parse_change(change)});
    };
    const auto outcome = ask("automation.automated_share=0.2");
    CHECK(outcome.paths.size() == outcome.reform_paths.size());
    CHECK(column(outcome.paths[0], "replaced_fte")[0] == 10.0);
    CHECK(column(outcome.reform_paths[0], "replaced_fte")[0] == 20.0);
    CHECK(scenario::same_paths(outcome.paths, scenario::paths(sample())));
    CHECK_FALSE(scenario::same_paths(outcome.paths, outcome.reform_paths));
    const auto inside = ask("knowledge_path.lab.entrant.knowledge=30").reform_paths;
    CHECK(column(inside.back(), "knowledge")[0] == 30.0);
    CHECK_THROWS_WITH_AS((void)ask("serving.batch=32"),
                         doctest::Contains("every path is the same with it and without"),
                         scenario::ScenarioError);
    const auto text = study::report(outcome);
    CHECK(text.find("automation, at will, baseline: head count") != std::string::npos);
    CHECK(text.find("automation, at will, reform: head count") != std::string::npos);
    const auto json = study::to_json(outcome);
    CHECK(json.find("\"severance_usd\"") != std::string::npos);
    CHECK(json.find("\"reform_paths\"") != std::string::npos);
}

TEST_CASE("without a path there is nothing to follow") {
    CHECK_THROWS_WITH_AS((void)scenario::follow(test::lab()),
                         doctest::Contains("[automation] with automated_share, [plan]"),
                         scenario::ScenarioError);
    CHECK_THROWS_AS((void)scenario::follow(scenario::load_text(
                        test::heading() + "[progress]\ndoubling_time_years = 0.7\nyears = 2\n"
                                          "compute_factor = 4\n")),
                    scenario::ScenarioError);
}

}  // namespace paths_test
