"""Make the rows of ``intake``: what became of each input of a batch, also of one that is rejected unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsledger.coding.batch import Batch, Stamp
from newsledger.coding.failures import Failure
from newsledger.coding.frames import make_empty_frames, make_frame
from newsledger.model.outcomes import Input, Parsed, Reject
from newsledger.normalise.redaction import redact


def reject_inputs(inputs: Sequence[Input], stamp: Stamp, reject: Reject) -> Batch:
    """Return the batch of inputs that are rejected unread, all for the same reason."""
    rows = [make_intake_row(Parsed(found, reject=found.reject or reject), {}, stamp) for found in inputs]
    outcomes = Counter((found.format, str(row["reason"])) for found, row in zip(inputs, rows, strict=True))
    return Batch(make_empty_frames(), make_frame("intake", rows), outcomes, 0.0, 0.0)


def make_intake_row(outcome: Parsed, failures: Mapping[str, Failure], stamp: Stamp) -> dict[str, object]:
    """Return the row of ``intake`` of an input: an article, or a reject when the coder failed on it by ``failures``."""
    article, reject = outcome.article, outcome.reject
    failure = failures.get(article.article_id) if article and not reject else None
    if failure:
        article, reject = None, Reject(failure.stage, "coder_error", failure.message)
    return {
        "input_id": outcome.input.input_id,
        "source_uri": _clean(outcome.input.source_uri),
        "source_id": _clean(article.source_id if article else outcome.input.source_id),
        "state": "reject" if reject else "article",
        "article_id": article.article_id if article else None,
        "stage": reject.stage if reject else None,
        "reason": reject.reason if reject else None,
        "message": _clean(redact(reject.message) if reject else outcome.message),
        "raw_hash": outcome.input.raw_hash,
        "run_id": stamp.run_id,
        "seen_at": stamp.seen_at,
    }


def _clean(text: str | None) -> str | None:
    """Return the text in characters that every table can hold; None for the empty one."""
    return (text or "").encode("utf-8", "backslashreplace").decode("utf-8") or None
