// A user with the headers and Eigen alone.
#include <isocost/isocost.hpp>
#include <isocost/version.hpp>

#include <cstdio>

int main() {
    std::printf("isocost %s, headers alone\n", isocost::version);
    return 0;
}
