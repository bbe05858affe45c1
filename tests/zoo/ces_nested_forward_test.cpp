// Nested CES outputs that micEconCES prints: r-forge micEcon, pkg/micEconCES,
// tests/nested.Rout.save and nested3.Rout.save, data set MishraCES, t = 0…49. The package writes
// y = γ e^{λt} (δ B1^{−ρ} + (1 − δ) B2^{−ρ})^{−ν/ρ}, hence ρ comes in by the negative convention.

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "isocost/production/evaluate.hpp"
#include "isocost/production/nest.hpp"

namespace ces_nested_forward_test {

namespace {

using isocost::production::Nest;
using isocost::production::output;
using isocost::production::RhoConvention;
using isocost::production::sigma_from_rho;
using Columns = std::map<std::string, std::vector<double>>;

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> all;
    std::istringstream text(line);
    for (std::string cell; std::getline(text, cell, ',');) all.push_back(cell);
    return all;
}

Columns table() {
    std::ifstream file(ISOCOST_SOURCE_DIR "/tests/zoo/data/micEconCES_nested.csv");
    std::string line;
    std::getline(file, line);
    const auto names = cells(line);
    Columns columns;
    while (std::getline(file, line)) {
        const auto values = cells(line);
        for (std::size_t k = 0; k < names.size(); ++k)
            columns[names[k]].push_back(std::stod(values[k]));
    }
    return columns;
}

double sigma(double rho) { return sigma_from_rho(rho, RhoConvention::negative); }

Nest first() { return Nest({.sigma = sigma(0.5), .children = {{"X1", 0.6}, {"X2", 0.4}}}); }

/// γ = 200 · 0.5^{ν/0.6}.
Nest of_four(double nu, double growth) {
    const Nest second({.sigma = sigma(-0.17), .children = {{"X3", 0.3}, {"X4", 0.7}}});
    return Nest({.sigma = sigma(0.6),
                 .children = {{"B1", 0.5, first()}, {"B2", 0.5, second}},
                 .returns = nu,
                 .output = 200.0 * std::pow(0.5, nu / 0.6) * growth});
}

/// γ = 200 (0.7 · 2^{−0.6} + 0.3)^{−ν/0.6}, δ = 0.7 · 2^{−0.6}/(0.7 · 2^{−0.6} + 0.3).
Nest of_three(double nu, double growth) {
    const double weight = 0.7 * std::pow(2.0, -0.6);
    const double delta = weight / (weight + 0.3);
    return Nest({.sigma = sigma(0.6),
                 .children = {{"B1", delta, first()}, {"X3", 1.0 - delta}},
                 .returns = nu,
                 .output = 200.0 * std::pow(weight + 0.3, -nu / 0.6) * growth});
}

struct Series {
    std::string name;
    Nest (*technology)(double nu, double growth);
    double nu;
    double lambda;
    double last_digit;
};

void check_series(const Series& series, const Columns& data) {
    CAPTURE(series.name);
    REQUIRE(data.at(series.name).size() == 50);
    for (std::size_t t = 0; t < 50; ++t) {
        CAPTURE(t);
        const Nest nest = series.technology(series.nu, std::exp(series.lambda * double(t)));
        std::vector<double> x;
        for (const auto& input : nest.inputs()) x.push_back(data.at(input)[t]);
        // Half of the last printed digit, and the rounding of the difference.
        CHECK(std::abs(output(nest.tree(), x) - data.at(series.name)[t]) <=
              0.5 * series.last_digit + 1e-10);
    }
}

}  // namespace

TEST_CASE("two nests of two inputs give what micEconCES prints") {
    const Columns data = table();
    check_series({"Y2", of_four, 1.0, 0.0, 1e-4}, data);
    check_series({"yVrs", of_four, 1.05, 0.0, 1e-4}, data);
    check_series({"yTc", of_four, 1.0, 0.02, 1e-4}, data);
    check_series({"yTcVrs", of_four, 1.05, 0.02, 1e-4}, data);
}

TEST_CASE("a nest of two beside a third input gives what micEconCES prints") {
    const Columns data = table();
    check_series({"Y3", of_three, 1.0, 0.0, 1e-4}, data);
    check_series({"Y3Vrs", of_three, 1.1, 0.0, 1e-4}, data);
    check_series({"Y3Tc", of_three, 1.0, 0.02, 1e-3}, data);
    check_series({"Y3TcVrs", of_three, 1.1, 0.02, 1e-3}, data);
}

}  // namespace ces_nested_forward_test
