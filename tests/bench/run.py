"""The benchmark: one run, one thread, interleaved rounds, CPU time, medians. Nothing is asserted."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

import chapters
import market
import plan
import report
import scipy_slsqp
from python_call import python_call
from server import RECORD, Server, build, make_problems

SEED = 20240613
FIRST = ("flat", "firm", "toms748-logs")  # ours is the first of these that is there


class Row:
    """What one contender took, round by round, and how its answers scored."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.scores: np.ndarray | None = None
        self.solved: np.ndarray | None = None  # indices; None: all


class Bench:
    def __init__(self, server: Server, main: int, rounds: int, scipy_share: float, seed: int) -> None:
        self.server, self.main, self.rounds = server, main, rounds
        self.rows = {name: Row() for name in [*server.names, *scipy_slsqp.CONTENDERS]}
        self.call = python_call(server.records)
        if self.call:
            self.rows["python"] = Row()
        self._set_up_scipy(scipy_share, seed)

    def _set_up_scipy(self, share: float, seed: int) -> None:
        """A seeded subset of each category; MAIN's part is cut into one piece per round."""
        records, draw = self.server.records, np.random.default_rng(seed)
        chosen = []
        for category in range(14):
            members = np.flatnonzero(records["category"] == category)
            size = max(1, round(share * len(members)))
            chosen.append(draw.permutation(members)[:size])
        self.pieces = np.array_split(chosen[0], self.rounds)
        self.rest = np.concatenate(chosen[1:])
        self.problems = [SimpleNamespace(**dict(zip(RECORD.names, r.item()))) for r in records]
        self.answers = {name: np.zeros((len(records), 5)) for name in scipy_slsqp.CONTENDERS}

    def scipy(self, name: str, which: np.ndarray) -> float:
        solve, answers = scipy_slsqp.CONTENDERS[name], self.answers[name]
        start = time.thread_time_ns()
        for i in which:
            answers[i] = solve(self.problems[i])
        return (time.thread_time_ns() - start) / 1e3 / max(1, len(which))

    def one(self, name: str, number: int) -> float:
        if name in scipy_slsqp.CONTENDERS:
            return self.scipy(name, self.pieces[number])
        if name == "python":
            return self.call.time(0, self.main)
        return self.server.time(name, 0, self.main)

    def run(self) -> None:
        names = list(self.rows)
        for name in self.server.names:  # warm up
            self.server.time(name, 0, min(100, self.main))
        for number in range(self.rounds):
            turn = number % len(names)
            for name in names[turn:] + names[:turn]:
                self.rows[name].times.append(self.one(name, number))

    def judge(self) -> None:
        server, total = self.server, len(self.server.records)
        for name in server.names:
            server.time(name, self.main, total - self.main)
            self.rows[name].scores = server.score(name)
        for name, answers in self.answers.items():
            self.scipy(name, self.rest)
            self.rows[name].scores = server.judge(answers)
            self.rows[name].solved = np.concatenate([*self.pieces, self.rest])
        if self.call:
            self.rows["python"].scores = server.judge(self.call.answers(total))

    def result(self) -> dict[str, Any]:
        ours = next(name for name in FIRST if name in self.rows)
        base = self.rows[ours].times
        rows = {}
        for name, row in self.rows.items():
            ratio = statistics.median(t / b for t, b in zip(row.times, base))
            rows[name] = {
                "microseconds": statistics.median(row.times),
                "ratio": ratio,
                **report.quality(self.server.records, row.scores, row.solved),
            }
        result = {"ours": ours, "rounds": self.rounds, "rows": rows}
        if self.call and "firm" in rows:
            extra = zip(self.rows["python"].times, self.rows["firm"].times)
            result["python_call_adds_microseconds"] = statistics.median(p - c for p, c in extra)
        return result


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="200 MAIN and 13 x 10 NASTY problems")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers there")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scipy", type=float, default=1.0, metavar="SHARE",
                        help="let SciPy solve only this share of the problems")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    sizes = (200, 10) if options.quick else (10_000, 300)
    build()
    problems = make_problems(options.seed, *sizes)
    with Server(problems) as server:
        bench = Bench(server, sizes[0], options.rounds, options.scipy, options.seed)
        before = report.load_average()
        bench.run()
        bench.judge()
        result = bench.result() | {
            "seed": options.seed,
            "problems": {"MAIN": sizes[0], "NASTY": 13 * sizes[1]},
            "scipy_share": options.scipy,
            "machine": report.machine(server.versions, before),
        }
        result["chapters"] = chapters.run()
        result["market"] = market.run(options.quick)
        result["plan"] = plan.run(options.quick)
    print(report.text(result))
    print(chapters.text(result["chapters"]))
    print(market.text(result["market"]))
    print(plan.text(result["plan"]))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
