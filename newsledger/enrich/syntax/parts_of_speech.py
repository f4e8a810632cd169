"""Questions of the part of speech: is a token a verb, a noun, a pronoun, an adposition."""

from __future__ import annotations

from newsledger.enrich.syntax.questions import any_of, part

is_verb = part("verb")
is_auxiliary_verb = part("auxiliary")
is_verb_or_auxiliary = any_of(is_verb, is_auxiliary_verb)

is_common_noun = part("common noun")
is_proper_noun = part("proper noun")
is_noun = any_of(is_common_noun, is_proper_noun)
is_pronoun = part("pronoun")
is_adjective = part("adjective")
is_adverb = part("adverb")
is_numeral = part("numeral")
is_noun_or_pronoun = any_of(is_noun, is_pronoun)
is_noun_or_adjective = any_of(is_noun, is_adjective)

is_determiner_word = part("determiner")
"""Articles, demonstratives and quantifiers ("the", "those", "some"), whatever they stand before."""
is_adposition = part("adposition")
is_function_particle = part("particle")
is_coordinating_conjunction = part("coordinating conjunction")
is_subordinating_conjunction = part("subordinating conjunction")
is_preposition = any_of(is_adposition, is_subordinating_conjunction)
"""A preposition however the model reads it ("before", "without")."""
is_punctuation_mark = part("punctuation")

is_function_word = any_of(
    is_adposition,
    is_determiner_word,
    is_function_particle,
    is_pronoun,
    is_coordinating_conjunction,
    is_subordinating_conjunction,
)
"""Words of grammar: they name nothing."""
