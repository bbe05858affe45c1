// market FILE FIRMS NLOPT SPILLOVERS: one round of a market of FIRMS flat firms from FILE, ours and
// (if NLOPT is 1) nested NLopt, and (if SPILLOVERS is 1) with spillovers, ours and a dense Newton
// method. JSON: microseconds of CPU time of this thread, evaluations, wages.
#include "market.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace bench;

double cpu_microseconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

/// Median of five, of one where one takes long.
template <class Work>
double microseconds(Work&& work) {
    std::vector<double> times;
    do {
        const double start = cpu_microseconds();
        work();
        times.push_back(cpu_microseconds() - start);
    } while (times.size() < 5 && times.back() < 2e5);
    std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
    return times[times.size() / 2];
}

void plain(const FlatMarket<3>& market, bool nlopt) {
    isocost::market::FlatMarketResult<3> ours;
    const double time = microseconds([&] { ours = isocost::market::clear(market); });
    const double reference = reference_wage(market, ours.wage_usd_per_year);
    std::printf(
        "\"ours\": {\"us\": %.3f, \"evaluations\": %d, \"wage\": %.17g, \"certified\": %s}, "
        "\"reference\": %.17g, \"supply\": %.17g",
        time, ours.evaluations, ours.wage_usd_per_year,
        ours.status == isocost::core::Status::optimal ? "true" : "false", reference,
        market.pool.supply_fte);
    if (!nlopt) return;
    Nested nested;
    const double their_time = microseconds([&] { nested = nested_nlopt(market); });
    std::printf(", \"nlopt\": {\"us\": %.3f, \"evaluations\": %d, \"wage\": %.17g}", their_time,
                nested.evaluations, nested.wage);
}

void related(const FlatMarket<3>& market) {
    const auto s = spillovers(market, 0.3, 1);
    isocost::market::FlatSpilloverResult<3> ours;
    const double time =
        microseconds([&] { ours = isocost::market::clear(market, s, {.most_response_steps = 0}); });
    double wage = 0.0;
    const double dense = microseconds([&] { wage = dense_newton(market, s); });
    const bool certified = ours.status == isocost::core::Status::optimal;
    // Far off where there is none: JSON knows no NaN.
    const double away =
        certified ? std::abs(std::log(ours.equilibria[0].wage_usd_per_year) - wage) : 1e300;
    std::printf(
        ", \"spillovers\": {\"us\": %.3f, \"dense_us\": %.3f, \"evaluations\": %d, "
        "\"certified\": %s, \"log_wages_differ\": %.3g}",
        time, dense, ours.evaluations, certified ? "true" : "false", away);
}

}  // namespace

int main(int count, char** given) {
    if (count != 5) return 2;
    const int firms = std::atoi(given[2]);
    const auto market = read_market(given[1], firms);
    std::printf("{");
    plain(market, given[3][0] == '1');
    if (given[4][0] == '1') related(market);
    std::printf("}\n");
    return 0;
}
