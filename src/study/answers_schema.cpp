#include "isocost/study/json.hpp"

namespace isocost::study {

std::string answers_schema() {
    return R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "isocost answers",
  "description": "What isocost run --json prints of a scenario without a lab, and isocost market --json. null: does not exist or was not solved; \"inf\": infinite.",
  "type": "object",
  "properties": {
    "title": { "type": "string" },
    "scenario_hash": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
    "price_year": { "type": "integer", "description": "year whose US dollars all money is in" },
    "answers": { "$ref": "#/$defs/answers" },
    "reforms": { "type": "array", "items": { "$ref": "#/$defs/reform" } },
    "reform_answers": { "$ref": "#/$defs/answers", "description": "empty without reforms" },
    "comparison": { "$ref": "#/$defs/answers", "description": "who gains by the reforms; of a market alone" },
    "causes": {
      "$ref": "#/$defs/answers",
      "description": "with --causes: what each cap does to wages and Opex, cap.FIRM.INPUT; empty if none binds"
    }
  },
  "required": ["title", "scenario_hash", "price_year", "answers", "reforms", "reform_answers", "comparison"],
  "additionalProperties": false,
  "$defs": {
    "number": {
      "anyOf": [{ "type": "number" }, { "type": "null" }, { "enum": ["inf", "-inf"] }]
    },
    "answers": { "type": "array", "items": { "$ref": "#/$defs/answer" } },
    "answer": {
      "type": "object",
      "properties": {
        "section": { "type": "string" },
        "question": { "type": "string" },
        "status": { "type": "string" },
        "reason": { "type": "string", "description": "what is in the way, or what else there is to know of the answer" },
        "lines": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "name": { "type": "string" },
              "value": { "anyOf": [{ "$ref": "#/$defs/number" }, { "type": "string" }] },
              "unit": { "type": "string" }
            },
            "required": ["name", "value", "unit"],
            "additionalProperties": false
          }
        }
      },
      "required": ["section", "question", "status", "reason", "lines"],
      "additionalProperties": false
    },
    "reform": {
      "type": "object",
      "properties": {
        "title": { "type": "string" },
        "author": { "type": "string" },
        "source": { "type": "string" },
        "changes": { "type": "array", "items": { "type": "string" } }
      },
      "required": ["title", "author", "source", "changes"],
      "additionalProperties": false
    }
  }
}
)schema";
}

}  // namespace isocost::study
