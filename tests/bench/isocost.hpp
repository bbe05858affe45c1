#pragma once
// This library, twice: its flat solver with the certificate from eleven plain numbers, and the
// public way through a Firm and minimize_opex. A row whose header does not exist yet is left out.
#include "problems.hpp"

#define BENCH_HAS_FLAT 0
#define BENCH_HAS_FIRM 0

namespace bench::isocost_rows {}
