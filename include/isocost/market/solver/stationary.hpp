#pragma once

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace isocost::market::detail {

/// Places as a chain: utility without heads, the weight of −ln(share), switching costs.
struct LogitPlaces {
    Eigen::VectorXd utility;
    Eigen::VectorXd crowding;
    Eigen::MatrixXd switching;
};

/// P_ij = e^{U_j − k_ij}/Σ_l e^{U_l − k_il} at given shares; the largest exponent is taken out.
inline Eigen::MatrixXd choice_matrix(const LogitPlaces& places, const Eigen::VectorXd& share) {
    const Eigen::VectorXd u =
        places.utility - places.crowding.cwiseProduct(share.array().log().matrix());
    Eigen::MatrixXd choice = (-places.switching).rowwise() + u.transpose();
    for (Eigen::Index i = 0; i < choice.rows(); ++i) {
        choice.row(i) = (choice.row(i).array() - choice.row(i).maxCoeff()).exp();
        choice.row(i) /= choice.row(i).sum();
    }
    return choice;
}

/// Stationary distribution of a chain by elimination without subtractions (Grassmann, Taksar and
/// Heyman 1985, Operations Research 33): each share is right to its own last digits.
inline Eigen::VectorXd chain_shares(Eigen::MatrixXd p) {
    const Eigen::Index n = p.rows();
    for (Eigen::Index k = n - 1; k > 0; --k) {
        const double out = p.row(k).head(k).sum();
        p.col(k).head(k) /= out;
        for (Eigen::Index i = 0; i < k; ++i) p.row(i).head(k) += p(i, k) * p.row(k).head(k);
    }
    Eigen::VectorXd share = Eigen::VectorXd::Ones(n);
    for (Eigen::Index j = 1; j < n; ++j) share(j) = share.head(j).dot(p.col(j).head(j));
    return share / share.sum();
}

/// ∂ln share_i/∂U_j of the chain at fixed utilities: dπ(I − P) = dU ∘ π − (π ∘ P dU) P, Σ dπ = 0.
inline Eigen::MatrixXd chain_derivatives(const Eigen::MatrixXd& choice,
                                         const Eigen::VectorXd& share) {
    const Eigen::Index n = share.size();
    const Eigen::MatrixXd diagonal = share.asDiagonal();
    Eigen::MatrixXd right = diagonal - choice.transpose() * diagonal * choice;
    Eigen::MatrixXd left = (Eigen::MatrixXd::Identity(n, n) - choice).transpose();
    left.row(n - 1).setOnes();
    right.row(n - 1).setZero();
    return share.cwiseInverse().asDiagonal() * left.partialPivLu().solve(right);
}

/// ∂ln share_i/∂U_j with crowding: (I + JK)^{-1} J, K the diagonal of crowding weights.
inline Eigen::MatrixXd share_derivatives(const LogitPlaces& places, const Eigen::VectorXd& share) {
    const Eigen::MatrixXd j = chain_derivatives(choice_matrix(places, share), share);
    const auto n = share.size();
    return (Eigen::MatrixXd::Identity(n, n) + j * places.crowding.asDiagonal())
        .partialPivLu()
        .solve(j);
}

/// ln share less the logarithm of what the chain makes of it.
inline Eigen::VectorXd share_error(const LogitPlaces& places, const Eigen::VectorXd& share) {
    return share.array().log() - chain_shares(choice_matrix(places, share)).array().log();
}

/// Shares that the chain leaves as they are, crowding included. From equal shares a part of the
/// way, 1/(1 + 2κ), which contracts since J has eigenvalues from 0 to 2; near the answer Newton's
/// method on the logarithms, until rounding is all that moves.
inline Eigen::VectorXd stationary_shares(const LogitPlaces& places) {
    const auto n = places.utility.size();
    Eigen::VectorXd share = Eigen::VectorXd::Constant(n, 1.0 / static_cast<double>(n));
    const double kappa = places.crowding.maxCoeff();
    if (kappa == 0.0) return chain_shares(choice_matrix(places, share));
    double last = 1e300;
    for (int count = 0; count < 10000; ++count) {
        Eigen::VectorXd step = share_error(places, share);
        const double size = step.cwiseAbs().maxCoeff();
        if (size < 4e-16 || (size < 1e-12 && size >= last)) break;
        last = size;
        if (size > 1e-2) {
            step /= 1.0 + 2.0 * kappa;
        } else {
            const Eigen::MatrixXd j = chain_derivatives(choice_matrix(places, share), share);
            const Eigen::MatrixXd crowded = j * places.crowding.asDiagonal();
            step = (Eigen::MatrixXd::Identity(n, n) + crowded).partialPivLu().solve(step).eval();
        }
        share = (share.array().log() - step.array()).exp();
    }
    return share / share.sum();
}

}  // namespace isocost::market::detail
