from __future__ import annotations

import pytest

from newsledger.knowledge.currency_countries import country_of_currency


@pytest.mark.parametrize(
    ("code", "country"), [("COP", "COL"), ("GBP", "GBR"), ("PHP", "PHL"), ("EUR", None), ("XOF", None)]
)
def test_a_currency_is_of_the_country_its_code_begins_with(code: str, country: str | None) -> None:
    assert country_of_currency(code) == country
