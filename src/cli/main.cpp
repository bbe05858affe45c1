#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

#include "commands.hpp"
#include "isocost/version.hpp"

namespace {

using namespace isocost::cli;

/// Exit status 0 solved, 1 not solved, 2 bad input.
int parse_and_run(int argc, char** argv) {
    CLI::App app{"What compute, talent and data cost an AI lab, and what replaces what."};
    app.set_version_flag("--version", std::string("isocost ") + isocost::version);
    app.require_subcommand(1);

    app.add_subcommand("demo", "an invented lab before and after a cap on its compute");

    RunOptions run;
    auto* run_command = app.add_subcommand("run", "solve a scenario, with and without reforms");
    run_command->add_option("FILE", run.file, "scenario, TOML")->required();
    run_command->add_option("--reform", run.reforms, "reform, TOML; may be repeated")
        ->allow_extra_args(false);
    run_command
        ->add_option("--set", run.changes, "PATH=VALUE, a reform of one change; may be repeated")
        ->allow_extra_args(false);
    run_command->add_flag("--json", run.json, "print JSON instead of a report");

    std::string file;
    auto* check =
        app.add_subcommand("check", "read a scenario or reform and name every mistake in it");
    check->add_option("FILE", file, "scenario or reform, TOML")->required();
    bool canonical = false;
    check->add_flag("--canonical", canonical, "print what the scenario's hash is the SHA-256 of");

    auto* explain = app.add_subcommand("explain", "say in words what a scenario holds and answers");
    explain->add_option("FILE", file, "scenario, TOML")->required();

    SweepOptions sweep;
    auto* sweep_command =
        app.add_subcommand("sweep", "solve a scenario for many values of one number");
    sweep_command->add_option("FILE", sweep.file, "scenario, TOML")->required();
    sweep_command->add_option("--over", sweep.over, "PATH=FROM:TO:COUNT, with :log in logarithms")
        ->required();
    sweep_command->add_option("--set", sweep.changes, "PATH=VALUE, made before the sweep")
        ->allow_extra_args(false);
    sweep_command->add_flag("--json", sweep.json, "print JSON");
    sweep_command->add_flag("--csv", sweep.csv, "print comma-separated values")->excludes("--json");

    std::string what;
    auto* reference = app.add_subcommand("reference", "keys of a scenario file; JSON Schemas");
    reference->add_option("WHAT", what, "keys (default), scenario-schema or result-schema");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == 0;  // --help, --version
        app.exit(error);
        return asked ? solved : bad_input;
    }
    if (run_command->parsed()) return run_scenario(run);
    if (check->parsed()) return check_file(file, canonical);
    if (explain->parsed()) return explain_file(file);
    if (sweep_command->parsed()) return sweep_scenario(sweep);
    if (reference->parsed()) return print_reference(what);
    return run_demo();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return parse_and_run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return bad_input;
    }
}
