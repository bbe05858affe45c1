#include <cmath>

#include "chapters.hpp"
#include "isocost/compute/catalog.hpp"
#include "isocost/inference/frontier.hpp"
#include "isocost/inference/self_host.hpp"
#include "isocost/inference/serving_day.hpp"
#include "isocost/scenario/fleet_section.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::inference;

core::Names model_names() {
    core::Names names;
    for (const auto& model : transformers()) names.push_back(model.name);
    return names;
}

std::vector<Row> model_and_chip() {
    return {word_row("model", model_names(), "model that is served"),
            word_row("chip", chip_names(), "accelerator, by its catalog name"),
            number_row("rent_usd_per_hour", core::positive, "USD per chip-hour", "rent of a chip")};
}

ServingChip chip_of(const ChapterSection& section) {
    return serving_chip(compute::accelerator(section.word("chip")), section["rent_usd_per_hour"]);
}

Answer placement(const ChapterSection& section) {
    Placement placement = parameters_of<Placement>(section);
    placement.model = transformer(section.word("model"));
    placement.chip = chip_of(section);
    const Serving serving = serve(placement);
    Answer answer{"", "speed and price of a placement (Erdil 2025, section 2.2)", serving.status,
                  serving.reason};
    answer.lines = {{"memory_needed", serving.bytes_needed / 1e9, "GB"},
                    {"memory_there", serving.bytes_there / 1e9, "GB"}};
    if (!answer.solved()) {
        answer.lines.push_back({"least_chips", serving.least_chips, "chips"});
        answer.lines.push_back({"largest_batch", serving.largest_batch, "sequences"});
        return answer;
    }
    answer.lines.push_back({"seconds_per_token", serving.seconds_per_token, "s"});
    answer.lines.push_back({"tokens_per_s_per_user", serving.tokens_per_s_per_user, "tokens/s"});
    answer.lines.push_back({"tokens_per_s", serving.tokens_per_s, "tokens/s"});
    answer.lines.push_back({"usd_per_mtok", serving.usd_per_mtok, "USD per Mtok"});
    answer.lines.push_back({"utilization", serving.utilization, ""});
    return answer;
}

/// 1, 2, 4 … up to the most.
std::vector<double> doublings(double most) {
    std::vector<double> numbers;
    for (double n = 1.0; n <= most; n *= 2.0) numbers.push_back(n);
    return numbers;
}

Answer frontier(const ChapterSection& section) {
    const PlacementGrid grid{doublings(section["most_chips"]), doublings(section["most_batch"]),
                             section["context_tokens"]};
    const auto all =
        price_speed_frontier(transformer(section.word("model")), chip_of(section), grid);
    const auto found = cheapest_at_speed(all, section["tokens_per_s_per_user"]);
    Answer answer{"", "the cheapest placement that is as fast as asked", found.status,
                  found.reason};
    answer.lines = {{"placements", static_cast<double>(all.placements), ""},
                    {"do_not_fit", static_cast<double>(all.infeasible), ""},
                    {"on_the_frontier", static_cast<double>(all.points.size()), ""}};
    if (!answer.solved()) return answer;
    answer.lines.push_back({"chips", found.point.chips, "chips"});
    answer.lines.push_back({"batch", found.point.batch, "sequences"});
    answer.lines.push_back({"usd_per_mtok", found.point.usd_per_mtok, "USD per Mtok"});
    answer.lines.push_back(
        {"tokens_per_s_per_user", found.point.tokens_per_s_per_user, "tokens/s"});
    return answer;
}

Answer self_hosting(const ChapterSection& section) {
    const auto own = parameters_of<SelfHosting>(section);
    const double api = section["api_usd_per_mtok"];
    const auto even = break_even_load(own, api);
    Answer answer{"", "the average load above which own serving beats the API", even.status,
                  even.reason};
    answer.lines = {{"break_even_load", even.utilization, "of full load"},
                    {"break_even_tokens_per_month", even.tokens_per_month, "tokens"},
                    {"least_api_price", even.least_api_usd_per_mtok, "USD per Mtok"},
                    {"most_rent", even.most_usd_per_hour, "USD per hour"}};
    if (!section.number("tokens_per_month").given()) return answer;
    const auto choice = compare_hosting(own, api, section["tokens_per_month"]);
    answer.lines.push_back({"deployments", choice.deployments, ""});
    answer.lines.push_back({"self_hosted", choice.self_hosted_usd_per_month, "USD per month"});
    answer.lines.push_back({"api", choice.api_usd_per_month, "USD per month"});
    answer.lines.push_back({"cheaper", core::nan, "", choice.self_host ? "own" : "api"});
    return answer;
}

Answer serving_day(const ChapterSection& section) {
    const auto day = parameters_of<ServingDay>(section);
    const double implied = implied_nodes(day);
    const double nodes = section.number("nodes").value_or(implied);
    const auto account = inference::account(day, nodes, parameters_of<PriceList>(section));
    Answer answer{"", "what a day of serving took and cost, and what it would bring at list price"};
    answer.lines = {{"nodes_from_throughput", implied, "nodes"},
                    {"nodes", nodes, "nodes"},
                    {"cost", account.cost_usd, "USD per day"},
                    {"cost_per_token", account.usd_per_mtok, "USD per Mtok"},
                    {"cost_per_output_token", account.usd_per_output_mtok, "USD per Mtok"},
                    {"theoretical_revenue", account.revenue_at_list_price_usd, "USD per day"},
                    {"list_price_blended", account.list_price_usd_per_mtok, "USD per Mtok"}};
    return answer;
}

Row context_row() {
    return number_row("context_tokens", core::nonnegative, "tokens",
                      "context of a sequence that the cache holds");
}

}  // namespace

std::vector<Chapter> inference_chapters() {
    constexpr core::Bounds whole{1.0, 1e6, false, false, "must be from 1 to 1000000"};
    return {
        {"serving", "speed and price of a model on so many chips",
         joined(model_and_chip(), rows_of_fields<Placement>()), placement},
        {"frontier", "the cheapest placement at a speed, out of powers of 2",
         joined(
             model_and_chip(),
             {number_row("most_chips", whole, "chips", "most chips of a placement"),
              number_row("most_batch", whole, "sequences", "most sequences at once"), context_row(),
              number_row("tokens_per_s_per_user", core::nonnegative, "tokens per second",
                         "speed that every user is to have")}),
         frontier},
        {"self_hosting", "own serving of open weights against an API",
         joined(rows_of_fields<SelfHosting>(),
                {number_row("api_usd_per_mtok", core::nonnegative, "USD per Mtok",
                            "price of the API, blended"),
                 number_row("tokens_per_month", core::nonnegative, "tokens per month",
                            "volume to compare both at", "no comparison")}),
         self_hosting},
        {"serving_day", "the account of a day of serving",
         joined(joined(rows_of_fields<ServingDay>(), rows_of_fields<PriceList>()),
                {number_row("nodes", core::positive, "nodes", "average nodes as published",
                            "nodes from throughput")}),
         serving_day},
    };
}

}  // namespace isocost::scenario::detail
