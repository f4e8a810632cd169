from __future__ import annotations

import pytest

from newsledger.enrich.mentions import find_participant
from tests.enrich.mentions.reading_of import read

# the text, the person its last pronoun stands for
PRONOUNS = [
    ("Anna Berg met Peter Novak. She left at noon.", "Anna Berg"),
    ("Anna Berg met Peter Novak. He left at noon.", "Peter Novak"),
    ("Peter Novak met Anna Berg. She left at noon.", "Anna Berg"),
    ("Peter Novak spoke. A crowd came. Mrs Okoro waited. He left at noon.", "Peter Novak"),
    ("Spokeswoman Iwalewa Okoro met Peter Novak. She left at noon.", "Iwalewa Okoro"),
    ("Police questioned Peter Novak and Maria Lopez. He left at noon.", "Peter Novak"),
    ("Iwalewa Okoro arrived. She left at noon.", "Iwalewa Okoro"),
    ("Jean Okoro arrived. She left at noon.", "Jean Okoro"),
]


@pytest.mark.parametrize(("text", "name"), PRONOUNS)
def test_a_pronoun_stands_for_a_person_of_its_gender(text: str, name: str) -> None:
    reading = read(text)
    pronoun = [token for token in reading.passages[0].doc if token.lower_ in {"he", "she"}][-1]
    found = find_participant(reading, pronoun)
    assert found is not None
    assert found.name == name
