#pragma once

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace isocost::market::detail {

/// Places as a chain: utility without heads, the weight of −ln(share), switching costs.
struct LogitPlaces {
    Eigen::VectorXd utility;
    Eigen::VectorXd crowding;
    Eigen::MatrixXd switching;
};

/// U_j at given logarithms of shares, crowding included.
inline Eigen::VectorXd utility_at(const LogitPlaces& places, const Eigen::VectorXd& log_share) {
    return places.utility - places.crowding.cwiseProduct(log_share);
}

/// P_ij = e^{U_j − k_ij}/Σ_l e^{U_l − k_il}; the largest exponent of a row is taken out.
inline Eigen::MatrixXd choices(const LogitPlaces& places, const Eigen::VectorXd& utility) {
    Eigen::MatrixXd choice = (-places.switching).rowwise() + utility.transpose();
    for (Eigen::Index i = 0; i < choice.rows(); ++i) {
        choice.row(i) = (choice.row(i).array() - choice.row(i).maxCoeff()).exp();
        choice.row(i) /= choice.row(i).sum();
    }
    return choice;
}

inline Eigen::MatrixXd choice_matrix(const LogitPlaces& places, const Eigen::VectorXd& share) {
    return choices(places, utility_at(places, share.array().log().matrix()));
}

/// A chain at rest: shares, and ∂ln share_i/∂U_j at fixed utilities of the rest.
struct ChainAtRest {
    Eigen::VectorXd share;
    Eigen::MatrixXd slope;
};

/// Elimination without subtractions (Grassmann, Taksar and Heyman 1985, Operations Research 33),
/// which gives each share to its own last digits, however small. Every entry carries the slopes of
/// its logarithm along; those of a sum are a weighted mean, so they are as exact.
class Elimination {
public:
    Elimination(Eigen::MatrixXd choice, std::vector<Eigen::Index> order)
        : p_(std::move(choice)), order_(std::move(order)), slope_(p_.rows(), p_.size()) {
        const Eigen::Index n = p_.rows();
        for (Eigen::Index i = 0; i < n; ++i)
            for (Eigen::Index j = 0; j < n; ++j) {
                slope(i, j) = -p_.row(i).transpose();  // ∂ln P_ij/∂U_l = δ_jl − P_il
                slope(i, j)(j) += 1.0;
            }
    }

    ChainAtRest solve() {
        for (std::size_t last = order_.size() - 1; last > 0; --last) eliminate(last);
        return collect();
    }

private:
    Eigen::MatrixXd::ColXpr slope(Eigen::Index i, Eigen::Index j) {
        return slope_.col(i * p_.rows() + j);
    }

    /// Takes the last place out: who came to it goes on to where people leave it for.
    void eliminate(std::size_t last) {
        const Eigen::Index out = order_[last];
        Eigen::VectorXd lean = Eigen::VectorXd::Zero(p_.rows());
        double leaves = 0.0;
        for (std::size_t l = 0; l < last; ++l) {
            leaves += p_(out, order_[l]);
            lean += p_(out, order_[l]) * slope(out, order_[l]);
        }
        lean /= leaves;
        for (std::size_t i = 0; i < last; ++i) {
            p_(order_[i], out) /= leaves;
            slope(order_[i], out) -= lean;
            for (std::size_t l = 0; l < last; ++l)
                if (l != i) detour(order_[i], out, order_[l]);
        }
    }

    void detour(Eigen::Index from, Eigen::Index by, Eigen::Index to) {
        const double direct = p_(from, to), through = p_(from, by) * p_(by, to);
        const double both = direct + through;
        if (both > 0.0)
            slope(from, to) =
                (direct * slope(from, to) + through * (slope(from, by) + slope(by, to))) / both;
        p_(from, to) = both;
    }

    ChainAtRest collect() {
        const Eigen::Index n = p_.rows();
        ChainAtRest rest{Eigen::VectorXd::Ones(n), Eigen::MatrixXd::Zero(n, n)};
        for (std::size_t j = 1; j < order_.size(); ++j) {
            const Eigen::Index to = order_[j];
            double sum = 0.0;
            Eigen::VectorXd lean = Eigen::VectorXd::Zero(n);
            for (std::size_t i = 0; i < j; ++i) {
                const Eigen::Index from = order_[i];
                const double part = rest.share(from) * p_(from, to);
                sum += part;
                lean += part * (rest.slope.row(from).transpose() + slope(from, to));
            }
            rest.share(to) = sum;
            rest.slope.row(to) = lean.transpose() / sum;
        }
        rest.share /= rest.share.sum();
        const Eigen::RowVectorXd mean = rest.share.transpose() * rest.slope;
        rest.slope.rowwise() -= mean;
        return rest;
    }

    Eigen::MatrixXd p_;
    std::vector<Eigen::Index> order_;
    Eigen::MatrixXd slope_;
};

/// The chain of places with given choices. The worst place is taken out first: its leavers are not
/// lost to rounding, as nobody's way up is shorter than e^{−switching cost}.
inline ChainAtRest chain_at_rest(const Eigen::MatrixXd& choice, const Eigen::VectorXd& utility) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(utility.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Eigen::Index a, Eigen::Index b) { return utility(a) > utility(b); });
    return Elimination(choice, std::move(order)).solve();
}

