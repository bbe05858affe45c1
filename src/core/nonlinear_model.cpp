#include "nonlinear_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "isocost/core/error.hpp"

namespace isocost::core::nonlinear {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

VectorXd vector(const std::vector<double>& v) {
    return Eigen::Map<const VectorXd>(v.data(), static_cast<Index>(v.size()));
}

VectorXd vector_or(const std::vector<double>& v, Index n, double missing) {
    return v.empty() ? VectorXd::Constant(n, missing).eval() : vector(v);
}

std::vector<double> standard(const VectorXd& v) { return {v.data(), v.data() + v.size()}; }

std::vector<const SmoothFunction*> all_functions(const NonlinearProgram& program) {
    std::vector<const SmoothFunction*> all{&program.objective};
    for (const auto& g : program.inequalities) all.push_back(&g);
    for (const auto& h : program.equalities) all.push_back(&h);
    return all;
}

/// The size of a function: its largest relative slope, else its value, else 1.
double size_of(double largest_slope, double value) {
    for (const double size : {largest_slope, std::abs(value)})
        if (size > 0.0 && std::isfinite(size)) return size;
    return 1.0;
}

}  // namespace

bool Sample::defined() const { return std::isfinite(objective) && constraint.allFinite(); }

Model::Model(const NonlinearProgram& program, const std::vector<double>& at, Ledger& ledger)
    : functions_(all_functions(program)),
      ledger_(ledger),
      inequalities_(static_cast<Index>(program.inequalities.size())),
      tolerance_(program.options.tolerance) {
    const VectorXd x = vector(at);
    size_ = x.cwiseAbs().cwiseMax(vector_or(program.scale, x.size(), 1.0));
    function_size_ = VectorXd::Ones(static_cast<Index>(functions_.size()));
    true_lower_ = vector_or(program.lower, x.size(), -infinity);
    true_upper_ = vector_or(program.upper, x.size(), infinity);
    lower_ = true_lower_.cwiseQuotient(size_);
    upper_ = true_upper_.cwiseQuotient(size_);
    origin_ = clamp(x.cwiseQuotient(size_));

    sample_ = evaluate(origin_);
    jet_ = differentiate(origin_);
    const double steepest = jet_.objective.cwiseAbs().maxCoeff();
    function_size_[0] =
        size_of(std::max(steepest, std::abs(sample_.objective)), program.objective_scale);
    for (Index k = 0; k < constraints(); ++k)
        function_size_[k + 1] =
            size_of(jet_.jacobian.row(k).cwiseAbs().maxCoeff(), sample_.constraint[k]);
    divide_by_size();
    sampled_at_ = jet_at_ = origin_;
    record(origin_);
}

void Model::divide_by_size() {
    const auto constraint_size = function_size_.tail(constraints());
    sample_.objective /= function_size_[0];
    jet_.objective /= function_size_[0];
    sample_.constraint = sample_.constraint.cwiseQuotient(constraint_size).eval();
    jet_.jacobian = constraint_size.cwiseInverse().asDiagonal() * jet_.jacobian;
}

void Model::count(Index k) {
    if (k != 0) return;
    if (ledger_.evaluations >= ledger_.limit) throw EvaluationsSpent{};
    ++ledger_.evaluations;
}

double Model::evaluate(Index k, const std::vector<double>& x) {
    count(k);
    return functions_[static_cast<std::size_t>(k)]->value(x) / function_size_[k];
}

VectorXd Model::slope(Index k, const std::vector<double>& x) {
    const auto& f = *functions_[static_cast<std::size_t>(k)];
    if (!f.gradient) return differences(k, x);
    count(k);
    const std::vector<double> gradient = f.gradient(x);
    if (gradient.size() != x.size())
        throw InvalidParameter("length of a gradient", static_cast<double>(gradient.size()),
                               "must be " + std::to_string(x.size()),
                               "one derivative per variable");
    return vector(gradient).cwiseProduct(size_) / function_size_[k];
}

