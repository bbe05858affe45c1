#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "isocost/firm/node_system.hpp"

namespace isocost::firm {

/// What one unit of one parameter does before anything reacts. Vectors by input, logarithmic
/// unless said.
struct ParameterShift {
    std::string name;  ///< "costs.compute.price", "caps.compute", "technology.sigma", …
    Eigen::VectorXd log_marginal;  ///< ∂ ln c'(x)
    Eigen::VectorXd outlay;        ///< ∂ outlay(x), USD per year
    Eigen::VectorXd log_limit;     ///< ∂ ln of the limit or kink that holds the input
    Eigen::VectorXd log_scale;     ///< ∂ ln(x0/a)
    Eigen::VectorXd log_share;     ///< by node: ∂ ln θ
    Eigen::VectorXd mean;          ///< by node: ∂u of a nest at given children
    Eigen::VectorXd kappa;         ///< by node: ∂(1/σ)
    double returns = 0.0;
    double output = 0.0;    ///< y0, absolute
    double question = 0.0;  ///< ∂ of the right-hand side of the question's own equation
};

namespace detail {

inline ParameterShift no_shift(const Firm& firm, std::string name) {
    const auto inputs = static_cast<Eigen::Index>(firm.size());
    const auto nodes = static_cast<Eigen::Index>(firm.tree()->nodes.size());
    const Eigen::VectorXd by_input = Eigen::VectorXd::Zero(inputs);
    const Eigen::VectorXd by_node = Eigen::VectorXd::Zero(nodes);
    return {std::move(name), by_input, by_input, by_input, by_input, by_node, by_node, by_node};
}

/// Collects the shifts of every parameter of a firm at a solved point.
class ShiftList {
public:
    ShiftList(const Result& result)  // NOLINT(google-explicit-constructor)
        : firm_(*result.firm), point_(result.point), tree_(*firm_.tree()) {
        for (std::size_t i = 0; i < firm_.size(); ++i) add_input(i);
        for (std::size_t n = 0; n < tree_.nodes.size(); ++n) add_node(n);
        add("technology.returns").returns = 1.0;
        add("technology.output").output = 1.0;
    }

    std::vector<ParameterShift> take() { return std::move(shifts_); }

private:
    ParameterShift& add(std::string name) {
        shifts_.push_back(no_shift(firm_, std::move(name)));
        return shifts_.back();
    }

    void add_input(std::size_t i) {
        const auto at = static_cast<Eigen::Index>(i);
        const auto& name = firm_.inputs()[i];
        const std::string cost = "costs." + name + ".";
        if (std::holds_alternative<cost::FixedCost>(firm_.costs()[i].curve()))
            add(cost + "amount").outlay[at] = 1.0;
        std::visit([&](const auto& curve) { add_cost(curve, i, cost); },
                   cost::running(firm_.costs()[i]).curve());
        add("technology.efficiency." + name).log_scale[at] = -1.0 / tree_.efficiency[i];
        add("technology.benchmark." + name).log_scale[at] = 1.0 / tree_.benchmark[i];
        const auto& p = firm_.parameters();
        if (p.caps.contains(name))
            add("caps." + name).log_limit[at] =
                p.caps.at(name) == firm_.caps()[i] && point_.cap_prices[i] > 0.0
                    ? 1.0 / firm_.caps()[i]
                    : 0.0;
        if (p.floors.contains(name))
            add("floors." + name).log_limit[at] =
                point_.floor_prices[i] > 0.0 ? 1.0 / firm_.floors()[i] : 0.0;
    }

    void add_cost(const cost::LinearCost& curve, std::size_t i, const std::string& where) {
        auto& price = add(where + "price");
        price.log_marginal[static_cast<Eigen::Index>(i)] = 1.0 / curve.parameters().price;
        price.outlay[static_cast<Eigen::Index>(i)] = point_.inputs[i];
    }

    void add_cost(const cost::IsoelasticCost& curve, std::size_t i, const std::string& where) {
        const auto at = static_cast<Eigen::Index>(i);
        const auto& p = curve.parameters();
        const double outlay = curve.outlay(point_.inputs[i]);
        const auto add_log = [&](const char* key, double log_price, double log_marginal) {
            auto& shift = add(where + key);
            shift.log_marginal[at] = log_marginal;
            if (outlay > 0.0) shift.outlay[at] = outlay * log_price;
        };
        // Not used: c' is 0 for every slope.
        const double stretch =
            point_.inputs[i] > 0.0 ? std::log(point_.inputs[i] / p.reference) : 0.0;
        const double markup = curve.monopsonist() ? 1.0 / (1.0 + p.inverse_elasticity) : 0.0;
        add_log("price", 1.0 / p.price, 1.0 / p.price);
        add_log("reference", -p.inverse_elasticity / p.reference,
                -p.inverse_elasticity / p.reference);
        add_log("inverse_elasticity", stretch, stretch + markup);
    }

