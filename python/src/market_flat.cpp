#include <pybind11/numpy.h>

#include <cstddef>
#include <string>
#include <vector>

#include "bind.hpp"
#include "isocost/market/flat_clear.hpp"
#include "isocost/market/flat_spillovers.hpp"

namespace isocost::python {

namespace {

using namespace isocost::market;
using Array = py::array_t<double, py::array::c_style | py::array::forcecast>;
using py::arg;

/// A market as arrays: a row per firm, a column per input, one number per firm.
struct Columns {
    Array shares, prices, caps, floors, inverse_elasticity, benchmark, efficiency;
    Array sigma, returns, output, capability;
};

Columns columns(const py::dict& given) {
    const auto at = [&](const char* key) { return given[key].cast<Array>(); };
    return {at("shares"),    at("prices"),     at("caps"),  at("floors"),  at("inverse_elasticity"),
            at("benchmark"), at("efficiency"), at("sigma"), at("returns"), at("output"),
            at("capability")};
}

FlatPool pool(const py::dict& given) {
    const auto at = [&](const char* key) { return given[key].cast<double>(); };
    return {at("supply_fte"), at("reference_wage_usd_per_year"), at("supply_elasticity")};
}

template <std::size_t N>
FlatMarket<N> market(const py::dict& given) {
    const Columns c = columns(given);
    FlatMarket<N> m{.firms = {},
                    .targets = {},
                    .talent = given["talent"].cast<std::size_t>(),
                    .pool = pool(given)};
    const double tolerance = given["tolerance"].cast<double>();
    const auto firms = static_cast<std::size_t>(c.sigma.size());
    m.firms.resize(firms);
    m.targets.resize(firms);
    for (std::size_t j = 0; j < firms; ++j) {
        auto& firm = m.firms[j];
        firm.sigma = c.sigma.data()[j];
        firm.returns = c.returns.data()[j];
        firm.output = c.output.data()[j];
        m.targets[j] = {c.capability.data()[j], tolerance};
        for (std::size_t i = 0; i < N; ++i) {
            const std::size_t k = j * N + i;
            auto& input = firm.inputs[i];
            input.share = c.shares.data()[k];
            input.price = c.prices.data()[k];
            input.cap = c.caps.data()[k];
            input.floor = c.floors.data()[k];
            input.inverse_elasticity = c.inverse_elasticity.data()[k];
            input.benchmark = c.benchmark.data()[k];
            input.efficiency = c.efficiency.data()[k];
        }
    }
    return m;
}

Array table(std::size_t rows, std::size_t columns) {
    return Array(std::vector<py::ssize_t>{static_cast<py::ssize_t>(rows),
                                          static_cast<py::ssize_t>(columns)});
}

/// What the firms answer, as arrays.
template <std::size_t N>
py::dict firms_as_arrays(const std::vector<firm::FlatResult<N>>& firms) {
    const std::size_t n = firms.size();
    Array inputs = table(n, N);
    Array shadow_prices = table(n, N);
    Array opex(static_cast<py::ssize_t>(n));
    Array marginal_cost(static_cast<py::ssize_t>(n));
    py::list statuses;
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = 0; i < N; ++i) {
            inputs.mutable_data()[j * N + i] = firms[j].inputs[i];
            shadow_prices.mutable_data()[j * N + i] = firms[j].shadow_prices[i];
        }
        opex.mutable_data()[j] = firms[j].opex;
        marginal_cost.mutable_data()[j] = firms[j].marginal_cost;
        statuses.append(std::string(core::name(firms[j].status)));
    }
    return py::dict(arg("inputs") = inputs, arg("shadow_prices") = shadow_prices,
                    arg("opex_usd_per_year") = opex, arg("marginal_cost") = marginal_cost,
                    arg("statuses") = statuses);
}

py::dict as_dict(const FlatMarketCertificate& c) {
    return py::dict(arg("excess_demand") = c.excess_demand, arg("stationarity") = c.stationarity,
                    arg("feasibility") = c.feasibility, arg("complementarity") = c.complementarity,
                    arg("gap") = c.gap, arg("firms_short") = c.firms_short);
}

py::object or_none(const std::optional<std::size_t>& value) {
    return value ? py::object(py::int_(*value)) : py::object(py::none());
}

