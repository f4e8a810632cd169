"""The label scheme: which labels stand for a relation, a form or a part of speech, and what a given pipeline lacks of them.

The scheme is that of spaCy's English pipelines: ClearNLP's relations and Penn Treebank's tags. A pipeline with another
one, such as Universal Dependencies, would be read without an error and find nothing; its trees must be converted first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

LANGUAGE = "en"
COMPONENTS = ("tagger", "parser", "attribute_ruler", "lemmatizer")

RELATION_LABELS = {
    "root": "ROOT",
    "subject": "nsubj",
    "passive subject": "nsubjpass",
    "clausal subject": "csubj",
    "passive clausal subject": "csubjpass",
    "expletive": "expl",
    "direct object": "dobj",
    "recipient": "dative",
    "agent phrase": "agent",
    "prepositional phrase": "prep",
    "prepositional object": "pobj",
    "prepositional clause": "pcomp",
    "adjectival complement": "acomp",
    "predicate noun": "attr",
    "object predicate": "oprd",
    "complement clause": "ccomp",
    "open complement": "xcomp",
    "adverbial clause": "advcl",
    "relative clause": "relcl",
    "adnominal clause": "acl",
    "paratactic clause": "parataxis",
    "conjunct": "conj",
    "coordinator": "cc",
    "correlative": "preconj",
    "auxiliary": "aux",
    "passive auxiliary": "auxpass",
    "negation": "neg",
    "subordinator": "mark",
    "particle": "prt",
    "adverb": "advmod",
    "adverbial noun": "npadvmod",
    "apposition": "appos",
    "possessor": "poss",
    "compound part": "compound",
    "adjectival modifier": "amod",
    "nominal modifier": "nmod",
    "numeral modifier": "nummod",
    "number modifier": "quantmod",
    "determiner": "det",
    "predeterminer": "predet",
    "case marker": "case",
    "punctuation": "punct",
    "interjection": "discourse",
    "unclassified": "dep",
}
"""How the scheme labels a grammatical relation of a word to its head."""

FORM_LABELS = {
    "base form": "VB",
    "past tense": "VBD",
    "gerund": "VBG",
    "past participle": "VBN",
    "present": "VBP",
    "third person present": "VBZ",
    "modal": "MD",
    "infinitive marker": "TO",
    "singular common noun": "NN",
    "plural common noun": "NNS",
    "singular name": "NNP",
    "plural name": "NNPS",
    "personal pronoun": "PRP",
    "possessive pronoun": "PRP$",
    "genitive marker": "POS",
    "determiner": "DT",
    "adjective": "JJ",
    "comparative": "JJR",
    "superlative": "JJS",
    "number": "CD",
    "preposition": "IN",
    "hyphen": "HYPH",
    "relative determiner": "WDT",
    "relative pronoun": "WP",
    "relative adverb": "WRB",
}
"""How the scheme tags a form of a word."""

PART_LABELS = {
    "verb": "VERB",
    "auxiliary": "AUX",
    "common noun": "NOUN",
    "proper noun": "PROPN",
    "pronoun": "PRON",
    "adjective": "ADJ",
    "adverb": "ADV",
    "numeral": "NUM",
    "determiner": "DET",
    "adposition": "ADP",
    "particle": "PART",
    "coordinating conjunction": "CCONJ",
    "subordinating conjunction": "SCONJ",
    "punctuation": "PUNCT",
}
"""How the scheme labels a part of speech."""

NOT_REQUIRED = frozenset({RELATION_LABELS["interjection"]})
"""Relations that rules name and that the default pipeline never assigns."""
RELATIONS = frozenset(RELATION_LABELS.values()) - NOT_REQUIRED
TAGS = frozenset(FORM_LABELS.values())

_MOST_NAMED = 4


def find_missing_parts(meta: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the pipeline described by this ``meta.json`` lacks, one phrase for each part."""
    if meta.get("lang") != LANGUAGE:
        yield f"it reads {meta.get('lang') or 'no language'!r}, not {LANGUAGE!r}"
    missing = [name for name in COMPONENTS if name not in meta.get("pipeline", ())]
    if missing:
        yield f"it has no {', '.join(missing)}"
    labels = meta.get("labels", {})
    for component, what, needed in (("parser", "relations", RELATIONS), ("tagger", "tags", TAGS)):
        lacking = needed - set(labels.get(component, ()))
        if component not in missing and lacking:
            yield f"its {component} lacks the {what} {_name_some(lacking)}"


def _name_some(labels: Collection[str]) -> str:
    named = sorted(labels)
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more
