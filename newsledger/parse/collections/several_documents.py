"""Tell a text that holds several articles, one after another, from one article."""

from __future__ import annotations

import re

from newsledger.model.outcomes import RejectedError
from newsledger.parse.date_lines import read_date_line

_NUMBERED = re.compile(
    r"^\s*(?:document|article|doc|item|story|result)\s*#?\s*\d+\s*(?:of|/)\s*\d+\s*\.?$", re.IGNORECASE | re.MULTILINE
)
_RULE = re.compile(r"^\s*([=_*#~+-])\1{7,}\s*$", re.MULTILINE)
_PAGE_BREAK = "\f"
_FEWEST = 3
_FEWEST_WORDS = 25  # of a part, for it to be an article
_HEAD_LINES = 8  # of a part, in which its date may stand
_MOSTLY = 0.6


def find_several(text: str) -> str | None:
    """Return what makes the text several articles, or None when it is one."""
    if (count := len(_NUMBERED.findall(text))) >= 2:
        return f"the text numbers {count} documents; split it, or put 'title:' and 'date:' lines above each (docs/inputs.md)"
    for name, parts in (("rules", _split_by(_RULE, text)), ("page breaks", text.split(_PAGE_BREAK))):
        articles = [part for part in parts if len(part.split()) >= _FEWEST_WORDS]
        dated = sum(map(_has_date, articles))
        if len(articles) >= _FEWEST and dated >= max(2, _MOSTLY * len(articles)):
            return f"{len(articles)} dated texts between {name}; split them, or put 'title:' and 'date:' lines above each (docs/inputs.md)"
    return None


def refuse_several(text: str) -> None:
    """Raise RejectedError when the text holds several articles."""
    if several := find_several(text):
        raise RejectedError("several_documents", several)


def _split_by(rule: re.Pattern[str], text: str) -> list[str]:
    ends = [0, *(place for found in rule.finditer(text) for place in found.span()), len(text)]
    return [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]


def _has_date(part: str) -> bool:
    lines = [line.strip() for line in part.split("\n") if line.strip()][:_HEAD_LINES]
    return any(read_date_line(line) is not None for line in lines)
