#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <variant>
#include <vector>

#include "isocost/firm/node_system.hpp"
#include "isocost/market/market.hpp"

namespace isocost::market::detail {

/// d outlay/d ln x of an input at a solved point, USD per year.
inline double outlay_by_log(const cost::Cost& cost, double x) {
    if (x == 0.0) return 0.0;
    const auto& running = cost::running(cost);
    if (const auto* curve = std::get_if<cost::IsoelasticCost>(&running.curve()))
        return curve->outlay(x) * (1.0 + curve->parameters().inverse_elasticity);
    return running.marginal(x).lower * x;
}

/// The question's own equation and what the wage of one pool does to it: P1 du = 0; P2 the budget
/// stays spent; P3 λ = R'(y), dv + (1 − υγ) du = 0 at the root.
struct QuestionRow {
    double price = 0.0;               ///< coefficient of dv of the root
    double quantity = 0.0;            ///< of du of the root
    std::vector<double> outlay = {};  ///< of d ln x of every input, P2

    QuestionRow(const firm::Firm& firm, const firm::Question& question, const firm::Point& point) {
        if (std::holds_alternative<firm::CapabilityTarget>(question)) quantity = 1.0;
        if (const auto* revenue = std::get_if<firm::Revenue>(&question)) {
            price = 1.0;
            quantity = 1.0 - firm.tree()->returns * revenue->exponent;
        }
        if (std::holds_alternative<firm::Budget>(question))
            for (std::size_t i = 0; i < firm.size(); ++i)
                outlay.push_back(outlay_by_log(firm.costs()[i], point.inputs[i]));
    }
};

/// ∂ ln x_i/∂ ln w_p (row an input, column a pool) of a flat CES, 0 < σ < ∞, in closed form: every
/// input that is free has d ln x_i = r_i (dt − d ln p_i), r_i = 1/(1/σ + η_i), t the one unknown of
/// the nest (`firm::one_equation`), which the question's equation fixes.
inline Eigen::MatrixXd flat_slopes(const firm::Firm& firm, const QuestionRow& question,
                                   const firm::Point& point, const std::vector<HiredInput>& hires,
                                   Eigen::Index pools) {
    const auto n = static_cast<Eigen::Index>(firm.size());
    const double kappa = firm.tree()->nodes[0].kappa;
    Eigen::VectorXd response = Eigen::VectorXd::Zero(n);
    Eigen::VectorXd weight(n);
    for (Eigen::Index k = 0; k < n; ++k) {
        const auto i = static_cast<std::size_t>(k);
        if (firm::detail::response_of(firm, point, i) == firm::Response::free)
            response[k] = 1.0 / (kappa + firm::detail::cost_slope(firm.costs()[i]));
        weight[k] = question.outlay.empty() ? point.virtual_prices[i] * point.inputs[i]
                                            : question.outlay[i];
    }
    weight /= weight.sum();
    Eigen::MatrixXd shift = Eigen::MatrixXd::Zero(n, pools);
    for (const auto& [input, pool] : hires)
        shift(static_cast<Eigen::Index>(input), static_cast<Eigen::Index>(pool)) = 1.0;
    const double moved = weight.dot(response);
    // P1: Σ weight r (dt − dp) = 0. P2 adds the dearer bill. P3: dt = (1/σ − 1 + υγ) du.
    Eigen::RowVectorXd dt = (weight.cwiseProduct(response).transpose() * shift) / moved;
    if (!question.outlay.empty()) dt -= (weight.transpose() * shift) / moved;
    if (question.price != 0.0) {
        const double pull = (kappa - question.quantity) * moved;
        dt *= -pull / (1.0 - pull);
    }
    if (moved == 0.0) dt.setZero();
    return response.asDiagonal() * (Eigen::MatrixXd::Ones(n, 1) * dt - shift);
}

/// The same for any tree, by the linearized first-order conditions; NaN where the answer is not
/// unique.
inline Eigen::MatrixXd tree_slopes(const firm::Firm& firm, const QuestionRow& question,
                                   const firm::Point& point, const std::vector<HiredInput>& hires,
                                   Eigen::Index pools) {
    using System = firm::NodeSystem;
    const auto response = firm::detail::responses(firm, point);
    std::vector<double> slope;
    for (const auto& cost : firm.costs()) slope.push_back(firm::detail::cost_slope(cost));
    System system(*firm.tree(), point, response, slope);
    system(System::quantity(0), System::quantity(0)) = question.quantity;
    system(System::quantity(0), System::price(0)) = question.price;
    for (std::size_t i = 0; i < question.outlay.size(); ++i)
        system(System::quantity(0), System::quantity(system.leaf_node(i))) += question.outlay[i];
    Eigen::MatrixXd shift = Eigen::MatrixXd::Zero(2 * system.count(), pools);
    for (const auto& [input, pool] : hires) {
        const auto column = static_cast<Eigen::Index>(pool);
        if (response[input] == firm::Response::free)
            shift(System::price(system.leaf_node(input)), column) = 1.0;
        if (!question.outlay.empty()) shift(System::quantity(0), column) -= question.outlay[input];
    }
    const Eigen::MatrixXd d = system.solve(shift);
    Eigen::MatrixXd slopes(static_cast<Eigen::Index>(firm.size()), pools);
    for (std::size_t i = 0; i < firm.size(); ++i)
        slopes.row(static_cast<Eigen::Index>(i)) =
            point.inputs[i] == 0.0
                ? Eigen::RowVectorXd(Eigen::RowVectorXd::Zero(pools))
                : Eigen::RowVectorXd(d.row(System::quantity(system.leaf_node(i))));
    return slopes;
}

/// True where limits alone decide, and no wage nearby changes anything: money is left over (P2), or
/// floors give more than is asked (λ = 0).
inline bool decided_by_limits(const firm::Point& point) {
    return point.marginal_cost == core::infinity || point.marginal_cost == 0.0;
}

/// ∂ ln x_i/∂ ln w_p of a solved employer by implicit differentiation of its first-order
/// conditions; row an input, column a pool.
inline Eigen::MatrixXd demand_slopes(const firm::Firm& firm, const firm::Question& question,
                                     const firm::Point& point, const std::vector<HiredInput>& hires,
                                     std::size_t pools) {
    const auto columns = static_cast<Eigen::Index>(pools);
    if (decided_by_limits(point))
        return Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(firm.size()), columns);
    const QuestionRow row(firm, question, point);
    const auto& root = firm.tree()->nodes[0];
    const bool flat = firm.tree()->flat() && root.sigma > 0.0 && root.kappa > 0.0;
    return flat ? flat_slopes(firm, row, point, hires, columns)
                : tree_slopes(firm, row, point, hires, columns);
}

}  // namespace isocost::market::detail
