"""Questions of the form of a word: tense and finiteness of a verb, number of a noun, kind of a pronoun."""

from __future__ import annotations

from newsledger.enrich.syntax.questions import any_of, form

is_base_form = form("base form")
is_past_tense = form("past tense")
is_past_participle = form("past participle")
is_gerund = form("gerund")
"""The "-ing" of a verb, a gerund or a present participle."""
is_participle = any_of(is_past_participle, is_gerund)
is_past_form = any_of(is_past_tense, is_past_participle)
"""Past tense or past participle, which the model confuses ("soldiers killed in")."""
is_third_person_present = form("third person present")
is_present_tense = any_of(form("present"), is_third_person_present)
is_finite = any_of(is_past_tense, is_present_tense)
is_not_past = any_of(is_base_form, is_present_tense, is_gerund)
is_verb_form = any_of(is_past_form, is_not_past)
is_modal = form("modal")
is_infinitive_marker = form("infinitive marker")

is_singular_common_noun = form("singular common noun")
is_plural_common_noun = form("plural common noun")
is_singular_name = form("singular name")
is_name = any_of(is_singular_name, form("plural name"))
is_singular_noun = any_of(is_singular_common_noun, is_singular_name)
is_plural_noun = any_of(is_plural_common_noun, form("plural name"))
is_adjective_form = form("adjective")
is_comparative = form("comparative")
is_superlative = form("superlative")
is_number = form("number")
is_hyphen = form("hyphen")

is_personal_pronoun = form("personal pronoun")
is_possessive_pronoun = form("possessive pronoun")
is_genitive_marker = form("genitive marker")
is_plain_determiner = form("determiner")
is_preposition_or_conjunction = form("preposition")
is_relative_who = form("relative pronoun")
is_relative_which = form("relative determiner")
is_relative_pronoun = any_of(is_relative_who, is_relative_which)
is_relative_adverb = form("relative adverb")
"""A "where", "when", "why" or "how"."""
