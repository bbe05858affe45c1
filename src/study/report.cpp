#include "isocost/study/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "answers_text.hpp"
#include "isocost/core/status.hpp"
#include "isocost/firm/explain.hpp"
#include "isocost/study/analysis.hpp"
#include "recalibrated.hpp"
#include "supply_table.hpp"
#include "text.hpp"

namespace isocost::study {

namespace {

using detail::change;
using detail::figure;
using detail::percent;
using detail::residual;
using detail::Set;
using detail::Table;
using detail::wrapped;
using scenario::Outcome;
using scenario::Solved;

std::string upper(std::string text) {
    for (char& c : text) c = c == '_' ? ' ' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return text;
}

std::string question_text(const firm::Question& question) {
    if (const auto* target = std::get_if<firm::CapabilityTarget>(&question))
        return "the least Opex for a capability of " + figure(target->capability) +
               " (benchmark = 1)";
    if (const auto* budget = std::get_if<firm::Budget>(&question))
        return "the most capability for " + figure(budget->budget) + " USD per year";
    const auto& revenue = std::get<firm::Revenue>(question);
    return "the most profit, with revenue of " + figure(revenue.value * revenue.users) +
           " USD per year x capability^" + figure(revenue.exponent);
}

/// The first thing to read: solved or not.
std::string verdict(const Solved& solved, const std::string& name) {
    const auto& result = solved.result;
    const std::string status = upper(std::string(core::name(result.status)));
    if (result.solved())
        return wrapped(name + status + ". " + std::string(core::sentence(result.status)), "  ");
    const std::string words = result.explain();
    return wrapped(name + "NOT SOLVED, " + status + words.substr(words.find(':')) +
                       (std::isnan(result.opex) ? "" : " Its figures below are INVALID."),
                   "  ");
}

/// A price taker does not see that he moves the price: what limits are worth to him is not what
/// they do to Opex.
std::string price_taker_note(const Solved& solved) {
    std::string text;
    for (const auto& input : solved.scenario.contents().inputs)
        if (input.buyer.value == "price_taker")
            text += wrapped(
                "(" + input.name +
                    " is bought by a price taker on rising supply: what limits are worth refers "
                    "to his as-if cost, the area under the supply curve, not to Opex)",
                "    ");
    return text;
}

class Reporter {
public:
    explicit Reporter(const Outcome& outcome)
        : outcome_(outcome),
          baseline_(outcome.baseline),
          baseline_facts_(analyze(outcome.baseline)) {
        if (outcome.reform) reform_facts_ = analyze(*outcome.reform);
    }

    std::string text() const {
        std::string text = heading();
        if (any_solved()) text += "\n" + inputs() + "\n" + opex();
        for (const Solved* solved : solves())
            text += solved->result.solved()
                        ? limits(*solved) + supplies(*solved) + replacements(*solved)
                        : supplies(*solved);
        for (const Solved* solved : solves()) text += cap_cost(*solved);
        if (baseline_.model.bridge) text += bridge(last().model);
        return text +
               detail::answers_text(baseline_.answers, has_reform()
                                                           ? outcome_.reform->answers
                                                           : std::vector<scenario::Answer>{}) +
               provenance();
    }

private:
    bool has_reform() const { return outcome_.reform.has_value(); }
    const Solved& last() const { return has_reform() ? *outcome_.reform : baseline_; }
    bool any_solved() const {
        return baseline_.result.solved() || (has_reform() && outcome_.reform->result.solved());
    }
    std::vector<const Solved*> solves() const {
        if (has_reform()) return {&baseline_, &*outcome_.reform};
        return {&baseline_};
    }
    const Analysis& facts(const Solved& solved) const {
        return &solved == &baseline_ ? baseline_facts_ : reform_facts_;
    }
    std::string of(const Solved& solved) const {
        if (!has_reform()) return "";
        return &solved == &baseline_ ? ", baseline" : ", reform";
    }

    std::string heading() const {
        std::string text = baseline_.provenance.title + "\n" +
                           wrapped("asks for " + question_text(last().model.question), "  ");
        for (const auto& reform : outcome_.reforms) {
            text += wrapped("reform: " + reform.title, "  ");
            for (const auto& lever : reform.changes)
                if (reform.changes.size() > 1 || !reform.author.empty())
                    text += wrapped(lever.text(), "    ");
        }
        if (has_reform() && detail::recalibrated(baseline_.model.firm, outcome_.reform->model.firm))
            text += wrapped(std::string(detail::recalibration_note), "  ");
        text += "\n";
        for (const Solved* solved : solves())
            text += verdict(*solved,
                            has_reform() ? (solved == &baseline_ ? "baseline: " : "reform: ") : "");
        return text;
    }

