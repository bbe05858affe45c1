#pragma once
// A firm's problem as plain data, and a claimed answer to it. The judge of the laws works from
// these alone: nothing here or in judge*.hpp includes the library.
#include <limits>
#include <variant>
#include <vector>

namespace laws {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// A nest (sigma, children) or a leaf (input >= 0). The share is that within the parent; the shares
/// of a nest count relative to their sum.
///
///   V_nest = [sum theta_j V_j^rho]^(1/rho),   V_leaf = a_i x_i / x_i0,   Y = Y0 V_root^returns
struct Node {
    double share = 1;
    int input = -1;
    double sigma = 1;
    std::vector<Node> children = {};

    bool leaf() const { return input >= 0; }
};

inline Node leaf(double share, int input) { return {share, input, 1, {}}; }
inline Node nest(double share, double sigma, std::vector<Node> children) {
    return {share, -1, sigma, std::move(children)};
}

/// c = p x
struct Linear {
    double price = 1;
};

/// p(x) = price (x/reference)^eta and c = p(x) x; a price taker acts on p(x), a monopsonist on
/// (1 + eta) p(x).
struct Isoelastic {
    double price = 1, reference = 1, eta = 0;
    bool monopsonist = true;
};

/// Widths and ascending prices; where the last width is finite the supply ends there.
struct Tier {
    double width = infinity, price = 1;
};
struct Tiers {
    std::vector<Tier> tiers = {};
};

struct Input {
    std::variant<Linear, Isoelastic, Tiers> cost = Linear{};
    double fixed = 0;  // paid also at x = 0
    double cap = infinity, floor = 0;
    double efficiency = 1, benchmark = 1;  // a_i, x_i0
};

struct Target {
    double capability = 1;
};  // P1: min O s.t. F >= capability
struct Budget {
    double budget = 1;
};  // P2: max F s.t. O <= budget
struct Profit {
    double value = 1, exponent = 1, users = 1;
};  // P3: max value users F^exponent - O

struct Problem {
    Node root;
    double returns = 1, output = 1;
    std::vector<Input> inputs;
    std::variant<Target, Budget, Profit> question;
};

/// `log_x`, when given, is used where x underflows or overflows. `lambda` is infinite in P2 when
/// the budget buys everything that the caps allow. A floor price of the implicit floor 0 is not
/// read.
struct Claim {
    std::vector<double> x, log_x = {};
    double lambda = 0;
    std::vector<double> cap_prices, floor_prices;
};

/// All relative; 0 is perfect. `gap` is (cost - lower bound)/cost by weak duality, in P1 only; a
/// rounding error of the inputs shows in it `condition` times.
struct Verdict {
    double stationarity = 0, feasibility = 0, complementarity = 0, sign = 0, gap = 0;
    double condition = 1;  // of the limits: the largest of lambda Y/O, mu cap/O, nu floor/O and 1
    bool convex = true;  // the conditions prove the optimum; false in P3 with returns*exponent > 1
    double capability = 0, outlay = 0,
           objective = 0;  // at the claimed inputs; objective is as-if cost

    double worst() const {
        double w = 0;
        for (const double r : {stationarity, feasibility, complementarity, sign})
            w = r <= w ? w : r;  // a NaN is worst
        return w;
    }
};

}  // namespace laws
