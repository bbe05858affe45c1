#include "isocost/study/json.hpp"

namespace isocost::study {

std::string result_schema() {
    return R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "isocost result",
  "description": "What isocost run --json prints. null: does not exist or was not solved; \"inf\": infinite.",
  "type": "object",
  "properties": {
    "baseline": { "$ref": "#/$defs/solved" },
    "reforms": { "type": "array", "items": { "$ref": "#/$defs/reform" } },
    "reform": { "anyOf": [{ "$ref": "#/$defs/solved" }, { "type": "null" }] },
    "difference": { "anyOf": [{ "$ref": "#/$defs/difference" }, { "type": "null" }] }
  },
  "required": ["baseline", "reforms", "reform", "difference"],
  "additionalProperties": false,
  "$defs": {
    "number": {
      "anyOf": [{ "type": "number" }, { "type": "null" }, { "enum": ["inf", "-inf"] }]
    },
    "numbers": { "type": "object", "additionalProperties": { "$ref": "#/$defs/number" } },
    "table": {
      "description": "[i][j], one row for every input i",
      "type": "object", "additionalProperties": { "$ref": "#/$defs/numbers" }
    },
    "pair": {
      "description": "free: all inputs variable; binding: those at a limit held there",
      "type": "object",
      "properties": { "free": { "$ref": "#/$defs/table" }, "binding": { "$ref": "#/$defs/table" } },
      "required": ["free", "binding"],
      "additionalProperties": false
    },
    "provenance": {
      "type": "object",
      "properties": {
        "title": { "type": "string" },
        "scenario_hash": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
        "price_year": { "type": "integer", "description": "year whose US dollars all money is in" },
        "sigma": { "$ref": "#/$defs/numbers", "description": "elasticity of every nest" },
        "compute_means": { "type": "string" },
        "tolerance": { "type": "number" },
        "version": { "type": "string" }
      },
      "required": ["title", "scenario_hash", "price_year", "sigma", "compute_means", "tolerance", "version"],
      "additionalProperties": false
    },
    "input": {
      "type": "object",
      "properties": {
        "name": { "type": "string" },
        "kind": { "enum": ["compute", "talent", "data", "other"] },
        "unit": { "type": "string" },
        "benchmark_quantity": { "$ref": "#/$defs/number" },
        "benchmark_price_usd": { "$ref": "#/$defs/number" },
        "benchmark_cost_usd_per_year": { "$ref": "#/$defs/number" },
        "quantity": { "$ref": "#/$defs/number" },
        "cost_usd_per_year": { "$ref": "#/$defs/number" },
        "share_of_opex": { "$ref": "#/$defs/number" },
        "virtual_price_usd": { "$ref": "#/$defs/number", "description": "what one more unit is worth" }
      },
      "required": ["name", "kind", "unit", "benchmark_quantity", "benchmark_price_usd",
                   "benchmark_cost_usd_per_year", "quantity", "cost_usd_per_year", "share_of_opex",
                   "virtual_price_usd"],
      "additionalProperties": false
    },
    "limit": {
      "type": "object",
      "properties": {
        "input": { "type": "string" },
        "kind": { "enum": ["cap", "floor"] },
        "unit": { "type": "string" },
        "limit": { "$ref": "#/$defs/number" },
        "binding": { "type": "boolean" },
        "price_usd_per_unit": {
          "$ref": "#/$defs/number", "description": "what one unit more of a cap, less of a floor saves"
        },
        "tariff_equivalent": { "$ref": "#/$defs/number" },
        "usd_per_h100_year": { "$ref": "#/$defs/number" },
        "usd_per_contiguous_chip_year": {
          "$ref": "#/$defs/number", "description": "of a cluster's cap: what one more chip in it saves"
        }
      },
      "required": ["input", "kind", "unit", "limit", "binding", "price_usd_per_unit", "tariff_equivalent",
                   "usd_per_h100_year", "usd_per_contiguous_chip_year"],
      "additionalProperties": false
    },
    "supply": {
      "type": "object",
      "properties": {
        "input": { "type": "string" },
        "unit": { "type": "string" },
        "fixed_usd_per_year": { "$ref": "#/$defs/number", "description": "paid whatever is used" },
        "judged": { "type": "string", "description": "day and entity of the rules of export control" },
        "reserved": { "$ref": "#/$defs/number", "description": "what serving takes of the cap" },
        "steps": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "name": { "type": "string" },
              "price_usd_per_unit": { "$ref": "#/$defs/number" },
              "width": { "$ref": "#/$defs/number", "description": "own unit per year; inf: endless" },
              "refused": { "type": "string", "description": "why it may not be used; empty when it may" },
              "used": { "$ref": "#/$defs/number" },
              "one_more_chip_saves_usd_per_year": { "$ref": "#/$defs/number" }
            },
            "required": ["name", "price_usd_per_unit", "width", "refused", "used",
                         "one_more_chip_saves_usd_per_year"],
            "additionalProperties": false
          }
        }
      },
      "required": ["input", "unit", "fixed_usd_per_year", "judged", "reserved", "steps"],
      "additionalProperties": false
    },
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
    "replacement": {
      "type": "object",
      "properties": {
        "compute": { "type": "string" },
        "talent": { "type": "string" },
        "fte_at_the_margin": { "$ref": "#/$defs/number" },
        "fte_for_an_h100_year": {
          "$ref": "#/$defs/number", "description": "inf: no number of FTE is enough"
        }
      },
      "required": ["compute", "talent", "fte_at_the_margin", "fte_for_an_h100_year"],
      "additionalProperties": false
    },
    "solved": {
      "type": "object",
      "properties": {
        "provenance": { "$ref": "#/$defs/provenance" },
        "status": {
          "enum": ["optimal", "locally_optimal", "infeasible", "unbounded", "iteration_limit", "stalled", "out_of_range"]
        },
        "solved": { "type": "boolean" },
        "explanation": { "type": "string" },
        "certificate": {
          "$ref": "#/$defs/numbers",
          "required": ["stationarity", "feasibility", "complementarity", "gap", "condition"]
        },
        "capability": { "$ref": "#/$defs/number", "description": "benchmark = 1" },
        "opex_usd_per_year": { "$ref": "#/$defs/number" },
        "marginal_cost_usd": { "$ref": "#/$defs/number", "description": "USD per unit of capability" },
        "revenue_usd_per_year": { "$ref": "#/$defs/number" },
        "profit_usd_per_year": { "$ref": "#/$defs/number" },
        "inputs": { "type": "array", "items": { "$ref": "#/$defs/input" }, "minItems": 1 },
        "limits": { "type": "array", "items": { "$ref": "#/$defs/limit" } },
        "h100_year_flop": { "$ref": "#/$defs/number" },
        "utilization": { "$ref": "#/$defs/number" },
        "utilization_assumed": { "type": "boolean" },
        "supplies": { "type": "array", "items": { "$ref": "#/$defs/supply" } },
        "replacements": { "type": "array", "items": { "$ref": "#/$defs/replacement" } },
        "cap_cost": {
          "anyOf": [
            {
              "$ref": "#/$defs/numbers",
              "required": ["opex_without_caps_usd_per_year", "cost_usd_per_year", "capability_lost",
                           "capability_lost_share"]
            },
            { "type": "null" }
          ]
        },
        "infeasibility": {
          "anyOf": [
            {
              "type": "object",
              "properties": {
                "limits": { "type": "array", "items": { "type": "string" } },
                "ceiling": { "$ref": "#/$defs/number" },
                "common_factor": { "$ref": "#/$defs/number" },
                "relaxation": { "$ref": "#/$defs/numbers" },
                "attained": { "type": "boolean" }
              },
              "required": ["limits", "ceiling", "common_factor", "relaxation", "attained"],
              "additionalProperties": false
            },
            { "type": "null" }
          ]
        },
        "elasticities": {
          "anyOf": [
            {
              "type": "object",
              "properties": {
                "price": { "$ref": "#/$defs/pair" },
                "allen": { "$ref": "#/$defs/pair" },
                "morishima": { "$ref": "#/$defs/pair" },
                "hicks": { "$ref": "#/$defs/pair" }
              },
              "required": ["price", "allen", "morishima", "hicks"],
              "additionalProperties": false
            },
            { "type": "null" }
          ]
        },
        "answers": { "type": "array", "items": { "$ref": "#/$defs/answer" } },
        "accounts": { "anyOf": [{ "$ref": "#/$defs/accounts" }, { "type": "null" }] }
      },
      "required": ["provenance", "status", "solved", "explanation", "certificate", "capability",
                   "opex_usd_per_year", "marginal_cost_usd", "revenue_usd_per_year", "profit_usd_per_year",
                   "inputs", "limits", "h100_year_flop", "utilization", "utilization_assumed",
                   "supplies", "replacements", "cap_cost", "infeasibility", "elasticities", "answers",
                   "accounts"],
      "additionalProperties": false
    },
    "accounts": {
      "type": "object",
      "properties": {
        "scope": { "enum": ["research", "opex"] },
        "lines": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "name": { "type": "string" },
              "label": { "type": "string" },
              "to": { "type": "string" },
              "usd_per_year": { "$ref": "#/$defs/number" },
              "residual": { "type": "boolean" }
            },
            "required": ["name", "label", "to", "usd_per_year", "residual"],
            "additionalProperties": false
          }
        },
        "reported_usd_per_year": { "$ref": "#/$defs/number" },
        "technology_usd_per_year": { "$ref": "#/$defs/number" },
        "outside_usd_per_year": { "$ref": "#/$defs/number" },
        "residual_usd_per_year": { "$ref": "#/$defs/number" },
        "cost_of_sales_usd_per_year": { "$ref": "#/$defs/number" },
        "compute_share": { "$ref": "#/$defs/number" },
        "compute_share_reported": { "$ref": "#/$defs/number" }
      },
      "required": ["scope", "lines", "reported_usd_per_year", "technology_usd_per_year",
                   "outside_usd_per_year", "residual_usd_per_year", "cost_of_sales_usd_per_year",
                   "compute_share", "compute_share_reported"],
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
    },
    "difference": {
      "type": "object",
      "properties": {
        "opex_usd_per_year": { "$ref": "#/$defs/number" },
        "opex_share": { "$ref": "#/$defs/number" },
        "capability_share": { "$ref": "#/$defs/number" },
        "marginal_cost_share": { "$ref": "#/$defs/number" },
        "profit_usd_per_year": { "$ref": "#/$defs/number" },
        "inputs": { "$ref": "#/$defs/numbers" },
        "input_shares": { "$ref": "#/$defs/numbers" }
      },
      "required": ["opex_usd_per_year", "opex_share", "capability_share", "marginal_cost_share",
                   "profit_usd_per_year", "inputs", "input_shares"],
      "additionalProperties": false
    }
  }
}
)schema";
}

}  // namespace isocost::study
