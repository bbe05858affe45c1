#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

/// Derivatives by finite difference that know how good they are.
namespace isocost::laws {

struct Difference {
    double value = std::numeric_limits<double>::quiet_NaN();
    double error = std::numeric_limits<double>::infinity();  ///< estimate, absolute
};

/// Picks the best entry of a Richardson tableau as it is filled row by row: each new column removes
/// the next power of h (even powers of a central difference, all of a one-sided one). The error of
/// an entry is its distance from its two neighbors (Ridders 1982), and what rounding makes of the
/// difference, ten roundings of f over h.
class Richardson {
public:
    explicit Richardson(bool central) : central_(central) {}

    void add(double above, double below, double step) {
        std::vector<double> row{(above - below) / step};
        const double noise = 2e-15 * std::max(std::abs(above), std::abs(below)) / std::abs(step);
        double factor = central_ ? 4.0 : 2.0;
        for (std::size_t k = 0; k < last_.size(); ++k) {
            row.push_back((factor * row[k] - last_[k]) / (factor - 1.0));
            const double error =
                noise + std::max(std::abs(row[k + 1] - row[k]), std::abs(row[k + 1] - last_[k]));
            if (error < best_.error) best_ = {row[k + 1], error};
            factor *= central_ ? 4.0 : 2.0;
        }
        last_ = std::move(row);
    }
    const Difference& best() const { return best_; }

private:
    bool central_;
    std::vector<double> last_;
    Difference best_;
};

/// f'(0) by central differences with steps h, h/2, h/4, …
inline Difference derivative(const std::function<double(double)>& f, double h, int levels = 7) {
    Richardson table(true);
    for (int k = 0; k < levels; ++k, h /= 2.0) table.add(f(h), f(-h), 2.0 * h);
    return table.best();
}

/// ∫_a^b f by Gauss–Legendre with 20 points on each of `panels` panels: exact to degree 39 on each.
inline double integral(const std::function<double(double)>& f, double a, double b, int panels = 8) {
    static constexpr std::array<double, 10> node{
        0.0765265211334973, 0.2277858511416451, 0.3737060887154195, 0.5108670019508271,
        0.6360536807265150, 0.7463319064601508, 0.8391169718222188, 0.9122344282513259,
        0.9639719272779138, 0.9931285991850949};
    static constexpr std::array<double, 10> weight{
        0.1527533871307258, 0.1491729864726037, 0.1420961093183820, 0.1316886384491766,
        0.1181945319615184, 0.1019301198172404, 0.0832767415767048, 0.0626720483341091,
        0.0406014298003869, 0.0176140071391521};
    const double half = 0.5 * (b - a) / panels;
    double sum = 0.0;
    for (int panel = 0; panel < panels; ++panel) {
        const double middle = a + (2 * panel + 1) * half;
        for (std::size_t k = 0; k < node.size(); ++k)
            sum += half * weight[k] * (f(middle + half * node[k]) + f(middle - half * node[k]));
    }
    return sum;
}

}  // namespace isocost::laws
