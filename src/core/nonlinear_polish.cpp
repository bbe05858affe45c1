#include "nonlinear_polish.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <utility>

namespace isocost::core::nonlinear {

namespace {

/// The working constraints as equations A d = −c, bounds included.
struct Working {
    MatrixXd a;
    VectorXd c;
};

class Rows {
public:
    explicit Rows(Index width) : width_(width) {}
    void add(const VectorXd& row, double value) {
        rows_.push_back(row);
        values_.push_back(value);
    }
    Working stack() const {
        const auto count = static_cast<Index>(rows_.size());
        Working w{MatrixXd(count, width_), VectorXd(count)};
        for (Index k = 0; k < count; ++k) {
            w.a.row(k) = rows_[static_cast<std::size_t>(k)].transpose();
            w.c[k] = values_[static_cast<std::size_t>(k)];
        }
        return w;
    }

private:
    Index width_;
    std::vector<VectorXd> rows_;
    std::vector<double> values_;
};

Working working_set(Model& model, const KktPoint& at) {
    const Sample& sample = model.sample(at.z);
    const Jet& jet = model.jet(at.z);
    Rows rows(model.variables());
    for (Index k = 0; k < model.constraints(); ++k) {
        const bool equality = k >= model.inequalities();
        if (equality || at.dual.constraint[k] > 0.0 || sample.constraint[k] < 0.0)
            rows.add(jet.jacobian.row(k).transpose(), sample.constraint[k]);
    }
    for (Index i = 0; i < model.variables(); ++i) {
        const VectorXd unit = VectorXd::Unit(model.variables(), i);
        if (at.dual.lower[i] > 0.0) rows.add(unit, at.z[i] - model.lower()[i]);
        if (at.dual.upper[i] > 0.0) rows.add(unit, at.z[i] - model.upper()[i]);
    }
    return rows.stack();
}

/// How far to look on either side for a second derivative: 1e-4, or a hundredth of the way to a
/// bound, since functions may bend as sharply as they are near it; from a bound, inward.
std::pair<double, double> probes(double z, double lower, double upper) {
    constexpr double far = 1e-4;
    const double room = std::min(z - lower, upper - z);
    const double near = room > 1e-12 ? std::min(far, 1e-2 * room) : far;
    return {std::max(z - near, lower), std::min(z + near, upper)};
}

/// Second derivatives of f − Σ λ g by differences of its gradient.
MatrixXd hessian(Model& model, const KktPoint& at) {
    const Index n = model.variables();
    MatrixXd h = MatrixXd::Zero(n, n);
    for (Index i = 0; i < n; ++i) {
        const auto [low, high] = probes(at.z[i], model.lower()[i], model.upper()[i]);
        if (!(low < high)) continue;
        const auto slope_at = [&, i = i](double zi) {
            VectorXd z = at.z;
            z[i] = zi;
            return lagrangian_slope(model.jet(z), at.dual.constraint);
        };
        h.col(i) = (slope_at(high) - slope_at(low)) / (high - low);
    }
    return 0.5 * (h + h.transpose());
}

VectorXd newton_step(const MatrixXd& h, const VectorXd& slope, const Working& w) {
    const Index n = h.rows();
    const Index m = w.c.size();
    MatrixXd system = MatrixXd::Zero(n + m, n + m);
    system.topLeftCorner(n, n) = h;
    system.topRightCorner(n, m) = -w.a.transpose();
    system.bottomLeftCorner(m, n) = w.a;
    VectorXd right(n + m);
    right << -slope, -w.c;
    return system.completeOrthogonalDecomposition().solve(right).head(n);
}

/// The first of the halved steps that lowers the residual; the point itself when none does.
KktPoint descend(Model& model, const KktPoint& from, const VectorXd& step) {
    for (double fraction = 1.0; fraction > 1e-3; fraction *= 0.5) {
        const KktPoint to = best_multipliers(model, model.clamp(from.z + fraction * step));
        if (to.residual < from.residual) return to;
    }
    return from;
}

KktPoint newton(Model& model, const KktPoint& at) {
    const Working w = working_set(model, at);
    const VectorXd slope = model.jet(at.z).objective;
    const MatrixXd h = hessian(model, at);
    const VectorXd step =
        h.allFinite() ? newton_step(h, slope, w) : VectorXd::Zero(h.rows()).eval();
    return step.allFinite() ? descend(model, at, step) : at;
}

/// An orthonormal basis of the directions that keep A d = 0.
MatrixXd null_space(const MatrixXd& a) {
    if (a.rows() == 0) return MatrixXd::Identity(a.cols(), a.cols());
    const auto decomposition = a.transpose().colPivHouseholderQr();
    const MatrixXd q = decomposition.householderQ();
    return q.rightCols(a.cols() - decomposition.rank());
}

}  // namespace

KktPoint polish(Model& model, const VectorXd& z) {
    constexpr double roundoff = 1e-14;
    constexpr double small = 1e-11;  // below it, a step that does not halve the residual is noise
    KktPoint at = best_multipliers(model, model.clamp(z));
    for (int step = 0; step < 50 && std::isfinite(at.residual) && at.residual > roundoff; ++step) {
        const KktPoint next = newton(model, at);
        const bool worth_another = next.residual < (at.residual < small ? 0.5 : 0.9) * at.residual;
        if (next.residual < at.residual) at = next;
        if (!worth_another) break;
    }
    return at;
}

VectorXd downward_direction(Model& model, const KktPoint& at) {
    const MatrixXd free = null_space(working_set(model, at).a);
    const MatrixXd h = hessian(model, at);
    if (!h.allFinite() || free.cols() == 0) return {};
    const Eigen::SelfAdjointEigenSolver<MatrixXd> curvature(free.transpose() * h * free);
    const double least = curvature.eigenvalues()[0];
    if (least >= -1e-5 * (1.0 + h.cwiseAbs().maxCoeff())) return {};
    return free * curvature.eigenvectors().col(0);
}

}  // namespace isocost::core::nonlinear
