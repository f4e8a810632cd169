from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

from newsledger.ledger.lake import keep_newest
from newsledger.model.article import Article

EARLY, LATE = datetime(2023, 10, 9, tzinfo=UTC), datetime(2023, 10, 10, tzinfo=UTC)


def version(content_hash: str, modified_at: datetime | None = None, published_at: datetime | None = EARLY) -> Article:
    return Article(
        article_id="a",
        source_id="s",
        body="Words.",
        content_hash=content_hash,
        modified_at=modified_at,
        published_at=published_at,
    )


def test_the_newest_version_is_found_in_any_order() -> None:
    oldest_first = [
        version("z", published_at=None),
        version("z", published_at=EARLY),
        version("a", published_at=LATE),
        version("b", published_at=LATE),
        version("a", EARLY, None),
        version("a", LATE, None),
    ]
    for count in range(1, len(oldest_first) + 1):
        for order in list(permutations(oldest_first[:count]))[:60]:
            assert keep_newest(order) == [oldest_first[count - 1]]


def test_articles_keep_the_order_in_which_they_first_came() -> None:
    other = Article(article_id="b", source_id="s", body="Words.")
    assert keep_newest([version("a"), other, version("b")]) == [version("b"), other]
