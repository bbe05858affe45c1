#include "isocost/scenario/scenario.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lab.hpp"

namespace scenario_test {

using namespace isocost;
using scenario::load_text;
using test::complaint;
using test::lab;
using test::lab_text;
using test::with;

namespace {

const std::filesystem::path golden =
    std::filesystem::path(ISOCOST_SOURCE_DIR) / "tests/golden/malformed";

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// An expected text that ends in `*` stands for all that begin as it does: the words of the TOML
/// parser differ between its versions.
bool matches(const std::string& expected, const std::string& message) {
    const auto star = expected.find('*');
    if (star == std::string::npos) return expected == message + "\n";
    return message.compare(0, star, expected, 0, star) == 0;
}

std::string loaded(const std::filesystem::path& path) {
    try {
        (void)scenario::load(path.string());
        return "no mistake";
    } catch (const scenario::ScenarioError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("every malformed scenario has exactly the message of its golden file") {
    int tried = 0;
    for (const auto& entry : std::filesystem::directory_iterator(golden)) {
        if (entry.path().extension() != ".toml") continue;
        CAPTURE(entry.path().filename().string());
        const auto expected =
            contents_of(std::filesystem::path(entry.path()).replace_extension(".txt"));
        const auto message = loaded(entry.path());
        CAPTURE(message);
        CHECK(matches(expected, message));
        ++tried;
    }
    CHECK(tried >= 60);
}

TEST_CASE("SHA-256 agrees with the vectors of FIPS 180-4") {
    CHECK(scenario::sha256("") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(scenario::sha256("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(scenario::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(scenario::sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the hash is of what is said, not of how it is written") {
    const auto hash = lab().hash();
    CHECK(hash == "sha256:" + scenario::sha256(scenario::canonical(lab().contents())));
    CHECK(lab({{"1e25", "10000000000000000000000000.0"}}).hash() == hash);
    CHECK(lab({{"title = \"lab\"", "# a comment\ntitle   =  'another title'\nnotes = \"prose\""}})
              .hash() == hash);
    CHECK(lab({{"quantity_fte = 100\nwage_usd_per_year = 200000",
                "wage_usd_per_year = 200000\nquantity_fte = 100"}})
              .hash() == hash);
    CHECK(lab({{"0.7", "{ value = 0.7, source = \"a\" }"}}).hash() == hash);
    CHECK(lab({{"0.7", "{ value = 0.7, low = 0.5, high = 1, source = \"a\" }"}}).hash() != hash);
    CHECK(lab({{"0.7", "0.70000000000000007"}}).hash() != hash);
}

TEST_CASE("the canonical text is fixed") {
    CHECK(scenario::canonical(lab().contents()) ==
          "price_year = 2024\n"
          "technology.sigma = 0.7\n"
          "compute.quantity_flop_per_year = 1e+25\n"
          "compute.price_usd_per_flop = 2e-18\n"
          "talent.quantity_fte = 100\n"
          "talent.wage_usd_per_year = 2e+05\n"
          "question.goal = minimize_opex\n"
          "question.capability = 1\n");
    CHECK(lab().hash() == "sha256:" + scenario::sha256(scenario::canonical(lab().contents())));
}

TEST_CASE("a scenario that exists is valid, also when it is made by hand") {
    auto contents = lab().contents();
    contents.technology.sigma.value = -1.0;
    CHECK_THROWS_AS(scenario::Scenario{contents}, scenario::ScenarioError);
    CHECK(lab().title() == "lab");
    CHECK(lab().price_year() == 2024);
}

TEST_CASE("files are bounded, regular and there") {
    CHECK(complaint(std::string(scenario::largest_file + 1, ' ')) ==
          "lab.toml: is larger than 1048576 bytes");
    CHECK(loaded(golden) == golden.string() + ": is not a file");
    CHECK(loaded(golden / "nowhere.toml") ==
          (golden / "nowhere.toml").string() + ": there is no such file");
}

TEST_CASE("nesting is bounded before the parser sees it, and strings and comments do not count") {
    std::string dotted = "a";
    for (int k = 0; k < 100'000; ++k) dotted += ".a";
    CHECK(complaint(dotted + " = 1") == "lab.toml:1: tables are nested deeper than 16");
    CHECK(complaint("x = " + std::string(100'000, '[')).find("deeper") != std::string::npos);
    CHECK(complaint("x = \"\"\"a\"\"\"\"\nb = \"" + dotted + "\"").find("deeper") ==
          std::string::npos);
    const auto dots = std::string(100, '.');
    CHECK(complaint(with(lab_text(), {{"title = \"lab\"", "title = \"" + dots + "\"\n# " + dots +
                                                              "\nnotes = '''" + dots + "'''"}}))
              .empty());
    CHECK(complaint("x = \"\"\"a\"\"\"\", y." + dotted + " = 1\n").find("deeper") !=
          std::string::npos);
}

TEST_CASE("the number of mistakes is the number of messages") {
    try {
        (void)load_text(contents_of(golden / "many_mistakes.toml"));
        FAIL("nothing thrown");
    } catch (const scenario::ScenarioError& error) {
        CHECK(error.mistakes().size() == 5);
    }
}

}  // namespace scenario_test
