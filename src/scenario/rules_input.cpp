#include <cmath>

#include "benchmark.hpp"
#include "export_verdict.hpp"
#include "rules.hpp"
#include "supply.hpp"

namespace isocost::scenario::detail {

namespace {

/// The rules of one input's section.
class InputRules {
public:
    InputRules(const InputSection& input, const Contents& contents, Mistakes& mistakes)
        : input_(input), kind_(input.kind_of()), contents_(contents), mistakes_(mistakes) {}

    void check() {
        if (!is_plain_name(input_.name) || !mistakes_.clean(input_.name)) return;
        name();
        price();
        accelerator();
        curve();
        named();
        fleet();
        limits();
        cluster();
        if (mistakes_.clean(input_.name)) benchmark();
        if (mistakes_.clean(input_.name)) quantities();
    }

private:
    std::string path(std::string_view key) const { return input_.name + "." + std::string(key); }

    void wrong(const Origin& origin, std::string_view key, const std::string& value,
               const std::string& rule) {
        mistakes_.add(origin, key.empty() ? input_.name : path(key), value, rule);
    }
    void wrong(const Number& number, std::string_view key, const std::string& rule) {
        wrong(number.origin, key, core::text(number.value), rule);
    }
    void wrong(const std::string& rule) { wrong(input_.origin, "", "", rule); }

    void only_one(const Number& a, std::string_view a_key, const Number& b,
                  std::string_view b_key) {
        if (a.given() && b.given())
            wrong(b, b_key, "says again what " + std::string(a_key) + " says; give one of them");
    }

    void name() {
        for (const char* taken : {"technology", "question", "tolerance", "accounts", "run",
                                  "experiments", "outside", "residual", "title", "notes", "inputs",
                                  "price_year", "pool", "migration", "firm", "poaching"})
            if (input_.name == taken) wrong("is a word of the scenario itself: take another name");
        if (chapter_named(input_.name) != nullptr)
            wrong("is a word of the scenario itself: take another name");
    }

    void price() {
        only_one(input_.price, kind_.price, input_.rent_usd_per_hour, "rent_usd_per_hour");
        if (contents_.accounts && input_.cost_usd_per_year.given())
            wrong(input_.cost_usd_per_year, "cost_usd_per_year",
                  "is what [accounts] says; leave it out");
    }

    void accelerator() {
        const bool rented = input_.rent_usd_per_hour.given();
        if ((rented || input_.cluster) &&
            !(input_.peak_flop_per_s.given() && input_.utilization.given()))
            wrong(std::string(rented ? "rent_usd_per_hour" : "[compute.cluster]") +
                  " needs peak_flop_per_s and utilization");
        if (input_.peak_flop_per_s.given() && !rented && !input_.cluster)
            wrong(input_.peak_flop_per_s, "peak_flop_per_s",
                  "is read only with rent_usd_per_hour or a cluster");
    }

    void curve() {
        const auto& elasticity = input_.supply_elasticity;
        const auto& inverse = input_.inverse_supply_elasticity;
        only_one(elasticity, "supply_elasticity", inverse, "inverse_supply_elasticity");
        const bool slopes = elasticity.given() || inverse.given();
        if (slopes && !input_.buyer.given())
            wrong(elasticity.given() ? elasticity : inverse,
                  elasticity.given() ? "supply_elasticity" : "inverse_supply_elasticity",
                  "needs buyer = \"price_taker\" or \"monopsonist\": the two answers differ");
        if (!slopes && input_.buyer.given())
            wrong(input_.buyer.origin, "buyer", "\"" + input_.buyer.value + "\"",
                  "is read only where supply slopes: give supply_elasticity");
        if (slopes && input_.stepped())
            wrong(std::string("has ") + steps() + " and a supply elasticity; give one of them");
        const int kinds = (input_.tiers.empty() ? 0 : 1) + (input_.fleet.empty() ? 0 : 1) +
                          (input_.sources.empty() ? 0 : 1);
        if (kinds > 1) wrong("its supply is made of tiers, of a fleet or of sources: give one");
        tiers();
    }

