"""One annotated article with the rows of the coder: what the scores are computed from."""

from __future__ import annotations

from dataclasses import dataclass

from newsledger.evaluation.whole_articles.annotations import Annotation
from newsledger.evaluation.whole_articles.coded_rows import CodedArticle
from newsledger.evaluation.whole_articles.fault_tally import ArticleFault


@dataclass(frozen=True, slots=True)
class ArticleCase:
    """An annotated article: its place in the file, its id, its words, its annotation and its rows.

    ``coded`` is None when the parse or the coder rejected the text.
    """

    place: str
    name: str
    word_count: int
    annotation: Annotation
    coded: CodedArticle | None

    def make_fault(self, words: str, expected: str, read: str = "nothing") -> ArticleFault:
        """Return a fault of this article."""
        return ArticleFault(self.name, self.place, " ".join(words.split()), expected, read)
