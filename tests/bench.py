"""Speed and memory as ratios in one run: ``python -m tests.bench [ARTICLES.jsonl] [--sizes 300,3000]``.

What enters is a JSONL of articles (without one, articles varied from the samples), what leaves is a printed table:
words per second of the whole pipeline with one worker (parse to warehouse; then also with Python's and Prefect's start)
and of bare spaCy (its model loaded, ``nlp.pipe`` with all components) over the same texts, their ratio, and the peak
memory of each process tree, Prefect's server included; and what a lake costs as it grows, and how fast the marts of a large ledger are built and answer. Nothing is asserted: machines differ, ratios travel.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from datetime import date
from pathlib import Path

from newsledger.model.article import Article
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.resources import ARTICLES
from newsledger.settings import Settings
from tests.bench_growth import measure_growth
from tests.bench_marts import ORIGINALS, PARAGRAPHS, measure_marts
from tests.bench_pages import measure_pages
from tests.bench_process import run_measured
from tests.bench_stages import measure_stages

_STAGED = 100  # articles whose stages are timed
_BARE = """
import json, sys, time, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
started = time.perf_counter()
nlp = spacy.load(sys.argv[2])
for doc in nlp.pipe(texts, batch_size=32):
    pass
print(json.dumps({"seconds": time.perf_counter() - started}))
"""


def main() -> None:
    """Run the benchmark and print it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="?", help="JSONL of articles; without it, varied samples")
    options.add_argument("--sizes", default="300,3000", help="numbers of articles, by commas")
    options.add_argument("--pages", help="folder of HTML pages; without it, pages made of the samples")
    options.add_argument("--lakes", default="300,100000", help="articles in the lakes that 300 are added to, by commas")
    options.add_argument("--ledger", type=int, default=100_000, help="articles in the ledger whose marts are asked")
    given = options.parse_args()
    measure_pages(given.pages)
    measure_stages(_articles(_given(given.articles, _STAGED) if given.articles else varied(_STAGED)))
    measure_marts(varied(ORIGINALS, PARAGRAPHS), given.ledger)
    measure_growth(varied(300), list(map(int, given.lakes.split(","))))
    print("articles     words  pipeline w/s  with start w/s  bare spaCy w/s  ratio  with start  pipeline MB  bare MB")
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, given.articles, Path(folder))


def _measure(size: int, source: str | None, folder: Path) -> None:
    corpus = folder / "corpus.jsonl"
    lines = _given(source, size) if source else varied(size)
    corpus.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    words = sum(len(line["text"].split()) for line in lines)
    bare = run_measured([sys.executable, "-c", _BARE, str(corpus), Settings().model])
    bare_seconds = json.loads(bare.output)["seconds"]
    data = folder / "data"
    whole = run_measured(
        [sys.executable, "-m", "newsledger.cli", "run", str(corpus), "--data", str(data), "--workers", "1"]
    )
    staged = sum(_stage_seconds(whole.output))
    ratio, started = bare_seconds / staged, bare_seconds / whole.seconds
    print(
        f"{len(lines):8,} {words:9,} {words / staged:13,.0f} {words / whole.seconds:15,.0f} {words / bare_seconds:15,.0f}"
        f" {ratio:6.2f} {started:11.2f} {whole.peak:12,.0f} {bare.peak:8,.0f}",
        flush=True,
    )


def _articles(lines: list[dict[str, str]]) -> list[Article]:
    return [
        Article(article_id=str(number), source_id=str(number), title=line.get("title"), body=line["text"])
        for number, line in enumerate(lines)
    ]


def _stage_seconds(output: str) -> list[float]:
    rows = [
        line.replace("│", " ").split() for line in output.splitlines() if "seconds:" in line and "Prefect" not in line
    ]
    return [float(row[-1]) for row in rows]


def _given(source: str, size: int) -> list[dict[str, str]]:
    lines = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    return [lines[n % len(lines)] | {"id": f"{lines[n % len(lines)]['id']}-{n // len(lines)}"} for n in range(size)]


def varied(size: int, paragraphs: int = 8) -> list[dict[str, str]]:
    """Return articles of so many paragraphs, drawn from the samples, the same ones on every machine."""
    settings = Settings()
    parsed = (parse_input(found, settings).article for found in iter_inputs([str(ARTICLES)], settings))
    samples = [article for article in parsed if article]
    chance = random.Random(1)  # noqa: S311 - draws the same articles everywhere, guards nothing
    return [_shuffled(samples, number, paragraphs, chance) for number in range(size)]


def _shuffled(samples: list[Article], number: int, wanted: int, chance: random.Random) -> dict[str, str]:
    articles = chance.sample(samples, min(len(samples), wanted * 3 // 4))
    paragraphs = [paragraph for article in articles for paragraph in article.body.split("\n")]
    body = "\n".join(chance.sample(paragraphs, min(len(paragraphs), wanted)))
    day = date(2024, 1 + number % 3, 1 + number % 28)
    return {
        "id": f"varied-{number}",
        "title": samples[number % len(samples)].title or "",
        "text": body,
        "published_at": str(day),
    }


if __name__ == "__main__":
    main()
