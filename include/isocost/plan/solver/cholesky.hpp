#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace isocost::plan {

/// A symmetric matrix of which the lower half is stored, row by row.
struct LowerHalf {
    explicit LowerHalf(std::size_t size) : n(size), entries(size * (size + 1) / 2, 0.0) {}

    double& operator()(std::size_t i, std::size_t j) { return entries[i * (i + 1) / 2 + j]; }
    double operator()(std::size_t i, std::size_t j) const { return entries[i * (i + 1) / 2 + j]; }

    std::size_t n;
    std::vector<double> entries;
};

/// L with L Lᵀ = A for a positive definite A, scaled to a diagonal of 1 first; empty where A is not
/// positive definite in its last digits.
class Cholesky {
public:
    static std::optional<Cholesky> of(const LowerHalf& a) {
        Cholesky factor(a.n);
        for (std::size_t i = 0; i < a.n; ++i) factor.scale_[i] = 1.0 / std::sqrt(a(i, i));
        for (std::size_t i = 0; i < a.n; ++i)
            if (!factor.row(a, i)) return std::nullopt;
        return factor;
    }

    /// x with A x = b.
    std::vector<double> solve(std::vector<double> x) const {
        const std::size_t n = lower_.n;
        for (std::size_t i = 0; i < n; ++i) {
            x[i] *= scale_[i];
            for (std::size_t k = 0; k < i; ++k) x[i] -= lower_(i, k) * x[k];
            x[i] /= lower_(i, i);
        }
        for (std::size_t i = n; i-- > 0;) {
            for (std::size_t k = i + 1; k < n; ++k) x[i] -= lower_(k, i) * x[k];
            x[i] /= lower_(i, i);
        }
        for (std::size_t i = 0; i < n; ++i) x[i] *= scale_[i];
        return x;
    }

private:
    explicit Cholesky(std::size_t n) : lower_(n), scale_(n, 0.0) {}

    bool row(const LowerHalf& a, std::size_t i) {
        constexpr double least_pivot = 1e-30;
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a(i, j) * scale_[i] * scale_[j];
            for (std::size_t k = 0; k < j; ++k) sum -= lower_(i, k) * lower_(j, k);
            if (i == j && !(sum > least_pivot && std::isfinite(sum))) return false;
            lower_(i, j) = i == j ? std::sqrt(sum) : sum / lower_(j, j);
        }
        return true;
    }

    LowerHalf lower_;
    std::vector<double> scale_;
};

}  // namespace isocost::plan
