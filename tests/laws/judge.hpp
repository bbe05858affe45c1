#pragma once
// Is a claimed answer the optimum? Every Karush-Kuhn-Tucker condition of the firm's problem, from
// the problem's data alone, in 50 decimal digits and by the raw formulas. Where the problem is
// convex the conditions prove the global optimum.
//
//   c_i' + mu_i - nu_i = lambda dF/dx_i    for some c_i' between the tiers' prices at a kink and
//   some
//                                          supergradient of F at sigma = 0 (weights on the
//                                          scarcest)
//
// The stationarity residual is the least r for which prices exist, consistent up the tree, with
// every leaf's price within r max(c_i', lambda F_i) of c_i' + mu_i - nu_i.
#include <cmath>

#include "judge_cost.hpp"

namespace laws {

struct Range {
    Real low = 0, high = 0;
    bool unlimited = false;  // no upper end
    bool empty() const { return !unlimited && low > high; }
    bool holds(const Real& p) const { return p >= low && (unlimited || p <= high); }
};

class Judge {
public:
    Judge(const Problem& problem, const Claim& claim) : problem_(problem), claim_(claim) {
        for (std::size_t i = 0; i < size(); ++i) {
            x_.push_back(quantity(i));
            leaves_.push_back(leaf_value(problem.inputs[i], x_[i]));
            marginal_.push_back(marginal_cost(problem.inputs[i], x_[i]));
            outlay_ += outlay(problem.inputs[i], x_[i]);
            objective_ += as_if_cost(problem.inputs[i], x_[i]);
        }
        root_ = valued(problem.root, problem.inputs, leaves_);
        log_output_ = log(Real(problem.output)) + Real(problem.returns) * root_.value.log;
    }

    Verdict verdict() const {
        Verdict v;
        v.feasibility = number(std::max(limits_violation(), question_violation()));
        v.sign = number(sign_violation());
        v.complementarity = number(complementarity());
        v.stationarity = claim_.lambda == infinity ? below_ceiling() : stationarity();
        if (std::holds_alternative<Target>(problem_.question)) v.gap = number(gap());
        if (const auto* p = std::get_if<Profit>(&problem_.question))
            v.convex = problem_.returns * p->exponent <= 1;
        v.capability = number(output());
        v.outlay = number(outlay_);
        v.condition = number(condition());
        v.objective = number(objective_);
        return v;
    }

private:
    static double number(const Real& x) { return static_cast<double>(x); }
    std::size_t size() const { return problem_.inputs.size(); }
    Real output() const { return root_.value.zero ? Real(0) : Real(exp(log_output_)); }

    /// x, or the exponential of its logarithm where a double is too short for x.
    Positive quantity(std::size_t i) const {
        const double x = claim_.x[i];
        if (std::isnormal(x) && x > 0) return {false, log(Real(x))};
        if (i < claim_.log_x.size() && std::isfinite(claim_.log_x[i]))
            return {false, Real(claim_.log_x[i])};
        return {};
    }

    /// mu_i - nu_i; the floor of 0 has no price of its own.
    Real limit_price(std::size_t i) const {
        const double nu = problem_.inputs[i].floor > 0 ? claim_.floor_prices[i] : 0;
        return Real(claim_.cap_prices[i]) - nu;
    }

    // --- feasibility, signs, complementarity ---

    Real limits_violation() const {
        Real worst = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            const Real x = laws::number(x_[i]), cap = cap_of(problem_.inputs[i]),
                       floor = problem_.inputs[i].floor;
            if (!(claim_.x[i] >= 0)) worst = 1;
            if (x > cap) worst = std::max(worst, Real((x - cap) / x));
            if (x < floor) worst = std::max(worst, Real((floor - x) / floor));
        }
        return worst;
    }

    Real question_violation() const {
        if (const auto* t = std::get_if<Target>(&problem_.question))
            return std::max(Real(0), Real(1 - output() / t->capability));
        if (const auto* b = std::get_if<Budget>(&problem_.question))
            return std::max(Real(0), Real(outlay_ / b->budget - 1));
        return 0;
    }

