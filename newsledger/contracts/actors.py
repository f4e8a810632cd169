"""The contracts of ``actor_mentions`` (per article) and of ``actors`` and ``actor_roles`` (corpus tables)."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from newsledger.contracts import columns as c


class ActorMentions(dy.Schema):
    """One row per mention of an actor in an article."""

    mention_id = c.key("Hash of article, field and offsets.")
    article_id = c.text("The article.")
    published_date = dy.Date(nullable=True, description="Publication day of the article.")
    actor_id = c.text("The actor; null when unresolved.", nullable=True)
    text = c.text("The words, exactly as in the article.")
    kind = c.one_of(c.KINDS, "What sort of actor it is.")
    title = c.text("The role as printed.", nullable=True)
    role_country = c.country("Country of the role as of the article's date.")
    role_sector = c.sector("PLOVER sector of the role as of the article's date.")
    resolution = c.one_of(c.RESOLUTIONS, "How the mention was resolved.")
    evidence_field = c.one_of(c.EVIDENCE_FIELDS, "Which text of the article the words stand in.")
    char_start = c.count("First code point of the words.")
    char_end = c.count("Code point after the words.")

    @dy.rule()
    def text_fills_its_span(cls) -> pl.Expr:
        return c.words_fill_their_span("text")


class Actors(dy.Schema):
    """One row per actor id that an article mentions."""

    actor_id = c.key("Readable slug, such as `state:IRN` or `person:jane-doe`.")
    merged_into = c.text("The id this one turned out to be; null for most.", nullable=True)
    name = c.text("The fullest form in the reference or in the articles.")
    kind = c.one_of(c.KINDS, "What sort of actor it is.")
    country = c.country("ISO 3166-1 alpha-3 or PLOVER's slot, by the commonest mention.")
    sector = c.sector("PLOVER sector, by the commonest mention.")
    aliases = dy.List(dy.String(min_length=1), description="Every surface seen but pronouns, in alphabetical order.")
    first_seen_date = dy.Date(nullable=True, description="Earliest publication day that mentions it.")
    last_seen_date = dy.Date(nullable=True, description="Latest publication day that mentions it.")
    mention_count = c.count("Mentions in all articles.")


class ActorRoles(dy.Schema):
    """One row per actor and office."""

    actor_id = dy.String(primary_key=True, description="The holder.")
    title = dy.String(
        primary_key=True, description="The office in its commonest wording, without its country, lower-cased."
    )
    country = c.country("Country of the office.")
    sector = c.sector("PLOVER sector of the office.")
    first_seen_date = dy.Date(nullable=True, description="Earliest publication day that says so.")
    last_seen_date = dy.Date(nullable=True, description="Latest publication day that says so.")
    article_count = c.count("Articles that say so.")
    first_article_id = c.text("The earliest article that says so.")
