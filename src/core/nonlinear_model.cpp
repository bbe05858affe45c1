#include "nonlinear_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "isocost/core/error.hpp"

namespace isocost::core::nonlinear {

namespace {

VectorXd vector(const std::vector<double>& v) {
    return Eigen::Map<const VectorXd>(v.data(), static_cast<Index>(v.size()));
}

VectorXd vector_or(const std::vector<double>& v, Index n, double missing) {
    return v.empty() ? VectorXd::Constant(n, missing).eval() : vector(v);
}

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
    if (ledger_.first_size.size() == 0) ledger_.first_size = function_size_.tail(constraints());
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

namespace {

/// Where a difference formula evaluates, in steps h, and what each value counts for.
struct Stencil {
    double h;
    std::array<double, 4> shift;
    std::array<double, 5> weight;  // the last one for the point itself
};

/// Around a point; downward where an upper bound leaves no room, upward from a lower bound. Near a
/// lower bound the step shrinks with the distance, as functions may bend sharply there.
Stencil stencil(double z, double lower, double upper) {
    constexpr double step = 7e-4;  // ε^(1/5)
    constexpr double near = 3e-3;  // of the distance to a bound
    const double size = std::max(1.0, std::abs(z));
    const double below = upper > lower ? z - lower : size;
    const double above = upper > lower ? upper - z : size;
    const bool on_lower = below < 1e-6 * size;
    const double h = std::min(step * size, near * (on_lower ? above : below));
    if (on_lower) return {h, {1, 2, 3, 4}, {48, -36, 16, -3, -25}};
    if (2.0 * h <= above) return {h, {-2, -1, 1, 2}, {1, -8, 8, -1, 0}};
    return {-h, {1, 2, 3, 4}, {48, -36, 16, -3, -25}};
}

}  // namespace

/// Fourth-order differences by z.
VectorXd Model::differences(Index k, const std::vector<double>& x) {
    VectorXd slope(variables());
    for (Index i = 0; i < variables(); ++i) {
        std::vector<double> moved = x;
        double& entry = moved[static_cast<std::size_t>(i)];
        const double middle = entry;
        const Stencil s = stencil(middle / size_[i], lower_[i], upper_[i]);
        double sum = s.weight[4] == 0.0 ? 0.0 : s.weight[4] * evaluate(k, x);
        for (std::size_t j = 0; j < s.shift.size(); ++j) {
            entry = middle + s.shift[j] * s.h * size_[i];
            sum += s.weight[j] * evaluate(k, moved);
        }
        slope[i] = sum / (12.0 * s.h);
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
    return sample_;
}

const Jet& Model::jet(const VectorXd& z) {
    if (jet_at_ == z) return jet_;
    jet_ = differentiate(z);
    jet_at_ = z;
    if (sampled_at_ == z) record(z);
    return jet_;
}

/// By how much each constraint fails; one entry of 0 more, so that there is always a largest.
VectorXd Model::shortfall(const Sample& sample) const {
    VectorXd by = VectorXd::Zero(constraints() + 1);
    by.head(inequalities_) = (-sample.constraint.head(inequalities_)).cwiseMax(0.0);
    for (Index k = inequalities_; k < constraints(); ++k) by[k] = std::abs(sample.constraint[k]);
    return by;
}

/// Feasible means so in units of the slopes here, at the origin and at the first origin: near an
/// infinite slope, the local unit alone would forgive anything.
void Model::record(const VectorXd& z) {
    const double objective = sample_.objective * function_size_[0];
    if (std::isnan(objective) || !sample_.constraint.allFinite() || !jet_.defined()) return;
    const VectorXd by = shortfall(sample_);
    for (Index k = 0; k < constraints(); ++k)
        if (by[k] > tolerance_ * std::min({1.0, jet_.jacobian.row(k).cwiseAbs().maxCoeff(),
                                           ledger_.first_size[k] / function_size_[k + 1]}))
            return;
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
