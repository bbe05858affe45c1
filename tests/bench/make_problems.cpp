// make_problems FOLDER SEED MAIN NASTY: writes the problems with their 80-digit answers and prints
// the file's name. The name carries the seed and a fingerprint of the drafts; an existing file is
// kept.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "generate.hpp"

namespace {

struct Key {
    int category;
    std::size_t index;
};

std::vector<Key> keys(std::size_t main_count, std::size_t nasty_count) {
    std::vector<Key> all;
    for (std::size_t i = 0; i < main_count; ++i) all.push_back({0, i});
    for (int c = 1; c <= bench::categories; ++c)
        for (std::size_t i = 0; i < nasty_count; ++i) all.push_back({c, i});
    return all;
}

std::string file_name(std::uint64_t seed, const std::vector<Key>& all) {
    std::vector<bench::Draft> drafts;
    for (const Key& k : all) drafts.push_back(bench::draft(seed, k.category, k.index, 0));
    char name[80];
    std::snprintf(
        name, sizeof name, "problems-%llu-%016llx.bin", static_cast<unsigned long long>(seed),
        static_cast<unsigned long long>(bench::fingerprint(drafts, bench::oracle::version)));
    return name;
}

std::vector<bench::Record> make(std::uint64_t seed, const std::vector<Key>& all) {
    std::vector<bench::Record> records(all.size());
    const std::size_t n = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::exception_ptr> failed(n);
    const auto work = [&](std::size_t first) {
        try {
            for (std::size_t i = first; i < all.size(); i += n)
                records[i] = bench::generate(seed, all[i].category, all[i].index);
        } catch (...) {
            failed[first] = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < n; ++t) threads.emplace_back(work, t);
    for (std::thread& t : threads) t.join();
    for (const std::exception_ptr& e : failed)
        if (e) std::rethrow_exception(e);
    return records;
}

void write(const std::filesystem::path& file, const std::vector<bench::Record>& records) {
    const std::filesystem::path draft = file.string() + ".part";
    std::ofstream out(draft, std::ios::binary);
    out.write(reinterpret_cast<const char*>(records.data()),
              static_cast<std::streamsize>(records.size() * sizeof records[0]));
    out.close();
    if (!out) throw std::runtime_error("cannot write " + draft.string());
    std::filesystem::rename(draft, file);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: make_problems FOLDER SEED MAIN NASTY\n";
        return 2;
    }
    try {
        const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
        const auto all =
            keys(std::strtoull(argv[3], nullptr, 10), std::strtoull(argv[4], nullptr, 10));
        const std::filesystem::path file = std::filesystem::path(argv[1]) / file_name(seed, all);
        if (!std::filesystem::exists(file)) write(file, make(seed, all));
        std::cout << file.string() << '\n';
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
