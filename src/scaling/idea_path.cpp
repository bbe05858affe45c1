#include "isocost/scaling/idea_path.hpp"

#include <algorithm>
#include <array>
#include <boost/numeric/odeint/stepper/controlled_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/dense_output_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>
#include <cmath>

#include "isocost/core/certificate.hpp"
#include "isocost/core/text.hpp"
#include "isocost/scaling/explosion.hpp"

namespace isocost::scaling {

namespace {

namespace odeint = boost::numeric::odeint;
using LogQuality = std::array<double, 1>;
using Stepper = odeint::result_of::make_dense_output<odeint::runge_kutta_dopri5<LogQuality>>::type;
/// The first step, in units of 1/g0: at most a thousandth of the time in which A grows e-fold, or
/// with inputs far above the benchmark's it jumps over an explosion, where there are no numbers.
/// Error control sets the others.
double first_step(const IdeaGrowth& growth) {
    return 1e-3 * std::exp(-std::max(0.0, growth.log_relative_growth(0.0)));
}

void check(const std::vector<double>& years, const IdeaPathOptions& options) {
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

void end(IdeaPath& path, core::Status status, const std::string& reason) {
    path.status = status;
    path.reason = reason;
}

std::string too_many_steps(const IdeaPathOptions& options) {
    return "more than " + std::to_string(options.steps_per_time) +
           " steps from one time to the next; a larger tolerance, times closer together or times "
           "further from an explosion would do";
}

void conclude(IdeaPath& path, double tolerance) {
    if (path.residual <= 1e3 * tolerance) return end(path, core::Status::optimal, "");
    end(path, core::Status::stalled,
        "the clock is off by " + core::text(path.residual, 3) +
            " of the time, more than 1000 tolerances; a smaller tolerance would do");
}

/// One integration, that goes on from time to time.
class Integration {
public:
    Integration(const IdeaProduction& production, const ResearchInputs& inputs,
                const IdeaPathOptions& options)
        : growth_(production, inputs),
          options_(options),
          // The unit of the error is ln A and what a step adds to it, so a start at 0 is no
          // trouble.
          stepper_(odeint::make_dense_output(1e-300, options.tolerance,
                                             odeint::runge_kutta_dopri5<LogQuality>())) {
        stepper_.initialize(LogQuality{0.0}, 0.0, first_step(growth_));
    }

    /// Steps over the time, in units of 1/g0; false when there are too many.
    bool pass(double time) {
        const auto rate = [this](const LogQuality& a, LogQuality& slope, double /*t*/) {
            slope[0] = std::exp(growth_.log_relative_growth(a[0]));
        };
        for (int steps = 0; stepper_.current_time() < time; ++steps) {
            if (steps == options_.steps_per_time) return false;
            stepper_.do_step(rate);
        }
        return true;
    }

    /// ln A at a time that the last step went over.
    double at(double time) {
        if (time == 0.0) return 0.0;
        LogQuality a{};
        stepper_.calc_state(time, a);
        return a[0];
    }

    double relative_growth(double log_quality) const {
        return std::exp(growth_.log_relative_growth(log_quality));
    }

private:
    IdeaGrowth growth_;
    IdeaPathOptions options_;
    Stepper stepper_;
};

void integrate(const IdeaProduction& production, const ResearchInputs& inputs,
               const std::vector<double>& years, const IdeaPathOptions& options, IdeaPath& path) {
    Integration integration(production, inputs, options);
    path.residual = 0.0;
    for (const double t : years) {
        if (t >= path.years_to_explosion)
            return end(path, core::Status::unbounded,
                       "A is infinite after " + core::text(path.years_to_explosion, 6) + " years");
        const double time = production.growth_per_year * t;
        if (!integration.pass(time))
            return end(path, core::Status::iteration_limit, too_many_steps(options));
        const double a = integration.at(time);
        path.years.push_back(t);
        path.log_quality.push_back(a);
        path.growth_per_year.push_back(production.growth_per_year * integration.relative_growth(a));
        path.residual = core::worse(path.residual, path_residual(production, inputs, t, a));
    }
    conclude(path, options.tolerance);
}

}  // namespace

IdeaPath idea_path(const IdeaProduction& production, const ResearchInputs& inputs,
                   const std::vector<double>& years, const IdeaPathOptions& options) {
    check(years, options);
    IdeaPath path;
    path.years_to_explosion = years_to_explosion(production, inputs);
    try {
        integrate(production, inputs, years, options, path);
    } catch (const odeint::step_adjustment_error&) {
        end(path, core::Status::out_of_range, "growth is beyond double numbers");
    }
    return path;
}

}  // namespace isocost::scaling
