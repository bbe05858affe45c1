// contenders PROBLEMS: solves and times on request, one command a line on the standard input:
//
//   time NAME FIRST COUNT   solves that range; prints the CPU nanoseconds of this thread
//   score NAME FILE         writes the scores of the answers that NAME has given so far
//   judge ANSWERS FILE      the same for answers from elsewhere
//
// Answers and scores are arrays of doubles, one row per problem. The first line of output lists the
// contenders that are there, the second says what compiled them.
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>

#include <boost/version.hpp>

#include "isocost.hpp"
#include "nlopt_slsqp.hpp"
#include "score.hpp"
#include "toms748.hpp"

namespace {

using bench::Answer;
using bench::Record;

double cpu_nanoseconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

/// Solves records [first, first + count) into the answers and returns the nanoseconds it took.
using Run = std::function<double(const std::vector<Record>&, std::vector<Answer>&,
                                 std::size_t first, std::size_t count)>;

template <auto solve>
double run(const std::vector<Record>& records, std::vector<Answer>& answers, std::size_t first,
           std::size_t count) {
    const double start = cpu_nanoseconds();
    for (std::size_t i = first; i < first + count; ++i) answers[i] = solve(records[i].problem);
    return cpu_nanoseconds() - start;
}

double run_firm(const std::vector<Record>& records, std::vector<Answer>& answers, std::size_t first,
                std::size_t count) {
    std::vector<isocost::Firm> firms;
    for (std::size_t i = first; i < first + count; ++i)
        firms.push_back(bench::isocost_rows::firm(records[i].problem));
    const double start = cpu_nanoseconds();
    for (std::size_t i = 0; i < count; ++i)
        answers[first + i] = bench::isocost_rows::solve(firms[i], records[first + i].problem);
    return cpu_nanoseconds() - start;
}

std::map<std::string, Run> contenders() {
    std::map<std::string, Run> all;
    all["toms748-logs"] = run<bench::toms748::solve_logs>;
    all["toms748-levels"] = run<bench::toms748::solve_levels>;
    all["nlopt"] = run<bench::nlopt_slsqp::solve>;
    all["flat"] = run<bench::isocost_rows::solve_flat>;
    all["firm"] = run_firm;
    return all;
}

template <class Row>
std::vector<Row> read(const std::string& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<Row> rows(static_cast<std::size_t>(in.tellg()) / sizeof(Row));
    in.seekg(0);
    in.read(reinterpret_cast<char*>(rows.data()),
            static_cast<std::streamsize>(rows.size() * sizeof(Row)));
    return rows;
}

void write_scores(const std::vector<Record>& records, const std::vector<Answer>& answers,
                  const std::string& file) {
    if (answers.size() != records.size())
        throw std::runtime_error("one answer per problem, please");
    std::ofstream out(file, std::ios::binary);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const bench::Score s = score(records[i], answers[i]);
        out.write(reinterpret_cast<const char*>(&s), sizeof s);
    }
    if (!out) throw std::runtime_error("cannot write " + file);
}

class Server {
public:
    explicit Server(const std::string& problems)
        : records_(read<Record>(problems)), contenders_(contenders()) {
        for (const auto& [name, unused] : contenders_) {
            answers_[name].resize(records_.size());
            std::cout << name << ' ';
        }
        int version[3];
        nlopt_version(&version[0], &version[1], &version[2]);
        std::cout << "\ng++ " << __VERSION__ << ", Boost " << BOOST_LIB_VERSION << ", NLopt "
                  << version[0] << '.' << version[1] << '.' << version[2] << std::endl;
    }

    void obey(std::istringstream line) {
        std::string verb, name, file;
        line >> verb >> name;
        if (verb == "time") {
            std::size_t first = 0, count = 0;
            line >> first >> count;
            std::cout << contenders_.at(name)(records_, answers_.at(name), first, count);
        } else if (verb == "score" && line >> file) {
            write_scores(records_, answers_.at(name), file);
        } else if (verb == "judge" && line >> file) {
            write_scores(records_, read<Answer>(name), file);
        } else {
            throw std::runtime_error("unknown command: " + line.str());
        }
        std::cout << std::endl;
    }

private:
    std::vector<Record> records_;
    std::map<std::string, Run> contenders_;
    std::map<std::string, std::vector<Answer>> answers_;
};

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 2) throw std::runtime_error("usage: contenders PROBLEMS");
        Server server(argv[1]);
        for (std::string line; std::getline(std::cin, line);) server.obey(std::istringstream(line));
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
