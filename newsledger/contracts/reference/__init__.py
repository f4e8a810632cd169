"""Every table of the reference that may be laid over, declared once: its columns, allowed values, key and rules.

Read when a user's tables are checked, and by the tests for the package's own; coding articles needs none of it. PLOVER's
own tables are not among them: they are the codebook's.
"""

from __future__ import annotations

from newsledger.contracts.reference import actors, events, figures, language, pages, places, saying
from newsledger.contracts.reference.cells import ReferenceRow

__all__ = ["NEVER_TAKEN_AWAY", "REFERENCE_TABLES", "ReferenceRow", "columns_of", "key_of", "lists_of"]

NEVER_TAKEN_AWAY = frozenset({"countries", "event_confidence", "figure_confidence"})
"""Tables whose every row is needed: one may be replaced, none taken away."""


REFERENCE_TABLES: dict[str, type[ReferenceRow]] = {
    "actors": actors.Actors,
    "addressed_words": actors.AddressedWords,
    "agencies": pages.Agencies,
    "attribution_words": saying.AttributionWords,
    "bodies": actors.Bodies,
    "boilerplate_lines": pages.BoilerplateLines,
    "bound_phrases": figures.BoundPhrases,
    "byline_words": pages.BylineWords,
    "capitalised_words": language.CapitalisedWords,
    "column_names": pages.ColumnNames,
    "context_words": events.ContextWords,
    "countries": places.Countries,
    "currencies": figures.Currencies,
    "date_line_words": pages.DateLineWords,
    "dateline_regions": places.DatelineRegions,
    "default_countries": actors.DefaultCountries,
    "event_confidence": events.EventConfidence,
    "event_cues": events.EventCues,
    "event_doers": events.EventDoers,
    "event_nouns": events.EventNouns,
    "event_phrases": events.EventPhrases,
    "event_verbs": events.EventVerbs,
    "figure_confidence": figures.FigureConfidence,
    "figure_cues": figures.FigureCues,
    "file_signatures": pages.FileSignatures,
    "function_words": language.FunctionWords,
    "internet_domains": places.InternetDomains,
    "leaders": actors.Leaders,
    "measures": figures.Measures,
    "metonyms": actors.Metonyms,
    "name_words": actors.NameWords,
    "noun_classes": events.NounClasses,
    "number_labels": figures.NumberLabels,
    "number_words": figures.NumberWords,
    "older_country_codes": places.OlderCountryCodes,
    "organisation_heads": actors.OrganisationHeads,
    "organisations": actors.Organisations,
    "outlet_words": pages.OutletWords,
    "outlets": pages.Outlets,
    "page_blocks": pages.PageBlocks,
    "page_fields": pages.PageFields,
    "partially_recognised": actors.PartiallyRecognised,
    "place_words": places.PlaceWords,
    "population_words": actors.PopulationWords,
    "populations": figures.Populations,
    "portfolios": actors.Portfolios,
    "realis_words": saying.RealisWords,
    "reporting_verbs": saying.ReportingVerbs,
    "section_names": pages.SectionNames,
    "state_bodies": actors.StateBodies,
    "state_parts": places.StateParts,
    "time_words": language.TimeWords,
    "time_zones": language.TimeZones,
    "titles": actors.Titles,
    "tracking_parameters": pages.TrackingParameters,
    "transliterations": language.Transliterations,
    "units": figures.Units,
    "vague_quantities": figures.VagueQuantities,
    "verb_forms": events.VerbForms,
}


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table, as its header names them and in that order."""
    return tuple(column for column in REFERENCE_TABLES[table].columns() if column != "line")


def key_of(table: str) -> tuple[str, ...]:
    """Return the columns whose cells are a row's key."""
    columns = REFERENCE_TABLES[table].columns()
    return tuple(name for name, column in columns.items() if (column.metadata or {}).get("key"))


def lists_of(table: str) -> frozenset[str]:
    """Return the columns of the key whose cells are lists, each item a key."""
    columns = REFERENCE_TABLES[table].columns()
    return frozenset(name for name, column in columns.items() if (column.metadata or {}).get("key") == "list")
