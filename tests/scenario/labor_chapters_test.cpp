#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "chapter_texts.hpp"
#include "isocost/scenario/answers.hpp"
#include "lab.hpp"

namespace labor_chapters_test {

using namespace isocost;

namespace {

/// The sample with some lines changed, and what a chapter answers then.
scenario::Answer asked(const std::string& section,
                       const std::vector<std::pair<std::string, std::string>>& changes = {}) {
    const auto text = test::with(test::all_chapters(), changes);
    for (auto& answer : scenario::answers(scenario::load_text(text)))
        if (answer.section == section) return answer;
    throw std::invalid_argument("no " + section);
}

const scenario::AnswerLine& line(const scenario::Answer& answer, const std::string& name) {
    for (const auto& each : answer.lines)
        if (each.name == name) return each;
    throw std::invalid_argument("no " + name);
}

bool near(double value, double known) {
    // A few operations on numbers of like size.
    return std::abs(value - known) <= 1e-14 * std::abs(known);
}

}  // namespace

TEST_CASE("27 months at 25 000 RMB: N of two and a half, N + 1 and 2N") {
    const auto due = asked("severance");
    CHECK(line(due, "paid").value == 2.5);
    CHECK(line(due, "lawful").value == 62'500.0);
    CHECK(line(due, "lawful_without_notice").value == 87'500.0);
    CHECK(line(due, "unlawful").value == 125'000.0);
    CHECK(line(due, "wage_capped").words == "no");
}

TEST_CASE("a day more is half a month's wage after two full years, and a cap binds above 3 x") {
    const auto days = asked("severance", {{"completed_months = 27",
                                           "completed_months = 24\n"
                                           "days_over = \"yes\""}});
    CHECK(line(days, "paid").value == 2.5);
    const auto none = asked("severance", {{"completed_months = 27",
                                           "completed_months = 24\n"
                                           "days_over = \"no\""}});
    CHECK(line(none, "paid").value == 2.0);
    const auto capped =
        asked("severance",
              {{"average_wage_rmb_per_month = 25_000\n", "average_wage_rmb_per_month = 60_000\n"}});
    CHECK(line(capped, "wage_capped").words == "yes");
    CHECK(line(capped, "lawful").value == 2.5 * 36'000.0);
    CHECK(line(capped, "lawful_in_own_wages").value == 1.5);
}

TEST_CASE("a post of 48 000 USD, by hand") {
    const auto post = asked("automation");
    CHECK(line(post, "decision").words == "replace");
    // Severance of (4 000)(3)(½ + ½ · 2) = 18 000 over five years
    CHECK(near(line(post, "replacement_gain").value, 48e3 - 12e3 - 18e3 / 5.0));
    CHECK(near(line(post, "retention_gain").value, 24e3 - 12e3 - 6e3 / 5.0));
    CHECK(near(line(post, "break_even_value_of_kept").value, 1.0 - (18e3 - 6e3) / 5.0 / 48e3));
    CHECK(near(line(post, "break_even_ai_cost_to_replace").value, 44'400.0));
    CHECK(near(line(post, "break_even_ai_cost_to_retain").value, 22'800.0));
    CHECK(near(line(post, "break_even_automated_share").value, 780.0 / 3'240.0));
    // Retraining is one and a half monthly wages, carrying half a one each month.
    CHECK(line(post, "exit_negotiated").value == 5.0);
    CHECK(near(line(post, "exit_expiry").value, 3.0 + 1.5 + 3.0));
    CHECK(near(line(post, "exit_retained").value, 1.5 + 30.0));
    CHECK(near(line(post, "exit_contested").value,
               0.5 * 4.0 + 0.5 * (0.8 * 6.0 + 0.2 * (9.0 + 31.5))));
    // A buy-out of five months at half a wage kept, and at the three quarters that AI saves
    CHECK(near(line(post, "break_even_carry_negotiated").value, 10.0));
    CHECK(near(line(post, "payback_negotiated").value, 5.0 / 0.75));
    CHECK(line(post, "npv_expiry").words == "no path");
    CHECK(post.reason.find("expiry: months_to_expiry = 6 is no multiple of 12") == 0);
}

TEST_CASE("those who are dismissed are those whose posts AI takes, for an exit and for its path") {
    const auto ten = asked("automation");
    CHECK(line(ten, "exit_collective").value == 3.0);
    CHECK(line(ten, "npv_collective").words.empty());
    const auto nine = asked("automation", {{"automated_share = 0.1", "automated_share = 0.09"}});
    CHECK(line(nine, "exit_collective").words == "not open");
    CHECK(line(nine, "npv_collective").words == "no path");
    CHECK(line(nine, "cheapest_exit").words == "negotiated");
    CHECK(nine.reason.find("collective is not open: fewer than 20 people and less than 10 % of the "
                           "staff (LCL art. 41); expiry: ") == 0);
    const auto nobody = asked("automation", {{"automated_share = 0.1", "automated_share = 0"}});
    CHECK(nobody.reason.find("collective is not open: nobody would leave") == 0);
    const auto alike = asked("automation", {{"staff_people = 100",
                                             "staff_people = 100\n"
                                             "dismissed_people = 10"}});
    CHECK(line(alike, "npv_collective").value == line(ten, "npv_collective").value);
    const std::string path =
        "automated_share = 0.1\nat_will_severance_monthly_wages = 1\nexit_after_years = 2\n";
    const auto alone = asked("automation", {{path, "dismissed_people = 9\n"}});
    CHECK(line(alone, "exit_collective").words == "not open");
    CHECK_THROWS_AS((void)line(alone, "best_course"), std::invalid_argument);
}

TEST_CASE("a course that is open today and not when its year comes has no net present value") {
    const auto later = asked("automation", {{"attrition_per_year = 0\nhorizon_years = 5",
                                             "attrition_per_year = 0.15\nhorizon_years = 5"}});
    CHECK(line(later, "exit_collective").value == 3.0);
    CHECK(line(later, "npv_collective").words == "no path");
    // 7.2 of 97.2 are there after two years of an attrition of 15 %
    CHECK(later.reason.find("collective: not open: 7 of 98 people in year 2") == 0);
}

TEST_CASE("the best course stands beside the cheapest exit, and every course says its year") {
    const auto post = asked("automation", {{"exit_after_years = 2\n",
                                            "exit_after_years = 2\nadjudication_probability = 0.8\n"
                                            "judgment_after_years = 2\n"}});
    CHECK(line(post, "cheapest_exit").words == "collective");
    CHECK(line(post, "best_course").words == "contested_exit");
    CHECK(line(post, "npv_contested_exit").value > line(post, "npv_collective").value);
    CHECK(line(post, "exit_year_contested_exit").value == 0.0);
    CHECK(line(post, "exit_year_collective").value == 2.0);
    CHECK(line(post, "exit_year_non_disruption").words == "never");
    CHECK(line(asked("automation"), "best_course").words == "collective");
}

TEST_CASE("N as given stands beside N by service, and a difference is said") {
    const auto other = asked("automation");
    CHECK(line(other, "severance_given").value == 3.0);
    CHECK(line(other, "severance_by_service").value == 2.5);
    CHECK(
        other.reason.find("; severance_monthly_wages = 3 is not what [severance] comes to, 2.5") !=
        std::string::npos);
    const auto same =
        asked("automation", {{"severance_monthly_wages = 3\n", "severance_monthly_wages = 2.5\n"}});
    CHECK(same.reason.find("severance_monthly_wages") == std::string::npos);
    CHECK(line(same, "severance_by_service").value == 2.5);
}

TEST_CASE("AI's cost follows from tokens where it is not given, by hand") {
    const std::string tokens =
        "tasks_per_year = 2000\nrequests_per_task = 4\ninput_tokens_per_request = 10_000\n"
        "output_tokens_per_request = 1000\nreview_usd_per_task = 0.5\nusd_per_input_mtok = 3\n"
        "usd_per_output_mtok = 15\n";
    const std::string given = "ai_cost_usd_per_year = 12_000\n";
    const auto post = asked("automation", {{given, tokens}});
    // 0.045 USD a request, four of them and a look for half a dollar
    CHECK(near(line(post, "ai_cost_per_task").value, 0.68));
    CHECK(near(line(post, "ai_cost").value, 1'360.0));
    CHECK(line(post, "tokens").value == 88e6);
    CHECK(near(line(post, "replacement_gain").value, 48e3 - 1'360.0 - 18e3 / 5.0));
    CHECK_THROWS_AS((void)line(asked("automation"), "ai_cost"), std::invalid_argument);
    const auto says = [&](const std::string& to, const std::string& words) {
        const auto message = test::complaint(test::with(test::all_chapters(), {{given, to}}));
        INFO(message);
        CHECK(message.find(words) != std::string::npos);
    };
    says(given + tokens,
         "automation.ai_cost_usd_per_year = 12000: must stand without the tokens of the work, or "
         "they without it: tasks_per_year, requests_per_task");
    says("", "automation.ai_cost_usd_per_year = nothing: must stand without the tokens");
    says("usd_per_output_mtok = 15\n",
         "automation.tasks_per_year = nothing: must be given with usd_per_output_mtok");
    says(tokens.substr(0, tokens.find("usd_per_output")),
         "automation.usd_per_output_mtok = nothing: must be given with tasks_per_year");
}

TEST_CASE("ten of a hundred leave collectively for N, and a contract without a term never ends") {
    const auto ten = asked("automation", {{"months_to_expiry = 6\n", ""}});
    CHECK(line(ten, "exit_collective").value == 3.0);
    CHECK(line(ten, "cheapest_exit").words == "collective");
    CHECK(ten.reason.find(
              "expiry is not open: the contract has no term (LCL art. 14); severance") == 0);
}

TEST_CASE("a break-even that there is none of says so, and the rest is answered") {
    const auto dear =
        asked("automation", {{"fixed_cost_usd_per_year = 78e4", "fixed_cost_usd_per_year = 78e5"}});
    CHECK(dear.solved());
    CHECK(line(dear, "break_even_automated_share").words == "none");
    CHECK(line(dear, "decision").words == "replace");
    const auto free = asked("automation", {{"fixed_cost_usd_per_year = 78e4\n", ""}});
    CHECK(line(free, "break_even_automated_share").value == 0.0);
}

TEST_CASE("hires replace those who leave: business that grows by s²/2 leaves head count as it is") {
    const auto band = asked("adjustment");
    CHECK(band.solved());
    CHECK(line(band, "hires_above").value > 42'000.0);
    CHECK(line(band, "fires_below").value < 42'000.0);
    const double net = line(band, "hires").value - line(band, "fires").value;
    // The difference of two rates of 0.1 that carry a root found to 1e-16.
    CHECK(std::abs(net - 0.05) <= 1e-13);
    const auto endless = asked("adjustment", {{"drift_per_year = 0.02\nvolatility_per_sqrt_year",
                                               "drift_per_year = 0.1\nvolatility_per_sqrt_year"}});
    CHECK(endless.status == core::Status::unbounded);
    CHECK(endless.reason.find("worth more than any number") != std::string::npos);
}

TEST_CASE("mistakes name the key and the rule") {
    const auto says = [](const std::string& from, const std::string& to) {
        return test::complaint(test::with(test::all_chapters(), {{from, to}}));
    };
    CHECK(says("completed_months = 27", "completed_months = 2.5")
              .find("Employment.completed_months = 2.5: must be a whole number") !=
          std::string::npos);
    CHECK(says("completed_months = 27", "completed_months = 24")
              .find("Employment.days_over = not given: must be given where the months make whole "
                    "years") != std::string::npos);
    CHECK(says("staff_people = 100\n", "").find("automation.staff_people: must be given") !=
          std::string::npos);
    CHECK(says("automated_share = 0.1\n", "automated_share = 0.1\ndismissed_people = 5\n")
              .find("automation.dismissed_people = 5: must be left out, or be staff_people x "
                    "automated_share in whole people, 10") != std::string::npos);
    const std::string path =
        "automated_share = 0.1\nat_will_severance_monthly_wages = 1\nexit_after_years = 2\n";
    CHECK(says(path, "").find("automation.dismissed_people = nothing: must be given, or "
                              "automated_share in its place") != std::string::npos);
    CHECK(says(path, "dismissed_people = 101\n")
              .find("collective_dismissal.dismissed = 101: must be from 1 to the staff") !=
          std::string::npos);
}

}  // namespace labor_chapters_test