    /// label, baseline, and with a reform: reform and relative change.
    void row(Table& table, const std::string& label, double baseline, double reform) const {
        std::vector<std::string> cells{label, figure(baseline)};
        if (has_reform()) {
            cells.push_back(figure(reform));
            const bool comparable = baseline > 0.0 && reform >= 0.0;
            cells.push_back(comparable ? change(reform / baseline - 1.0) : "-");
        }
        table.row(std::move(cells));
    }

    void head(Table& table, const std::string& label) const {
        if (has_reform())
            table.row({label, "baseline", "reform", "change"});
        else
            table.row({label, ""});
    }

    /// The names of both results' inputs: a reform can split compute, not rename.
    double reform_value(const core::NamedValues firm::Result::*member,
                        const std::string& name) const {
        if (!has_reform()) return core::nan;
        const auto& values = outcome_.reform->result.*member;
        return values.contains(name) ? values[name] : core::nan;
    }

    double reform_number(const double firm::Result::*member) const {
        return has_reform() ? outcome_.reform->result.*member : core::nan;
    }

    std::string inputs() const {
        Table table;
        head(table, "used");
        for (const auto& input : baseline_.model.inputs)
            row(table, "  " + input.name + ", " + input.unit, baseline_.result.inputs[input.name],
                reform_value(&firm::Result::inputs, input.name));
        row(table, "capability, benchmark = 1", baseline_.result.capability,
            reform_number(&firm::Result::capability));
        return table.text();
    }

    std::string opex() const {
        Table table;
        head(table, "USD per year");
        for (const auto& input : baseline_.model.inputs)
            row(table, "  " + input.name, baseline_.result.costs[input.name],
                reform_value(&firm::Result::costs, input.name));
        row(table, "Opex", baseline_.result.opex, reform_number(&firm::Result::opex));
        if (!std::isnan(baseline_.result.revenue)) {
            row(table, "revenue", baseline_.result.revenue, reform_number(&firm::Result::revenue));
            row(table, "profit", baseline_.result.profit, reform_number(&firm::Result::profit));
        }
        row(table, "cost of 1 % more capability",
            0.01 * baseline_.result.marginal_cost * baseline_.result.capability,
            0.01 * reform_number(&firm::Result::marginal_cost) *
                reform_number(&firm::Result::capability));
        for (const auto& input : baseline_.model.inputs) {
            std::vector<std::string> cells{"share of " + input.name,
                                           percent(baseline_.result.shares[input.name])};
            if (has_reform())
                cells.push_back(percent(reform_value(&firm::Result::shares, input.name)));
            table.row(std::move(cells));
        }
        return table.text();
    }

    std::string limits(const Solved& solved) const {
        const auto& limits = facts(solved).limits;
        if (limits.empty()) return "";
        std::string text = "\n  limits" + of(solved) + "\n";
        for (const auto& limit : limits) text += wrapped(limit_text(limit), "    ");
        const bool worth = std::any_of(limits.begin(), limits.end(), [](const LimitFacts& limit) {
            return limit.usd_per_h100_year > 0.0;
        });
        if (worth) text += wrapped(h100_text(solved), "    ");
        return text + price_taker_note(solved);
    }

    std::string supplies(const Solved& solved) const {
        std::string text;
        for (const auto& supply : facts(solved).supplies)
            text += "\n  supply of " + supply.input + of(solved) +
                    (supply.judged.empty() ? "" : ", by the rules of " + supply.judged) +
                    ", from the cheapest on\n" + detail::supply_table(supply);
        return text;
    }

    static std::string limit_text(const LimitFacts& limit) {
        const std::string name = (limit.is_cap ? "the cap on " : "the floor under ") + limit.input +
                                 ", " + figure(limit.limit) + " " + limit.unit + ", ";
        if (limit.price_usd_per_unit == 0.0) return name + "is slack: worth nothing";
        std::string text = name + "BINDS: one " + (limit.is_cap ? "more" : "less") + " saves " +
                           figure(limit.price_usd_per_unit) + " USD";
        if (!std::isnan(limit.usd_per_h100_year))
            text += ", an H100-year " + figure(limit.usd_per_h100_year) + " USD";
        if (!std::isnan(limit.usd_per_contiguous_chip_year))
            text += ", a chip more in the cluster " + figure(limit.usd_per_contiguous_chip_year) +
                    " USD per year";
        if (limit.is_cap)
            text += "; it does what a tariff of " + percent(limit.tariff_equivalent) + " would";
        return text;
    }

    static std::string h100_text(const Solved& solved) {
        return "(an H100-year is 989.4e12 FLOP/s x " + figure(solved.model.utilization) +
               " utilization x 31557600 s = " + figure(scenario::h100_year_flop(solved.model)) +
               " FLOP" +
               (solved.model.utilization_assumed
                    ? "; 0.375 is assumed, the median of 33 training runs, Cottier et al. 2024)"
                    : ")");
    }

