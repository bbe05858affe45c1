#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/scenario/bridge.hpp"
#include "isocost/scenario/scenario.hpp"
#include "isocost/scenario/supply.hpp"

namespace isocost::scenario {

/// An input of the firm as the scenario measures it: its unit, and its benchmark year.
struct InputFacts {
    std::string name;
    std::string kind;  ///< compute, talent, data or other
    std::string unit;
    double quantity;           ///< benchmark, own unit per year
    double price_usd;          ///< average price in the benchmark, USD per unit
    double cost_usd_per_year;  ///< benchmark, without fixed cost
};

/// A scenario made ready to be solved: the calibrated firm, the question, and what the report needs
/// to speak in units.
struct Model {
    firm::Firm firm;
    firm::Question question;
    std::vector<InputFacts> inputs;      ///< in the order of the firm's inputs
    double benchmark_opex_usd_per_year;  ///< fixed cost included
    double utilization;                  ///< of compute, for the value of an H100-year
    bool utilization_assumed;            ///< not given by the scenario: 0.375
    std::optional<Bridge> bridge;
    std::vector<Supply> supplies;  ///< of inputs whose supply is made of steps
};

/// Dense peak of an H100 SXM5 in BF16, FLOP per second (NVIDIA data sheet), and seconds in a year
/// of 365.25 days: an H100-year is peak × utilization × seconds FLOP.
inline constexpr double h100_peak_flop_per_s = 989.4e12;
inline constexpr double seconds_per_year = 31'557'600.0;
/// Median utilization of 33 training runs (Cottier et al. 2024, arXiv:2405.21015).
inline constexpr double median_utilization = 0.375;

/// FLOP per year of an H100 at the model's utilization.
inline double h100_year_flop(const Model& model) {
    return h100_peak_flop_per_s * model.utilization * seconds_per_year;
}

/// Calibrates the technology to the benchmark year and puts costs, limits and the question beside
/// it. Without `shares` they are those of marginal cost in the benchmark, so that the firm without
/// limits and tariffs chooses the benchmark itself.
[[nodiscard]] Model build(const Scenario& scenario);

}  // namespace isocost::scenario
