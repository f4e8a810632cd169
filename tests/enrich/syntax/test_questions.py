"""The same questions of grammar find the right words in the model's parse and in a tree of another label scheme.

The sentences, their trees in Universal Dependencies and what is asked of them (``# ask``: a question, a word, the answer)
stand in the ``.conllu`` files beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Token

from newsledger.enrich.syntax.arguments import (
    complements_of,
    logical_subject,
    objects_of,
    own_subject,
    recipients_of,
    subject_of,
)
from newsledger.enrich.syntax.clauses import clause_head
from newsledger.enrich.syntax.coordination import conjuncts_of, first_conjunct
from newsledger.enrich.syntax.inflections import is_past_tense, is_plural_noun
from newsledger.enrich.syntax.lemmas import lemma_of, lemma_with_particle
from newsledger.enrich.syntax.noun_phrases import appositions_of, head_noun, possessor_of
from newsledger.enrich.syntax.prepositions import objects_of_preposition, particles_of
from newsledger.enrich.syntax.relations import is_subject_predicate
from newsledger.enrich.syntax.verb_phrases import (
    auxiliaries_of,
    finite_verb,
    governing_verb,
    has_negation,
    is_infinitive,
    is_passive,
)
from tests.enrich.syntax.sentences import parse
from tests.enrich.syntax.universal_dependencies import Tree, make_doc, read_trees

Answer = Token | Iterable[Token] | set[str] | str | bool | None

QUESTIONS: dict[str, Callable[[Token], Answer]] = {
    "subject": subject_of,
    "own subject": own_subject,
    "agent": logical_subject,
    "objects": objects_of,
    "recipients": recipients_of,
    "complements": complements_of,
    "predicates": lambda verb: filter(is_subject_predicate, verb.children),
    "clause": clause_head,
    "governor": governing_verb,
    "conjuncts": conjuncts_of,
    "first conjunct": first_conjunct,
    "auxiliaries": auxiliaries_of,
    "finite verb": finite_verb,
    "particles": particles_of,
    "negated": has_negation,
    "passive": is_passive,
    "infinitive": is_infinitive,
    "past": lambda verb: (finite := finite_verb(verb)) is not None and is_past_tense(finite),
    "lemma": lemma_of,
    "lemma with particle": lemma_with_particle,
    "head noun": head_noun,
    "possessor": possessor_of,
    "appositions": appositions_of,
    "plural": is_plural_noun,
    **{word: (lambda head, word=word: objects_of_preposition(head, word)) for word in ("on", "to", "over")},
}
TREES = [tree for path in sorted(Path(__file__).parent.glob("*.conllu")) for tree in read_trees(path)]
ASKED = [(tree, line.removeprefix("ask ")) for tree in TREES for line in tree.comments if line.startswith("ask ")]
FEW_DOZEN = 36


VOCAB = spacy.blank("en").vocab


def parse_text(tree: Tree) -> Doc:
    return parse(tree.text)


@cache
def convert_tree(tree: Tree) -> Doc:
    return make_doc(tree, VOCAB)


def answer(doc: Doc, asked: str) -> str:
    question, _, word = asked.rpartition(" ")
    found = QUESTIONS[question](next(token for token in doc if token.text == word))
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, str | Token):
        return str(found)
    return ", ".join(map(str, found or ())) or "none"


@pytest.mark.parametrize("read", [parse_text, convert_tree], ids=["our model", "Universal Dependencies"])
@pytest.mark.parametrize(("tree", "line"), ASKED, ids=[f"{tree.text} {line}" for tree, line in ASKED])
def test_a_question_of_grammar_finds_the_right_words(read: Callable[[Tree], Doc], tree: Tree, line: str):
    asked, _, expected = line.partition(" = ")
    assert answer(read(tree), asked) == expected


def test_every_question_is_asked_of_a_few_dozen_sentences():
    asked = {line.partition(" = ")[0].rpartition(" ")[0] for _, line in ASKED}
    assert asked == set(QUESTIONS)
    assert len(TREES) >= FEW_DOZEN
    assert all(f"text = {tree.text}" in tree.comments for tree in TREES)
