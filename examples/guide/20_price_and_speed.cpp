// What a token costs depends on how fast its reader wants it: few chips with a large batch are
// cheap, many with a small one are fast.
#include <cstdio>
#include <isocost/inference/frontier.hpp>
#include <isocost/inference/request.hpp>

namespace inference = isocost::inference;

int main() {
    const auto llama = inference::transformer("Llama 3 70B");
    const auto h100 = inference::erdil_h100();  // 2.10 USD per hour
    const inference::PlacementGrid grid{.chips = {1.0, 2.0, 4.0, 8.0, 16.0, 32.0},
                                        .batches = {1.0, 4.0, 16.0, 64.0, 256.0},
                                        .context_tokens = 2048.0,
                                        .cache_reads = true};
    const auto frontier = inference::price_speed_frontier(llama, h100, grid);
    std::printf("%zu placements, %zu do not fit into memory\n", frontier.placements,
                frontier.infeasible);
    for (const auto& p : frontier.points)
        std::printf("%2.0f H100, batch %3.0f: %7.3f USD per Mtok at %5.1f tokens per second\n",
                    p.chips, p.batch, p.usd_per_mtok, p.tokens_per_s_per_user);
    // No placement beats a point in both, and every placement is matched by one.
    bool ok = frontier.certificate.holds();

    // The cheapest that writes 100 tokens per second, and a request on it.
    const auto fast = inference::cheapest_at_speed(frontier, 100.0).point;
    const inference::Placement decode{.model = llama,
                                      .chip = h100,
                                      .chips = fast.chips,
                                      .batch = fast.batch,
                                      .context_tokens = grid.context_tokens,
                                      .cache_reads = true};
    const auto price = inference::price_of({.input_tokens = 2000.0, .output_tokens = 500.0}, decode,
                                           {.chips = 8.0, .utilization = 0.5});
    std::printf("2000 tokens read, 500 written: %.4f USD in %.1f s\n", price.usd,
                price.prefill_s + price.decode_s);
    ok = ok && price.decode_s <= 500.0 / 100.0;

    // What does not fit says what would.
    const auto r1 = inference::serve({.model = inference::transformer("DeepSeek-R1"),
                                      .chip = h100,
                                      .chips = 8.0,
                                      .batch = 1.0,
                                      .context_tokens = 0.0});
    std::printf("%s\n", r1.reason.c_str());
    ok = ok && r1.status == isocost::core::Status::infeasible && r1.least_chips == 9.0;
    return ok ? 0 : 1;
}
