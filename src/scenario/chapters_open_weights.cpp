#include "chapters.hpp"
#include "isocost/inference/open_weights.hpp"
#include "isocost/inference/own_silicon.hpp"
#include "isocost/inference/shared_compute.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::inference;

Answer open_weights(const ChapterSection& section) {
    const auto rent = rent_against_open_weights(parameters_of<OpenRival>(section));
    Answer answer{"",
                  "rent of a proprietary model beside an open one if everybody takes one of them "
                  "(Shaked and Sutton 1982); an upper bound where some would go without"};
    answer.lines = {{"regime", core::nan, "", std::string(name(rent.regime))},
                    {"price", rent.price_usd_per_user_year, "USD per user and year"},
                    {"share", rent.share, "of users"},
                    {"rent", rent.rent_usd_per_year, "USD per year"},
                    {"rent_per_quality_gap", rent.rent_per_quality_gap, "USD per USD"}};
    return answer;
}

Answer publication(const ChapterSection& section) {
    const double gain = publication_gain_usd_per_year(parameters_of<Publication>(section));
    Answer answer{"", "whether publishing the weights pays its publisher"};
    answer.lines = {{"gain", gain, "USD per year"},
                    {"publish", core::nan, "", gain > 0.0 ? "yes" : "no"}};
    return answer;
}

Answer own_silicon(const ChapterSection& section) {
    const auto silicon = parameters_of<OwnSilicon>(section);
    const auto even = break_even_volume(silicon);
    Answer answer{"", "the volume from which own chips are cheaper", even.status, even.reason};
    answer.lines = {{"annuity", even.annuity_usd_per_year, "USD per year"},
                    {"break_even", even.flop_per_year, "FLOP per year"}};
    if (!section.number("flop_per_year").given()) return answer;
    const auto choice = compare_silicon(silicon, section["flop_per_year"]);
    answer.lines.push_back({"own", choice.own_usd_per_year, "USD per year"});
    answer.lines.push_back({"bought", choice.bought_usd_per_year, "USD per year"});
    answer.lines.push_back({"cheaper", core::nan, "", choice.own ? "own" : "bought"});
    return answer;
}

Answer shared_compute(const ChapterSection& section) {
    const auto shares = share_compute(parameters_of<SharedCompute>(section));
    Answer answer{"", "what serving and synthetic data leave to research under one cap",
                  shares.status, shares.reason};
    answer.lines = {{"serving", shares.serving_flop_per_year, "FLOP per year"},
                    {"synthetic_data", shares.synthetic_flop_per_year, "FLOP per year"},
                    {"research", shares.research_cap_flop_per_year, "FLOP per year"},
                    {"least_cap", shares.least_cap_flop_per_year, "FLOP per year"}};
    return answer;
}

}  // namespace

std::vector<Chapter> open_weights_chapters() {
    return {
        {"open_weights", "the rent that a free rival leaves", rows_of_fields<OpenRival>(),
         open_weights},
        {"publication", "whether to publish one's weights", rows_of_fields<Publication>(),
         publication},
        {"own_silicon", "own chips against bought ones",
         joined(rows_of_fields<OwnSilicon>(),
                {number_row("flop_per_year", core::nonnegative, "FLOP per year",
                            "volume to compare both at", "no comparison")}),
         own_silicon},
        {"shared_compute", "serving, synthetic data and research on one cap",
         rows_of_fields<SharedCompute>(), shared_compute},
    };
}

}  // namespace isocost::scenario::detail
