#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>

#include "commands.hpp"
#include "isocost/version.hpp"

namespace isocost::cli {

namespace {

/// What the parsed command line asks for; returns the exit status.
using Action = std::function<int()>;

/// Everything that options are parsed into; it outlives the parser.
struct Options {
    RunOptions run = {};
    SweepOptions sweep = {};
    ChipOptions chips = {};
    std::string file = {};
    std::string what = {};
    bool canonical = false;
};

CLI::App* command(CLI::App& app, const char* name, const char* says, Action& chosen,
                  const Action& action) {
    auto* sub = app.add_subcommand(name, says);
    sub->callback([&chosen, action] { chosen = action; });
    return sub;
}

/// A scenario and its reforms: what `run`, `market` and `path` read.
CLI::App* add_run(CLI::App& app, Options& options, Action& chosen, const char* name,
                  const char* says, int (*action)(const RunOptions&)) {
    auto& run = options.run;
    auto* sub = command(app, name, says, chosen, [&run, action] { return action(run); });
    sub->add_option("FILE", run.file, "scenario, TOML")->required();
    sub->add_option("--reform", run.reforms, "reform, TOML; may be repeated")
        ->allow_extra_args(false);
    sub->add_option("--set", run.changes, "PATH=VALUE, a reform of one change; may be repeated")
        ->allow_extra_args(false);
    sub->add_flag("--json", run.json, "print JSON instead of a report");
    return sub;
}

void add_check(CLI::App& app, Options& options, Action& chosen) {
    auto* sub = command(app, "check",
                        "read a scenario or reform and name its mistakes: those of the text, then "
                        "those of its sense",
                        chosen, [&] { return check_file(options.file, options.canonical); });
    sub->add_option("FILE", options.file, "scenario or reform, TOML")->required();
    sub->add_flag("--canonical", options.canonical, "print what the hash is the SHA-256 of");
}

void add_explain(CLI::App& app, Options& options, Action& chosen) {
    auto* sub = command(app, "explain", "say in words what a scenario holds and answers", chosen,
                        [&] { return explain_file(options.file); });
    sub->add_option("FILE", options.file, "scenario, TOML")->required();
}

void add_sweep(CLI::App& app, Options& options, Action& chosen) {
    auto& sweep = options.sweep;
    auto* sub = command(app, "sweep", "solve a scenario for many values of one number", chosen,
                        [&] { return sweep_scenario(sweep); });
    sub->add_option("FILE", sweep.file, "scenario, TOML")->required();
    sub->add_option("--over", sweep.over, "PATH=FROM:TO:COUNT, with :log in logarithms")
        ->required();
    sub->add_option("--set", sweep.changes, "PATH=VALUE, made before the sweep; may be repeated")
        ->allow_extra_args(false);
    sub->add_flag("--json", sweep.json, "print JSON");
    sub->add_flag("--csv", sweep.csv, "print comma-separated values")->excludes("--json");
}

void add_chips(CLI::App& app, Options& options, Action& chosen) {
    auto& chips = options.chips;
    auto* sub =
        command(app, "chips", "the catalog of accelerators, and what export rules say of it",
                chosen, [&] { return print_chips(chips); });
    auto* date = sub->add_option("--date", chips.date, "day whose rules are in force, YYYY-MM-DD");
    sub->add_option("--entity", chips.entity, "who is to have the chips")->needs(date);
    sub->add_flag("--offshore", chips.offshore, "in a cloud abroad, not in China")->needs(date);
    sub->add_flag("--rules", chips.matrix, "what every rule says of every chip")->excludes(date);
}

void add_reference(CLI::App& app, Options& options, Action& chosen) {
    auto* sub = command(app, "reference", "keys of a scenario file; JSON Schemas", chosen,
                        [&] { return print_reference(options.what); });
    sub->add_option(
        "WHAT", options.what,
        "keys (default), scenario-schema, result-schema, answers-schema or paths-schema");
}

/// Exit status 0 solved, 1 not solved, 2 bad input.
int parse_and_run(int argc, char** argv) {
    CLI::App app{"What compute, talent and data cost an AI lab, and what replaces what."};
    app.set_version_flag("--version", std::string("isocost ") + version);
    app.require_subcommand(1);
    app.footer("Exit status: 0 solved, 1 not solved (infeasible and the like), 2 bad input.");
    Options options;
    Action chosen;
    command(app, "demo", "an invented lab before and after a cap on its compute", chosen, run_demo);
    add_run(app, options, chosen, "run", "solve a scenario, with and without reforms",
            run_scenario);
    add_run(app, options, chosen, "market",
            "clear a market of firms: wages, who hires, who pays, with and without reforms",
            run_market)
        ->add_flag("--causes", options.run.causes,
                   "also share out, cap by cap, what the caps do to wages and Opex");
    add_run(app, options, chosen, "path",
            "follow a scenario over the years: people, Opex and purchases year by year", run_path);
    add_check(app, options, chosen);
    add_explain(app, options, chosen);
    add_sweep(app, options, chosen);
    add_chips(app, options, chosen);
    add_reference(app, options, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? solved : bad_input;  // --help and --version come here too
    }
    return chosen();
}

}  // namespace

}  // namespace isocost::cli

int main(int argc, char** argv) {
    try {
        return isocost::cli::parse_and_run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return isocost::cli::bad_input;
    }
}
