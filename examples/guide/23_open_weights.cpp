// A rival gives its weights away. What is left of the rent is in proportion to the lead in quality,
// and serving costs decide who sells at all.
#include <cstdio>
#include <isocost/inference/open_weights.hpp>

namespace inference = isocost::inference;

int main() {
    // Ten million users, of whom the keenest pays 200 USD a year for the better model;
    // illustrative.
    inference::OpenRival rival{.users = 1e7,
                               .quality_gap_usd_per_user_year = 200.0,
                               .open_serving_usd_per_user_year = 0.0,
                               .own_serving_usd_per_user_year = 0.0};
    const auto lead = inference::rent_against_open_weights(rival);
    std::printf("price %.0f USD, %.0f%% of users, rent %.0f million USD a year\n",
                lead.price_usd_per_user_year, 100.0 * lead.share, lead.rent_usd_per_year / 1e6);
    rival.quality_gap_usd_per_user_year = 100.0;
    const auto half = inference::rent_against_open_weights(rival);
    bool ok =
        half.rent_usd_per_year == lead.rent_usd_per_year / 2.0;  // half the lead, half the rent

    // A model that costs 40 USD a year more to serve has no price once the lead is 40 or less.
    rival.own_serving_usd_per_user_year = 40.0;
    for (const double gap : {100.0, 60.0, 40.0, 20.0}) {
        rival.quality_gap_usd_per_user_year = gap;
        const auto rent = inference::rent_against_open_weights(rival);
        std::printf("lead %3.0f: %s, rent %.0f million USD\n", gap,
                    inference::name(rent.regime).data(), rent.rent_usd_per_year / 1e6);
        ok = ok && (rent.regime == inference::MarketRegime::exits) == (gap <= 40.0);
    }

    // Why publish, then? For the complement and the outside work, if they exceed the API's rent.
    const inference::Publication publication{
        .complement_rent_usd_per_year = 1e9,
        .complement_share = 0.2,
        .community_fte = inference::community_fte(1e6, 1e-3, 92.0, 1840.0),
        .fte_usd_per_year = 3e5,
        .lost_api_rent_usd_per_year = half.rent_usd_per_year};
    const double gain = inference::publication_gain_usd_per_year(publication);
    std::printf("publishing brings %.0f million USD a year\n", gain / 1e6);
    ok = ok && gain < 0.0;  // at this lead the API's rent is worth more
    return ok ? 0 : 1;
}
