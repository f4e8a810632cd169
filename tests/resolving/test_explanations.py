from __future__ import annotations

import pytest

from newsledger.resolving.explanations import explain_mention


@pytest.mark.parametrize(
    ("mention", "rule", "words"),
    [
        ("the Syrian army", "a title", "“Syrian”: adjective of a country"),
        ("President Putin", "a person's name", "“President”: title"),
        ("Texas attorney general", "a title", "“Texas”: place · USA"),
        ("the United Nations", "a name of the reference", "“United Nations”: organisation"),
    ],
)
def test_an_explanation_names_the_rule_and_the_words(mention: str, rule: str, words: str) -> None:
    first, *rest = explain_mention(mention)
    assert f"(by {rule}" in first
    assert any(line.strip().startswith(words) for line in rest)


def test_an_unknown_mention_says_where_to_add_it() -> None:
    (line,) = explain_mention("Zorblax")
    assert "docs/overlay.md" in line
