#include "isocost/knowledge/path.hpp"

#include <algorithm>
#include <boost/numeric/odeint/stepper/controlled_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/dense_output_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>
#include <cmath>

#include "isocost/core/text.hpp"
#include "isocost/knowledge/path_certificate.hpp"

namespace isocost::knowledge {

namespace {

namespace odeint = boost::numeric::odeint;
/// Stocks, then what was learned, what left and what became obsolete.
using State = std::vector<double>;
constexpr std::size_t parts = 4;
constexpr double least_tolerance = 1e-14;

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
            const double obsolete = obsolescence_ * x[j];
            slope[j] = labs_[j].creation_per_year + learned - left - obsolete;
            slope[n + j] = learned;
            slope[2 * n + j] = left;
            slope[3 * n + j] = obsolete;
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
    x.resize(parts * x.size(), 0.0);
    return x;
}

double largest_stock(const State& x) {
    return *std::max_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / parts));
}

/// Error of a step in tolerances, over the largest stock of the moment and what the step adds to
/// it: a unit taken from the start would be far too coarse for stocks that fall to a fraction.
class ErrorOverStocks {
public:
    using value_type = double;
    using algebra_type = odeint::range_algebra;
    using operations_type = odeint::default_operations;

    explicit ErrorOverStocks(double tolerance) : tolerance_(tolerance) {}

    double error(algebra_type& /*algebra*/, const State& x, const State& slope, const State& error,
                 double step) const {
        double added = 0.0, worst = 0.0;
        for (std::size_t j = 0; j < x.size() / parts; ++j)
            added = core::worse(added, std::abs(step * slope[j]));
        const double unit = largest_stock(x) + added;
        for (std::size_t k = 0; k < x.size(); ++k)
            if (error[k] != 0.0)
                worst =
                    core::worse(worst, std::abs(error[k]) / (tolerance_ * std::max(unit, x[k])));
        return worst;
    }

private:
    double tolerance_;
};

void record(KnowledgePath& path, const State& x, double t) {
    const auto n = static_cast<std::ptrdiff_t>(x.size() / parts);
    path.years.push_back(t);
    path.knowledge.emplace_back(x.begin(), x.begin() + n);
    path.learned.emplace_back(x.begin() + n, x.begin() + 2 * n);
    path.left.emplace_back(x.begin() + 2 * n, x.begin() + 3 * n);
    path.obsolete.emplace_back(x.begin() + 3 * n, x.end());
}

void check(const std::vector<double>& years, const PathOptions& options) {
    core::require("tolerance", options.tolerance,
                  {least_tolerance, 1e-2, false, false, "must be from 1e-14 to 0.01"});
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

using Stepper = odeint::dense_output_runge_kutta<
    odeint::controlled_runge_kutta<odeint::runge_kutta_dopri5<State>, ErrorOverStocks>>;

/// Where the stepper's last step has been, from a time to all its numbers.
auto curve(const Stepper& stepper) {
    return [&stepper](double t) {
        State x(stepper.current_state().size());
        stepper.calc_state(t, x);
        return x;
    };
}

/// Worst distance over the largest stock, where there is a stock.
void certify(KnowledgePath& path, double distance, const State& x) {
    const double unit = largest_stock(x);
    path.residual = core::worse(path.residual, distance == 0.0 ? 0.0 : distance / unit);
}

/// Status of a path that reached every time.
void conclude(KnowledgePath& path, double tolerance) {
    if (path.residual <= 1e3 * tolerance) return end(path, core::Status::optimal, "");
    end(path, core::Status::stalled,
        "stocks are off by " + core::text(path.residual, 3) +
            " of the largest, more than 1000 tolerances; a smaller tolerance or times closer "
            "together would do");
}

/// Steps over every asked time and interpolates back; the steps do not depend on the times.
void integrate(const KnowledgeNetwork& network, const std::vector<double>& years,
               const PathOptions& options, double asked_tolerance, KnowledgePath& path) {
    const Rates rates(network);
    Stepper stepper{Stepper::controlled_stepper_type(ErrorOverStocks(options.tolerance))};
    PathError error(network);
    auto x = start(network);
    stepper.initialize(x, 0.0, 1e-3);
    path.residual = 0.0;
    for (const double t : years) {
        for (int steps = 0; stepper.current_time() < t; ++steps) {
            if (steps == options.steps_per_time)
                return end(path, core::Status::iteration_limit, too_many_steps(options));
            if (stepper.current_time() > 0.0)
                error.step(stepper.previous_time(), stepper.current_time(), curve(stepper));
            stepper.do_step(rates);
        }
        if (t > 0.0) stepper.calc_state(t, x);
        if (!finite(x)) return end(path, core::Status::out_of_range, too_large);
        certify(path, t > 0.0 ? error.after(stepper.previous_time(), t, curve(stepper)) : 0.0, x);
        record(path, x, t);
    }
    conclude(path, asked_tolerance);
}

/// The path by steps of one tolerance, judged by another.
KnowledgePath attempt(const KnowledgeNetwork& network, const std::vector<double>& years,
                      const PathOptions& options, double asked_tolerance) {
    KnowledgePath path;
    try {
        integrate(network, years, options, asked_tolerance, path);
    } catch (const odeint::step_adjustment_error&) {
        end(path, core::Status::out_of_range, too_large);
    }
    return path;
}

}  // namespace

KnowledgePath knowledge_path(const KnowledgeNetwork& network, const std::vector<double>& years,
                             const PathOptions& options) {
    checked(network);
    check(years, options);
    auto path = attempt(network, years, options, options.tolerance);
    auto finer = options;  // a kink within a step can escape the estimate of its error
    for (int tries = 0; tries < 2 && path.status == core::Status::stalled; ++tries) {
        finer.tolerance = std::max(least_tolerance, 0.1 * finer.tolerance);
        path = attempt(network, years, finer, options.tolerance);
    }
    return path;
}

}  // namespace isocost::knowledge
