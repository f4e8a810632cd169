import subprocess
import sys
from pathlib import Path

from tests.depth import cases
from tests.waiting import PATIENCE


def test_damaged_inputs_of_every_format_are_articles_or_rejects_and_raise_nothing():
    """In a process of its own, whose memory is bounded and whose death would be seen."""
    command = [sys.executable, "-m", "tests.fuzz", "--cases", str(cases(100)), "--seed", "3"]
    folder = Path(__file__).parent.parent
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert told.returncode == 0, told.stdout + told.stderr
    counts = [line.split() for line in told.stdout.splitlines() if line.startswith(" ")]
    became = {outcome: int(number.replace(",", "")) for number, outcome in counts}
    assert became.pop("article") > 60
    assert len(became) > 5
