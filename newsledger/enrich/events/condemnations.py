"""Find criticism by predicate: somebody says that something is unacceptable, or no longer acceptable."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import complements_of, own_subject, subject_of
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.enrich.syntax.relations import is_adjectival_modifier, is_subject_predicate
from newsledger.enrich.syntax.verb_phrases import has_negation, is_passive
from newsledger.knowledge.lexicon import cue_words


def find_condemnation(verb: Token) -> Trigger | None:
    """Return an accusation when the content of a verb of saying is a bad judgement of its subject."""
    if lemma_of(verb) not in cue_words("report") or subject_of(verb) is None:
        return None
    for clause in complements_of(verb):
        judged = next(_judgements(clause), None) if own_subject(clause) is not None else None
        if judged is not None:
            return Trigger(
                verb,
                (verb, judged),
                "ACCUSE",
                "disapprove",
                "turned",
                "content",
                recipient=("clause",),
                is_announced=True,
            )
    return None


def _judgements(clause: Token) -> Iterator[Token]:
    """Yield the word of the clause's predicate that judges, itself or as the adjective of a noun ("a shameful act")."""
    words = cue_words("approving" if has_negation(clause) else "condemning")
    if is_passive(clause) and {lemma_of(clause), clause.lower_} & words:
        yield clause
    for predicate in filter(is_subject_predicate, clause.children):
        found = (predicate, *filter(is_adjectival_modifier, predicate.lefts))
        yield from (word for word in found if lemma_of(word) in words)
