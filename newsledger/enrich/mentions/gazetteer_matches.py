"""Match the reference tables against the tokens of a parsed passage."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from newsledger.enrich.mentions.candidates import Match
from newsledger.enrich.syntax.inflections import is_singular_common_noun
from newsledger.enrich.syntax.parts_of_speech import is_proper_noun, is_verb
from newsledger.enrich.syntax.relations import is_active_subject
from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.leaders import is_surname_of_leader
from newsledger.knowledge.person_names import is_calendar_word, is_given_name, is_particle, is_pronoun_not_name
from newsledger.knowledge.phrases import Piece, pieces_of

_ARTICLES_OF_NAMES = frozenset({"al", "el", "ad", "an", "ar", "as", "at", "az"})
_BELONGING = frozenset({"based", "run", "led", "ruled", "held", "controlled", "administered", "born"})
_PARTICLE_MARK = re.compile(r"^[a-z]{1,3}['’-]")


class GazetteerMatches:
    """The tokens of one passage, the reference phrases matched in them, and which tokens mentions have taken."""

    def __init__(self, doc: Doc) -> None:
        self.tokens = list(doc)
        strings = doc.vocab.strings
        self.texts: list[str] = [strings[word] for word in doc.to_array("ORTH").tolist()]
        self.capitals = [
            n for n, text in enumerate(self.texts) if text in _ARTICLES_OF_NAMES or _is_printed_as_name(text)
        ]
        self.matches = _find_matches(self.texts)
        self._starts = [match.start for match in self.matches]
        self.by_token = {token: match for match in self.matches for token in range(match.start, match.end)}
        self.taken: set[int] = set()

    def within(self, start: int, end: int) -> list[Match]:
        """Return the matches that lie between the tokens."""
        inside = self.matches[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return inside if not inside or inside[-1].end <= end else inside[:-1]

    def is_hyphenated_modifier(self, match: Match) -> bool:
        """Return whether a hyphen keeps a country's name from giving an affiliation: "Soviet-style", "Iran-backed"."""
        if match.end + 1 >= len(self.texts) or self.texts[match.end] != "-":
            return False
        word = self.texts[match.end + 1]
        return word.islower() and word not in _BELONGING

    def capitals_within(self, start: int, end: int) -> list[int]:
        """Return the tokens in the range that a name can begin with, by their spelling."""
        return self.capitals[bisect_left(self.capitals, start) : bisect_left(self.capitals, end)]

    def is_name_word(self, position: int) -> bool:
        """Return whether the token can be part of a name missing from the reference."""
        text = self.texts[position]
        if not _is_printed_as_name(text) or position in self.taken or self._is_date_word(position):
            return False
        return is_proper_noun(self.tokens[position]) or is_given_name(text) or self._is_bare_subject(position)

    def _is_date_word(self, position: int) -> bool:
        """Return whether it is a day or month; "Jan" before a name is a given name."""
        text, after = self.texts[position], self.texts[position + 1 : position + 2]
        is_given = len(text) == 3 and is_given_name(text) and bool(after) and after[0].isalpha() and after[0].istitle()
        return is_calendar_word(text) and not is_given

    def _is_bare_subject(self, position: int) -> bool:
        """Return whether a leader's surname, tagged as a noun, is the bare subject of a verb: "Trump threatens …"."""
        token = self.tokens[position]
        is_bare_subject = is_singular_common_noun(token) and is_active_subject(token) and not any(token.lefts)
        return is_bare_subject and is_verb(token.head) and is_surname_of_leader(token.text)

    def name_end(self, start: int) -> int:
        """Return the end of the name that begins at the token; ``start`` itself if none does."""
        if not self._can_begin(start):
            return start
        end = start
        while end < len(self.tokens):
            after = self._end_after_next_word(start, end)
            if after == end:
                break
            end = after
        is_pronoun = end == start + 1 and is_pronoun_not_name(self.texts[start])
        return start if is_pronoun else end

    def _can_begin(self, start: int) -> bool:
        if start >= len(self.texts) or start in self.taken:
            return False
        text = self.texts[start]
        if text[0].isupper():
            return True
        return text in _ARTICLES_OF_NAMES and start + 1 < len(self.texts) and self.texts[start + 1] == "-"

    def _end_after_next_word(self, start: int, end: int) -> int:
        """Return the end of the name after its next word; the same end when the name is over."""
        match = self.by_token.get(end)
        if match is not None and match.known.sort == "leader":
            return match.end if match.start == end else end
        if match is not None and not self._is_word_of_name(start, match):
            return end
        if self.is_name_word(end):
            return end + 1
        if self._is_nickname(end):
            return end + 4
        position = end
        while position < len(self.tokens) and self._is_connector(position):
            position += 1
        is_joined = position > end and position < len(self.tokens) and position - end <= 4
        return position + 1 if is_joined and self.is_name_word(position) else end

    def _is_nickname(self, position: int) -> bool:
        """Return whether a quoted nickname stands there inside a name: "Ana “Nita” Lobo"."""
        quoted = self.tokens[position : position + 4]
        is_marked = len(quoted) == 4 and quoted[0].is_quote and quoted[2].is_quote
        return is_marked and quoted[1].text[0].isupper() and self.is_name_word(position + 3)

    def _is_connector(self, position: int) -> bool:
        token = self.tokens[position]
        if token.text == "-":
            return not token.whitespace_ and position > 0 and not self.tokens[position - 1].whitespace_
        return is_particle(token.lower_) and token.sent.start <= position

    def _is_word_of_name(self, start: int, match: Match) -> bool:
        """Return whether a match is only part of a name: "Jordan" in "Jordan Smith", "Bishop" in "Julie Bishop"."""
        if match.end - match.start > 1 or match.known.sort not in {"name", "capital", "title"}:
            return False
        at = match.start
        if at == start:
            return is_given_name(self.tokens[at].text) and self._is_unknown_name(at + 1)
        return is_given_name(self.tokens[start].text) and self.tokens[at].text[0].isupper()

    def _is_unknown_name(self, position: int) -> bool:
        return position < len(self.tokens) and position not in self.by_token and self.is_name_word(position)


def _is_printed_as_name(text: str) -> bool:
    """Return whether the word is capitalised, possibly after a particle: "Silva", "d'Almeida", "al-Hakim"."""
    if text[0].isupper():
        return True
    if text.islower():
        return False
    mark = _PARTICLE_MARK.search(text)
    return mark is not None and text[mark.end() : mark.end() + 1].isupper()


def _find_matches(texts: list[str]) -> list[Match]:
    pieces: list[Piece] = []
    owners: list[int] = []
    for position, text in enumerate(texts):
        for piece in pieces_of(text):
            pieces.append(piece)
            owners.append(position)
    matches = []
    for first, after, known in known_phrases().find(pieces):
        start, end = owners[first], owners[after - 1] + 1
        cuts_first = first > 0 and owners[first - 1] == start
        cuts_last = after < len(owners) and owners[after] == end - 1
        if not cuts_first and not cuts_last:
            matches.append(Match(start, end, known))
    return matches
