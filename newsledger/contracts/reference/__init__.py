"""Declare every reference table that may be overlaid, once: its columns, allowed values, key and rules.

Used when a user's tables are checked, and by the tests for the package's own; coding articles does not need it.
PLOVER's own tables are excluded: they belong to the codebook.
"""

from __future__ import annotations

from newsledger.contracts.reference import (
    actor_tables,
    class_tables,
    event_tables,
    figure_tables,
    language_tables,
    page_tables,
    place_tables,
    speech_tables,
)
from newsledger.contracts.reference.cells import ReferenceRow

__all__ = [
    "NEVER_REMOVED",
    "REFERENCE_TABLES",
    "SUBJECTS",
    "ReferenceRow",
    "columns_of",
    "key_of",
    "lists_of",
    "references_of",
]

NEVER_REMOVED = frozenset({"countries", "event_weights", "figure_confidence", "figure_measures", "hazard_modes"})
"""Tables in which every row is needed: one may be replaced, none removed."""


REFERENCE_TABLES: dict[str, type[ReferenceRow]] = {
    "actors": actor_tables.Actors,
    "addressed_words": actor_tables.AddressedWords,
    "agencies": page_tables.Agencies,
    "attribution_words": speech_tables.AttributionWords,
    "bodies": actor_tables.Bodies,
    "boilerplate_lines": page_tables.BoilerplateLines,
    "bound_phrases": figure_tables.BoundPhrases,
    "byline_words": page_tables.BylineWords,
    "capitalised_words": language_tables.CapitalisedWords,
    "column_names": page_tables.ColumnNames,
    "corpus_sources": page_tables.CorpusSources,
    "context_words": class_tables.ContextWords,
    "countries": place_tables.Countries,
    "currencies": figure_tables.Currencies,
    "date_line_words": page_tables.DateLineWords,
    "dateline_regions": place_tables.DatelineRegions,
    "default_countries": actor_tables.DefaultCountries,
    "event_cues": event_tables.EventCues,
    "event_doers": event_tables.EventDoers,
    "event_nouns": event_tables.EventNouns,
    "event_phrases": event_tables.EventPhrases,
    "event_verbs": event_tables.EventVerbs,
    "event_weights": event_tables.EventWeights,
    "factuality_cues": speech_tables.FactualityCues,
    "figure_confidence": figure_tables.FigureConfidence,
    "figure_cues": figure_tables.FigureCues,
    "figure_measures": figure_tables.FigureMeasures,
    "file_signatures": page_tables.FileSignatures,
    "function_words": language_tables.FunctionWords,
    "harm_verbs": class_tables.HarmVerbs,
    "hazard_modes": event_tables.HazardModes,
    "hazard_words": event_tables.HazardWords,
    "internet_domains": place_tables.InternetDomains,
    "json_wrappers": page_tables.JsonWrappers,
    "leaders": actor_tables.Leaders,
    "measure_words": figure_tables.MeasureWords,
    "given_names": actor_tables.GivenNames,
    "metonyms": actor_tables.Metonyms,
    "name_orders": actor_tables.NameOrders,
    "name_words": actor_tables.NameWords,
    "noun_classes": class_tables.NounClasses,
    "nouns": class_tables.Nouns,
    "number_labels": figure_tables.NumberLabels,
    "number_words": figure_tables.NumberWords,
    "older_country_codes": place_tables.OlderCountryCodes,
    "letters_after_names": actor_tables.LettersAfterNames,
    "organisation_heads": actor_tables.OrganisationHeads,
    "outlet_words": page_tables.OutletWords,
    "outlets": page_tables.Outlets,
    "page_blocks": page_tables.PageBlocks,
    "page_fields": page_tables.PageFields,
    "partially_recognised": actor_tables.PartiallyRecognised,
    "admin1_names": place_tables.Admin1Names,
    "hxl_tags": place_tables.HxlTags,
    "place_points": place_tables.PlacePoints,
    "place_words": place_tables.PlaceWords,
    "population_words": actor_tables.PopulationWords,
    "portfolios": actor_tables.Portfolios,
    "reporting_verbs": speech_tables.ReportingVerbs,
    "secret_parameters": page_tables.SecretParameters,
    "section_names": page_tables.SectionNames,
    "sector_traits": actor_tables.SectorTraits,
    "state_parts": place_tables.StateParts,
    "time_words": language_tables.TimeWords,
    "time_zones": language_tables.TimeZones,
    "titles": actor_tables.Titles,
    "topic_words": class_tables.TopicWords,
    "topics": class_tables.Topics,
    "tracking_parameters": page_tables.TrackingParameters,
    "transliterations": language_tables.Transliterations,
    "units": figure_tables.Units,
    "vague_quantities": figure_tables.VagueQuantities,
    "verb_forms": event_tables.VerbForms,
}


_SUBJECTS = {
    "Events": event_tables,
    "Nouns, verbs of harm and topics": class_tables,
    "Figures": figure_tables,
    "Speech and factuality": speech_tables,
    "Actors": actor_tables,
    "Places": place_tables,
    "Language and time": language_tables,
    "Pages and files": page_tables,
}
SUBJECTS = {
    subject: tuple(name for name, schema in REFERENCE_TABLES.items() if schema.__module__ == module.__name__)
    for subject, module in _SUBJECTS.items()
}
"""The names of the tables, by what they are about."""


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table in the order of its header."""
    return tuple(column for column in REFERENCE_TABLES[table].columns() if column != "line")


def key_of(table: str) -> tuple[str, ...]:
    """Return the columns that form a row's key."""
    columns = REFERENCE_TABLES[table].columns()
    return tuple(name for name, column in columns.items() if (column.metadata or {}).get("key"))


def references_of(table: str) -> dict[str, str]:
    """Return the columns whose items must stand in a column of another table, and that column (``topics.topic``)."""
    referred = {
        name: (column.metadata or {}).get("refers") for name, column in REFERENCE_TABLES[table].columns().items()
    }
    return {name: str(target) for name, target in referred.items() if target}


def lists_of(table: str) -> frozenset[str]:
    """Return the key columns whose cells are lists, each item a key."""
    columns = REFERENCE_TABLES[table].columns()
    return frozenset(name for name, column in columns.items() if (column.metadata or {}).get("key") == "list")
