#include "isocost/scenario/answers.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "chapter_texts.hpp"
#include "isocost/scenario/run.hpp"
#include "isocost/study/json.hpp"
#include "isocost/study/report.hpp"
#include "lab.hpp"

namespace answers_test {

using namespace isocost;
using doctest::Approx;

namespace {

double line(const scenario::Answer& answer, const std::string& name) {
    for (const auto& each : answer.lines)
        if (each.name == name) return each.value;
    return core::nan;
}

const scenario::Answer& of(const std::vector<scenario::Answer>& all, const std::string& section) {
    for (const auto& each : all)
        if (each.section == section) return each;
    throw std::invalid_argument("no " + section);
}

scenario::AnswersOutcome asked(const std::vector<std::string>& changes = {}) {
    std::vector<scenario::Reform> reforms;
    for (const auto& change : changes) reforms.push_back(scenario::parse_change(change));
    return scenario::answer(scenario::load_text(test::all_chapters()), reforms);
}

}  // namespace

TEST_CASE("answers are those of the chapters") {
    const auto all = asked().answers;
    CHECK(line(of(all, "serving_day"), "cost") == Approx(87072.0).epsilon(1e-15));
    CHECK(line(of(all, "serving_day"), "nodes_from_throughput") == Approx(226.86).epsilon(1e-4));
    CHECK(line(of(all, "distillation"), "teacher") == Approx(3504.0).epsilon(1e-12));
    // Cottier et al. 2024, GPT-4: 57e6 hours of an A100 worth 14 165.05 USD
    CHECK(line(of(all, "chip_hour"), "all_hours") == Approx(40155933.94).epsilon(1e-8));
    CHECK(line(of(all, "talent_density"), "last_hire_adds") ==
          Approx(std::pow(10.0, 0.7) - std::pow(9.0, 0.7)).epsilon(1e-14));
    CHECK(line(of(all, "synthetic"), "price") == Approx(2 * 37e9 * 4 * 3e-18 * 1e6).epsilon(1e-14));
    CHECK(line(of(all, "repetition"), "epochs") == 4.0);
    // half of the time is waited at f/(s t)
    CHECK(line(of(all, "verification"), "flop_per_researcher_to_wait_half") ==
          Approx(1e22 / (0.6 * 0.1)).epsilon(1e-14));
    CHECK(line(of(all, "progress"), "months_worth_of_the_factor") == Approx(16.8).epsilon(1e-14));
    CHECK(line(of(all, "follower"), "steady_gap") == Approx(0.5 - std::log(0.8)).epsilon(1e-14));
    // (gap + c0 - c1)^2/(4 gap) x users
    CHECK(line(of(all, "open_weights"), "rent") ==
          Approx(90.0 * 90.0 / 400.0 * 1e6).epsilon(1e-14));
    // one of 20 trials without the dead ends, one of 14 with them, each as likely as another
    const double q = std::exp(-0.05);
    const auto mean = [q](int n) { return q * (1.0 - std::pow(q, n)) / (1.0 - q) / n; };
    CHECK(line(of(all, "dead_ends"), "worth_of_the_time") ==
          Approx(1e8 * (mean(14) - mean(20))).epsilon(1e-12));
    CHECK(of(all, "noncompete").lines[1].name == "below_default_pay");
    CHECK(line(of(all, "publication"), "gain") == Approx(2e8 + 2e7 - 1e8).epsilon(1e-14));
}

TEST_CASE("a reform of a chapter moves its answer, and no other") {
    const auto outcome = asked({"serving.batch=32"});
    CHECK(line(of(outcome.reform_answers, "serving"), "usd_per_mtok") <
          line(of(outcome.answers, "serving"), "usd_per_mtok"));
    CHECK(line(of(outcome.reform_answers, "serving_day"), "cost") ==
          line(of(outcome.answers, "serving_day"), "cost"));
}

TEST_CASE("a change on which no answer depends is an error") {
    CHECK_THROWS_WITH_AS(asked({"training.flop_cap=2e25"}),
                         doctest::Contains("changes nothing here: every answer is the same"),
                         scenario::ScenarioError);
    CHECK_THROWS_AS((void)asked({"serving.bach=32"}), scenario::ScenarioError);
}

TEST_CASE("an answer that is infinite without a change and finite with it is another answer") {
    // distilling holds the gap at 0.9 x 0.75 - ln 0.7 = 1.03 once the lag of 0.75 years has passed
    const auto follower = [](const std::string& target) {
        return scenario::load_text(
            "title = \"a follower\"\nprice_year = 2025\n[catch_up]\nimprovement_per_year = 0.9\n"
            "lag_years = 0.75\nfidelity = 0.7\nleak_per_year = 0.8\ninitial_gap = 2\n"
            "years = 5\ntarget_gap = " +
            target + "\n");
    };
    const auto outcome =
        scenario::answer(follower("1.0"), {scenario::parse_change("catch_up.target_gap=1.2")});
    CHECK(std::isinf(line(outcome.answers.front(), "years_until_target")));
    CHECK(line(outcome.reform_answers.front(), "years_until_target") ==
          Approx(0.75).epsilon(1e-14));
    CHECK_FALSE(scenario::same_answers(outcome.answers, outcome.reform_answers));
    // two targets that are never reached are the same answer
    CHECK_THROWS_WITH_AS(
        (void)scenario::answer(follower("0.9"),
                               {scenario::parse_change("catch_up.target_gap=0.8")}),
        doctest::Contains("changes nothing here: every answer is the same with it and without"),
        scenario::ScenarioError);
}

TEST_CASE("answers are compared figure by figure: numbers, infinite, absent, and words") {
    const auto says = [](double value, const std::string& words = "") {
        return std::vector<scenario::Answer>{
            {"one", "", core::Status::optimal, "", {{"figure", value, "", words}}}};
    };
    const std::vector<double> values{1.0, 2.0, core::infinity, -core::infinity, core::nan};
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = 0; j < values.size(); ++j)
            CHECK(scenario::same_answers(says(values[i]), says(values[j])) == (i == j));
    CHECK(scenario::same_answers(says(core::nan, "yes"), says(core::nan, "yes")));
    CHECK_FALSE(scenario::same_answers(says(core::nan, "yes"), says(core::nan, "no")));
    CHECK_FALSE(scenario::same_answers(says(core::nan, "never"), says(core::nan)));
}

