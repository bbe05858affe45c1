#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/market/migration.hpp"
#include "isocost/market/pool.hpp"

namespace isocost::market {

/// A lab that hires: its technology, what the inputs cost that it does not hire in a pool, its
/// limits, and its question. `hires` names the pool of every hired input, {"talent", "China"};
/// several inputs may hire in several pools, or in one. A price taker at the pool's wage.
struct Employer {
    std::string name = {};
    production::AnyTechnology technology;
    firm::Costs costs = {};
    firm::Question question = {};
    std::map<std::string, std::string> hires = {};
    production::Values caps = {};
    production::Values floors = {};
};

/// An input of an employer that a pool supplies, by position.
struct HiredInput {
    std::size_t input;
    std::size_t pool;
};

/// Employers who hire in common pools. Valid from construction and immutable; copies share their
/// data. Throws InvalidParameter: names that are not unique, a hired input that also has a cost, a
/// pool that does not exist, a technology or cost of the user's own (demand is differentiated in
/// closed form).
class Market {
public:
    struct Parameters {
        std::vector<Pool> pools = {};
        std::vector<Employer> employers = {};
        std::optional<Migration> migration = std::nullopt;
    };

    explicit Market(Parameters parameters)
        : data_(std::make_shared<const Data>(std::move(parameters))) {}

    const Parameters& parameters() const noexcept { return data_->parameters; }
    const std::vector<Pool>& pools() const noexcept { return data_->parameters.pools; }
    const std::vector<Employer>& employers() const noexcept { return data_->parameters.employers; }
    const std::optional<Migration>& migration() const noexcept {
        return data_->parameters.migration;
    }
    std::shared_ptr<const core::Names> pool_names() const noexcept { return data_->pool_names; }
    std::shared_ptr<const core::Names> employer_names() const noexcept {
        return data_->employer_names;
    }
    const std::vector<HiredInput>& hires(std::size_t employer) const {
        return data_->hires[employer];
    }

private:
    struct Data {
        explicit Data(Parameters given);

        Parameters parameters;
        std::shared_ptr<const core::Names> pool_names;
        std::shared_ptr<const core::Names> employer_names;
        std::vector<std::vector<HiredInput>> hires;
    };

    std::shared_ptr<const Data> data_;
};

namespace detail {

/// An employer as a firm that pays these wages (USD per year and FTE, in the order of the pools).
inline firm::Firm firm_at(const Employer& employer, const std::vector<HiredInput>& hires,
                          const std::vector<double>& wages) {
    firm::Firm::Parameters p{.technology = employer.technology,
                             .costs = employer.costs,
                             .caps = employer.caps,
                             .floors = employer.floors};
    const auto& inputs = employer.technology.inputs();
    for (const auto& [input, pool] : hires)
        p.costs.emplace(inputs[input], cost::LinearCost({.price = wages[pool]}));
    return firm::Firm(std::move(p));
}

template <class Range>
std::shared_ptr<const core::Names> unique_names(const Range& range, const std::string& where) {
    core::Names names;
    for (const auto& each : range) {
        if (each.name.empty())
            throw core::InvalidParameter(where + ".name", "\"\"", "must not be empty");
        if (std::find(names.begin(), names.end(), each.name) != names.end())
            throw core::InvalidParameter(where + ".name", "\"" + each.name + "\"",
                                         "must not stand twice");
        names.push_back(each.name);
    }
    if (names.empty()) throw core::InvalidParameter(where, "none", "must name at least one");
    return std::make_shared<const core::Names>(std::move(names));
}

inline std::vector<HiredInput> hires_of(const Employer& employer, const core::Names& pools) {
    std::vector<HiredInput> hires;
    const std::string where = "employers." + employer.name + ".hires";
    for (const auto& [input, pool] : employer.hires) {
        if (employer.costs.contains(input))
            throw core::InvalidParameter(where + "." + input, "\"" + pool + "\"",
                                         "must not have a cost as well", "the pool sets its price");
        hires.push_back({core::position(employer.technology.inputs(), input, where),
                         core::position(pools, pool, where + "." + input)});
    }
    return hires;
}

/// The same complaint, with the employer's name in front.
inline core::InvalidParameter named(const Employer& employer, const core::InvalidParameter& error) {
    const std::string said = std::string(error.what()).substr(error.where().size() + 3);
    const std::string value = said.substr(0, said.find(": " + error.rule()));
    const std::string rest = said.substr(value.size() + 2);
    return {"employers." + employer.name + "." + error.where(), value, rest};
}

/// A trial of the employer at the reference wages: its costs, limits and question.
inline void require_employer(const Employer& employer, const std::vector<HiredInput>& hires,
                             const std::vector<double>& wages) {
    try {
        std::visit([](const auto& q) { core::checked(q, "question"); }, employer.question);
        if (firm_at(employer, hires, wages).user_defined())
            throw core::InvalidParameter("technology", "user-defined",
                                         "must be made of the library's curves");
    } catch (const core::InvalidParameter& error) {
        throw named(employer, error);
    }
}

}  // namespace detail

inline Market::Data::Data(Parameters given) : parameters(std::move(given)) {
    pool_names = detail::unique_names(parameters.pools, "pools");
    employer_names = detail::unique_names(parameters.employers, "employers");
    std::vector<double> wages;
    for (const Pool& pool : parameters.pools) {
        core::checked(pool, "pools." + pool.name);
        wages.push_back(pool.wage_usd_per_year);
    }
    if (parameters.migration)
        detail::require_friction(*parameters.migration, parameters.pools.size());
    for (const Employer& employer : parameters.employers) {
        hires.push_back(detail::hires_of(employer, *pool_names));
        detail::require_employer(employer, hires.back(), wages);
    }
}

}  // namespace isocost::market
