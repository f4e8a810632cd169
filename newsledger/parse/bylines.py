"""Read the authors, without their job titles, from a line above or below the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsledger.knowledge.reference import derived, read_table
from newsledger.parse.credits import find_agency
from newsledger.parse.filing_places import is_city
from newsledger.parse.furniture import plain_line

_MOST_WORDS = 24
_PIECES = re.compile(r"\s*(?:[,;&•|\n]|\band\b|\bAND\b|\bwith\b)\s*")
_NAME_SUFFIX = re.compile(r"\s+(?:[-–—/·]|in|for|at|from|is|In|For|From|IN|FOR|FROM)\s+.*$")
_MONTHS = r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TIME_SUFFIX = re.compile(rf"\s+(?:(?:{_MONTHS})[a-z]{{0,6}}\.?\s+)?\d.*$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MAIL_AND_NAME = re.compile(r"\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*\((?P<name>[^()]+)\)\s*")
_PARENTHESES = re.compile(r"\s*\([^)]*\)|\s*\[[^\]]*\]")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’\-])*")
_NAME_IN_PLACE = re.compile(r"(?P<name>[^,;:.!?]{3,60}?) (?:in|IN) (?P<place>[^,;:.!?]{3,40}(?:, [^,;:.!?]{2,30})?)")


@dataclass(frozen=True, slots=True)
class Byline:
    """The article's authors, with their agency and the place of writing when the byline gives them."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    place: str | None = None


def read_byline(line: str) -> Byline | None:
    """Return the byline that fills the whole line ("By Jane Doe, Reuters correspondent"), or None."""
    words = line.strip(" *_|-–—")
    if words[:1] in {"(", "["}:
        words = words.strip("()[]")
    if words.count(" ") >= _MOST_WORDS:
        return None
    for introduction in _byline_words("introduction"):
        rest = _strip_introduction(words, introduction)
        if rest:
            found = read_staff(rest) or _read_names(rest)
            return replace(found, place=_find_place(rest)) if found else None
    return None


def is_byline_introduction(line: str) -> bool:
    """Return whether the line is only the word that introduces the names on the next line."""
    return plain_line(line) in _byline_words("introduction")


def read_bare_byline(line: str) -> Byline | None:
    """Return the byline of a line like "Jane Doe in Beirut", "Jane Doe, Beirut" or "Jane Doe, Reuters", or None."""
    name, comma, agency = line.rpartition(",")
    if comma and find_agency(agency) and is_name(name.strip()):
        return Byline((_to_name_case(name.strip()),), find_agency(agency))
    if comma and is_name(name.strip()) and is_city(agency.strip()):
        return Byline((_to_name_case(name.strip()),), place=agency.strip())
    byline = Byline()
    for piece in re.split(r"\s+and\s+(?=.* in )|;\s*", line):
        found = _NAME_IN_PLACE.fullmatch(piece)
        if found is None or not is_name(found["name"]) or not _is_capitalised(found["place"]):
            return None
        byline = Byline((*byline.authors, _to_name_case(found["name"])), None, _find_place(piece))
    return byline if len(byline.authors) == 1 else replace(byline, place=None)


def read_staff(line: str) -> Byline | None:
    """Return the byline of unnamed staff ("Our correspondent", "Staff reporters in Lima"), or None."""
    people, _, place = re.sub(r"^from ", "", line, flags=re.IGNORECASE).partition(" in ")
    words = [plain_line(word) for word in people.split(" ")]
    if len(words) > 5 or not all(word in _byline_words("title") or word in _byline_words("unnamed") for word in words):
        return None
    if "staff" not in words and not (set(words) & _job_words() and set(words) & set(_byline_words("unnamed"))):
        return None
    return Byline(place=place or None) if not place or _is_capitalised(place.replace(",", "")) else None


def is_job(line: str) -> bool:
    """Return whether the line is only a job title ("Middle East correspondent")."""
    words = [plain_line(word) for word in line.split(" ")]
    return (
        len(words) <= 6
        and any(word in _job_words() for word in words)
        and all(word in _byline_words("title") for word in words)
    )


def is_unnamed(author: str) -> bool:
    """Return whether the author is nobody by name: only words of jobs and organisations ("Web Desk", "Staff")."""
    words = [plain_line(word) for word in author.split(" ")]
    return all(any(word in _byline_words(kind) for kind in ("title", "organisation", "unnamed")) for word in words)


