#include "chapters.hpp"
#include "isocost/knowledge/departure.hpp"
#include "isocost/knowledge/half_life.hpp"
#include "isocost/knowledge/redundancy.hpp"
#include "isocost/knowledge/search.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::knowledge;

Answer dead_ends(const ChapterSection& section) {
    const auto search = parameters_of<Search>(section);
    const auto price = price_of_dead_ends(search, parameters_of<PoachedKnowledge>(section));
    const auto saving = value_of_dead_ends(search);
    Answer answer{"", "what the dead ends that a newcomer knows are worth"};
    answer.lines = {{"experiments_without", saving.trials_without, ""},
                    {"experiments_with", saving.trials_with, ""},
                    {"saved", price.saved_trials, "experiments"},
                    {"saved_on_experiments", price.experiments_usd, "USD"},
                    {"saved_time", price.saved_years, "years"},
                    {"worth_of_the_time", price.time_usd, "USD"},
                    {"price", price.price_usd, "USD"}};
    return answer;
}

Answer lead(const ChapterSection& section) {
    const auto decay = half_life(parameters_of<Lead>(section));
    Answer answer{"", "how fast an innovator's lead is gone"};
    answer.lines = {{"leak", decay.leak_per_year, "per year"},
                    {"decay", decay.decay_per_year, "per year"},
                    {"half_life", decay.half_life_years, "years"}};
    return answer;
}

Answer redundancy(const ChapterSection& section) {
    const auto plan = cheapest_redundancy(parameters_of<Redundancy>(section));
    Answer answer{"", "how many should know a method, and how much of it be written down",
                  plan.status, plan.reason};
    answer.lines = {{"knowers", plan.knowers, "persons"},
                    {"codified_share", plan.bill.codified_share, ""},
                    {"loss_probability", plan.bill.loss_probability, "per year"},
                    {"expected_loss", plan.bill.expected_loss_usd_per_year, "USD per year"},
                    {"knowers_cost", plan.bill.knowers_usd_per_year, "USD per year"},
                    {"codification_cost", plan.bill.codification_usd_per_year, "USD per year"},
                    {"total", plan.total_usd_per_year, "USD per year"}};
    return answer;
}

Answer leavers(const ChapterSection& section) {
    const double headcount = section["headcount"];
    const double gone = section["leavers"];
    const double knowers = section["knowers"];
    Answer answer{"", "whether a method is lost when some leave at random, and when a pod does"};
    const Departure alone{.leave_probability = gone / headcount, .pod_correlation = 0.0};
    const Departure together{.leave_probability = gone / headcount,
                             .pod_correlation = section["pod_correlation"]};
    answer.lines = {
        {"lost_if_so_many_leave", loss_probability_of_leavers(headcount, gone, knowers), ""},
        {"lost_if_each_leaves_alone", loss_probability(alone, knowers), ""},
        {"lost_if_pods_hang_together", loss_probability(together, knowers), ""}};
    return answer;
}

}  // namespace

std::vector<Chapter> knowledge_chapters() {
    const auto people = [](const char* key, const char* meaning) {
        return number_row(key, core::nonnegative, "persons", meaning);
    };
    return {
        {"dead_ends", "negative results that a hire brings",
         joined(rows_of_fields<Search>(), rows_of_fields<PoachedKnowledge>()), dead_ends},
        {"lead", "a lead that leaks with those who leave", rows_of_fields<Lead>(), lead},
        {"redundancy", "the second knower, and the third", rows_of_fields<Redundancy>(),
         redundancy},
        {"leavers",
         "a method that some know, and some leave",
         {people("headcount", "people of the lab"), people("leavers", "how many of them leave"),
          people("knowers", "how many know the method"),
          number_row("pod_correlation", share, "", "correlation of leaving of two knowers")},
         leavers},
    };
}

}  // namespace isocost::scenario::detail
