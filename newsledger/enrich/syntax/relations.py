"""Questions of the relation of a token to its head: is it a subject, an object, a modifier, a clause of some kind."""

from __future__ import annotations

from newsledger.enrich.syntax.questions import any_of, relation

is_root = relation("root")

is_active_subject = relation("subject")
is_passive_subject = relation("passive subject")
is_subject = any_of(is_active_subject, is_passive_subject)
is_clausal_subject = relation("clausal subject")
is_passive_clausal_subject = relation("passive clausal subject")
is_clause_as_subject = any_of(is_clausal_subject, is_passive_clausal_subject)
is_subject_or_clausal = any_of(is_subject, is_clausal_subject)
is_expletive = relation("expletive")

is_direct_object = relation("direct object")
is_recipient = relation("recipient")
"""Whom something is given or told to, without "to" ("told the envoy")."""
is_object = any_of(is_direct_object, is_recipient)
is_patient = any_of(is_direct_object, is_passive_subject)
"""What the event is done to, whether the verb is active or passive."""
is_core_argument = any_of(is_subject, is_direct_object)
is_agent_phrase = relation("agent phrase")
"""The "by" of a passive verb."""

is_prepositional_phrase = relation("prepositional phrase")
is_prepositional_or_agent_phrase = any_of(is_prepositional_phrase, is_agent_phrase)
is_prepositional_object = relation("prepositional object")
is_prepositional_clause = relation("prepositional clause")
"""A gerund or clause under a preposition ("accused of shooting")."""

is_adjectival_complement = relation("adjectival complement")
is_predicate_noun = relation("predicate noun")
is_object_predicate = relation("object predicate")
is_subject_predicate = any_of(is_adjectival_complement, is_predicate_noun)
"""What a copula says of its subject ("is dead", "was a hoax")."""
is_predicate = any_of(is_subject_predicate, is_object_predicate)
is_nominal_argument = any_of(
    is_core_argument, is_recipient, is_prepositional_object, is_predicate_noun, is_object_predicate
)
"""Every place of a noun that a verb governs, directly or through a preposition."""

is_complement_clause = relation("complement clause")
is_open_complement = relation("open complement")
"""A complement whose subject is controlled by the governor ("wants to leave")."""
is_complement = any_of(is_complement_clause, is_open_complement)
is_content_clause = any_of(is_complement_clause, is_clause_as_subject)
is_adverbial_clause = relation("adverbial clause")
is_relative_clause = relation("relative clause")
is_adnominal_clause = relation("adnominal clause")
"""A participle, infinitive or content clause of a noun ("troops fighting", "a plan to leave", "the claim that")."""
is_clause_of_noun = any_of(is_adnominal_clause, is_relative_clause)
is_modifier_clause = any_of(is_clause_of_noun, is_adverbial_clause)
is_parataxis = relation("paratactic clause")
is_dependent_clause = any_of(is_complement_clause, is_modifier_clause, is_parataxis)
is_conjunct = relation("conjunct")
is_coordinator = relation("coordinator")
is_correlative = relation("correlative")

is_active_auxiliary = relation("auxiliary")
is_passive_auxiliary = relation("passive auxiliary")
is_auxiliary = any_of(is_active_auxiliary, is_passive_auxiliary)
is_negation = relation("negation")
is_subordinator = relation("subordinator")
is_particle = relation("particle")
is_adverb_modifier = relation("adverb")
is_adverbial_noun = relation("adverbial noun")
"""A noun that says when or how much ("two days later", "shot dead last week")."""

is_apposition = relation("apposition")
is_possessor = relation("possessor")
is_compound_part = relation("compound part")
is_adjectival_modifier = relation("adjectival modifier")
is_nominal_modifier = relation("nominal modifier")
is_attributive = any_of(is_adjectival_modifier, is_compound_part, is_nominal_modifier)
"""An adjective or noun before its noun ("the *Syrian* *army* base")."""
is_noun_modifier = any_of(is_attributive, is_possessor)
is_numeral_modifier = relation("numeral modifier")
is_number_modifier = relation("number modifier")
"""What qualifies a number ("*about* 20")."""
is_determiner = relation("determiner")
is_predeterminer = relation("predeterminer")
is_case_marker = relation("case marker")
is_punctuation = relation("punctuation")
is_interjection = relation("interjection")
is_unclassified = relation("unclassified")
