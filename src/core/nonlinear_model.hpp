#pragma once

#include <Eigen/Core>
#include <limits>
#include <string>
#include <vector>

#include "isocost/core/numeric/nonlinear.hpp"

namespace isocost::core::nonlinear {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

inline constexpr double infinity = std::numeric_limits<double>::infinity();

inline std::vector<double> standard(const VectorXd& v) { return {v.data(), v.data() + v.size()}; }

/// Thrown by Model when the evaluations are used up; never leaves solve_nonlinear.
struct EvaluationsSpent {};

/// What a solve has seen so far, in the user's units.
struct Ledger {
    int limit = 0;
    int evaluations = 0;
    double unbounded_below = 0.0;  ///< a feasible objective below this ends the search
    bool unbounded = false;
    VectorXd first_size = {};       ///< of the constraints, where the search began
    std::vector<double> best = {};  ///< feasible point with the lowest objective
    double lowest = 0.0;

    bool has_best() const { return !best.empty(); }
};

/// Values at a point, scaled. Constraints: the inequalities first, then the equalities.
struct Sample {
    double objective;
    VectorXd constraint;

    bool defined() const;
};

/// First derivatives at a point, scaled; one row of `jacobian` per constraint.
struct Jet {
    VectorXd objective;
    MatrixXd jacobian;

    bool defined() const { return objective.allFinite() && jacobian.allFinite(); }
};

/// Multipliers of the scaled program.
struct Dual {
    VectorXd constraint;
    VectorXd lower;
    VectorXd upper;
};

/// The program in variables z = x / X and functions divided by their own size near one point, so
/// that every number the algorithms see there is about 1.
class Model {
public:
    Model(const NonlinearProgram& program, const std::vector<double>& at, Ledger& ledger);

    Index variables() const { return lower_.size(); }
    Index inequalities() const { return inequalities_; }
    Index constraints() const { return static_cast<Index>(functions_.size()) - 1; }
    const VectorXd& lower() const { return lower_; }
    const VectorXd& upper() const { return upper_; }
    const VectorXd& origin() const { return origin_; }
    double objective_size() const { return function_size_[0]; }
    double constraint_size(Index k) const { return function_size_[k + 1]; }

    /// Values at z, remembered for the last point.
    const Sample& sample(const VectorXd& z);
    /// Gradients at z, remembered for the last point. A feasible z with known values is recorded
    /// when it is the best so far: here, since feasibility is measured in slopes at the point.
    const Jet& jet(const VectorXd& z);
    /// Largest violation of a constraint, in units of its size at the origin.
    double violation(const Sample& sample) const { return shortfall(sample).maxCoeff(); }

    VectorXd clamp(const VectorXd& z) const { return z.cwiseMax(lower_).cwiseMin(upper_); }
    VectorXd scale(const std::vector<double>& x) const;
    std::vector<double> unscale(const VectorXd& z) const;
    Multipliers unscale(const Dual& dual) const;
    bool unbounded() const { return ledger_.unbounded; }

private:
    Sample evaluate(const VectorXd& z);
    Jet differentiate(const VectorXd& z);
    void divide_by_size();
    VectorXd slope(Index k, const std::vector<double>& x);
    VectorXd differences(Index k, const std::vector<double>& x);
    double evaluate(Index k, const std::vector<double>& x);
    void count(Index k);
    VectorXd shortfall(const Sample& sample) const;
    void record(const VectorXd& z);

    std::vector<const SmoothFunction*> functions_;  // objective, inequalities, equalities
    Ledger& ledger_;
    Index inequalities_;
    double tolerance_;
    VectorXd size_;                     // X
    VectorXd function_size_;            // of objective and constraints
    VectorXd true_lower_, true_upper_;  // in the user's units
    VectorXd lower_, upper_, origin_;
    VectorXd sampled_at_, jet_at_;
    Sample sample_;
    Jet jet_;
};

}  // namespace isocost::core::nonlinear
