"""Decide the currency that a sign or word of several countries' money means in an article: "$", "pesos", "pounds"."""

from __future__ import annotations

import re

from spacy.tokens import Span

from newsledger.enrich.anchoring.focus_country import country_of_address
from newsledger.enrich.figures.figure_lexicon import currencies
from newsledger.enrich.syntax.lemmas import lemma_of
from newsledger.knowledge.currency_countries import country_of_currency
from newsledger.knowledge.reference import derived
from newsledger.model.reading import Reading

_DOLLAR, _SIGN = "dollar", "$"
_SAYS_US = re.compile(r"\bUS ?\$|\bUSD\b|\bU\.S\. dollars?\b|\bUS dollars?\b|\bAmerican dollars?\b")


def currency_in(reading: Reading, words: Span, code: str) -> str:
    """Return the ISO 4217 code of the amount that the words print, whose sign or word alone means ``code``.

    A peso is the focus country's. A bare "$" is so only where the outlet is of that country, or the article writes US$ beside it.
    """
    country = reading.focus_country
    noun = _shared_word(words)
    own = _codes_by_country(noun).get(country) if noun is not None and country is not None else None
    if own is None or own == code:
        return code
    is_local = country_of_address(reading) == country or _SAYS_US.search(reading.article.body or "") is not None
    return own if noun != _DOLLAR or is_local else code


def _shared_word(words: Span) -> str | None:
    """Return the word, said without its country, of which several countries have one: "peso"; a "$" is a dollar."""
    if any(token.lower_ == _SIGN for token in words):
        return _DOLLAR
    for token in words:
        lemma = lemma_of(token)
        is_named = token.i > words.start and f"{token.nbor(-1).lower_} {lemma}" in currencies("word")
        if lemma in currencies("word") and not is_named and _codes_by_country(lemma):
            return lemma
    return None


@derived
def _codes_by_country(noun: str) -> dict[str, str]:
    """Return the code of each country's money of that name, by the country with which the code begins."""
    codes = (code for word, code in currencies("word").items() if word.split()[-1] == noun)
    return {country: code for code in codes if (country := country_of_currency(code)) is not None}


__all__ = ["currency_in"]
