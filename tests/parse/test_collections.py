"""Each collection in its own layout: ``collections/`` holds one file a layout, in our own words."""

from datetime import date
from pathlib import Path

import pytest

from newsledger.model.article import Article
from newsledger.model.outcomes import Parsed
from newsledger.parse.inputs import iter_inputs, parse_input
from newsledger.settings import Settings

FOLDER = Path(__file__).parent / "collections"
SETTINGS = Settings(fetch=False)
TITLES = ["Four sailors lost as boats collide off Ancud", "Bridge at Castro closes for repairs"]
BEGINNINGS = ["Two fishing boats collided off", "Engineers closed the bridge"]
DAYS = [date(2018, 8, 19), date(2018, 8, 20)]
COURIER = "The Strait Courier"
PEOPLE = [("Marta Soto",), ("Luis Ojeda",)]


def read(path: Path) -> list[Parsed]:
    return [parse_input(found, SETTINGS) for found in iter_inputs([str(path)], SETTINGS)]


def articles(name: str) -> list[Article]:
    parsed = read(FOLDER / name)
    assert [one.reject for one in parsed] == [None] * len(parsed)
    return [one.article for one in parsed if one.article is not None]


@pytest.mark.parametrize(
    ("name", "publisher", "has_authors", "has_url"),
    [
        ("nexis_numbered.txt", COURIER, True, False),
        ("nexis_numbered.html", COURIER, True, False),
        ("nexis_uni.txt", COURIER, True, False),
        ("factiva.txt", COURIER, True, False),
        ("factiva.html", COURIER, True, False),
        ("factiva_codes.txt", COURIER, True, False),
        ("proquest.txt", COURIER, True, True),
        ("gigaword.sgml", "AFP", False, False),
        ("trec.sgml", None, True, False),
        ("reuters21578.sgm", "Reuters", False, False),
        ("newsml_g2.xml", COURIER, True, False),
        ("letters.mbox", COURIER, False, False),
        ("newsapi.json", COURIER, True, True),
        ("eventregistry.json", COURIER, True, True),
        ("guardian.json", COURIER, True, True),
        ("elasticsearch.json", COURIER, True, True),
        ("jsonfeed.json", COURIER, True, True),
        ("newsplease.ndjson", "courier.example", True, True),
        ("fundus.jsonl", COURIER, True, True),
        ("trafilatura.ndjson", COURIER, True, False),
        ("headed.txt", COURIER, True, True),
    ],
)
def test_a_collection_gives_each_of_its_articles_with_all_its_fields(
    name: str, publisher: str | None, *, has_authors: bool, has_url: bool
) -> None:
    found = articles(name)
    assert [(one.title or "").casefold() for one in found] == [title.casefold() for title in TITLES]
    assert [one.published_date for one in found] == DAYS
    assert [one.publisher for one in found] == [publisher] * 2
    assert [one.authors for one in found] == (PEOPLE if has_authors else [(), ()])
    assert [one.url is not None for one in found] == [has_url] * 2
    for one, beginning in zip(found, BEGINNINGS, strict=True):
        assert one.body.startswith(beginning)
        assert one.body.count("\n") == 1
        assert "Copyright" not in one.body
        assert "LOAD-DATE" not in one.body.upper()


@pytest.mark.parametrize("name", ["nitf.xml", "letter.eml", "front_matter.md"])
def test_a_file_of_one_article_gives_that_article(name: str) -> None:
    (found,) = articles(name)
    assert (found.title, found.published_date, found.publisher) == (TITLES[0], DAYS[0], COURIER)
    assert found.body.startswith(BEGINNINGS[0])


def test_each_sentence_of_petrarch_s_xml_is_an_article_without_a_title() -> None:
    found = articles("petrarch.xml")
    assert [(one.published_date, one.publisher, one.title) for one in found] == [(day, "AFP", None) for day in DAYS]


def test_an_arc_file_gives_its_pages_with_their_addresses() -> None:
    assert [one.url for one in articles("crawl.arc")] == ["https://courier.example/0", "https://courier.example/1"]


@pytest.mark.parametrize("name", ["mediacloud.csv", "gdelt_gkg.csv", "gdelt_events.csv"])
def test_a_table_of_addresses_without_text_asks_for_each_page_once(name: str) -> None:
    parsed = read(FOLDER / name)
    assert [one.reject.reason for one in parsed if one.reject] == ["not_allowed"] * 2  # fetching is off


