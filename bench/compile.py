#!/usr/bin/env python3
"""How long compiling the catalog takes, as a ratio to libyaml parsing the same files. Bound: 3.5.

python bench/compile.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import yaml

from excli.catalog.build import build_bundled
from excli.catalog.sources import BUNDLED_ENTRIES, FIGURES

BOUND = 3.5


def parse() -> None:
    """What PyYAML does with libyaml's parser: every file to plain values."""
    for path in (*BUNDLED_ENTRIES.rglob("*.yaml"), *FIGURES.rglob("*.yaml")):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def compile_() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_bundled(Path(folder, "catalog.sqlite"), drawn=False)


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times: dict[str, list[float]] = {"parse": [], "compile": []}
    for _ in range(runs):  # by turns, so that both meet the same machine
        for name, work in (("parse", parse), ("compile", compile_)):
            started = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - started)
    parsed, compiled = (statistics.median(times[name]) for name in ("parse", "compile"))
    print(f"parsing {parsed:.2f} s, compiling {compiled:.2f} s: ratio {compiled / parsed:.2f} (at most {BOUND})")
    return int(compiled / parsed > BOUND)


if __name__ == "__main__":
    sys.exit(main())
