"""Builds the two programs, makes the problems, and talks to `contenders`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np

TOP = Path(__file__).resolve().parents[2]
BUILD = TOP / "build/bench"
RECORD = np.dtype(
    [
        (name, "f8")
        for name in "sigma eta pc w0 pd A aC aL aD T K category feasible binds "
        "C L D cost cost_low condition kkt".split()
    ]
)
SCORE = np.dtype([(name, "f8") for name in ("wrong", "silent", "any", "error")])


def build() -> None:
    for command in (
        ["cmake", "--preset", "bench"],
        ["cmake", "--build", "--preset", "bench", "--target", "make_problems", "contenders", "chapters", "market", "plan"],
    ):
        done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"bench: {' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def make_problems(seed: int, main: int, nasty: int) -> Path:
    program = BUILD / "bench/make_problems"
    command = [str(program), str(BUILD), str(seed), str(main), str(nasty)]
    return Path(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip())


class Server:
    """The C++ contenders in a process of their own, which rests while Python works."""

    def __init__(self, problems: Path) -> None:
        self.records = np.fromfile(problems, dtype=RECORD)
        self._process = subprocess.Popen(
            [BUILD / "bench/contenders", problems],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.names = self._line().split()
        self.versions = self._line()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("bench: the contenders stopped")
        return line.strip()

    def _ask(self, command: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._line()

    def time(self, name: str, first: int, count: int) -> float:
        """CPU microseconds per problem."""
        return float(self._ask(f"time {name} {first} {count}")) / 1e3 / count

    def score(self, name: str) -> np.ndarray:
        file = BUILD / "scores.bin"
        self._ask(f"score {name} {file}")
        return np.fromfile(file, dtype=SCORE)

    def judge(self, answers: np.ndarray) -> np.ndarray:
        given, file = BUILD / "answers.bin", BUILD / "scores.bin"
        np.ascontiguousarray(answers, dtype="f8").tofile(given)
        self._ask(f"judge {given} {file}")
        return np.fromfile(file, dtype=SCORE)