TEST_CASE("what has no answer says why, with the least change that helps") {
    const auto all =
        asked({"serving.chips=1", "training.flop_cap=1e20", "own_silicon.own_usd_per_flop=3e-18",
               "frontier.tokens_per_s_per_user=1e6"})
            .reform_answers;
    CHECK(of(all, "serving").status == core::Status::infeasible);
    CHECK(line(of(all, "serving"), "least_chips") == 2.0);
    CHECK(of(all, "training").status == core::Status::infeasible);
    CHECK(line(of(all, "training"), "least_flop_cap") > 1e20);
    for (const char* section : {"own_silicon", "frontier"}) {
        CHECK(of(all, section).status == core::Status::infeasible);
        CHECK_FALSE(of(all, section).reason.empty());
    }
    CHECK(study::report(asked({"serving.chips=1"})).find("NO ANSWER") != std::string::npos);
}

TEST_CASE("a lab may ask chapters, too, and a scenario without a lab cannot be run") {
    const auto text = test::lab_text() +
                      "[progress]\ndoubling_time_years = 0.7\nyears = 2\n"
                      "compute_factor = 4\n";
    const auto outcome =
        scenario::run(scenario::load_text(text), {scenario::parse_change("progress.years=3")});
    CHECK(outcome.baseline.answers.size() == 1);
    CHECK(study::report(outcome).find("months worth of the factor") != std::string::npos);
    CHECK_THROWS_AS((void)scenario::run(scenario::load_text(test::all_chapters())),
                    scenario::ScenarioError);
    CHECK_THROWS_AS((void)scenario::answer(test::lab()), scenario::ScenarioError);
}

TEST_CASE("answers go to JSON with units") {
    const auto json = study::to_json(asked());
    CHECK(json.find("\"usd_per_mtok\"") != std::string::npos);
    CHECK(json.find("\"USD per Mtok\"") != std::string::npos);
}

TEST_CASE("figures that are not numbers are no answer") {
    // The loss from text overflows, and a better or worse student is no longer a question.
    const auto text =
        test::with(test::all_chapters(), {{"gamma = 0.45", "gamma = 1e12"},
                                          {"c0 = 2.5", "c0 = 1e12"},
                                          {"beta_prime = 0.6", "beta_prime = 1e25"},
                                          {"d1 = 1.3", "d1 = 1e12"},
                                          {"student_tokens = 2e10", "student_tokens = 0.5"},
                                          {"teacher_loss = 2.2", "teacher_loss = 3"}});
    const auto all = scenario::answers(scenario::load_text(text));
    const auto& logit = of(all, "logit_distillation");
    CHECK(logit.status == core::Status::out_of_range);
    CHECK(logit.lines.empty());
    CHECK(logit.reason.find("double numbers") != std::string::npos);
}

TEST_CASE("a single node needs no network") {
    const auto alone = asked({"decentralized.nodes=1"}).reform_answers;
    CHECK(line(of(alone, "decentralized"), "network_efficiency") == 1.0);
}

}  // namespace answers_test
