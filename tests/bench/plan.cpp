// plan FILE NLOPT: every purchase plan of FILE, ours and (if NLOPT is 1 and sigma allows gradients)
// NLopt's SLSQP. JSON: microseconds of CPU time of this thread, purchases and the other inputs.
#include "plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

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

/// A number that is none, or too large, is too much for JSON.
void print(const char* name, const std::vector<double>& numbers) {
    std::printf("\"%s\": [", name);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        std::printf("%s%.17g", i ? ", " : "", std::isfinite(numbers[i]) ? numbers[i] : 1e300);
    std::printf("]");
}

void print(const bench::Answer& answer, double time) {
    std::printf("{\"us\": %.3f, \"evaluations\": %d, ", time, answer.evaluations);
    print("chips", answer.chips);
    std::printf(", ");
    print("talent", answer.talent);
    std::printf(", ");
    print("data", answer.data);
    std::printf("}");
}

bool ours(const isocost::plan::PurchasePlan& problem) {
    isocost::plan::PlanResult found;
    const double time =
        microseconds([&] { found = isocost::plan::minimize_present_opex(problem); });
    bench::Answer answer{{}, {}, {}, found.iterations};
    for (const auto& year : found.years) {
        answer.chips.push_back(year.chips);
        answer.talent.push_back(year.inputs["talent"]);
        answer.data.push_back(year.inputs["data"]);
    }
    std::printf("\"ours\": ");
    print(answer, time);
    return found.status == isocost::core::Status::optimal;
}

}  // namespace

int main(int count, char** given) {
    if (count != 3) return 2;
    const bool nlopt = given[2][0] == '1';
    bool first = true;
    std::printf("[");
    for (const auto& problem : bench::read_plans(given[1])) {
        std::printf("%s{", first ? "" : ", ");
        first = false;
        const bool certified = ours(problem);
        std::printf(", \"certified\": %s", certified ? "true" : "false");
        const double sigma = problem.parameters().technology.parameters().sigma;
        if (nlopt && sigma > 0.0 && std::isfinite(sigma)) {
            bench::NloptPlan contender(problem);
            bench::Answer answer;
            const double time = microseconds([&] { answer = contender.solve(); });
            std::printf(", \"nlopt\": ");
            print(answer, time);
        }
        std::printf("}");
    }
    std::printf("]\n");
    return 0;
}
