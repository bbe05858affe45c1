#include <nlohmann/json.hpp>

#include "isocost/study/json.hpp"
#include "json_parts.hpp"

namespace isocost::study {

namespace {

using detail::Json;

Json reference_to(const std::string& definition) { return {{"$ref", "#/$defs/" + definition}}; }

Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}}; }

Json column() {
    const Json text = {{"type", "string"}};
    return {{"type", "object"},
            {"properties",
             {{"name", text},
              {"unit", text},
              {"group", text},
              {"values", list_of(reference_to("number"))}}},
            {"required", {"name", "unit", "group", "values"}},
            {"additionalProperties", false}};
}

/// A path is an answer with years and columns.
Json path(Json answer) {
    answer["properties"]["years"] = list_of({{"type", "number"}});
    answer["properties"]["years"]["description"] = "from 0, the start";
    answer["properties"]["columns"] = list_of(reference_to("column"));
    answer["properties"]["columns"]["description"] =
        "as long as years; empty where there is no path";
    answer["required"].push_back("years");
    answer["required"].push_back("columns");
    return answer;
}

}  // namespace

std::string paths_schema() {
    Json schema = Json::parse(answers_schema());
    schema["title"] = "isocost paths";
    schema["description"] =
        "What isocost path --json prints. null: does not exist; \"inf\": infinite.";
    auto& properties = schema["properties"];
    for (const char* key : {"answers", "reform_answers", "comparison", "causes"})
        properties.erase(key);
    properties["paths"] = list_of(reference_to("path"));
    properties["reform_paths"] = list_of(reference_to("path"));
    properties["reform_paths"]["description"] = "empty without reforms";
    schema["required"] = {"title", "scenario_hash", "price_year",
                          "paths", "reforms",       "reform_paths"};
    auto& parts = schema["$defs"];
    parts["path"] = path(parts["answer"]);
    parts["column"] = column();
    for (const char* key : {"answers", "answer"}) parts.erase(key);
    return detail::written(schema);
}

}  // namespace isocost::study
