"""Adjust the type and mode of a trigger to its actors.

An aircraft bombs from the air, militants who hold somebody abduct, a state that protests accuses, and two armies
exercise jointly.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsledger.enrich.events.trigger import Trigger
from newsledger.enrich.syntax.arguments import logical_subject
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.lexicon import NO_EVENT, cue_words, noun_uses
from newsledger.knowledge.reference import derived, read_table
from newsledger.knowledge.sectors import sectors_with
from newsledger.model.reading import Mention

_TOOLS = ("aerial", "drone")
_BROAD = (None, "explosives", "heavy-weapons", "destroy")
_OF_ONE_TRAIT = ("court", "official", "business", "scholar", "private")
_STATE_KINDS = {"state", "government_body"}


def set_agent_conditioned_type(trigger: Trigger, actors: list[Mention], recipients: list[Mention]) -> None:
    """Set the type and mode that the trigger has when these actors are its agents."""
    if trigger.event_type == "ASSAULT":
        trigger.mode = _mode_of_tool(trigger) or trigger.mode
    if _is_unarmed_targeting(trigger, actors):
        trigger.filter = "doer"
    if not actors:
        return
    for mode, lemma, agent_class, becomes in _agent_rules().get(trigger.event_type, ()):
        has_lemma = not lemma or any(lemma_of(word) == lemma for word in _all_words(trigger))
        if (
            has_lemma
            and mode in ("*", trigger.mode)
            and _has_agent_class(_doers(agent_class, actors, recipients), agent_class)
        ):
            if becomes[0] == NO_EVENT:
                trigger.filter = "doer"
            else:
                trigger.event_type, trigger.mode = becomes
            return


def _is_unarmed_targeting(trigger: Trigger, actors: list[Mention]) -> bool:
    """Return whether somebody is only said to be targeted: not by arms, nor by those who bear them."""
    if trigger.event_type != "ASSAULT" or trigger.mode or lemma_of(trigger.token) != "target" or len(trigger.words) > 1:
        return False
    armed = {"MIL"} | sectors_with("outlaw")
    return not any(one.kind in ("state", "armed_group") or one.sector in armed for one in actors)


def _doers(agent_class: str, actors: list[Mention], recipients: list[Mention]) -> list[Mention]:
    """Return whom the class must hold of: for business, the recipients of public life or of labour too."""
    if agent_class != "business":
        return actors
    public = sectors_with("public_life") | {"LAB"}
    return [*actors, *(one for one in recipients if one.kind in ("state", "igo") or one.sector in public)]


def _all_words(trigger: Trigger) -> list[Token]:
    return [word for part in (trigger, *trigger.parts) for word in part.words]


def _mode_of_tool(trigger: Trigger) -> str | None:
    """Return the mode implied by the grammatical subject: an aircraft, or a violence noun ("shelling killed")."""
    subject = None if trigger.is_noun else logical_subject(trigger.token)
    if subject is None:
        return None
    if trigger.mode in _BROAD:
        for tool in _TOOLS:
            if lemma_of(subject) in cue_words(tool):
                return tool
    uses = noun_uses().get(subject.lower_, ()) if trigger.mode is None else ()
    return next((use.mode for use in uses if use.event_type == "ASSAULT" and not use.modifiers), None)


def _has_agent_class(actors: list[Mention], agent_class: str) -> bool:
    if agent_class == "outlaw":
        return all(actor.kind == "armed_group" or actor.sector in sectors_with("outlaw") for actor in actors)
    if agent_class == "crowd":
        official = sectors_with("of_state") | sectors_with("outlaw")
        return all(actor.kind == "population" and actor.sector not in official for actor in actors)
    if agent_class == "force":
        return all(actor.sector in ("MIL", "COP") for actor in actors)
    if agent_class == "politician":
        return all(actor.kind == "person" and actor.sector in sectors_with("politics") for actor in actors)
    if agent_class in _OF_ONE_TRAIT:
        never = "person" if agent_class == "business" else "state"
        return all(actor.sector in sectors_with(agent_class) and actor.kind != never for actor in actors)
    states = {actor.country for actor in actors if actor.kind in _STATE_KINDS and actor.country}
    return len(states) > 1 if agent_class == "pair" else len(states) > 0


@derived
def _agent_rules() -> dict[str, tuple[tuple[str | None, str, str, tuple[str, str | None]], ...]]:
    rows: dict[str, list[tuple[str | None, str, str, tuple[str, str | None]]]] = {}
    for row in read_table("event_doers"):
        becomes = (row["becomes_type"], row["becomes_mode"] or None)
        rows.setdefault(row["event_type"], []).append((row["mode"] or None, row["lemma"], row["doer"], becomes))
    return {event_type: tuple(found) for event_type, found in rows.items()}
