"""Find the subject, objects or complements of a verb or noun in a dependency parse.

A verb's subject is followed through relative clauses, participles, coordination, control and raising.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.lexicon import cue_words
from newsledger.knowledge.reference import derived, read_table

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_OBJECTS = {"dobj", "oprd", "attr"}
_RELATIVE = {"who", "which", "that", "whom"}
_MOST_STEPS = 8


def conjuncts_of(token: Token) -> list[Token]:
    """Return the noun and its conjuncts ("A, B and C"), in order."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            found.extend(conjuncts_of(child))
    return found


def is_passive(verb: Token) -> bool:
    """Return whether the verb's grammatical subject is its patient."""
    deps = {child.dep_ for child in verb.children}
    if verb.tag_ not in {"VBN", "VBD"} or ("agent" not in deps and lemma_of(verb) in _stance_verbs()):
        return False
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    if verb.dep_ == "ROOT" and not deps & {"aux", "dobj", "ccomp", "xcomp", "prt"}:
        return "nsubj" in deps and (verb.tag_ == "VBN" or _is_bare_passive(verb))
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not deps & {"aux", "nsubj", "dobj"}:
        return True
    return (
        verb.dep_ == "conj"
        and not deps & {"aux", "dobj"}
        and is_passive(verb.head)
        and _is_passive_conjunct(verb, deps)
    )


@derived
def _stance_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("event_cues") if row["cue"] == "stance")


def _is_passive_conjunct(verb: Token, deps: set[str]) -> bool:
    """Return whether a conjunct is passive too: tagged VBN, or a verb that takes victims ("seized and jailed")."""
    return verb.tag_ == "VBN" or ("nsubj" not in deps and lemma_of(verb) in _victim_verbs())


def _is_bare_passive(verb: Token) -> bool:
    """Return whether a headline omits the auxiliary of a verb that takes victims ("Minister held over graft")."""
    return not verb.doc[-1].is_punct and lemma_of(verb) in _victim_verbs()


@derived
def _victim_verbs() -> frozenset[str]:
    return cue_words("victim")


def own_subject(verb: Token) -> Token | None:
    """Return the verb's explicit subject, a relative pronoun replaced by its antecedent."""
    for child in verb.lefts:
        if child.dep_ in _SUBJECTS:
            if child.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return verb.head
            return child
    for child in verb.rights:
        if child.dep_ in _SUBJECTS:
            return child
    return _subject_of_auxiliary(verb)


def _subject_of_auxiliary(verb: Token) -> Token | None:
    """Return the subject that the parse attaches to an auxiliary of the verb."""
    auxiliaries = (
        child for child in verb.lefts if child.dep_ in ("aux", "auxpass") and child.lemma_ in ("have", "be", "do")
    )
    return next((noun for one in auxiliaries for noun in one.lefts if noun.dep_ in _SUBJECTS), None)


def subject_of(verb: Token, steps: int = _MOST_STEPS) -> Token | None:
    """Return the grammatical subject of the verb: its own, or the one it shares with a governing verb."""
    found = own_subject(verb)
    if found is not None or not steps:
        return found
    return _SHARED_SUBJECT.get(verb.dep_, _no_subject)(verb, steps)


def _no_subject(_verb: Token, _steps: int) -> Token | None:
    return None


def _subject_of_relative(verb: Token, _steps: int) -> Token | None:
    return verb.head if verb.tag_ in ("VBN", "VBG") else None


def _subject_of_head(verb: Token, steps: int) -> Token | None:
    head = verb.head
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ == "advcl" and is_passive(head) and not is_passive(verb):
        return agent_of(head) or subject_of(head, steps - 1)
    return subject_of(head, steps - 1)


def _subject_of_noun_clause(verb: Token, steps: int) -> Token | None:
    noun = verb.head
    if verb.tag_ in ("VBG", "VBN"):
        return noun
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    governor = governing_verb(noun)
    return subject_of(governor, steps - 1) if governor is not None else None


def _controller(verb: Token, steps: int) -> Token | None:
    governor = verb.head
    if governor.pos_ not in ("VERB", "AUX"):
        governing = governing_verb(governor)
        return subject_of(governing, steps - 1) if governing is not None else None
    for child in governor.children:
        if child.dep_ in ("dobj", "dative") and child.i < verb.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    return subject_of(governor, steps - 1)


