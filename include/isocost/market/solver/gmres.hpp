#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace isocost::market::detail {

/// Solves x − M x = b from products M v alone, to |b − x + M x| ≤ tolerance |b| or the last of
/// `most` products: GMRES without restart, modified Gram–Schmidt and Givens rotations (Saad and
/// Schultz 1986, algorithm 4). Returns the best x of its subspace either way.
template <class Product>
Eigen::VectorXd gmres(Product&& product, const Eigen::VectorXd& b, double tolerance, int most) {
    const double size = b.norm();
    if (size == 0.0) return b;
    Eigen::MatrixXd basis(b.size(), most + 1);
    Eigen::MatrixXd upper = Eigen::MatrixXd::Zero(most + 1, most);
    Eigen::VectorXd cosine(most);
    Eigen::VectorXd sine(most);
    Eigen::VectorXd right = Eigen::VectorXd::Zero(most + 1);
    basis.col(0) = b / size;
    right[0] = size;
    int used = 0;
    while (used < most && std::abs(right[used]) > tolerance * size) {
        const int k = used++;
        Eigen::VectorXd next = basis.col(k) - product(Eigen::VectorXd(basis.col(k)));
        for (int i = 0; i <= k; ++i) {
            upper(i, k) = basis.col(i).dot(next);
            next -= upper(i, k) * basis.col(i);
        }
        const double length = next.norm();
        for (int i = 0; i < k; ++i) {
            const double a = upper(i, k);
            const double c = upper(i + 1, k);
            upper(i, k) = cosine[i] * a + sine[i] * c;
            upper(i + 1, k) = cosine[i] * c - sine[i] * a;
        }
        const double radius = std::hypot(upper(k, k), length);
        cosine[k] = radius > 0.0 ? upper(k, k) / radius : 1.0;
        sine[k] = radius > 0.0 ? length / radius : 0.0;
        upper(k, k) = radius;
        right[k + 1] = -sine[k] * right[k];
        right[k] *= cosine[k];
        if (!(length > 1e-14 * size * 1e-2)) break;
        basis.col(k + 1) = next / length;
    }
    const auto triangle = upper.topLeftCorner(used, used).template triangularView<Eigen::Upper>();
    return basis.leftCols(used) * triangle.solve(right.head(used));
}

}  // namespace isocost::market::detail
