"""Parts of states that are named like another state."""

from __future__ import annotations

from itertools import combinations

from newsledger.knowledge.actor_names import known_phrases
from newsledger.knowledge.phrases import pieces_of
from newsledger.knowledge.reference import read_table


def test_each_part_is_found_whole_as_its_state_s_and_is_no_state():
    for row in read_table("state_parts"):
        pieces = pieces_of(row["words"])
        ((start, end, known),) = known_phrases().find(pieces)
        assert (start, end, known.country, known.actor_id) == (0, len(pieces), row["country"] or None, None), row


def test_each_part_holds_words_that_mean_something_else_by_themselves():
    for row in read_table("state_parts"):
        pieces = pieces_of(row["words"])
        inner = [pieces[at:end] for at, end in combinations(range(len(pieces) + 1), 2) if end - at < len(pieces)]
        meanings = [known for words in inner for _, _, known in known_phrases().find(words)]
        assert any(known.country != row["country"] for known in meanings), row
