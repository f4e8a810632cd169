"""The error of a run whose warehouse is not published, for callers that do not load the warehouse."""

from __future__ import annotations

from newsledger.operations.run_summary import RunSummary

PUBLISH_ANYWAY = "`newsledger publish` publishes it all the same"


class HeldBackError(RuntimeError):
    """The run is in the lake but the warehouse is still the previous one, because the run's numbers are unusual."""

    def __init__(self, summary: RunSummary) -> None:
        super().__init__(
            f"the warehouse was not published: {summary.remark}; the lake has the run's rows; {PUBLISH_ANYWAY}"
        )
        self.summary = summary
