#include "isocost/scenario/reference.hpp"

#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

namespace {

template <class Section>
std::vector<Row> rows_of(const Keys<Section>& keys) {
    std::vector<Row> rows;
    for (const auto& key : keys) rows.push_back(key.row);
    return rows;
}

InputSection input_of(const std::string& name, const std::string& kind = "") {
    InputSection input;
    input.name = name;
    input.kind.value = kind;
    return input;
}

TechnologySection inner_nest() {
    TechnologySection nest;
    nest.name = "NEST";
    return nest;
}

void add_inputs(std::vector<SectionReference>& all) {
    for (const auto* name : {"compute", "talent", "data"})
        all.push_back(
            {"[" + std::string(name) + "]",
             "an input: two of its quantity, price and cost in the benchmark year, its supply, "
             "its limits",
             rows_of(keys(input_of(name)))});
    all.push_back({"[INPUT]",
                   "an input of another name, listed in `inputs`; keys by its kind, here \"other\"",
                   rows_of(keys(input_of("INPUT", "other")))});
    all.push_back({"[[compute.tier]]",
                   "stretches of supply, dearer one after the other; for any input",
                   rows_of(keys(TierSection{}, kind_named("compute")))});
    all.push_back(
        {"[compute.cluster]",
         "splits compute into the inputs run, capped by a contiguous cluster, and experiments",
         rows_of(keys(ClusterSection{}))});
    all.push_back({"[compute.fleet.NAME]",
                   "chips of one kind under one contract; a fleet gives the price and the cost",
                   rows_of(keys(FleetSection{}))});
    all.push_back({"[compute.facility]", "around the chips that the lab owns",
                   rows_of(keys(FacilitySection{}))});
    for (const auto& part : compute_parts())
        all.push_back({"[compute." + part.name + "]", part.meaning, part.rows});
    all.push_back({"[data.source.NAME]",
                   "tokens of one origin; sources give the price and the cost, and data counts "
                   "effective tokens: tokens x quality",
                   rows_of(keys(SourceSection{}))});
}

void add_accounts(std::vector<SectionReference>& all) {
    all.push_back({"[accounts]", "the bridge from reported accounts to the benchmark's costs",
                   rows_of(keys(AccountsSection{}))});
    all.push_back({"[accounts.totals]", "sums that the accounts report; the lines must match them",
                   rows_of(keys(TotalsSection{}))});
    all.push_back(
        {"[accounts.fx]", "exchange rates, for amounts in another currency", {fx_row("RMB")}});
    all.push_back({"[accounts.lines.LINE]", "a line of the accounts, and where it goes",
                   rows_of(keys(LineSection{}))});
}

void add_market(std::vector<SectionReference>& all) {
    all.push_back(
        {"[pool.NAME]", "researchers who can be hired in one place", rows_of(keys(PoolSection{}))});
    all.push_back({"[migration]", "researchers move between pools; without it nobody does",
                   rows_of(keys(MigrationSection{}))});
    all.push_back({"[migration.share.ORIGIN]",
                   "where researchers of a pool work",
                   {migration_share_row("POOL")}});
    all.push_back({"[migration.added_friction.ORIGIN]",
                   "what a policy changes about moving; the shares of the benchmark year stay",
                   {added_friction_row("POOL")}});
    all.push_back({"[[firm]]",
                   "a lab of the market, with [firm.technology], its inputs and [firm.question] as "
                   "a lab alone has them; what it hires needs no price",
                   rows_of(keys(Contents::Firm{}))});
    all.push_back({"[firm.hires]",
                   "more inputs that a firm hires in pools, each in its own, as engineers beside "
                   "researchers; inputs = [...] of the firm lists them, and the table of each says "
                   "kind = \"talent\"",
                   {hire_row("INPUT")}});
    all.push_back({"[spillovers]",
                   "firms learn from those whom others employ; one pool, firms of a single nest "
                   "that minimize Opex",
                   rows_of(keys(SpilloversSection{}))});
    all.push_back({"[spillovers.weight.FIRM]",
                   "whose talent FIRM learns from",
                   {spillover_weight_row("OTHER")}});
    all.push_back({"[contest_of_firms]",
                   "firms of the market compete for prizes, each at what capability costs it at "
                   "the wages of the benchmark year",
                   rows_of(keys(FirmsContestSection{}))});
    all.push_back({"[contest_of_firms.firm.NAME]", "a firm of the market that takes part, 2 to 8",
                   rows_of(keys(FirmsContestSection::Entrant{}))});
    all.push_back({"[poaching]", poaching_chapter().meaning, poaching_chapter().rows});
    all.push_back(
        {"[poaching.firm.NAME]", poaching_firm_chapter().meaning, poaching_firm_chapter().rows});
}

std::string typed(const Row& row) {
    if (row.holds == Holds::names) return "names";
    if (row.holds == Holds::number) return row.unit.empty() ? "number" : row.unit;
    constexpr std::size_t most = 12;
    if (row.choices.size() > most)
        return "\"" + row.choices.front() + "\", … (" + std::to_string(row.choices.size()) +
               " names; a wrong one lists them)";
    std::string choices;
    for (const auto& choice : row.choices)
        choices += (choices.empty() ? "\"" : ", \"") + choice + "\"";
    return choices.empty() ? "text" : choices;
}

std::string domain(const Row& row) {
    return row.holds == Holds::number ? std::string(row.bounds.rule) : "";
}

}  // namespace

std::vector<SectionReference> sections() {
    std::vector<SectionReference> all{
        {"", "above the first table", rows_of(keys(HeadingSection{})), true},
        {"[technology]", "the outermost nest of the CES tree; a table inside is a nest inside",
         rows_of(keys(TechnologySection{})), true},
        {"[technology.NEST]", "a nest inside, to any depth", rows_of(keys(inner_nest()))},
        {"[technology.shares]",
         "shares given instead of calibrated, for all nests or none",
         {share_row("CHILD")}}};
    add_inputs(all);
    all.push_back({"[question]", "what the lab wants", rows_of(keys(QuestionSection{})), true});
    all.push_back(
        {"[tolerance]", "when an answer counts as solved", rows_of(keys(ToleranceSection{}))});
    add_accounts(all);
    add_market(all);
    for (const auto& chapter : chapters()) {
        all.push_back({"[" + chapter.name + "]", chapter.meaning, chapter.rows});
        for (const auto& kind : chapter.tables)
            all.push_back(
                {"[" + chapter.name + "." + kind.name + ".NAME]", kind.meaning, kind.rows});
    }
    return all;
}

std::string reference() {
    std::string page =
        "# Scenario files\n\nTOML. A number is plain or `{ value, low, high, source }` with "
        "low <= value <= high; a range must name its source. Money is in real US dollars of "
        "`price_year`.\n";
    for (const auto& section : sections()) {
        page += "\n## " + (section.table.empty() ? "Heading" : "`" + section.table + "`") + "\n\n" +
                section.meaning + "\n\n| key | unit or words | domain | meaning | without it |\n" +
                "| --- | --- | --- | --- | --- |\n";
        for (const auto& row : section.rows)
            page += "| `" + row.key + "` | " + typed(row) + " | " + domain(row) + " | " +
                    row.meaning + " | " + (row.required() ? "an error" : row.otherwise) + " |\n";
    }
    return page;
}

}  // namespace isocost::scenario
