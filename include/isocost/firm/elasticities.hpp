#pragma once

#include <string_view>
#include <vector>

#include "isocost/firm/node_system.hpp"

namespace isocost::firm {

/// A table of elasticities, one per ordered pair of inputs: `table("compute", "talent")`.
class ElasticityTable {
public:
    ElasticityTable() = default;
    ElasticityTable(std::shared_ptr<const core::Names> names, Eigen::MatrixXd values)
        : names_(std::move(names)), values_(std::move(values)) {}

    double operator()(std::string_view i, std::string_view j) const {
        return values_(static_cast<Eigen::Index>(core::position(*names_, i, "elasticity")),
                       static_cast<Eigen::Index>(core::position(*names_, j, "elasticity")));
    }
    const core::Names& names() const noexcept { return *names_; }
    const Eigen::MatrixXd& values() const noexcept { return values_; }

private:
    std::shared_ptr<const core::Names> names_ = std::make_shared<const core::Names>();
    Eigen::MatrixXd values_;
};

/// One notion, with all inputs variable and with those at a limit held there; an index reads
/// `free`.
struct ElasticityPair {
    ElasticityTable free;
    ElasticityTable binding;

    double operator()(std::string_view i, std::string_view j) const { return free(i, j); }
};

/// Elasticities of a solved firm at its shadow prices, capability held.
///
/// price      ε_ij = ∂ln x_i/∂ln p_j (Hicksian), by a proportional shift of j's supply price, the
///            slopes of supply included
/// allen      σ_ij = ε_ij/s_j at fixed prices, s_j the share of cost at virtual prices
///            (Allen 1938; Uzawa 1962)
/// morishima  M_ij = ε_ji − ε_ii = ∂ln(x_j/x_i)/∂ln p_i at fixed prices: it is the price of the
///            first that moves (Morishima 1967; Blackorby and Russell 1989)
/// hicks      ∂ln(x_j/x_i)/∂ln(F_i/F_j) along the isoquant, the other inputs fixed (Hicks 1932); a
///            property of the technology, the same with limits
/// In a flat CES all but `price` are σ. A held input does not react: its own row of ε is 0. NaN
/// where the answer is not unique (σ = ∞, or nothing to substitute).
struct Elasticities {
    ElasticityPair price;
    ElasticityPair allen;
    ElasticityPair morishima;
    ElasticityPair hicks;
};

namespace detail {

/// ε_ij with capability held, for given responses and slopes of supply.
inline Eigen::MatrixXd price_elasticities(const Result& result,
                                          const std::vector<Response>& response,
                                          const std::vector<double>& slope) {
    const auto n = static_cast<Eigen::Index>(response.size());
    NodeSystem system(*result.firm->tree(), result.point, response, slope);
    system(NodeSystem::quantity(0), NodeSystem::quantity(0)) = 1.0;
    Eigen::MatrixXd shift = Eigen::MatrixXd::Zero(2 * system.count(), n);
    for (std::size_t j = 0; j < response.size(); ++j)
        if (response[j] == Response::free)
            shift(NodeSystem::price(system.leaf_node(j)), static_cast<Eigen::Index>(j)) = 1.0;
    const auto d = system.solve(shift);
    Eigen::MatrixXd elasticity(n, n);
    for (std::size_t i = 0; i < response.size(); ++i)
        elasticity.row(static_cast<Eigen::Index>(i)) =
            d.row(NodeSystem::quantity(system.leaf_node(i)));
    return elasticity;
}

/// σ_ij along the isoquant with all inputs but i and j fixed: d ln(x_j/x_i) = 1 imposed, the change
/// of the price ratio read off.
inline double direct_elasticity(const Result& result, std::size_t i, std::size_t j) {
    const std::size_t n = result.firm->size();
    std::vector<Response> held(n, Response::held);
    NodeSystem system(*result.firm->tree(), result.point, held, std::vector<double>(n, 0.0));
    const auto ni = system.leaf_node(i);
    const auto nj = system.leaf_node(j);
    system(NodeSystem::quantity(0), NodeSystem::quantity(0)) = 1.0;
    system.clear_row(NodeSystem::price(ni));
    system.clear_row(NodeSystem::price(nj));
    system(NodeSystem::price(ni), NodeSystem::quantity(nj)) = 1.0;
    system(NodeSystem::price(ni), NodeSystem::quantity(ni)) = -1.0;
    system(NodeSystem::price(nj), NodeSystem::price(0)) = 1.0;
    Eigen::MatrixXd shift = Eigen::MatrixXd::Zero(2 * system.count(), 1);
    shift(NodeSystem::price(ni), 0) = 1.0;
    const auto d = system.solve(shift);
    return 1.0 / (d(NodeSystem::price(ni), 0) - d(NodeSystem::price(nj), 0));
}

inline std::vector<double> virtual_shares(const Point& point) {
    std::vector<double> shares;
    double total = 0.0;
    for (std::size_t i = 0; i < point.inputs.size(); ++i) {
        shares.push_back(point.virtual_prices[i] * point.inputs[i]);
        total += shares.back();
    }
    for (double& share : shares) share /= total;
    return shares;
}

inline Eigen::MatrixXd allen(const Eigen::MatrixXd& elasticity, const std::vector<double>& shares) {
    Eigen::MatrixXd sigma = elasticity;
    for (Eigen::Index j = 0; j < sigma.cols(); ++j)
        sigma.col(j) /= shares[static_cast<std::size_t>(j)];
    return sigma;
}

inline Eigen::MatrixXd morishima(const Eigen::MatrixXd& elasticity) {
    Eigen::MatrixXd m = elasticity.transpose();
    for (Eigen::Index i = 0; i < m.rows(); ++i) m.row(i).array() -= elasticity(i, i);
    return m;
}

inline Eigen::MatrixXd hicks(const Result& result) {
    const auto n = static_cast<Eigen::Index>(result.firm->size());
    Eigen::MatrixXd sigma = Eigen::MatrixXd::Constant(n, n, core::nan);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            sigma(i, j) = sigma(j, i) =
                direct_elasticity(result, static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    return sigma;
}

}  // namespace detail

/// Computes all of them from a result; throws NotOptimal when it is not solved and InvalidParameter
/// when the technology is the user's own.
[[nodiscard]] inline Elasticities elasticities(const Result& result) {
    if (!result.solved()) throw core::NotOptimal(result.explain());
    if (!result.firm->tree())
        throw core::InvalidParameter("technology", "UserTechnology", "must be a CES or a nest");
    const auto& names = result.firm->names();
    const std::size_t n = result.firm->size();
    const auto held = detail::responses(*result.firm, result.point);
    const std::vector<Response> all_free(n, Response::free);
    const std::vector<double> fixed_price(n, 0.0);
    std::vector<double> supply;
    for (const auto& cost : result.firm->costs()) supply.push_back(detail::cost_slope(cost));
    const auto free = detail::price_elasticities(result, all_free, fixed_price);
    const auto binding = detail::price_elasticities(result, held, fixed_price);
    const auto shares = detail::virtual_shares(result.point);
    const ElasticityTable direct(names, detail::hicks(result));
    return {
        .price = {{names, detail::price_elasticities(result, all_free, supply)},
                  {names, detail::price_elasticities(result, held, supply)}},
        .allen = {{names, detail::allen(free, shares)}, {names, detail::allen(binding, shares)}},
        .morishima = {{names, detail::morishima(free)}, {names, detail::morishima(binding)}},
        .hicks = {direct, direct}};
}

}  // namespace isocost::firm