template <std::size_t N>
py::dict clear_columns(const py::dict& given) {
    const auto m = market<N>(given);
    const double tolerance = given["tolerance"].cast<double>();
    FlatMarketResult<N> r;
    {
        const py::gil_scoped_release others;
        r = clear(m, tolerance);
    }
    return py::dict(
        arg("status") = std::string(core::name(r.status)), arg("reason") = r.reason,
        arg("wage_usd_per_year") = r.wage_usd_per_year, arg("supply_fte") = r.supply_fte,
        arg("demand_elasticity") = r.demand_elasticity, arg("indeterminate") = r.indeterminate,
        arg("lowest_wage_usd_per_year") = r.lowest_wage_usd_per_year,
        arg("highest_wage_usd_per_year") = r.highest_wage_usd_per_year,
        arg("infeasible_firm") = or_none(r.infeasible_firm), arg("firm_ceiling") = r.firm_ceiling,
        arg("least_supply_fte") = r.least_supply_fte, arg("most_supply_fte") = r.most_supply_fte,
        arg("evaluations") = r.evaluations, arg("firms") = firms_as_arrays(r.firms),
        arg("certificate") = as_dict(r.certificate));
}

Spillovers spillovers(const py::dict& given) {
    Spillovers s{.strength = given["strength"].cast<double>()};
    const auto weights = given["weights"].cast<Array>();
    const auto talent = given["reference_talent_fte"].cast<Array>();
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    s.weights = Eigen::Map<const RowMajor>(weights.data(), weights.shape(0), weights.shape(1));
    s.reference_talent_fte = Eigen::Map<const Eigen::VectorXd>(talent.data(), talent.size());
    return s;
}

template <std::size_t N>
py::dict equilibrium(const FlatSpilloverEquilibrium<N>& e) {
    py::dict certificate = as_dict(e.certificate.market);
    certificate["spillover"] = e.certificate.spillover;
    return py::dict(
        arg("wage_usd_per_year") = e.wage_usd_per_year, arg("response_radius") = e.response_radius,
        arg("indeterminate") = e.indeterminate,
        arg("log_efficiency") =
            Array(static_cast<py::ssize_t>(e.log_efficiency.size()), e.log_efficiency.data()),
        arg("firms") = firms_as_arrays(e.firms), arg("certificate") = certificate);
}

template <std::size_t N>
py::dict find_columns(const py::dict& given) {
    const auto m = market<N>(given);
    const auto s = spillovers(given);
    const SpilloverOptions options{.starts = given["starts"].cast<int>(),
                                   .spread = given["spread"].cast<double>(),
                                   .seed = given["seed"].cast<std::uint64_t>(),
                                   .tolerance = given["tolerance"].cast<double>()};
    FlatSpilloverResult<N> r;
    {
        const py::gil_scoped_release others;
        r = clear(m, s, options);
    }
    py::list equilibria;
    for (const auto& e : r.equilibria) equilibria.append(equilibrium(e));
    return py::dict(arg("status") = std::string(core::name(r.status)), arg("reason") = r.reason,
                    arg("equilibria") = equilibria, arg("starts_without") = r.starts_without,
                    arg("infeasible_firm") = or_none(r.infeasible_firm),
                    arg("followed_strength") = r.followed_strength,
                    arg("followed_radius") = r.followed_radius, arg("evaluations") = r.evaluations);
}

/// Calls `solve` with the number of inputs as a constant.
template <class Solve>
py::dict by_inputs(const py::dict& given, Solve&& solve) {
    const auto inputs = given["shares"].cast<Array>().shape(1);
    if (inputs == 2) return solve(std::integral_constant<std::size_t, 2>());
    if (inputs == 3) return solve(std::integral_constant<std::size_t, 3>());
    if (inputs == 4) return solve(std::integral_constant<std::size_t, 4>());
    throw core::InvalidParameter("shares", static_cast<double>(inputs),
                                 "must have 2, 3 or 4 columns", "inputs per firm");
}

}  // namespace

void bind_market_flat(py::module_ m) {
    m.def("clear_flat", [](const py::dict& given) {
        return by_inputs(given, [&](auto n) { return clear_columns<decltype(n)::value>(given); });
    });
    m.def("find_flat_equilibria", [](const py::dict& given) {
        return by_inputs(given, [&](auto n) { return find_columns<decltype(n)::value>(given); });
    });
}

}  // namespace isocost::python