def _subject_of_gerund(verb: Token, steps: int) -> Token | None:
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ not in ("VERB", "AUX"):
        return None
    objects = objects_of(governor) if preposition.lower_ in ("of", "from") else []
    if objects or preposition.lower_ == "of":
        return objects[0] if objects else None
    return subject_of(governor, steps - 1)


def agent_of(verb: Token) -> Token | None:
    """Return the noun of a passive's by-phrase."""
    for child in verb.children:
        if child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def logical_subject(verb: Token) -> Token | None:
    """Return the agent: the subject of an active verb, the by-phrase of a passive one."""
    return agent_of(verb) if is_passive(verb) else subject_of(verb)


def objects_of(verb: Token) -> list[Token]:
    """Return the patients: direct objects, or the subject of a passive verb."""
    found = [child for child in verb.children if child.dep_ in _OBJECTS and not _is_predicate(child)]
    found = found or _small_clause_subjects(verb) or _bare_infinitive_subjects(verb)
    if is_passive(verb):
        subject = subject_of(verb)
        if subject is not None:
            found.insert(0, subject)
    elif not found and verb.dep_ == "relcl" and own_subject(verb) != verb.head and _has_gap(verb):
        found = [verb.head]
    return found


def _is_predicate(child: Token) -> bool:
    """Return whether it is a predicative complement ("made public", "left dead")."""
    return child.dep_ == "oprd" and child.pos_ == "ADJ"


def _small_clause_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a small clause ("found the general guilty", "declared the envoy persona non grata")."""
    clauses = [child for child in verb.rights if child.dep_ == "ccomp" and child.pos_ in ("ADJ", "NOUN")]
    subjects = [noun for clause in clauses for noun in clause.lefts if noun.dep_ == "nsubj"]
    named = (noun for clause in clauses for noun in clause.lefts if noun.dep_ == "compound" and noun.pos_ == "PROPN")
    return subjects or list(named)


def _bare_infinitive_subjects(verb: Token) -> list[Token]:
    """Return those whom the verb lets, makes or asks to do something ("allowed the exile to return")."""
    clauses = (child for child in verb.rights if child.dep_ == "ccomp" and child.tag_ == "VB")
    bare = (
        clause for clause in clauses if not any(child.tag_ == "MD" or child.dep_ == "mark" for child in clause.lefts)
    )
    return [noun for clause in bare for noun in clause.lefts if noun.dep_ in ("nsubj", "nsubjpass")]


def _has_gap(verb: Token) -> bool:
    return not any(child.dep_ in ("prep", "agent") and not list(child.children) for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Return whether the verb is a "to"-infinitive."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.lefts)


def headline_subject_of(noun: Token) -> Token | None:
    """Return the subject of a verbless headline ("Nurses on strike", "Greek, Turkish ministers in talks")."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "in", "under"):
        return None
    root = noun.head.head
    is_headline = root.dep_ == "ROOT" and root.pos_ in ("NOUN", "PROPN") and not noun.doc[-1].is_punct
    return root if is_headline and root.i < noun.i else None


def is_failed_prevention(verb: Token) -> bool:
    """Return whether the verb failed to prevent what follows "from" ("could not stop rebels from storming")."""
    keeps = any(
        child.lower_ == "from" and any(word.dep_ == "pcomp" for word in child.children) for child in verb.rights
    )
    return keeps and any(child.dep_ == "neg" for child in verb.lefts)


def governing_verb(token: Token) -> Token | None:
    """Return the verb that the noun is an argument of, through prepositions and coordination."""
    for _ in range(_MOST_STEPS):
        head = token.head
        if head == token:
            return None
        if head.pos_ in ("VERB", "AUX"):
            return head
        token = head
    return None


_SHARED_SUBJECT = {
    "acl": _subject_of_noun_clause,
    "relcl": _subject_of_relative,
    "xcomp": _controller,
    "pcomp": _subject_of_gerund,
    "conj": _subject_of_head,
    "advcl": _subject_of_head,
    "ccomp": _subject_of_head,
    "parataxis": _subject_of_head,
    "aux": _subject_of_head,
}
