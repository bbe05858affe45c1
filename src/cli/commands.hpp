#pragma once

#include <string>
#include <vector>

/// The commands behind the command line. Each prints its answer on standard output and returns the
/// exit status; bad input is an exception, which `main` prints on standard error.
namespace isocost::cli {

inline constexpr int solved = 0;
inline constexpr int not_solved = 1;
inline constexpr int bad_input = 2;

struct RunOptions {
    std::string file;
    std::vector<std::string> reforms;
    std::vector<std::string> changes;
    bool json = false;
    bool causes = false;  ///< of a market: what each cap does to wages
};

struct SweepOptions {
    std::string file;
    std::string over;
    std::vector<std::string> changes;
    bool json = false;
    bool csv = false;
};

struct ChipOptions {
    std::string date;
    std::string entity;
    bool offshore = false;
    bool matrix = false;
};

int run_demo();
int run_scenario(const RunOptions& options);
int run_market(const RunOptions& options);
int run_path(const RunOptions& options);
int check_file(const std::string& file, bool canonical);
int explain_file(const std::string& file);
int sweep_scenario(const SweepOptions& options);
int print_chips(const ChipOptions& options);
int print_reference(const std::string& what);

}  // namespace isocost::cli
