#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "isocost/core/text.hpp"
#include "isocost/scenario/chapter.hpp"
#include "isocost/scenario/near.hpp"
#include "market.hpp"
#include "rules.hpp"

namespace isocost::scenario::detail {

namespace {

constexpr std::size_t most_firms = 1000;
constexpr std::size_t most_pools = 64;

core::Names pool_names(const Contents& contents) {
    core::Names names;
    for (const auto& pool : contents.pools) names.push_back(pool.name);
    return names;
}

InputSection* input_named(Contents& lab, std::string_view name) {
    for (auto& input : lab.inputs)
        if (input.name == name) return &input;
    return nullptr;
}

/// The rules of one firm: it alone, then the lab that it is.
class FirmRules {
public:
    FirmRules(const Contents& market, const Contents::Firm& firm, Mistakes& mistakes)
        : market_(market), firm_(firm), mistakes_(mistakes) {}

    void check() {
        name();
        hired_once();
        bool priced = true;
        for (const auto& [input, pool] : firm_.all_hires()) {
            hired(input, pool);
            const auto* known = pool_named(market_, pool.value);
            priced = priced && known != nullptr && known->wage_usd_per_year.given();
        }
        if (!inside_.empty() || !priced) return report();
        // The market's price year and tolerance are judged once, by the market itself.
        Contents lab = lab_of(market_, firm_);
        if (!lab.heading.price_year.given()) lab.heading.price_year.value = 2000.0;
        detail::check(lab, inside_);
        report();
    }

private:
    void report() { mistakes_.add_all("firm." + printable(firm_.name.value, 40) + ".", inside_); }

    void wrong(const Origin& origin, const std::string& key, const std::string& value,
               const std::string& rule, core::Names near = {}) {
        inside_.add(origin, key, value, rule, std::move(near));
    }

    void name() {
        if (firm_.name.given() && !is_plain_name(firm_.name.value))
            wrong(firm_.name.origin, "name", "\"" + printable(firm_.name.value) + "\"",
                  "must be lower-case letters, digits and underscores");
        const auto twice =
            std::count_if(market_.firms.begin(), market_.firms.end(),
                          [&](const auto& other) { return other.name.value == firm_.name.value; });
        if (firm_.name.given() && twice > 1)
            wrong(firm_.name.origin, "name", "\"" + printable(firm_.name.value) + "\"",
                  "is the name of another firm too");
    }

    core::Names input_names() const {
        core::Names names;
        for (const auto& input : firm_.lab.inputs) names.push_back(input.name);
        return names;
    }

    /// Everybody pays the pool's wage, so nothing else can make the price of what is hired.
    void hired(const std::string& name, const Text& place) {
        const auto* pool = pool_named(market_, place.value);
        if (place.given() && pool == nullptr)
            wrong(place.origin, key_of(name), "\"" + printable(place.value) + "\"",
                  "there is no such pool", near_matches(place.value, pool_names(market_)));
        Contents lab = firm_.lab;
        const auto* input = input_named(lab, name);
        if (input == nullptr || input->missing)
            return wrong(firm_.origin, printable(name, 40), "",
                         "is hired in the pool but is not an input",
                         near_matches(name, input_names()));
        if (input->kind_of().name != "talent")
            wrong(input->origin, name, "", "is hired in a pool of researchers but is not talent");
        if (pool != nullptr && input->price.given() &&
            input->price.value != pool->wage_usd_per_year.value)
            wrong(input->price.origin, name + "." + std::string(input->kind_of().price),
                  core::text(input->price.value),
                  "must be the pool's wage of " + core::text(pool->wage_usd_per_year.value) +
                      "; leave it out");
        own_supply(*input);
    }

    std::string key_of(const std::string& input) const {
        return input == firm_.hired_input() ? "pool" : "hires." + printable(input, 40);
    }

    void own_supply(const InputSection& input) {
        const bool dearer = input.cap_kind.value == "dearer";
        if (input.stepped() || input.buyer.given() || input.tariff.given() || dearer ||
            input.fixed_cost_usd_per_year.given() || input.supply_elasticity.given() ||
            input.inverse_supply_elasticity.given() || input.rent_usd_per_hour.given())
            wrong(input.origin, input.name, "",
                  "is hired in a pool: its supply is the pool's alone, so give no tiers, fleet, "
                  "tariff, fixed cost, supply elasticity, rent or dearer quota");
    }

    void hired_once() {
        for (const auto& [input, pool] : firm_.hires)
            if (input == firm_.hired_input())
                wrong(pool.origin, "hires." + printable(input, 40), "",
                      "is hired in the pool of `pool` already");
    }

