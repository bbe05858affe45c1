#include <cmath>

#include "chapters.hpp"
#include "isocost/production/verification_cycle.hpp"
#include "isocost/scaling/algorithmic_progress.hpp"
#include "isocost/scaling/inference_demand.hpp"
#include "isocost/scaling/scaling_laws.hpp"
#include "isocost/scaling/training_plan.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::scaling;

core::Names law_ids() {
    core::Names ids;
    for (const auto& published : scaling_laws()) ids.push_back(published.id);
    return ids;
}

std::vector<Row> training_rows() {
    const auto target = fields(LossTarget{});
    const auto cost = fields(TrainingCost{});
    std::vector<Row> rows{
        word_row("law", law_ids(), "published scaling law"),
        row_of(target[0], "budget_usd, or the least loss under the caps"),
        row_of(fields(TrainingBudget{})[0], "no budget"),
        row_of(target[1], "no cap"),
        row_of(target[2], "no cap"),
        row_of(cost[0]),
        row_of(cost[1], "0: data are free"),
    };
    for (const auto& field : fields(InferenceDemand{}))
        rows.push_back(row_of(field, "no inference: all five keys, or none"));
    return rows;
}

/// What the model is asked over its life; all of its keys or none.
double serving_cost(const ChapterSection& section) {
    std::size_t given = 0;
    const auto all = fields(InferenceDemand{});
    for (const auto& field : all) given += section.number(field.key).given() ? 1 : 0;
    if (given == 0) return 0.0;
    return serving_usd_per_parameter(parameters_of<InferenceDemand>(section));
}

TrainingPlan plan_of(const ChapterSection& section) {
    const auto law = scaling_law(section.word("law"));
    const TrainingCost cost{section["usd_per_flop"], section.number("usd_per_token").value_or(0.0),
                            serving_cost(section)};
    const double flop_cap = section.number("flop_cap").value_or(core::infinity);
    const double token_cap = section.number("token_cap").value_or(core::infinity);
    if (section.number("loss").given() && section.number("budget_usd").given())
        throw core::InvalidParameter("loss", section["loss"], "must stand without budget_usd",
                                     "one of them is asked for");
    if (section.number("loss").given())
        return minimize_training_cost(
            law, cost, {.loss = section["loss"], .flop_cap = flop_cap, .token_cap = token_cap});
    return minimize_loss(law, cost,
                         {.budget_usd = section.number("budget_usd").value_or(core::infinity),
                          .flop_cap = flop_cap,
                          .token_cap = token_cap});
}

Answer training(const ChapterSection& section) {
    const auto plan = plan_of(section);
    const bool cheapest = section.number("loss").given();
    Answer answer{"",
                  cheapest ? "the cheapest model of that loss"
                           : "the model of least loss for the budget and the caps",
                  plan.status, plan.reason};
    if (!plan.solved()) {
        answer.lines = {{"least_flop_cap", plan.least_flop_cap, "FLOP"},
                        {"least_token_cap", plan.least_token_cap, "tokens"}};
        return answer;
    }
    const std::string saved = cheapest ? "USD" : "nats";
    answer.lines = {{"parameters", plan.parameters, ""},
                    {"tokens", plan.tokens, ""},
                    {"training", plan.flop, "FLOP"},
                    {"loss", plan.loss, "nats per token"},
                    {"cost", plan.cost_usd, "USD"},
                    {"training_cost", plan.training_usd, "USD"},
                    {"data_cost", plan.data_usd, "USD"},
                    {"serving_cost", plan.serving_usd, "USD"},
                    {"one_more_flop_saves", plan.flop_shadow_price, saved},
                    {"one_more_token_saves", plan.token_shadow_price, saved}};
    return answer;
}

Answer verification(const ChapterSection& section) {
    using namespace isocost::production;
    const auto cycle = parameters_of<VerificationCycle>(section);
    const double flop = section["flop_per_year"];
    const double researchers = section["researchers"];
    Answer answer{"",
                  "ideas verified a year, and the time that researchers wait (a CES, sigma 1/2)"};
    answer.lines = {
        {"ideas_per_year", ideas_per_year(cycle, flop, researchers), ""},
        {"researcher_years_per_idea", researcher_years_per_idea(cycle, flop, researchers), ""},
        {"waiting_share", waiting_share(cycle, flop, researchers), "of their time"},
        {"flop_per_researcher", flop / researchers, "FLOP per year"},
        {"flop_per_researcher_to_wait_half", flop_per_researcher_at(cycle, 0.5), "FLOP per year"}};
    return answer;
}

Answer progress(const ChapterSection& section) {
    const auto pace = parameters_of<AlgorithmicProgress>(section);
    Answer answer{"", "what algorithmic progress is worth in compute"};
    answer.lines = {{"effective_compute", effective_compute(pace, section["years"]), "x today's"},
                    {"months_worth_of_the_factor",
                     equivalent_months(pace, section["compute_factor"]), "months"}};
    return answer;
}

}  // namespace

std::vector<Chapter> scaling_chapters() {
    return {
        {"training", "a model by a scaling law: the cheapest of a loss, or the best for a budget",
         training_rows(), training},
        {"verification", "the cycle of research: thinking, then waiting for the experiment",
         joined(rows_of_fields<production::VerificationCycle>(),
                {number_row("flop_per_year", core::positive, "FLOP per year", "compute"),
                 number_row("researchers", core::positive, "FTE", "researchers")}),
         verification},
        {"progress", "how fast algorithms replace compute",
         joined(rows_of_fields<AlgorithmicProgress>(),
                {number_row("years", core::nonnegative, "years", "years ahead"),
                 number_row("compute_factor", core::positive, "",
                            "factor of compute to be made good by waiting")}),
         progress},
    };
}

}  // namespace isocost::scenario::detail
