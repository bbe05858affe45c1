#include <cmath>

#include "isocost/scenario/reference.hpp"
#include "isocost/scenario/scenario.hpp"
#include "isocost/study/json.hpp"
#include "json_parts.hpp"

namespace isocost::study {

namespace {

using detail::Json;
using scenario::Holds;
using scenario::Row;
using scenario::SectionReference;

constexpr const char* draft = "https://json-schema.org/draft/2020-12/schema";

Json plain_number(const Row& row) {
    Json schema = {{"type", "number"}};
    if (std::isfinite(row.bounds.lower))
        schema[row.bounds.open_lower ? "exclusiveMinimum" : "minimum"] = row.bounds.lower;
    if (std::isfinite(row.bounds.upper))
        schema[row.bounds.open_upper ? "exclusiveMaximum" : "maximum"] = row.bounds.upper;
    return schema;
}

/// A number, or a range with its source; where a source is required a plain number will not do.
Json number_schema(const Row& row) {
    const Json plain = plain_number(row);
    const Json range = {
        {"type", "object"},
        {"properties",
         {{"value", plain},
          {"low", plain},
          {"high", plain},
          {"source", {{"type", "string"}, {"minLength", 1}}}}},
        {"required", row.sourced ? Json::array({"value", "source"}) : Json::array({"value"})},
        {"dependentRequired", {{"low", {"high", "source"}}, {"high", {"low", "source"}}}},
        {"additionalProperties", false}};
    if (row.sourced) return range;
    return {{"anyOf", Json::array({plain, range})}};
}

Json schema(const Row& row) {
    Json one;
    if (row.holds == Holds::number)
        one = number_schema(row);
    else if (row.holds == Holds::names)
        one = {{"type", "array"}, {"items", {{"type", "string"}}}, {"minItems", 1}};
    else {
        one = {{"type", "string"}, {"minLength", 1}};
        if (!row.choices.empty()) one["enum"] = row.choices;
    }
    one["description"] = row.meaning + (row.unit.empty() ? "" : " [" + row.unit + "]");
    return one;
}

Json object(const SectionReference& section) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const auto& row : section.rows) {
        properties[row.key] = schema(row);
        if (row.required()) required.push_back(row.key);
    }
    return {{"type", "object"},
            {"description", section.meaning},
            {"properties", properties},
            {"required", required},
            {"additionalProperties", false}};
}

Json section(const std::string& table) {
    for (const auto& found : scenario::sections())
        if (found.table == table) return object(found);
    return Json::object();
}

/// A table whose names are the user's own, all of one shape.
Json named(const Json& each) { return {{"type", "object"}, {"additionalProperties", each}}; }

Json input(const std::string& name) {
    Json schema = section("[" + name + "]");
    Json tier = section("[[compute.tier]]");
    if (name != "compute") tier = {{"type", "object"}};  // its keys carry the unit of the input
    schema["properties"]["tier"] = {{"type", "array"}, {"items", tier}};
    if (name == "compute") {
        schema["properties"]["cluster"] = section("[compute.cluster]");
        schema["properties"]["fleet"] = named(section("[compute.fleet.NAME]"));
        schema["properties"]["facility"] = section("[compute.facility]");
        for (const auto& part : scenario::compute_parts())
            schema["properties"][part.name] = section("[compute." + part.name + "]");
    }
    if (name == "data") schema["properties"]["source"] = named(section("[data.source.NAME]"));
    return schema;
}

/// `[[firm]]`: its own keys, and a lab's tables.
Json firm(const Json& technology) {
    Json schema = section("[[firm]]");
    schema["properties"]["inputs"] = {{"type", "array"}, {"items", {{"type", "string"}}}};
    schema["properties"]["technology"] = technology;
    for (const char* name : {"compute", "talent", "data"}) schema["properties"][name] = input(name);
    schema["properties"]["question"] = section("[question]");
    schema["properties"]["hires"] = named({{"type", "string"}, {"minLength", 1}});
    for (const char* table : {"technology", "question"}) schema["required"].push_back(table);
    schema["additionalProperties"] = {{"type", "object"}};
    return schema;
}

void add_market(Json& properties, const Json& technology) {
    properties["pool"] = named(section("[pool.NAME]"));
    Json migration = section("[migration]");
    migration["properties"]["share"] = named(named(schema(scenario::migration_share_row("POOL"))));
    migration["required"].push_back("share");
    properties["migration"] = migration;
    Json spillovers = section("[spillovers]");
    spillovers["properties"]["weight"] =
        named(named(schema(scenario::spillover_weight_row("OTHER"))));
    properties["spillovers"] = spillovers;
    Json contest = section("[contest_of_firms]");
    contest["properties"]["firm"] = named(section("[contest_of_firms.firm.NAME]"));
    contest["required"].push_back("firm");
    properties["contest_of_firms"] = contest;
    Json poaching = section("[poaching]");
    poaching["properties"]["firm"] = named(section("[poaching.firm.NAME]"));
    properties["poaching"] = poaching;
    properties["firm"] = {{"type", "array"}, {"items", firm(technology)}, {"minItems", 1}};
}

Json of(const scenario::Chapter& chapter) {
    Json schema = section("[" + chapter.name + "]");
    for (const auto& kind : chapter.tables)
        schema["properties"][kind.name] =
            named(section("[" + chapter.name + "." + kind.name + ".NAME]"));
    return schema;
}

}  // namespace

std::string scenario_schema() {
    Json root = section("");
    root["$schema"] = draft;
    root["title"] = "isocost scenario";
    Json nest = section("[technology.NEST]");
    const Row share = scenario::share_row("CHILD");
    nest["properties"]["shares"] = named(schema(share));
    nest["additionalProperties"] = {{"$ref", "#/$defs/nest"}};
    root["$defs"]["nest"] = nest;
    Json technology = section("[technology]");
    technology["properties"]["shares"] = named(schema(share));
    technology["additionalProperties"] = {{"$ref", "#/$defs/nest"}};
    root["properties"]["technology"] = technology;
    for (const char* name : {"compute", "talent", "data"}) root["properties"][name] = input(name);
    root["properties"]["question"] = section("[question]");
    root["properties"]["tolerance"] = section("[tolerance]");
    Json accounts = section("[accounts]");
    accounts["properties"]["totals"] = section("[accounts.totals]");
    accounts["properties"]["fx"] = named(schema(scenario::fx_row("RMB")));
    accounts["properties"]["lines"] = named(section("[accounts.lines.LINE]"));
    accounts["required"].push_back("totals");
    accounts["required"].push_back("lines");
    root["properties"]["accounts"] = accounts;
    for (const auto& chapter : scenario::chapters()) root["properties"][chapter.name] = of(chapter);
    add_market(root["properties"], technology);
    Json lab = {{"required", {"technology", "question"}}};
    Json market = {{"required", {"pool", "firm"}}};
    Json poaching = {{"required", Json::array({"poaching"})}};
    Json asks = Json::array({lab, market, poaching});
    for (const auto& chapter : scenario::chapters())
        asks.push_back({{"required", Json::array({chapter.name})}});
    root["anyOf"] = asks;  // a lab, a market, or a question of a chapter
    root["additionalProperties"] = {{"type", "object"}};  // inputs of other names
    return detail::written(root);
}

}  // namespace isocost::study
