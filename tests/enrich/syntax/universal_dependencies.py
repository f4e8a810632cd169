"""Read sentences annotated in Universal Dependencies into docs that the questions of grammar understand.

The adapter of a second label scheme: forms follow from parts of speech and features, and a tree is rebuilt where the two
schemes hang words differently (copulas, prepositions, names, coordination). It knows no label of our scheme, only names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsledger.enrich.syntax.label_scheme import FORM_LABELS, PART_LABELS, RELATION_LABELS

RELATIONS = {
    "root": "root", "nsubj": "subject", "nsubj:pass": "passive subject", "csubj": "clausal subject",
    "csubj:pass": "passive clausal subject", "expl": "expletive", "obj": "direct object", "iobj": "recipient",
    "ccomp": "complement clause", "advcl": "adverbial clause", "acl": "adnominal clause",
    "acl:relcl": "relative clause", "parataxis": "paratactic clause", "aux": "auxiliary",
    "aux:pass": "passive auxiliary", "mark": "subordinator", "compound:prt": "particle", "advmod": "adverb",
    "appos": "apposition", "nmod:poss": "possessor", "compound": "compound part", "flat": "compound part",
    "amod": "adjectival modifier", "nummod": "numeral modifier", "det": "determiner", "det:predet": "predeterminer",
    "case": "case marker", "cc": "coordinator", "cc:preconj": "correlative", "conj": "conjunct",
    "obl": "adverbial noun", "nmod": "nominal modifier", "punct": "punctuation", "discourse": "interjection",
}  # fmt: skip
"""What a relation is called here, where the tree needs no change."""

PARTS = {
    "VERB": "verb", "AUX": "auxiliary", "NOUN": "common noun", "PROPN": "proper noun", "PRON": "pronoun",
    "ADJ": "adjective", "ADV": "adverb", "NUM": "numeral", "DET": "determiner", "ADP": "adposition",
    "PART": "particle", "CCONJ": "coordinating conjunction", "SCONJ": "subordinating conjunction",
    "PUNCT": "punctuation",
}  # fmt: skip

_OF_THE_CLAUSE = {"nsubj", "nsubj:pass", "csubj", "expl", "aux", "mark", "advmod", "advcl", "punct", "parataxis"}
"""What hangs on a predicate and moves to its copula."""


@dataclass(eq=False)
class Word:
    """A line of CoNLL-U; ``name`` is its relation as we call it, once found."""

    form: str
    lemma: str
    part: str
    features: dict[str, str]
    head: Word | None
    relation: str
    has_space: bool
    name: str | None = None


@dataclass(eq=False)
class Tree:
    """A sentence: its words, its text and the comments of its block."""

    words: list[Word] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(word.form + " " * word.has_space for word in self.words).strip()

    def children(self, head: Word, *relations: str) -> list[Word]:
        return [word for word in self.words if word.head is head and (not relations or word.relation in relations)]


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        words = [_make_word(row) for row in rows]
        for word, row in zip(words, rows, strict=True):
            word.head = words[int(row[6]) - 1] if int(row[6]) else None
        yield Tree(words, [line[2:] for line in lines if line.startswith("# ")])


def _make_word(row: list[str]) -> Word:
    features = dict(pair.split("=") for pair in row[5].split("|")) if row[5] != "_" else {}
    return Word(row[1], row[2], row[3], features, None, row[7], has_space="SpaceAfter=No" not in row[9])


def make_doc(tree: Tree, vocab: Vocab) -> Doc:
    """Return the sentence as a doc in the scheme of ``label_scheme``; the tree is rebuilt in place."""
    for rebuild in _REBUILDINGS:
        rebuild(tree)
    words = tree.words
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.has_space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[PART_LABELS[PARTS[word.part]] for word in words],
        tags=[FORM_LABELS.get(_name_form(word), _name_form(word)) for word in words],
        heads=[words.index(word.head or word) for word in words],
        deps=[RELATION_LABELS[word.name or RELATIONS[word.relation]] for word in words],
    )


def _name_form(word: Word) -> str:
    """Return what the form is called, by part of speech and features."""
    given, is_plural = word.features, word.features.get("Number") == "Plur"
    if word.part in {"VERB", "AUX"}:
        return _name_verb_form(given, is_modal=word.part == "AUX" and "Tense" not in given)
    if word.part == "PRON":
        return "relative pronoun" if given.get("PronType") == "Rel" else "personal pronoun"
    if word.part == "PART":
        return "infinitive marker" if word.lemma == "to" else "genitive marker" if word.lemma == "'s" else "adverb"
    nouns = {"NOUN": ("singular common noun", "plural common noun"), "PROPN": ("singular name", "plural name")}
    others = {"ADJ": "adjective", "NUM": "number", "DET": "determiner", "ADP": "preposition", "SCONJ": "preposition"}
    return nouns[word.part][is_plural] if word.part in nouns else others.get(word.part, word.part)


def _name_verb_form(given: dict[str, str], *, is_modal: bool) -> str:
    if given["VerbForm"] == "Fin":
        third = "third person present" if given.get("Number") == "Sing" else "present"
        return "modal" if is_modal else "past tense" if given["Tense"] == "Past" else third
    if given["VerbForm"] == "Part" and given.get("Tense") == "Past":
        return "past participle"
    return "base form" if given["VerbForm"] == "Inf" else "gerund"


def _raise_copulas(tree: Tree) -> None:
    """Hang "is guilty" on its verb, not on its adjective."""
    for copula in [word for word in tree.words if word.relation == "cop"]:
        predicate = copula.head
        assert predicate is not None
        for child in tree.children(predicate, *_OF_THE_CLAUSE):
            child.head = copula
        copula.head, copula.relation = predicate.head, predicate.relation
        predicate.head = copula
        predicate.name = "adjectival complement" if predicate.part == "ADJ" else "predicate noun"


def _turn_names(tree: Tree) -> None:
    """Make the last word of "Barack Obama" its head."""
    for first in [word for word in tree.words if tree.children(word, "flat")]:
        last = tree.children(first, "flat")[-1]
        last.head, last.relation = first.head, first.relation
        for child in [*tree.children(first), first]:
            child.head = last if child is not last else last.head
        first.relation = "compound"


def _raise_prepositions(tree: Tree) -> None:
    """Hang a preposition on the verb or noun, and its noun or gerund on the preposition."""
    for word in tree.words:
        openers = tree.children(word, "case") if word.relation in {"obl", "obl:agent", "nmod"} else []
        is_gerund = word.relation in {"advcl", "acl"} and word.features.get("VerbForm") == "Ger"
        openers = openers or (tree.children(word, "mark") if is_gerund else [])
        if openers:
            preposition = openers[0]
            preposition.head, word.head = word.head, preposition
            preposition.name = "agent phrase" if word.relation == "obl:agent" else "prepositional phrase"
            word.name = "prepositional clause" if is_gerund else "prepositional object"


def _chain_conjuncts(tree: Tree) -> None:
    """Hang each conjunct on the one before it, and the "and" on the conjunct that it follows."""
    for first in tree.words:
        before = first
        for word in tree.children(first, "conj"):
            word.head = before
            for joint in tree.children(word, "cc"):
                joint.head = before
            before = word


def _name_complements(tree: Tree) -> None:
    """Name an infinitive a complement with a lent subject, an adjective beside an object what the object is made."""
    for word in tree.words:
        if word.relation == "xcomp":
            siblings = tree.children(word.head, "obj") if word.head is not None else []
            adjective = "object predicate" if siblings else "adjectival complement"
            word.name = adjective if word.part == "ADJ" else "open complement"


def _name_function_words(tree: Tree) -> None:
    for word in tree.words:
        if word.relation == "mark" and word.part == "PART":
            word.name = "auxiliary"
        if word.relation == "advmod" and word.features.get("Polarity") == "Neg":
            word.name = "negation"


_REBUILDINGS: tuple[Callable[[Tree], None], ...] = (
    _raise_copulas,
    _turn_names,
    _raise_prepositions,
    _chain_conjuncts,
    _name_complements,
    _name_function_words,
)