/// Central differences by z; at a bound three points on the inner side.
VectorXd Model::differences(Index k, const std::vector<double>& x) {
    const double h = std::cbrt(std::numeric_limits<double>::epsilon());
    VectorXd slope(variables());
    for (Index i = 0; i < variables(); ++i) {
        std::vector<double> moved = x;
        double& entry = moved[static_cast<std::size_t>(i)];
        const double z = entry / size_[i];
        const double reach = h * std::max(1.0, std::abs(z));
        const auto at = [&](double step) {
            entry = (z + step) * size_[i];
            return evaluate(k, moved);
        };
        const bool down = z - reach >= lower_[i];
        const bool up = z + reach <= upper_[i];
        const double inward = up ? reach : -reach;
        slope[i] = up == down
                       ? (at(reach) - at(-reach)) / (2.0 * reach)
                       : (4.0 * at(inward) - at(2.0 * inward) - 3.0 * at(0.0)) / (2.0 * inward);
    }
    return slope;
}

Sample Model::evaluate(const VectorXd& z) {
    const std::vector<double> x = unscale(z);
    Sample fresh{evaluate(0, x), VectorXd(constraints())};
    for (Index k = 0; k < constraints(); ++k) fresh.constraint[k] = evaluate(k + 1, x);
    return fresh;
}

Jet Model::differentiate(const VectorXd& z) {
    const std::vector<double> x = unscale(z);
    Jet fresh{slope(0, x), MatrixXd(constraints(), variables())};
    for (Index k = 0; k < constraints(); ++k) fresh.jacobian.row(k) = slope(k + 1, x).transpose();
    return fresh;
}

const Sample& Model::sample(const VectorXd& z) {
    if (sampled_at_ == z) return sample_;
    sample_ = evaluate(z);
    sampled_at_ = z;
    record(z);
    return sample_;
}

const Jet& Model::jet(const VectorXd& z) {
    if (jet_at_ == z) return jet_;
    jet_ = differentiate(z);
    jet_at_ = z;
    return jet_;
}

double Model::violation(const Sample& sample) const {
    const auto g = sample.constraint.head(inequalities_).array();
    const auto h = sample.constraint.tail(constraints() - inequalities_).array();
    const double short_of = g.size() > 0 ? std::max(0.0, -g.minCoeff()) : 0.0;
    return h.size() > 0 ? std::max(short_of, h.abs().maxCoeff()) : short_of;
}

void Model::record(const VectorXd& z) {
    const double objective = sample_.objective * function_size_[0];
    if (std::isnan(objective) || !sample_.constraint.allFinite()) return;
    if (violation(sample_) > tolerance_) return;
    ledger_.unbounded = ledger_.unbounded || objective < ledger_.unbounded_below;
    if (ledger_.has_best() && objective >= ledger_.lowest) return;
    ledger_.best = unscale(z);
    ledger_.lowest = objective;
}

VectorXd Model::scale(const std::vector<double>& x) const {
    return clamp(vector(x).cwiseQuotient(size_));
}

/// A point on a scaled bound goes to the bound itself, not to a rounding beside it.
std::vector<double> Model::unscale(const VectorXd& z) const {
    const VectorXd x = z.cwiseProduct(size_);
    return standard(x.cwiseMax(true_lower_).cwiseMin(true_upper_));
}

Multipliers Model::unscale(const Dual& dual) const {
    const VectorXd constraint =
        dual.constraint.cwiseQuotient(function_size_.tail(constraints())) * function_size_[0];
    const auto by_variable = [&](const VectorXd& v) {
        return standard(v.cwiseQuotient(size_) * function_size_[0]);
    };
    return {standard(constraint.head(inequalities_)),
            standard(constraint.tail(constraints() - inequalities_)), by_variable(dual.lower),
            by_variable(dual.upper)};
}

}  // namespace isocost::core::nonlinear
