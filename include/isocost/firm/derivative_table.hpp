#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/firm/parameter_shifts.hpp"

namespace isocost::firm {

namespace detail {

/// Assembles and solves the linear system of one result, and reads quantities off it.
class DerivativeTable {
public:
    explicit DerivativeTable(const Result& result)
        : result_(result),
          firm_(*result.firm),
          tree_(*firm_.tree()),
          response_(responses(firm_, result.point)),
          slope_(slopes()),
          system_(tree_, result.point, response_, slope_),
          shifts_(ShiftList(result).take()) {
        add_question(shifts_, firm_, result.question);
        if (const auto* revenue = std::get_if<Revenue>(&result.question))
            shifts_.back().question =
                1.0 / revenue->exponent + std::log(tree_.output) + tree_.returns * system_.u(0);
        set_question_row();
        solution_ = system_.solve(right_hand_sides());
    }

    core::Names parameters() const {
        core::Names names;
        for (const auto& shift : shifts_) names.push_back(shift.name);
        return names;
    }

    /// Quantities and their derivatives in rows, one column per parameter.
    std::pair<core::Names, Eigen::MatrixXd> rows() {
        for (std::size_t i = 0; i < firm_.size(); ++i) add_input(i);
        add("opex", total(&DerivativeTable::outlay_change));
        add("marginal_cost", result_.marginal_cost * log_marginal_cost());
        add("capability", result_.capability * log_capability());
        if (const auto* revenue = std::get_if<Revenue>(&result_.question)) add_profit(*revenue);
        Eigen::MatrixXd values(static_cast<Eigen::Index>(rows_.size()), columns());
        Eigen::Index r = 0;
        for (const auto& row : rows_) values.row(r++) = row;
        return {quantities_, values};
    }

private:
    Eigen::Index columns() const { return static_cast<Eigen::Index>(shifts_.size()); }

    std::vector<double> slopes() const {
        std::vector<double> slope;
        for (const auto& cost : firm_.costs()) slope.push_back(cost_slope(cost));
        return slope;
    }

    /// d outlay/dx, also where the price taker's own condition is another.
    double outlay_slope(std::size_t i) const {
        const double x = result_.point.inputs[i];
        const auto& running = cost::running(firm_.costs()[i]);
        if (const auto* isoelastic = std::get_if<cost::IsoelasticCost>(&running.curve()))
            return isoelastic->unit_price(x) * (1.0 + slope_[i]);
        return running.marginal(x).lower;
    }

    void set_question_row() {
        const auto row = NodeSystem::quantity(0);
        if (std::holds_alternative<CapabilityTarget>(result_.question)) system_(row, row) = 1.0;
        if (std::holds_alternative<Budget>(result_.question))
            for (std::size_t i = 0; i < firm_.size(); ++i)
                system_(row, NodeSystem::quantity(system_.leaf_node(i))) +=
                    outlay_slope(i) * result_.point.inputs[i];
        if (const auto* revenue = std::get_if<Revenue>(&result_.question)) {
            system_(row, NodeSystem::price(0)) = 1.0;
            system_(row, NodeSystem::quantity(0)) = 1.0 - tree_.returns * revenue->exponent;
        }
    }

    double question_side(const ParameterShift& shift) const {
        const double u = system_.u(0);
        if (std::holds_alternative<CapabilityTarget>(result_.question))
            return shift.question - shift.output / (tree_.output * tree_.returns) -
                   shift.returns * u / tree_.returns;
        if (std::holds_alternative<Budget>(result_.question)) {
            double spent = shift.outlay.sum();
            for (std::size_t i = 0; i < firm_.size(); ++i)
                spent += outlay_slope(i) * result_.point.inputs[i] *
                         shift.log_scale[static_cast<Eigen::Index>(i)];
            return shift.question - spent;
        }
        const double exponent = std::get<Revenue>(result_.question).exponent;
        return shift.question + shift.returns * (1.0 / tree_.returns + exponent * u) +
               shift.output * exponent / tree_.output;
    }

    Eigen::MatrixXd right_hand_sides() const {
        Eigen::MatrixXd sides = Eigen::MatrixXd::Zero(2 * system_.count(), columns());
        for (Eigen::Index j = 0; j < columns(); ++j) {
            const auto& shift = shifts_[static_cast<std::size_t>(j)];
            sides(NodeSystem::quantity(0), j) = question_side(shift);
            for (std::size_t n = 0; n < tree_.nodes.size(); ++n) set_node(sides, j, shift, n);
        }
        return sides;
    }

    void set_node(Eigen::MatrixXd& sides, Eigen::Index j, const ParameterShift& shift,
                  std::size_t n) const {
        const auto& node = tree_.nodes[n];
        const auto at = static_cast<Eigen::Index>(n);
        if (node.leaf >= 0) {
            const auto i = static_cast<std::size_t>(node.leaf);
            const double scale = shift.log_scale[node.leaf];
            sides(NodeSystem::price(n), j) =
                response_[i] == Response::held
                    ? shift.log_limit[node.leaf] - scale
                    : shift.log_marginal[node.leaf] + (1.0 + slope_[i]) * scale;
        } else {
            sides(NodeSystem::price(n), j) = shift.mean[at];
        }
        if (n == 0) return;
        const auto parent = static_cast<std::size_t>(node.parent);
        if (tree_.nodes[parent].sigma == 0.0) return;
        if (system_.u(n) == -core::infinity) {
            sides(NodeSystem::quantity(n), j) = unused_side(shift, n);
            return;
        }
        sides(NodeSystem::quantity(n), j) =
            shift.log_share[at] + shift.kappa[node.parent] * (system_.u(parent) - system_.u(n));
    }