    void tiers() {
        double before = 0.0;
        for (std::size_t k = 0; k < input_.tiers.size(); ++k) {
            const auto& tier = input_.tiers[k];
            const std::string key = "tier." + std::to_string(k + 1);
            if (tier.width.given() == tier.width_share.given())
                wrong(tier.origin, key, "",
                      "needs one of " + std::string(kind_.width) + " and width_share");
            if (tier.price.given() == tier.price_ratio.given())
                wrong(tier.origin, key, "",
                      "needs one of " + std::string(kind_.price) + " and price_ratio");
            const auto& width = tier.width.given() ? tier.width : tier.width_share;
            if (std::isinf(width.value) && k + 1 < input_.tiers.size())
                wrong(width.origin, key, "inf", "only the last tier can be endless");
            const auto& price = tier.price.given() ? tier.price : tier.price_ratio;
            if (price.value < before)
                wrong(price.origin, key, core::text(price.value),
                      "must not be cheaper than the tier before it: the cheapest supply is bought "
                      "first");
            before = price.value;
            if (tier.price.given() != input_.tiers.front().price.given())
                wrong(tier.origin, key, "",
                      "all tiers must give " + std::string(kind_.price) + ", or all price_ratio");
        }
    }

    const char* steps() const {
        return !input_.fleet.empty() ? "a fleet" : !input_.sources.empty() ? "sources" : "tiers";
    }

    /// Chips and sources have names that become parts of paths.
    void named() {
        const auto check = [&](const Origin& origin, const std::string& of, const auto& name) {
            if (!is_plain_name(name))
                wrong(origin, of + "." + name, "",
                      "must be named in lower-case letters, digits and underscores");
        };
        for (const auto& chips : input_.fleet) check(chips.origin, "fleet", chips.name);
        for (const auto& source : input_.sources) check(source.origin, "source", source.name);
    }

    void fleet() {
        if (input_.horizon.given() && input_.fleet.empty())
            wrong(input_.horizon.origin, "horizon", "\"" + input_.horizon.value + "\"",
                  "is read only with a fleet");
        constexpr std::size_t most_classes = 1000;
        if (input_.fleet.size() > most_classes || input_.sources.size() > most_classes)
            return wrong("has more than 1000 steps of supply");
        bool owned = false;
        for (const auto& chips : input_.fleet) {
            owned = owned || chips.owned();
            contract(chips);
        }
        if (owned && !input_.facility) wrong("owned chips need [compute.facility]");
        if (!owned && input_.facility)
            wrong(input_.facility->origin, "facility", "", "is read only with owned chips");
        if (!mistakes_.clean(input_.name)) return;
        for (const auto& chips : input_.fleet) fleet_price(chips);
        if (mistakes_.clean(input_.name)) parts();
    }

    /// Tables inside compute: what they need, and what the chapters refuse.
    void parts() {
        for (const char* name : {"export", "adaptation"})
            if (const auto* part = input_.part(name); part != nullptr && input_.fleet.empty())
                wrong(part->origin, name, "", "is read only with a fleet");
        const auto* adaptation = input_.part("adaptation");
        if (adaptation != nullptr && input_.horizon.value != "short_run")
            wrong(adaptation->origin, "adaptation", "",
                  "needs horizon = \"short_run\": engineers work on chips that are paid for");
        if (adaptation != nullptr && input_.cap_peak_flop_per_s.given())
            wrong(input_.cap_peak_flop_per_s, "cap_peak_flop_per_s",
                  "and adaptation exclude each other");
        if (adaptation != nullptr &&
            (*adaptation)["most_fte"] != std::floor((*adaptation)["most_fte"]))
            wrong(adaptation->number("most_fte"), "adaptation.most_fte", "must be a whole number");
        for (const auto& chips : input_.fleet)
            if (chips.tariff.given() && input_.cap_peak_flop_per_s.given())
                wrong(chips.tariff, "fleet." + chips.name + ".tariff",
                      "and cap_peak_flop_per_s exclude each other");
        if (input_.cap_peak_flop_per_s.given() && input_.fleet.empty())
            wrong(input_.cap_peak_flop_per_s, "cap_peak_flop_per_s", "is read only with a fleet");
        const auto* exports = input_.part("export");
        if (exports != nullptr && !day_of(exports->word("date")))
            wrong(exports->origin, "export.date", "\"" + printable(exports->word("date")) + "\"",
                  "must be a day of the calendar, YYYY-MM-DD");
        if (!mistakes_.clean(input_.name) || input_.fleet.empty()) return;
        try {
            (void)supply_of(input_, {1.0, 1.0, 1.0});
        } catch (const core::InvalidParameter& error) {
            wrong(exports != nullptr ? exports->origin : input_.origin, "fleet", "", error.what());
        }
    }

