"""The words that do not make two participants the same when they stand in both."""

STOP_WORDS = frozenset(
    [
        *("the", "a", "an", "of", "in", "and", "on", "at", "to", "for", "by", "its", "their", "his", "her"),
        *("some", "all", "other", "more", "than", "about", "least"),
    ]
)