    const Contents& market_;
    const Contents::Firm& firm_;
    Mistakes& mistakes_;
    Mistakes inside_;
};

/// Inputs that firms hire, by the pool that they hire them in.
using Occupations = std::map<std::string, std::set<std::string>>;

Occupations occupations_of(const Contents& contents) {
    Occupations occupations;
    for (const auto& firm : contents.firms)
        for (const auto& [input, pool] : firm.all_hires()) occupations[pool.value].insert(input);
    return occupations;
}

/// Whether some input is hired in both: only between such pools must shares be given.
bool alike(const Occupations& occupations, const std::string& a, const std::string& b) {
    const auto here = occupations.find(a);
    const auto there = occupations.find(b);
    if (here == occupations.end() || there == occupations.end()) return false;
    return std::any_of(here->second.begin(), here->second.end(),
                       [&](const auto& input) { return there->second.contains(input); });
}

void check_shares(const Contents& contents, Mistakes& mistakes) {
    const auto pools = pool_names(contents);
    const auto occupations = occupations_of(contents);
    const auto& migration = *contents.migration;
    for (const auto& name : pools)
        if (std::none_of(migration.shares.begin(), migration.shares.end(),
                         [&](const auto& row) { return row.origin_pool == name; }))
            mistakes.add(migration.origin, "migration.share." + name, "",
                         "must be given: where researchers of this pool work");
    for (const auto& row : migration.shares) {
        const std::string path = "migration.share." + printable(row.origin_pool, 40);
        const auto known = [&](const std::string& name) {
            return std::find(pools.begin(), pools.end(), name) != pools.end();
        };
        if (!known(row.origin_pool))
            mistakes.add(row.origin, path, "", "there is no such pool",
                         near_matches(row.origin_pool, pools));
        double sum = 0.0;
        for (const auto& [to, share] : row.to) {
            if (!known(to))
                mistakes.add(share.origin, path + "." + printable(to, 40), "",
                             "there is no such pool", near_matches(to, pools));
            sum += share.value;
        }
        for (const auto& name : pools)
            if (known(row.origin_pool) && alike(occupations, row.origin_pool, name) &&
                std::none_of(row.to.begin(), row.to.end(),
                             [&](const auto& entry) { return entry.first == name; }))
                mistakes.add(row.origin, path + "." + name, "",
                             "must be given: a share of 0 would need endless friction");
        constexpr double rounding = 1e-9;
        if (mistakes.clean(path) && std::abs(sum - 1.0) > rounding)
            mistakes.add(row.origin, path, "", "shares sum to " + core::text(sum) + ", not to 1");
    }
}

/// Friction is added between pools that there are, and not to staying.
void check_added_friction(const Contents& contents, Mistakes& mistakes) {
    const auto pools = pool_names(contents);
    const auto known = [&](const std::string& name) {
        return std::find(pools.begin(), pools.end(), name) != pools.end();
    };
    for (const auto& row : contents.migration->added_friction) {
        const std::string path = "migration.added_friction." + printable(row.origin_pool, 40);
        if (!known(row.origin_pool))
            mistakes.add(row.origin, path, "", "there is no such pool",
                         near_matches(row.origin_pool, pools));
        for (const auto& [to, friction] : row.to) {
            const std::string key = path + "." + printable(to, 40);
            if (!known(to))
                mistakes.add(friction.origin, key, "", "there is no such pool",
                             near_matches(to, pools));
            if (to == row.origin_pool)
                mistakes.add(friction.origin, key, "", "staying at home has no friction");
        }
    }
}

void check_pools(const Contents& contents, Mistakes& mistakes) {
    const auto occupations = occupations_of(contents);
    for (const auto& pool : contents.pools) {
        if (!is_plain_name(pool.name))
            mistakes.add(pool.origin, "pool." + printable(pool.name, 40), "",
                         "must be named in lower-case letters, digits and underscores");
        if (!occupations.contains(pool.name))
            mistakes.add(pool.origin, "pool." + printable(pool.name, 40), "",
                         "no firm hires in this pool");
    }
}

void check_sizes(const Contents& contents, Mistakes& mistakes) {
    if (contents.pools.empty())
        mistakes.add(contents.heading.origin, "pool", "", "firms need pools: [pool.NAME]");
    if (contents.firms.empty())
        mistakes.add(contents.heading.origin, "firm", "", "a market needs firms: [[firm]]");
    if (contents.firms.size() > most_firms)
        mistakes.add(contents.heading.origin, "firm", "", "has more than 1000 firms");
    if (contents.pools.size() > most_pools)
        mistakes.add(contents.heading.origin, "pool", "", "has more than 64 pools");
    if (contents.inputs.empty()) return;
    mistakes.add(contents.inputs.front().origin, contents.inputs.front().name, "",
                 "is an input of a lab: in a market it belongs to a firm, [firm." +
                     printable(contents.inputs.front().name, 40) + "]");
}

}  // namespace

const PoolSection* pool_named(const Contents& contents, std::string_view name) {
    for (const auto& pool : contents.pools)
        if (pool.name == name) return &pool;
    return nullptr;
}

Contents lab_of(const Contents& market, const Contents::Firm& firm) {
    Contents lab = firm.lab;
    lab.heading.title = firm.name;
    lab.heading.price_year = market.heading.price_year;
    lab.heading.origin = firm.origin;
    lab.tolerance = market.tolerance;
    for (const auto& [input, place] : firm.all_hires()) {
        auto* hired = input_named(lab, input);
        const auto* pool = pool_named(market, place.value);
        if (hired != nullptr && pool != nullptr && !hired->price.given())
            hired->price = pool->wage_usd_per_year;
    }
    return lab;
}

void check_market(const Contents& contents, Mistakes& mistakes) {
    check_sizes(contents, mistakes);
    if (!mistakes.clean("firm") || !mistakes.clean("pool")) return;
    check_pools(contents, mistakes);
    if (contents.migration) {
        check_shares(contents, mistakes);
        check_added_friction(contents, mistakes);
    }
    for (const auto& firm : contents.firms) FirmRules(contents, firm, mistakes).check();
    if (contents.spillovers) check_spillovers(contents, mistakes);
    if (contents.contest_of_firms) check_firms_contest(contents, mistakes);
}

}  // namespace isocost::scenario::detail
