"""Return the lemma of a token as the lexicon spells it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsledger.knowledge.reference import derived, read_table

_REPAIRED_TAGS = {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}
_HYPHENS = "newsledger.hyphens"


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case, corrected for verb forms that the model lemmatises wrongly."""
    if token.tag_ in _REPAIRED_TAGS and (lemma := _verb_forms().get(token.lower_)):
        return lemma
    return token.lemma_.lower()


def hyphenated_lemma(token: Token) -> str | None:
    """Return the lemma with what a hyphen joins before it ("test-fire"); None without a hyphen."""
    if token.i not in _hyphen_joined_tokens(token.doc):
        return None
    return f"{token.doc[token.i - 2].lower_}-{lemma_of(token)}"


def _hyphen_joined_tokens(doc: Doc) -> set[int]:
    """Return the positions of tokens that a hyphen joins to the one before, computed once per doc."""
    known: set[int] | None = doc.user_data.get(_HYPHENS)
    if known is None:
        known = {
            token.i + 1
            for token in doc[1:]
            if token.text == "-" and not token.whitespace_ and not doc[token.i - 1].whitespace_
        }
        doc.user_data[_HYPHENS] = known
    return known


@derived
def _verb_forms() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in read_table("verb_forms")}


def auxiliary_word(child: Token) -> str:
    """Return the auxiliary as it is meant: a headline's "to", tagged as a modal, is "will"."""
    return "will" if child.lower_ == "to" and child.tag_ == "MD" else child.lower_
