from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from newsledger.lake import Lake
from tests import rows

ARTICLES = 40
WRITE = """
import sys
from pathlib import Path
from tests.test_lake_killed import write_all
write_all(Path(sys.argv[1]))
"""


def write_all(folder: Path) -> None:
    """Write forty articles of three months in batches of five, saying so after each, then the corpus tables."""
    lake = Lake(folder / "lake", folder / "state")
    articles = [
        rows.article(f"a{n:02}", f"The river rose by {n} metres.", rows.DAY.replace(month=1 + n % 3))
        for n in range(ARTICLES)
    ]
    for start in range(0, ARTICLES, 5):
        batch = articles[start : start + 5]
        events = [rows.event(row, "river rose") for row in batch]
        with lake.writing("a writer to be killed", timeout=5) as writer:
            writer.commit(rows.batch(articles=batch, events=events), rows.intake(batch), rows.run(ARTICLES))
        sys.stdout.write("committed\n")
        sys.stdout.flush()
    with lake.writing("a writer to be killed", timeout=5) as writer:
        writer.write_corpus()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "lake").rglob("*") if path.is_file()}


def test_a_killed_writer_leaves_whole_batches_and_the_next_run_ends_with_the_same_bytes(tmp_path: Path) -> None:
    write_all(tmp_path / "whole")
    folder = tmp_path / "killed"
    moments = random.Random(7)  # noqa: S311  # moments of death, not secrets
    for kill in range(4):
        command = [sys.executable, "-c", WRITE, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as process:
            assert process.stdout is not None
            for _ in range(kill + 1):
                process.stdout.readline()
            time.sleep(moments.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
        lake = Lake(folder / "lake", folder / "state")
        with lake.writing("the next writer", timeout=5):
            articles = lake.read("articles").select("article_id").collect().to_series()
            events = lake.read("events").select("article_id").collect().to_series()
        assert len(articles) % 5 == 0
        assert sorted(articles) == sorted(events)
        assert {path.name for path in (folder / "state").iterdir()} <= {"whereabouts.parquet", "writer.lock"}
    write_all(folder)
    assert contents(folder) == contents(tmp_path / "whole")