def damaged(folder: Path, name: str, old: str, new: str) -> list[Parsed]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert old in text
    before, _, after = text.rpartition(old)
    target = folder / name
    target.write_text(before + new + after, encoding="utf-8")
    return read(target)


@pytest.mark.parametrize(
    ("name", "old", "new", "outcome"),
    [
        ("nexis_uni.txt", "End of Document", "", ("unreadable_file", 1)),
        ("factiva.txt", "41 words", "", ("missing_field", 1)),
        ("proquest.txt", "ProQuest document ID: 209052", "", ("unreadable_file", 1)),
        ("proquest.txt", "Full text:", "Summary:", ("no_text", 1)),
        ("gigaword.sgml", "</DOC>", "", ("unreadable_file", 1)),
        ("gigaword.sgml", "<TEXT>", "<NOTE>", ("no_text", 1)),
        ("nitf.xml", "</body.content>", "", ("malformed_xml", 0)),
        ("nitf.xml", "body.content", "body.other", ("malformed_xml", 0)),
        ("newsml_g2.xml", "</inlineXML>", "</inline>", ("malformed_xml", 0)),
        ("newsapi.json", "]\n}", "", ("malformed_json", 0)),
        ("guardian.json", '"results"', '"found"', ("missing_field", 0)),
        ("trafilatura.ndjson", "}\n", "\n", ("malformed_json", 1)),
        ("fundus.jsonl", '"paragraphs"', '"lines"', ("missing_field", 1)),
        ("letters.mbox", "text/plain", "image/png", ("no_text", 1)),
    ],
)
def test_a_broken_collection_keeps_its_whole_articles_and_rejects_the_rest_with_the_reason(
    tmp_path: Path, name: str, old: str, new: str, outcome: tuple[str, int]
) -> None:
    reason, kept = outcome
    parsed = damaged(tmp_path, name, old, new)
    assert [one.reject.reason for one in parsed if one.reject] == [reason]
    assert sum(one.article is not None for one in parsed) == kept


def test_a_document_without_a_body_is_rejected(tmp_path: Path) -> None:
    text = (FOLDER / "nexis_uni.txt").read_text(encoding="utf-8")
    head, _, rest = text.rpartition("Body\n")
    target = tmp_path / "nexis.txt"
    target.write_text(head + "Body\n\n" + rest[rest.index("Classification") :], encoding="utf-8")
    assert [one.reject.reason if one.reject else None for one in read(target)] == [None, "no_text"]


def test_a_header_without_a_text_below_it_is_rejected(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("url: https://courier.example/1\ndate: 2018-08-19\ntitle: Boats\n\n", encoding="utf-8")
    assert [one.reject.reason for one in read(target) if one.reject] == ["no_text"]


def test_an_arc_file_that_is_cut_off_keeps_its_whole_records(tmp_path: Path) -> None:
    target = tmp_path / "crawl.arc"
    target.write_bytes((FOLDER / "crawl.arc").read_bytes()[:-200])
    assert [one.reject.reason if one.reject else None for one in read(target)] == [None, "unreadable_file"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "<record><field>The bridge at Castro closed on Monday after divers found cracks.</field></record>",
            "unknown_format",
        ),
        (
            "<tei:TEI><text>The bridge at Castro closed on Monday after divers found cracks.</text></tei:TEI>",
            "unknown_format",
        ),
    ],
)
def test_markup_that_is_not_html_is_no_text(tmp_path: Path, content: str, reason: str) -> None:
    target = tmp_path / "a.txt"
    target.write_text(content, encoding="utf-8")
    assert [one.reject.reason for one in read(target) if one.reject] == [reason]


@pytest.mark.parametrize("rule", ["=" * 40, "\f", "Document 2 of 3"])
def test_a_text_of_several_articles_in_no_known_layout_is_not_read_as_one(tmp_path: Path, rule: str) -> None:
    body = "Engineers closed the bridge at Castro on Monday after divers found cracks in two of its piers. " * 3
    article = f"Bridge closes\nAugust 20, 2018\n\n{body}\n"
    target = tmp_path / "all.txt"
    target.write_text(f"\n{rule}\n".join([article] * 3), encoding="utf-8")
    assert [one.reject.reason for one in read(target) if one.reject] == ["several_documents"]