    double unused_side(const ParameterShift& shift, std::size_t n) const {
        if (system_.priced_by_nest(n)) return shift.log_share[static_cast<Eigen::Index>(n)];
        const int leaf = tree_.nodes[n].leaf;
        return leaf < 0 ? 0.0 : shift.log_marginal[leaf] + shift.log_scale[leaf];
    }

    Eigen::RowVectorXd of_shifts(Eigen::VectorXd ParameterShift::*member, std::size_t i) const {
        Eigen::RowVectorXd row(columns());
        for (Eigen::Index j = 0; j < columns(); ++j)
            row[j] = (shifts_[static_cast<std::size_t>(j)].*member)[static_cast<Eigen::Index>(i)];
        return row;
    }

    Eigen::RowVectorXd input_change(std::size_t i) const {
        const double x = result_.point.inputs[i];
        if (x == 0.0) return Eigen::RowVectorXd::Zero(columns());
        return x * (solution_.row(NodeSystem::quantity(system_.leaf_node(i))) +
                    of_shifts(&ParameterShift::log_scale, i));
    }

    Eigen::RowVectorXd price_change(std::size_t i) const {
        if (std::isinf(result_.point.virtual_prices[i]))
            return Eigen::RowVectorXd::Constant(columns(), core::nan);
        return result_.point.virtual_prices[i] *
               (solution_.row(NodeSystem::price(system_.leaf_node(i))) -
                of_shifts(&ParameterShift::log_scale, i));
    }

    Eigen::RowVectorXd outlay_change(std::size_t i) const {
        return outlay_slope(i) * input_change(i) + of_shifts(&ParameterShift::outlay, i);
    }

    Eigen::RowVectorXd marginal_change(std::size_t i) const {
        const double x = result_.point.inputs[i];
        Eigen::RowVectorXd change = of_shifts(&ParameterShift::log_marginal, i);
        if (slope_[i] != 0.0 && x > 0.0) change += slope_[i] / x * input_change(i);
        return firm_.costs()[i].marginal(x).upper * change;
    }

    Eigen::RowVectorXd total(Eigen::RowVectorXd (DerivativeTable::*part)(std::size_t) const) const {
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(columns());
        for (std::size_t i = 0; i < firm_.size(); ++i) sum += (this->*part)(i);
        return sum;
    }

    Eigen::RowVectorXd log_marginal_cost() const {
        Eigen::RowVectorXd row = solution_.row(NodeSystem::price(0)) -
                                 (tree_.returns - 1.0) * solution_.row(NodeSystem::quantity(0));
        for (Eigen::Index j = 0; j < columns(); ++j) {
            const auto& shift = shifts_[static_cast<std::size_t>(j)];
            row[j] -=
                shift.returns * (system_.u(0) + 1.0 / tree_.returns) + shift.output / tree_.output;
        }
        return row;
    }

    Eigen::RowVectorXd log_capability() const {
        Eigen::RowVectorXd row = tree_.returns * solution_.row(NodeSystem::quantity(0));
        for (Eigen::Index j = 0; j < columns(); ++j) {
            const auto& shift = shifts_[static_cast<std::size_t>(j)];
            row[j] += shift.returns * system_.u(0) + shift.output / tree_.output;
        }
        return row;
    }

    void add(const std::string& name, const Eigen::RowVectorXd& row) {
        quantities_.push_back(name);
        rows_.push_back(row);
    }

    void add_input(std::size_t i) {
        const auto& name = firm_.inputs()[i];
        add("inputs." + name, input_change(i));
        add("costs." + name, outlay_change(i));
        add("virtual_prices." + name, price_change(i));
        if (result_.shadow_prices.contains(name))
            add("shadow_prices." + name,
                result_.point.cap_prices[i] > 0.0
                    ? Eigen::RowVectorXd(price_change(i) - marginal_change(i))
                    : Eigen::RowVectorXd(Eigen::RowVectorXd::Zero(columns())));
        if (result_.floor_prices.contains(name))
            add("floor_prices." + name,
                result_.point.floor_prices[i] > 0.0
                    ? Eigen::RowVectorXd(marginal_change(i) - price_change(i))
                    : Eigen::RowVectorXd(Eigen::RowVectorXd::Zero(columns())));
    }

    void add_profit(const Revenue& revenue) {
        Eigen::RowVectorXd change = result_.revenue * revenue.exponent * log_capability();
        for (Eigen::Index j = 0; j < columns(); ++j) {
            const auto& name = shifts_[static_cast<std::size_t>(j)].name;
            if (name == "value") change[j] += result_.revenue / revenue.value;
            if (name == "users") change[j] += result_.revenue / revenue.users;
            if (name == "exponent") change[j] += result_.revenue * std::log(result_.capability);
        }
        add("revenue", change);
        add("profit", change - total(&DerivativeTable::outlay_change));
    }

    const Result& result_;
    const Firm& firm_;
    const production::Tree& tree_;
    std::vector<Response> response_;
    std::vector<double> slope_;  ///< d ln c'/d ln x
    NodeSystem system_;
    std::vector<ParameterShift> shifts_;
    Eigen::MatrixXd solution_;
    core::Names quantities_;
    std::vector<Eigen::RowVectorXd> rows_;
};

}  // namespace detail

}  // namespace isocost::firm
