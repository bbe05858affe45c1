#pragma once
// Purchase plans of three inputs, read from a file of plain numbers in benchmark units, and the
// same solved as a user of NLopt would: SLSQP over scaled purchases and the logs of the other
// inputs, one constraint on log output a year, exact gradients, tight tolerances.
#include <algorithm>
#include <cmath>
#include <exception>
#include <fstream>
#include <isocost/plan/minimize_present_opex.hpp>
#include <limits>
#include <nlopt.hpp>
#include <string>
#include <vector>

namespace bench {

namespace plan = isocost::plan;

inline constexpr double shares[3]{0.5, 0.3, 0.2};  // compute, talent, data

/// Header: sigma, interest, attrition, lifetime, years, first year of a ban without end or -1. A
/// year: capability, price of talent, of data, of a chip, compute of a chip, most chips, upkeep.
inline std::vector<plan::PurchasePlan> read_plans(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::vector<plan::PurchasePlan> plans;
    double head[6];
    while (in.read(reinterpret_cast<char*>(head), sizeof head)) {
        plan::PurchasePlan::Parameters lab{
            .technology = isocost::production::CES(
                {.shares = {{"compute", shares[0]}, {"talent", shares[1]}, {"data", shares[2]}},
                 .sigma = head[0]}),
            .years = {},
            .rate_per_year = head[1],
            .attrition_per_year = head[2],
            .lifetime_years = static_cast<int>(head[3])};
        double row[7];
        for (int t = 0; t < head[4] && in.read(reinterpret_cast<char*>(row), sizeof row); ++t)
            lab.years.push_back({.capability = row[0],
                                 .prices = {{"talent", row[1]}, {"data", row[2]}},
                                 .chip_price_usd = row[3],
                                 .flop_per_chip_year = row[4],
                                 .most_chips = row[5],
                                 .upkeep_usd_per_chip_year = row[6]});
        if (head[5] >= 0) lab.ban = plan::Ban{static_cast<int>(head[5])};
        plans.emplace_back(lab);
    }
    return plans;
}

/// What a contender says: purchases, talent, data, how often it looked.
struct Answer {
    std::vector<double> chips, talent, data;
    int evaluations = 0;
};

class NloptPlan {
public:
    explicit NloptPlan(const plan::PurchasePlan& problem)
        : years_(problem.size()), flop_(years_ * years_), rho_(1.0 - 1.0 / sigma(problem)) {
        for (std::size_t s = 0; s < years_; ++s) {
            const auto& year = problem.year(s);
            scale_.push_back(year.capability / year.flop_per_chip_year);
            chip_.push_back(plan::present_usd_per_chip(problem, s) * scale_[s]);
            most_.push_back(plan::most_chips(problem, s) / scale_[s]);
            for (const char* name : {"talent", "data"})
                price_.push_back(plan::discount(problem, s) * year.prices.at(name));
            log_y_.push_back(std::log(year.capability));
            for (std::size_t t = s; t < years_; ++t)
                flop_[t * years_ + s] = plan::flop_in_year(problem, s, t) * scale_[s];
        }
    }

    Answer solve() {
        const std::size_t n = 3 * years_;
        nlopt::opt optimizer(nlopt::LD_SLSQP, static_cast<unsigned>(n));
        optimizer.set_min_objective(&NloptPlan::cost, this);
        optimizer.add_inequality_mconstraint(&NloptPlan::shortfalls, this,
                                             std::vector<double>(years_, 1e-10));
        std::vector<double> lower(n, 0.0), upper(most_), x(start());
        std::fill(lower.begin() + static_cast<std::ptrdiff_t>(years_), lower.end(), -HUGE_VAL);
        upper.resize(n, HUGE_VAL);
        optimizer.set_lower_bounds(lower);
        optimizer.set_upper_bounds(upper);
        optimizer.set_ftol_rel(1e-14);
        optimizer.set_maxeval(2000);
        evaluations_ = 0;
        unit_ = 1.0;
        unit_ = cost(static_cast<unsigned>(n), x.data(), nullptr, this);
        try {
            double value = 0;
            optimizer.optimize(x, value);
        } catch (const std::exception&) {  // its last point is judged like any other
        }
        return answer(x);
    }

private:
    static double sigma(const plan::PurchasePlan& p) {
        return p.parameters().technology.parameters().sigma;
    }