/// Shares at rest with crowding, ∂ln share_i/∂U_j with crowding, the choices P_ij that leave these
/// shares as they are, and whether rounding is all that is left of the error. Choices computed anew
/// from the shares are off by a rounding of their exponents, and joiners and leavers by as much.
struct SharesAtRest {
    Eigen::VectorXd share;
    Eigen::MatrixXd slope;
    Eigen::MatrixXd choice;
    bool settled = false;
};

/// What does not settle has no figures.
inline SharesAtRest unsettled(Eigen::Index n) {
    const Eigen::MatrixXd none = Eigen::MatrixXd::Constant(n, n, std::nan(""));
    return {none.col(0), none, none};
}

/// What rounding leaves of x − ln π: an exponent of size u is known to u roundings, and the
/// elimination adds a few of its own.
inline double rounding_of(const LogitPlaces& places) {
    const double exponent = places.utility.cwiseAbs().maxCoeff() + places.switching.maxCoeff();
    return 64.0 * 2.2e-16 * (1.0 + exponent);
}

/// Shares that the chain leaves as they are, in logarithms: x = ln π(U − Kx) by Newton's method,
/// with the slope I + JK of the elimination; where a step does not bring x nearer, some steps of a
/// part of the way, 1/(1 + 2κ), which contracts since J has eigenvalues from 0 to 2. Shares below
/// 1e-308 do not settle: then all is NaN.
inline SharesAtRest stationary_shares(const LogitPlaces& places) {
    const auto n = places.utility.size();
    const double kappa = places.crowding.maxCoeff(), rounding = rounding_of(places);
    Eigen::VectorXd x = Eigen::VectorXd::Constant(n, -std::log(static_cast<double>(n)));
    double last = 1e300;
    int careful = 0;  // steps still to go without Newton
    for (int count = 0; count < 2000; ++count) {
        const Eigen::VectorXd utility = utility_at(places, x);
        const Eigen::MatrixXd choice = choices(places, utility);
        const auto chain = chain_at_rest(choice, utility);
        const Eigen::VectorXd error = x - chain.share.array().log().matrix();
        const double size = error.cwiseAbs().sum();  // maxCoeff would pass over NaN
        if (!std::isfinite(size)) break;
        const auto solver =
            (Eigen::MatrixXd::Identity(n, n) + chain.slope * places.crowding.asDiagonal())
                .partialPivLu();
        if (kappa == 0.0 || size <= 4e-16 || (size <= rounding && size >= last))
            return {chain.share, solver.solve(chain.slope), choice, true};
        if (size >= last) careful = 20;
        last = size;
        x -= careful-- <= 0 ? Eigen::VectorXd(solver.solve(error)) : error / (1.0 + 2.0 * kappa);
    }
    return unsettled(n);
}

}  // namespace isocost::market::detail