def strip_job_titles(author: str) -> tuple[str, ...]:
    """Return the names in an author field: "By Jane Doe and John Roe, Reporters" gives both names.

    An address of mail beside the name is left out ("jane@strait.example (Jane Doe)").
    """
    mailed = _MAIL_AND_NAME.fullmatch(author)
    if mailed is None and _MAIL.search(author):
        author = _MAIL.sub(" ", author).strip(" <>()[]\"'") or author
    author = _TIME_SUFFIX.sub("", mailed["name"] if mailed else author)
    byline = read_byline(author) or _read_names(author)
    if byline is not None:
        return byline.authors
    return (_to_name_case(author),)


def _find_place(rest: str) -> str | None:
    """Return the place of writing when there is exactly one ("Jane Doe in Beirut")."""
    _, *places = re.split(r" (?:in|IN) ", rest)
    place = places[0].strip(" .") if len(places) == 1 else ""
    return place if place and is_city(place.split(",")[0]) else None


def _strip_introduction(words: str, introduction: str) -> str | None:
    start = words[: len(introduction)].casefold()
    rest = words[len(introduction) :]
    return rest.strip(" :") if start == introduction and rest[:1] in {" ", ":"} else None


def _read_names(rest: str) -> Byline | None:
    for ending in _byline_words("ending"):
        if (cut := rest.casefold().find(f" {ending}")) > 0:
            rest = rest[:cut]
    byline = Byline()
    for piece in _PIECES.split(_PARENTHESES.sub("", rest).strip(" .")):
        found = _read_piece(piece)
        if found is not None:
            byline = Byline((*byline.authors, *found.authors), byline.agency or found.agency)
        elif not byline.authors or not _is_capitalised(piece):
            return None  # a capitalised word after a name is the place of writing
    return Byline(tuple(dict.fromkeys(byline.authors)), byline.agency) if byline != Byline() else None


def _read_piece(piece: str) -> Byline | None:
    """Return whom the piece names: empty for a job title or an account, None when it may be something else."""
    if not piece or piece.startswith("@"):
        return Byline()
    if agency := find_agency(piece):
        return Byline((), agency)
    words, agency = _split_agency(piece)
    if name := _read_name(_NAME_SUFFIX.sub("", words)):
        return Byline((name,), agency)
    folded = plain_line(piece).split(" ")
    if any(word in _byline_words("title") or word in _byline_words("organisation") for word in folded):
        return Byline((), find_agency(folded[0]) or find_agency(" ".join(folded[:2])))
    return None


def _split_agency(piece: str) -> tuple[str, str | None]:
    """Split the agency's full name off the end of the piece ("Jane Doe Associated Press", "Jane Doe Xinhua")."""
    words = piece.split(" ")
    for start in range(2, len(words)):
        if agency := find_agency(" ".join(words[start:])):
            return " ".join(words[:start]), agency
    return piece, None


def _read_name(piece: str) -> str | None:
    """Return the person's name in the piece, without the job titles before and after it."""
    words = piece.split(" ")
    titles = _byline_words("title")
    kept = [word for word in words if plain_line(word) not in titles]
    if len(kept) != len(words) and (len(kept) < 2 or find_agency(" ".join(kept))):
        return None
    if len(kept) > 2 and kept != words and kept[-1].isupper() and len(kept[-1]) > 2 and not piece.isupper():
        kept.pop()  # the outlet's initials, of which a word was a title ("Jane Doe BBC News")
    name = " ".join(kept)
    return _to_name_case(name) if is_name(name) else None


def is_name(words: str) -> bool:
    """Return whether the words are written like a person's name."""
    parts = words.split(" ")
    if not 2 <= len(parts) <= 5 or parts[0].casefold() in _byline_words("introduction"):
        return False
    if any(plain_line(part) in _byline_words("organisation") for part in parts):
        return False
    return _is_capitalised(words) and parts[0][0].isupper() and any(map(str.isupper, parts[-1]))


def _is_capitalised(words: str) -> bool:
    parts = [part.strip(",") for part in words.split(" ")]
    return all(
        _NAME_WORD.fullmatch(part) and (part[0].isupper() or re.split("['’-]", part)[0] in _byline_words("particle"))
        for part in parts
    )


def _to_name_case(name: str) -> str:
    """Return a name printed in capitals or in small letters in ordinary name case."""
    if len(name) < 4 or not (name.isupper() or (name.islower() and " " in name)):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


@derived
def _byline_words(kind: str) -> tuple[str, ...]:
    """Return the words of that kind, longest first."""
    rows = (row["words"] for row in read_table("byline_words") if row["kind"] == kind)
    return tuple(sorted(rows, key=lambda words: (-len(words), words)))


@derived
def _job_words() -> frozenset[str]:
    """Return the words that are a job title by themselves; other title words only precede them."""
    return frozenset(_byline_words("job"))