    /// Compute as much as at the benchmark, chip for chip as it is needed, and the others with it.
    std::vector<double> start() const {
        std::vector<double> x(3 * years_, 0.0);
        for (std::size_t t = 0; t < years_; ++t) {
            double flop = 0.0;
            for (std::size_t s = 0; s < t; ++s) flop += flop_[t * years_ + s] * x[s];
            const double missing = (std::exp(log_y_[t]) - flop) / flop_[t * years_ + t];
            x[t] = std::clamp(missing, 0.0, most_[t]);
            x[years_ + 2 * t] = x[years_ + 2 * t + 1] = log_y_[t];
        }
        return x;
    }

    static double cost(unsigned n, const double* x, double* gradient, void* data) {
        auto& self = *static_cast<NloptPlan*>(data);
        ++self.evaluations_;
        double sum = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            const bool chip = i < self.years_;
            const double part =
                chip ? self.chip_[i] * x[i] : self.price_[i - self.years_] * std::exp(x[i]);
            sum += part / self.unit_;
            if (gradient) gradient[i] = (chip ? self.chip_[i] : part) / self.unit_;
        }
        return sum;
    }

    static void shortfalls(unsigned, double* result, unsigned n, const double* x, double* gradient,
                           void* data) {
        const auto& self = *static_cast<const NloptPlan*>(data);
        const std::size_t years = self.years_;
        if (gradient) std::fill_n(gradient, years * n, 0.0);
        for (std::size_t t = 0; t < years; ++t) {
            double flop = 1e-12;
            for (std::size_t s = 0; s <= t; ++s) flop += self.flop_[t * years + s] * x[s];
            const double logs[3]{std::log(flop), x[years + 2 * t], x[years + 2 * t + 1]};
            double part[3];
            result[t] = self.log_y_[t] - self.log_output(logs, part);
            if (!gradient) continue;
            for (std::size_t s = 0; s <= t; ++s)
                gradient[t * n + s] = -part[0] * self.flop_[t * years + s] / flop;
            for (std::size_t i = 0; i < 2; ++i) gradient[t * n + years + 2 * t + i] = -part[1 + i];
        }
    }

    /// ln F and its derivatives by the logs of the inputs.
    double log_output(const double (&logs)[3], double (&part)[3]) const {
        double top = -HUGE_VAL, sum = 0.0, plain = 0.0;
        for (int i = 0; i < 3; ++i) top = std::max(top, rho_ * logs[i]);
        for (int i = 0; i < 3; ++i) {
            plain += shares[i] * logs[i];
            sum += part[i] = shares[i] * std::exp(rho_ * logs[i] - top);
        }
        for (double& one : part) one /= sum;
        return rho_ == 0.0 ? plain : (top + std::log(sum)) / rho_;
    }

    Answer answer(const std::vector<double>& x) const {
        Answer found{{}, {}, {}, evaluations_};
        for (std::size_t t = 0; t < years_; ++t) {
            found.chips.push_back(x[t] * scale_[t]);
            found.talent.push_back(std::exp(x[years_ + 2 * t]));
            found.data.push_back(std::exp(x[years_ + 2 * t + 1]));
        }
        return found;
    }

    std::size_t years_;
    std::vector<double> flop_;  ///< in year t of a scaled chip of year s
    double rho_;
    std::vector<double> scale_, chip_, most_, price_, log_y_;
    double unit_ = 1.0;
    int evaluations_ = 0;
};

}  // namespace bench
