"""Open weights on rented chips or an API? The answer is a load, not a volume: the rent runs while the chips wait."""

from isocost import inference

# Eight chips at 2.10 USD that serve ten thousand tokens per second when all are asked for, against R1's API at its
# blended 0.724 USD per million tokens.
own = inference.SelfHosting(usd_per_hour=8 * 2.10, tokens_per_s=10_000, variable_usd_per_mtok=0)
api = 0.724
answer = inference.break_even_load(own, api_usd_per_mtok=api)
print(f"breaks even at {answer.utilization:.0%} average load, {answer.tokens_per_year:.2g} tokens a year")
assert abs(answer.utilization - 0.645) < 5e-4

# Below that load a token of one's own costs more than the API's.
for load in (0.2, 0.5, 1.0):
    cost = inference.self_hosted_usd_per_mtok(own, utilization=load)
    print(f"at {load:4.0%} load a million tokens cost {cost:.2f} USD")
assert inference.self_hosted_usd_per_mtok(own, utilization=0.5) > api

# A second deployment that is hardly used can cost more than it saves.
full = own.tokens_per_s * 3600 * 730.5
one = inference.compare_hosting(own, api_usd_per_mtok=api, tokens_per_month=full)
more = inference.compare_hosting(own, api_usd_per_mtok=api, tokens_per_month=1.05 * full)
print(f"full load: {'self-host' if one.self_host else 'API'}; 5% more: {'self-host' if more.self_host else 'API'}")
assert one.self_host and not more.self_host

# Half as fast, no load is enough; the answer says what would be.
never = inference.break_even_load(own.replace(tokens_per_s=5_000), api_usd_per_mtok=api)
print(never.reason)
assert never.status == "infeasible"
