"""Print the candidates of an article that did not become events, and the feature that speaks most against each."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsledger.enrich.events.confidence import decisive_feature
from newsledger.model.reading import Event, Reading
from newsledger.operations.terminal import make_visible


def show_candidates(reading: Reading, console: Console) -> None:
    """Print one row for each candidate that was not selected, the likeliest first."""
    table = Table(title="candidates that are no event", title_justify="left", pad_edge=False, expand=True)
    for column, ratio in (("what", 2), ("score", 1), ("decided by", 2), ("words", 4), ("features", 5)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for event in sorted(rejected_candidates(reading), key=lambda event: -event.confidence):
        cells = (
            " ".join(filter(None, (event.event_type, event.mode))),
            f"{event.confidence:.2f}",
            ": ".join(decisive_feature(event.features)),
            event.words.text,
            ", ".join(f"{feature} {value}" for feature, value in event.features.items()),
        )
        table.add_row(*(Text(make_visible(cell)) for cell in cells))
    console.print(table)


def rejected_candidates(reading: Reading) -> list[Event]:
    """Return the candidates that did not become events."""
    return [event for event in reading.candidates if event not in reading.events]


def candidate_rows(reading: Reading) -> list[dict[str, object]]:
    """Return the candidates that did not become events, for JSON."""
    return [
        {
            "event_type": event.event_type,
            "mode": event.mode,
            "trigger": event.trigger.text,
            "evidence": event.words.text,
            "confidence": event.confidence,
            "decided_by": list(decisive_feature(event.features)),
            "features": event.features,
        }
        for event in rejected_candidates(reading)
    ]
