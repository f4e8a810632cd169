"""Pages for tests: what enters is what a page says, what leaves is its HTML, furniture and all."""

from __future__ import annotations

import json
from html import escape

PARAGRAPHS = (
    "Two fishing boats collided off the port of Ancud before dawn on Tuesday, and four sailors were lost, the navy said.",
    "A patrol vessel picked up nine men from a raft after six hours in water of eight degrees, Captain Rosa Vidal told reporters.",
    "The larger boat had left Castro on Monday evening with a hold full of hake and was on its way to the market at Puerto Montt.",
    "Families gathered at the pier through the day while divers searched the strait, where the current runs at nine knots.",
    "The harbour master has ordered both owners to keep their other vessels in port until an inquiry has heard the crews.",
)
TITLE = "Four sailors lost as fishing boats collide off Chile"


def page(
    *paragraphs: str,
    head: str = "",
    title: str = TITLE,
    above: str = "",
    below: str = "",
    linked: object = None,
    language: str = "en",
) -> bytes:
    """Return a page with navigation, the article and a footer."""
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked is not None else ""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}{script}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<main><article><h1>{escape(title)}</h1>{above}{body}{below}</article></main>"
        "<footer><p>Copyright The Strait Courier. All rights reserved.</p></footer></body></html>"
    ).encode()
