"""Which chips may be had: by whom, where and when, with the reason and its source."""

from typing import Literal

import isocost as ic


def verdict(chip: ic.compute.Accelerator, day: str, entity: str, place: Literal["china", "offshore_cloud"]) -> str:
    answer = ic.compute.allowed(chip, day, entity=entity, place=place)
    print(f"{chip.name:22} {day} {entity} {place}: {answer} ({answer.reason})")
    return str(answer)


h800 = ic.compute.accelerator("NVIDIA H800 SXM5")
h20 = ic.compute.accelerator("NVIDIA HGX H20")
assert verdict(h800, "2023-06-01", "MiniMax", "china") == "allowed"
assert verdict(h800, "2024-06-01", "MiniMax", "china") == "licence required"

# A figure that nobody has published is named, not guessed; an assumption is the user's.
assert verdict(h20, "2024-06-01", "MiniMax", "china") == "unknown: die_mm2"
assumed = h20.replace(die_mm2=814)  # if it is as large as an H100's
assert verdict(assumed, "2024-06-01", "MiniMax", "china") == "allowed"
assert verdict(assumed, "2025-06-01", "MiniMax", "china") == "licence required"

# A cloud abroad is open to all but listed entities.
assert verdict(h800, "2025-06-01", "MiniMax", "offshore_cloud") == "allowed"
assert verdict(h800, "2025-06-01", "Zhipu AI", "offshore_cloud") == "licence required"

# Memory stacks have a rule of their own before they are packaged with a processor.
stack = ic.compute.MemoryStack(name="stack", bandwidth_bytes_per_s=300e9, package_mm2=100)
assert str(ic.compute.allowed(stack, "2025-06-01", entity="MiniMax", place="china")) == "exception"

# Every rule on every chip, as a table.
chips = [ic.compute.accelerator(name) for name in ("NVIDIA H100 SXM5 80GB", "NVIDIA HGX H20", "Huawei Ascend 910B")]
matrix = ic.compute.verdict_matrix(chips)
assert matrix["Huawei Ascend 910B", "3A090.a.1"].reason == "made in China: not an export"
