"""A day that closes: DeepSeek published its tokens, throughput, nodes and cost of 27 to 28 February 2025."""

from isocost import inference

day, prices = inference.deepseek_day(), inference.deepseek_r1_prices()
counted = inference.deepseek_day_nodes
read, write = inference.prefill_nodes(day), inference.decode_nodes(day)
print(f"nodes that read {read:.1f}, that write {write:.1f}, together {read + write:.1f}; counted were {counted:.2f}")
assert abs(inference.implied_nodes(day) / counted - 1.0) < 1.0 / 168.0  # tokens are published to 1e9, one part in 168

books = inference.account(day, nodes=counted, prices=prices)
print(books)
assert books.cost_usd == 87072.0

# Theoretical: web and app were free, nights discounted and V3 cheaper than R1. Its excess over cost is not a margin.
print(f"revenue if all had been sold at R1's list price: {books.revenue_at_list_price_usd:.0f} USD (published 562027)")
assert abs(books.revenue_at_list_price_usd / 562027.0 - 1.0) < 1.0 / 168.0

# Chips at 3 USD an hour instead of the assumed 2 leave the nodes and raise the cost by half.
raised = inference.account(day.replace(rent_usd_per_hour=3), nodes=counted, prices=prices)
print(f"at 3 USD per chip and hour: {raised.usd_per_mtok:.3f} USD per million tokens")
assert abs(raised.cost_usd / books.cost_usd - 1.5) < 1e-15
