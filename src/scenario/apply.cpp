#include <type_traits>

#include "isocost/core/text.hpp"
#include "isocost/scenario/near.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/walk.hpp"

namespace isocost::scenario {

namespace {

constexpr std::size_t longest_lever = 200;

[[noreturn]] void refuse(const Change& change, const std::string& rule, core::Names near = {}) {
    throw ScenarioError(
        {{change.origin, printable(change.path, longest_lever), "", rule, std::move(near)}});
}

/// A number can be moved, and a text that is one of a few words or names a place; prose cannot.
template <class Value>
bool is_lever(const Row& row, const Value&) {
    if (std::is_same_v<std::decay_t<Value>, Number>) return row.key != "price_year";
    if (std::is_same_v<std::decay_t<Value>, Text>)
        return !row.choices.empty() || row.key == "to" || row.key == "residual_to" ||
               row.key == "date" || row.key == "entity";
    return false;
}

double moved(Operation operation, double value, double by) {
    return operation == Operation::multiply ? value * by : value + by;
}

void make(const Change& change, Number& number) {
    const auto* operand = std::get_if<Number>(&change.operand);
    if (operand == nullptr) refuse(change, "must be set to a number");
    if (std::isnan(operand->value)) refuse(change, "must be set to a number, not to nan");
    const Number before = number;
    if (change.operation == Operation::set) {
        number = *operand;
    } else {
        if (!before.given()) refuse(change, "is not given in the scenario: set it instead");
        number.value = moved(change.operation, before.value, operand->value);
        number.low = moved(change.operation, before.low, operand->value);
        number.high = moved(change.operation, before.high, operand->value);
        if (number.low > number.high) std::swap(number.low, number.high);
    }
    if (number.source.empty()) number.source = change.origin.file;
    number.origin = change.origin;
    if (number.value == before.value)
        refuse(change, "changes nothing: it is " + core::text(before.value) + " already");
}

void make(const Change& change, Text& text) {
    const auto* operand = std::get_if<Text>(&change.operand);
    if (operand == nullptr || change.operation != Operation::set)
        refuse(change, "is a word: it can only be set to another word");
    if (operand->value == text.value)
        refuse(change, "changes nothing: it is \"" + printable(text.value) + "\" already");
    text = *operand;
    text.origin = change.origin;
}

void make(const Change& change, NameList&) { refuse(change, "is not a lever"); }

void make(const Change& change, Contents& contents) {
    bool found = false;
    bool lever = true;
    core::Names paths;
    walk(contents, [&](const std::string& path, const Row& row, auto& value, const Origin&) {
        if (is_lever(row, value)) paths.push_back(path);
        if (path != change.path) return;
        found = true;
        lever = is_lever(row, value);
        if (lever) make(change, value);
    });
    if (!lever) refuse(change, "is not a lever");
    if (!found)
        refuse(change, "there is no such key in the scenario", near_matches(change.path, paths));
}

void require_baseline(const Scenario& scenario, const Reform& reform) {
    if (reform.baseline.empty() || reform.baseline == scenario.title() ||
        reform.baseline == scenario.hash())
        return;
    throw ScenarioError(
        {{reform.origin, "baseline", "\"" + printable(reform.baseline, 100) + "\"",
          "the scenario is \"" + printable(scenario.title(), 100) + "\", " + scenario.hash()}});
}

}  // namespace

std::string Change::text() const {
    const char* sign = operation == Operation::set        ? " = "
                       : operation == Operation::multiply ? " * "
                                                          : " + ";
    const auto* number = std::get_if<Number>(&operand);
    return path + sign +
           (number != nullptr ? core::text(number->value)
                              : "\"" + std::get<Text>(operand).value + "\"");
}

Scenario apply(const Scenario& scenario, const Reform& reform) {
    return apply_all(scenario, {reform});
}

Scenario apply_all(const Scenario& scenario, const std::vector<Reform>& reforms) {
    for (const auto& reform : reforms) require_baseline(scenario, reform);
    Contents contents = scenario.contents();
    for (const auto& reform : reforms)
        for (const auto& change : reform.changes) make(change, contents);
    return Scenario(std::move(contents));
}

Scenario replaced(const Scenario& scenario, const std::string& path, double value) {
    Contents contents = scenario.contents();
    Number number{value};
    number.origin = {"--over " + path, 0};
    Change change{path, Operation::set, number, number.origin};
    bool same = false;
    walk(scenario.contents(),
         [&](const std::string& at, const Row&, const auto& now, const Origin&) {
             if constexpr (std::is_same_v<std::decay_t<decltype(now)>, Number>)
                 same = same || (at == path && now.value == value);
         });
    if (!same) make(change, contents);
    return Scenario(std::move(contents));
}

core::Names levers(const Scenario& scenario) {
    core::Names paths;
    walk(scenario.contents(),
         [&](const std::string& path, const Row& row, const auto& value, const Origin&) {
             if (is_lever(row, value)) paths.push_back(path);
         });
    return paths;
}

}  // namespace isocost::scenario