    void contract(const FleetSection& chips) {
        const bool owned = chips.owned();
        const std::string of = "fleet." + chips.name;
        for (const auto& [number, key, needed] :
             {std::tuple{&chips.rent_usd_per_hour, "rent_usd_per_hour", !owned},
              std::tuple{&chips.server_usd, "server_usd", owned},
              std::tuple{&chips.charge_per_year, "charge_per_year", owned},
              std::tuple{&chips.markup, "markup", chips.grey()},
              std::tuple{&chips.seizure_probability, "seizure_probability", chips.grey()},
              std::tuple{&chips.penalty_probability, "penalty_probability", chips.grey()},
              std::tuple{&chips.penalty_usd_per_chip, "penalty_usd_per_chip", chips.grey()},
              std::tuple{&chips.latency_share, "latency_share", chips.offshore()},
              std::tuple{&chips.compliance_usd_per_hour, "compliance_usd_per_hour",
                         chips.offshore()}}) {
            if (number->given() && !needed)
                wrong(*number, of + "." + key,
                      "is not read with contract = \"" + chips.contract.value + "\"");
            if (!number->given() && needed && chips.contract.given())
                wrong(chips.origin, of + "." + key, "",
                      "must be given with contract = \"" + chips.contract.value + "\"");
        }
        if (input_.horizon.value == "short_run" && chips.contract.value == "reserved")
            wrong(chips.origin, of, "", "reserved chips work at no further cost in the short run");
    }

    /// What only the chapter knows: figures that the catalog lacks.
    void fleet_price(const FleetSection& chips) {
        try {
            (void)compute::merit_order({fleet_class(chips, input_.facility)});
        } catch (const core::InvalidParameter& error) {
            wrong(chips.origin, "fleet." + chips.name, "", error.what());
        }
    }

    void limits() {
        only_one(input_.cap, kind_.cap, input_.cap_share, "cap_share");
        only_one(input_.floor, kind_.floor, input_.floor_share, "floor_share");
        const bool capped = input_.cap.given() || input_.cap_share.given();
        const bool dearer = input_.cap_kind.value == "dearer";
        if (input_.cap_kind.given() && !capped)
            wrong(input_.cap_kind.origin, "cap_kind", "\"" + input_.cap_kind.value + "\"",
                  "is read only with a cap");
        if (input_.cap_price_ratio.given() && !dearer)
            wrong(input_.cap_price_ratio, "cap_price_ratio",
                  "is read only with cap_kind = \"dearer\"");
        if (dearer && !input_.cap_price_ratio.given())
            wrong("cap_kind = \"dearer\" needs cap_price_ratio");
        if (dearer && (input_.stepped() || input_.buyer.given()))
            wrong(
                "cap_kind = \"dearer\" needs a fixed price; with other supply write the tiers out");
        if (dearer && (input_.cap.value_or(1.0) == 0.0 || input_.cap_share.value_or(1.0) == 0.0))
            wrong("cap_kind = \"dearer\" needs a cap above 0; use a tariff instead");
    }

    void cluster() {
        if (!input_.cluster) return;
        if (input_.cluster->run_share.value == 1.0)
            wrong(input_.cluster->run_share, "cluster.run_share",
                  "must leave something for experiments");
        if (input_.stepped() || input_.buyer.given() || input_.fixed_cost_usd_per_year.given())
            wrong("a cluster needs compute at a fixed price, without tiers, slope or fixed cost");
        for (const auto& [number, key] :
             {std::pair{&input_.cap, kind_.cap},
              std::pair{&input_.cap_share, std::string_view("cap_share")},
              std::pair{&input_.floor, kind_.floor},
              std::pair{&input_.floor_share, std::string_view("floor_share")}})
            if (number->given())
                wrong(*number, key,
                      "compute with a cluster is two inputs, run and experiments, and the "
                      "cluster is the cap");
    }

    /// Two of quantity, price and cost, no more and no less.
    void benchmark() {
        if (contents_.accounts && !mistakes_.clean("accounts")) return;
        const bool priced = !input_.fleet.empty() || !input_.sources.empty() ||
                            (!input_.tiers.empty() && input_.tiers.front().price.given());
        const bool has_cost = input_.cost_usd_per_year.given() || contents_.accounts.has_value();
        const int given = (input_.quantity.given() ? 1 : 0) + (has_cost ? 1 : 0) +
                          (std::isnan(named_price(input_)) ? 0 : 1);
        const std::string three =
            std::string(kind_.quantity) + ", " + std::string(kind_.price) +
            (kind_.name == "compute" ? " (or rent_usd_per_hour)" : "") + " and " +
            (contents_.accounts ? "the cost from [accounts]" : "cost_usd_per_year");
        if (priced && !(given == 1 && input_.quantity.given()))
            wrong(std::string(steps()) + (input_.tiers.empty() ? "" : " in USD") +
                  (input_.fleet.empty() ? " give" : " gives") + " the price and the cost: give " +
                  std::string(kind_.quantity) + " and leave the others out");
        else if (!priced && given != 2)
            wrong("needs two of " + three + "; it has " + std::to_string(given));
        else if (const Bridge* known = accounts_bridge();
                 known != nullptr && !(benchmark_of(input_, known).cost > 0.0))
            wrong("no line of [accounts] goes to it in the scope \"" +
                  contents_.accounts->scope.value + "\"");
    }

