"""Restore ordinary case in text printed in capitals or Title Case, keeping its length.

Wire copy in capitals and headlines in Title Case cost a parser much accuracy; only case changes, never a position.
"""

from __future__ import annotations

import re

from newsledger.knowledge.vocabulary import is_name, is_ordinary, is_plain_noun, words_of

_LOWER_WORD = re.compile(r"(?<![\w'’.-])[a-z]{4,}(?![\w-])")
_ANY_LOWER = re.compile(r"[a-z]{3,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+[\"'“‘(\[]*$|^\W*$|:\s+[\"“]$")
_MONTH_BEFORE = frozenset({"in", "of", "last", "since", "by", "until", "early", "late", "mid", "this", "next"})
_PRONOUN_BEFORE = frozenset(
    {"to", "of", "for", "with", "tell", "told", "gave", "give", "help", "let", "all", "among", "between", "on", "from"}
)
_MONTHS_THAT_ARE_WORDS = frozenset({"may", "march"})
_PARTICLES = frozenset({"al", "da", "de", "del", "dos", "el", "la", "las", "los", "san", "santa", "santo", "von"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "d"})
_SHORTEST_HEADLINE = 3


def recase(text: str, evidence_field: str) -> str:
    """Return the text in ordinary case; unchanged if it already is."""
    if _is_in_ordinary_case(text):
        return text
    words = [match for match in _WORD.finditer(text) if len(match.group()) > 1]
    if not _ANY_LOWER.search(text):
        return _recase_words(text, is_all_capitals=True) if _is_prose(words) else text
    is_headline = evidence_field == "title" or len(words) > _SHORTEST_HEADLINE
    return _recase_words(text, is_all_capitals=False) if is_headline and _is_title_case(words) else text


def _is_in_ordinary_case(text: str) -> bool:
    small = words_of("small")
    return any(match.group() not in small for match in _LOWER_WORD.finditer(text))


def _is_prose(words: list[re.Match[str]]) -> bool:
    ordinary = sum(is_ordinary(match.group().lower().rstrip(".")) for match in words)
    return ordinary > 1 and 2 * ordinary >= len(words)


def _is_title_case(words: list[re.Match[str]]) -> bool:
    long = [match.group() for match in words if match.group().lower() not in words_of("small")]
    ordinary = sum(is_ordinary(word.lower()) and not is_name(word.lower()) for word in long[1:])
    return len(long) >= _SHORTEST_HEADLINE and ordinary > 0 and all(word[0].isupper() for word in long)


def _recase_words(text: str, *, is_all_capitals: bool) -> str:
    pieces: list[str] = []
    place, previous, phrase_end = 0, "", -1
    for match in _WORD.finditer(text):
        gap = text[place : match.start()]
        is_sentence_start = bool(_SENTENCE_END.search(previous[-1:] + gap)) and not _is_abbreviation(previous)
        phrase_end = max(phrase_end, _find_phrase_end(text, match))
        if match.start() < phrase_end:
            word = _capitalise(match.group()) if match.group().lower() != "of" else _lowercase(match.group())
        else:
            word = _recase_word(text, match, previous, is_all_capitals=is_all_capitals)
        word = _capitalise(word) if is_sentence_start and word.islower() else word
        pieces += [gap, word]
        place, previous = match.end(), word
    return "".join([*pieces, text[place:]])


def _recase_word(text: str, match: re.Match[str], previous: str, *, is_all_capitals: bool) -> str:
    word = match.group()
    stem = _stem_of(word)
    if not is_all_capitals and (not word[0].isupper() or any(map(str.isupper, word[1:]))):
        return word
    if "." in word[:-1] or word == "I":
        return word
    if _is_beside_digit(text, match):
        return _lowercase(word) if stem in _ORDINAL_ENDINGS or (len(word) > 2 and is_ordinary(stem)) else word
    if is_all_capitals and stem in words_of("upper"):
        return _recase_acronym(word, stem, previous)
    if stem in _MONTHS_THAT_ARE_WORDS:
        return _capitalise(word) if _is_month(text, match, previous) else _lowercase(word)
    return _recase_by_vocabulary(word, stem, previous, is_all_capitals=is_all_capitals)


def _recase_by_vocabulary(word: str, stem: str, previous: str, *, is_all_capitals: bool) -> str:
    if _is_person_or_place(stem, previous):
        return _capitalise(word)
    if is_ordinary(stem) or stem == "de":
        return _lowercase(word)
    return word if is_all_capitals and _is_acronym_like(stem) else _capitalise(word)


def _is_person_or_place(stem: str, previous: str) -> bool:
    if is_name(stem) or stem in _PARTICLES:
        return stem != "de"
    if stem in words_of("after_name") and (_is_name_word(previous) or previous.lower() in words_of("title")):
        return True
    return previous.lower() in words_of("given") and is_plain_noun(stem)


def _stem_of(word: str) -> str:
    return word.lower().removesuffix(".").replace("’", "'").removesuffix("'s")


def _recase_acronym(word: str, lower: str, previous: str) -> str:
    if lower == "us" and previous.lower() in _PRONOUN_BEFORE:
        return _lowercase(word)
    if lower in ("who", "aids", "arena") and previous.lower() != "the":
        return _lowercase(word)
    return word


def _is_abbreviation(word: str) -> bool:
    return "." in word[:-1] or word.lower() in words_of("title")


def _is_month(text: str, match: re.Match[str], previous: str) -> bool:
    digit_match = re.search(r"\d[\s,]*$", text[: match.start()]) or re.match(r"\.?[\s,]*\d", text[match.end() :])
    return bool(digit_match) or previous.lower() in _MONTH_BEFORE


def _is_name_word(word: str) -> bool:
    lower = word.lower()
    return word[:1].isupper() and (is_name(lower) or not is_ordinary(lower))


def _find_phrase_end(text: str, match: re.Match[str]) -> int:
    phrases = _phrases_by_first_word().get(match.group().lower(), ())
    lower = text[match.start() : match.start() + 40].lower() if phrases else ""
    ends = [match.start() + len(p) for p in phrases if lower.startswith(p) and not lower[len(p) : len(p) + 1].isalpha()]
    return max(ends, default=-1)


def _phrases_by_first_word() -> dict[str, tuple[str, ...]]:
    if not _PHRASES:
        for phrase in sorted(words_of("phrase")):
            first = phrase.split(" ", 1)[0]
            _PHRASES[first] = (*_PHRASES.get(first, ()), phrase)
    return _PHRASES


_PHRASES: dict[str, tuple[str, ...]] = {}


def _is_beside_digit(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    return bool(re.search(r"\d-?$", around[0]) or re.match(r"-?\d", around[1]))


def _is_acronym_like(stem: str) -> bool:
    return len(stem) <= 3 or not re.search(r"[aeiouyáéíóú]", stem)


def _capitalise(word: str) -> str:
    return _keep_length(word, word[0].upper() + "".join(_lower_character(c) for c in word[1:]))


def _lowercase(word: str) -> str:
    return _keep_length(word, "".join(_lower_character(c) for c in word))


def _lower_character(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _keep_length(word: str, cased: str) -> str:
    return cased if len(cased) == len(word) else word
