#include "nonlinear_slsqp.hpp"

#include <cmath>
#include <exception>
#include <nlopt.hpp>

namespace isocost::core::nonlinear {

namespace {

/// What the callbacks share during one run.
struct Run {
    Model& model;
    nlopt::opt& optimizer;
    VectorXd last;  // sound
    std::exception_ptr thrown = nullptr;
};

/// One constraint: sign · constraint k must be ≤ 0, or = 0.
struct Row {
    Run& run;
    Index k;
};

VectorXd point(unsigned n, const double* z) {
    return Eigen::Map<const VectorXd>(z, static_cast<Index>(n));
}

void write(const VectorXd& from, double* to) { Eigen::Map<VectorXd>(to, from.size()) = from; }

/// NLopt's C++ wrapper would turn an exception into a code; it is kept here and the run stopped.
/// A value that is not a number becomes ∞, from which the line search steps back.
template <class Evaluate>
double guarded(Run& run, Evaluate&& evaluate) {
    if (run.thrown) return HUGE_VAL;
    try {
        const double value = evaluate();
        return std::isfinite(value) ? value : HUGE_VAL;
    } catch (...) {
        run.thrown = std::current_exception();
        run.optimizer.force_stop();
        return HUGE_VAL;
    }
}

/// Gradients for NLopt; one that is not finite ends the run at the last point that was sound.
const Jet& sound_jet(Run& run, const VectorXd& z) {
    const Jet& jet = run.model.jet(z);
    if (jet.defined() && run.model.sample(z).defined())
        run.last = z;
    else
        run.optimizer.force_stop();
    return jet;
}

double objective(unsigned n, const double* at, double* gradient, void* data) {
    Run& run = *static_cast<Run*>(data);
    return guarded(run, [&] {
        const VectorXd z = point(n, at);
        const Sample& sample = run.model.sample(z);
        if (run.model.unbounded()) run.optimizer.force_stop();
        if (gradient != nullptr) write(sound_jet(run, z).objective, gradient);
        return sample.objective;
    });
}

/// NLopt wants −g ≤ 0; for an equality the sign does not matter.
double constraint(unsigned n, const double* at, double* gradient, void* data) {
    const Row& row = *static_cast<Row*>(data);
    return guarded(row.run, [&] {
        const VectorXd z = point(n, at);
        const Sample& sample = row.run.model.sample(z);
        if (gradient != nullptr)
            write(-sound_jet(row.run, z).jacobian.row(row.k).transpose(), gradient);
        return -sample.constraint[row.k];
    });
}

void set_up(nlopt::opt& optimizer, Run& run, std::vector<Row>& rows) {
    constexpr double slack = 1e-12;  // NLopt's own stopping only; feasibility is rechecked
    optimizer.set_min_objective(objective, &run);
    for (Row& row : rows)
        if (row.k < run.model.inequalities())
            optimizer.add_inequality_constraint(constraint, &row, slack);
        else
            optimizer.add_equality_constraint(constraint, &row, slack);
    optimizer.set_xtol_rel(1e-12);
    optimizer.set_ftol_rel(1e-14);
    optimizer.set_maxeval(1000);
}

/// The final point and its verdict are both ignored: the last sound point is known.
void run_and_swallow(nlopt::opt& optimizer, std::vector<double> z) {
    double value = 0.0;
    try {
        optimizer.optimize(z, value);
    } catch (const std::exception&) {
        // roundoff_limited, forced_stop or a failure of its subproblem: the caller judges the point
    }
}

}  // namespace

VectorXd run_slsqp(Model& model) {
    nlopt::opt optimizer(nlopt::LD_SLSQP, static_cast<unsigned>(model.variables()));
    Run run{model, optimizer, model.origin()};
    std::vector<Row> rows;
    for (Index k = 0; k < model.constraints(); ++k) rows.push_back({run, k});
    set_up(optimizer, run, rows);
    optimizer.set_lower_bounds(standard(model.lower()));
    optimizer.set_upper_bounds(standard(model.upper()));
    run_and_swallow(optimizer, standard(model.origin()));
    if (run.thrown) std::rethrow_exception(run.thrown);
    return run.last;
}

}  // namespace isocost::core::nonlinear
