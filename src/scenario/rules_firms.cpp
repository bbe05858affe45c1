#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "isocost/core/text.hpp"
#include "isocost/scenario/build.hpp"
#include "isocost/scenario/near.hpp"
#include "market.hpp"
#include "rules.hpp"

namespace isocost::scenario::detail {

namespace {

core::Names firm_names(const Contents& market) {
    core::Names names;
    for (const auto& firm : market.firms) names.push_back(firm.name.value);
    return names;
}

void require_firm(const Contents& market, const Origin& origin, const std::string& path,
                  const std::string& name, Mistakes& mistakes) {
    const auto names = firm_names(market);
    if (std::find(names.begin(), names.end(), name) == names.end())
        mistakes.add(origin, path, "", "there is no such firm", near_matches(name, names));
}

/// Where a mistake about an input of a firm stands.
std::string path_of(const Contents::Firm& firm, const std::string& inside) {
    return "firm." + firm.name.value + "." + inside;
}

/// With spillovers a firm is a single CES at least Opex, which answers in closed form.
class SpilloverRules {
public:
    SpilloverRules(const Contents& market, Mistakes& mistakes)
        : market_(market), section_(*market.spillovers), mistakes_(mistakes) {}

    void check() {
        weights();
        whole("starts", section_.starts);
        whole("seed", section_.seed);
        // A lab is built to be judged, which takes a market without other mistakes.
        for (const char* part : {"firm", "pool", "price_year", "tolerance"})
            if (!mistakes_.clean(part)) return;
        one_pool();
        for (const auto& firm : market_.firms) check(firm);
    }

private:
    void weights() {
        bool any = section_.weight_of_others.value_or(0.0) != 0.0;
        for (const auto& row : section_.weights) {
            const std::string path = "spillovers.weight." + printable(row.firm, 40);
            require_firm(market_, row.origin, path, row.firm, mistakes_);
            for (const auto& [other, weight] : row.from) {
                any = any || weight.value != 0.0;
                require_firm(market_, weight.origin, path + "." + printable(other, 40), other,
                             mistakes_);
            }
        }
        if (!any && mistakes_.clean("spillovers"))
            mistakes_.add(section_.origin, "spillovers", "",
                          "need weights: weight_of_others, or [spillovers.weight.FIRM]");
    }

    void whole(const std::string& key, const Number& number) {
        if (number.given() && number.value != std::floor(number.value))
            mistakes_.add(number.origin, "spillovers." + key, core::text(number.value),
                          "must be whole");
    }

    void one_pool() {
        if (market_.pools.size() > 1)
            mistakes_.add(market_.pools[1].origin, "pool." + market_.pools[1].name, "",
                          "must not be there: [spillovers] are in a market of one pool");
        else if (market_.migration)
            mistakes_.add(market_.migration->origin, "migration", "",
                          "moves nobody: [spillovers] are in a market of one pool");
    }

    void check(const Contents::Firm& firm) {
        const auto& lab = firm.lab;
        const auto& goal = lab.question.goal;
        if (goal.value != "minimize_opex")
            wrong(firm, goal.origin, "question.goal", "\"" + goal.value + "\"",
                  "must be \"minimize_opex\"");
        const auto& sigma = lab.technology.sigma;
        if (!(sigma.value > 0.0) || std::isinf(sigma.value))
            wrong(firm, sigma.origin, "technology.sigma", core::text(sigma.value),
                  "must be above 0 and finite");
        if (!lab.technology.nests.empty())
            wrong(firm, lab.technology.origin,
                  "technology." + printable(lab.technology.nests.front().name, 40), "",
                  "must not be there: the technology must be a single nest");
        if (!firm.hires.empty())
            wrong(firm, firm.hires.front().second.origin, "hires." + firm.hires.front().first, "",
                  "must not be there: a firm hires one input");
        inputs(firm);
    }

    void inputs(const Contents::Firm& firm) {
        const auto parts = leaves(firm.lab);
        const auto first = leaves(market_.firms.front().lab).size();
        constexpr std::size_t most = 4;
        if (parts.size() < 2 || parts.size() > most)
            wrong(firm, firm.origin, "inputs", std::to_string(parts.size()), "must be 2 to 4");
        else if (parts.size() != first)
            wrong(firm, firm.origin, "inputs", std::to_string(parts.size()),
                  "must be as many as of the first firm, " + std::to_string(first));
        const auto lab = build(Scenario(lab_of(market_, firm))).firm;
        for (const auto& part : parts) {
            const auto at = core::position(lab.inputs(), part.name, "inputs");
            const bool priced = lab.costs()[at].visit([](const auto& curve) {
                using Curve = std::decay_t<decltype(curve)>;
                return std::is_same_v<Curve, cost::LinearCost> ||
                       std::is_same_v<Curve, cost::IsoelasticCost>;
            });
            if (!priced)
                wrong(firm, part.section->origin, part.name, "",
                      "must have one price, or one elasticity of supply: no tiers, fleet, sources, "
                      "fixed cost or dearer quota");
            if (lab.caps()[at] == 0.0)
                wrong(firm, part.section->origin, part.name, "", "must have a cap above 0");
        }
    }

    void wrong(const Contents::Firm& firm, const Origin& origin, const std::string& inside,
               const std::string& value, const std::string& rule) {
        mistakes_.add(origin, path_of(firm, inside), value, rule + ", with [spillovers]");
    }

    const Contents& market_;
    const SpilloversSection& section_;
    Mistakes& mistakes_;
};

/// What a price taker minimizes is not what he pays, and a contest is about money.
void check_contestant(const Contents& market, const std::string& name, Mistakes& mistakes) {
    for (const auto& firm : market.firms) {
        if (firm.name.value != name) continue;
        for (const auto& input : firm.lab.inputs)
            if (input.buyer.value == "price_taker")
                mistakes.add(input.buyer.origin, path_of(firm, input.name + ".buyer"),
                             "\"price_taker\"",
                             "must be \"monopsonist\" in a firm of [contest_of_firms]");
    }
}

}  // namespace

void check_spillovers(const Contents& contents, Mistakes& mistakes) {
    SpilloverRules(contents, mistakes).check();
}

void check_firms_contest(const Contents& contents, Mistakes& mistakes) {
    const auto& section = *contents.contest_of_firms;
    constexpr std::size_t most = 8;  // every set of those who take part is tried
    const bool unread = section.firms.empty() && !mistakes.clean("contest_of_firms.firm");
    if (!unread && (section.firms.size() < 2 || section.firms.size() > most))
        mistakes.add(section.origin, "contest_of_firms.firm", std::to_string(section.firms.size()),
                     "must be 2 to 8 firms: [contest_of_firms.firm.NAME]");
    for (const auto& one : section.firms) {
        require_firm(contents, one.origin, "contest_of_firms.firm." + printable(one.name, 40),
                     one.name, mistakes);
        check_contestant(contents, one.name, mistakes);
    }
}

}  // namespace isocost::scenario::detail
