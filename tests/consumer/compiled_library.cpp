// A user who links the compiled library.
#include <isocost/isocost.hpp>
#include <isocost/version.hpp>

#include <cstdio>

int main() {
    std::printf("isocost %s, compiled library\n", isocost::version);
    return 0;
}
