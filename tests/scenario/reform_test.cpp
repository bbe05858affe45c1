#include "isocost/scenario/reform.hpp"

#include <doctest/doctest.h>

#include "lab.hpp"

namespace reform_test {

using namespace isocost;
using scenario::apply;
using scenario::load_reform_text;
using scenario::parse_change;
using test::lab;

namespace {

const std::string heading = "title = \"t\"\nauthor = \"a\"\nsource = \"s\"\n";

std::string change(const std::string& path, const std::string& operation) {
    return "[[change]]\npath = \"" + path + "\"\n" + operation + "\n";
}

template <class Do>
std::string complaint(Do&& action) {
    try {
        action();
        return "";
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
}

std::string refused(const std::string& text) {
    return complaint([&] { (void)apply(lab(), parse_change(text)); });
}

}  // namespace

TEST_CASE("a reform returns a new scenario and leaves the old one as it was") {
    const auto before = lab();
    const auto hash = before.hash();
    const auto after = apply(before, parse_change("compute.cap_share=0.6"));
    CHECK(before.hash() == hash);
    CHECK(after.hash() != hash);
    CHECK(after.contents().inputs[0].cap_share.value == 0.6);
    CHECK_FALSE(before.contents().inputs[0].cap_share.given());
}

TEST_CASE("set, multiply and add, one after the other") {
    const auto reform = load_reform_text(
        heading + change("talent.quantity_fte", "multiply = 2") +
        change("talent.quantity_fte", "add = -50") +
        change("technology.sigma", "set = { value = 1, low = 0, high = 2, source = \"x\" }"));
    CHECK(reform.changes[0].text() == "talent.quantity_fte * 2");
    const auto& contents = apply(lab(), reform).contents();
    CHECK(contents.inputs[1].quantity.value == 150.0);
    CHECK(contents.technology.sigma.high == 2.0);
}

TEST_CASE("a range moves with its value") {
    const auto ranged = lab({{"0.7", "{ value = 0.7, low = 0.5, high = 1, source = \"a\" }"}});
    const auto doubled =
        apply(ranged, load_reform_text(heading + change("technology.sigma", "multiply = 2")));
    CHECK(doubled.contents().technology.sigma.low == 1.0);
    CHECK(doubled.contents().technology.sigma.high == 2.0);
}

TEST_CASE("words are set to words, numbers to numbers") {
    const auto supply =
        lab({{"wage_usd_per_year = 200000",
              "wage_usd_per_year = 200000\nsupply_elasticity = 2\nbuyer = \"price_taker\""}});
    CHECK(
        apply(supply, parse_change("talent.buyer=monopsonist")).contents().inputs[1].buyer.value ==
        "monopsonist");
    CHECK(refused("technology.sigma=high") ==
          "--set technology.sigma=high: technology.sigma: must be set to a number");
    CHECK(refused("question.goal=3") ==
          "--set question.goal=3: question.goal: is a word: it can only be set to another word");
}

TEST_CASE("an unknown path suggests near ones") {
    CHECK(refused("compute.cap_flops_per_year=1e25") ==
          "--set compute.cap_flops_per_year=1e25: compute.cap_flops_per_year: there is no such key "
          "in the "
          "scenario; did you mean \"compute.cap_flop_per_year\"?");
    CHECK(refused("computer.cap_share=1").find("\"compute.cap_share\"") != std::string::npos);
}

TEST_CASE("a change that leaves its value as it was is an error") {
    CHECK(refused("technology.sigma=0.70") ==
          "--set technology.sigma=0.70: technology.sigma: changes nothing: it is 0.7 already");
    CHECK(refused("question.goal=minimize_opex").find("changes nothing") != std::string::npos);
    CHECK(complaint([] {
              (void)apply(lab(),
                          load_reform_text(heading + change("technology.sigma", "multiply = 1")));
          }).find("changes nothing: it is 0.7 already") != std::string::npos);
}

TEST_CASE("prose and what is not given cannot be moved") {
    CHECK(refused("title=x").find("is not a lever") != std::string::npos);
    CHECK(refused("price_year=2020").find("is not a lever") != std::string::npos);
    CHECK(complaint([] {
              (void)apply(
                  lab(), load_reform_text(heading + change("compute.cap_share", "multiply = 0.5")));
          }) == "text:4: compute.cap_share: is not given in the scenario: set it instead");
}

TEST_CASE("the result of a reform obeys the rules of a scenario") {
    CHECK(refused("technology.sigma=-1").find("technology.sigma = -1: must be 0 or more") !=
          std::string::npos);
    CHECK(refused("technology.sigma=nan").find("not to nan") != std::string::npos);
    CHECK(refused("talent.buyer=monopsonist").find("is read only where supply slopes") !=
          std::string::npos);
    const auto capped =
        lab({{"price_usd_per_flop", "cap_flop_per_year = 8e24\nprice_usd_per_flop"}});
    CHECK(complaint([&] {
              (void)apply(capped, parse_change("compute.cap_share=0.5"));
          }).find("says again what cap_flop_per_year says") != std::string::npos);
}

TEST_CASE("a reform can name its baseline by title or hash, and refuses another") {
    const auto reform = [](const std::string& baseline) {
        return load_reform_text(heading + "baseline = \"" + baseline + "\"\n" +
                                change("technology.sigma", "set = 2"));
    };
    CHECK(complaint([&] { (void)apply(lab(), reform("lab")); }).empty());
    CHECK(complaint([&] { (void)apply(lab(), reform(lab().hash())); }).empty());
    CHECK(complaint([&] {
              (void)apply(lab(), reform("another lab"));
          }).find("baseline = \"another lab\": the scenario is \"lab\", sha256:") !=
          std::string::npos);
}

TEST_CASE("several reforms are one: only what comes out at the end must be valid") {
    const std::vector<scenario::Reform> reforms{parse_change("talent.supply_elasticity=2"),
                                                parse_change("talent.buyer=price_taker")};
    CHECK(scenario::apply_all(lab(), reforms).contents().inputs[1].buyer.value == "price_taker");
}

TEST_CASE("a malformed reform names all its mistakes") {
    CHECK(complaint([] {
              (void)load_reform_text(
                  "title = \"t\"\nautor = \"a\"\n[[change]]\nset = 1\nadd = 2\n");
          }) ==
          "text:1: author: must be given (who proposes it)\n"
          "text:1: source: must be given (where it comes from)\n"
          "text:2: autor: is not a key or table of a reform; did you mean \"author\"?\n"
          "text:3: change.1.path: must be given\n"
          "text:3: change.1: needs one of set, multiply and add");
    CHECK(complaint([] { (void)load_reform_text(heading); }) ==
          "text:1: change: a reform needs at least one [[change]], each with a path and set, "
          "multiply or add");
    CHECK(complaint([] {
              (void)load_reform_text(heading + change("a", "multiply = inf"));
          }).find("must be a finite plain number") != std::string::npos);
    CHECK(complaint([] { (void)load_reform_text(heading + "change = 3"); }).find("[[change]]") !=
          std::string::npos);
}

TEST_CASE("path=value must have both, and spaces around them do not matter") {
    CHECK(parse_change(" technology.sigma = 2 ").changes[0].path == "technology.sigma");
    for (const char* text : {"", "=", "technology.sigma", "technology.sigma=", "=2"})
        CHECK(complaint([&] { (void)parse_change(text); }).find("must read path=value") !=
              std::string::npos);
    CHECK(scenario::reform_from("technology.sigma=2").changes.size() == 1);
    CHECK(complaint([] { (void)scenario::reform_from("nowhere.toml"); }) ==
          "nowhere.toml: there is no such file");
}

TEST_CASE("a number can be replaced by any other, also by itself") {
    CHECK(scenario::replaced(lab(), "technology.sigma", 0.7).hash() == lab().hash());
    CHECK(scenario::replaced(lab(), "technology.sigma", 2.0).contents().technology.sigma.value ==
          2.0);
    CHECK_THROWS_AS(scenario::replaced(lab(), "question.goal", 2.0), scenario::ScenarioError);
}

TEST_CASE("the levers are the paths that reforms can name") {
    const auto levers = scenario::levers(lab());
    CHECK(std::find(levers.begin(), levers.end(), "compute.cap_share") != levers.end());
    CHECK(std::find(levers.begin(), levers.end(), "title") == levers.end());
}

}  // namespace reform_test
