#include "chapters.hpp"
#include "isocost/compute/catalog.hpp"
#include "isocost/compute/chip_hour.hpp"
#include "isocost/data/repetition.hpp"
#include "isocost/data/synthetic.hpp"
#include "isocost/production/talent_density.hpp"
#include "isocost/scenario/fleet_section.hpp"

namespace isocost::scenario::detail {

namespace {

Answer chip_hour(const ChapterSection& section) {
    const auto chip = compute::accelerator(section.word("chip"));
    const auto cost =
        compute::owned_chip_hour(chip, section["server_usd"], section["charge_per_year"],
                                 parameters_of<compute::Facility>(section));
    const double hours = section["chip_hours"];
    Answer answer{"", "what an hour of an owned chip costs, and many of them"};
    answer.lines = {{"server", cost.server, "USD per hour"},
                    {"interconnect", cost.interconnect, "USD per hour"},
                    {"energy", cost.energy, "USD per hour"},
                    {"chip_hour", cost.total(), "USD per hour"},
                    {"all_hours", cost.total() * hours, "USD"}};
    return answer;
}

Answer repetition(const ChapterSection& section) {
    using namespace isocost::data;
    const double unique = section["unique_tokens"];
    const double seen = section["tokens"];
    Answer answer{"", "what repeated tokens are worth (Muennighoff et al. 2023)"};
    answer.lines = {{"epochs", seen / unique, ""},
                    {"effective_tokens", effective_tokens(unique, seen), "tokens"},
                    {"one_more_token_adds", value_of_repeated_token(unique, seen), "tokens"},
                    {"ceiling", effective_token_ceiling(unique), "tokens"}};
    return answer;
}

Answer synthetic(const ChapterSection& section) {
    using namespace isocost::data;
    const auto tokens = parameters_of<SyntheticTokens>(section);
    const double shadow = section["shadow_price_usd_per_flop"];
    Answer answer{"", "a synthetic token made on the lab's own, capped compute"};
    answer.lines = {
        {"flop_of_the_cap", flop_per_synthetic_token(tokens), "FLOP per token"},
        {"price", synthetic_usd_per_token(tokens, shadow) * 1e6, "USD per Mtok"},
        {"price_without_the_cap", synthetic_usd_per_token(tokens, 0.0) * 1e6, "USD per Mtok"}};
    return answer;
}

Answer talent_density(const ChapterSection& section) {
    using namespace isocost::production;
    const auto density = parameters_of<TalentDensity>(section);
    const double heads = section["heads"];
    Answer answer{"", "diminishing returns to talent density"};
    answer.lines = {{"effective_talent", effective_talent(density, heads), ""},
                    {"last_hire_adds", added_by_hire(density, heads), ""},
                    {"last_hire_raises_by", raised_by_hire(density, heads), "of the others'"}};
    return answer;
}

}  // namespace

std::vector<Chapter> input_chapters() {
    constexpr core::Bounds two{2.0, core::infinity, false, true, "must be 2 or more and finite"};
    return {
        {"chip_hour", "the cost of an owned chip at work",
         joined({word_row("chip", chip_names(), "accelerator, by its catalog name"),
                 number_row("server_usd", core::positive, "USD",
                            "price of a chip with its share of the server"),
                 number_row("charge_per_year", core::positive, "1 per year",
                            "share of that price that a year costs"),
                 number_row("chip_hours", core::positive, "hours", "hours of chips in all")},
                rows_of_fields<compute::Facility>()),
         chip_hour},
        {"repetition",
         "tokens that are seen more than once",
         {number_row("unique_tokens", core::positive, "tokens", "different tokens"),
          number_row("tokens", core::positive, "tokens", "tokens seen in training")},
         repetition},
        {"synthetic", "tokens that a model of the lab's own writes",
         joined(rows_of_fields<data::SyntheticTokens>(),
                {number_row("shadow_price_usd_per_flop", core::nonnegative, "USD per FLOP",
                            "what one more FLOP of the cap saves")}),
         synthetic},
        {"talent_density", "what one more researcher adds to many",
         joined(rows_of_fields<production::TalentDensity>(),
                {number_row("heads", two, "FTE", "researchers, the last one counted")}),
         talent_density},
    };
}

}  // namespace isocost::scenario::detail
