#include "chapters.hpp"
#include "isocost/market/auction.hpp"
#include "isocost/market/preferences.hpp"
#include "isocost/market/retention.hpp"
#include "isocost/market/squad.hpp"
#include "isocost/market/wage_posting.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::market;

Answer efficiency_bid(const ChapterSection& section) {
    const auto gain = parameters_of<EfficiencyGain>(section);
    const auto both = poaching_advantage(gain, section["rival_bill_usd_per_year"]);
    Answer answer{"", "what someone who makes inference cheaper is worth, here and to a rival"};
    answer.lines = {{"own_ceiling", both.defense_ceiling_usd, "USD"},
                    {"rival_ceiling", both.offer_ceiling_usd, "USD"},
                    {"poaching_advantage", both.ratio, ""}};
    return answer;
}

Answer squad(const ChapterSection& section) {
    const auto sale = squad_sale(parameters_of<Squad>(section));
    Answer answer{"", "a team that is poached at once, and one by one"};
    answer.lines = {{"team_moves", core::nan, "", sale.team_moves ? "yes" : "no"},
                    {"team_price", sale.team_price_usd, "USD"},
                    {"team_rent", sale.team_rent_usd, "USD"},
                    {"go_one_by_one", sale.one_by_one_members, "persons"},
                    {"price_one_by_one", sale.one_by_one_price_usd, "USD"},
                    {"least_ratio_one_by_one", sale.least_ratio_one_by_one, ""}};
    return answer;
}

Answer wage_posting(const ChapterSection& section) {
    const auto posted = wage_dispersion(parameters_of<WagePosting>(section));
    Answer answer{"", "wages posted to people who search on the job (Burdett and Mortensen 1998)"};
    answer.lines = {{"highest_wage", posted.highest_wage_usd_per_year, "USD per year"},
                    {"mean_offer", posted.mean_offer_usd_per_year, "USD per year"},
                    {"mean_wage", posted.mean_wage_usd_per_year, "USD per year"},
                    {"without_work", posted.unemployment, "of all"}};
    return answer;
}

Answer offer(const ChapterSection& section) {
    const auto here = parameters_of<Retention>(section);
    const auto limit = retention_limit(here);
    Answer answer{"", "up to which outside offer a researcher would rather stay"};
    answer.lines = {{"pay_as_valued", limit.valued_pay_usd_per_year, "USD per year"},
                    {"offer_that_ties", limit.offer_usd_per_year, "USD per year"},
                    {"multiple_of_pay", limit.multiple_of_pay, ""},
                    {"stays_at_the_offer", stay_probability(here, section["offer_usd_per_year"]),
                     "probability"}};
    return answer;
}

}  // namespace

std::vector<Chapter> poaching_chapters() {
    return {
        {"efficiency_bid", "a gain in inference as a ceiling on offers",
         joined(rows_of_fields<EfficiencyGain>(),
                {number_row("rival_bill_usd_per_year", core::nonnegative, "USD per year",
                            "inference bill of who makes the offer")}),
         efficiency_bid},
        {"squad", "a team that is worth more together", rows_of_fields<Squad>(), squad},
        {"wage_posting", "offers as a matter of luck", rows_of_fields<WagePosting>(), wage_posting},
        {"offer", "an outside offer against pay, compute and mission here",
         joined(rows_of_fields<Retention>(), {number_row("offer_usd_per_year", core::nonnegative,
                                                         "USD per year", "the offer, in cash")}),
         offer},
    };
}

}  // namespace isocost::scenario::detail
