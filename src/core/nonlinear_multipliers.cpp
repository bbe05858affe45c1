#include "nonlinear_multipliers.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>

namespace isocost::core::nonlinear {

namespace {

using Indices = std::vector<Index>;

/// Least squares over the chosen columns, 0 elsewhere.
VectorXd fit(const MatrixXd& a, const VectorXd& b, const Indices& basis) {
    VectorXd y = VectorXd::Zero(a.cols());
    if (basis.empty()) return y;
    MatrixXd columns(a.rows(), static_cast<Index>(basis.size()));
    for (std::size_t j = 0; j < basis.size(); ++j)
        columns.col(static_cast<Index>(j)) = a.col(basis[j]);
    const VectorXd solved = columns.completeOrthogonalDecomposition().solve(b);
    for (std::size_t j = 0; j < basis.size(); ++j) y[basis[j]] = solved[static_cast<Index>(j)];
    return y;
}

/// The column outside the basis that would help most, or -1 when none does.
Index entering(const VectorXd& gain, const Indices& basis, Index free, double threshold) {
    Index best = -1;
    for (Index j = free; j < gain.size(); ++j) {
        const bool inside = std::find(basis.begin(), basis.end(), j) != basis.end();
        if (!inside && gain[j] > threshold && (best < 0 || gain[j] > gain[best])) best = j;
    }
    return best;
}

/// How far from y toward the target the signs allow.
double allowed_step(const VectorXd& y, const VectorXd& target, const Indices& basis, Index free) {
    double step = 1.0;
    for (const Index j : basis)
        if (j >= free && target[j] <= 0.0) step = std::min(step, y[j] / (y[j] - target[j]));
    return step;
}

bool signs_hold(const VectorXd& y, const Indices& basis, Index free) {
    return std::all_of(basis.begin(), basis.end(), [&](Index j) { return j < free || y[j] > 0.0; });
}

/// Moves toward the fit of the basis, dropping columns that reach 0, until the fit keeps its signs.
VectorXd settle(const MatrixXd& a, const VectorXd& b, VectorXd y, Indices& basis, Index free) {
    VectorXd target = fit(a, b, basis);
    while (!signs_hold(target, basis, free)) {
        y += allowed_step(y, target, basis, free) * (target - y);
        const double nothing =
            1e-15 * std::max(y.cwiseAbs().maxCoeff(), target.cwiseAbs().maxCoeff());
        const auto leaves = [&](Index j) { return j >= free && y[j] <= nothing; };
        const auto kept = std::remove_if(basis.begin(), basis.end(), leaves);
        if (kept == basis.end()) break;
        basis.erase(kept, basis.end());
        target = fit(a, b, basis);
    }
    return target;
}

}  // namespace

VectorXd nonnegative_least_squares(const MatrixXd& a, const VectorXd& b, Index free) {
    Indices basis;
    for (Index j = 0; j < free; ++j) basis.push_back(j);
    VectorXd y = fit(a, b, basis);
    const double threshold = 1e-14 * (1.0 + b.norm()) * (1.0 + a.norm());
    for (Index round = 0; round < 3 * a.cols(); ++round) {
        const Index j = entering(a.transpose() * (b - a * y), basis, free, threshold);
        if (j < 0) break;
        basis.push_back(j);
        y = settle(a, b, y, basis, free);
    }
    return y;
}

VectorXd lagrangian_slope(const Jet& jet, const VectorXd& constraint_multipliers) {
    return jet.objective - jet.jacobian.transpose() * constraint_multipliers;
}

namespace {

/// Which inequalities and bounds may push at a point: those with slack up to a threshold.
struct Pushing {
    Indices inequality, lower, upper;
};

Indices at_most(const VectorXd& slack, double threshold) {
    Indices chosen;
    for (Index k = 0; k < slack.size(); ++k)
        if (slack[k] <= threshold) chosen.push_back(k);
    return chosen;
}

Pushing pushing(const Model& model, const VectorXd& z, const Sample& sample, double threshold) {
    return {at_most(sample.constraint.head(model.inequalities()), threshold),
            at_most(z - model.lower(), threshold), at_most(model.upper() - z, threshold)};
}

/// One column per equality, then per pushing inequality, lower bound and upper bound.
MatrixXd columns_of(const Model& model, const Jet& jet, const Pushing& set) {
    const Index n = model.variables();
    const Index equalities = model.constraints() - model.inequalities();
    const auto count = set.inequality.size() + set.lower.size() + set.upper.size();
    MatrixXd a(n, equalities + static_cast<Index>(count));
    a.leftCols(equalities) = jet.jacobian.bottomRows(equalities).transpose();
    Index next = equalities;
    for (const Index k : set.inequality) a.col(next++) = jet.jacobian.row(k).transpose();
    for (const Index i : set.lower) a.col(next++) = VectorXd::Unit(n, i);
    for (const Index i : set.upper) a.col(next++) = -VectorXd::Unit(n, i);
    return a;
}

Dual spread(const Model& model, const Pushing& set, const VectorXd& y) {
    const Index n = model.variables();
    const Index equalities = model.constraints() - model.inequalities();
    Dual dual{VectorXd::Zero(model.constraints()), VectorXd::Zero(n), VectorXd::Zero(n)};
    dual.constraint.tail(equalities) = y.head(equalities);
    Index next = equalities;
    for (const Index k : set.inequality) dual.constraint[k] = y[next++];
    for (const Index i : set.lower) dual.lower[i] = y[next++];
    for (const Index i : set.upper) dual.upper[i] = y[next++];
    return dual;
}

/// Largest product of a multiplier and its slack; a multiplier of 0 may face an infinite slack.
double products(const VectorXd& multiplier, const VectorXd& slack) {
    double worst = 0.0;
    for (Index k = 0; k < multiplier.size(); ++k)
        if (multiplier[k] != 0.0) worst = std::max(worst, std::abs(multiplier[k] * slack[k]));
    return worst;
}

double residual(const Model& model, const VectorXd& z, const Sample& sample, const Jet& jet,
                const Dual& dual) {
    const VectorXd rest = lagrangian_slope(jet, dual.constraint) - dual.lower + dual.upper;
    const Index p = model.inequalities();
    return std::max({rest.cwiseAbs().maxCoeff(), model.violation(sample),
                     products(dual.constraint.head(p), sample.constraint.head(p)),
                     products(dual.lower, z - model.lower()),
                     products(dual.upper, model.upper() - z)});
}

}  // namespace

KktPoint best_multipliers(Model& model, const VectorXd& z) {
    const Sample sample = model.sample(z);
    KktPoint best{z, spread(model, {}, VectorXd::Zero(model.constraints())), infinity};
    if (!sample.defined()) return best;
    const Jet jet = model.jet(z);
    if (!jet.defined()) return best;
    for (const double threshold : {1e-10, 1e-8, 1e-6, 1e-4, 1e-2}) {
        const Pushing set = pushing(model, z, sample, threshold);
        const MatrixXd a = columns_of(model, jet, set);
        const Index equalities = model.constraints() - model.inequalities();
        const Dual dual =
            spread(model, set, nonnegative_least_squares(a, jet.objective, equalities));
        const double distance = residual(model, z, sample, jet, dual);
        if (distance < best.residual) best = {z, dual, distance};
    }
    return best;
}

}  // namespace isocost::core::nonlinear