    std::string replacements(const Solved& solved) const {
        std::string text;
        for (const auto& r : facts(solved).replacements) {
            const std::string what =
                "one H100-year of " + r.compute + " less, everything else equal: ";
            const std::string margin = " (at the margin " + figure(r.fte_at_the_margin) + ")";
            text +=
                std::isnan(r.fte_for_an_h100_year)
                    ? wrapped("the lab uses less than an H100-year of " + r.compute, "    ")
                : std::isinf(r.fte_for_an_h100_year)
                    ? wrapped(what + "NO number of FTE of " + r.talent + " replaces it" + margin,
                              "    ")
                    : wrapped(what + figure(r.fte_for_an_h100_year) + " FTE of " + r.talent +
                                  " replace it" + margin,
                              "    ");
        }
        return text.empty() ? text
                            : "\n  substitution" + of(solved) + "\n" + text + elasticities(solved);
    }

    /// How the mix answers prices: own-price elasticities, and how the ratio of two inputs answers
    /// the price of the first.
    std::string elasticities(const Solved& solved) const {
        const auto& all = facts(solved).elasticities;
        if (!all || solved.model.inputs.size() < 2) return "";
        Table table("    ");
        const auto row = [&](const std::string& label, const firm::ElasticityPair& pair,
                             const std::string& i, const std::string& j) {
            table.row({label, figure(pair.free(i, j)), figure(pair.binding(i, j))});
        };
        table.row({"percent per percent, capability held", "all free", "limits held"});
        for (const auto& input : solved.model.inputs)
            row(input.name + " to its own price", all->price, input.name, input.name);
        for (const auto& r : facts(solved).replacements)
            row(r.talent + "/" + r.compute + " to the price of " + r.compute + " (Morishima)",
                all->morishima, r.compute, r.talent);
        return table.text();
    }

    std::string cap_cost(const Solved& solved) const {
        const auto& cost = facts(solved).cap_cost;
        if (!cost) return "";
        Table table("    ");
        table.row({"Opex without the caps, USD per year", figure(cost->free.opex)});
        table.row({"cost of the caps at the same capability, USD per year",
                   figure(cost->cost_usd_per_year),
                   change(cost->cost_usd_per_year / cost->free.opex)});
        table.row({"capability that the Opex without caps buys under them",
                   figure(cost->budget.capability), change(-cost->capability_lost_share)});
        return "\n  what the caps cost" + of(solved) + "\n" + table.text();
    }

    static std::string bridge(const scenario::Model& model) {
        const auto& bridge = *model.bridge;
        Table table("    ");
        for (const auto& line : bridge.lines)
            table.row({line.label + (line.residual ? " [residual]" : ""), figure(line.usd_per_year),
                       line.to});
        table.row({"reported, scope " + bridge.scope, figure(bridge.reported_usd_per_year)});
        table.row({"of it in the technology", figure(bridge.technology_usd_per_year)});
        table.row({"outside the technology", figure(bridge.outside_usd_per_year)});
        table.row({"compute share of the technology", percent(bridge.compute_share)});
        if (bridge.technology_usd_per_year != bridge.reported_usd_per_year)
            table.row(
                {"compute share of the reported total", percent(bridge.compute_share_reported)});
        return "\n  accounts of the benchmark year, USD\n" + table.text();
    }

    std::string provenance() const {
        Table table("  ", Set::left);
        for (const Solved* solved : solves())
            table.row({"scenario" + of(*solved), solved->provenance.hash});
        for (const Solved* solved : solves())
            if (solved->result.solved())
                table.row(
                    {"certificate" + of(*solved), certificate_text(solved->result.certificate)});
        const auto& p = last().provenance;
        table.row({"money", fmt::format("real USD of {}", p.price_year)});
        table.row({"sigma", sigma_text(p.sigma)});
        table.row({"tolerance", fmt::format("{:g}; isocost {}", p.tolerance, p.version)});
        const std::string text = "\n" + table.text();
        return p.compute_means.empty() ? text
                                       : text + wrapped("compute means " + p.compute_means, "  ");
    }

    static std::string certificate_text(const core::Certificate& c) {
        return "stationarity " + residual(c.stationarity) + ", feasibility " +
               residual(c.feasibility) + ", complementarity " + residual(c.complementarity) +
               ", gap " + residual(c.gap);
    }

    static std::string sigma_text(const std::vector<std::pair<std::string, double>>& sigma) {
        if (sigma.size() == 1) return figure(sigma.front().second);
        std::string text;
        for (const auto& [nest, value] : sigma)
            text += (text.empty() ? "" : ", ") + nest + " " + figure(value);
        return text;
    }

    const Outcome& outcome_;
    const Solved& baseline_;
    Analysis baseline_facts_;
    Analysis reform_facts_;
};

}  // namespace

std::string report(const Outcome& outcome) { return Reporter(outcome).text(); }

}  // namespace isocost::study
