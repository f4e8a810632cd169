"""Split amounts that print writes as one word with their sign or unit: "S$83.7", "R50bn", "640bhp", "million-$6".

The tokenizer knows "$5", "5m" and "5km"; what it leaves as one word no reader of numbers could read.
"""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc

from newsledger.knowledge.reference import derived, read_table
from newsledger.normalise.cardinals import currency_signs, is_scale

_MAY_BE_GLUED = re.compile(r"[A-Za-z][$£€¥₹]?\d|[$£€¥₹.]\d|\d[A-Za-zµ]")
_SIGNED = re.compile(r"([A-Za-z]{0,3}\.?[$£€¥₹]?)(\d[\d,]*(?:\.\d+)?)([a-z]*)(\.?)")
_MEASURED = re.compile(r"(\d[\d,]*(?:\.\d+)?)([A-Za-zµ][A-Za-z]*)(\.?)")
_RANGE_OF_MONEY = re.compile(r"(\w[\w.]*)([-–])([$£€])(\d[\w.,]*)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def split_amounts(doc: Doc) -> Doc:
    """Return the unparsed tokens with each amount's sign, number and unit apart; the same tokens if there is none."""
    if not _MAY_BE_GLUED.search(doc.text):
        return doc
    cuts = {token.i: parts for token in doc if (parts := _parts_of(doc, token.i))}
    if not cuts:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        parts = cuts.get(token.i, [token.text])
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
    return Doc(doc.vocab, words, spaces)


def _parts_of(doc: Doc, place: int) -> list[str]:
    """Return the parts of the word, or none when it is no amount with its sign or unit."""
    text = doc[place].text
    if text.isalpha() or not any(map(str.isdigit, text)):
        return []
    if found := _RANGE_OF_MONEY.fullmatch(text):
        return list(found.groups())
    if found := _SIGNED.fullmatch(text):
        following = doc[place + 1].lower_ if place + 1 < len(doc) else ""
        return _cut(text, found, 1, 3) if _is_money(found, following) else _measured_parts(text)
    return _measured_parts(text)


def _measured_parts(text: str) -> list[str]:
    found = _MEASURED.fullmatch(text)
    if found is None or is_scale(found[2].lower()) or found[2].lower() not in _glued_units():
        return []
    return _cut(text, found, 1, 2)


def _is_money(found: re.Match[str], following: str) -> bool:
    """Return whether letters before digits are a currency: "R50bn" and "KSh1,200" are, the "N95" of masks is not."""
    sign, digits, suffix = found[1], found[2], found[3]
    if not sign or (suffix and not is_scale(suffix)):
        return False
    if not sign[-1].isalnum() and sign[-1] != ".":
        return True
    large = bool(suffix) or is_scale(following) or _THOUSANDS.fullmatch(digits) is not None
    return sign.lower() in currency_signs() and sign[0].isupper() and large


def _cut(text: str, found: re.Match[str], first: int, last: int) -> list[str]:
    """Return the text cut at the ends of the groups first to last; number and scale stay together."""
    ends = {found.end(first), found.end(last), len(text)} | ({found.end(1)} if last == 2 else set())
    cuts = [0, *sorted(end for end in ends if end > 0)]
    return [text[start:end] for start, end in pairwise(cuts)]


@derived
def _glued_units() -> frozenset[str]:
    """Return the units of one word of letters that stand right behind a number."""
    words = (word for row in read_table("units") for word in row["words"].split("|"))
    return frozenset(word for word in words if word.replace("µ", "u").isalpha())


__all__ = ["split_amounts"]
