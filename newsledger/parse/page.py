"""Separate a pasted page's text into title, credits, dates and the article's own paragraphs.

Lines above the running text ("head") and below it ("tail") are classified; what remains is title and body.
"""

from __future__ import annotations

import re

from newsledger.parse.bylines import is_byline_introduction, read_byline
from newsledger.parse.datelines import read_dateline
from newsledger.parse.furniture import is_furniture, is_link_heading, plain_line
from newsledger.parse.line_roles import LineContext, Zone, record_line
from newsledger.parse.page_parts import Page
from newsledger.parse.paragraphs import Line, ends_sentence, has_blank_lines, is_prose, join_wrapped, split_lines

__all__ = ["Page", "read_page"]

_LONGEST_HEAD = 14  # lines
_LONGEST_TAIL = 8
_LONGEST_TITLE = 40  # words
_MOST_EXTRA_CHARACTERS = 20  # characters around a repeated title
_FEWEST_SPACES = 2  # in a title without the outlet's name
_OUTLET_AFFIX = re.compile(r"[^|–—]{2,40} [|–—-] | [|–—-] [^|–—]{2,40}")
_DATELINE_PARAGRAPHS = 4  # paragraphs
_FOLLOWING = 2  # lines of lookahead to classify a line
_FULL_STOP = re.compile(r"(?<![A-Z]\.[A-Z])[.;:,][\"'”’)]*$")


def read_page(text: str, title: str | None = None) -> Page:
    """Return the page read from the text; a given title wins over the text's own and is not repeated in the body."""
    page = Page(title=title)
    lines = split_lines(text)
    page.paragraphs = join_wrapped(_select_article_lines(lines, page), has_blanks=has_blank_lines(lines))
    if title is None and len(page.paragraphs) > 1 and _is_title(page.paragraphs[0]):
        page.title = page.paragraphs.pop(0)
    _record_dateline(page)
    page.paragraphs = [paragraph for paragraph in page.paragraphs if not _discard_if_furniture(paragraph, page)]
    return page


def _select_article_lines(lines: list[Line], page: Page) -> list[Line]:
    """Return the lines that are the article's own words, recording metadata and discarding the rest."""
    head, tail = _find_zones(lines)
    own: list[Line] = []
    in_links = in_byline = False
    for number, line in enumerate(lines):
        in_links = is_link_heading(line.text) or (in_links and not ends_sentence(line.text))
        named = f"by {line.text}" if in_byline and read_byline(line.text) is None else line.text
        in_byline = number < head and is_byline_introduction(line.text)
        context = _make_context(lines, number, _zone_of(number, head, tail), page, own)
        if (
            in_links
            or in_byline
            or _is_title_repeated(line.text, page.title)
            or record_line(named, page, context)
            or is_furniture(line.text)
        ):
            page.discarded.append(line.text)
        else:
            own.append(Line(line.text, line.block + len(page.discarded)))  # lines are not joined across a discarded one
    return own


def _make_context(lines: list[Line], number: int, zone: Zone, page: Page, own: list[Line]) -> LineContext:
    if zone != "head":
        above = sum(is_prose(line.text) for line in own) if zone == "top" else 0
        return LineContext(zone, prose_above=above)
    return LineContext(
        zone,
        tuple(line.text for line in lines[number + 1 : number + 1 + _FOLLOWING]),
        is_below_title=bool(own or page.title),
        is_next_to_title=len(own) == (0 if page.title else 1),
        is_after_credit=bool(page.agency or page.publisher),
    )


def _find_zones(lines: list[Line]) -> tuple[int, int]:
    """Return the line numbers at which the head ends and the tail begins."""
    prose = [number for number, line in enumerate(lines) if is_prose(line.text)]
    if not prose:
        return min(len(lines), _LONGEST_HEAD), len(lines)
    head = prose[0]
    if head == 0 and len(prose) > 1 and prose[1] <= _LONGEST_TAIL:
        head = prose[1]  # a headline or a summary that reads as a sentence
    return min(head, _LONGEST_HEAD), max(prose[-1], len(lines) - _LONGEST_TAIL)


def _zone_of(number: int, head: int, tail: int) -> Zone:
    if number < head:
        return "head"
    if number >= tail:
        return "tail"
    return "top" if number < _LONGEST_HEAD else "middle"


def _record_dateline(page: Page) -> None:
    for number, paragraph in enumerate(page.paragraphs[:_DATELINE_PARAGRAPHS]):
        found = read_dateline(paragraph)
        if found is None:
            continue
        page.record_dateline(found)
        page.paragraphs[number : number + 1] = [found.rest] if found.rest else []
        return


def _is_title(paragraph: str) -> bool:
    return paragraph.count(" ") < _LONGEST_TITLE and not _FULL_STOP.search(paragraph)


def _is_title_repeated(line: str, title: str | None) -> bool:
    """Return whether the line repeats the title, with or without an attached outlet name."""
    if title is None or len(line) > len(title) + _MOST_EXTRA_CHARACTERS:
        return False
    plain, plain_title = plain_line(line), plain_line(title)
    if plain == plain_title:
        return True
    if plain.count(" ") < _FEWEST_SPACES or plain not in plain_title:
        return False
    before, _, after = plain_title.partition(plain)
    return not (before and after) and _OUTLET_AFFIX.fullmatch(before + after) is not None


def _discard_if_furniture(paragraph: str, page: Page) -> bool:
    """Discard a paragraph that proves to be furniture or the title after joining lines and removing the dateline."""
    if not is_furniture(paragraph) and not _is_title_repeated(paragraph, page.title):
        return False
    page.discarded.append(paragraph)
    return True