    const Bridge* accounts_bridge() {
        if (!contents_.accounts) return nullptr;
        bridge_ = bridge_of(contents_);
        return &bridge_;
    }

    /// Rules about quantities: the tiers reproduce the benchmark, the floor is not above the cap.
    void quantities() {
        if (contents_.accounts && !mistakes_.clean("accounts")) return;
        const auto year = benchmark_of(input_, accounts_bridge());
        if (input_.stepped() && !steps_suffice(year)) return;
        if (!(year.quantity > 0.0 && std::isfinite(year.quantity) && year.price > 0.0 &&
              std::isfinite(year.price) && std::isfinite(year.cost)))
            return wrong("its benchmark is too large or too small for double precision");
        const double cap =
            input_.cap.value_or(input_.cap_share.value_or(core::infinity) * year.quantity);
        const double floor =
            input_.floor.value_or(input_.floor_share.value_or(0.0) * year.quantity);
        if (floor > cap && input_.cap_kind.value != "dearer")
            wrong("its floor of " + core::text(floor) + " exceeds its cap of " + core::text(cap));
        if (input_.stepped()) steps_reproduce(year, floor);
        if (const auto* serving = input_.part("serving")) serving_fits(*serving, year);
    }

    void serving_fits(const ChapterSection& serving, const BenchmarkInput& year) {
        std::optional<Supply> supply;
        if (input_.stepped()) supply = supply_of(input_, year);
        const double most = compute_cap(input_, year, supply);
        if (input_.cluster)
            return wrong(serving.origin, "serving", "", "and a cluster exclude each other");
        if (!std::isfinite(most) || input_.cap_kind.value == "dearer")
            return wrong(serving.origin, "serving", "",
                         "needs a cap that it takes its part of, or a supply that ends");
        if (most == 0.0 || (supply && supply->tiers().empty())) return;
        const auto shares = left_to_research(serving, most);
        if (shares.status != core::Status::optimal)
            wrong(serving.origin, "serving", "", shares.reason);
    }

    /// Whether double precision holds the steps and they reach the benchmark.
    bool steps_suffice(const BenchmarkInput& year) {
        const auto tiers = supply_of(input_, year).benchmark;
        for (const auto& tier : tiers)
            if (!(tier.price > 0.0 && std::isfinite(tier.price) && tier.width > 0.0)) {
                wrong("its tiers are too large or too small for double precision");
                return false;
            }
        const bool reach = cost::TieredCost(tiers).capacity() >= year.quantity;
        if (!reach) ends_below(tiers, "benchmark quantity of " + core::text(year.quantity));
        return reach;
    }

    void ends_below(const std::vector<cost::Tier>& tiers, const std::string& what) {
        wrong(std::string(input_.tiers.empty() ? "its supply ends" : "its tiers end") + " at " +
              core::text(cost::TieredCost(tiers).capacity()) + ", below the " + what);
    }

    void steps_reproduce(const BenchmarkInput& year, double floor) {
        const auto tiers = supply_of(input_, year).benchmark;
        const cost::TieredCost supply(tiers);
        const double outlay = supply.outlay(year.quantity);
        if (floor > supply.capacity())
            ends_below(tiers, "floor of " + core::text(floor));
        else if (!(std::abs(outlay - year.cost) <= 1e-9 * year.cost))
            wrong("its tiers make the benchmark quantity cost " + core::text(outlay, 9) +
                  " USD per year, not " + core::text(year.cost, 9));
    }

    const InputSection& input_;
    const Kind& kind_;
    const Contents& contents_;
    Mistakes& mistakes_;
    Bridge bridge_;
};

}  // namespace

void check_input(const InputSection& input, const Contents& contents, Mistakes& mistakes) {
    InputRules(input, contents, mistakes).check();
}

}  // namespace isocost::scenario::detail