    /// The most negative multiplier, relative to the marginal cost of its input.
    Real sign_violation() const {
        if (!(claim_.lambda >= 0)) return 1;
        Real worst = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            for (const double m : {claim_.cap_prices[i], claim_.floor_prices[i]})
                if (!(m >= 0)) worst = std::max(worst, relative(-Real(m), marginal_[i].high));
        }
        return worst;
    }

    static Real relative(const Real& amount, const Real& scale) {
        if (!(amount == amount)) return 1;
        return scale > 0 ? Real(amount / scale) : Real(1);
    }

    /// Worst relative slack of a limit, times what the limit is worth relative to the outlay if
    /// that is less than 1. (Near infeasibility a target can be worth 1e9 outlays; no double is
    /// close enough to it for the bare product of price and slack.)
    Real complementarity() const {
        Real worst = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            const Real x = laws::number(x_[i]);
            const double mu = claim_.cap_prices[i], nu = claim_.floor_prices[i];
            const double cap = cap_of(problem_.inputs[i]), floor = problem_.inputs[i].floor;
            if (mu > 0 && cap > 0) worst = std::max(worst, slack(mu, cap, x));
            if (nu > 0 && floor > 0) worst = std::max(worst, slack(nu, floor, x));
        }
        if (claim_.lambda == infinity) return worst;
        if (const auto* t = std::get_if<Target>(&problem_.question))
            worst = std::max(worst, slack(claim_.lambda, t->capability, output()));
        if (const auto* b = std::get_if<Budget>(&problem_.question))
            worst = std::max(worst, Real(abs(b->budget - outlay_) / b->budget));
        return worst;
    }

    Real slack(double price, double limit, const Real& x) const {
        if (limit == infinity) return 1;
        // An endless price allows no slack but a rounding: the sum of a supply's widths has one.
        if (price == infinity) return abs(limit - x) <= limit * Real("1e-15") ? Real(0) : Real(1);
        return abs(limit - x) / limit * std::min(Real(1), relative(Real(price) * limit, outlay_));
    }

    /// What the most valuable limit is worth in outlays: how far a relative error of it is
    /// amplified.
    Real condition() const {
        Real worst = 1;
        const auto worth = [&](double price, double limit) {
            if (price > 0 && price < infinity && limit < infinity && outlay_ > 0)
                worst = std::max(worst, Real(Real(price) * limit / outlay_));
        };
        for (std::size_t i = 0; i < size(); ++i) {
            worth(claim_.cap_prices[i], cap_of(problem_.inputs[i]));
            worth(claim_.floor_prices[i], problem_.inputs[i].floor);
        }
        if (const auto* t = std::get_if<Target>(&problem_.question))
            worth(claim_.lambda, t->capability);
        return worst;
    }

    // --- stationarity ---

    /// lambda dF/dV at the root, by the claimed lambda.
    Real root_price() const {
        return Real(claim_.lambda) * Real(problem_.returns) * exp(log_output_ - root_.value.log);
    }

    double stationarity() const {
        if (root_.value.zero) return stationary_at_zero() ? 0 : 1;
        Real price = root_price();
        double revenue = 0;
        if (const auto* p = std::get_if<Profit>(&problem_.question)) {
            const Real exact = Real(p->value) * p->users * p->exponent *
                               exp((Real(p->exponent) - 1) * log_output_);
            revenue = number(abs(claim_.lambda - exact) / exact);
        }
        return std::max(revenue, least_residual(price));
    }

    double least_residual(const Real& price) const {
        double low = -75, high = 0;  // log of the residual
        if (!consistent(price, 1)) return 1;
        for (int step = 0; step < 26; ++step) {
            const double middle = (low + high) / 2;
            (consistent(price, std::exp(middle)) ? high : low) = middle;
        }
        return std::exp(high);
    }

    bool consistent(const Real& price, double r) const {
        const Range at_root = range(root_, r);
        return !at_root.empty() && at_root.holds(price);
    }

    /// Prices of one unit of V that the leaves below allow, each within r of its own.
    Range range(const Valued& v, double r) const {
        if (v.node->leaf()) return leaf_range(static_cast<std::size_t>(v.node->input), r);
        if (v.value.zero) return unused_range(v, r);
        return v.node->sigma == 0 ? leontief_range(v, r) : smooth_range(v, r);
    }

    /// c' + mu - nu per unit of V = a x/x0; anything above 0 under a cap of 0, and anything below
    /// c' + mu for an input that is not used.
    Range leaf_range(std::size_t i, double r) const {
        const Input& input = problem_.inputs[i];
        if (input.cap == 0) return {0, 0, true};
        const Real change = limit_price(i);
        Real low = marginal_[i].low + change, high = marginal_[i].high + change;
        const Real width = r * std::max(marginal_[i].high, high);
        low = x_[i].zero && input.floor == 0 ? Real(0) : std::max(Real(0), Real(low - width));
        const Real unit = Real(input.benchmark) / input.efficiency;
        return {low * unit, (high + width) * unit, claim_.cap_prices[i] == infinity};
    }

    /// A nest that gives nothing may be worth anything up to its unit cost, at the prices of what
    /// is not used; what a floor holds there is free and must be worth nothing.
    Range unused_range(const Valued& v, double r) const {
        std::vector<Real> prices;
        for (std::size_t i = 0; i < size(); ++i)
            prices.push_back(x_[i].zero ? leaf_range(i, r).high : Real(0));
        if (!held_are_worthless(v, r)) return {1, 0};
        const auto unit = unit_cost(*v.node, problem_.inputs, prices);
        return unit ? Range{0, *unit} : Range{0, 0, true};
    }

    bool held_are_worthless(const Valued& v, double r) const {
        if (v.node->leaf()) {
            const auto i = static_cast<std::size_t>(v.node->input);
            return x_[i].zero || leaf_range(i, r).low <= 0;
        }
        for (const Valued& c : v.children)
            if (!held_are_worthless(c, r)) return false;
        return true;
    }

    static Range intersection(Range a, const Range& b) {
        a.low = std::max(a.low, b.low);
        if (a.unlimited)
            a.high = b.high;
        else if (!b.unlimited)
            a.high = std::min(a.high, b.high);
        a.unlimited = a.unlimited && b.unlimited;
        return a;
    }

    Range smooth_range(const Valued& v, double r) const {
        Range all{0, 0, true};
        for (const Valued& c : v.children) {
            Range child = range(c, r);
            if (child.empty()) return {1, 0};
            if (c.dead || c.infinite_slope) {
                if (child.low > 0) return {1, 0};
                // An unused child with an endless slope: the nest itself can only be worth nothing.
                if (!c.dead && !child.unlimited) all = intersection(all, {0, 0});
                continue;
            }
            child.low /= c.slope;
            child.high /= c.slope;
            all = intersection(all, child);
        }
        return all;
    }

    /// The price of the nest is shared among the scarcest; the others are worth nothing.
    Range leontief_range(const Valued& v, double r) const {
        Range all{0, 0};
        for (const Valued& c : v.children) {
            const Range child = range(c, r);
            if (child.empty() || (!c.scarce && child.low > 0)) return {1, 0};
            if (!c.scarce) continue;
            all.low += child.low;
            all.high += child.high;
            all.unlimited = all.unlimited || child.unlimited;
        }
        return all;
    }

    /// Nothing produced: right when no bundle is worth more than it costs at the margin, that is
    /// when the unit cost at the prices c' + mu (0 for inputs held anyway) is not below the root's
    /// price.
    bool stationary_at_zero() const {
        if (root_.dead) return true;
        const auto* p = std::get_if<Profit>(&problem_.question);
        const double power = p ? p->exponent * problem_.returns : 0;
        if (!p || power < 1) return false;
        std::vector<Real> prices;
        for (std::size_t i = 0; i < size(); ++i) {
            const Range leaf = leaf_range(i, 1e-12);
            if (!x_[i].zero && leaf.low > 0) return false;
            prices.push_back(x_[i].zero ? leaf.high : Real(0));
        }
        if (power > 1) return true;  // a local optimum at least
        const Real worth =
            Real(p->value) * p->users * exp(p->exponent * log(Real(problem_.output)));
        return *unit_cost(problem_.root, problem_.inputs, prices) >= worth * (1 - snap);
    }

    /// P2 with money left over: how far F is below the most that the caps allow.
    double below_ceiling() const {
        if (!std::holds_alternative<Budget>(problem_.question)) return 1;
        const Ceiling top = ceiling(problem_.root, problem_.inputs);
        if (!top.bounded || !top.attained) return 1;
        if (top.value.zero || root_.value.zero) return top.value.zero ? 0 : 1;
        return number(1 - exp(Real(problem_.returns) * (root_.value.log - top.value.log)));
    }

    // --- weak duality for P1 ---

    /// 1 - bound/cost with the bound e(pi, Y) + sum [c(x) - s x] - sum mu cap + sum nu floor, where
    /// pi = s + mu - nu and s is a subgradient of the cost at x, at a kink the one nearest lambda
    /// F_i.
    Real gap() const {
        std::vector<Real> prices(size(), Real(0));
        Real bound = 0;
        for (std::size_t i = 0; i < size(); ++i) bound += priced_input(i, prices[i]);
        const auto unit = unit_cost(problem_.root, problem_.inputs, prices);
        const Real target = std::get<Target>(problem_.question).capability;
        if (!unit) return 1;
        bound += *unit * exp(log(target / problem_.output) / problem_.returns);
        return objective_ > 0 ? Real((objective_ - bound) / objective_) : Real(bound > 0 ? 1 : 0);
    }

    /// Sets pi per unit of V and returns the input's part of the bound.
    Real priced_input(std::size_t i, Real& price) const {
        const Input& input = problem_.inputs[i];
        if (cap_of(input) == 0) return input.fixed;
        const Real x = laws::number(x_[i]), mu = claim_.cap_prices[i];
        Real nu = input.floor > 0 ? Real(claim_.floor_prices[i]) : Real(0);
        const Real s = chosen_marginal(i);
        Real pi = s + mu - nu;
        if (pi < 0) nu += pi, pi = 0;
        price = pi * input.benchmark / input.efficiency;
        const Real cap_value = mu > 0 ? Real(mu * cap_of(input)) : Real(0);
        return as_if_cost(input, x_[i]) - s * x - cap_value + nu * input.floor;
    }

    /// The subgradient of the cost at x that comes nearest to lambda F_i - mu + nu.
    Real chosen_marginal(std::size_t i) const {
        const Marginal& m = marginal_[i];
        if (m.low == m.high || root_.value.zero) return m.low;
        const std::optional<Real> value = marginal_value(root_, root_price(), static_cast<int>(i));
        if (!value) return m.low;
        const Input& input = problem_.inputs[i];
        const Real wanted = *value * input.efficiency / input.benchmark - limit_price(i);
        return std::min(m.high, std::max(m.low, wanted));
    }

    /// lambda dF/dV_leaf; at sigma = 0 each scarce child gets the same part of the way through its
    /// range.
    std::optional<Real> marginal_value(const Valued& v, const Real& price, int input) const {
        if (v.node->leaf()) return v.node->input == input ? std::optional(price) : std::nullopt;
        const Range all = v.node->sigma == 0 ? leontief_range(v, 0) : Range{};
        const Real part =
            all.high > all.low ? Real((price - all.low) / (all.high - all.low)) : Real(0);
        for (const Valued& c : v.children) {
            if (c.dead || c.infinite_slope) continue;
            Real each = price * c.slope;
            if (v.node->sigma == 0) {
                const Range own = range(c, 0);
                each = c.scarce ? Real(own.low + part * (own.high - own.low)) : Real(0);
            }
            if (auto found = marginal_value(c, each, input)) return found;
        }
        return std::nullopt;
    }

    const Problem& problem_;
    const Claim& claim_;
    std::vector<Positive> x_, leaves_;
    std::vector<Marginal> marginal_;
    Valued root_;
    Real outlay_ = 0, objective_ = 0, log_output_ = 0;
};

inline Verdict judge(const Problem& problem, const Claim& claim) {
    return Judge(problem, claim).verdict();
}

}  // namespace laws
