// A day that closes: DeepSeek published its tokens, throughput, nodes and cost of 27 to 28 February
// 2025, and the figures agree with each other.
#include <cmath>
#include <cstdio>
#include <isocost/inference/serving_day.hpp>

namespace inference = isocost::inference;

int main() {
    const auto day = inference::deepseek_day();
    std::printf("nodes that read %.1f, that write %.1f, together %.1f; counted were %.2f\n",
                inference::prefill_nodes(day), inference::decode_nodes(day),
                inference::implied_nodes(day), inference::deepseek_day_nodes);
    // Tokens are published to 1e9, one part in 168.
    bool ok =
        std::abs(inference::implied_nodes(day) / inference::deepseek_day_nodes - 1.0) < 1.0 / 168.0;

    const auto books =
        inference::account(day, inference::deepseek_day_nodes, inference::deepseek_r1_prices());
    std::printf("cost %.0f USD, %.3f per million tokens, %.3f per million written\n",
                books.cost_usd, books.usd_per_mtok, books.usd_per_output_mtok);
    ok = ok && books.cost_usd == 87072.0;

    // Theoretical: web and app were free, nights discounted and V3 cheaper than R1. Its excess over
    // cost is not a margin.
    std::printf("revenue if all had been sold at R1's list price: %.0f USD (published 562027)\n",
                books.revenue_at_list_price_usd);
    ok = ok && std::abs(books.revenue_at_list_price_usd / 562027.0 - 1.0) < 1.0 / 168.0;

    // Chips at 3 USD an hour instead of the assumed 2 leave the nodes and raise the cost by half.
    auto dear = day;
    dear.rent_usd_per_hour = 3.0;
    const auto raised =
        inference::account(dear, inference::deepseek_day_nodes, inference::deepseek_r1_prices());
    std::printf("at 3 USD per chip and hour: %.3f USD per million tokens\n", raised.usd_per_mtok);
    ok = ok && std::abs(raised.cost_usd / books.cost_usd - 1.5) < 1e-15;
    return ok ? 0 : 1;
}