    /// Only the marginal tier's price moves the margin; every tier's price and width moves the
    /// bill.
    void add_cost(const cost::TieredCost& curve, std::size_t i, const std::string& where) {
        const auto at = static_cast<Eigen::Index>(i);
        const double x = point_.inputs[i];
        const double marginal = curve.marginal(x).lower;
        double start = 0.0;
        bool below_margin = true;
        for (std::size_t k = 0; k < curve.tiers().size(); ++k) {
            const auto& tier = curve.tiers()[k];
            const double end = start + tier.width;
            const std::string key = where + "tiers[" + std::to_string(k) + "].";
            auto& price = add(key + "price");
            price.outlay[at] = std::max(0.0, std::min(x, end) - start);
            if (below_margin && x <= end) price.log_marginal[at] = 1.0 / tier.price;
            if (std::isfinite(tier.width)) {
                auto& width = add(key + "width");
                if (x >= end) width.outlay[at] = tier.price - marginal;
                if (below_margin && held_by_tiers(i)) width.log_limit[at] = 1.0 / x;
            }
            below_margin = below_margin && x > end;
            start = end;
        }
    }

    /// At the end of a tier, and not because a cap of its own stands there.
    bool held_by_tiers(std::size_t i) const {
        if (response_of(firm_, point_, i) == Response::free || point_.inputs[i] == 0.0 ||
            point_.floor_prices[i] > 0.0)
            return false;
        const auto& caps = firm_.parameters().caps;
        const auto cap = caps.find(firm_.inputs()[i]);
        return cap == caps.end() || point_.inputs[i] < cap->second;
    }

    void add_cost(const cost::FixedCost&, std::size_t, const std::string&) {}
    void add_cost(const cost::UserCost&, std::size_t, const std::string&) {}

    std::string path(std::size_t n) const {
        const std::string& name = tree_.nodes[n].name;
        return name.empty() ? "technology." : "technology." + name + ".";
    }

    void add_node(std::size_t n) {
        const auto& node = tree_.nodes[n];
        if (n > 0) add_share(n);
        if (node.leaf < 0) add_sigma(n);
    }

    /// θ_k moved, the nest's shares scaled back to a sum of 1: dθ_j = δ_jk − θ_j.
    void add_share(std::size_t n) {
        const auto& node = tree_.nodes[n];
        const auto parent = static_cast<std::size_t>(node.parent);
        auto& shift = add("technology.shares." + node.name);
        for (const int child : tree_.nodes[parent].children) {
            const auto j = static_cast<std::size_t>(child);
            const double d = (j == n ? 1.0 : 0.0) - tree_.nodes[j].share;
            shift.log_share[child] = d / tree_.nodes[j].share;
            shift.mean[node.parent] += d * mean_by_share(parent, j);
        }
    }

    double mean_by_share(std::size_t nest, std::size_t child) const {
        const double rho = tree_.nodes[nest].rho;
        if (std::isinf(rho) || log_quantity(nest) == -core::infinity) return 0.0;
        const double distance = log_quantity(child) - log_quantity(nest);
        return rho == 0.0 ? distance : std::expm1(rho * distance) / rho;
    }

    /// ∂u/∂ρ = Σ θ d² φ(ρd), d = u_k − u, φ(t) = (t e^t − e^t + 1)/t²; φ(0) = 1/2, and t²φ(t) -> 1
    /// at t = −∞, an input that is not used.
    void add_sigma(std::size_t n) {
        const auto& node = tree_.nodes[n];
        auto& shift = add(path(n) + "sigma");
        if (log_quantity(n) == -core::infinity) return;  // a nest that is not used
        double by_rho = 0.0;
        for (const int child : node.children) {
            const auto k = static_cast<std::size_t>(child);
            const double d = log_quantity(k) - log_quantity(n);
            by_rho += tree_.nodes[k].share * (d == -core::infinity ? 1.0 / (node.rho * node.rho)
                                                                   : d * d * phi(node.rho * d));
        }
        const bool inside = node.sigma > 0.0 && std::isfinite(node.sigma);
        const double slope = inside ? 1.0 / (node.sigma * node.sigma) : core::nan;
        shift.mean[static_cast<Eigen::Index>(n)] = by_rho * slope;
        shift.kappa[static_cast<Eigen::Index>(n)] = -slope;
    }

    static double phi(double t) {
        if (std::abs(t) < 0.1) {
            double term = 0.5;
            double sum = 0.0;
            // Σ t^m (m + 1)/(m + 2)!; eleven terms reach 1e-17 below 0.1.
            for (int m = 0; m < 11; ++m) {
                sum += term;
                term *= t * (m + 2) / ((m + 1) * (m + 3.0));
            }
            return sum;
        }
        return (t * std::exp(t) - std::expm1(t)) / (t * t);
    }

    double log_quantity(std::size_t n) const { return u_[n]; }

    const Firm& firm_;
    const Point& point_;
    const production::Tree& tree_;
    std::vector<double> u_ = production::log_quantities(tree_, point_.log_inputs);
    std::vector<ParameterShift> shifts_;
};

/// The question's own parameters, by their effect on its equation.
inline void add_question(std::vector<ParameterShift>& shifts, const Firm& firm,
                         const Question& question) {
    const auto add = [&](const char* name, double effect) {
        shifts.push_back(no_shift(firm, name));
        shifts.back().question = effect;
    };
    if (const auto* target = std::get_if<CapabilityTarget>(&question))
        add("capability", 1.0 / (target->capability * firm.tree()->returns));
    if (std::holds_alternative<Budget>(question)) add("budget", 1.0);
    if (const auto* revenue = std::get_if<Revenue>(&question)) {
        add("value", 1.0 / revenue->value);
        add("users", 1.0 / revenue->users);
        add("exponent", core::nan);  // set by DerivativeTable, which knows the capability
    }
}

}  // namespace detail

}  // namespace isocost::firm
