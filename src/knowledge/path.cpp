#include "isocost/knowledge/path.hpp"

#include <algorithm>
#include <boost/numeric/odeint/stepper/controlled_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/dense_output_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>
#include <cmath>

namespace isocost::knowledge {

namespace {

namespace odeint = boost::numeric::odeint;
using State = std::vector<double>;  ///< stocks, then what was learned, then what left

/// The rates with everything that does not depend on the stocks worked out once.
class Rates {
public:
    explicit Rates(const KnowledgeNetwork& network)
        : labs_(network.labs), obsolescence_(network.obsolescence_per_year) {
        const std::size_t n = labs_.size();
        learning_.assign(n, State(n));
        for (std::size_t j = 0; j < n; ++j) {
            leaving_.push_back(leaving_loss_per_year(network, j));
            for (std::size_t i = 0; i < n; ++i) learning_[j][i] = learning_per_year(network, i, j);
        }
    }

    void operator()(const State& x, State& slope, double /*t*/) const {
        const std::size_t n = labs_.size();
        for (std::size_t j = 0; j < n; ++j) {
            double learned = 0.0;
            for (std::size_t i = 0; i < n; ++i)
                learned += learning_[j][i] * std::max(0.0, x[i] - x[j]);
            const double left = leaving_[j] * x[j];
            slope[j] = labs_[j].creation_per_year + learned - left - obsolescence_ * x[j];
            slope[n + j] = learned;
            slope[2 * n + j] = left;
        }
    }

private:
    std::vector<Laboratory> labs_;
    double obsolescence_;
    Matrix learning_;
    State leaving_;
};

State start(const KnowledgeNetwork& network) {
    State x;
    for (const auto& lab : network.labs) x.push_back(lab.knowledge);
    x.resize(3 * x.size(), 0.0);
    return x;
}

/// What counts as one unit of knowledge: the largest stock, or a year's creation where all are 0.
double unit(const KnowledgeNetwork& network) {
    double largest = 0.0, created = 0.0;
    for (const auto& lab : network.labs) {
        largest = std::max(largest, lab.knowledge);
        created = std::max(created, lab.creation_per_year);
    }
    return largest > 0.0 ? largest : created > 0.0 ? created : 1.0;
}

void record(KnowledgePath& path, const State& x, double t) {
    const auto n = static_cast<std::ptrdiff_t>(x.size() / 3);
    path.years.push_back(t);
    path.knowledge.emplace_back(x.begin(), x.begin() + n);
    path.learned.emplace_back(x.begin() + n, x.begin() + 2 * n);
    path.left.emplace_back(x.begin() + 2 * n, x.end());
}

void check(const std::vector<double>& years, const PathOptions& options) {
    core::require("tolerance", options.tolerance,
                  {1e-14, 1e-2, false, false, "must be from 1e-14 to 0.01"});
    if (options.steps_per_time < 1)
        throw core::InvalidParameter("steps_per_time", std::to_string(options.steps_per_time),
                                     "must be 1 or more");
    double previous = 0.0;
    for (const double t : years) {
        core::require(
            "years", t,
            {previous, core::infinity, false, true, "must be 0 or more, finite and ascending"});
        previous = t;
    }
}

bool finite(const State& x) {
    return std::all_of(x.begin(), x.end(), [](double value) { return std::isfinite(value); });
}

std::string too_many_steps(const PathOptions& options) {
    return "more than " + std::to_string(options.steps_per_time) +
           " steps from one time to the next; a larger tolerance or times closer together would do";
}

constexpr auto too_large = "a stock or its rate is beyond double numbers";

void end(KnowledgePath& path, core::Status status, const std::string& reason) {
    path.status = status;
    path.reason = reason;
}

/// Steps over every asked time and interpolates back; the steps do not depend on the times.
void integrate(const KnowledgeNetwork& network, const std::vector<double>& years,
               const PathOptions& options, KnowledgePath& path) {
    const Rates rates(network);
    auto stepper = odeint::make_dense_output(options.tolerance * unit(network), options.tolerance,
                                             odeint::runge_kutta_dopri5<State>());
    auto x = start(network);
    stepper.initialize(x, 0.0, 1e-3);
    for (const double t : years) {
        for (int steps = 0; stepper.current_time() < t; ++steps) {
            if (steps == options.steps_per_time)
                return end(path, core::Status::iteration_limit, too_many_steps(options));
            stepper.do_step(rates);
        }
        if (t > 0.0) stepper.calc_state(t, x);
        if (!finite(x)) return end(path, core::Status::out_of_range, too_large);
        record(path, x, t);
    }
    path.status = core::Status::optimal;
}

}  // namespace

KnowledgePath knowledge_path(const KnowledgeNetwork& network, const std::vector<double>& years,
                             const PathOptions& options) {
    checked(network);
    check(years, options);
    KnowledgePath path;
    try {
        integrate(network, years, options, path);
    } catch (const odeint::step_adjustment_error&) {
        end(path, core::Status::out_of_range, too_large);
    }
    return path;
}

}  // namespace isocost::knowledge
