"""Reparse a headline as the full sentence it stands for, and project that parse onto the printed words.

Headlines omit auxiliaries, use the present for the past and "to" for the future, and join two names by a comma; a
parser trained on sentences takes their verbs for nouns. Where it finds no clause, it is therefore given a paraphrase
("France will send a hospital", "twelve were hurt"), whose parse is kept if everything before the verb is its subject.
Added words are leaves of that parse and are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_ENDS_A_SENTENCE = (".", "!", "?", '"', "”", "…", ")")
_LONGEST = 24
_MOST_TRIES = 4
_ADDED = -1


@dataclass(frozen=True, slots=True)
class _Paraphrase:
    """Words of the paraphrase, each with the position of its printed word or ``_ADDED``; the verb's position."""

    words: list[str]
    places: list[int]
    verb: int


def is_headline_like(text: str) -> bool:
    """Return whether a passage may be a headline: short and without a full stop."""
    return not text.rstrip().endswith(_ENDS_A_SENTENCE) and 2 < len(text.split()) <= _LONGEST


def parse_as_sentence(nlp: Language, doc: Doc) -> Doc:
    """Return the parse of the headline as a sentence; unchanged if it already is one or no paraphrase parses."""
    if _is_clause(nlp, doc):
        return doc
    for paraphrase in _find_paraphrases(nlp, doc):
        parsed = nlp(Doc(nlp.vocab, words=paraphrase.words))
        if _is_accepted(parsed, paraphrase):
            return _project_parse(doc, parsed, paraphrase)
    return doc


def _is_clause(nlp: Language, doc: Doc) -> bool:
    """Return whether a verb preceded by its subject heads the text, and no "to" stands for "will"."""
    first = next((token for token in doc if token.pos_ == "VERB"), None)
    if first is None or any(child.tag_ == "TO" for child in first.lefts):
        return False
    for token in doc:
        if token.dep_ in ("ROOT", "ccomp") and token.pos_ in ("VERB", "AUX") and _is_verb(nlp, token):
            subjects = [child for child in token.lefts if child.dep_ in _SUBJECTS]
            if subjects and not any(child.tag_ == "TO" for child in token.lefts):
                return True
    return False


def _is_verb(nlp: Language, token: Token) -> bool:
    """Return whether the word can be a verb at all: neither capitalised like a name nor a noun tagged as a verb."""
    return token.pos_ == "AUX" or (token.text[0].islower() and _find_base_form(nlp, token) is not None)


def _find_paraphrases(nlp: Language, doc: Doc) -> Iterator[_Paraphrase]:
    """Yield possible paraphrases: with "will" for "to", a verb that was tagged as a noun, or a bare participle."""
    tries = 0
    for token in doc:
        if token.i == 0 or tries == _MOST_TRIES or not token.is_alpha or _is_verbless_subject(token):
            continue
        words = _expand_verb(nlp, doc, token)
        if words:
            tries += 1
            yield _make_paraphrase(doc, token.i, words)


def _is_verbless_subject(token: Token) -> bool:
    """Return whether the token is the noun a verbless headline locates ("Greek, Turkish teams in talks")."""
    after = list(token.rights)
    return token.dep_ == "ROOT" and bool(after) and all(
        child.is_punct or child.lower_ in ("in", "on", "at", "under") for child in after
    )  # fmt: skip


def _expand_verb(nlp: Language, doc: Doc, token: Token) -> list[str]:
    """Return the words that replace the token if it is the headline's verb; none if it cannot be."""
    base = _find_base_form(nlp, token)
    if base is None:
        return []
    before = doc[token.i - 1]
    if before.pos_ == "ADP" and before.lower_ != "to":
        return []
    if before.lower_ == "to":
        return ["will", base] if base == token.lower_ else []
    if token.tag_ in ("VBN", "VBD"):
        return ["were", token.lower_]
    if base == token.lower_ and not _is_plural(before):
        return []
    return ["will", base] if token.lower_ in (base, base + "s", base + "es", base[:-1] + "ies") else []


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS", "NNP", "CD") or noun.lower_ in ("police", "people")


def _find_base_form(nlp: Language, token: Token) -> str | None:
    """Return the base form of the word as a verb; None if the model knows no such verb."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    verb = Doc(nlp.vocab, words=[token.lower_], pos=["VERB"])[0]
    base: str = lemmatizer.lemmatize(verb)[0]  # type: ignore[attr-defined]  # a Callable by its type
    known = lemmatizer.lookups.get_table("lemma_index").get("verb", ())  # type: ignore[attr-defined]  # same
    return base if base in known else None


def _make_paraphrase(doc: Doc, verb: int, words: list[str]) -> _Paraphrase:
    helper, form = words
    printed = [token.text for token in doc]
    is_to = doc[verb - 1].lower_ == "to"
    before = printed[: verb - is_to]
    to_place = verb - 1 if is_to else _ADDED
    if (comma := _find_comma_for_and(doc, verb - is_to)) is not None:
        before[comma] = "and"
    places = [*range(len(before)), to_place, *range(verb, len(printed)), _ADDED]
    return _Paraphrase([*before, helper, form, *printed[verb + 1 :], "."], places, len(before) + 1)


def _find_comma_for_and(doc: Doc, end: int) -> int | None:
    """Return the position of the last comma that joins names before the verb, if any."""
    commas = [token.i for token in doc[:end] if token.text == ","]
    return commas[-1] if commas and commas[-1] < end - 1 else None


def _is_accepted(parsed: Doc, paraphrase: _Paraphrase) -> bool:
    """Return whether the verb is the head, all before it is its subject, and no added word has dependents."""
    verb = parsed[paraphrase.verb]
    if verb.pos_ != "VERB" or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    added = {place for place, printed in enumerate(paraphrase.places) if printed == _ADDED}
    if any(token.head.i in added and token.i not in added for token in parsed):
        return False
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
    return len(subjects) == 1 and subjects[0].left_edge.i == 0 and subjects[0].right_edge.i >= paraphrase.verb - 2


def _project_parse(doc: Doc, parsed: Doc, paraphrase: _Paraphrase) -> Doc:
    """Return the printed words with the parse of the paraphrase; the verb in the present tense, "to" as "will"."""
    rows = [parsed[place] for place, printed in enumerate(paraphrase.places) if printed != _ADDED]
    printed_at = {place: printed for place, printed in enumerate(paraphrase.places) if printed != _ADDED}
    verb = paraphrase.places[paraphrase.verb]
    is_present = parsed[paraphrase.verb - 1].lower_ == "will" and paraphrase.places[paraphrase.verb - 1] == _ADDED
    tags = [row.tag_ for row in rows]
    if is_present:
        tags[verb] = "VBZ"
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        pos=[row.pos_ for row in rows],
        morphs=[str(row.morph) for row in rows],
        lemmas=[row.lemma_ for row in rows],
        heads=[printed_at[row.head.i] for row in rows],
        deps=[row.dep_ for row in rows],
    )
