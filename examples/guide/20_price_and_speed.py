"""What a token costs depends on how fast its reader wants it: few chips with a large batch are cheap, many are fast."""

from isocost import inference

llama = inference.transformer("Llama 3 70B")
h100 = inference.erdil_h100()  # 2.10 USD per hour
batches = [1, 4, 16, 64, 256]
frontier = inference.price_speed_frontier(
    llama, h100, chips=[1, 2, 4, 8, 16, 32], batches=batches, context_tokens=2048, cache_reads=True
)
print(frontier)
# No placement beats a point in both, and every placement is matched by one.
assert frontier.uncovered == frontier.dominated == 0

# The cheapest that writes 100 tokens per second, and a request on it.
fast = frontier.cheapest_at_speed(100.0)
assert fast is not None
decode = inference.Placement(llama, h100, chips=fast.chips, batch=fast.batch, context_tokens=2048, cache_reads=True)
ask = inference.Request(input_tokens=2000, output_tokens=500)
price = inference.price_of(ask, decode, inference.Prefill(chips=8, utilization=0.5))
print(f"2000 tokens read, 500 written: {price.usd:.4f} USD in {price.prefill_s + price.decode_s:.1f} s")
assert price.decode_s <= 500.0 / 100.0

# What does not fit says what would.
r1 = inference.serve(
    inference.Placement(inference.transformer("DeepSeek-R1"), h100, chips=8, batch=1, context_tokens=0)
)
print(r1.reason)
assert r1.status == "infeasible" and r1.least_chips == 9.0
