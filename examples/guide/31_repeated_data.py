"""Reading the same tokens again: what a repeat is worth (Muennighoff et al. 2023), how many epochs a target takes, and
where buying fresh tokens is cheaper.
"""

import math

import numpy as np

import isocost as ic

unique = 1e11
epochs = np.array([1.0, 4.0, 16.0, 40.0])
worth = ic.data.effective_tokens(unique, epochs * unique)
last = ic.data.value_of_repeated_token(unique, epochs * unique)
for k, passes in enumerate(epochs):
    print(f"{passes:2.0f} epochs: worth {worth[k]:.3g} unique tokens, the last token {last[k]:.2f} of a fresh one")
# Four epochs are nearly as good as fresh data; forty are not.
assert worth[1] > 0.92 * 4 * unique and worth[3] < 0.4 * 40 * unique

answer = ic.data.epochs_needed(unique, effective_tokens=4e11)
print(f"worth 4e11 takes {answer.epochs:.2f} epochs")
assert abs(ic.data.effective_tokens(unique, answer.tokens) / 4e11 - 1.0) < 1e-12

never = ic.data.epochs_needed(unique, effective_tokens=2e12)
print(never.reason)
assert never.status == "infeasible"

# As passes in the merit order: fresh text at three times the price takes over once a repeat has lost two thirds, after
# R = R* ln 3 = 16.9 repeats.
own = ic.data.DataSource("own", kind="owned", tokens_per_year=unique, price_usd_per_token=1e-7, quality=1.0)
fresh = own.replace(name="fresh", kind="licensed", tokens_per_year=math.inf, price_usd_per_token=3e-7)
corpus = ic.data.cheapest_mixture([*ic.data.by_epoch(own, epochs=40), fresh], effective_tokens_per_year=2e12)
times = sum(tokens > 0.0 for name, tokens in corpus.tokens_per_year.items() if name != "fresh")
print(f"own text {times} times, then {corpus.tokens_per_year['fresh']:.3g} fresh tokens")
assert times == 18
