"""Damaged inputs: what enters is a number of cases and a seed, what leaves is a count, or the first case that broke a rule.

``python -m tests.fuzz --cases 10000 --seed 1`` damages whole files of every format, plain, compressed and packed, reads
them as ``newsledger run`` would, and holds that nothing is raised, that every input is one article or one reject, that no
case takes more than ``SECONDS``, and that memory never was above ``MEGABYTES``. With ``--code`` the articles are coded
too, and each of them is in the lake's frames or a reject. ``--go-on`` counts the cases that break a rule instead of
ending with the first. The same seed gives the same cases.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from newsledger.contracts.columns import REJECT_REASONS, STAGES
from newsledger.parse.inputs import Input, iter_inputs, parse_input
from newsledger.settings import Settings
from tests.every_format import every_format, plain_formats
from tests.hostile import CONTROLS, PATTERNS, hostile_formats, lie_about_lengths, make_attributes
from tests.packed import COMPRESS
from tests.parse.office_samples import docx, pdf
from tests.parse.pages import PARAGRAPHS, TITLE

SECONDS = 30.0
MEGABYTES = 1700.0
SETTINGS = Settings(fetch=False, max_input_bytes=1_000_000, max_members=200)
_MOST_BYTES = 6_000_000
_SLOWEST = 5

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


def chant(content: bytes, other: bytes, chance: Chance) -> bytes:
    """Repeat words that some scan may go through again for each of them."""
    del other
    pattern, times = chance.choice(PATTERNS), chance.choice((10, 300, 1_300, 5_000))
    return insert(content, b"\n\n" + pattern * times + b"\n\n", chance)


def steer(content: bytes, other: bytes, chance: Chance) -> bytes:
    """Insert control characters in many places."""
    del other
    for _ in range(chance.choice((1, 5, 50))):
        content = insert(content, chance.choice(CONTROLS), chance)
    return content


def adorn(content: bytes, other: bytes, chance: Chance) -> bytes:
    """Insert a tag with up to 200,000 attributes."""
    del other
    return insert(content, make_attributes(chance), chance)


def lie(content: bytes, other: bytes, chance: Chance) -> bytes:
    """State other lengths than the content has."""
    del other
    return lie_about_lengths(content, chance)


def insert(content: bytes, what: bytes, chance: Chance) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + what + content[start:]


def keep(content: bytes, other: bytes, chance: Chance) -> bytes:
    del other, chance
    return content


DAMAGES: tuple[Damage, ...] = (cut, splice, flip, repeat, drop, recode, swell, chant, steer, adorn, lie, keep)


def collection_files() -> dict[str, bytes]:
    """Return a file of each collection."""
    folder = Path(__file__).parent / "parse" / "collections"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def office_files() -> dict[str, bytes]:
    """Return a Word document and a PDF, alone and with a database's export."""
    lines = collection_files()["nexis_uni.txt"].decode().split("\n")
    story = [TITLE, "By Marta Soto", *PARAGRAPHS]
    return {
        "story.docx": docx(*story),
        "export.docx": docx(*lines),
        "story.pdf": pdf(story, story),
        "export.pdf": pdf(lines),
    }


def cases(number: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield a name that says what was done, the file's name, and its damaged bytes, which may be compressed afterwards."""
    plain = plain_formats() | hostile_formats() | collection_files() | office_files()
    files = every_format() | plain
    names = sorted(files)
    for case in range(number):
        chance = random.Random(f"{seed}-{case}")  # noqa: S311 - draws the same cases everywhere, guards nothing
        name, other = chance.choice(names), chance.choice(names)
        content, done = files[name], []
        for damage in chance.choices(DAMAGES, k=chance.choice((1, 1, 1, 2, 3))):
            content = damage(content, files[other], chance)[:_MOST_BYTES]
            done.append(damage.__name__)
        suffix = chance.choice(("", "", *sorted(COMPRESS))) if name in plain else ""
        if suffix:
            content, name = COMPRESS[suffix](content), f"{name}.{suffix}"
        given = chance.choice(
            (name, name, name, other, "noname", f"wrong.{chance.choice(('html', 'csv', 'jsonl', 'gz', 'txt'))}")
        )
        yield f"case {seed}-{case}: {name} {'+'.join(done)} as {given}", given, content


def check(name: str, content: bytes, folder: Path, *, is_coded: bool = False) -> Counter[str]:
    """Read one damaged file; raises AssertionError when a rule does not hold. Returns what its inputs became."""
    path = folder / name
    path.write_bytes(content)
    became: Counter[str] = Counter()
    ids: set[str] = set()
    inputs = []
    for found in iter_inputs([str(path)], SETTINGS):
        inputs += [found] if is_coded else []
        parsed = parse_input(found, SETTINGS)
        assert (parsed.article is None) != (parsed.reject is None), "an input is an article or a reject"
        assert found.input_id not in ids, f"two inputs are called {found.input_id}"
        ids.add(found.input_id)
        assert parsed.reject is None or (parsed.reject.reason in REJECT_REASONS and parsed.reject.stage in STAGES)
        became[parsed.reject.reason if parsed.reject else "article"] += 1
    assert became, "an input is lost"
    path.unlink()
    if is_coded:
        check_coding(inputs)
    return became


def check_coding(inputs: Sequence[Input]) -> None:
    """Code the inputs as a run does; raises AssertionError when one is lost."""
    from newsledger.coding.pipeline import Stamp, code_batch

    batch = code_batch(inputs, SETTINGS, Stamp("run", datetime(2026, 11, 1, tzinfo=UTC), "rules-test"))
    assert batch.intake["input_id"].to_list() == [found.input_id for found in inputs], "an input has no outcome"
    kept = batch.intake.filter(batch.intake["state"] == "article")["article_id"]
    assert set(kept) == set(batch.tables["articles"]["article_id"]), "an article is lost"


def run(number: int, seed: int, *, is_coded: bool = False, goes_on: bool = False) -> Counter[str]:
    """Check so many cases; ends with the first that breaks a rule, unless it goes on."""
    became: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for told, name, content in cases(number, seed):
            before, started = peak_memory(), time.process_time()
            try:
                became += check(name, content, Path(folder), is_coded=is_coded)
            except Exception:
                print(told, flush=True)
                if not goes_on:
                    raise
                traceback.print_exc()
                became["broken"] += 1
            seconds = time.process_time() - started
            slowest = sorted([*slowest, (seconds, told)], reverse=True)[:_SLOWEST]
            if seconds > SECONDS or peak_memory() > max(before, MEGABYTES):
                line = f"{told}: {seconds:.1f} s, {peak_memory():.0f} MB"
                if not goes_on:
                    sys.exit(line)
                print(line, flush=True)
    print(f"{number} cases of seed {seed}: {became.total()} inputs, {peak_memory():.0f} MB at most")
    for seconds, told in slowest:
        print(f"slowest: {seconds:.1f} s: {told}")
    return became


def peak_memory() -> float:
    """Return the most megabytes that this process has held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--code", action="store_true", help="code the articles too")
    options.add_argument("--go-on", action="store_true", help="count the cases that break a rule")
    chosen = options.parse_args()
    outcomes = run(chosen.cases, chosen.seed, is_coded=chosen.code, goes_on=chosen.go_on)
    for outcome, times in outcomes.most_common():
        print(f"{times:8,} {outcome}")
    sys.exit(1 if outcomes["broken"] else 0)
