"""Damaged inputs: what enters is a number of cases and a seed, what leaves is a count, or the first case that broke a rule.

``python -m tests.fuzz --cases 10000 --seed 1`` damages whole files of every format, plain, compressed and packed, reads
them as ``newsledger run`` would, and holds that nothing is raised, that every input is one article or one reject, that no
case takes more than ``SECONDS``, and that memory stays under ``MEGABYTES``. The same seed gives the same cases.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from newsledger.contracts.columns import REJECT_REASONS, STAGES
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.settings import Settings
from tests.every_format import every_format

SECONDS = 30.0
MEGABYTES = 1500.0
SETTINGS = Settings(fetch=False, max_input_bytes=1_000_000, max_members=200)
_MOST_BYTES = 6_000_000

Chance = random.Random
Damage = Callable[[bytes, bytes, Chance], bytes]


def cut(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other
    return content[: chance.randrange(len(content) + 1)]


def splice(content: bytes, other: bytes, chance: Chance) -> bytes:
    return content[: chance.randrange(len(content) + 1)] + other[chance.randrange(len(other) + 1) :]


def flip(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 40, 400))):
        if damaged:
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def repeat(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    piece = content[start:end] or b"x"
    times = min(chance.choice((2, 20, 2000)), _MOST_BYTES // len(piece))
    return content[:start] + piece * times + content[end:]


def drop(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:start] + content[end:]


def recode(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other
    text = content.decode(chance.choice(("utf-8", "latin-1")), "replace")
    return text.encode(
        chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7", "shift-jis", "utf-8")), "replace"
    )


def swell(content: bytes, other: bytes, chance: Chance) -> bytes:
    """Insert one long run: a huge line, deep nesting, a field without end, an entity of entities."""
    del other
    runs = (
        b"a",
        b"\x00",
        b"<div>",
        b"<a href=x>",
        b"[",
        b'{"a":',
        b'"',
        b"<!--",
        b"&amp;",
        b"\n",
        b"<p>a",
        b"(",
        b",",
        b"\xff",
    )
    run = chance.choice(runs)
    start = chance.randrange(len(content) + 1)
    return content[:start] + run * min(chance.choice((100, 10_000, 300_000)), _MOST_BYTES // len(run)) + content[start:]


def keep(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other, chance
    return content


DAMAGES: tuple[Damage, ...] = (cut, splice, flip, repeat, drop, recode, swell, keep)


def cases(number: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield a name that says what was done, the file's name, and its damaged bytes."""
    files = every_format()
    names = sorted(files)
    for case in range(number):
        chance = random.Random(f"{seed}-{case}")  # noqa: S311 - draws the same cases everywhere, guards nothing
        name, other = chance.choice(names), chance.choice(names)
        content, done = files[name], []
        for damage in chance.choices(DAMAGES, k=chance.choice((1, 1, 1, 2, 3))):
            content = damage(content, files[other], chance)[:_MOST_BYTES]
            done.append(damage.__name__)
        given = chance.choice(
            (name, name, name, other, "noname", f"wrong.{chance.choice(('html', 'csv', 'jsonl', 'gz', 'txt'))}")
        )
        yield f"case {seed}-{case}: {name} {'+'.join(done)} as {given}", given, content


def check(name: str, content: bytes, folder: Path) -> Counter[str]:
    """Read one damaged file; raises AssertionError when a rule does not hold. Returns what its inputs became."""
    path = folder / name
    path.write_bytes(content)
    became: Counter[str] = Counter()
    ids: set[str] = set()
    for found in iter_inputs([str(path)], SETTINGS):
        parsed = parse_input(found, SETTINGS)
        assert (parsed.article is None) != (parsed.reject is None), "an input is an article or a reject"
        assert found.input_id not in ids, f"two inputs are called {found.input_id}"
        ids.add(found.input_id)
        assert parsed.reject is None or (parsed.reject.reason in REJECT_REASONS and parsed.reject.stage in STAGES)
        became[parsed.reject.reason if parsed.reject else "article"] += 1
    assert became, "an input is lost"
    path.unlink()
    return became


def run(number: int, seed: int) -> Counter[str]:
    """Check so many cases; exits with the first that breaks a rule."""
    became: Counter[str] = Counter()
    process, slowest = psutil.Process(), (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for told, name, content in cases(number, seed):
            started = time.process_time()
            try:
                became += check(name, content, Path(folder))
            except Exception:
                print(told, flush=True)
                raise
            seconds = time.process_time() - started
            slowest = max(slowest, (seconds, told))
            memory = process.memory_info().rss / 1e6
            if seconds > SECONDS or memory > MEGABYTES:
                sys.exit(f"{told}: {seconds:.1f} s, {memory:.0f} MB")
    print(f"{number} cases of seed {seed}: {became.total()} inputs, {process.memory_info().rss / 1e6:.0f} MB")
    print(f"slowest {slowest[0]:.1f} s: {slowest[1]}")
    return became


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    for outcome, times in run(chosen.cases, chosen.seed).most_common():
        print(f"{times:8,} {outcome}")
