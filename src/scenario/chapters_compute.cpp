#include "chapters.hpp"
#include "isocost/compute/decentralized.hpp"
#include "isocost/inference/efficiency.hpp"
#include "isocost/inference/placement.hpp"

namespace isocost::scenario::detail {

namespace {

Answer decentralized(const ChapterSection& section) {
    using namespace isocost::compute;
    const auto local = parameters_of<LocalSteps>(section);
    const bool alone = section["nodes"] == 1.0;
    const double efficiency = alone ? 1.0 : network_efficiency(local);
    const double rate = section["nodes"] * section["node_flop_per_s"];
    Answer answer{"", "what training over distant nodes leaves of their work (no overlap)"};
    answer.lines = {{"network_efficiency", efficiency, "of their work"},
                    {"effective_rate", rate * efficiency, "FLOP/s"},
                    {"lost", rate * (1.0 - efficiency), "FLOP/s"},
                    {"steps_to_keep_nine_tenths", least_local_steps(0.9, local), "local steps"}};
    return answer;
}

Answer reasoning(const ChapterSection& section) {
    using namespace isocost::inference;
    auto candidate = parameters_of<ReasoningCandidate>(section);
    candidate.name = "own";
    const auto found = parity({candidate}, section["rival_score_per_joule"]);
    Answer answer{"", "reasoning per watt, and parity with a rival", found.status, found.reason};
    answer.lines = {{"score_per_joule", score_per_joule(candidate), "per J"},
                    {"rival_score_per_joule", section["rival_score_per_joule"], "per J"},
                    {"cost_per_task", candidate.usd_per_task, "USD"}};
    if (!answer.solved())
        answer.lines.push_back({"energy_that_would_do", found.joules_factor, "x its own"});
    return answer;
}

Answer efficiency(const ChapterSection& section) {
    using namespace isocost::inference;
    const double value = value_of_efficiency_usd_per_year(
        section["tokens_per_year"], section["usd_per_mtok"], section["share"]);
    Answer answer{"", "what serving for a share less is worth"};
    answer.lines = {{"value", value, "USD per year"},
                    {"of_one_percent", 0.01 * value / section["share"], "USD per year"}};
    return answer;
}

}  // namespace

std::vector<Chapter> compute_chapters() {
    constexpr core::Bounds share{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return {
        {"decentralized", "one model trained over nodes far apart",
         joined(rows_of_fields<compute::LocalSteps>(),
                {number_row("nodes", inference::one_or_more, "nodes", "nodes that train together"),
                 number_row("node_flop_per_s", core::positive, "FLOP per second",
                            "delivered by a node on its own")}),
         decentralized},
        {"efficiency",
         "cheaper serving of the same tokens",
         {number_row("tokens_per_year", core::nonnegative, "tokens per year", "tokens served"),
          number_row("usd_per_mtok", core::nonnegative, "USD per Mtok", "cost of serving"),
          number_row("share", share, "", "share of it that is saved")},
         efficiency},
        {"reasoning", "score per joule against a rival",
         joined(rows_of_fields<inference::ReasoningCandidate>(),
                {number_row("rival_score_per_joule", core::positive, "per J", "the rival's")}),
         reasoning},
    };
}

}  // namespace isocost::scenario::detail
