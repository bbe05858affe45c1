// Open weights on rented chips or an API? The answer is a load, not a volume: the rent runs while
// the chips wait.
#include <cmath>
#include <cstdio>
#include <isocost/inference/self_host.hpp>

namespace inference = isocost::inference;

int main() {
    // Eight chips at 2.10 USD that serve ten thousand tokens per second when all are asked for,
    // against R1's API at its blended 0.724 USD per million tokens.
    inference::SelfHosting own{
        .usd_per_hour = 8 * 2.10, .tokens_per_s = 10000.0, .variable_usd_per_mtok = 0.0};
    constexpr double api = 0.724;
    const auto answer = inference::break_even_load(own, api);
    std::printf("breaks even at %.0f%% average load, %.2g tokens a year\n",
                100.0 * answer.utilization, answer.tokens_per_year);
    bool ok = std::abs(answer.utilization - 0.645) < 5e-4;

    // Below that load a token of one's own costs more than the API's.
    for (const double load : {0.2, 0.5, 1.0})
        std::printf("at %3.0f%% load a million tokens cost %.2f USD\n", 100.0 * load,
                    inference::self_hosted_usd_per_mtok(own, load));
    ok = ok && inference::self_hosted_usd_per_mtok(own, 0.5) > api;

    // A second deployment that is hardly used can cost more than it saves.
    const double full = own.tokens_per_s * 3600.0 * inference::hours_per_month;
    const auto one = inference::compare_hosting(own, api, full);
    const auto more = inference::compare_hosting(own, api, 1.05 * full);
    std::printf("full load: %s; 5%% more: %s\n", one.self_host ? "self-host" : "API",
                more.self_host ? "self-host" : "API");
    ok = ok && one.self_host && !more.self_host;

    // Half as fast, no load is enough; the answer says what would be.
    own.tokens_per_s = 5000.0;
    const auto never = inference::break_even_load(own, api);
    std::printf("%s\n", never.reason.c_str());
    ok = ok && never.status == isocost::core::Status::infeasible;
    return ok ? 0 : 1;
}
