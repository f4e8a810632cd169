"""The labels and components a spaCy pipeline must have for the rules, and what a given pipeline lacks of them.

The rules of ``enrich`` are written in the scheme of spaCy's English pipelines: ClearNLP's relations and Penn Treebank's
tags. A pipeline with another scheme, such as Universal Dependencies, would be read without an error and find nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

LANGUAGE = "en"
COMPONENTS = ("tagger", "parser", "attribute_ruler", "lemmatizer")
RELATIONS = frozenset({
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "mark", "neg",
    "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
})  # fmt: skip
TAGS = frozenset({
    "CD", "DT", "HYPH", "IN", "JJ", "JJR", "MD", "NN", "NNP", "NNPS", "NNS", "POS", "PRP", "PRP$", "TO", "VB", "VBD",
    "VBG", "VBN", "VBP", "VBZ", "WDT", "WRB", "WP",
})  # fmt: skip
NOT_REQUIRED = frozenset({"discourse"})
"""Relations that rules name and that the default pipeline never assigns."""

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
